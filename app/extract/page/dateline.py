"""The day a page says it was published on."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from app.extract.layout import BlockKind
from app.extract.lexicon import Lexicon
from app.extract.mentions.days.calendar import period
from app.extract.mentions.days.expressions import Expression
from app.extract.mentions.days.joins import read_days
from app.extract.mentions.days.words import day_words
from app.extract.reading import Reading
from app.facts import Cited
from app.text import Span, fold

_DATELINE = 90  # characters at the start of a story that may hold its place and day
_DATELINE_END = re.compile(r"[^\w]{0,3}(?:\([^()\n]{2,40}\)[\s.:]*)?[\s.]*[-–—:]")
_DATELINE_START = re.compile(r"[^.\n]{2,60},\s*(?:[^\W\d]{1,3}\s)?$|^$")
_CLOSING = 200  # characters: a closing line with place and day is no longer
_TOGETHER = re.compile(r"(?<=[^\W\d_])(?=[A-ZÀ-Ý])")  # "WorldDec 15, 2025": a section's name runs into the date


def find_published_on(reading: Reading) -> Cited[date] | None:
    """Return the day in the byline, else in the dateline, the headline or the closing line; the first of them."""
    for finder in (_in_bylines, _in_datelines, _in_titles, _in_closings):
        for span, day in finder(reading):
            return Cited(day, (span,))
    return None


def _days(reading: Reading, within: Span) -> Iterator[tuple[Expression, date]]:
    """Yield the full dates inside *within*, with the last day of each."""
    for said in read_days(reading, within):
        days = period(said, None, future=None) if said.absolute and said.first is not None else None
        if days is not None:
            yield said, days.latest


def _in_bylines(reading: Reading) -> Iterator[tuple[Span, date]]:
    """Yield the dates of the lines around the headline, before the story."""
    for block in reading.blocks:
        if block.kind is BlockKind.BODY:
            return
        if block.kind in (BlockKind.BYLINE, BlockKind.FURNITURE):
            yield from ((said.span, day) for said, day in _days(reading, block.span))
            yield from _glued(reading, block.span)


def _glued(reading: Reading, line: Span) -> Iterator[tuple[Span, date]]:
    """Yield a date whose month runs into the word before it."""
    words = day_words(reading.lexicon)
    for seam in _TOGETHER.finditer(reading.text, line.start, line.end):
        month, end = _month_at(reading.lexicon, reading.folded, seam.start())
        days = words.numbers_after.match(reading.folded, end) if month else None
        year = words.year_after.match(reading.folded, days.end()) if days else None
        if days and year and days["days"].isdigit():
            said = Expression(
                Span(seam.start(), year.end()), int(year["year"]), month, int(days["days"]), int(days["days"])
            )
            value = period(said, None, future=None)
            if value:
                yield said.span, value.latest


def _month_at(lexicon: Lexicon, folded: str, start: int) -> tuple[int, int]:
    """Return the month whose name stands at *start*, and where the name ends; 0 when none does."""
    found = [(len(form) - 1, month) for form, month in _month_forms(lexicon) if folded.startswith(form, start)]
    length, month = max(found, default=(0, 0))
    return month, start + length


@cache
def _month_forms(lexicon: Lexicon) -> list[tuple[str, int]]:
    """Return the names of months, folded and with a space behind them, each with its month."""
    keys = lexicon.sections.get("months", {})
    return [(fold(form) + " ", int(key)) for key in keys for form in lexicon.phrases("months", key)]


def _in_datelines(reading: Reading) -> Iterator[tuple[Span, date]]:
    """Yield the date of "WARSAW, March 4, 2026 (Agency) - " at the start of the story."""
    first = next((block for block in reading.blocks if block.kind in (BlockKind.BODY, BlockKind.ITEM)), None)
    if first is None:
        return
    start = Span(first.span.start, min(first.span.end, first.span.start + _DATELINE))
    for said, day in _days(reading, start):
        opened = _DATELINE_START.match(reading.text[start.start : said.span.start])
        if opened and _DATELINE_END.match(reading.text, said.span.end):
            yield said.span, day


def _in_titles(reading: Reading) -> Iterator[tuple[Span, date]]:
    for block in reading.blocks:
        if block.kind is BlockKind.TITLE:
            yield from ((said.span, day) for said, day in _days(reading, block.span))


def _in_closings(reading: Reading) -> Iterator[tuple[Span, date]]:
    """Yield the date of a last line that gives place and day: "Done at Riga, 3 May 2025."."""
    told = [block for block in reading.blocks if block.kind is not BlockKind.FURNITURE]
    for block in told[-1:] if told else []:
        if block.span.end - block.span.start <= _CLOSING:
            dates = list(_days(reading, block.span))
            yield from ((said.span, day) for said, day in dates if _closes(reading, said.span, block.span))


def _closes(reading: Reading, said: Span, line: Span) -> bool:
    after = reading.text[said.end : line.end].strip(" .")
    before = _DATELINE_START.match(reading.text[line.start : said.start])
    return not after and before is not None
