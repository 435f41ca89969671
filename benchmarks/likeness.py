"""How alike a fact found and a record annotated are: 0 for two things, up to 1 for one and the same."""

import re
from collections.abc import Iterable

from app.facts import AgreementFact, EquipmentDealFact, PersonFact, PositionFact, StatementFact
from app.text import Span, fold, hull
from app.vocabulary import Instrument, Subject
from benchmarks.annotations import Annotated, Record

# Our instruments and subjects, and the wider kinds of the annotations that they may stand for.
_KINDS = {
    Instrument.UNILATERAL_DESIGNATION: {"designation"},
    Instrument.MEMORANDUM_OF_UNDERSTANDING: {"memorandum"},
    Instrument.EXCHANGE_OF_NOTES: {"memorandum", "treaty"},
    Instrument.LETTER_OF_INTENT: {"memorandum", "strategic_agreement", "other"},
    Instrument.TREATY: {"treaty"},
    Instrument.PROTOCOL: {"treaty", "strategic_agreement"},
    Instrument.AGREEMENT: {"strategic_agreement", "treaty", "other"},
    Instrument.FRAMEWORK_AGREEMENT: {"strategic_agreement", "treaty"},
    Instrument.DECLARATION: {"strategic_agreement", "other"},
    Instrument.JOINT_STATEMENT: {"strategic_agreement", "other"},
    Instrument.CONTRACT: {"strategic_agreement", "financing", "other"},
    Instrument.LOAN: {"financing"},
    Instrument.GRANT: {"financing"},
    Instrument.LEGISLATIVE_AUTHORIZATION: {"law", "access_authorisation"},
    Instrument.OTHER: {"other"},
}
_SUBJECTS = {
    Subject.STATUS_DESIGNATION: {"designation"},
    Subject.TROOP_ACCESS: {"access_authorisation"},
    Subject.STATUS_OF_FORCES: {"access_authorisation", "treaty"},
    Subject.SECURITY_ASSISTANCE: {"financing"},
    Subject.FINANCING: {"financing"},
    Subject.TRAINING_EXERCISE: {"training"},
}
_WORD = re.compile(r"[^\W_]+(?:[-/.][^\W_]+)*")
# From where on two are the same thing.
SAME_NAME = 0.5
_SAME_EQUIPMENT = 0.4  # much of a name is left out when it is told again
_SAME_PARTIES = 0.5
_SAME_WORDS = 0.6

_SMALL = 3  # letters: "of", "de la" and their like carry nothing
_STEM = 5
_MARKS = " \t\n\r“”\"'‘’«»‹›—–-.,;:"


def person(found: PersonFact, record: Record) -> float:
    """Compare names: equal, or the words of one among those of the other with the family name at its end."""
    one, other = _words(found.name.value), _words(record["name"])
    if one == other:
        return 1.0
    shorter, longer = sorted((one, other), key=len)
    family = set(_words(record.get("family_name") or "")) | set(longer[-1:])
    if len(shorter) == 1:
        return 0.8 if shorter[0] in family else 0.0
    return 0.8 if set(shorter) <= set(longer) else 0.0


def position(found: PositionFact, record: Record) -> float:
    """Compare titles of one country's offices."""
    country = found.country.value if found.country else None
    if country not in (record["country"], *record.get("country_accept", [])):
        return 0.0
    titles = (record["title"], record.get("title_en"), *record.get("title_alt", []))
    likeness = max(dice(found.title.value, title) for title in titles if title)
    return likeness if likeness >= SAME_NAME else 0.0


def agreement(found: AgreementFact, record: Record, example: Annotated) -> float:
    """Compare kinds, then parties or words."""
    kinds = _KINDS[found.instrument.value].union(*(_SUBJECTS.get(each.value, ()) for each in found.subjects[:2]))
    if not kinds & {record["kind"], *record.get("kind_accept", [])}:
        return 0.0
    parties = _jaccard({party.value for party in found.parties}, set(record["parties"]))
    named = found.title or found.instrument
    covered = overlap(named.spans, example.places(record))
    return (parties + covered) / 2 if max(parties, covered) >= _SAME_PARTIES else 0.0


def equipment_deal(found: EquipmentDealFact, record: Record, example: Annotated) -> float:
    """Compare what one buyer obtains; quantity and words tell two deals in one type apart."""
    names = (record["equipment"], *record.get("equipment_alt", []))
    likeness = max(dice(found.equipment.value, name) for name in names)
    if found.buyer.value != record["buyer"] or likeness < _SAME_EQUIPMENT:
        return 0.0
    same = bool((found.quantity.value.best if found.quantity else None) == record["quantity"])
    return 0.4 * likeness + 0.3 * same + 0.3 * overlap(found.equipment.spans, example.places(record))


def statement(found: StatementFact, records: list[Record], example: Annotated) -> float:
    """Compare the characters said with those of *records*, the fragments of one utterance or one of them."""
    text = example.article.text
    said = _characters(text, found.text.spans)
    best = 0.0
    for first in example.places({"quote": records[0]["quote"]}):
        places = [first]
        for record in records[1:]:
            nearest = example.places({"quote": record["quote"]})
            places += sorted(nearest, key=lambda span: abs(span.start - places[-1].end))[:1]
        for spans in (places, [hull(*places)]):
            told = _characters(text, spans)
            best = max(best, len(said & told) / len(said | told))
    return best if best >= _SAME_WORDS else 0.0


def dice(one: str, other: str) -> float:
    """Compare two names by the words they share, each by how it begins."""
    first, second = _stems(one), _stems(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def overlap(found: Iterable[Span], told: Iterable[Span]) -> float:
    """Return how much of the shorter of two spans the other covers, at best."""
    told = list(told)
    return max((_share(one, other) for one in found for other in told), default=0.0)


def _share(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / min(one.end - one.start, other.end - other.start)


def _characters(text: str, spans: Iterable[Span]) -> set[int]:
    """Return the offsets that *spans* cover, without the marks at their ends."""
    covered: set[int] = set()
    for span in spans:
        start = span.end - len(span.quote(text).lstrip(_MARKS))
        end = span.start + len(span.quote(text).rstrip(_MARKS))
        covered.update(range(start, end) or range(span.start, span.end))
    return covered


def _words(text: str) -> list[str]:
    return [word.replace("-", "").replace(".", "") for word in _WORD.findall(fold(text))]


def _stems(text: str) -> set[str]:
    words = _words(text)
    return {word[:_STEM] for word in words if len(word) > _SMALL or not word.isalpha()} or set(words)


def _jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
