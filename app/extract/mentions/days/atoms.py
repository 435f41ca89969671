"""The single dates of a text, before parts and ranges are joined: each reader takes one sort of word as its anchor."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from app.extract.lexicon import Cue
from app.extract.mentions.days.expressions import Expression, add
from app.extract.mentions.days.words import YEAR, DayWords, Which, day_words
from app.extract.reading import Reading
from app.text import Span

_BEFORE = 48  # characters read before an anchor
_LAST_MONTH = 12
_LEAP_YEAR = 2024
_STEPS = {Which.PAST: -1, Which.THIS: 0, Which.NEXT: 1}
_NAME_BEFORE = re.compile(r"[A-ZÀ-Ý]\w* $")

_ISO = re.compile(rf"(?<![\w./-])(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d|-\d)")
_FIGURES = re.compile(
    rf"(?<![\w./-])(?P<a>\d{{1,2}})(?P<sign>[./-])(?P<b>\d{{1,2}})(?P=sign)(?P<year>{YEAR})(?![\w/-])"
)
_YEARS = re.compile(rf"(?<![\w.,/$€£#])(?P<year>{YEAR})(?:\s?[-–/]\s?(?P<until>{YEAR}|\d\d))?(?![\w/]|[.,–-]\d|-\w)")
_BRACKETED_DAY = re.compile(r"\s*\((?P<day>\d{1,2})\)")
_STOPPED_DAY = re.compile(r"\s+(?P<day>\d{1,2})(?=\s*(?:[,;.)]\s|[,;.)]?$))")
_SIGN_AFTER = re.compile(r"\s*(?:[,.;:(—–)\"”»]|$)")


class Atoms:
    """Reads the single dates of an article, within a span of it."""

    def __init__(self, reading: Reading, within: Span) -> None:
        """Take an article and the part of it to read."""
        self.reading = reading
        self.folded = reading.folded
        self.within = within
        self.words: DayWords = day_words(reading.lexicon)

    def read(self) -> list[Expression]:
        """Return the dates in order; where two overlap, the one read from the stronger anchor stays."""
        kept: list[Expression] = []
        for reader in (
            self._figures,
            self._months,
            self._relative,
            self._weekdays,
            self._units,
            self._numbers,
            self._years,
        ):
            for atom in reader():
                add(kept, atom)
        return kept

    def _cues(self, section: str) -> Iterator[Cue]:
        return self.reading.cues.inside(section, self.within)

    def _before(self, pattern: re.Pattern[str], end: int) -> re.Match[str] | None:
        """Match a pattern that ends at *end*."""
        return pattern.search(self.folded, max(self.within.start, end - _BEFORE), end)

    def _after(self, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
        return pattern.match(self.folded, start, self.within.end)

    def _figures(self) -> Iterator[Expression]:
        """Read dates in figures, where the order of day and month is sure."""
        for found in _ISO.finditer(self.folded, self.within.start, self.within.end):
            yield from _dated(Span(*found.span()), int(found["year"]), int(found["month"]), int(found["day"]))
        for found in _FIGURES.finditer(self.folded, self.within.start, self.within.end):
            first, second = int(found["a"]), int(found["b"])
            if self.words.day_first or first > _LAST_MONTH or first == second:
                yield from _dated(Span(*found.span()), int(found["year"]), second, first)
            elif second > _LAST_MONTH:
                yield from _dated(Span(*found.span()), int(found["year"]), first, second)

    def _months(self) -> Iterator[Expression]:
        """Read dates around the name of a month."""
        for cue in self._cues("months"):
            atom = self._of_month(cue.span, int(cue.key))
            if atom is not None:
                yield self._with_which(atom)

    def _of_month(self, name: Span, month: int) -> Expression | None:
        before = self._before(self.words.numbers_before, name.start)
        days = self._days(before, month)
        start, end = (before.start("days"), name.end) if before and days else (name.start, name.end)
        if days is None:
            after = self._after(self.words.numbers_after, name.end)
            days = self._days(after, month)
            if after and days and self.words.day_first and not self._after(self.words.year_after, after.end()):
                days = None
            end = after.end() if after and days else end
        year = self._after(self.words.year_after, end)
        if days is None and not self._stands(name, dated=year is not None):
            return None
        first, last = days or (None, None)
        span = Span(start, year.end() if year else end)
        return Expression(span, year=int(year["year"]) if year else None, month=month, first=first, last=last)

    def _stands(self, name: Span, *, dated: bool) -> bool:
        """Tell whether the name of a month without a day is one, and no other word of the same letters."""
        full = name.quote(self.folded) in self.words.full_months
        marked = (
            self._before(self.words.opens, name.start)
            or any(self._before(pattern, name.start) for pattern in self.words.which_before.values())
            or any(self._after(pattern, name.end) for pattern in self.words.which_after.values())
        )
        return dated or (full and bool(marked))

    def _days(self, found: re.Match[str] | None, month: int) -> tuple[int, int] | None:
        """Return the first and last of the days of a month that a pattern found; None when one is no day of it."""
        if found is None:
            return None
        numbers = [int(day["number"]) if day["number"] else 1 for day in self.words.number.finditer(found["days"])]
        longest = monthrange(_LEAP_YEAR, month)[1]
        in_order = all(one < other for one, other in pairwise(numbers))
        return (numbers[0], numbers[-1]) if numbers and in_order and numbers[0] > 0 and numbers[-1] <= longest else None

    def _with_which(self, atom: Expression) -> Expression:
        """Add "last", "next" or "this" that stands before or after a date without a year."""
        if atom.year is not None:
            return atom
        for which in Which:
            before = self._before(self.words.which_before[which], atom.span.start)
            if before:
                return replace(atom, span=Span(before.start(), atom.span.end), which=which)
            after = self._after(self.words.which_after[which], atom.span.end)
            if after:
                return replace(atom, span=Span(atom.span.start, after.end()), which=which)
        return atom

    def _relative(self) -> Iterator[Expression]:
        """Read "today", "yesterday" and the like."""
        for cue in self._cues("days.relative"):
            if cue.key != "none":
                yield Expression(cue.span, unit="day", steps=int(cue.key))

    def _weekdays(self) -> Iterator[Expression]:
        """Read weekdays, with the day of the month that may follow: "na segunda-feira (11)"."""
        for cue in self._cues("weekdays"):
            if not self._before(self.words.every, cue.span.start) and not self._in_name(cue.span.start):
                yield self._with_day(self._with_which(Expression(cue.span, weekday=int(cue.key))))
        for cue in self._cues("weekdays.short"):
            if self._after(_SIGN_AFTER, cue.span.end):
                yield self._with_day(Expression(cue.span, weekday=int(cue.key)))

    def _in_name(self, start: int) -> bool:
        """Tell whether the weekday is part of a name, in a language that writes weekdays small: "Santo Domingo"."""
        big = self.words.small_weekdays and self.reading.text[start].isupper()
        return big and _NAME_BEFORE.search(self.reading.text, max(0, start - _BEFORE), start) is not None

    def _with_day(self, atom: Expression) -> Expression:
        found = self._after(_BRACKETED_DAY, atom.span.end) or self._after(_STOPPED_DAY, atom.span.end)
        if found is None or not 0 < int(found["day"]) <= monthrange(_LEAP_YEAR, 1)[1]:
            return atom
        return replace(atom, span=Span(atom.span.start, found.end()), first=int(found["day"]), last=int(found["day"]))

    def _units(self) -> Iterator[Expression]:
        """Read "last year", "el mes pasado", "two weeks ago", "dentro de tres meses"."""
        for section in ("days.units", "days.units.many"):
            for cue in self._cues(section):
                atom = self._counted(cue) or (self._chosen(cue) if section == "days.units" else None)
                if atom is not None:
                    yield atom

    def _chosen(self, cue: Cue) -> Expression | None:
        atom = self._with_which(Expression(cue.span, unit=cue.key))
        if atom.which is None or cue.key == "day":
            return None
        if atom.which is Which.SAME:
            return atom if cue.key == "year" else None
        return replace(atom, steps=_STEPS[atom.which], which=None)

    def _counted(self, cue: Cue) -> Expression | None:
        count = self._before(self.words.count, cue.span.start)
        if count is None:
            return None
        number = self.words.counts.get(count["count"]) or int(count["count"])
        for sign, before, after in (
            (-1, self.words.ago_before, self.words.ago_after),
            (1, self.words.ahead_before, self.words.ahead_after),
        ):
            opening, closing = self._before(before, count.start()), self._after(after, cue.span.end)
            if opening or closing:
                start = opening.start() if opening else count.start()
                end = closing.end() if closing else cue.span.end
                return Expression(Span(start, end), unit=cue.key, steps=sign * number)
        return None

    def _numbers(self) -> Iterator[Expression]:
        """Read a bare day of the month after a word for day: "no dia 9"."""
        for found in self.words.day_word.finditer(self.folded, self.within.start, self.within.end):
            days = self._days(found, 1)
            if days:
                yield Expression(Span(*found.span()), first=days[0], last=days[1])

    def _years(self) -> Iterator[Expression]:
        """Read bare years and runs of years behind a word that dates, or alone on a line: "in 2019", "2022-2026"."""
        parted = {cue.span.end for section in ("days.parts", "quarters") for cue in self._cues(section)}
        for found in _YEARS.finditer(self.folded, self.within.start, self.within.end):
            opened = self._before(self.words.opens, found.start()) or found.start() - 1 in parted or self._alone(found)
            if not opened or self._after(self.words.not_a_year, found.end()):
                continue
            year, until = int(found["year"]), found["until"]
            end = None
            if until:
                last = Span(found.start("until"), found.end("until"))
                end = Expression(last, year=int(until) if len(until) > 2 else year // 100 * 100 + int(until))  # noqa: PLR2004
            yield Expression(Span(*found.span()), year=year, until=end)

    def _alone(self, found: re.Match[str]) -> bool:
        """Tell whether a line holds nothing else."""
        before, after = (
            self.folded[max(0, found.start() - 1) : found.start()],
            self.folded[found.end() : found.end() + 1],
        )
        return before in ("", "\n") and after in ("", "\n")


def _dated(span: Span, year: int, month: int, day: int) -> Iterator[Expression]:
    """Yield the day, if the calendar has it."""
    if 0 < month <= _LAST_MONTH and 0 < day <= monthrange(year, month)[1]:
        yield Expression(span, year=year, month=month, first=day, last=day)
