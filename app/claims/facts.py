"""Facts and claims are two views of one thing: ``claims_of`` takes facts apart, ``fact_of`` puts one together again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from app.claims.shapes import Claim, Source, Telling, Words, digest
from app.claims.values import ATTRIBUTES, CITED, KINDS, TYPES, decoded, encoded
from app.facts import ArticleFacts, Cited, Fact, PageFacts, PersonFact, PositionFact
from app.text import Span
from app.vocabulary import Modality, Polarity, Qualifier, RecordType

AnyFact = Fact | PageFacts


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
        if name in ATTRIBUTES[kind]:
            values[name] = getattr(first, name)
    return kind(**values)


def told(claims: Iterable[Claim], sources: dict[str, Source]) -> list[Telling]:
    """Put *claims* together into tellings, in their order; *sources* by the SHA-256 of their texts."""
    facts: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        facts[claim.fact].append(claim)
    for parts in facts.values():
        parts.sort(key=lambda claim: (claim.part, claim.id))  # a database gives them in any order
    tellings = [
        Telling(fact, parts[0].record_type, fact_of(parts), sources[parts[0].article], tuple(parts))
        for fact, parts in facts.items()
    ]
    return sorted(tellings, key=lambda telling: telling.rank)


_Part = tuple[str, int, Cited[Any], str]


def _parts(fact: AnyFact) -> Iterator[_Part]:
    """Yield field, place in the list, cited value and rule of every value of *fact*."""
    rule = "page" if isinstance(fact, PageFacts) else fact.rule
    yield from _own_parts(fact, "", 0, rule)
    if isinstance(fact, PersonFact):
        for part, position in enumerate(fact.positions):
            yield from _own_parts(position, "positions.", part, position.rule)


def _own_parts(fact: AnyFact | PositionFact, prefix: str, part: int, rule: str) -> Iterator[_Part]:
    for name, (_, is_list) in CITED[type(fact)].items():
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
    value = encoded(cited.value)
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


def _values(kind: type[Any], claims: Iterable[Claim], prefix: str = "") -> dict[str, Any]:
    values: dict[str, Any] = {name: () for name, (_, is_list) in CITED[kind].items() if is_list}
    for claim in claims:
        name = claim.field.removeprefix(prefix)
        if not claim.field.startswith(prefix) or name not in CITED[kind]:
            continue
        value_type, is_list = CITED[kind][name]
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
