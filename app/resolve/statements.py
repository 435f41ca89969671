"""Which statement is which: the same words by the same speaker."""

from dataclasses import dataclass
from typing import Final

from app.claims import Telling, digest
from app.comparisons import name_tokens, organizations_fit
from app.facts import Period, Speaker, StatementFact
from app.resolve.clusters import Matcher
from app.resolve.people import compared, glued, same_name, surname_of
from app.vocabulary import Polarity, RecordType

TELLING_WORDS: Final = 5  # words that are enough to know a statement again when no speaker is named


@dataclass(frozen=True, slots=True)
class Features:
    """A statement as one article tells it; ``text`` is folded, in words."""

    text: tuple[str, ...]
    speaker: Speaker | None
    said_on: Period | None
    polarity: Polarity


def features(telling: Telling) -> Features:
    """Return what counts of a statement's telling."""
    fact: StatementFact = telling.fact
    return Features(
        text=name_tokens(fact.text.value),
        speaker=fact.speaker.value if fact.speaker else None,
        said_on=fact.said_on.value if fact.said_on else None,
        polarity=fact.polarity,
    )


def keys(statement: Features) -> frozenset[str]:
    """Return the hash of the words."""
    return frozenset({digest(*statement.text)})


def score(left: Features, right: Features) -> float:
    """Say whether the words are the same, and whether the speaker is known to be."""
    if left.text != right.text:
        return 0.0
    if left.speaker and right.speaker:
        return 2.0
    return 1.0 if len(left.text) >= TELLING_WORDS else 0.0


def clash(left: Features, right: Features) -> bool:
    """Tell whether two statements were made by two speakers or on two days."""
    if left.text != right.text or left.polarity is not right.polarity:
        return True
    if left.said_on and right.said_on and not _may_be_one_day(left.said_on, right.said_on):
        return True
    return bool(left.speaker and right.speaker) and not _may_be_one_speaker(left.speaker, right.speaker)


def detail(statement: Features) -> tuple[float, ...]:
    """Return how much is known: the speaker, then the day."""
    words = len(glued(statement.speaker.name)) if statement.speaker else 0
    return float(words), float(statement.said_on is not None)


def _may_be_one_day(left: Period, right: Period) -> bool:
    return left.earliest <= right.latest and right.earliest <= left.latest


def _may_be_one_speaker(left: Speaker | None, right: Speaker | None) -> bool:
    if left is None or right is None or left.kind is not right.kind:
        return False
    if left.kind is RecordType.COUNTRY:
        return left.name == right.name
    if left.kind is RecordType.ORGANIZATION:
        return organizations_fit(left.name, right.name)
    one, other = compared(left.name), compared(right.name)
    return one == other or same_name(one, other) or surname_of(one, other)


MATCHER: Final = Matcher(features, keys, score, clash, detail)
