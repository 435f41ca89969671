"""Which claim speaks for a field, which ones back it, and which contradict it.

Values that fit together are joined first and the most precise speaks for them; then most origins, then the latest
article, then the article's id.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.claims import Claim, Source, Telling, value_of
from app.comparisons import compare, precision
from app.vocabulary import Modality, Verdict

Fit = Callable[[Any, Any], bool]
Precise = Callable[[Any], tuple[float, ...]]

CITED: Final = 3  # citations a value
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


def supported(told: Iterable[Voice]) -> list[Voice]:
    """Return those who tell one value in the order in which they speak for it: the latest article first."""
    return sorted(told, key=lambda voice: _support([voice]))


def most_telling(told: Iterable[Voice]) -> list[Voice]:
    """Return at most three voices: the most precise, then the earliest, one per origin."""

    def rank(voice: Voice) -> tuple[Any, ...]:
        day = voice.source.published_on or date.max
        return [-degree for degree in precision(voice.value)], day, voice.source.sha256, voice.claim.words[0].start

    per_origin: dict[str, Voice] = {}
    for voice in sorted(told, key=rank):
        per_origin.setdefault(voice.source.origin, voice)
    return list(per_origin.values())[:CITED]


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
