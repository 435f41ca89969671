"""Numerals in digits and words, before anything is known of what they count."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.reading import Reading, once
from app.text import Span, fold


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written.

    ``scaled``: it ends in a word such as "million"; ``about``: a collective that only approximates says it
    ("une trentaine"); ``digits``: it is written in digits alone; ``glued``: letters touch it ("EUR5", "5bn", "155mm").
    """

    span: Span
    value: Decimal
    scaled: bool = False
    about: bool = False
    digits: bool = False
    glued: bool = False
    scale: Decimal = Decimal(1)  # what its last words multiply by: 10^6 in "2.400 millones"


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a numeral. ``times``: it multiplies what stands before it; ``whole``: it stands by itself."""

    span: Span
    value: Decimal
    end: int  # where it ends when nothing follows: without a last "and"
    times: bool = False
    whole: bool = False
    about: bool = False
    digits: bool = False
    glued: bool = False


FIRST_YEAR, LAST_YEAR = 1900, 2099

HUNDRED = Decimal(100)
THOUSAND = Decimal(1_000)
MILLION = Decimal(1_000_000)
HALF = Decimal("0.5")

# Digits in groups of three parted by spaces or apostrophes, or any digits with full stops and commas among them.
_DIGITS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*")
_LONGEST = 30  # characters
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_SPACES = re.compile(r"[ \u00a0\u202f\u2009'’]")
_NAMED_BEFORE = re.compile(r"[-/:#°º_]$|\w[.,]$")  # digits after it are part of a name, a date, a time
_NAMED_AFTER = re.compile(r"[/:]\d|[ºª°]|-\d[\d.,]*+[\w/:-]|[A-Za-z]+[-\d]")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]$")
_LETTERS_AFTER = re.compile(r"-?[^\W\d_]")
_OPENED = re.compile(r"\s?\(\s?")


def read_digits(written: str, decimal_marks: str) -> Decimal | None:
    """Read digits with their separators: "3.500" is 3500 where "," parts decimals, and 3.5 where "." does.

    Where a language has both *decimal_marks*, three digits after either are thousands. None when the
    separators make no number ("1.1.2"), and when there are more digits than any number in the news has.
    """
    if len(written) > _LONGEST:
        return None
    digits = _SPACES.sub("", written)
    mark = max(".,", key=digits.rfind)
    if mark not in digits:
        return Decimal(digits)
    decimal = digits.count(mark) == 1 and (decimal_marks == mark or digits.startswith("0"))
    if _THOUSANDS.fullmatch(digits) and not decimal:
        return Decimal(re.sub(r"[.,]", "", digits))
    whole, _, fraction = digits.rpartition(mark)
    if not whole.isdigit() and not _THOUSANDS.fullmatch(whole):
        return None
    return Decimal(re.sub(r"[.,]", "", whole) + "." + fraction)


@once
def find_numerals(reading: Reading) -> Index[Numeral]:
    """Return every numeral of the text that is not a part of a name, a date or a time."""
    parts = sorted([*_in_digits(reading), *_in_words(reading)], key=lambda part: (part.span.start, -part.span.end))
    numerals: list[Numeral] = []
    for numeral in filter(None, map(_add_up, _runs(reading.text, parts))):
        if numerals and _doubles(reading.text, numerals[-1], numeral):
            span = Span(numerals[-1].span.start, numeral.span.end + 1)
            numerals[-1] = replace(numerals[-1], span=span, digits=False)
        else:
            numerals.append(numeral)
    return Index(numerals)


def _in_digits(reading: Reading) -> Iterator[_Part]:
    marks = "".join(phrase[1] for phrase in reading.lexicon.phrases("number_marks", "decimal"))
    text = reading.text
    last = -1
    for found in _DIGITS.finditer(text):
        before = text[max(0, found.start() - 2) : found.start()]
        after = text[found.end() : found.end() + 12]
        ranged = before.endswith("-") and last == found.start() - 1
        if (_NAMED_BEFORE.search(before) and not ranged) or _NAMED_AFTER.match(after):
            continue
        value = read_digits(found[0], marks)
        if value is None:
            continue
        last = found.end()
        glued = _LETTERS_BEFORE.search(before) or _LETTERS_AFTER.match(after)
        yield _Part(Span(*found.span()), value, found.end(), digits=True, glued=glued is not None)


def _in_words(reading: Reading) -> Iterator[_Part]:
    for cue in reading.cues.all("numbers"):
        value = HALF if cue.key == "half" else Decimal(cue.key.removeprefix("x"))
        yield _Part(cue.span, value, _end(reading, cue), times=cue.key.startswith("x"))
    for cue in reading.cues.all("scales"):
        one = cue.key.endswith("a") or not cue.key.startswith("1e")
        yield _Part(cue.span, Decimal(cue.key.removesuffix("a")), cue.span.end, times=not one, whole=one)
    for cue in reading.cues.all("collectives"):
        many = cue.key.endswith("s")
        about = cue.key.startswith("~")
        yield _Part(cue.span, Decimal(cue.key.strip("~s")), cue.span.end, times=many, whole=not many, about=about)


def _end(reading: Reading, cue: Cue) -> int:
    """Return where a phrase ends without a last word that only leads on to more of the number ("cento e")."""
    words = cue.span.quote(reading.folded)
    shorter, space, _ = words.rpartition(" ")
    forms = reading.lexicon.phrases(cue.section, cue.key) if space else ()
    return cue.span.start + len(shorter) if shorter in map(fold, forms) else cue.span.end


def _runs(text: str, parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    """Yield the parts that follow each other as one numeral."""
    run: list[_Part] = []
    for part in parts:
        if run and part.span.start < run[-1].span.end:
            continue
        if run and not _continues(run[-1], part, text[run[-1].span.end : part.span.start]):
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _continues(last: _Part, part: _Part, between: str) -> bool:
    if last.whole or part.whole or part.digits:
        return False
    if part.times or part.value in (THOUSAND, HALF):
        return between in {" ", "-", "\u00a0", "\u202f"}
    if last.digits or between not in {" ", "-", ", "}:
        return False
    if last.value >= THOUSAND or between == ", ":
        return part.value < last.value >= THOUSAND
    return part.value == HUNDRED or part.value < HUNDRED <= last.value


def _add_up(run: Sequence[_Part]) -> Numeral | None:
    """Work out a run of parts: "three hundred and fifty thousand" is (3 × 100 + 50) × 1000."""
    if run[0].times or run[0].value == HALF:
        return None
    total = current = Decimal(0)
    for last, part in zip([None, *run], run, strict=False):
        if part.value == HALF:
            total, current = (total, current + HALF) if current or last is None else (total + last.value / 2, current)
        elif part.value >= THOUSAND and not part.digits:
            total, current = _scale(total, current, part.value), Decimal(0)
        elif part.times or (part.value == HUNDRED and 1 < current < 10):  # noqa: PLR2004
            current *= part.value
        else:
            current += part.value
    return Numeral(
        Span(run[0].span.start, run[-1].end),
        total + current,
        scaled=run[-1].value >= MILLION and not run[-1].digits,
        about=any(part.about for part in run),
        digits=len(run) == 1 and run[0].digits,
        glued=any(part.glued for part in run),
        scale=_last_scale(run),
    )


def _last_scale(run: Sequence[_Part]) -> Decimal:
    """Return what the last words of a numeral multiply by, as far as they only multiply."""
    scale = Decimal(1)
    for part in reversed(run[1:]):
        if part.value < THOUSAND or part.digits or part.whole:
            break
        scale *= part.value
    return scale


def _scale(total: Decimal, current: Decimal, scale: Decimal) -> Decimal:
    """Multiply what stands before a scale word: all of it when it is less ("tres mil quinientos millones")."""
    if 0 < total < scale:
        return (total + current) * scale
    return total + (current or 1) * scale


def _doubles(text: str, first: Numeral, second: Numeral) -> bool:
    """Tell whether *second* repeats *first* in parentheses: "twenty-four (24)", "7 (sete)"."""
    closed = text[second.span.end : second.span.end + 1] == ")"
    between = text[first.span.end : second.span.start]
    return closed and first.value == second.value and _OPENED.fullmatch(between) is not None
