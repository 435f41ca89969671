"""A person while the text is read: the names, and what the words around each say."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.people.title import Title
from app.facts import OrganizationFact, PositionFact
from app.text import Span


@dataclass(slots=True)
class Introduction:
    """A name and what the words around it say of the person; ``start`` and ``end`` hold those words too."""

    span: Span
    words: tuple[Span, ...]
    start: int
    end: int
    titles: list[Title] = field(default_factory=list)
    ranks: list[Cue] = field(default_factory=list)
    nationality: Mention[CountryName] | None = None
    honorific: Cue | None = None
    organization: Mention[OrganizationFact] | None = None
    rule: str = ""


def parts(words: Sequence[str]) -> set[str]:
    """Return the words of a name, and those that a hyphen joins."""
    return {*words, *(part for word in words for part in word.split("-"))}


@dataclass(slots=True)
class Person:
    """One person while the text is read."""

    words: tuple[str, ...]
    introductions: list[Introduction] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    positions: list[PositionFact] = field(default_factory=list)

    def fits(self, words: Sequence[str]) -> bool:
        """Tell whether *words* are a shorter, equal or fuller form of the name."""
        short, long = sorted((self.words, tuple(words)), key=len)
        if set(short) <= parts(long):
            return True
        return short[-1] == long[-1] and short[0][0] == long[0][0] and 1 in (len(short[0]), len(long[0]))
