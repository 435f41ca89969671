"""Quotations: every mark, over several paragraphs, after dashes of dialogue; and what only looks like one."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.extract.mentions.quotations import find_quotations
from app.extract.reading import Reading

Read = Callable[[str, str], Reading]
Quoted = Callable[[str, str], Sequence[str]]

MARKS = [
    ("en", "She said: “It is paid for.” Then she left.", ["It is paid for."]),
    ("en", 'She said: "It is paid for." Then she left.', ["It is paid for."]),
    ("en", "She said: ‘It’s the workers’ yard,’ and left.", ["It’s the workers’ yard,"]),
    ("en", "'It isn't the price,' she said, and left the room.", ["It isn't the price,"]),
    ("en", "“He told me ‘no’ twice,” she said after the long meeting.", ["He told me ‘no’ twice,"]),
    ("es", "Dijo que «la puerta está “abierta” para todos» y se fue.", ["la puerta está “abierta” para todos"]),
    ("fr", "Elle a dit : « Rien n'est signé », puis elle est partie.", ["Rien n'est signé"]),
    ("fr", 'Elle a parlé d\'"une course folle" devant la commission.', ["une course folle"]),
    ("en", 'She said: “It is paid for." Then she left.', ["It is paid for."]),
    ("es", 'Dijo: "Está pagado” y se fue de la sala.', ["Está pagado"]),
    ("en", "'It's the sailors' pay, not the admirals',' she said.", ["It's the sailors' pay, not the admirals',"]),
    ("pt", 'Disse que "nada" foi pago e que "tudo" foi assinado.', ["nada", "tudo"]),
]

DIALOGUE = [
    ("es", "—No es un lujo —dijo la ministra ante la tropa—. Es un deber.", ["No es un lujo", "Es un deber."]),
    ("es", "—¿Quién paga eso? —preguntó el senador desde la última fila.", ["¿Quién paga eso?"]),
    ("pt", "— Não é favor — disse o general ao jornal. — É contrato.", ["Não é favor", "É contrato."]),
    ("es", "El senador estalló ante todos. —Nunca —gritó—. Jamás.", ["Nunca", "Jamás."]),
]

NONE = [
    ("en", "Canada’s and the workers’ claims, said the union, were heard in ’98 and again in May."),
    ("es", "El acuerdo Perú—Chile de 2019 —renovado dos veces— vence en mayo del año próximo."),
    ("en", 'The 155” barrel and the 20" mount were tested at sea last week by the navy.'),
    ("en", "The mark “ was never closed in this long sentence of the newspaper."),
]


@pytest.fixture
def quoted(read: Read) -> Quoted:
    """Return what a text quotes, without the marks."""

    def words(text: str, language: str) -> Sequence[str]:
        return [quotation.words.quote(text) for quotation in find_quotations(read(text, language))]

    return words


@pytest.mark.parametrize(("language", "text", "words"), MARKS)
def test_marks_enclose_what_is_quoted(quoted: Quoted, language: str, text: str, words: Sequence[str]) -> None:
    """Curly, straight and single marks and guillemets quote what stands between them, the outermost only."""
    assert quoted(text, language) == words


@pytest.mark.parametrize(("language", "text", "words"), DIALOGUE)
def test_dashes_part_speech_from_narration(quoted: Quoted, language: str, text: str, words: Sequence[str]) -> None:
    """In a line of dialogue every other part is spoken, the first included."""
    assert quoted(text, language) == words


@pytest.mark.parametrize(("language", "text"), NONE)
def test_other_signs_quote_nothing(quoted: Quoted, language: str, text: str) -> None:
    """Apostrophes, inches, dashes of an aside and a mark that is never closed quote nothing."""
    assert quoted(text, language) == []


@pytest.mark.parametrize(
    ("opening", "again", "closing"), [("“", "“", "”"), ("«", "»", "»"), ('"', '"', '"'), ("“", "", "”")]
)
def test_a_quotation_goes_on_over_paragraphs(read: Read, opening: str, again: str, closing: str) -> None:
    """What one paragraph opens and a later one closes is quoted in each, and the later says that it goes on."""
    text = f"She rose. {opening}This house is old.\n\n{again}It must be built anew{closing}, she said."

    found = list(find_quotations(read(text, "en")))

    assert [quotation.words.quote(text) for quotation in found] == ["This house is old.", "It must be built anew"]
    assert [quotation.continued for quotation in found] == [False, True]


@given(text=st.text(alphabet="ab ,.“”„«»‹›\"‘’'—–\n", max_size=120))
@settings(deadline=None)
def test_quotations_lie_apart_within_their_lines(read: Read, text: str) -> None:
    """Whatever the marks, quotations do not overlap, hold words, and never leave their line."""
    found = list(find_quotations(read(text, "en")))

    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(quotation.span.covers(quotation.words) for quotation in found)
    assert all("\n" not in quotation.span.quote(text) for quotation in found)


@pytest.mark.parametrize("unit", ['"', "“a ", "« a", "'a ", "a' 'b ", "”", "“a\n", "— a "])
def test_time_grows_with_the_length_only(read: Read, unit: str) -> None:
    """Marks that never match cost no more than their number: ten times the text takes no hundred times as long."""
    short, long = (read(unit * count, "en") for count in (500, 5_000))
    for reading in (short, long):
        assert reading.blocks

    started = perf_counter()
    find_quotations(short)
    between = perf_counter()
    find_quotations(long)

    assert perf_counter() - between < 40 * (between - started) + 0.5
