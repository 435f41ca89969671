"""Dates made of dates: a weekday and its date, a month and its relative year, a part of a year, a range."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from app.extract.lexicon import Cue
from app.extract.mentions.days.atoms import Atoms
from app.extract.mentions.days.calendar import period
from app.extract.mentions.days.expressions import Expression, add
from app.extract.mentions.days.words import DayWords
from app.extract.reading import Reading
from app.text import Span, hull

_GAP = 30  # characters between what is joined
_BESIDE = re.compile(r",?\s+|\s*[(]")
_PARTED = {"year", "month"}


def read_days(reading: Reading, within: Span | None = None) -> Sequence[Expression]:
    """Return what the text says of days, in order; only inside *within* when it is given."""
    whole = within or Span(0, max(1, len(reading.text)))
    atoms = Atoms(reading, whole)
    expressions = _pairs(reading.folded, atoms.words, atoms.read())
    expressions = _parts(reading, atoms.words, expressions, whole)
    return _ranges(reading.folded, atoms.words, expressions)


def _pairs(folded: str, words: DayWords, atoms: Sequence[Expression]) -> Sequence[Expression]:
    """Join a weekday with the date beside it, and a date without a year with "last year" after it."""
    joined: list[Expression] = []
    for atom in atoms:
        last = joined[-1] if joined else None
        both = last and _pair(folded[last.span.end : atom.span.start], words, last, atom)
        if both:
            joined[-1] = both
        else:
            joined.append(atom)
    return joined


def _pair(gap: str, words: DayWords, one: Expression, other: Expression) -> Expression | None:
    span = hull(one.span, other.span)
    if one.weekday is not None and one.first is None and other.month and other.first and _closes(gap, words):
        day = period(other, None, future=None)
        fits = day is None or day.earliest.weekday() == one.weekday
        return replace(other, span=span, weekday=one.weekday) if fits else None
    if one.month and one.year is None and other.unit == "year" and words.joint.fullmatch(gap):
        return replace(one, span=span, unit="year", steps=other.steps, which=other.which)
    return None


def _closes(gap: str, words: DayWords) -> bool:
    """Tell whether a weekday and a date with *gap* between them are one: "Friday, 3 May", "mardi le 3 mai"."""
    return len(gap) <= _GAP and (
        _BESIDE.fullmatch(gap) is not None or words.joint.fullmatch(gap.lstrip(",")) is not None
    )


def _parts(reading: Reading, words: DayWords, expressions: Sequence[Expression], within: Span) -> Sequence[Expression]:
    """Add early, mid and late, quarters and halves to the year or month they are of."""
    found = [cue for section in ("days.parts", "quarters") for cue in reading.cues.inside(section, within)]
    results = list(expressions)
    for cue in sorted(found, key=lambda cue: cue.span):
        at = bisect_left(results, cue.span.end - 1, key=lambda expression: expression.span.start)
        following = results[at] if at < len(results) else None
        if following and _is_of(reading.folded, words, cue, following.span.start) and _has_parts(following):
            results[at] = replace(following, span=hull(cue.span, following.span), part=cue.key)
            continue
        alone = _alone(reading, words, cue, within)
        if alone:
            add(results, alone)
    return results


def _has_parts(expression: Expression) -> bool:
    if expression.first is not None or expression.weekday is not None or expression.part is not None:
        return False
    return expression.year is not None or expression.month is not None or expression.unit in _PARTED


def _is_of(folded: str, words: DayWords, cue: Cue, start: int) -> bool:
    gap = folded[cue.span.end : start]
    return len(gap) <= _GAP and words.joint.fullmatch(gap) is not None


def _alone(reading: Reading, words: DayWords, cue: Cue, within: Span) -> Expression | None:
    """Read a part of this year or month ("at the end of the year"), or a quarter of a year not named."""
    after = Span(cue.span.end, cue.span.end + _GAP)
    units = (unit for unit in reading.cues.inside("days.units", after) if unit.key in _PARTED)
    unit = next((unit for unit in units if _is_of(reading.folded, words, cue, unit.span.start)), None)
    if unit is not None:
        return Expression(hull(cue.span, unit.span), unit=unit.key, part=cue.key)
    opened = words.opens.search(reading.folded, max(within.start, cue.span.start - _GAP), cue.span.start)
    continued = words.continues.match(reading.folded, cue.span.end) is not None
    return Expression(cue.span, part=cue.key) if cue.section == "quarters" and opened and not continued else None


def _ranges(folded: str, words: DayWords, expressions: Sequence[Expression]) -> Sequence[Expression]:
    """Join the two ends of a range; the first takes what it lacks from the second."""
    joined: list[Expression] = []
    for expression in expressions:
        last = joined[-1] if joined else None
        spoken = last and last.until is None and expression.until is None and _spoken(folded, words, last, expression)
        if last and spoken:
            joined[-1] = replace(_range(last, expression), span=spoken)
        else:
            joined.append(expression)
    return joined


def _spoken(folded: str, words: DayWords, one: Expression, other: Expression) -> Span | None:
    """Return the words that make a range of two days: "2022 to 2024", but "between 2022 and 2024" with "between"."""
    gap = folded[one.span.end : other.span.start]
    if len(gap) > _GAP or one.unit or other.unit or one.weekday is not None or not _alike(one, other):
        return None
    if words.to.fullmatch(gap):
        return hull(one.span, other.span)
    opened = words.between.search(folded, max(0, one.span.start - _GAP), one.span.start)
    return Span(opened.start(), other.span.end) if opened and words.both.fullmatch(gap) else None


def _alike(one: Expression, other: Expression) -> bool:
    """Tell whether both are ends of one range: a day and a day, a month and a month, a year and a year, in order."""
    if (one.first is None) != (other.first is None) or (one.month is None and other.month is not None):
        return False
    ordered = one.year is None or other.year is None or _order(one) < _order(other)
    return ordered and (other.year or other.month or other.first) is not None


def _order(said: Expression) -> tuple[int, int, int]:
    return said.year or 0, said.month or 0, said.first or 0


def _range(one: Expression, other: Expression) -> Expression:
    month = one.month if one.month is not None or one.first is None else other.month
    year = one.year
    if year is None and other.year is not None:
        turns = (month or 0, one.first or 0) > (other.month or 0, other.first or 0)  # "November to February 2026"
        year = other.year - turns
    return replace(one, year=year, month=month, until=other)
