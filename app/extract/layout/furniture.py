"""Which lines of a page are not its article: menus, link lists, advertisements, notices, contacts.

What looks like prose is kept unless the lexicon is sure of it: a fact lost is worse than a stray link read.
"""

import re
from collections.abc import Sequence

from app.extract.layout.headline import is_name
from app.extract.layout.lines import Line, count_words
from app.extract.layout.writers import writers_notes

_NOTICE_LENGTH = 300  # characters: beyond it, a line is told by what it says, not by a phrase that stands in it
_BOX_LENGTH = 220
_SURE_WORDS = 3  # an opening phrase of so many words marks even a full sentence
_CRUMB_LENGTH = 30
_SLUG_WORDS = 5
_CUT_OFF_WORDS = 8
_END_LENGTH = 40  # a sentence of so many characters may be the article's last
_LAST_PART = 0.4  # of the text, from here on: where sources and comments may begin
_HEADING_WORDS = 6
_FEW = 3  # lines for each
_MENU_PARTS = 4
_MENU_WORDS = 2  # an entry of a menu has no more, as a rule
_TICKER_PARTS = 3
_TICKER_WORDS = 3

_REACH = re.compile(
    r"\S@\S+\.\w|(?<!\w)@\w{3}|https?://|\bwww\.|©|"
    r"(?:(?:\+|\(?0)\d{1,3}\)?|\btel\.?\s?:?)[\d .()/-]{7,}",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"©|copyright\W|\(c\)\s[^.;]{0,40}\b(?:19|20)\d\d", re.IGNORECASE)
_TABLE_ROW = re.compile(r"[^:|]{2,40}:\s+\S")
_SLUG = re.compile(r"[^\W\d_]+(?:[-/][^\W\d_]+){2,}$")
_SIGNATURE = re.compile(r"(?:\(\w+\)\s)?\w{2,4}(?:-\w{2,3})?(?:\s?//?\s?\w{2,5}(?:-\w{2,3})?){1,4}(?:\s\d[\w ]*)?$")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]$")
# One sum of money set equal to another: a rate of exchange.
_RATE = re.compile(r"[(\[]?[^\d\s=]{0,4}\s?\d[\d.,]*[^\d=]{0,25}=[^\d=]{0,6}\d[\d.,]*[^\d=]{0,40}$")
_WHOSE = re.compile(r"\s[A-ZÀ-Ý][^:.;]{1,50}:\s")
_COUNTED = re.compile(r"\d{1,5}\s")
_HANDLE = re.compile(r"@?(?:[a-z]{3,}\w*\d|\w*[^\W_]_\w+)\w*:\s")  # of who comments: "reader_88: …"
_QUESTION_OF_A_QUIZ = re.compile(r"\w{1,9}\s\d+\s?/\s?\d+$")


def find_furniture(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines that are furniture."""
    marked = {at for at, line in enumerate(lines) if _is_furniture(line)}
    head, tail = edges(lines, marked)
    marked |= {at for at, line in enumerate(lines) if not head <= at <= tail and _is_edge(line)}
    marked |= _lists(lines, head) | _boxes(lines) | _rest(lines, head) | _asides(lines, head) | _menus(lines, head)
    marked |= writers_notes(lines, head, marked)
    return marked | _tail(lines, marked)


def edges(lines: Sequence[Line], marked: set[int]) -> tuple[int, int]:
    """Return the numbers of the first line of prose and of the last line that can end an article."""
    kept = [at for at in range(len(lines)) if at not in marked]
    first = next((at for at in kept if lines[at].prose and not _is_edge(lines[at])), len(lines))
    last = next((at for at in reversed(kept) if _can_end(lines[at]) and not _is_edge(lines[at])), len(lines))
    return first, max(first, last)


def _can_end(line: Line) -> bool:
    return line.prose or line.item or (line.sentence and len(line.words) >= _END_LENGTH)


def _is_furniture(line: Line) -> bool:
    """Tell whether a line is furniture wherever it stands."""
    if line.core is None or any(shape.match(line.words) for shape in (_COPYRIGHT, _RATE)) or _is_about(line):
        return True
    if len(line.words) < _BOX_LENGTH and line.holds("furniture", "inserts"):
        return True
    return _opens_notice(line) or (not line.prose and _is_short_furniture(line))


def _is_short_furniture(line: Line) -> bool:
    """Tell whether a line that is no prose is a count, a bracketed note, or entries of a menu."""
    parts = len(line.parts)
    return bool(
        (_COUNTED.match(line.words) and line.holds("furniture", "counted"))
        or (_BRACKETED.match(line.words) and line.opens("byline", "slug"))
        or (parts > 1 and 2 * line.filled_parts("furniture", "alone") >= parts)
        or line.made_of("furniture", "alone")
    )


def _opens_notice(line: Line) -> bool:
    """Tell whether a line begins as a notice does; a full sentence only where the words are sure."""
    opening = line.opens("furniture", "opens")
    if opening is None or len(line.words) >= _NOTICE_LENGTH:
        return False
    length = opening.span.end - line.span.start
    colon = line.words[:length].endswith(":") or line.words[length:].lstrip()[:1] == ":"
    return not line.prose or len(line.words[:length].split()) >= _SURE_WORDS or colon


def _is_about(line: Line) -> bool:
    """Tell whether a line presents who issued the page: "About KNDS: KNDS is a …"."""
    about = line.opens("furniture", "about")
    whose = _WHOSE.match(line.words, about.span.end - line.span.start) if about else None
    return whose is not None and not line.item


def _is_edge(line: Line) -> bool:
    """Tell whether a line before or after the prose is furniture there."""
    if line.core is None or len(line.words) > _NOTICE_LENGTH:
        return False
    if line.holds("furniture", "within") or line.fills("furniture", "alone") or line.fills("byline", "ends"):
        return True
    return not line.prose and (
        _REACH.search(line.words) is not None
        or not any(map(str.isalpha, line.words))
        or any(shape.match(line.words) for shape in (_SLUG, _SIGNATURE, _QUESTION_OF_A_QUIZ, _HANDLE))
        or (line.capitals and line.count <= _SLUG_WORDS and line.opens("byline", "alerts") is not None)
        or line.starts_path("furniture", "alone")
        or (line.crumbs and all(part.end - part.start <= _CRUMB_LENGTH for part in line.parts))
    )


def _lists(lines: Sequence[Line], head: int) -> set[int]:
    """Return the lists of other stories; before the prose only their items, for the headline may follow."""
    marked: set[int] = set()
    last = max((at for at, line in enumerate(lines) if _can_end(line) and not line.item), default=0)
    for at, line in enumerate(lines):
        if at not in marked and _heads_list(line):
            end = _end_of_list(lines, at, goes_on=at < last, in_head=at < head)
            marked |= set(range(at, end))
    return marked


def _heads_list(line: Line) -> bool:
    """Tell whether a line is the heading of a list of other stories, perhaps with what they are about."""
    about = line.words.endswith(":") and line.count <= _HEADING_WORDS and not line.item
    return line.fills("furniture", "lists") or (about and line.opens("furniture", "lists") is not None)


def _end_of_list(lines: Sequence[Line], at: int, *, goes_on: bool, in_head: bool) -> int:
    """Return the number of the line after the list that line *at* heads.

    A list ends where the article goes on: at a sentence, at a line that introduces something, and at the first
    empty line after entries that had none between them, when sentences still follow.
    """
    end = at + 1
    while end < len(lines) and _lists_on(lines[end], in_head=in_head):
        close = end > at + 1 and lines[end - 1].core is not None and not lines[end - 1].gap
        if goes_on and close and lines[end].gap and lines[end].core is not None:
            return end
        end += 1
    heading = end - 1
    if at + 1 < heading and end < len(lines) and lines[heading].gap and not lines[heading].item:
        return heading  # the heading of the prose that goes on
    return end


def _lists_on(line: Line, *, in_head: bool) -> bool:
    if line.core is None or line.item:
        return True
    return not in_head and not line.prose and not line.words.endswith(":")


def _asides(lines: Sequence[Line], head: int) -> set[int]:
    """Return what a page puts between the paragraphs: calls to other stories, and the one note on an error.

    A page of which a third are corrections is made of them. Before the prose only a ticker is such a call, and only
    where another line can be the headline.
    """
    called = {at for at, line in enumerate(lines) if line.opens("furniture", "promos") and not line.prose}
    tickers = {at for at in called if at + 1 < head and len(lines[at].parts) > 1}
    notes = {at for at, line in enumerate(lines) if at >= head and line.opens("furniture", "notes")}
    few = len(notes) == 1 or _FEW * len(notes) <= len(lines) - head
    return tickers | {at for at in called if at > head} | (notes if few else set())


def _menus(lines: Sequence[Line], head: int) -> set[int]:
    """Return the lines before the prose that are menus of short entries, or tickers of several headlines.

    The last line there may be the headline with the site's sections behind it.
    """
    found = set()
    for at in range(head - 1):
        counts = [count_words(lines[at].words_of(part)) for part in lines[at].parts]
        menu = len(counts) >= _MENU_PARTS and max(counts) <= _MENU_WORDS
        ticker = len(counts) >= _TICKER_PARTS and sum(count >= _TICKER_WORDS for count in counts) > 1
        found |= {at} if menu or ticker else set()
    return found


def _boxes(lines: Sequence[Line]) -> set[int]:
    """Return headings of boxes, each with the line under it."""
    return {
        at + below
        for at, line in enumerate(lines)
        if line.fills("furniture", "boxes")
        for below in (0, 1)
        if at + below < len(lines) and (not below or len(lines[at + 1].words) < _BOX_LENGTH)
    }


def _rest(lines: Sequence[Line], head: int) -> set[int]:
    """Return all from the first heading in the last part of the page that nothing of an article follows."""
    if not lines:
        return set()
    from_here = lines[-1].span.end * _LAST_PART
    starts = (
        at
        for at, line in enumerate(lines)
        if at > head
        and line.span.start > from_here
        and (line.fills("furniture", "rest", "quizzes") or line.fills("byline", "ends") or _asks(line))
    )
    return set(range(next(starts, len(lines)), len(lines)))


def _asks(line: Line) -> bool:
    """Tell whether a line heads questions to the reader: "Quiz: What do you know of …"."""
    return not line.prose and line.opens("furniture", "quizzes") is not None


def _tail(lines: Sequence[Line], marked: set[int]) -> set[int]:
    """Return what follows the last sentence and is none: office names, addresses, links."""
    _, last = edges(lines, marked)
    return {at for at in range(last + 1, len(lines)) if not _is_told(lines, at, marked, after=last)}


def _is_told(lines: Sequence[Line], at: int, marked: set[int], *, after: int) -> bool:
    """Tell whether a line after the last full sentence is still the article's: an item, a row, a sentence cut off."""
    line = lines[at]
    cut_off = at == after + 1 and line.count >= _CUT_OFF_WORDS and len(line.parts) == 1 and line.mostly_small
    rows = [n for n in (at, at + 1) if n < len(lines) and n not in marked and _TABLE_ROW.match(lines[n].words)]
    leads = line.words.endswith(":") and at + 1 < len(lines) and (lines[at + 1].sentence or lines[at + 1].item)
    return (line.sentence and not is_name(line)) or line.item or leads or bool(rows) or cut_off
