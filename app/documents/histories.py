"""The status history of an agreement or a deal: the rungs that articles tell of, in the order of their days.

A status holds from the day that the fact itself gives for it, else from the day on which the article appeared. A day
given for a lower rung than the status ("signed in May, in force since June") is a rung of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from app.claims import Telling
from app.documents import shapes
from app.documents.choices import Choice, Voice, most_telling, origins, supported, voices
from app.documents.citations import citation
from app.documents.values import Citation
from app.facts import Period
from app.vocabulary import AgreementStatus, DayBasis, DealStatus, Modality, Polarity

Status = AgreementStatus | DealStatus

# The day on which a status came to hold, when the same fact says it.
DAY_OF: Final[dict[Status, str]] = {
    AgreementStatus.NOTIFIED: "notified_on",
    AgreementStatus.APPROVED: "approved_on",
    AgreementStatus.SIGNED: "signed_on",
    AgreementStatus.RATIFIED: "approved_on",
    AgreementStatus.IN_FORCE: "effective_from",
    AgreementStatus.EXPIRED: "effective_to",
    DealStatus.CONTRACTED: "signed_on",
    DealStatus.DELIVERED: "delivered_on",
}
ENDINGS: Final[frozenset[Status]] = frozenset(
    {
        *(AgreementStatus.SUSPENDED, AgreementStatus.EXPIRED, AgreementStatus.TERMINATED, AgreementStatus.REJECTED),
        *(DealStatus.SUSPENDED, DealStatus.CANCELLED),
    }
)


@dataclass(slots=True)
class Rung:
    """One status that held from some day on: who ``told`` it, and who ``dated`` it, if anyone does.

    ``said`` is the day as they give it, None where only the publication dates it; ``held`` puts rungs in order.
    """

    status: Status
    modality: Modality
    polarity: Polarity
    held: date
    said: Period | None
    told: list[Voice] = field(default_factory=list)
    dated: list[Voice] = field(default_factory=list)

    @property
    def height(self) -> int:
        """Return how far the status is: the members stand in rising order."""
        members: list[Status] = list(type(self.status))
        return members.index(self.status)

    @property
    def real(self) -> bool:
        """Tell whether it is told as a fact."""
        return self.modality is Modality.REALIZED and self.polarity is Polarity.AFFIRMED


def history(tellings: Iterable[Telling]) -> list[Rung]:
    """Return the rungs that *tellings* tell of, in the order in which they held; on one day the lower comes first."""
    told = [rung for telling in tellings for rung in _told_by(telling)]
    rungs: list[Rung] = []
    for rung in sorted(told, key=_order):
        same = next((one for one in reversed(rungs) if _continues(rung, one, rungs[-1])), None)
        if same is None:
            rungs.append(rung)
        else:
            _join(same, rung)
    return rungs


def standing(rungs: Sequence[Rung]) -> Choice | None:
    """Return the last affirmed, realised status of a history, with all who tell it.

    A lower rung told later takes nothing back unless it is an ending. Where nothing is told as real, what is planned
    or said to be counts alike.
    """
    spoken = [rung for rung in rungs if any(voice.claim.field == "status" for voice in rung.told)]
    pool = [rung for rung in spoken if rung.real] or spoken
    reached: Rung | None = None
    furthest = -1
    for rung in pool:
        if rung.status in ENDINGS:
            reached = rung
        elif rung.height > furthest:
            reached, furthest = rung, rung.height
    if reached is None:
        return None
    told = (voice for rung in pool if rung.status is reached.status for voice in rung.told)
    return Choice(reached.status, tuple(supported(voice for voice in told if voice.claim.field == "status")))


def _told_by(telling: Telling) -> Iterator[Rung]:
    """Yield the rungs that one telling tells of: its status, and what it dates that came before that."""
    for voice in voices([telling], "status"):
        if voice.value == "unknown":
            continue
        own = _rung(telling, voice.value, voice, DAY_OF.get(voice.value))
        yield own
        for status, name in DAY_OF.items():
            day = next(iter(voices([telling], name)), None)
            if day is None or type(status) is not type(voice.value) or name == DAY_OF.get(voice.value):
                continue
            earlier = _rung(telling, status, Voice(status, day.claim, day.source), name)
            below = own.status in ENDINGS or earlier.height < own.height
            if own.real and below and earlier.held <= own.held:
                yield earlier


def _rung(telling: Telling, status: Status, voice: Voice, name: str | None) -> Rung:
    dated = voices([telling], name) if name else []
    said: Period | None = dated[0].value if dated else None
    held = voice.day
    if said is not None:
        # What an article tells as done was done by the day it appeared, whatever month or year it names.
        published = voice.source.published_on
        held = min(said.latest, published) if published and said.earliest <= published else said.latest
    return Rung(status, voice.claim.modality, voice.claim.polarity, held, said, [voice], dated[:1])


def _order(rung: Rung) -> tuple[Any, ...]:
    first = rung.told[0]
    return rung.held, rung.height, rung.said is None, first.source.id, first.claim.id


def _continues(later: Rung, earlier: Rung, last: Rung) -> bool:
    """Tell whether *later* only tells again what *earlier* does, *last* being where things stood before it."""
    if (later.status, later.modality, later.polarity) != (earlier.status, earlier.modality, earlier.polarity):
        return False
    if later.said is not None and earlier.said is not None:
        return later.said.earliest <= earlier.said.latest and earlier.said.earliest <= later.said.latest
    if later.said is not None:
        return later.held == earlier.held
    return later.status not in ENDINGS or earlier is last


def _join(rung: Rung, other: Rung) -> None:
    """Count who tells *other* among those who tell *rung*, and keep the closer of two days."""
    rung.told += other.told
    rung.dated += other.dated
    if other.said is not None and (rung.said is None or _length(other.said) < _length(rung.said)):
        rung.said = other.said


def _length(period: Period) -> int:
    return (period.latest - period.earliest).days


def served(rungs: Iterable[Rung]) -> list[shapes.Rung]:
    """Render the rungs of a history."""
    return [_rung_document(rung) for rung in rungs]


def _rung_document(rung: Rung) -> shapes.Rung:
    days = sorted(voice.source.published_on for voice in rung.told if voice.source.published_on)
    first = days[0] if days else None
    published = DayBasis.PUBLISHED if first else None
    values: dict[str, Any] = {
        "day": rung.said.day if rung.said else first,
        "day_earliest": rung.said.earliest if rung.said else first,
        "day_latest": rung.said.latest if rung.said else first,
        "day_basis": DayBasis.TOLD if rung.said else published,
        "modality": rung.modality,
        "polarity": rung.polarity,
        "sources": len({voice.source.id for voice in rung.told}),
        "origins": origins(rung.told),
        "first_reported_on": first,
        "citations": _citations(rung),
    }
    if isinstance(rung.status, AgreementStatus):
        return shapes.AgreementRung(status=rung.status, **values)
    return shapes.EquipmentDealRung(status=rung.status, **values)


def _citations(rung: Rung) -> list[Citation]:
    """Return at most three citations of the status and three of its day."""
    cited = {voice.claim.id: voice for told in (rung.told, rung.dated) for voice in most_telling(told)}
    return [
        citation(words, [voice.claim.field], voice.claim.basis, voice.claim.id, (voice.source.id, voice.source.url))
        for voice in cited.values()
        for words in voice.claim.words
    ]
