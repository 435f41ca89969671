"""What an article is, and the only definition of an offset.

An offset counts Unicode code points in ``Article.text``; a span is half-open, ``[start, end)``.
The text is normalised once, by ``load``, and never again.
"""

import hashlib
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """The characters from *start* (inclusive) to *end* (exclusive) of an article's text."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        """Refuse what covers nothing.

        Raises:
            ValueError: the span is empty, reversed or negative.
        """
        if not 0 <= start < end:
            raise ValueError(f"no span from {start} to {end}")
        # By their descriptors: the fastest way to set a frozen class's fields, of which reading sets very many.
        _set_start(self, start)
        _set_end(self, end)

    def quote(self, text: str) -> str:
        """Return the words of *text* that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether *other* lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


_set_start, _set_end = vars(Span)["start"].__set__, vars(Span)["end"].__set__


def hull(*spans: Span) -> Span:
    """Return the smallest span that covers all *spans*."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))


@dataclass(frozen=True)
class Article:
    """One source document: its normalised text and what is known of it from outside the text.

    ``published_on``, ``title`` and the others are what the operator's ``sources.csv`` or the page's own metadata
    say; what the text itself says of them is found by extraction and never overrides these.
    """

    text: str
    file: str = ""
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_on: date | None = None
    language: str | None = None
    flags: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def sha256(self) -> str:
        """Return the identity of the text: SHA-256 of its UTF-8 bytes, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class _Folding(dict[int, int]):
    """Maps a code point to its lower-case base letter, one to one, so that offsets survive folding."""

    def __missing__(self, code: int) -> int:
        letter = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = ord(letter) if len(letter) == 1 else code
        return self[code]


_FOLDING = _Folding(
    {ord(mark): ord("'") for mark in "’‘ʼ`´"}
    | {ord(space): ord(" ") for space in "\u00a0\u202f\u2009"}
    | {ord(hyphen): ord("-") for hyphen in "\u2010\u2011"}
    | {ord(stroke): ord(letter) for stroke, letter in zip("łŁøØđĐıİ", "llooddii", strict=True)}
)


def fold(text: str) -> str:
    """Return *text* in lower case without accents, letter for letter: ``fold(t)[a:b] == fold(t[a:b])``."""
    return text.translate(_FOLDING)
