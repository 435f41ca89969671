"""The page that a page names as its source, and whether a machine wrote it."""

import re
from collections.abc import Iterator

from app.extract.layout import Block, BlockKind
from app.extract.lexicon import Cue
from app.extract.reading import Reading
from app.facts import Cited
from app.text import Span

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"”»]+[^\s<>\"”».,;:!?)\]]")
_LISTED = 6  # lines under a heading of sources


def find_derived_from(reading: Reading) -> Cited[str] | None:
    """Return the address of the one page named as the source; None when there is none, or several.

    A link in the prose is no source, nor is one among links to other stories.
    """
    found = {span.quote(reading.text): span for block in _sources(reading) for span in _addresses(reading, block)}
    if len(found) != 1:
        return None
    [(address, span)] = found.items()
    return Cited(address, (span,))


def _sources(reading: Reading) -> Iterator[Block]:
    """Yield the lines that name a source, and those listed under a heading of sources."""
    listed = 0
    for block in reading.blocks:
        cue = reading.cues.first("page", block.span, "source")
        address = next(_addresses(reading, block), None)
        if address is None:
            listed = _LISTED if cue and _heads(reading, cue, block) else max(0, listed - 1)
        elif (listed and not _prose(reading, block)) or (cue and _names(cue, address, block)):
            yield block


def _heads(reading: Reading, cue: Cue, block: Block) -> bool:
    """Tell whether the cue is the whole line."""
    after = reading.text[cue.span.end : block.span.end]
    return cue.span.start == block.span.start and not any(map(str.isalnum, after))


def _names(cue: Cue, address: Span, block: Block) -> bool:
    """Tell whether the cue stands before the address, in furniture or at the start of the line."""
    begins = block.kind is BlockKind.FURNITURE or cue.span.start == block.span.start
    return begins and cue.span.end <= address.start


def _prose(reading: Reading, block: Block) -> bool:
    return block.kind is BlockKind.BODY and reading.text[block.span.end - 1] == "."


def _addresses(reading: Reading, block: Block) -> Iterator[Span]:
    return (Span(*found.span()) for found in _URL.finditer(reading.text, block.span.start, block.span.end))


def find_machine_written(reading: Reading) -> Cited[bool] | None:
    """Return True where a notice of the page says that a machine wrote it; the prose may speak of other texts."""
    for block in reading.blocks:
        cue = None if block.kind.tells else reading.cues.first("page", block.span, "machine")
        if cue is not None:
            return Cited(value=True, spans=(cue.span,))
    return None
