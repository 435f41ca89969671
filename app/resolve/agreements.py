"""Which agreement is which: by its parties, its form, its subjects and its years."""

from dataclasses import dataclass
from itertools import combinations
from typing import Final

from app.claims import Telling
from app.comparisons import name_tokens
from app.facts import AgreementFact, Cited, Period
from app.resolve.clusters import Matcher
from app.vocabulary import AgreementStatus, Instrument, Polarity, Subject

# What a text calls by no more than these may take any form that states agree on together.
LOOSE: Final = frozenset({Instrument.AGREEMENT, Instrument.OTHER})
OF_ONE_STATE: Final = frozenset({Instrument.UNILATERAL_DESIGNATION, Instrument.LEGISLATIVE_AUTHORIZATION})
CONCLUDED: Final = frozenset(
    {AgreementStatus.SIGNED, AgreementStatus.RATIFIED, AgreementStatus.IN_FORCE, AgreementStatus.COMPLETED}
)
OPEN: Final = frozenset(
    {AgreementStatus.PROPOSED, AgreementStatus.UNDER_DISCUSSION, AgreementStatus.AGREED_IN_PRINCIPLE}
)


@dataclass(frozen=True, slots=True)
class Features:
    """An agreement as one article tells of it."""

    parties: frozenset[str]
    instrument: Instrument
    subjects: frozenset[Subject]
    title: str
    signed: int | None
    effective: int | None
    acted: int | None
    polarity: Polarity
    concluded_before: bool
    still_open: bool


def features(telling: Telling) -> Features:
    """Return what counts of an agreement's telling."""
    fact: AgreementFact = telling.fact
    status = fact.status.value if fact.status else None
    return Features(
        parties=frozenset(party.value for party in fact.parties),
        instrument=fact.instrument.value,
        subjects=frozenset(subject.value for subject in fact.subjects),
        title=" ".join(name_tokens(fact.title.value)) if fact.title else "",
        signed=year(fact.signed_on),
        effective=year(fact.effective_from),
        acted=year(fact.approved_on) or year(fact.signed_on) or year(fact.effective_from),
        polarity=fact.polarity,
        concluded_before=fact.background and status in CONCLUDED,
        still_open=not fact.background and status in OPEN,
    )


def year(day: Cited[Period] | None) -> int | None:
    """Return the year of a day, when it is known."""
    if day is None or day.value.earliest.year != day.value.latest.year:
        return None
    return day.value.earliest.year


def keys(agreement: Features) -> frozenset[str]:
    """Return each pair of parties with each subject; a title stands in for parties."""
    parties = sorted(agreement.parties)
    groups: list[tuple[str, ...]] = list(combinations(parties, 2)) or [tuple(parties) or (agreement.title,)]
    subjects = agreement.subjects or {""}
    return frozenset(":".join((*group, subject)) for group in groups for subject in subjects)


def score(left: Features, right: Features) -> float:
    """Say how much parties, subjects and form agree."""
    if not left.subjects & right.subjects and left.subjects | right.subjects:
        return 0.0
    if left.parties != right.parties and not _one_designation_in_another(left, right):
        return 0.0
    if not left.parties and left.title != right.title:
        return 0.0
    shared = len(left.subjects & right.subjects) / max(1, len(left.subjects | right.subjects))
    alike = (left.parties == right.parties, left.instrument is right.instrument, _same(left.signed, right.signed))
    return 1.0 + shared + sum(alike)


def clash(left: Features, right: Features) -> bool:
    """Tell whether two agreements cannot be one."""
    return (
        left.polarity is not right.polarity
        or (left.parties != right.parties and not _one_designation_in_another(left, right))
        or not _instruments_fit(left.instrument, right.instrument)
        or differ(left.signed, right.signed)
        or differ(left.effective, right.effective)
        or _two_acts(left, right)
        or (left.concluded_before and right.still_open)
        or (right.concluded_before and left.still_open)
    )


def detail(agreement: Features) -> tuple[float, ...]:
    """Return how much is known: years, the form, the subjects; fewer parties are the more definite."""
    years = sum(year is not None for year in (agreement.signed, agreement.effective))
    return float(years), float(agreement.instrument not in LOOSE), -float(len(agreement.parties))


def _one_designation_in_another(left: Features, right: Features) -> bool:
    """Tell whether one state's designation of one country is told within its designation of several."""
    smaller, larger = sorted((left.parties, right.parties), key=len)
    designations = left.instrument is right.instrument is Instrument.UNILATERAL_DESIGNATION
    return designations and len(smaller) > 1 and smaller <= larger


def _instruments_fit(left: Instrument, right: Instrument) -> bool:
    if left is right or Instrument.OTHER in {left, right}:
        return True
    return bool({left, right} & LOOSE) and not {left, right} & OF_ONE_STATE


def _two_acts(left: Features, right: Features) -> bool:
    """Tell whether two acts of parliament are told with years too far apart for one: a permission is renewed."""
    acts = Instrument.LEGISLATIVE_AUTHORIZATION in {left.instrument, right.instrument}
    return acts and left.acted is not None and right.acted is not None and abs(left.acted - right.acted) > 1


def _same(left: int | None, right: int | None) -> bool:
    return left is not None and left == right


def differ(left: int | None, right: int | None) -> bool:
    """Tell whether two known years are two."""
    return left is not None and right is not None and left != right


MATCHER: Final = Matcher(features, keys, score, clash, detail)
