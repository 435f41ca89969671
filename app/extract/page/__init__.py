"""What a page says of itself: headline, author, publisher, day, source. Only here may furniture be cited."""

import re

from app.extract.layout import BlockKind
from app.extract.page.byline import find_author, find_publisher
from app.extract.page.dateline import find_published_on
from app.extract.page.source import find_derived_from, find_machine_written
from app.extract.reading import Reading
from app.facts import Cited, PageFacts
from app.text import Span


def find_page(reading: Reading) -> PageFacts:
    """Return what the text of the page says of itself; what is known from outside it plays no part."""
    return PageFacts(
        title=_find_title(reading),
        author=find_author(reading),
        publisher=find_publisher(reading),
        published_on=find_published_on(reading),
        derived_from=find_derived_from(reading),
        machine_written=find_machine_written(reading),
    )


def _find_title(reading: Reading) -> Cited[str] | None:
    """Return the headline, without the site's name that "|" parts from it."""
    line = next((block.span for block in reading.blocks if block.kind is BlockKind.TITLE), None)
    if line is None:
        return None
    parts = [
        Span(line.start + part.start(), line.start + part.end()) for part in _PART.finditer(line.quote(reading.text))
    ]
    longest = max(parts, key=lambda part: part.end - part.start)
    return Cited(longest.quote(reading.text), (longest,))


_PART = re.compile(r"[^\s|](?:[^|]*[^\s|])?")
