"""The log of articles that an operator took out."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session

from app import tables
from app.store.batches import insert, table


def of_text(session: Session, sha256: str) -> str | None:
    """Return the id of the article with this text that was retracted."""
    row = table(tables.Retraction).c
    return session.execute(sa.select(row.article_id).where(row.sha256 == sha256)).scalar()


def log(session: Session, article: tables.Article, now: datetime) -> None:
    """Note that *article* is retracted *now*."""
    row = tables.Retraction(
        sha256=article.sha256, article_id=article.id, url=article.url, title=article.title, retracted_at=now
    )
    insert(session, [row])


def forget(session: Session, sha256: str) -> None:
    """Take a text out of the log: it is read again."""
    row = table(tables.Retraction)
    session.execute(sa.delete(row).where(row.c.sha256 == sha256))
