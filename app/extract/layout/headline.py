"""Where a page's headline is, and what stands around it: letterhead, kicker, byline, summary."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from app.extract.layout.lines import Line

_TITLE_LENGTH = range(8, 221)  # characters
_NAME_LENGTH = 80
_BYLINE_LENGTH = 140
_ENOUGH_WORDS = 5
_OFFICE_WORDS = 8
_CAPITAL_WORDS = range(2, 5)
_PHRASE_WORDS = 4
_HOUR = re.compile(r"\d\s?[ap]\.\s?m\.$")  # a line that ends so is no sentence

_NAME = r"(?:[A-ZÀ-ÝŁŞĐŠŽČĆ][\w’'.-]*|de|del|da|do|dos|das|di|la|le|van|von|der|den|bin|al|el|y|e|et|and|&)"
# Such as: Ana Li; Ana Li, Abu Dhabi; Ana Li, à Lomé; Ana Li | Abu Dhabi; Ana Li (texto) e Bo Ek (fotos).
_NAMES = re.compile(
    rf"{_NAME}(?:\s{_NAME}){{1,5}}"
    rf"(?:(?:,|\s?[|/·•–—-])\s(?:\w{{1,3}}\s)?{_NAME}(?:\s{_NAME}){{0,3}}|[\w\s().&-]*\(\w+\))?$"
)


def is_byline(line: Line) -> bool:
    """Tell whether a line says who wrote, or when, and nothing else."""
    if len(line.words) > _BYLINE_LENGTH or line.prose:
        return False
    if is_signed(line):
        return True
    stands = line.dateline and (not line.stops or _HOUR.search(line.words) is not None)
    return line.dated and (line.opens("byline", "dates") is not None or stands)


def is_signed(line: Line) -> bool:
    """Tell whether a line begins as a byline does: "By Ana Li", "Texto: Ana Li", "Da redação, em Lisboa"."""
    opening = line.opens("byline", "opens")
    if opening is None or len(line.words) > _BYLINE_LENGTH:
        return False
    words, after = line.words[: opening.span.end - line.span.start], line.words[opening.span.end - line.span.start :]
    return " " in words or after[:1] == ":" or words[-1] == ":" or after.strip()[:1].isupper() or not after


def is_name(line: Line) -> bool:
    """Tell whether a line under a headline is a writer's name and nothing else."""
    if len(line.words) > _NAME_LENGTH or line.capitals or line.fills("countries"):
        return False
    last = line.last("writers")
    words = line.words[: last.span.start - line.span.start].rstrip(" ,|–—-") if last else line.words
    office = len(line.parts) > 1 and line.holds("byline", "letterhead")
    return not office and _NAMES.match(words) is not None and (last is None or line.closes("writers"))


def is_capital_name(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is a writer's name in capitals: one of two to four words, a date below it, nothing known."""
    line, below = lines[at], lines[at + 1 : at + 3]
    known = any(line.holds(section) for section in ("countries", "furniture", "byline", "months", "weekdays"))
    named = line.capitals and line.count in _CAPITAL_WORDS and _NAMES.match(line.words) is not None
    return named and not known and any(is_byline(other) for other in below)


def is_letterhead(line: Line) -> bool:
    """Tell whether a line names the office that publishes."""
    opening = line.opens("byline", "letterhead")
    if opening is not None:
        return _SMALL_WORD.match(line.words, opening.span.end - line.span.start) is None  # "Navy confirms …" is no name
    office = _LOWER_WORD.search(line.words) is None and line.count <= _OFFICE_WORDS
    return line.holds("byline", "letterhead") and (line.capitals or (office and line.closes("byline", "letterhead")))


def is_kicker(line: Line) -> bool:
    """Tell whether a line over a headline says what sort of text follows, and perhaps its number."""
    opening = line.opens("byline", "kicker")
    rest = line.words[opening.span.end - line.span.start :] if opening else line.words
    return line.fills("byline", "kicker") or (opening is not None and _NUMBER.fullmatch(rest) is not None)


def find_title(lines: Sequence[Line], head: Sequence[int]) -> int | None:
    """Return the number of the headline among the lines *head*, which stand before the prose; None without one."""
    candidates = [at for at in head if len(lines[at].words) in _TITLE_LENGTH and not lines[at].prose]
    times = Counter(line.words for line in lines)
    weights = {at: _weight(lines, at, times) for at in candidates if not is_byline(lines[at])}
    listed = _listed(lines, head)
    for at, below in pairwise(weights):
        signed = below + 1 < len(lines) and not lines[below + 1].gap and _signs(lines[below + 1])
        if signed and weights[below] >= _SIGNED and below - at == 1 and at not in listed and _reads_on(lines[at]):
            # A summary stands between the headline and the byline.
            weights[at] = max(weights[at] + _SIGNED, weights[below] if weights[at] > 0 else 0)
    best = max(weights, key=lambda at: (weights[at], -at), default=None)
    return None if best is None or weights[best] < 0 else best


def _weight(lines: Sequence[Line], at: int, times: Mapping[str, int]) -> int:
    """Weigh the signs that a line is the headline."""
    line = lines[at]
    below = lines[at + 1] if at + 1 < len(lines) else None
    again = times[line.words] > 1
    alone = line.gap and (below is None or below.gap)
    weight = 2 * again + 2 * alone + 2 * (line.count >= _ENOUGH_WORDS) + (not line.capitals) + line.holds("countries")
    if below is not None and not below.gap:
        weight += _SIGNED if _signs(below) else is_byline(below)
    weight -= 4 * (is_letterhead(line) or is_kicker(line) or line.item or is_signed(line))
    weight -= _SIGNED * _opens_as_kicker(line)
    weight -= 2 * (line.opens("byline", "alerts") is not None) + 2 * (len(line.parts) > 1)
    return weight - 2 * (_MOTTO.fullmatch(line.words) is not None)


def _opens_as_kicker(line: Line) -> bool:
    """Tell whether a line begins with a kicker and a sign: "OPINION | …", "INTERVIEW – …"."""
    opening = line.opens("byline", "kicker")
    return opening is not None and _SIGN.match(line.words, opening.span.end - line.span.start) is not None


def _reads_on(line: Line) -> bool:
    """Tell whether a line is a phrase, as a headline is and a newspaper's name or a call to another story is not."""
    if len(line.parts) > 1 or line.opens("furniture", "promos") or _opens_as_kicker(line):
        return False
    return line.words[0] in "\"“«‘'" or (line.count >= _PHRASE_WORDS and _LOWER_WORD.search(line.words) is not None)


def _signs(line: Line) -> bool:
    first = line.words_of(line.parts[0])
    return is_signed(line) or is_name(line) or (len(line.parts) > 1 and line.dated and _NAMES.match(first) is not None)


def _listed(lines: Sequence[Line], head: Sequence[int]) -> set[int]:
    """Return the lines that stand close under the heading of a list of other stories: the headline may be the last."""
    listed: set[int] = set()
    for at in head:
        above = lines[at - 1] if at and not lines[at].gap else None
        if above is not None and (at - 1 in listed or above.fills("furniture", "lists")):
            listed.add(at)
    return listed


_SIGNED = 3  # the weight of a byline under the line
_SIGN = re.compile(r"\s*[|–—·]\s|\s-\s")
_SMALL_WORD = re.compile(r"\s[a-zà-ÿ]{4}")
_NUMBER = re.compile(r"[\W\d]*(?:\w{1,2}[\W\d]+)?(?:\w{2,5}/)?[\W\d]*")
_MOTTO = re.compile(r"\w+(?:\s[–—-]\s\w+){2,}")
_LOWER_WORD = re.compile(r"\s[a-zà-ÿ]{4}")
