"""Sums of money, in minor units of an ISO 4217 currency, with how exactly they are said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.bounds import Bounds, bound, range_of, scaled_by
from app.extract.mentions.currencies import Unit, chosen, unit_after, unit_before
from app.extract.mentions.numerals import FIRST_YEAR, LAST_YEAR, THOUSAND, Numeral, find_numerals
from app.extract.reading import Reading
from app.facts import Money
from app.text import Span, fold, hull
from app.vocabulary import minor_digits


@dataclass(frozen=True, slots=True)
class _Sum:
    """A numeral with the units beside it; ``currency`` as far as its own words say it."""

    span: Span
    numeral: Numeral
    factor: Decimal
    unit: Unit | None

    @property
    def value(self) -> Decimal:
        """Return the sum in major units."""
        return self.numeral.value * self.factor


_CONVERTS = re.compile(r"\s*\((?:[^\W\d_]{1,6}\.?\s)*\Z")  # what parts a sum from its conversion: "… (about "
_AND_CONVERTS = re.compile(r",\s(?:[^\W\d_]{1,6}\s)*\Z")
_ENDS = re.compile(r"\s*(?:[.,;:)\]”\"»]|\Z|\n)")
LETTERS_OF_A_DOUBTFUL_SIGN = 2  # "R", "Q", "RM" are signs before large numbers only


def find_sums(reading: Reading) -> Index[Mention[Money]]:
    """Return every sum of money, with the words that qualify it ("about", "up to") in its span.

    A sum in parentheses behind another converts it into another currency: it is no value of its own and left out.
    A sum whose currency its own words do not say takes it from the sum before it, and cites that too.
    """
    return Index(_sums(reading))


def _sums(reading: Reading) -> Iterator[Mention[Money]]:
    known: tuple[str, Span] | None = None  # the last currency said, and where
    last_end = -1
    found: list[_Sum] = []
    for numeral in find_numerals(reading):
        found.append(_read(reading, numeral, found[-1].span.end if found else 0))
    for one, bounds in _bounded(reading, found):
        converts = last_end >= 0 and _converts(reading.text, last_end, bounds.span.start)
        last_end = bounds.span.end
        currency, told = chosen(reading, one.unit) if one.unit else (None, None)
        if one.unit and not bounds.span.covers(one.unit.span):
            told = one.unit.span
        if currency is None and known is not None and one.numeral.scaled and _ENDS.match(reading.text, one.span.end):
            currency, told = known
        if currency is None:
            continue
        if not converts and reading.sentence_at(one.span.start) is not None:  # what a menu says is no one's currency
            known = (currency, one.span)
        if not converts:
            yield Mention(bounds.span, _money(bounds, currency), told)


def _money(bounds: Bounds, currency: str) -> Money:
    minor = Decimal(10) ** minor_digits(currency)
    best, low, high = (None if n is None else int(n * minor) for n in (bounds.best, bounds.low, bounds.high))
    return Money(best, low, high, currency, bounds.qualifier)


def _read(reading: Reading, numeral: Numeral, floor: int) -> _Sum:
    """Read what stands beside a numeral; what ends before *floor* belongs to the sum before."""
    before = unit_before(reading, numeral.span.start)
    if before is not None and before.span.start < floor:
        before = None
    after = unit_after(reading, numeral.span.end)
    if before is not None and after is not None and after.currency not in (None, before.currency):
        apart = before.span.end < numeral.span.start
        before, after = (None, after) if apart else (before, None)
    if before is not None and _doubtful(reading, before, numeral, after):
        before = None
    if before is None and after is not None and after.currency is None:
        after = None
    spans = [unit.span for unit in (before, after) if unit is not None]
    factor = after.factor if after else Decimal(1)
    return _Sum(hull(numeral.span, *spans), numeral, factor, before or after)


def _doubtful(reading: Reading, sign: Unit, numeral: Numeral, after: Unit | None) -> bool:
    written = sign.span.quote(reading.text)
    if len(written) > LETTERS_OF_A_DOUBTFUL_SIGN or not written.isalpha():
        return False
    return not numeral.scaled and numeral.value < THOUSAND and (after is None or after.factor == 1)


def _bounded(reading: Reading, found: list[_Sum]) -> Iterator[tuple[_Sum, Bounds]]:
    """Yield sums and ranges of sums, whose first number takes the unit of the second: "2.5 to 3 billion dollars"."""
    at = 0
    while at < len(found):
        first, second = found[at], found[at + 1] if at + 1 < len(found) else None
        at += 1
        bounds = second and _range(reading, first, second)
        if second and bounds:
            at += 1
            yield replace(second, unit=second.unit or first.unit), bounds
        elif first.unit or first.numeral.scaled:
            yield first, scaled_by(_bound(reading, first), first.factor)
        elif second and _shares_unit(reading, first, second):
            shared = second.factor * second.numeral.scale
            yield replace(first, unit=second.unit), scaled_by(_bound(reading, first), shared)


def _bound(reading: Reading, one: _Sum) -> Bounds:
    return bound(reading, one.span, one.numeral.value, about=one.numeral.about)


def _range(reading: Reading, first: _Sum, second: _Sum) -> Bounds | None:
    if first.unit is None and second.unit is None:
        return None
    low, high = first.value, second.value
    if not first.numeral.scaled and first.factor == 1:
        low = low * second.numeral.scale * second.factor
    return range_of(reading, first.span, second.span, low, high)


def _shares_unit(reading: Reading, first: _Sum, second: _Sum) -> bool:
    """Tell whether two sums share the unit that stands behind the second: "540 et 165 MSGD"."""
    joins = map(fold, reading.lexicon.phrases("ranges", "and"))
    bare = first.numeral.span.quote(reading.text).isdigit()
    year = bare and FIRST_YEAR <= first.numeral.value <= LAST_YEAR
    behind = second.unit is not None and second.unit.span.start >= second.numeral.span.end
    return behind and not year and reading.folded[first.span.end : second.span.start] in joins


def _converts(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return _CONVERTS.fullmatch(between) is not None or (
        _AND_CONVERTS.fullmatch(between) is not None and _in_parentheses(text, end)
    )


def _in_parentheses(text: str, at: int) -> bool:
    opened, closed = text.rfind("(", max(0, at - 60), at), text.rfind(")", max(0, at - 60), at)
    return opened > closed
