"""Notes on who wrote the page, under the story or between its paragraphs."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from app.extract.layout.headline import is_byline, is_name, is_signed
from app.extract.layout.lines import Line
from app.text import fold

_PARTICLE = r"(?:de|del|della|da|do|dos|das|di|du|la|le|van|von|der|den|bin|al|el)"
_NAME = re.compile(rf"[A-ZÀ-ÝŁŞĐŠŽČĆ][\w'’.-]*(?:\s(?:{_PARTICLE}\s){{0,2}}[A-ZÀ-ÝŁŞĐŠŽČĆ][\w’'.-]*){{1,4}}")
_BETWEEN = re.compile(r"[\s:]*")


def writers_notes(lines: Sequence[Line], head: int, marked: AbstractSet[int]) -> set[int]:
    """Return the lines behind line *head* that present who wrote: "Ana Li is our naval correspondent".

    The name alone, and what then follows to the end of the page, presents the writer whom the byline names; a
    sentence needs the words that present one. Other names than the byline's count only where the story has ended, as
    far as the lines *marked* as furniture show.
    """
    signed = _signed(lines, head)
    notes: set[int] = set()
    told = 0  # lines of prose that are no such note, read from the end of the page
    for at in range(len(lines) - 1, head, -1):
        line = lines[at]
        name = _NAME.match(line.words)
        own = name is not None and fold(name[0]) in signed
        if name is not None and own and name[0] == line.words:
            notes |= set(range(at, len(lines))) if told <= 1 else {at}
        elif name is not None and (own or not told) and _presents(line, name.end()):
            notes.add(at)
        else:
            told += line.prose and at not in marked
    return notes


def _presents(line: Line, end: int) -> bool:
    """Tell whether words that present a writer follow right after the name that ends at *end*."""
    starts = line.span.start + end
    return any(0 <= cue.span.start - starts <= 1 for cue in line.all("byline", "about"))


def _signed(lines: Sequence[Line], head: int) -> set[str]:
    """Return the names in the byline, folded."""
    names = set()
    for line in lines[:head]:
        opening = line.opens("byline", "opens") if is_signed(line) else None
        if opening is not None or is_name(line) or is_byline(line):
            start = opening.span.end - line.span.start if opening else 0
            gap = _BETWEEN.match(line.words, start)
            name = _NAME.match(line.words, gap.end() if gap else start)
            names |= {fold(name[0])} if name else set()
    return names
