"""The phrases of a lexicon where one text has them, by section."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.text import Span


@dataclass(frozen=True, slots=True, init=False)
class Cue:
    """A phrase of the lexicon found in a text."""

    section: str
    key: str
    span: Span

    def __init__(self, section: str, key: str, span: Span) -> None:
        """Set the fields by their descriptors, as ``Span`` does."""
        _set_section(self, section)
        _set_key(self, key)
        _set_span(self, span)


_set_section, _set_key, _set_span = (vars(Cue)[name].__set__ for name in ("section", "key", "span"))


Place = tuple[int, int, str]  # where a cue starts and ends, and its key


_NOTHING: Iterator[Cue] = iter(())


class Section:
    """The cues of one section in the order of the text; of cues that overlap, the spans are equal.

    A text has several cues per word, and rules ask for few of them: each is made when it is first asked for.
    """

    __slots__ = ("_ends", "_keys", "_made", "_name", "_starts")

    def __init__(self, name: str, places: Sequence[Place]) -> None:
        """Take the section's name and the places of its cues, in order."""
        self._name = name
        self._starts: Sequence[int] = ()
        self._ends: Sequence[int] = ()
        self._keys: Sequence[str] = ()
        if places:
            self._starts, self._ends, self._keys = zip(*places, strict=True)
        self._made: list[Cue | None] = [None] * len(places)

    def __iter__(self) -> Iterator[Cue]:
        """Yield all, in order."""
        return map(self._cue, range(len(self._made)))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._made)

    def places(self) -> Iterator[tuple[int, int]]:
        """Yield where each starts and ends, in order."""
        return zip(self._starts, self._ends, strict=True)

    def of(self, key: str) -> Iterator[Cue]:
        """Yield those of one key, in order."""
        return map(self._cue, [at for at, other in enumerate(self._keys) if other == key])

    def inside(self, span: Span, *keys: str) -> Iterator[Cue]:
        """Yield those that lie wholly inside *span*, in order; of the *keys* named, or of all."""
        first = bisect_left(self._starts, span.start)
        if first == len(self._ends) or self._ends[first] > span.end:
            return _NOTHING
        places = range(first, bisect_right(self._ends, span.end, first))
        return map(self._cue, [at for at in places if self._keys[at] in keys] if keys else places)

    def first(self, span: Span, *keys: str) -> Cue | None:
        """Return the first that lies wholly inside *span*, or None."""
        at = bisect_left(self._starts, span.start)
        while at < len(self._ends) and self._ends[at] <= span.end:
            if not keys or self._keys[at] in keys:
                return self._cue(at)
            at += 1
        return None

    def starting(self, offset: int, *keys: str) -> Cue | None:
        """Return the one that begins at *offset*, or None."""
        starts = self._starts
        at = bisect_left(starts, offset)
        return self._first_at(starts, at, keys) if at < len(starts) and starts[at] == offset else None

    def all_starting(self, offset: int, *keys: str) -> Iterator[Cue]:
        """Yield those that begin at *offset*; their spans are equal."""
        return self._at_edge(self._starts, offset, keys)

    def ending(self, offset: int, *keys: str) -> Cue | None:
        """Return the one that ends before *offset*, or None."""
        ends = self._ends
        at = bisect_left(ends, offset)
        return self._first_at(ends, at, keys) if at < len(ends) and ends[at] == offset else None

    def all_ending(self, offset: int, *keys: str) -> Iterator[Cue]:
        """Yield those that end before *offset*; their spans are equal."""
        return self._at_edge(self._ends, offset, keys)

    def at(self, offset: int) -> Cue | None:
        """Return the one that covers the character at *offset*, or None."""
        at = bisect_right(self._starts, offset) - 1
        return self._cue(at) if at >= 0 and offset < self._ends[at] else None

    def last_before(self, offset: int) -> Cue | None:
        """Return the last that starts before *offset*, or None."""
        at = bisect_left(self._starts, offset)
        return self._cue(at - 1) if at else None

    def first_from(self, offset: int) -> Cue | None:
        """Return the first that starts at *offset* or later, or None."""
        at = bisect_left(self._starts, offset)
        return self._cue(at) if at < len(self._starts) else None

    def _first_at(self, edges: Sequence[int], at: int, keys: Sequence[str]) -> Cue | None:
        """Return the first of one of *keys* from the one numbered *at* on, of those with the same edge."""
        offset = edges[at]
        while at < len(edges) and edges[at] == offset:
            if not keys or self._keys[at] in keys:
                return self._made[at] or self._cue(at)
            at += 1
        return None

    def _at_edge(self, edges: Sequence[int], offset: int, keys: Sequence[str]) -> Iterator[Cue]:
        first = bisect_left(edges, offset)
        if first == len(edges) or edges[first] != offset:
            return _NOTHING
        places = range(first, bisect_right(edges, offset, first))
        return map(self._cue, [at for at in places if self._keys[at] in keys] if keys else places)

    def _cue(self, at: int) -> Cue:
        cue = self._made[at]
        if cue is None:
            cue = self._made[at] = Cue(self._name, self._keys[at], Span(self._starts[at], self._ends[at]))
        return cue


_EMPTY = Section("", ())


class _Sections(dict[str, Section]):
    """Sections by name, each made when it is first asked for."""

    def __init__(self, places: Callable[[str], Sequence[Place]]) -> None:
        super().__init__()
        self._places = places

    def __missing__(self, section: str) -> Section:
        places = self._places(section)
        found = self[section] = Section(section, places) if places else _EMPTY
        return found


class Cues:
    """All cues of a text, by section."""

    def __init__(self, places: Callable[[str], Sequence[Place]]) -> None:
        """Take what tells the places of a section's cues; it is asked once for each section that a rule asks for."""
        self._sections = _Sections(places)

    def all(self, section: str) -> Section:
        """Return the cues of *section*, in order."""
        return self._sections[section]

    def inside(self, section: str, span: Span, *keys: str) -> Iterator[Cue]:
        """Yield the cues of *section* that lie inside *span*, in order; of the *keys* named, or of all."""
        return self._sections[section].inside(span, *keys)

    def first(self, section: str, span: Span, *keys: str) -> Cue | None:
        """Return the first such cue, or None."""
        return self._sections[section].first(span, *keys)

    def starting(self, section: str, offset: int, *keys: str) -> Cue | None:
        """Return the cue of *section* that begins at *offset*; of the *keys* named, or of any."""
        return self._sections[section].starting(offset, *keys)

    def ending(self, section: str, offset: int, *keys: str) -> Cue | None:
        """Return the cue of *section* that ends before *offset*; of the *keys* named, or of any."""
        return self._sections[section].ending(offset, *keys)
