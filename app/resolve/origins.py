"""Where a telling comes from: the root of the chain of articles that name or copy each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """An article in a chain of sources: its id, where it stands, the page that it names as its source, its day.

    ``rank`` puts articles in order: the day of publication, then the hash of the text.
    """

    id: str
    url: str | None
    derived_url: str | None
    rank: tuple[int, str]


At = Callable[[str], Link | None]
Copies = Callable[[Link], Sequence[Link]]


def origin(article: Link, at: At, copies: Copies) -> str:
    """Return the root of *article*'s sources: an article's id, or the url of a page that is not in the database.

    *at* gives the article at a url, *copies* the near copies of an article, itself included, the earliest first. Near
    copies have one origin: the source outside that the earliest names that names one, else the one of them that
    copies none. Articles that name each other in a circle have the first of their ids as root.
    """
    path = [copies(article)]
    while (url := _source(path[-1])) is not None:
        source = at(url)
        if source is None:
            return url
        following = copies(source)
        if following in path:
            return min(link.id for group in path[path.index(following) :] for link in group)
        path.append(following)
    return original(path[-1]).id


def original(group: Sequence[Link]) -> Link:
    """Return the one of a *group* of near copies, the earliest first, that the others were made from."""
    urls = {link.url for link in group} - {None}
    return next((link for link in group if link.derived_url not in urls), group[0])


def _source(group: Sequence[Link]) -> str | None:
    """Return the page outside *group* that it has from its earliest member that names one."""
    urls = {link.url for link in group}
    return next((link.derived_url for link in group if link.derived_url and link.derived_url not in urls), None)
