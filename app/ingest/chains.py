"""Which article derives from which, kept right as articles come and go at their urls."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from app import resolve, tables
from app.resolve import Link
from app.store import articles, claims


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands in its chain of sources: its root, and the article it derives from, if stored."""

    origin: str
    derived_article: str | None


def place(session: Session, row: tables.Article) -> Place:
    """Return where the article in *row*, which need not be stored yet, stands among those that are."""
    own = Link(row.id, row.url, row.derived_url)

    def at(url: str) -> Link | None:
        if url == row.url and not row.withdrawn:
            return own
        found = articles.at(session, url)
        return None if found is None else Link(found.id, found.url, found.derived_url)

    source = at(row.derived_url) if row.derived_url else None
    return Place(resolve.origin(own, at), source.id if source and source != own else None)


def renew(session: Session, urls: Iterable[str | None]) -> list[str]:
    """Write anew the articles that derive, at whatever remove, from pages at *urls*; return those that changed."""
    changed: list[str] = []
    seen: set[str] = set()
    below = [url for url in urls if url]
    while below:
        ids = [found for found in articles.derived(session, below) if found not in seen]
        seen.update(ids)
        rows = [row for found in ids if (row := articles.with_id(session, found)) is not None]
        changed += [row.id for row in rows if _renewed(session, row)]
        below = [row.url for row in rows if row.url]
    return changed


def _renewed(session: Session, row: tables.Article) -> bool:
    stands = place(session, row)
    if (row.origin, row.derived_article) == (stands.origin, stands.derived_article):
        return False
    row.origin, row.derived_article = stands.origin, stands.derived_article
    articles.write(session, row, claims.page_of(session, row.id))
    return True
