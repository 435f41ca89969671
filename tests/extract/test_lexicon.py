"""Phrases: how they are written, and where they are found."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extract.lexicon import FOLDER, Lexicon, Phrases, expand, lexicon, longest
from app.text import Span, fold
from app.vocabulary import LANGUAGES


def test_alternatives_are_written_out() -> None:
    """A phrase stands for each of its alternatives, nested and empty ones too."""
    assert expand("perua(no|na(|s))") == ["peruano", "peruana", "peruanas"]


@pytest.mark.parametrize("phrase", ["a(b", "a)b", "(a|(b)"])
def test_an_unbalanced_parenthesis_is_refused(phrase: str) -> None:
    """A slip in a lexicon is named, not read in some way."""
    with pytest.raises(ValueError, match="unbalanced"):
        expand(phrase)


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("US", "He told us.", []),
        ("US", "The US said.", ["US"]),
        ("peruano", "El Peruano y el peruano", ["Peruano", "peruano"]),
        ("Perú", "Peru", ["Peru"]),
        ("port", "airport, port, portal", ["port"]),
        ("d'entente", "mémorandum d’entente", ["d’entente"]),
    ],
)
def test_case_accents_and_boundaries(phrase: str, text: str, found: list[str]) -> None:
    """A capital asks for a capital, accents and apostrophes fold, and a phrase never starts or ends inside a word."""
    hits = Phrases([(phrase, None)]).find(text, fold(text))

    assert [hit.span.quote(text) for hit in hits] == found


def test_the_longest_phrase_wins() -> None:
    """Of phrases of one section that overlap, the longest is kept."""
    tables = {"countries": {"GN": {"names": ["Guinea"]}, "PG": {"names": ["Papua New Guinea"]}}}
    text = "Papua New Guinea and Guinea"

    cues = Lexicon("xx", tables).cues(text, fold(text))

    assert [(cue.key, cue.span) for cue in cues.all("countries")] == [
        ("PG.names", Span(0, 16)),
        ("GN.names", Span(21, 27)),
    ]


@given(st.text(alphabet=string.printable + "áÉñçœßİǅ’–«»", max_size=200))
def test_folding_keeps_offsets(text: str) -> None:
    """Folding maps character to character, so that offsets into the folded text are offsets into the text."""
    assert len(fold(text)) == len(text)
    assert fold(text) == "".join(map(fold, text))


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=30))
def test_kept_phrases_never_overlap(places: list[tuple[int, int]]) -> None:
    """What ``longest`` keeps does not overlap, and whatever it drops overlaps something at least as long."""
    hits = [hit for start, length in places for hit in Phrases([("x" * length, None)]).find("x" * length, "x" * length)]
    moved = [
        type(hit)(Span(start, start + length), hit.value) for hit, (start, length) in zip(hits, places, strict=True)
    ]

    kept = {hit.span for hit in longest(moved)}

    assert all(one == other or not one.meets(other) for one in kept for other in kept)
    assert all(
        any(other.meets(hit.span) and other.end - other.start >= hit.span.end - hit.span.start for other in kept)
        for hit in moved
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_the_same_sections(code: str) -> None:
    """A section that one language has, every language has."""
    own, english = lexicon(code), lexicon("en")

    assert own is not None
    assert english is not None
    assert set(own.sections) == set(english.sections)


def test_a_language_without_a_file_has_no_lexicon() -> None:
    """Asking for a language that nobody wrote gives None, not an error."""
    assert lexicon("xx") is None
    assert FOLDER.is_dir()
