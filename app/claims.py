"""What an article's facts say, value by value, each with its words: the truth that all records are computed from.

Facts and claims are two views of one thing: ``claims_of`` takes an article's facts apart and ``fact_of`` puts a fact
together again, to the letter. What identifies a claim is what was read and by what, never the record it ends up in.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Final, get_args, get_origin, get_type_hints

from app.facts import (
    AgreementFact,
    ArticleFacts,
    Cited,
    CountryFact,
    EquipmentDealFact,
    Fact,
    Money,
    OrganizationFact,
    PageFacts,
    Period,
    PersonFact,
    PositionFact,
    Quantity,
    Speaker,
    StatementFact,
)
from app.text import Span
from app.vocabulary import Basis, Modality, Polarity, Qualifier, RecordType

AnyFact = Fact | PageFacts

KINDS: Final[dict[RecordType, type[Any]]] = {
    RecordType.ARTICLE: PageFacts,
    RecordType.COUNTRY: CountryFact,
    RecordType.PERSON: PersonFact,
    RecordType.ORGANIZATION: OrganizationFact,
    RecordType.AGREEMENT: AgreementFact,
    RecordType.EQUIPMENT_DEAL: EquipmentDealFact,
    RecordType.STATEMENT: StatementFact,
}
TYPES: Final = {kind: record_type for record_type, kind in KINDS.items()}

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
    """What must be known of an article to weigh and cite what it tells."""

    id: str
    sha256: str
    url: str | None
    published_on: date | None
    language: str | None
    origin: str


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

    def cited(self, field: str) -> Iterator[Claim]:
        """Yield the claims on *field*, in order."""
        return (claim for claim in self.claims if claim.field == field)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What makes an article's claims: the article's text and the extractor."""

    sha256: str
    text: str
    extractor: str
    version: str


def claims_of(sha256: str, text: str, facts: ArticleFacts, extractor: str, version: str) -> list[Claim]:
    """Return every claim that the *facts* of the article with this *text* make, fact by fact."""
    reading = _Reading(sha256, text, extractor, version)
    seen: Counter[tuple[RecordType, Span]] = Counter()
    claims: list[Claim] = []
    for fact in (facts.page, *facts.all()):
        parts = list(_parts(fact))
        if not parts:
            continue
        place = TYPES[type(fact)], min(span for _, _, cited, _ in parts for span in cited.spans)
        identity = digest(sha256, place[0], place[1].start, place[1].end, seen[place])
        seen[place] += 1
        claims += (_claim(reading, identity, fact, part) for part in parts)
    return claims


def remade(telling: Telling, text: str) -> list[Claim]:
    """Return the claims that the fact of *telling* makes when the article has this *text*: its own, if all is well."""
    first = telling.claims[0]
    reading = _Reading(telling.source.sha256, text, first.extractor, first.version)
    return [_claim(reading, telling.id, telling.fact, part) for part in _parts(telling.fact)]


def fact_of(claims: Iterable[Claim]) -> Any:  # noqa: ANN401  # which fact it is shows in the claims
    """Return the fact that consists of *claims*, in whatever order they come.

    Raises:
        ValueError: the claims are not those of one whole fact.
    """
    ordered = sorted(claims, key=lambda claim: (claim.part, claim.field))
    if len({(claim.fact, claim.record_type) for claim in ordered}) != 1:
        raise ValueError("claims of one fact are needed")
    first = ordered[0]
    kind = KINDS[first.record_type]
    values: dict[str, Any] = _values(kind, ordered)
    positions = _positions(ordered)
    if positions:
        values["positions"] = positions
    if kind is not PageFacts:
        plain = next(claim for claim in ordered if "." not in claim.field)
        values["rule"] = plain.rule
    for name in ("modality", "polarity", "background"):
        if name in _ATTRIBUTES[kind]:
            values[name] = getattr(first, name)
    return kind(**values)


def told(claims: Iterable[Claim], sources: dict[str, Source]) -> list[Telling]:
    """Put *claims* together into tellings, in their order; *sources* by the SHA-256 of their texts."""
    facts: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        facts[claim.fact].append(claim)
    tellings = [
        Telling(fact, parts[0].record_type, fact_of(parts), sources[parts[0].article], tuple(parts))
        for fact, parts in facts.items()
    ]
    return sorted(tellings, key=lambda telling: telling.rank)


def digest(*parts: object) -> str:
    """Return the 32 hexadecimal digits that identify *parts*."""
    return hashlib.sha256(canonical(parts).encode()).hexdigest()[:32]


def canonical(value: object) -> str:
    """Return *value* as the one JSON text that stands for it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decoded(kind: Any, value: str, qualifier: Qualifier) -> Any:  # noqa: ANN401  # one of the types that facts hold
    """Return the value of type *kind* that a claim holds as JSON."""
    plain = json.loads(value)
    if kind is Period:
        return Period(date.fromisoformat(plain["earliest"]), date.fromisoformat(plain["latest"]))
    if kind is date:
        return date.fromisoformat(plain)
    if kind in {Quantity, Money}:
        return kind(**plain, qualifier=qualifier)
    if kind is Speaker:
        return Speaker(RecordType(plain["kind"]), plain["name"], plain["country"])
    return kind(plain)


def value_of(claim: Claim) -> Any:  # noqa: ANN401  # as above
    """Return the value that *claim* holds, as facts hold it."""
    return decoded(cited_type(claim.record_type, claim.field), claim.value, claim.qualifier)


def cited_type(record_type: RecordType, field: str) -> Any:  # noqa: ANN401  # a class
    """Return the type of the values that facts of *record_type* hold in *field*."""
    owner, _, name = field.rpartition(".")
    return _CITED[PositionFact if owner else KINDS[record_type]][name][0]


def _cited_fields(kind: type[Any]) -> dict[str, tuple[Any, bool]]:
    """Return the type of value of each cited field of *kind*, and whether it is a list."""
    found: dict[str, tuple[Any, bool]] = {}
    for name, hint in get_type_hints(kind).items():
        options = [hint, *get_args(hint)]
        for option in options:
            if get_origin(option) is Cited:
                found[name] = get_args(option)[0], get_origin(hint) is tuple
    return found


_CITED: Final = {kind: _cited_fields(kind) for kind in (*KINDS.values(), PositionFact)}
_ATTRIBUTES: Final = {kind: {field.name for field in fields(kind)} - set(_CITED[kind]) for kind in _CITED}

_Part = tuple[str, int, Cited[Any], str]


def _parts(fact: AnyFact) -> Iterator[_Part]:
    """Yield field, place in the list, cited value and rule of every value of *fact*."""
    rule = "page" if isinstance(fact, PageFacts) else fact.rule
    yield from _own_parts(fact, "", 0, rule)
    if isinstance(fact, PersonFact):
        for part, position in enumerate(fact.positions):
            yield from _own_parts(position, "positions.", part, position.rule)


def _own_parts(fact: AnyFact | PositionFact, prefix: str, part: int, rule: str) -> Iterator[_Part]:
    for name, (_, is_list) in _CITED[type(fact)].items():
        value = getattr(fact, name)
        if is_list:
            yield from ((prefix + name, place, cited, rule) for place, cited in enumerate(value))
        elif value is not None:
            yield prefix + name, part, value, rule


def _claim(reading: _Reading, fact: str, told_by: AnyFact, part: _Part) -> Claim:
    field, place, cited, rule = part
    qualifier = getattr(cited.value, "qualifier", Qualifier.EXACT)
    modality = getattr(told_by, "modality", Modality.REALIZED)
    polarity = getattr(told_by, "polarity", Polarity.AFFIRMED)
    background = getattr(told_by, "background", False)
    value = _encoded(cited.value)
    spans = [(span.start, span.end) for span in cited.spans]
    made_by = reading.extractor, rule, reading.version
    identity = digest(fact, field, place, value, qualifier, modality, polarity, background, cited.basis, spans, made_by)
    return Claim(
        id=identity,
        fact=fact,
        record_type=TYPES[type(told_by)],
        field=field,
        part=place,
        value=value,
        qualifier=qualifier,
        modality=modality,
        polarity=polarity,
        background=background,
        basis=cited.basis,
        article=reading.sha256,
        extractor=reading.extractor,
        rule=rule,
        version=reading.version,
        words=tuple(Words.at(span, reading.text) for span in cited.spans),
    )


def _encoded(value: Any) -> str:  # noqa: ANN401  # one of the types that facts hold
    if isinstance(value, Period):
        return canonical({"earliest": value.earliest.isoformat(), "latest": value.latest.isoformat()})
    if isinstance(value, Quantity | Money | Speaker):
        names = (field.name for field in fields(value) if field.name != "qualifier")
        return canonical({name: getattr(value, name) for name in names})
    if isinstance(value, date):
        return canonical(value.isoformat())
    return canonical(value.value if isinstance(value, StrEnum) else value)


def _values(kind: type[Any], claims: Iterable[Claim], prefix: str = "") -> dict[str, Any]:
    values: dict[str, Any] = {name: () for name, (_, is_list) in _CITED[kind].items() if is_list}
    for claim in claims:
        name = claim.field.removeprefix(prefix)
        if not claim.field.startswith(prefix) or name not in _CITED[kind]:
            continue
        value_type, is_list = _CITED[kind][name]
        spans = tuple(Span(words.start, words.end) for words in claim.words)
        cited = Cited(decoded(value_type, claim.value, claim.qualifier), spans, claim.basis)
        values[name] = (*values.get(name, ()), cited) if is_list else cited
    return values


def _positions(claims: Iterable[Claim]) -> tuple[PositionFact, ...]:
    parts: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.field.startswith("positions."):
            parts[claim.part].append(claim)
    return tuple(
        PositionFact(**_values(PositionFact, parts[part], "positions."), rule=parts[part][0].rule)
        for part in sorted(parts)
    )
