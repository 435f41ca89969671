"""What a record is called in its URL: short, readable, and a pure function of the claims.

A record's slug is its id unless another record of its type has the same: then the one told of first keeps it and the
others append the first of country, year and digits of the earliest article's hash that is free.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

from anyascii import anyascii

from app.claims import Telling, digest
from app.documents.choices import choose, each, joined, voices
from app.documents.names import Tellings, equipment, record_name, speaker_name, spoken
from app.text import Article, fold
from app.vocabulary import RecordType

LONGEST: Final = 60  # characters of the part of a slug that is taken from a text
HASHES: Final = (4, 8, 16, 32)  # digits tried, until one is free
UNDATED: Final = "undated"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a record may be called: its name, its slug, what a clash may append, and its place in the order."""

    name: str
    slug: str
    suffixes: tuple[str, ...]
    rank: str


def identity(kind: RecordType, tellings: Tellings) -> Identity:
    """Return the identity of the record that *tellings*, in their order, tell of."""
    first = tellings[0]
    slug = _slug(kind, tellings)
    own = digest(first.source.sha256, first.id)
    hashes = [first.source.sha256[: HASHES[0]], *(own[:length] for length in HASHES[1:])]
    readable = (_country(kind, tellings), _year(tellings))
    suffixes = (*(suffix for suffix in readable if suffix), *hashes)
    return Identity(record_name(kind, tellings), slug, suffixes, first.rank)


class Holder(Protocol):
    """What holds a slug: a new record's identity, or a stored record."""

    @property
    def slug(self) -> str: ...
    @property
    def suffixes(self) -> tuple[str, ...]: ...
    @property
    def rank(self) -> str: ...


def ids(holders: Iterable[Holder], taken: Collection[str]) -> dict[str, str]:
    """Return the id of each of *holders* by its rank; all the holders of one slug must be among them.

    *taken* are the slugs of other records, which no suffix may make up.
    """
    by_slug: dict[str, list[Holder]] = {}
    for holder in sorted(holders, key=lambda one: one.rank):
        by_slug.setdefault(holder.slug, []).append(holder)
    taken = {*taken, *by_slug}
    given: dict[str, str] = {}
    for slug, some in by_slug.items():
        used: set[str] = set()
        for holder in some:
            candidates = (slug, *(one for one in suffixed(holder) if one not in taken))
            given[holder.rank] = next(one for one in candidates if one not in used)
            used.add(given[holder.rank])
    return given


def suffixed(holder: Holder) -> list[str]:
    """Return what the id of *holder* may be when another has its slug."""
    return [f"{holder.slug}-{suffix}" for suffix in holder.suffixes]


def parent(slug: str) -> str:
    """Return the slug that *slug* could come from by a suffix; none is the empty text."""
    return slug.rpartition("-")[0]


def article_id(article: Article) -> str:
    """Return the id of an article: publisher, day, and the beginning of its text's hash."""
    host = urlsplit(article.url).hostname if article.url else None
    outlet = re.sub(r"\([^)]*\)", "", article.publisher or "") or (host or "").removeprefix("www.")
    return f"{slugged(outlet) or 'unknown'}-{article.published_on or UNDATED}-{article.sha256[:8]}"


def slugged(text: str) -> str:
    """Return *text* in plain lower-case letters and digits joined by hyphens, cut at a word."""
    plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", anyascii(text).lower())).strip("-")
    return plain if len(plain) <= LONGEST else plain[: LONGEST + 1].rpartition("-")[0] or plain[:LONGEST]


def _slug(kind: RecordType, tellings: Tellings) -> str:
    match kind:
        case RecordType.COUNTRY:
            return str(tellings[0].fact.code.value)
        case RecordType.AGREEMENT:
            return _agreement(tellings)
        case RecordType.EQUIPMENT_DEAL:
            return _joined(tellings[0].fact.buyer.value, slugged(spoken(equipment(tellings)).value))
        case RecordType.STATEMENT:
            return _statement(tellings)
        case _:
            return slugged(record_name(kind, tellings)) or kind.value


def _agreement(tellings: Tellings) -> str:
    parties = [told[0].value for told in each(voices(tellings, "parties"))]
    subjects = [told[0].value for told in each(voices(tellings, "subjects"))]
    return _joined(*parties, (subjects or [tellings[0].fact.instrument.value])[0].value.replace("_", "-"))


def _statement(tellings: Tellings) -> str:
    text = fold(tellings[0].fact.text.value)
    said_on = choose(voices(tellings, "said_on"))
    day: date | None = (said_on.value.day if said_on else None) or tellings[0].source.published_on
    return _joined(slugged(speaker_name(tellings)), str(day or UNDATED), digest(text)[:6])


def _joined(*parts: str) -> str:
    return "-".join(part.lower() for part in parts if part)


def _country(kind: RecordType, tellings: Tellings) -> str | None:
    """Return the country that tells two records of one name apart, in lower case."""
    field = {
        RecordType.PERSON: "positions.country",
        RecordType.ORGANIZATION: "country",
        RecordType.EQUIPMENT_DEAL: "supplier_country",
    }.get(kind)
    choice = choose(voices(tellings, field), fit=joined) if field else None
    return choice.value.lower() if choice else None


def _year(tellings: Sequence[Telling]) -> str | None:
    days: list[Any] = [told.source.published_on for told in tellings if told.source.published_on]
    return str(min(days).year) if days else None
