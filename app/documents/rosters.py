"""An agreement held against rosters, which list all states of a region with such an agreement, and leave it out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from app.claims import Telling
from app.documents.choices import CITED, Choice, Voice, origins, voices
from app.documents.citations import citation
from app.documents.disputes import conflict, side
from app.documents.lists import Conflict, Side
from app.documents.values import Citation, Reference
from app.facts import Period
from app.vocabulary import AgreementStatus, Modality, Polarity, Qualifier, Verdict

NOT_LISTED: Final = "not_listed"
STANDING: Final = frozenset(
    {AgreementStatus.APPROVED, AgreementStatus.SIGNED, AgreementStatus.RATIFIED, AgreementStatus.IN_FORCE}
)
BEGINNINGS: Final = ("effective_from", "approved_on", "signed_on")  # the days on which such an agreement came to stand


def left_out(
    record: Reference, status: Choice | None, tellings: Sequence[Telling], rosters: Iterable[Telling]
) -> Conflict | None:
    """Hold the *status* of the agreement that *tellings* tell of against the *rosters* of other articles.

    A roster says who had such an agreement on the day it was published, so it contradicts only what stood by then:
    told as history, or by an article no later, and with no later day.
    """
    if status is None or status.value not in STANDING:
        return None
    against = [roster for roster in rosters if any(_stood(telling, roster) for telling in tellings)]
    if not against:
        return None
    real = [voice for voice in status.backing if _real(voice)]
    return conflict(record, "status", Verdict.CONTRADICTS, side("status", real), _side(against)) if real else None


def _real(voice: Voice) -> bool:
    return voice.claim.modality is Modality.REALIZED and voice.claim.polarity is Polarity.AFFIRMED


def _stood(telling: Telling, roster: Telling) -> bool:
    """Tell whether the agreement of *telling* stood, as it says, on the day of *roster*."""
    fact, day = telling.fact, roster.source.published_on
    if day is None or fact.status is None or fact.status.value not in STANDING:
        return False
    if fact.modality is not Modality.REALIZED or fact.polarity is not Polarity.AFFIRMED:
        return False
    begun: list[Period] = [voice.value for voice in voices([telling], *BEGINNINGS)]
    if any(period.latest > day for period in begun):
        return False
    reported = telling.source.published_on
    return bool(begun) or fact.background or (reported is not None and reported <= day)


def _side(rosters: Sequence[Telling]) -> Side:
    told = voices(rosters, "roster")
    days = sorted(voice.source.published_on for voice in told if voice.source.published_on)
    return Side(
        value=NOT_LISTED,
        qualifier=Qualifier.EXACT,
        sources=len({voice.source.id for voice in told}),
        origins=origins(told),
        first_reported_on=days[0],
        last_reported_on=days[-1],
        citations=list(_citations(rosters)),
    )


def _citations(rosters: Sequence[Telling]) -> Iterator[Citation]:
    """Yield the words of at most three rosters: those that name the region, and the states that are listed."""
    cited: set[tuple[str, int]] = set()
    for article in list(dict.fromkeys(roster.source.id for roster in rosters))[:CITED]:
        for name in ("roster", "parties"):
            for voice in voices((roster for roster in rosters if roster.source.id == article), name):
                for words in voice.claim.words:
                    if (article, words.start) not in cited:
                        cited.add((article, words.start))
                        place = voice.source.id, voice.source.url
                        yield citation(words, ["status"], voice.claim.basis, voice.claim.id, place)
