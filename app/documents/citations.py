"""The words behind a value, as they are served."""

from collections.abc import Iterable
from typing import Final, Protocol
from urllib.parse import quote as percent_encoded

from app.documents.values import Citation
from app.vocabulary import Basis

WHOLE: Final = 120  # characters of a quote that a link repeats in full; of a longer one it names both ends
ENDS: Final = 5  # words


class Words(Protocol):
    """Where the words stand, and those around them."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def quote(self) -> str: ...
    @property
    def prefix(self) -> str: ...
    @property
    def suffix(self) -> str: ...


def link(url: str | None, quote: str) -> str | None:
    """Return *url* with the text fragment that opens the page at *quote*.

    Source: URL Fragment Text Directives, WICG: ``#:~:text=start[,end]``.
    """
    if url is None:
        return None
    page = url.partition("#")[0]
    words = quote.split()
    if len(quote) <= WHOLE and "\n" not in quote:
        return f"{page}#:~:text={_encoded(quote.strip())}"
    if not words:
        return page
    if len(words) <= 2 * ENDS:
        return f"{page}#:~:text={_encoded(words[0])},{_encoded(words[-1])}"
    return f"{page}#:~:text={_encoded(' '.join(words[:ENDS]))},{_encoded(' '.join(words[-ENDS:]))}"


def _encoded(text: str) -> str:
    # "-" and "," separate the parts of a text fragment; "," is encoded anyway.
    return percent_encoded(text, safe="").replace("-", "%2D")


def citation(
    words: Words, fields: Iterable[str], basis: Basis, claim: str, article: tuple[str, str | None]
) -> Citation:
    """Render the *words* of the *article*, given by its id and url, that support *fields* by *claim*."""
    identity, url = article
    return Citation(
        article=identity,
        fields=list(fields),
        basis=basis,
        claim=claim,
        quote=words.quote,
        start=words.start,
        end=words.end,
        prefix=words.prefix,
        suffix=words.suffix,
        link=link(url, words.quote),
    )
