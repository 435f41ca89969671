"""Where a telling comes from: the root of the chain of articles that name each other as their source."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """An article in a chain of sources: its id, where it stands, and the page that it names as its source."""

    id: str
    url: str | None
    derived_url: str | None


def origin(article: Link, at: Callable[[str], Link | None]) -> str:
    """Return the root of *article*'s sources: an article's id, or the url of a page that is not in the database.

    *at* gives the article at a url. Articles that name each other in a circle have the first of their ids as root.
    """
    chain = [article]
    while (url := chain[-1].derived_url) and url != chain[-1].url:
        source = at(url)
        if source is None:
            return url
        if source in chain:
            return min(link.id for link in chain[chain.index(source) :])
        chain.append(source)
    return chain[-1].id
