"""What holding the values of one record against each other gives: which fit, which followed which, which contradict."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from app.claims import digest
from app.comparisons import COMPARED, verdict
from app.documents.choices import Choice, Voice, most_telling, origins
from app.documents.citations import citation
from app.documents.claims import text_of
from app.documents.histories import Rung
from app.documents.lists import Conflict, Side
from app.documents.values import Reference, Support
from app.vocabulary import AgreementStatus, Qualifier, Verdict

RATIFIED: Final = frozenset({AgreementStatus.RATIFIED, AgreementStatus.IN_FORCE, AgreementStatus.COMPLETED})


def values(field: str, told: Iterable[Voice]) -> list[list[Voice]]:
    """Return who tells each value of *field* among those *told*, in the order of the first; equal ones are one."""
    found: list[list[Voice]] = []
    for voice in told:
        same = next((one for one in found if verdict(field, one[0].value, voice.value) is Verdict.EQUAL), None)
        if same is None:
            found.append([voice])
        else:
            same.append(voice)
    return found


def support(field: str, told: Sequence[Voice]) -> Support:
    """Count who tells the value of the first of those *told*, and who tells the same."""
    same = [voice for voice in told if verdict(field, told[0].value, voice.value) is Verdict.EQUAL]
    sources = len({voice.source.id for voice in same})
    return Support(field=field, value=text_of(told[0].value), sources=sources, origins=origins(same))


def compared(record: Reference, field: str, choice: Choice) -> Iterator[Conflict]:
    """Hold the value that speaks for *field* against every other that is told."""
    if field not in COMPARED:
        return
    speaking, *others = values(field, (voice for told in (choice.backing, *choice.against) for voice in told))
    for other in others:
        found = verdict(field, speaking[0].value, other[0].value)
        yield conflict(record, field, found, side(field, speaking), side(field, other))


def progressed(record: Reference, rungs: Sequence[Rung]) -> Iterator[Conflict]:
    """Hold each status of a history against the one before it, the later one on the left, each two of them once."""
    told = {rung.status: [voice for one in rungs if one.status is rung.status for voice in one.told] for rung in rungs}
    seen: set[frozenset[str]] = set()
    for earlier, later in pairwise(rungs):
        pair = frozenset({earlier.status, later.status})
        if earlier.status is not later.status and pair not in seen:
            seen.add(pair)
            sides = [side("status", told[rung.status]) for rung in (later, earlier)]
            yield conflict(record, "status", _followed(earlier, later), *sides)


def _followed(earlier: Rung, later: Rung) -> Verdict:
    """Tell what a status says of the one before it: what is ratified may be ended, and can no more be rejected."""
    undone = later.status is AgreementStatus.REJECTED and earlier.status in RATIFIED
    return Verdict.CONTRADICTS if undone and earlier.real and later.real else Verdict.PROGRESS


def conflict(record: Reference, field: str, found: Verdict, left: Side, right: Side) -> Conflict:
    """Say what holding *left* against *right* gave; the id is made of the record, the field and both values."""
    days = [day for side in (left, right) for day in (side.first_reported_on, side.last_reported_on) if day]
    both = sorted([one.value, one.qualifier] for one in (left, right))
    return Conflict(
        id=digest("conflict", record.type, record.id, field, both),
        type="conflict",
        record=record,
        field=field,
        verdict=found,
        left=left,
        right=right,
        first_reported_on=min(days, default=None),
        last_reported_on=max(days, default=None),
    )


def side(field: str, told: Sequence[Voice]) -> Side:
    """Render one value, that of the first of those *told*, with who tells it and at most three citations of each."""
    days = [voice.source.published_on for voice in told if voice.source.published_on]
    return Side(
        value=text_of(told[0].value),
        qualifier=getattr(told[0].value, "qualifier", Qualifier.EXACT),
        sources=len({voice.source.id for voice in told}),
        origins=origins(told),
        first_reported_on=min(days, default=None),
        last_reported_on=max(days, default=None),
        citations=[
            citation(words, [field], voice.claim.basis, voice.claim.id, (voice.source.id, voice.source.url))
            for voice in most_telling(told)
            for words in voice.claim.words
        ],
    )
