"""What each line of a page is: headline, byline, heading, prose, list item, furniture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.extract.layout.furniture import edges, find_furniture
from app.extract.layout.headline import (
    find_title,
    is_byline,
    is_capital_name,
    is_kicker,
    is_letterhead,
    is_name,
)
from app.extract.layout.lines import Line, read_lines
from app.extract.lexicon import Cues
from app.text import Span


class BlockKind(StrEnum):
    """What a line of the page is for."""

    TITLE = "title"
    STANDFIRST = "standfirst"  # the summary under the headline
    BYLINE = "byline"  # who wrote it, where, when
    HEADING = "heading"  # of a section
    BODY = "body"
    ITEM = "item"  # of a list in the article
    CAPTION = "caption"  # of a picture: what it shows is told in the article, or is another story's
    FURNITURE = "furniture"  # menus, related stories, share bars, quizzes: never a fact

    @property
    def tells(self) -> bool:
        """Tell whether facts may be read from such a block."""
        return self not in (BlockKind.FURNITURE, BlockKind.BYLINE, BlockKind.CAPTION)


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the page, without the white space around it."""

    kind: BlockKind
    span: Span


_HEADING_LENGTH = 110  # characters
_SUMMARY_WORDS = 5
_MASTHEAD_WORDS = 4  # a newspaper's name over the headline has no more
_QUOTED = re.compile(r"[\"“«—–]|\w{1,14}\s?[.:]\s")  # speech, or a speaker's label: no heading
_CREDIT_LENGTH = 40
# An agency and a name, in brackets or with the agency in capitals; a holder of rights.
_CREDIT = re.compile(
    r"\([^()/\d]{2,40}/[^()/\d]{2,40}\)$|\b[A-Z]{2,6}/[A-ZÀ-Ý][\w.]+ [A-ZÀ-Ý][\w.-]+\.?$|©[^©.\d]{1,40}$"
)
_SECTIONS = ("furniture", "byline", "writers", "months", "weekdays", "countries")


def lay_out(text: str, cues: Cues) -> Sequence[Block]:
    """Return the lines of the page that hold anything, in order, each with what it is."""
    lines = read_lines(text, cues, _SECTIONS)
    marked = find_furniture(lines)
    kinds = dict.fromkeys(marked, BlockKind.FURNITURE) | _top(lines, marked)
    return [Block(kinds.get(at) or _kind(lines, at, marked), line.span) for at, line in enumerate(lines)]


def _top(lines: Sequence[Line], marked: set[int]) -> dict[int, BlockKind]:
    """Tell what the lines are that stand before the prose, and those that repeat the headline or sign further down."""
    first, last = edges(lines, marked)
    first = _after_summary(lines, first)
    head = [at for at in range(first) if at not in marked]
    title = find_title(lines, head)
    kinds = {at: _top_kind(lines, at, title) for at in head}
    below = (at for at in range(first, len(lines)) if at not in marked and is_byline(lines[at]))
    kinds |= {at: BlockKind.BYLINE for at in below if at > last or lines[at].gap}
    if title is not None:
        kinds |= {at: BlockKind.TITLE for at, line in enumerate(lines) if line.words == lines[title].words}
    return kinds


def _after_summary(lines: Sequence[Line], first: int) -> int:
    """Move past a summary in full sentences that a byline follows."""
    below = next((at for at in (first + 1, first + 2) if at < len(lines) and is_byline(lines[at])), None)
    if below is None:
        return first
    return next((at for at in range(below, len(lines)) if not is_byline(lines[at])), len(lines))


def _top_kind(lines: Sequence[Line], at: int, title: int | None) -> BlockKind:
    """Tell what a line before the prose is."""
    line = lines[at]
    below_title = title is not None and at > title
    named = is_letterhead(line) or line.opens("byline", "alerts") is not None or line.count > _MASTHEAD_WORDS
    signs = (
        (BlockKind.TITLE, at == title),
        (BlockKind.BYLINE, is_byline(line) or (below_title and _names_writer(lines, at))),
        (BlockKind.CAPTION, _is_caption(line)),
        (BlockKind.FURNITURE, is_kicker(line)),
        (BlockKind.ITEM, line.item),
        (BlockKind.STANDFIRST, below_title and not line.capitals and line.count >= _SUMMARY_WORDS),
        (BlockKind.HEADING, below_title or named),
    )
    return next((kind for kind, holds in signs if holds), BlockKind.BYLINE)


def _names_writer(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line below the headline is a writer's name, or what the writer is."""
    line = lines[at]
    role = line.opens("writers") is not None and line.count < _SUMMARY_WORDS
    return is_name(line) or is_capital_name(lines, at) or role


def _is_caption(line: Line) -> bool:
    """Tell whether a line says that it is a picture's, or ends with who took one."""
    opening = line.opens("furniture", "caption")
    if opening is not None and line.words[opening.span.end - line.span.start :].lstrip()[:1] in (":", "|"):
        return True
    if line.opens("furniture", "credits") is not None and not line.prose:
        return True
    credit = line.last("furniture", "credits")
    signed = credit is not None and line.span.end - credit.span.end <= _CREDIT_LENGTH
    return signed or _CREDIT.search(line.words) is not None


def _kind(lines: Sequence[Line], at: int, marked: set[int]) -> BlockKind:
    """Tell what a line of the article itself is."""
    line = lines[at]
    if _is_caption(line):
        return BlockKind.CAPTION
    if line.item:
        return BlockKind.ITEM
    short = len(line.words) <= _HEADING_LENGTH and not line.words.endswith((":", ",", ";"))
    asks = line.words.rstrip(' "”»)').endswith("?")
    below = at + 1 < len(lines) and at + 1 not in marked
    if short and below and (asks or not line.stops) and not _QUOTED.match(line.words):
        return BlockKind.HEADING
    return BlockKind.BODY
