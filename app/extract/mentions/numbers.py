"""Numbers of things, in digits and words: how many, and how exactly that is said."""

import re
from collections.abc import Iterator

from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.bounds import Bounds, bounds_of, range_of
from app.extract.mentions.currencies import unit_after, unit_before
from app.extract.mentions.numerals import FIRST_YEAR, LAST_YEAR, Numeral, find_numerals
from app.extract.reading import Reading
from app.facts import Quantity
from app.text import Span

_HYPHEN_NOUN = re.compile(r"-(?=[^\W\d_])")
_ITEM = re.compile(r"[.)ºª]")


def find_numbers(reading: Reading) -> Index[Mention[Quantity]]:
    """Return every number that can count things.

    Years, sums of money, measures, ordinals, percentages, ages and numbers that are part of a name ("Block 70",
    "155 mm", "24th") count nothing and are left out. The span takes in the words that qualify the number.
    """
    return Index(_numbers(reading))


def _numbers(reading: Reading) -> Iterator[Mention[Quantity]]:
    numerals = list(find_numerals(reading))
    at = 0
    while at < len(numerals):
        first, second = numerals[at], numerals[at + 1] if at + 1 < len(numerals) else None
        span = second and range_of(reading, first.span, second.span, first.value, second.value)
        at += 1
        if second is not None and span and _may_count(first) and _counts(reading, second):
            at += 1
            yield Mention(span.span, _quantity(span))
        elif _counts(reading, first):
            bounds = bounds_of(reading, first)
            yield Mention(bounds.span, _quantity(bounds))


def _quantity(bounds: Bounds) -> Quantity:
    best, low, high = (None if n is None else int(n) for n in (bounds.best, bounds.low, bounds.high))
    return Quantity(best, low, high, bounds.qualifier)


def _may_count(numeral: Numeral) -> bool:
    """Tell whether the number itself is of a kind that counts."""
    whole = numeral.value == numeral.value.to_integral_value() and numeral.value > 0
    year = numeral.digits and numeral.span.end - numeral.span.start == 4 and FIRST_YEAR <= numeral.value <= LAST_YEAR  # noqa: PLR2004
    return whole and not year


def _counts(reading: Reading, numeral: Numeral) -> bool:
    """Tell whether the number, where it stands, counts things."""
    text, span = reading.text, numeral.span
    if not _may_count(numeral) or (numeral.glued and not _counts_hyphened(reading, span.end)):
        return False
    if _names(reading, span):
        return False
    listed = _ITEM.match(text, span.end) and text[max(0, span.start - 1) : span.start] in {"", "\n"}
    return not listed and not _measures(reading, span) and not _pays(reading, span)


def _counts_hyphened(reading: Reading, end: int) -> bool:
    """Tell whether a hyphen ties the number to what it counts: "the 80-aircraft order"."""
    hyphen = _HYPHEN_NOUN.match(reading.text, end)
    noun = reading.cues.all("equipment_nouns").at(hyphen.end()) if hyphen else None
    return noun is not None


def _names(reading: Reading, span: Span) -> bool:
    """Tell whether a word before the number makes it part of a name: "Block 70", "N.º 25"."""
    cue = reading.cues.all("number_names").last_before(span.start)
    return cue is not None and reading.text[cue.span.end : span.start] in {"", " ", "\u00a0"}


def _measures(reading: Reading, span: Span) -> bool:
    near = Span(span.end, span.end + 24)
    unit = reading.cues.first("number_units", near)
    return unit is not None and reading.text[span.end : unit.span.start] in {"", " ", "\u00a0", "\u202f", "-"}


def _pays(reading: Reading, span: Span) -> bool:
    """Tell whether a currency stands beside the number."""
    after, before = unit_after(reading, span.end), unit_before(reading, span.start)
    return (after is not None and after.currency is not None) or before is not None
