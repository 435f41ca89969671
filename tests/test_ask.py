"""The extractor ``llm``: what a model proposes is held to the article's words, and what a model may do wrong is survived."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from app import cli, db
from app.ask import Endpoint, LanguageModel
from app.ask.answer import schema
from app.ask.passages import Passages
from app.errors import UnusableInput
from app.extract import Rules
from app.facts import Extractor
from app.text import Article, Span
from app.vocabulary import Basis, RecordType

TEXT = (
    "Norway buys tanks\n\n"
    "OSLO, 3 March 2026 – Norway ordered 54 Leopard tanks for 1.9 billion euros, Defence Minister Kari Lund said on Monday.\n\n"
    "“We will\u00a0never sell them,” she told the 2024 conference.\n\n"
    "Read also: Latvia orders 12 boats\n"
)
KINDS = ("countries", "people", "organizations", "agreements", "equipment_deals", "statements")
NOTHING: dict[str, Any] = {kind: [] for kind in KINDS}
PASSAGE = "Norway ordered 54 Leopard tanks for 1.9 billion euros"
DEAL: dict[str, Any] = {
    "passage": PASSAGE,
    "modality": "realized",
    "polarity": "affirmed",
    "background": False,
    "buyer": {"code": "NO", "quote": "Norway"},
    "equipment": "Leopard tanks",
    "category": "armoured_vehicles",
    "supplier_country": None,
    "supplier": None,
    "transfer": {"value": "purchase", "quote": "ordered"},
    "condition": None,
    "option": None,
    "quantity": "54",
    "value": "1.9 billion euros",
    "status": {"value": "contracted", "quote": "ordered"},
    "announced_on": None,
    "signed_on": None,
    "delivered_on": None,
}
STATEMENT: dict[str, Any] = {
    "passage": '"We will never sell them," she told the 2024 conference.',
    "modality": "realized",
    "polarity": "affirmed",
    "background": False,
    "fragments": ["We will never sell them,"],
    "form": "direct",
    "cue": "told",
    "speaker": {"kind": "person", "name": "Kari Lund", "quote": "she"},
    "said_on": None,
    "addressed_to": None,
    "venue": None,
    "about": [],
}


@dataclass
class Model:
    """A server that plays the endpoint: it keeps what it was asked and sends what it is given."""

    url: str = ""
    status: int = 200
    body: bytes = b""
    location: str | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)
    authorizations: list[str | None] = field(default_factory=list)

    def answers(self, content: object, finish_reason: str = "stop") -> None:
        """Send *content* from now on, as a chat completion; what is no string as JSON."""
        text = content if isinstance(content, str) else json.dumps(content)
        choice = {"message": {"role": "assistant", "content": text}, "finish_reason": finish_reason}
        self.body = json.dumps({"choices": [choice]}).encode()

    @property
    def extractor(self) -> LanguageModel:
        """Return the extractor that asks this model."""
        return LanguageModel(Endpoint(self.url, "tiny", "s3cret"))


@pytest.fixture
def model() -> Iterator[Model]:
    """Run a model that finds nothing until it is told what to answer."""
    model = Model()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            model.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            model.authorizations.append(self.headers["Authorization"])
            self.send_response(model.status)
            if model.location:
                self.send_header("Location", model.location)
            self.send_header("Content-Length", str(len(model.body)))
            self.end_headers()
            self.wfile.write(model.body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    model.url = f"http://127.0.0.1:{server.server_port}/v1"
    model.answers(NOTHING)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield model
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def article() -> Article:
    """Give an article with a deal, a quotation and a line of furniture."""
    return Article(TEXT, file="a.txt", language="en")


def test_both_extractors_are_of_one_kind(model: Model) -> None:
    """Rules and model are chosen by name and tell their version."""
    extractors: list[Extractor] = [Rules(), model.extractor]

    assert [extractor.name for extractor in extractors] == ["rules", "llm"]
    assert model.extractor.version.startswith("tiny ")


def test_the_model_is_asked_for_json_that_fits_the_schema(model: Model, article: Article) -> None:
    """The question names the model, holds the article and our schema, and carries the key."""
    model.extractor.extract(article)

    [question] = model.asked
    assert question["model"] == "tiny"
    assert question["messages"][-1] == {"role": "user", "content": TEXT}
    assert question["response_format"]["json_schema"]["schema"] == schema()
    assert model.authorizations == ["Bearer s3cret"]


def test_what_the_words_say_is_a_fact(model: Model, article: Article) -> None:
    """Numbers and sums are read from the words; labels cite the words classified."""
    model.answers({**NOTHING, "equipment_deals": [DEAL]})

    facts = model.extractor.extract(article)

    [deal] = facts.equipment_deals
    assert facts.refused == 0
    assert (deal.buyer.value, deal.equipment.value) == ("NO", "Leopard tanks")
    assert deal.quantity is not None
    assert (deal.quantity.value.best, deal.quantity.spans[0].quote(TEXT)) == (54, "54")
    assert deal.value is not None
    assert (deal.value.value.best, deal.value.value.currency) == (190_000_000_000, "EUR")
    assert deal.status is not None
    assert deal.status.basis is Basis.CLASSIFIED


def test_folded_words_are_cited_as_the_article_prints_them(model: Model, article: Article) -> None:
    """Another kind of space or quotation mark does not cost a quote, and the offsets are the article's."""
    model.answers({**NOTHING, "statements": [STATEMENT]})

    facts = model.extractor.extract(article)

    [statement] = facts.statements
    assert facts.refused == 0
    assert statement.text.spans[0].quote(TEXT) == "We will\u00a0never sell them,"
    assert statement.speaker is not None
    assert (statement.speaker.value.kind, statement.speaker.value.name) == (RecordType.PERSON, "Kari Lund")
    assert [span.quote(TEXT) for span in statement.speaker.spans] == ["she", "Kari Lund"]
    assert statement.speaker.basis is Basis.RESOLVED


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({"quantity": "55"}, "quantity"),  # not there
        ({"quantity": "24"}, "quantity"),  # part of 2024
        ({"quantity": "Leopard"}, "quantity"),  # no number
        ({"value": "2 billion euros"}, "value"),
        ({"supplier": "KMW"}, "supplier"),
        ({"supplier_country": {"code": "DE", "quote": "Norway"}}, "supplier_country"),  # the words name another
        ({"supplier_country": {"code": "DE", "quote": "Leopard"}}, "supplier_country"),  # the article never names it
        ({"status": {"value": "cancelled", "quote": "was scrapped"}}, "status"),
        ({"signed_on": "in 2019"}, "signed_on"),
        ({"supplier": "Latvia"}, "supplier"),  # stands in furniture alone
    ],
)
def test_a_value_without_its_words_is_refused_and_counted(
    model: Model, article: Article, change: dict[str, Any], left: str
) -> None:
    """The value is left out, the rest of the record stands."""
    model.answers({**NOTHING, "equipment_deals": [{**DEAL, **change}]})

    facts = model.extractor.extract(article)

    [deal] = facts.equipment_deals
    assert getattr(deal, left) is None
    assert facts.refused == 1


@pytest.mark.parametrize(
    "record",
    [
        {**DEAL, "passage": "Latvia ordered 12 boats"},
        {**DEAL, "buyer": {"code": "SE", "quote": "Sweden"}},
        {**DEAL, "category": "spaceships"},
        {**DEAL, "equipment": ""},
        {"passage": PASSAGE},
        {**DEAL, "comment": "trust me"},
        "a string",
        None,
    ],
)
def test_a_record_that_cannot_stand_costs_no_other(model: Model, article: Article, record: object) -> None:
    """One that lacks what it needs, or does not fit the schema, is refused; its neighbour is kept."""
    model.answers({**NOTHING, "equipment_deals": [record, DEAL]})

    facts = model.extractor.extract(article)

    assert len(facts.equipment_deals) == 1
    assert facts.refused == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("Here are the facts you asked for.", "no JSON"),
        ('{"countries": [', "no JSON"),
        ("[1, 2]", "no JSON object"),
        ("[" * 100_000, "no JSON"),
        ('{"a":' * 100_000, "no JSON"),
    ],
)
def test_an_answer_that_is_no_json_object_is_named(model: Model, article: Article, content: str, reason: str) -> None:
    """The article is refused with the reason, and no fact is made up in its place."""
    model.answers(content)

    with pytest.raises(UnusableInput, match=f"a.txt: .*{reason}"):
        model.extractor.extract(article)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "no JSON"),
        (b"{}", "chat completion"),
        (b'{"choices": []}', "chat completion"),
        (b'{"choices": [{"message": {"content": null}}]}', "declined"),
        (b'{"choices": [{"message": {"content": "{"}, "finish_reason": "length"}]}', "cut off"),
        (b" " * 9_000_000, "too long"),
    ],
)
def test_a_reply_that_is_no_completion_is_named(model: Model, article: Article, body: bytes, reason: str) -> None:
    """Whatever the endpoint sends, the operator learns what was wrong with it."""
    model.body = body

    with pytest.raises(UnusableInput, match=reason):
        model.extractor.extract(article)


@pytest.mark.parametrize("status", [302, 401, 429, 500])
def test_an_error_status_is_named_and_the_key_is_not(model: Model, article: Article, status: int) -> None:
    """No redirect is followed with the key, and no message shows it."""
    model.status, model.location = status, "http://127.0.0.1:9/elsewhere"

    with pytest.raises(UnusableInput, match=str(status)) as refused:
        model.extractor.extract(article)

    assert "s3cret" not in str(refused.value)
    assert "s3cret" not in repr(model.extractor)
    assert len(model.asked) == 1


def test_a_fence_around_the_json_is_taken_off(model: Model, article: Article) -> None:
    """Some models write Markdown whatever they are asked."""
    model.answers(f"```json\n{json.dumps({**NOTHING, 'equipment_deals': [DEAL]})}\n```")

    assert len(model.extractor.extract(article).equipment_deals) == 1


def test_a_flood_of_records_is_cut_short(model: Model, article: Article) -> None:
    """A model that repeats itself costs no more than what we look at; the rest is counted."""
    model.answers({**NOTHING, "countries": [{"code": "NO", "quote": "Norway"}] * 2500})

    facts = model.extractor.extract(article)

    assert len(facts.countries) == 1
    assert facts.refused == 500


def test_an_article_in_a_language_without_a_lexicon_is_not_sent(model: Model) -> None:
    """What yields nothing is not given away."""
    assert model.extractor.extract(Article("Norwegen bestellt Panzer.", language="de")).all() == ()
    assert model.asked == []


@given(text=st.text(alphabet="ab1 \n\t\u00a0“”\"'’«é", min_size=1, max_size=60), data=st.data())
def test_a_quote_is_found_where_it_says(text: str, data: st.DataObject) -> None:
    """Any words of a text are found again, and each place found reads like them."""
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))].strip()
    alone = not (text[:start][-1:].isalnum() and words[:1].isalnum())
    followed = text[text.find(words, start) + len(words) :][:1].isalnum() and words[-1:].isalnum()

    found = list(Passages(text).find(words))

    assert not words or not alone or followed or text.find(words, start) in [span.start for span in found]
    for span in found:
        assert "".join(Passages(span.quote(text))._flat.split()) == "".join(Passages(words)._flat.split())


def test_quotes_are_found_inside_the_passage_first() -> None:
    """Of two places where words stand, the one in the passage that tells the record is meant."""
    passages = Passages("Peru has 24 jets. Chile has 24 tanks.")

    assert next(passages.find("24", Span(18, 37))) == Span(28, 30)
    assert next(passages.find("24")) == Span(9, 11)


@pytest.fixture
def ingest(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[], tuple[int, str, str]]:
    """Ingest the article with the model into ``facts.db``; return the exit status and what was printed."""
    monkeypatch.setenv("ATTACHE_DATABASE_URL", f"sqlite:///{tmp_path}/facts.db")
    monkeypatch.setenv("ATTACHE_LLM_URL", model.url)
    monkeypatch.setenv("ATTACHE_LLM_MODEL", "tiny")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    def run() -> tuple[int, str, str]:
        status = cli.main(["ingest", "--extractor", "llm", str(tmp_path / "a.txt")])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def test_claims_tell_which_model_made_them(
    model: Model, ingest: Callable[[], tuple[int, str, str]], tmp_path: Path
) -> None:
    """Extractor, version and rule are stored with every claim; refusals are in the summary."""
    model.answers({**NOTHING, "equipment_deals": [{**DEAL, "supplier": "KMW"}]})

    status, out, _ = ingest()

    with db.engine(f"sqlite:///{tmp_path}/facts.db").connect() as connection:
        made = connection.execute(
            sa.text("SELECT DISTINCT extractor, version, rule FROM claim WHERE record_type = 'equipment_deal'")
        )
        rows = made.all()
    assert (status, "values refused, for the article's words do not say them: 1" in out) == (0, True)
    assert rows == [("llm", model.extractor.version, "llm")]


def test_nothing_is_stored_when_the_model_fails(model: Model, ingest: Callable[[], tuple[int, str, str]]) -> None:
    """The article is named with the reason and can be ingested again once the model answers."""
    model.status = 503
    failed, _, err = ingest()
    model.status = 200
    model.answers({**NOTHING, "equipment_deals": [DEAL]})

    succeeded, out, _ = ingest()

    assert (failed, succeeded) == (1, 0)
    assert "a.txt: the endpoint answered 503" in err
    assert "1 article: 1 added" in out


def test_the_model_must_be_named_first(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Who asks for a model without saying where it is learns which settings are missing."""
    monkeypatch.delenv("ATTACHE_LLM_URL", raising=False)

    assert cli.main(["extract", "--extractor", "llm", str(tmp_path)]) == 1
    assert "ATTACHE_LLM_URL" in capsys.readouterr().err
