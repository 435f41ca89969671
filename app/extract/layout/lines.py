"""The lines of a page with what can be seen of each: its marks, its shape, the cues that open, fill or stand in it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.extract.lexicon import Cue, Cues
from app.text import Span

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ALNUM = re.compile(r"[^\W_]")
_STOPS = re.compile(r"[.?!…][\"”’'»)\]\s]*$")
_STOPS_WITHIN = re.compile(r"[^\W\d]{3}[.?!…][\"”’'»)\]]?\s+\S")
# "• x", "1. x", "a) x", "(iv) x"; a dash of speech is longer, a speaker's initial is a capital.
_BULLET = re.compile(r"[-•●▪■►▶▸‣◦·*✓✔➤→]\s+\S|\(?(?:\d{1,2}[.)]|[a-z][.)]|[ivx]{1,4}[.)]|[IVX]{2,4}\.)\s+\S")
_DASH = re.compile(r"–\s+\S")
_COUNT = re.compile(r"(?<=[^\W\d])[\W\d]+$")
# A sign, or white space as wide as a menu sets between its entries, but not what some set behind a full stop.
_SEPARATOR = re.compile(r"(?<![.!?:;,\s])\s{2,}|\s?[|›·•▶►]\s?|\s(?:>{1,2}|[»/])\s")
_SEPARATES = re.compile(r"[|›·•▶►>»/]|\s\s")
_CRUMBS = re.compile(r"\s(?:[›»]|>{1,2})\s")
# A date in figures, or one whose month's name runs into the word before it ("WorldDec 15, 2025").
_FIGURES = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b"
    r"|[a-z][A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# What may stand between a place and the month: ", le 1er ", ", aos 7 de ".
_DAY_BEFORE = re.compile(
    r"(?:(?<=,)\s+[^\W\d]{1,3})?\s*(?:\d{1,2}\s*(?:[-–]|[^\W\d]{1,2})\s*)?"
    r"(?:\d{1,2}(?:[^\W\d]{1,2}|[.º°])?\s+(?:[^\W\d]{2}\s+)?)?$"
)
_APART = tuple(",.|:·•–—-(")
_DAY_OF_MONTH = re.compile(r"\b\d{1,2}(?!\d)")

PROSE_LENGTH = 160  # characters: no headline or link of a list is longer, as a rule
SENTENCE_LENGTH = 60  # characters: with a stop at the end, a line is prose from here on
SENTENCE_WORDS = 9
SHORT_SENTENCE_LENGTH = 36  # characters: with a full stop at the end, from here on
SHORT_SENTENCE_WORDS = 6
_SEVERAL = 3
_MOST = 0.8


@dataclass(frozen=True)
class Line:
    """One line without the white space around it; ``gap`` tells whether an empty line stands above it."""

    span: Span
    words: str
    gap: bool
    cues: dict[str, list[Cue]] = field(repr=False)  # by section, of those that the layout reads

    @cached_property
    def core(self) -> Span | None:
        """Return the line from its first letter or digit to its last; None when it has neither."""
        first = _ALNUM.search(self.words)
        if first is None:
            return None
        last = next(at for at in range(len(self.words) - 1, -1, -1) if self.words[at].isalnum())
        return Span(self.span.start + first.start(), self.span.start + last + 1)

    @cached_property
    def _before_count(self) -> int:
        """Return where the line ends, signs and a count at its end left aside."""
        if self.core is None:
            return self.span.end
        counted = _COUNT.search(self.words, 0, self.core.end - self.span.start)
        return self.span.start + counted.start() if counted else self.core.end

    @cached_property
    def count(self) -> int:
        """Return the number of words."""
        return count_words(self.words)

    @cached_property
    def stops(self) -> bool:
        """Tell whether the line ends as a sentence does."""
        return _STOPS.search(self.words) is not None

    @cached_property
    def sentence(self) -> bool:
        """Tell whether the line ends as a sentence does, or one ends within it."""
        return self.stops or _STOPS_WITHIN.search(self.words) is not None

    @cached_property
    def prose(self) -> bool:
        """Tell whether the line is written as running text."""
        length, count = len(self.words), self.count
        stops = self.stops and length >= SENTENCE_LENGTH and count >= SENTENCE_WORDS
        full_stop = self.words[-1] == "." and length >= SHORT_SENTENCE_LENGTH and count >= SHORT_SENTENCE_WORDS
        dates = length < PROSE_LENGTH and self.dated and self.opens("byline", "dates") is not None
        return length >= PROSE_LENGTH or ((stops or full_stop) and not dates)

    @cached_property
    def item(self) -> bool:
        """Tell whether the line has the mark of a list item."""
        if _BULLET.match(self.words):
            return not (self.words[0] in "IVX" and self.capitals)  # "II. NAVY" heads a section
        return bool(_DASH.match(self.words) and not self.stops)

    @cached_property
    def capitals(self) -> bool:
        """Tell whether every letter is upper-case."""
        return self.words == self.words.upper() and self.words != self.words.lower()

    @cached_property
    def parts(self) -> Sequence[Span]:
        """Return what separators ("|", "›", "•") part, the empty parts left out."""
        spans, start = [], 0
        if _SEPARATES.search(self.words) is None:
            return [self.span]
        for mark in _SEPARATOR.finditer(self.words):
            spans.append((start, mark.start()))
            start = mark.end()
        spans.append((start, len(self.words)))
        stripped = ((a, b, self.words[a:b]) for a, b in spans)
        kept = (
            (a + len(part) - len(part.lstrip()), b - len(part) + len(part.rstrip()), part) for a, b, part in stripped
        )
        return [Span(self.span.start + a, self.span.start + b) for a, b, part in kept if part.strip()]

    def words_of(self, part: Span) -> str:
        """Return the words of a part of the line."""
        return self.words[part.start - self.span.start : part.end - self.span.start]

    @cached_property
    def mostly_small(self) -> bool:
        """Tell whether most words begin with a small letter, as in a sentence."""
        words: list[str] = _WORD.findall(self.words)
        return 2 * sum(word[0].islower() for word in words) > len(words)

    @property
    def crumbs(self) -> bool:
        """Tell whether the line is a path through a site: "Home › World › Defence"."""
        return bool(_CRUMBS.search(self.words)) and "«" not in self.words and not self.stops

    @cached_property
    def dated(self) -> bool:
        """Tell whether the line holds a full date, as far as its shape shows."""
        named = next(self._cues("months", ()), None) is not None
        spelt = named and _YEAR.search(self.words) is not None and _DAY_OF_MONTH.search(self.words) is not None
        return spelt or _FIGURES.search(self.words) is not None

    @cached_property
    def dateline(self) -> bool:
        """Tell whether a date stands apart in the line, in no phrase: "Riga, 5 May 2025", "Friday, 5 May 2025"."""
        month = next(self._cues("months", ()), None)
        if month is None:
            return self.dated
        before = _DAY_BEFORE.sub("", self.words[: month.span.start - self.span.start])
        weekday = max((cue.span.end for cue in self._cues("weekdays", ())), default=0) - self.span.start
        return self.dated and (not before or weekday >= len(before.rstrip(" ,")) or before.rstrip()[-1:] in _APART)

    def opens(self, section: str, *keys: str) -> Cue | None:
        """Return the longest cue that begins the line, signs left aside; None when none does."""
        if section not in self.cues:
            return None
        starts = {self.span.start, self.core.start if self.core else self.span.start}
        found = [cue for cue in self._cues(section, keys) if cue.span.start in starts]
        return max(found, key=lambda cue: cue.span.end, default=None)

    def fills(self, section: str, *keys: str) -> bool:
        """Tell whether one cue is the whole line, but for signs and a count at its end."""
        if self.core is None or section not in self.cues:
            return False
        start, end = self.core.start, self._before_count
        return any(cue.span.start <= start and cue.span.end >= end for cue in self._cues(section, keys))

    def closes(self, section: str, *keys: str) -> bool:
        """Tell whether a cue ends the line."""
        return any(cue.span.end == self.span.end for cue in self._cues(section, keys))

    def last(self, section: str, *keys: str) -> Cue | None:
        """Return the cue that begins last in the line, behind its first word; None when there is none."""
        found = [cue for cue in self._cues(section, keys) if cue.span.start > self.span.start]
        return max(found, key=lambda cue: cue.span.start, default=None)

    def all(self, section: str, *keys: str) -> Iterator[Cue]:
        """Return the cues of the line, in order."""
        return self._cues(section, keys)

    def holds(self, section: str, *keys: str) -> bool:
        """Tell whether a cue stands anywhere in the line."""
        return next(self._cues(section, keys), None) is not None

    def starts_path(self, section: str, key: str) -> bool:
        """Tell whether the first of several parts is one cue: "Home / World"."""
        parts = self.parts
        return len(parts) > 1 and any(cue.span == parts[0] for cue in self._cues(section, (key,)))

    def filled_parts(self, section: str, key: str) -> int:
        """Return how many of the parts are one cue each."""
        spans = {cue.span for cue in self._cues(section, (key,))}
        return sum(part in spans for part in self.parts)

    def made_of(self, section: str, key: str) -> bool:
        """Tell whether several cues make up the line, but for a few letters."""
        lengths = [cue.span.end - cue.span.start for cue in self._cues(section, (key,))]
        return len(lengths) >= _SEVERAL and sum(lengths) + len(lengths) >= _MOST * len(self.words)

    def _cues(self, section: str, keys: Sequence[str]) -> Iterator[Cue]:
        return (cue for cue in self.cues.get(section, ()) if not keys or cue.key in keys)


def count_words(words: str) -> int:
    """Return the number of words."""
    return len(_WORD.findall(words))


def read_lines(text: str, cues: Cues, sections: Sequence[str]) -> Sequence[Line]:
    """Return the lines of *text* that hold anything, in order, with their cues of *sections*."""
    lines: list[Line] = []
    end = 0
    for match in _LINE.finditer(text):
        span = Span(*match.span())
        lines.append(Line(span, match[0], text.count("\n", end, span.start) > 1 or not lines, {}))
        end = span.end
    starts = [line.span.start for line in lines]
    for section in sections:
        for cue in cues.all(section):
            line = lines[bisect_right(starts, cue.span.start) - 1]
            if cue.span.end <= line.span.end:
                line.cues.setdefault(section, []).append(cue)
    return lines
