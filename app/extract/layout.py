"""What each line of a page is: headline, byline, heading, prose, list item, furniture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

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
    CAPTION = "caption"
    FURNITURE = "furniture"  # menus, related stories, share bars, quizzes: never a fact

    @property
    def tells(self) -> bool:
        """Tell whether facts may be read from such a block."""
        return self not in (BlockKind.FURNITURE, BlockKind.BYLINE)


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the page, without the white space around it."""

    kind: BlockKind
    span: Span


_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def lay_out(text: str, folded: str, cues: Cues) -> Sequence[Block]:
    """Return the lines of the page that hold anything, in order, each with what it is."""
    return [Block(BlockKind.BODY, Span(*line.span())) for line in _LINE.finditer(text)]
