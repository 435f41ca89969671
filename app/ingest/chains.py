"""Which article derives from which on a day, kept right as articles come and go at their urls."""

from collections.abc import Iterable

from sqlmodel import Session

from app import resolve, tables
from app.documents.articles import Place
from app.ingest.agenda import Agenda
from app.resolve import Link
from app.store import articles, claims


def reach(session: Session, ids: Iterable[str], urls: Iterable[str | None]) -> list[str]:
    """Return the articles with these *ids* and those that derive, at whatever remove, from pages at *urls*."""
    seen = dict.fromkeys(ids)
    below = {url for url in urls if url}
    known: set[str] = set()
    while below:
        known |= below
        new = [found for found in articles.derived(session, sorted(below)) if found not in seen]
        seen.update(dict.fromkeys(new))
        rows = (articles.with_id(session, found) for found in new)
        below = {row.url for row in rows if row is not None and row.url} - known
    return list(seen)


def renew(session: Session, ids: Iterable[str], agenda: Agenda, origins: set[str]) -> list[str]:
    """Write how the articles with these *ids* are served on the agenda's day; return those whose origin changed.

    The origins that anything changed for are added to *origins*.
    """
    day = agenda.day
    before = articles.origins(session, ids, day)
    changed: list[str] = []
    for id in ids:
        row = articles.with_id(session, id)
        if row is None:
            continue
        agenda.add(row.told_from)
        agenda.add(row.told_to)
        if row.told_from > day:
            continue
        place = _place(session, row, agenda)
        for shift in articles.show(session, row, claims.page_of(session, id), place, day):
            agenda.add(shift.end)
            origins.add(shift.row["origin"])
        if before.get(id, place.origin) != place.origin:
            changed.append(id)
    return changed


def _place(session: Session, row: tables.Article, agenda: Agenda) -> Place:
    """Return where the article in *row* stands on the agenda's day."""
    own = Link(row.id, row.url, row.derived_url)

    def at(url: str) -> Link | None:
        if url == row.url and row.told_to > agenda.day:
            return own
        standing = None
        for found in articles.at_url(session, url):
            agenda.add(found.told_from)
            agenda.add(found.told_to)
            if found.told_from <= agenda.day < found.told_to:
                standing = Link(found.id, found.url, found.derived_url)
        return standing

    source = at(row.derived_url) if row.derived_url else None
    derived = source.id if source and source != own else None
    return Place(resolve.origin(own, at), derived, withdrawn=row.told_to <= agenda.day)
