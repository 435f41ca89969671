"""Statements of bounded size, whatever the number of rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

T = TypeVar("T")

BATCH: Final = 500  # values in one statement; both databases take many more


def batches(values: Iterable[T]) -> Iterator[Sequence[T]]:
    """Yield *values*, each once and in order, in batches that fit into one statement."""
    once = list(dict.fromkeys(values))
    for start in range(0, len(once), BATCH):
        yield once[start : start + BATCH]


def insert(session: Session, rows: Iterable[SQLModel]) -> None:
    """Insert *rows* of whatever tables, those that others refer to first."""
    by_table: defaultdict[sa.Table, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_table[table(type(row))].append(row.model_dump())
    order = {name: place for place, name in enumerate(SQLModel.metadata.sorted_tables)}
    for filled in sorted(by_table, key=order.__getitem__):
        for start in range(0, len(by_table[filled]), BATCH):
            session.execute(sa.insert(filled), by_table[filled][start : start + BATCH])


def table(model: type[SQLModel]) -> sa.Table:
    """Return the table of *model*: rows read from it are plain, and no session keeps them."""
    return SQLModel.metadata.tables[str(model.__tablename__)]
