"""How exactly a number is said: the qualifiers around it, and two numbers that bound a range."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from app.extract.lexicon import Cue, Lexicon
from app.extract.mentions.numerals import Numeral
from app.extract.reading import Reading
from app.text import Span, fold, hull
from app.vocabulary import Qualifier


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number with how exactly it is said; ``low`` and ``high`` inclusive, ``best`` None when only a bound is said."""

    span: Span
    best: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier


def bounds_of(reading: Reading, numeral: Numeral) -> Bounds:
    """Return a number with its qualifiers, whose words the span takes in: "up to six", "une trentaine"."""
    return bound(reading, numeral.span, numeral.value, about=numeral.about)


def bound(reading: Reading, span: Span, value: Decimal, *, about: bool = False) -> Bounds:
    """Return *value*, said at *span*, with the qualifiers before and after it."""
    qualifier = Qualifier.ABOUT if about else Qualifier.EXACT
    for cue in _around(reading, span):
        span = hull(span, cue.span)
        if qualifier in (Qualifier.EXACT, Qualifier.ABOUT):
            qualifier = Qualifier(cue.key)
    match qualifier:
        case Qualifier.AT_LEAST:
            return Bounds(span, None, value, None, qualifier)
        case Qualifier.AT_MOST:
            return Bounds(span, None, None, value, qualifier)
        case _:
            return Bounds(span, value, value, value, qualifier)


def range_of(reading: Reading, first: Span, second: Span, low: Decimal, high: Decimal) -> Bounds | None:
    """Return the range that two numbers bound, or None: "between 12 and 18", "12 to 18", "de huit à douze".

    "From 40 to 60" after a word for raising or cutting is no range but a change.
    """
    between = reading.folded[first.end : second.start]
    if between not in _joins(reading.lexicon, opened=True) or not low < high <= low * 10:
        return None
    opener = _ending(reading, "ranges", first.start, "open")
    if between not in _joins(reading.lexicon, opened=opener is not None) or _changes(reading, opener or first):
        return None
    span = hull(*filter(None, (opener, first, second)))
    for cue in _around(reading, span):
        span = hull(span, cue.span)
    return Bounds(span, None, low, high, Qualifier.RANGE)


@cache
def _joins(lexicon: Lexicon, *, opened: bool) -> frozenset[str]:
    """Return what may stand between the two numbers of a range, which a word *opened* or not."""
    kinds = ("to", "and", "or") if opened else ("to", "or")
    words = (fold(join) for kind in kinds for join in lexicon.phrases("ranges", kind))
    return frozenset([*words, "-", "–", " – "])


def scaled_by(bounds: Bounds, factor: Decimal) -> Bounds:
    """Multiply a number and its bounds."""
    best, low, high = (None if n is None else n * factor for n in (bounds.best, bounds.low, bounds.high))
    return replace(bounds, best=best, low=low, high=high)


def _around(reading: Reading, span: Span) -> list[Cue]:
    """Return the qualifiers that touch *span*: up to two before it, nearest first, then one after it."""
    found: list[Cue] = []
    start = span.start
    while len(found) < 2 and (cue := _cue_ending(reading, "qualifiers", start)):  # noqa: PLR2004
        found.append(cue)
        start = cue.span.start
    after = reading.cues.all("qualifiers_after").first_from(span.end)
    if after is not None and reading.text[span.end : after.span.start] == " ":
        found.append(after)
    return found


def _cue_ending(reading: Reading, section: str, at: int) -> Cue | None:
    cue = reading.cues.all(section).last_before(at)
    if cue is None or cue.span.end > at or reading.text[cue.span.end : at].strip(" \u00a0\u202f"):
        return None
    return cue


def _ending(reading: Reading, section: str, at: int, *keys: str) -> Span | None:
    """Return where a cue of one of *keys* ends right before *at*."""
    near = Span(max(0, at - 40), max(1, at))
    ends = [
        cue.span for cue in reading.cues.inside(section, near, *keys) if not reading.text[cue.span.end : at].strip()
    ]
    return ends[0] if ends else None


def _changes(reading: Reading, opener: Span) -> bool:
    """Tell whether a word for raising or cutting stands shortly before what would open a range."""
    near = Span(max(0, opener.start - 60), max(1, opener.start))
    return reading.cues.first("ranges", near, "raised") is not None
