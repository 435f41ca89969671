"""What a claim is: one value of one field as one article states it, with its words; and a telling, a fact of claims."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.asof import FOREVER, ordinal
from app.text import Span
from app.vocabulary import Basis, Modality, Polarity, Qualifier, RecordType

AROUND: Final = 20  # characters kept on either side of a quote


@dataclass(frozen=True, slots=True)
class Words:
    """Characters ``[start, end)`` of an article's text, and those around them."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str

    @classmethod
    def at(cls, span: Span, text: str) -> "Words":
        """Cut the words at *span* out of *text*."""
        before, after = max(0, span.start - AROUND), span.end + AROUND
        return cls(span.start, span.end, span.quote(text), text[before : span.start], text[span.end : after])


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of one field as one article states it; ``article`` is the SHA-256 of the article's text."""

    id: str
    fact: str
    record_type: RecordType
    field: str
    part: int
    value: str
    qualifier: Qualifier
    modality: Modality
    polarity: Polarity
    background: bool
    basis: Basis
    article: str
    extractor: str
    rule: str
    version: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What must be known of an article to weigh and cite what it tells, from its day until ``told_to``."""

    id: str
    sha256: str
    url: str | None
    published_on: date | None
    language: str | None
    origin: str
    told_to: int = FOREVER

    @property
    def told_from(self) -> int:
        """Return the day from which it tells, as ``app.asof`` counts."""
        return ordinal(self.published_on)


@dataclass(frozen=True, slots=True)
class Telling:
    """One fact as one article tells it, with the claims that it consists of."""

    id: str
    type: RecordType
    fact: Any
    source: Source
    claims: tuple[Claim, ...]

    @property
    def rank(self) -> str:
        """Return what puts tellings in order: day of publication (undated last), text, place in it."""
        start = min(words.start for claim in self.claims for words in claim.words)
        return f"{self.source.published_on or date.max}:{self.source.sha256}:{start:08}:{self.id}"

    def holds(self, day: int) -> bool:
        """Tell whether its article tells it to those who ask as of *day*."""
        return self.source.told_from <= day < self.source.told_to

    def cited(self, field: str) -> Iterator[Claim]:
        """Yield the claims on *field*, in order."""
        return (claim for claim in self.claims if claim.field == field)


def digest(*parts: object) -> str:
    """Return the 32 hexadecimal digits that identify *parts*."""
    return hashlib.sha256(canonical(parts).encode()).hexdigest()[:32]


def canonical(value: object) -> str:
    """Return *value* as the one JSON text that stands for it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
