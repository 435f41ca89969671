"""Names: runs of capitalised words, freed of the titles, openers and countries around them."""

import itertools
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extract.layout import BlockKind
from app.extract.lexicon import lexicon
from app.extract.mentions.countries import find_countries
from app.extract.mentions.names import find_names
from app.extract.reading import Reading
from app.text import Article

Names = Callable[[str, str], Sequence[str]]


@pytest.fixture
def names(read: Callable[[str, str], Reading]) -> Names:
    """Return the names in a text of a language."""

    def found(text: str, language: str) -> Sequence[str]:
        reading = read(text, language)
        return [name.value.text for name in find_names(reading, find_countries(reading))]

    return found


RUNS = [
    ("en", "Yesterday Defence Minister Marta Ilves flew home.", ["Marta Ilves"]),
    ("en", "He thanked J. K. Brandt, Otto O'Hara and Wu Li-ming.", ["J. K. Brandt", "Otto O'Hara", "Wu Li-ming"]),
    (
        "en",
        "He thanked Omar bin Said al-Harthi and Piet van der Meer.",
        ["Omar bin Said al-Harthi", "Piet van der Meer"],
    ),
    ("en", "Ilves’s aide met Ferdinand Brandt III.", ["Ilves", "Ferdinand Brandt III"]),
    ("en", "The secretary thanked Park Ji-won.", ["Park Ji-won"]),
    ("en", "The gift went to Adriana Lima in Lima.", ["Adriana Lima"]),
    ("es", "Según Ibarlucea, el ministro Luis de la Vega Montes viajó.", ["Ibarlucea", "Luis de la Vega Montes"]),
    ("es", "El general Julio Tzul y la jueza Paz Marín llegaron.", ["Julio Tzul", "Paz Marín"]),
    ("es", "El ministro Rafael Alemán saludó a los alemanes.", ["Rafael Alemán"]),
    (
        "pt",
        "A ministra Ana da Silva Ibarra ouviu João Pedro dos Santos.",
        ["Ana da Silva Ibarra", "João Pedro dos Santos"],
    ),
    ("fr", "L'Arménie et l'avocat Thomas d'Alban ont écouté M. N'Diaye.", ["Thomas d'Alban", "N'Diaye"]),
    ("fr", "Le colonel Jean DUPONT a salué Yves Le Goff.", ["Jean DUPONT", "Yves Le Goff"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), RUNS)
def test_a_run_of_capitalised_words_is_one_name(language: str, text: str, expected: list[str], names: Names) -> None:
    """Given names, particles, surnames, initials and numerals make one name; titles and countries none."""
    assert names(text, language) == expected


NONE = [
    ("en", "However, the Air Force and the Ministry of Defence in Norway bought F-16s on Monday."),
    ("es", "Además, la Fuerza Aérea y el Ministerio de Defensa de Chile compraron F-16 el lunes."),
    ("pt", "Além disso, a Força Aérea e o Ministério da Defesa do Brasil compraram F-16."),
    ("fr", "Cependant, l'Armée de l'air et le ministère de la Défense du Canada ont acheté des F-16."),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_only_opens_a_sentence_or_heads_a_body_is_no_name(language: str, text: str, names: Names) -> None:
    """Openers, common nouns in capitals, countries and designators name nobody."""
    assert names(text, language) == []


def test_an_acronym_is_a_name_by_itself(read: Callable[[str, str], Reading]) -> None:
    """An acronym is told from the words of a name, even right behind one."""
    reading = read("The yard told ILX and Marta Ilves.", "en")

    found = list(find_names(reading, find_countries(reading)))

    assert [(name.value.text, name.value.acronym) for name in found] == [("ILX", True), ("Marta Ilves", False)]


def test_particles_are_no_words_of_a_name(read: Callable[[str, str], Reading]) -> None:
    """The words of a name are those by which it is known again."""
    reading = read("He met Piet van der Meer.", "en")

    name = next(iter(find_names(reading, find_countries(reading))))

    assert [word.quote(reading.text) for word in name.value.words] == ["Piet", "Meer"]


def test_a_shouted_line_tells_no_names(names: Names) -> None:
    """A heading in capitals yields nothing, the line below it does."""
    assert names("MARTA ILVES RECEIVES OTTO BRANDT\n\nYesterday Marta Ilves received a guest.", "en") == ["Marta Ilves"]


WORDS = st.lists(
    st.sampled_from(
        ["Marta", "ILVES", "de", "the", "Minister", "Peru", "O'Hara", "al-", "J.", "said,", "«", "\n\n", "F-16", "’s"]
    ),
    max_size=30,
)


@given(words=WORDS, language=st.sampled_from(["en", "es", "pt", "fr"]))
def test_names_lie_apart_in_lines_that_tell(words: list[str], language: str) -> None:
    """Whatever the text, names quote it, do not meet, and begin and end with a word of theirs."""
    words_of = lexicon(language)
    assert words_of is not None
    reading = Reading(Article(" ".join(words)), words_of)

    found = list(find_names(reading, find_countries(reading)))

    assert all(name.span.quote(reading.text) == name.value.text for name in found)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))
    assert all(name.value.words[-1].end == name.span.end for name in found)
    assert all(reading.sentence_at(name.span.start) is not None for name in found)
    assert all(
        block.kind is not BlockKind.FURNITURE for block in reading.blocks for n in found if block.span.covers(n.span)
    )
