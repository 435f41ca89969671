"""Things that lie along a text, found again by where they lie."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from app.text import Span


class Placed(Protocol):
    """Anything that has a place in the text."""

    @property
    def span(self) -> Span:
        """Return the place."""


P = TypeVar("P", bound=Placed)
_DEPTH = 8  # no more things cover one another, as a rule


class Index(Generic[P]):
    """Placed things in the order of the text."""

    def __init__(self, things: Iterable[P]) -> None:
        """Take the things in any order; they may overlap."""
        self._things = sorted(things, key=_place)
        self._starts = [thing.span.start for thing in self._things]
        self._reach = list(accumulate((thing.span.end for thing in self._things), max))  # no earlier one ends later

    def __iter__(self) -> Iterator[P]:
        """Yield all, in order."""
        return iter(self._things)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._things)

    def inside(self, span: Span) -> Iterator[P]:
        """Return those that lie wholly inside *span*, in order."""
        first = bisect_left(self._starts, span.start)
        things = self._things[first : bisect_left(self._starts, span.end, first)]
        return iter([thing for thing in things if thing.span.end <= span.end])

    def last_before(self, offset: int) -> P | None:
        """Return the last that starts before *offset*, or None."""
        at = bisect_left(self._starts, offset)
        return self._things[at - 1] if at else None

    def first_from(self, offset: int) -> P | None:
        """Return the first that starts at *offset* or later, or None."""
        at = bisect_left(self._starts, offset)
        return self._things[at] if at < len(self._things) else None

    def at(self, offset: int) -> P | None:
        """Return the one nearest before that covers the character at *offset*, or None."""
        last = bisect_right(self._starts, offset) - 1
        if last < 0 or self._reach[last] <= offset:
            return None
        for at in range(last, max(-1, last - _DEPTH), -1):
            if offset < self._things[at].span.end:
                return self._things[at]
        return None


def _place(thing: Placed) -> tuple[int, int]:
    return thing.span.start, thing.span.end
