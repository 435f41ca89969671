"""Near copies in the database: found by their sketches when an article comes, and kept in pairs."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import sqlalchemy as sa
from sqlmodel import Session

from app import tables
from app.store.batches import batches, insert, table


def add(session: Session, article_id: str, sketch: Iterable[str], copies: Iterable[str]) -> None:
    """Write the *sketch* of an article, and which others it is a near copy of."""
    insert(session, (tables.ArticleShingle(article_id=article_id, shingle=shingle) for shingle in sketch))
    pairs = [pair for other in copies for pair in ((article_id, other), (other, article_id))]
    insert(session, (tables.ArticleCopy(article_id=one, copy_id=other) for one, other in pairs))


def remove(session: Session, article_id: str) -> None:
    """Take the sketch of an article out, and of what it is a near copy."""
    shingle, copy = table(tables.ArticleShingle), table(tables.ArticleCopy)
    session.execute(sa.delete(shingle).where(shingle.c.article_id == article_id))
    session.execute(sa.delete(copy).where(sa.or_(copy.c.article_id == article_id, copy.c.copy_id == article_id)))


def of(session: Session, articles: Iterable[str]) -> list[str]:
    """Return the near copies of each of *articles*, whenever they are told."""
    copy = table(tables.ArticleCopy).c
    chosen = sa.select(copy.copy_id)
    found = (session.execute(chosen.where(copy.article_id.in_(batch))).scalars() for batch in batches(articles))
    return sorted(set(chain.from_iterable(found)))


def candidates(session: Session, sketch: Sequence[str], shared: int) -> Iterator[tuple[str, str]]:
    """Yield the id and the text of each article whose sketch has at least *shared* shingles of *sketch*."""
    shingle, article = table(tables.ArticleShingle).c, table(tables.Article).c
    sharing = sa.select(shingle.article_id).where(shingle.shingle.in_(sketch)).group_by(shingle.article_id)
    alike = session.execute(sharing.having(sa.func.count() >= shared)).scalars().all() if sketch else []
    for batch in batches(alike):
        for row in session.execute(sa.select(article.id, article.text).where(article.id.in_(batch))):
            yield row.id, row.text
