"""What the outside world may hand over, and which article or which reason comes of it."""

import json
import os
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.load import Refusal, articles, documents
from app.text import Article

SPANISH = "El ministro de Defensa anunció el viernes la adquisición de 24 aviones; «es una urgencia», señaló."
PORTUGUESE = (
    "O ministro da Defesa afirmou na sexta-feira que a aquisição dos caças está em negociação; não há previsão."
)
FRENCH = "L’été dernier, la ministre a déjà reçu les frégates : « une étape », a-t-elle déclaré à Athènes."
ENGLISH = "Lima will purchase 24 fighter jets for $3.5 billion, the prime minister said on Friday in Lima."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Jets for Lima - The Example Times</title>
<meta property="og:title" content="Jets for Lima"><meta property="og:site_name" content="The Example Times">
<meta name="author" content="Jane Roe"><meta property="article:published_time" content="2025-12-13T10:00:00Z">
<link rel="canonical" href="https://example.org/jets"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World news</a></li></ul></nav>
<article><h1>Jets for Lima</h1><p>{ENGLISH}</p><p>The deal was signed by both ministers &amp; their deputies.</p></article>
<footer>All rights reserved</footer></body></html>"""

Put = Callable[[str, bytes | str], Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Return a function that writes a file into the folder of the test."""

    def write(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@given(raw=st.text(min_size=1).map(lambda text: f"a{text}"))
@example("a\r\nb\rc\n\r\n  Perú\u2028 e\u0301 🚢 ")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
def test_a_text_is_the_files_own_characters(put: Put, raw: str) -> None:
    """The text of a ``.txt`` is the decoded file in NFC with every newline as one character, and U+FFFD for NUL."""
    path = put("article.txt", raw)

    [article] = articles(path)

    newlines = raw.replace("\r\n", "\n").replace("\r", "\n")
    assert article.text == unicodedata.normalize("NFC", newlines.replace("\0", "\ufffd"))


@given(raw=st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
def test_any_bytes_give_an_article_or_a_reason(put: Put, raw: bytes) -> None:
    """Whatever a file holds, it is an article whose text can be stored in UTF-8, or is refused in words."""
    path = put("article.txt", raw)

    [document] = documents([path])

    if isinstance(document, Article):
        assert "\0" not in document.text
        assert document.text.encode()
    else:
        assert document.reason


@pytest.mark.parametrize(
    ("raw", "text", "flags"),
    [
        pytest.param(ENGLISH.encode(), ENGLISH, set(), id="utf-8"),
        pytest.param(SPANISH.encode("utf-8-sig"), SPANISH, set(), id="utf-8 with a byte order mark"),
        pytest.param(SPANISH.encode("utf-16"), SPANISH, set(), id="utf-16 with a byte order mark"),
        pytest.param(b"\xfe\xff" + SPANISH.encode("utf-16-be"), SPANISH, set(), id="big-endian utf-16 with its mark"),
        pytest.param(SPANISH.encode("utf-32"), SPANISH, set(), id="utf-32 with a byte order mark"),
        pytest.param(SPANISH.encode("utf-16-le"), SPANISH, {"decoded_as_utf_16_le"}, id="utf-16 without a mark"),
        pytest.param(SPANISH.encode("latin-1"), SPANISH, {"decoded_as_cp1252"}, id="latin-1, Spanish"),
        pytest.param(PORTUGUESE.encode("latin-1"), PORTUGUESE, {"decoded_as_cp1252"}, id="latin-1, Portuguese"),
        pytest.param(FRENCH.encode("cp1252"), FRENCH, {"decoded_as_cp1252"}, id="cp1252, French"),
        pytest.param(b"Per\xc3\xba: caf\xc3\xa9 \xff", "Perú: café \ufffd", {"characters_replaced"}, id="broken utf-8"),
        pytest.param(b"24\x00 jets", "24\ufffd jets", {"characters_replaced"}, id="a NUL"),
    ],
)
def test_bytes_are_decoded_as_what_they_are(put: Put, raw: bytes, text: str, flags: set[str]) -> None:
    """A byte order mark is obeyed, an encoding that is not UTF-8 is found, and what was guessed or lost is flagged."""
    path = put("article.txt", raw)

    [article] = articles(path)

    assert (article.text, article.flags) == (text, flags)


def test_lone_surrogates_are_replaced_and_flagged(put: Put) -> None:
    """Half a surrogate pair in a JSON escape becomes U+FFFD in the text; a whole pair is its character."""
    path = put("articles.jsonl", r'{"text": "Jets \ud83d for \ud83d\udea2 Lima", "title": "A \udc00 title"}')

    [article] = articles(path)

    assert article.text == "Jets \ufffd for 🚢 Lima"
    assert article.title == "A \ufffd title"
    assert article.flags == {"characters_replaced"}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\r\n", "empty"),
        ("only-a-mark.txt", b"\xef\xbb\xbf", "empty"),
        ("dashes.txt", b"---\n***\n", "no letter or digit"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG image"),
        ("paper.txt", b"%PDF-1.7\n1 0 obj", "a PDF document"),
        ("letter.txt", b"PK\x03\x04 word/document.xml", "a ZIP archive or office document"),
        ("noise.txt", bytes(range(256)) * 4, "binary"),
        ("large.txt", b"a" * 10_000_001, "10,000,001 bytes"),
        ("large.jsonl", b" " * 10_000_001, "10,000,001 bytes"),
        ("article.docx", b"text", "not one of .txt, .html, .htm, .jsonl"),
        ("empty.html", b"", "no article found"),
        (
            "script.html",
            b"<html><head><title>Jets</title></head><body><script>1</script></body></html>",
            "no article found",
        ),
        ("empty.jsonl", b"\n\n", "empty"),
    ],
)
def test_a_file_without_an_article_is_refused_by_name(put: Put, name: str, content: bytes, reason: str) -> None:
    """A file that holds no article is named with the reason."""
    path = put(name, content)

    [refusal] = documents([path])

    assert isinstance(refusal, Refusal)
    assert refusal.where == str(path)
    assert reason in refusal.reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "Lima"', "not JSON"),
        ('"Lima"', "must be a JSON object"),
        ("[" * 200_000, "nested too deeply"),
        (f'{{"text": {"9" * 5000}}}', "not JSON"),
        ('{"title": "Lima"}', "neither text nor html"),
        ('{"text": null}', "neither text nor html"),
        ('{"text": ["Lima"]}', "text must be a string, not ['Lima']"),
        ('{"text": " "}', "empty"),
        ('{"text": "Lima", "title": 7}', "title must be a string, not 7"),
        ('{"text": "Lima", "published_on": "13/12/2025"}', "published_on must be a day like 2025-12-31"),
        ('{"text": "Lima", "published_on": "2025-02-30"}', "published_on must be a day like 2025-12-31"),
        ('{"text": "Lima", "published_on": "20251213"}', "published_on must be a day like 2025-12-31"),
        ('{"text": "Lima", "language": "Spanish!"}', "language must be a BCP 47 code"),
        ('{"text": "Lima", "url": "javascript:alert(1)"}', "url must be an http or https address"),
        ('{"html": "<html></html>"}', "no article found in the page"),
    ],
)
def test_a_bad_line_is_refused_and_the_others_go_on(put: Put, line: str, reason: str) -> None:
    """A line that gives no article is named by file and number with the reason; those before and after it are read."""
    path = put("articles.jsonl", f'{{"text": "Before"}}\n\n{line}\n{{"text": "After"}}\n')

    before, refusal, after = documents([path])

    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert (before.text, after.text) == ("Before", "After")
    assert isinstance(refusal, Refusal)
    assert refusal.where == f"{path}:3"
    assert reason in refusal.reason


def test_a_line_says_where_its_article_comes_from(put: Put) -> None:
    """Each key of a JSON line but text and html is metadata of the article; a time is given as its own day."""
    line = {
        "text": f"  {ENGLISH}\u2028",
        "url": "https://example.org/jets?page=1",
        "title": " Jets\n for Lima ",
        "publisher": "The Example Times",
        "author": "",
        "published_on": "2025-12-13T23:30:00-05:00",
        "language": "pt-BR",
        "id": 7,
    }
    path = put("articles.jsonl", json.dumps(line, ensure_ascii=False))

    [article] = articles(path)

    assert article == Article(
        text=f"  {ENGLISH}\u2028",
        file="articles.jsonl:1",
        url="https://example.org/jets?page=1",
        title="Jets for Lima",
        publisher="The Example Times",
        published_on=date(2025, 12, 13),
        language="pt",
    )


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "pages.jsonl"])
def test_a_page_gives_its_article_and_what_its_head_says(put: Put, name: str) -> None:
    """The article of a page is its text without menus; title, author, day, site and address are the page's own."""
    path = put(name, json.dumps({"html": PAGE}) if name.endswith("l") and "json" in name else PAGE)

    [article] = articles(path)

    assert article.text.endswith(f"{ENGLISH}\nThe deal was signed by both ministers & their deputies.")
    assert "World news" not in article.text
    assert (article.title, article.author, article.publisher) == ("Jets for Lima", "Jane Roe", "The Example Times")
    assert (article.url, article.published_on) == ("https://example.org/jets", date(2025, 12, 13))


def test_no_day_of_a_page_is_guessed(put: Put) -> None:
    """A page that does not say its day in its head has none, whatever days its text speaks of."""
    page = f"<html><body><p>Lima, December 14, 2025.</p><p>{ENGLISH} It was first asked for in 2019.</p></body></html>"
    path = put("page.html", page)

    [article] = articles(path)

    assert article.published_on is None


def test_a_page_is_decoded_as_it_declares(put: Put) -> None:
    """The encoding that a page's head names is believed where its bytes are not UTF-8."""
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>Łódź: {ENGLISH}</p></body></html>'
    path = put("page.html", page.encode("iso-8859-2"))

    [article] = articles(path)

    assert article.text.startswith("Łódź: Lima")
    assert article.flags == frozenset()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (SPANISH, "es"),
        (PORTUGUESE, "pt"),
        (FRENCH, "fr"),
        ("Der Verteidigungsminister sagte am Freitag, dass das Land 24 Flugzeuge kaufen werde.", "de"),
        ("Il ministro della Difesa ha annunciato venerdì l'acquisto di ventiquattro caccia.", "it"),
        ("Minister obrony poinformował w piątek, że kraj kupi wyrzutnie rakietowe.", "pl"),
        ("El ministre de Defensa va anunciar divendres que el país comprarà vint-i-quatre avions.", "ca"),
        ("Perú compra cazas", "es"),
        ("12345", None),
    ],
)
def test_the_language_of_a_text_is_found(put: Put, text: str, language: str | None) -> None:
    """A text is in the language it is written in, with a lexicon or without; a short one leans to those with one."""
    path = put("article.txt", text)

    [article] = articles(path)

    assert article.language == language


def test_a_given_language_wins(put: Put) -> None:
    """The language that the operator gives is believed, whatever the text looks like."""
    put("sources.csv", "file,language\narticle.txt,FR\n")
    path = put("article.txt", ENGLISH)

    [article] = articles(path)

    assert article.language == "fr"


def test_sources_win_over_the_page(put: Put, tmp_path: Path) -> None:
    """What ``sources.csv`` says of a page replaces what the page says; where it is silent, the page speaks."""
    put("sources.csv", 'file,publisher,title,published_on\npage.html,"Example, The",,2025-12-14\n')
    path = put("page.html", PAGE)

    [from_folder] = articles(tmp_path)
    [from_file] = articles(path)

    assert from_folder == from_file
    assert (from_file.publisher, from_file.title) == ("Example, The", "Jets for Lima")
    assert from_file.published_on == date(2025, 12, 14)


def test_the_nearest_sources_speak(put: Put, tmp_path: Path) -> None:
    """A row may speak of a file in a folder below, where another ``sources.csv`` may know better."""
    put("sources.csv", "file,publisher\na/one.txt,Outer\na/two.txt,Outer\n")
    put("a/sources.csv", "file,publisher\ntwo.txt,Inner\n")
    put("a/one.txt", "One")
    put("a/two.txt", "Two")

    publishers = {article.file: article.publisher for article in articles(tmp_path)}

    assert publishers == {"a/one.txt": "Outer", "a/two.txt": "Inner"}


@pytest.mark.parametrize(
    ("rows", "where", "reason"),
    [
        ("file,published_on\nbad.txt,yesterday\n", "sources.csv:2", "published_on must be a day"),
        ("file,url\nbad.txt,https://example.org/,more\n", "sources.csv:2", "more fields than columns"),
        ("file,author\nbad.txt,A\nbad.txt,B\n", "sources.csv:3", "a second row for one file"),
    ],
)
def test_a_bad_row_refuses_its_file(put: Put, tmp_path: Path, rows: str, where: str, reason: str) -> None:
    """A row that cannot be used keeps its own file out, for what it should have said would be lost; others go on."""
    put("sources.csv", rows)
    put("bad.txt", "Bad")
    put("good.txt", "Good")

    refusal, good = documents([tmp_path])

    assert isinstance(refusal, Refusal)
    assert refusal.where == str(tmp_path / where)
    assert reason in refusal.reason
    assert isinstance(good, Article)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("gone.txt,https://example.org/", "there is no file 'gone.txt'"),
        ("../article.txt,https://example.org/", "file must be a .txt, .html, .htm in this folder"),
        ("articles.jsonl,https://example.org/", "file must be a .txt, .html, .htm in this folder"),
        (",https://example.org/", "file must be a .txt, .html, .htm in this folder"),
    ],
)
def test_a_row_without_its_file_is_named(put: Put, tmp_path: Path, row: str, reason: str) -> None:
    """A row that speaks of no file of its folder is named, and the files are read."""
    put("sources.csv", f"file,url\n{row}\n")
    put("article.txt", ENGLISH)

    refusal, article = documents([tmp_path])

    assert isinstance(refusal, Refusal)
    assert refusal.where.startswith(str(tmp_path / "sources.csv"))
    assert reason in refusal.reason
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    "content", ["", "file;url\narticle.txt;\n", "file,publised_on\narticle.txt,\n", 'file\n"article.txt\n']
)
def test_sources_that_cannot_be_read_keep_their_folder_out(put: Put, tmp_path: Path, content: str) -> None:
    """No file is read beside or below a ``sources.csv`` that is no table of ours; other folders are."""
    put("a/sources.csv", content)
    put("a/below/article.txt", "Below")
    path = put("a/article.txt", "Inside")
    put("b/article.txt", "Outside")

    refusal, other = documents([tmp_path])
    [alone] = documents([path])

    assert isinstance(refusal, Refusal)
    assert refusal.where == str(tmp_path / "a/sources.csv")
    assert isinstance(other, Article)
    assert other.file == "b/article.txt"
    assert isinstance(alone, Refusal)


def test_a_folder_is_read_in_order_and_inside(put: Put, tmp_path: Path) -> None:
    """All files of ours in a folder and below are read, in the order of their names; hidden and other ones are not."""
    for name in ("b.txt", "a.jsonl", "c/d.TXT", "c/.hidden.txt", ".git/e.txt", "notes.md", "A/f.txt"):
        put(name, '{"text": "Lima"}')

    files = [article.file for article in articles(tmp_path)]

    assert files == ["a.jsonl:1", "b.txt", "A/f.txt", "c/d.TXT"]


def test_links_and_pipes_are_refused(put: Put, tmp_path: Path) -> None:
    """A link is not followed, whatever it leads to, and a pipe is not waited for; each is named."""
    secret = put("outside/secret.txt", "Secret")
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside/link.txt").symlink_to(secret)
    (tmp_path / "inside/loop").symlink_to(tmp_path)
    (tmp_path / "inside/zero.txt").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "inside/pipe.txt")

    refusals = list(documents([tmp_path / "inside"]))

    assert all(isinstance(refusal, Refusal) for refusal in refusals)
    assert {(Path(refusal.where).name, "link" in refusal.reason) for refusal in refusals} == {
        ("loop", True),
        ("link.txt", True),
        ("zero.txt", True),
        ("pipe.txt", False),
    }


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    """A path that does not exist and a folder without articles are refused, and the next path is read."""
    (tmp_path / "bare").mkdir()

    missing, bare = documents([tmp_path / "nowhere.txt", tmp_path / "bare"])

    assert missing == Refusal(str(tmp_path / "nowhere.txt"), "no such file or folder")
    assert bare == Refusal(str(tmp_path / "bare"), "no .txt, .html, .htm, .jsonl in it")


def test_a_name_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    """A file whose name is not UTF-8 is read, and named in characters that can be printed and stored."""
    path = tmp_path / os.fsdecode(b"per\xfa.txt")
    path.write_text(ENGLISH)

    [article] = articles(path)

    assert article.file == "per\ufffd.txt"
