"""Which claim speaks for a field, which ones back it, and which contradict it.

Values that fit together are joined first and the most precise speaks for them; then most origins, then the latest
article, then the article's id.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from app.claims import Claim, Source, Telling, value_of
from app.comparisons import compare, precision
from app.vocabulary import AgreementStatus, DealStatus, Modality, Verdict

Fit = Callable[[Any, Any], bool]
Precise = Callable[[Any], tuple[float, ...]]

# The day on which a status came to hold, when the same fact says it.
STATUS_DAYS: Final[dict[str, str]] = {
    AgreementStatus.NOTIFIED: "notified_on",
    AgreementStatus.APPROVED: "approved_on",
    AgreementStatus.SIGNED: "signed_on",
    AgreementStatus.IN_FORCE: "effective_from",
    AgreementStatus.EXPIRED: "effective_to",
    DealStatus.CONTRACTED: "signed_on",
    DealStatus.DELIVERED: "delivered_on",
}
ENDINGS: Final = frozenset(
    {
        *(AgreementStatus.SUSPENDED, AgreementStatus.EXPIRED, AgreementStatus.TERMINATED, AgreementStatus.REJECTED),
        *(DealStatus.SUSPENDED, DealStatus.CANCELLED),
    }
)
REALITY: Final = tuple(Modality)  # from the most real to the least


@dataclass(frozen=True, slots=True)
class Voice:
    """One value, the claim that gives it, and the article that makes the claim."""

    value: Any
    claim: Claim
    source: Source

    @property
    def day(self) -> date:
        """Return the publication day; an undated article speaks before all others."""
        return self.source.published_on or date.min


@dataclass(frozen=True, slots=True)
class Choice:
    """The value that speaks for a field, the voices that fit it (its own first), and the groups that do not fit."""

    value: Any
    backing: tuple[Voice, ...]
    against: tuple[tuple[Voice, ...], ...] = ()


def voices(tellings: Iterable[Telling], *fields: str) -> list[Voice]:
    """Return what *tellings* say of *fields*, in their order."""
    return [
        Voice(value_of(claim), claim, telling.source)
        for telling in tellings
        for field in fields
        for claim in telling.cited(field)
    ]


def fits(left: Any, right: Any) -> bool:  # noqa: ANN401  # values of one field, of any one type
    """Tell whether two values may both be true."""
    return compare(left, right) is not Verdict.CONTRADICTS


def joined(_: Any, __: Any) -> bool:  # noqa: ANN401  # as above
    """Take all values of a field as different words for one thing."""
    return True


def choose(told: Iterable[Voice], fit: Fit = fits, precise: Precise = precision) -> Choice | None:
    """Return which value of those *told* speaks, None when nothing is told."""
    values: defaultdict[tuple[str, str], list[Voice]] = defaultdict(list)
    for voice in told:
        values[voice.claim.value, voice.claim.qualifier].append(voice)
    if not values:
        return None

    def rank(one: Sequence[Voice]) -> tuple[Any, ...]:
        return *(-degree for degree in precise(one[0].value)), *_support(one)

    groups: list[list[Voice]] = []
    for same in sorted(values.values(), key=rank):
        home = next((group for group in groups if fit(group[0].value, same[0].value)), None)
        if home is None:
            groups.append(list(same))
        else:
            home.extend(same)
    best, *others = sorted(groups, key=_support)
    return Choice(best[0].value, tuple(best), tuple(map(tuple, others)))


def origins(told: Iterable[Voice]) -> int:
    """Count the independent sources among those who speak."""
    return len({voice.source.origin for voice in told})


def _support(told: Sequence[Voice]) -> tuple[int, int, str]:
    """Return what orders groups of voices: most origins first, then the latest article, then the article's id."""
    latest = max(voice.day for voice in told).toordinal()
    return -origins(told), -latest, min(voice.source.id for voice in told)


def choose_status(tellings: Sequence[Telling]) -> Choice | None:
    """Return the last affirmed, realised rung by the day it holds, else by the day of publication.

    A lower rung told later takes nothing back unless it is an ending; on one day the furthest rung counts.
    Where nothing is told as real, what is planned or said to be counts alike.
    """
    told = voices(tellings, "status")
    real = [voice for voice in told if voice.claim.modality is Modality.REALIZED]
    pool = sorted(real or told, key=lambda voice: (_held(voice, tellings), _rung(voice), voice.source.id))
    reached: Voice | None = None
    furthest = -2
    for voice in pool:
        if voice.value in ENDINGS or _rung(voice) > furthest:
            reached = voice
            furthest = furthest if voice.value in ENDINGS else _rung(voice)
    if reached is None:
        return None
    same = sorted((voice for voice in pool if voice.value == reached.value), key=lambda voice: _support([voice]))
    return Choice(reached.value, tuple(same))


def _rung(voice: Voice) -> int:
    """Return how far a status is, -1 for what is no rung: the members stand in rising order."""
    members: list[StrEnum] = list(AgreementStatus if isinstance(voice.value, AgreementStatus) else DealStatus)
    return -1 if voice.value == "unknown" else members.index(voice.value)


def _held(voice: Voice, tellings: Sequence[Telling]) -> date:
    telling = next(telling for telling in tellings if telling.id == voice.claim.fact)
    said = getattr(telling.fact, STATUS_DAYS.get(voice.value, ""), None)
    return said.value.latest if said is not None else voice.day


def modality(tellings: Iterable[Telling]) -> Modality:
    """Return the most real way in which a thing is told."""
    told: set[Modality] = {telling.fact.modality for telling in tellings}
    return min(told, key=REALITY.index)


def each(told: Iterable[Voice]) -> Iterator[list[Voice]]:
    """Yield the voices of each distinct value of a list field, in the order of the first telling."""
    values: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in told:
        values[voice.claim.value].append(voice)
    yield from values.values()
