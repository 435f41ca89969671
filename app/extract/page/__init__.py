"""What a page says of itself: headline, author, publisher, day, source. Only here may furniture be cited."""

from app.extract.layout import BlockKind
from app.extract.page.byline import find_author, find_publisher
from app.extract.page.dateline import find_published_on
from app.extract.page.source import find_derived_from, find_machine_written
from app.extract.reading import Reading
from app.facts import Cited, PageFacts


def find_page(reading: Reading) -> PageFacts:
    """Return what the text of the page says of itself; what is known from outside it plays no part."""
    title = next((block.span for block in reading.blocks if block.kind is BlockKind.TITLE), None)
    return PageFacts(
        title=Cited(title.quote(reading.text), (title,)) if title else None,
        author=find_author(reading),
        publisher=find_publisher(reading),
        published_on=find_published_on(reading),
        derived_from=find_derived_from(reading),
        machine_written=find_machine_written(reading),
    )
