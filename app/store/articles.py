"""Articles in the database, and where each stands in its chain of sources."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from app import tables
from app.claims import Telling
from app.documents import words
from app.documents.articles import article
from app.store.batches import batches, insert, table
from app.tables import recency


def with_text(session: Session, sha256: str) -> tables.Article | None:
    """Return the article whose text has this hash."""
    return _one(session, table(tables.Article).c.sha256 == sha256)


def with_id(session: Session, article_id: str) -> tables.Article | None:
    """Return the article with this id."""
    return _one(session, table(tables.Article).c.id == article_id)


def at(session: Session, url: str) -> tables.Article | None:
    """Return the article that stands at *url* now: withdrawn ones have been replaced."""
    column = table(tables.Article).c
    return _one(session, sa.and_(column.url == url, column.withdrawn.is_(False)))


def derived(session: Session, urls: Iterable[str]) -> list[str]:
    """Return the ids of the articles that name a page at one of *urls* as their source."""
    column = table(tables.Article).c
    return [
        found
        for batch in batches(urls)
        for found in session.execute(sa.select(column.id).where(column.derived_url.in_(batch))).scalars()
    ]


def every(session: Session) -> list[tables.Article]:
    """Return all articles."""
    rows = session.execute(sa.select(table(tables.Article)).order_by(table(tables.Article).c.id))
    return [tables.Article(**row._mapping) for row in rows]  # noqa: SLF001  # SQLAlchemy's public name


def write(session: Session, row: tables.Article, page: Iterable[Telling]) -> None:
    """Write an article's row in place of what was there under its id, rendered with what its *page* says."""
    rendered = render(row, page)
    if session.execute(sa.select(sa.literal(1)).where(table(tables.Article).c.id == row.id)).first():
        article_table = table(tables.Article)
        session.execute(sa.update(article_table).where(article_table.c.id == row.id).values(rendered.model_dump()))
    else:
        insert(session, [rendered])


def render(row: tables.Article, page: Iterable[Telling]) -> tables.Article:
    """Return *row* with the columns that follow from the others."""
    document = article(row, list(page))
    derived_columns = {
        "recency": recency(row.published_on),
        "words": words(text for text in (row.title, row.publisher, row.author, row.text) if text),
        "document": document.model_dump_json(),
    }
    return tables.Article(**{**row.model_dump(), **derived_columns})


def remove(session: Session, article_id: str) -> None:
    """Take an article's row out; nothing may refer to it any more."""
    row = table(tables.Article)
    session.execute(sa.delete(row).where(row.c.id == article_id))


def _one(session: Session, condition: Any) -> tables.Article | None:  # noqa: ANN401  # a clause
    found = session.execute(sa.select(table(tables.Article)).where(condition)).first()
    return None if found is None else tables.Article(**found._mapping)  # noqa: SLF001  # SQLAlchemy's public name
