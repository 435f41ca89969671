"""The revision: a hash of what is stored, whatever the order in which it came."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

import sqlalchemy as sa
from sqlmodel import Session

from app import tables
from app.claims import Claim, canonical
from app.store.batches import table

CONTENT: Final = "content"
SIZE: Final = 2**256

# What an article's row says that no claim and no other article does; not when it was read.
STATED: Final = (
    *("id", "sha256", "url", "title", "publisher", "author", "published_on", "language"),
    *("derived_url", "machine_written", "flags", "extractor", "version"),
)


def weight(article: tables.Article, claims: Iterable[Claim]) -> int:
    """Return what an article and its *claims* add to the revision."""
    stated = canonical([str(getattr(article, name)) for name in STATED])
    stored = (stated, *(claim.id for claim in claims))
    return sum(int(hashlib.sha256(one.encode()).hexdigest(), 16) for one in stored) % SIZE


def move(session: Session, change: int) -> None:
    """Add *change*, which may be negative, to the revision, as of now."""
    row = table(tables.Revision)
    now = int(read(session), 16)
    session.execute(
        sa.update(row)
        .where(row.c.id == CONTENT)
        .values(digest=f"{(now + change) % SIZE:064x}", changed_at=datetime.now(UTC))
    )


def read(session: Session) -> str:
    """Return the revision: 64 hexadecimal digits."""
    row = table(tables.Revision).c
    return str(session.execute(sa.select(row.digest).where(row.id == CONTENT)).scalar_one())
