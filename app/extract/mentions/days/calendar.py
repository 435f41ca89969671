"""From what is said of days to days of the calendar, as seen from an anchor: the day of telling."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from app.extract.mentions.days.expressions import Expression
from app.extract.mentions.days.words import Which
from app.facts import Period

_MONTHS = 12
_WEEK = 7
_FAR = 250  # days: a day so far ahead or behind is doubted when another year brings it within _NEAR
_NEAR = 45  # days: how far from the anchor a weekday with a bare day of the month may lie

# First and last month of a part of a year; first and last day of a part of a month.
_YEAR_PARTS = {
    "early": (1, 4), "mid": (5, 8), "late": (9, 12), "H1": (1, 6), "H2": (7, 12),
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12),
}  # fmt: skip
_MONTH_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "semester": 6, "year": 12}


def period(said: Expression, anchor: date | None, *, future: bool | None) -> Period | None:
    """Return the days that are meant, seen from *anchor*; None when the words and the anchor do not give them.

    *future* tells whether the clause speaks of what is to come (True), has been (False), or does not say (None).
    """
    if said.until is not None:
        return _range(said, anchor, future=future)
    if said.year is not None:
        return _of_year(said, said.year)
    return None if anchor is None else _relative(said, anchor, future=future)


def _relative(said: Expression, anchor: date, *, future: bool | None) -> Period | None:
    """Return the days of what has no year of its own."""
    if said.unit is not None:
        return _of_unit(said, anchor) if said.month is None else _of_year(said, anchor.year + said.steps)
    if said.month is not None or said.part is not None:
        return _nearest_year(said, anchor, future=future)
    if said.weekday is not None:
        return _of_weekday(said, anchor, future=future)
    return _of_month_near(said, anchor, future=future)


def _range(said: Expression, anchor: date | None, *, future: bool | None) -> Period | None:
    if said.until is None:
        return None
    first = _bare(said)
    last = period(said.until, anchor, future=future)
    if last is None:
        return None
    start = period(first, anchor if first.year is None else None, future=future)
    if start is None or start.earliest > last.latest:
        return None
    return Period(start.earliest, last.latest)


def _bare(said: Expression) -> Expression:
    """Return the first end of a range."""
    return Expression(
        said.span, year=said.year, month=said.month, first=said.first, last=said.last, which=said.which, part=said.part
    )


def _of_year(said: Expression, year: int) -> Period | None:
    """Return the days of a year, or of the part, month or days of it that are said."""
    if said.month is None:
        first, last = _YEAR_PARTS.get(said.part or "", (1, _MONTHS))
        return Period(date(year, first, 1), _end(year, last))
    longest = monthrange(year, said.month)[1]
    if said.first is not None and said.last is not None:
        if said.last > longest:
            return None
        return Period(date(year, said.month, said.first), date(year, said.month, said.last))
    first, last = _MONTH_PARTS.get(said.part or "", (1, longest))
    return Period(date(year, said.month, first), date(year, said.month, min(last, longest)))


def _of_unit(said: Expression, anchor: date) -> Period | None:
    """Return the day, week, month or year so many steps from the anchor's."""
    match said.unit:
        case "day":
            day = anchor + timedelta(days=said.steps)
            return Period(day, day)
        case "week":
            monday = anchor + timedelta(weeks=said.steps, days=-anchor.weekday())
            return Period(monday, monday + timedelta(days=_WEEK - 1))
        case "weekend":
            saturday = anchor + timedelta(days=5 - anchor.weekday(), weeks=said.steps)
            return Period(saturday, saturday + timedelta(days=1))
        case unit if unit in _UNIT_MONTHS:
            return _of_months(said, anchor, _UNIT_MONTHS[unit])
        case _:
            return None


def _of_months(said: Expression, anchor: date, length: int) -> Period | None:
    """Return the run of *length* months that holds the anchor, moved by the steps, or the part of it that is said."""
    start = ((anchor.year * _MONTHS + anchor.month - 1) // length + said.steps) * length
    year, month = divmod(start, _MONTHS)
    if length == _MONTHS:
        return _of_year(said, year)
    if length == 1:
        return _of_year(Expression(said.span, month=month + 1, part=said.part), year)
    return Period(date(year, month + 1, 1), _end(year, month + length))


def _nearest_year(said: Expression, anchor: date, *, future: bool | None) -> Period | None:
    """Choose the year of a date that is told without one."""
    if said.which is Which.THIS:
        return _of_year(said, anchor.year)
    years = (_of_year(said, year) for year in range(anchor.year - 2, anchor.year + 3))
    choices = [choice for choice in years if choice is not None]
    if said.weekday is not None:
        fitting = [choice for choice in choices if choice.earliest.weekday() == said.weekday]
        choices = fitting or choices
    return _choose(choices, anchor, said.which, future=future)


def _choose(choices: list[Period], anchor: date, which: Which | None, *, future: bool | None) -> Period | None:
    """Choose, of periods in order, the last behind the anchor, the first ahead of it, or the nearest."""
    behind = [choice for choice in choices if choice.earliest <= anchor]
    ahead = [choice for choice in choices if choice.latest >= anchor]
    if which is Which.PAST:
        behind = [choice for choice in choices if choice.latest < anchor]
    if which is Which.NEXT:
        ahead = [choice for choice in choices if choice.earliest > anchor]
    if which is Which.NEXT:
        return next(iter(ahead), None)
    if which is Which.PAST:
        return behind[-1] if behind else None
    nearest = min(choices, key=lambda choice: (_distance(choice, anchor), choice.earliest), default=None)
    told = {True: next(iter(ahead), None), False: behind[-1] if behind else None, None: nearest}[future]
    doubted = told and nearest and told.day and _distance(told, anchor) > _FAR and _distance(nearest, anchor) < _NEAR
    return nearest if doubted else told


def _distance(choice: Period, anchor: date) -> int:
    """Return how far a period lies from *anchor*, in days, to its nearer end."""
    return min(abs((choice.earliest - anchor).days), abs((choice.latest - anchor).days))


def _of_weekday(said: Expression, anchor: date, *, future: bool | None) -> Period:
    """Choose the day of a weekday; one told without tense is the last, which may be the anchor itself."""
    if said.first is not None:
        near = (anchor + timedelta(days=offset) for offset in range(-_NEAR, _NEAR + 1))
        fitting = [d for d in near if d.day == said.first and d.weekday() == said.weekday]
        if fitting:
            day = min(fitting, key=lambda d: abs((d - anchor).days))
            return Period(day, day)
    if said.which is Which.THIS and future is None:
        offset = (((said.weekday or 0) - anchor.weekday()) + _WEEK // 2) % _WEEK - _WEEK // 2
        return Period(anchor + timedelta(days=offset), anchor + timedelta(days=offset))
    back = (anchor.weekday() - (said.weekday or 0)) % _WEEK
    if said.which is Which.NEXT or (said.which is not Which.PAST and future):
        ahead = -back % _WEEK or (0 if said.which is Which.THIS else _WEEK)
        day = anchor + timedelta(days=ahead)
    else:
        day = anchor - timedelta(days=back or (_WEEK if said.which is Which.PAST else 0))
    return Period(day, day)


def _of_month_near(said: Expression, anchor: date, *, future: bool | None) -> Period | None:
    """Choose the month of a bare day of the month."""
    return _choose(list(_months_near(said, anchor)), anchor, said.which, future=future)


def _months_near(said: Expression, anchor: date) -> Iterator[Period]:
    for step in (-1, 0, 1):
        year, month = divmod(anchor.year * _MONTHS + anchor.month - 1 + step, _MONTHS)
        choice = _of_year(Expression(said.span, month=month + 1, first=said.first, last=said.last), year)
        if choice is not None:
            yield choice


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
