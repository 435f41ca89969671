"""Which article derives from which on a day, kept right as articles come and go at their urls."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlmodel import Session

from app import resolve, tables
from app.documents.articles import Place
from app.ingest.agenda import Agenda
from app.resolve import Link
from app.store import articles, claims, copies


def reach(session: Session, ids: Iterable[str], urls: Iterable[str | None]) -> list[str]:
    """Return the articles with these *ids* and what copies or, as that at *urls*, derives from them, however far."""
    new = list(dict.fromkeys([*ids, *articles.derived(session, sorted({url for url in urls if url}))]))
    seen = dict.fromkeys(new)
    while new:
        below = [row.url for row in articles.links(session, ids=new) if row.url]
        found = [*articles.derived(session, below), *copies.of(session, new)]
        new = [one for one in dict.fromkeys(found) if one not in seen]
        seen.update(dict.fromkeys(new))
    return list(seen)


def join(session: Session, row: tables.Article) -> None:
    """Write which of the articles that are there the one in *row* is a near copy of."""
    shingles = resolve.shingles(row.text)
    sketch = resolve.sketch(shingles)
    found = copies.candidates(session, sketch, resolve.shared(sketch))
    alike = [id for id, text in found if resolve.near_copies(shingles, resolve.shingles(text))]
    copies.add(session, row.id, sketch, alike)


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
    own = _link(row)
    withdrawn = row.told_to <= agenda.day

    def at(url: str) -> Link | None:
        if url == row.url and not withdrawn:
            return own
        return next(iter(_standing(articles.links(session, url=url), agenda)), None)

    def copies_of(link: Link) -> Sequence[Link]:
        if withdrawn and link == own:
            return [own]
        return sorted(_group(session, link, agenda), key=lambda one: one.rank)

    source = at(row.derived_url) if row.derived_url else resolve.original(copies_of(own))
    derived = source.id if source and source != own else None
    return Place(resolve.origin(own, at, copies_of), derived, withdrawn)


def _group(session: Session, link: Link, agenda: Agenda) -> Iterable[Link]:
    """Return the near copies of an article and of each other that stand on the agenda's day."""
    group = {link.id: link}
    new = [link.id]
    while new:
        found = set(copies.of(session, new)) - set(group)
        standing = _standing(articles.links(session, ids=found), agenda)
        group.update((one.id, one) for one in standing)
        new = [one.id for one in standing]
    return group.values()


def _standing(rows: Iterable[Any], agenda: Agenda) -> list[Link]:
    """Return those of the articles in *rows* that stand on the agenda's day."""
    found = []
    for row in rows:
        agenda.add(row.told_from)
        agenda.add(row.told_to)
        if row.told_from <= agenda.day < row.told_to:
            found.append(_link(row))
    return found


def _link(row: Any) -> Link:  # noqa: ANN401  # a row of article, whole or as ``articles.links`` reads it
    return Link(row.id, row.url, row.derived_url, (row.told_from, row.sha256))
