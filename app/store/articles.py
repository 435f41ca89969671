"""Articles in the database: as they came, and as they are served on a day."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from app import tables
from app.claims import Telling
from app.documents import words
from app.documents.articles import Place, article
from app.store.batches import batches, insert, table
from app.store.timeline import Shift
from app.store.timeline import write as write_rows
from app.tables import at, recency


def with_text(session: Session, sha256: str) -> tables.Article | None:
    """Return the article whose text has this hash."""
    return next(iter(_rows(session, table(tables.Article).c.sha256 == sha256)), None)


def with_id(session: Session, article_id: str) -> tables.Article | None:
    """Return the article with this id."""
    return next(iter(_rows(session, table(tables.Article).c.id == article_id)), None)


def at_url(session: Session, url: str) -> list[tables.Article]:
    """Return the articles that stand or stood at *url*, in the order in which each replaced the one before."""
    rows = _rows(session, table(tables.Article).c.url == url)
    return sorted(rows, key=lambda row: (row.told_from, row.ingested_at, row.id))


def links(session: Session, *, ids: Iterable[str] = (), url: str | None = None) -> list[Any]:
    """Return what links the articles with these *ids*, or those that stand or stood at *url*, to others.

    Rows of ``id``, ``sha256``, ``url``, ``derived_url``, ``told_from`` and ``told_to``.
    """
    columns = table(tables.Article).c
    conditions = [*map(columns.id.in_, batches(ids)), *([columns.url == url] if url else [])]
    chosen = sa.select(*(columns[name] for name in ("id", "sha256", "url", "derived_url", "told_from", "told_to")))
    return [row for condition in conditions for row in session.execute(chosen.where(condition))]


def derived(session: Session, urls: Iterable[str]) -> list[str]:
    """Return the ids of the articles that name a page at one of *urls* as their source."""
    column = table(tables.Article).c
    return [
        found
        for batch in batches(urls)
        for found in session.execute(sa.select(column.id).where(column.derived_url.in_(batch))).scalars()
    ]


def every(session: Session) -> list[str]:
    """Return the ids of all articles, the earliest told first."""
    column = table(tables.Article).c
    return list(
        session.execute(sa.select(column.id).order_by(column.told_from, column.ingested_at, column.id)).scalars()
    )


def write(session: Session, row: tables.Article) -> None:
    """Write an article's row in place of what was there under its id."""
    columns = table(tables.Article)
    if session.execute(sa.select(sa.literal(1)).where(columns.c.id == row.id)).first():
        session.execute(sa.update(columns).where(columns.c.id == row.id).values(row.model_dump()))
    else:
        insert(session, [row])


def show(session: Session, row: tables.Article, page: Iterable[Telling], place: Place, day: int) -> list[Shift]:
    """Write how an article is served from *day* on, with what its *page* says and its *place* among the others."""
    shown = table(tables.ArticleDocument).c
    return write_rows(session, tables.ArticleDocument, shown.id == row.id, [rendered(row, page, place)], day)


def rendered(row: tables.Article, page: Iterable[Telling], place: Place) -> tables.ArticleDocument:
    """Return the row of an article as it is served."""
    return tables.ArticleDocument(
        id=row.id,
        publisher=row.publisher,
        published_on=row.published_on,
        language=row.language,
        derived_article=place.derived_article,
        origin=place.origin,
        withdrawn=place.withdrawn,
        recency=recency(row.published_on),
        words=words(text for text in (row.title, row.publisher, row.author, row.text) if text),
        document=article(row, list(page), place).model_dump_json(),
    )


def origins(session: Session, ids: Iterable[str], day: int) -> dict[str, str]:
    """Return the origin that each of the articles with these *ids* has on *day*, if it is served then."""
    shown = table(tables.ArticleDocument).c
    return {
        row.id: row.origin
        for batch in batches(ids)
        for row in session.execute(sa.select(shown.id, shown.origin).where(shown.id.in_(batch), at(shown, day)))
    }


def next_origins(session: Session, ids: Iterable[str], day: int) -> dict[str, int]:
    """Return the first day after *day* from which each of the articles with these *ids* is served otherwise, if any."""
    shown = table(tables.ArticleDocument).c
    later = sa.select(shown.id, sa.func.min(shown.valid_from).label("first")).where(shown.valid_from > day)
    return {
        row.id: row.first
        for batch in batches(ids)
        for row in session.execute(later.where(shown.id.in_(batch)).group_by(shown.id))
    }


def all_origins(session: Session, article_id: str) -> set[str]:
    """Return the origins that an article has, on whatever days."""
    shown = table(tables.ArticleDocument).c
    return set(session.execute(sa.select(shown.origin).where(shown.id == article_id)).scalars())


def remove(session: Session, article_id: str) -> None:
    """Take an article's rows out; no claim may be of it any more."""
    for model in (tables.ArticleDocument, tables.Article):
        columns = table(model)
        session.execute(sa.delete(columns).where(columns.c.id == article_id))


def _rows(session: Session, condition: Any) -> list[tables.Article]:  # noqa: ANN401  # a clause
    found = session.execute(sa.select(table(tables.Article)).where(condition))
    return [tables.Article(**row._mapping) for row in found]  # noqa: SLF001  # SQLAlchemy's public name
