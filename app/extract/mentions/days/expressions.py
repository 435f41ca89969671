"""What a text says of days, as it says it: "5 December", "last March", "el viernes (14)", "Q2 2027"."""

from bisect import bisect_left
from dataclasses import dataclass

from app.extract.mentions.days.words import Which
from app.text import Span


@dataclass(frozen=True, slots=True)
class Expression:
    """The parts of a date that the words give; the others are None.

    ``first`` and ``last`` are days of the month, inclusive. ``unit`` and ``steps`` count from the anchor: ("day", -1)
    is yesterday; beside a month, ("year", -1) is last year's. ``part`` is early, mid, late, Q1 to Q4, H1 or H2.
    ``until`` is the other end of a range.
    """

    span: Span
    year: int | None = None
    month: int | None = None
    first: int | None = None
    last: int | None = None
    weekday: int | None = None
    unit: str | None = None
    steps: int = 0
    which: Which | None = None
    part: str | None = None
    until: "Expression | None" = None

    @property
    def absolute(self) -> bool:
        """Tell whether the words alone give the days."""
        return self.year is not None and (self.until is None or self.until.absolute)

    @property
    def dated(self) -> bool:
        """Tell whether the words alone give one day."""
        return self.absolute and self.month is not None and self.first is not None and self.first == self.last


def add(expressions: list[Expression], new: Expression) -> None:
    """Insert *new* in its place among *expressions*, which are in order and do not overlap, unless it overlaps one."""
    at = bisect_left(expressions, new.span, key=lambda expression: expression.span)
    if not any(near.span.meets(new.span) for near in expressions[max(0, at - 1) : at + 1]):
        expressions.insert(at, new)
