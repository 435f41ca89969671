"""The article in a web page, and what the page's head says of it."""

import re
from contextlib import suppress

import trafilatura

from app.errors import UnusableInput
from app.load.metadata import Metadata

# Left to itself, trafilatura takes any number of the page for a day, and a year for its first of January.
_NO_GUESSED_DAY = {"extensive_search": False, "original_date": True}
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE
)
_PRESCAN = 1024  # bytes: WHATWG HTML, "prescan a byte stream to determine its encoding"


def charset(page: bytes) -> str | None:
    """Return the encoding that the head of *page* declares."""
    declared = _CHARSET.search(page[:_PRESCAN])
    return declared[1].decode("ascii", "replace") if declared else None


def article(page: str) -> tuple[str, Metadata]:
    """Return the text of the article in *page*, without menus and comments, and the page's own metadata.

    Raises:
        UnusableInput: the page holds no article.
    """
    found = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=dict(_NO_GUESSED_DAY),
    )
    said = found.as_dict() if found and not isinstance(found, dict) else {}
    if not said.get("text"):
        raise UnusableInput("no article found in the page")
    return said["text"], _metadata(said)


def _metadata(said: dict[str, object]) -> Metadata:
    """Take what can be used of a page's metadata; what is malformed there is no fault of the operator's."""
    names = {"url": "url", "title": "title", "author": "author", "published_on": "date", "publisher": "sitename"}
    metadata = Metadata()
    for ours, theirs in names.items():
        with suppress(UnusableInput):
            metadata = metadata.over(Metadata.read({ours: said[theirs]}))
    return metadata
