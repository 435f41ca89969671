"""Rows that hold for a while: read as of a day, and written so that neighbours that say the same are one row."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from app.asof import FOREVER
from app.store.batches import insert, table
from app.tables import Lasting

Row = Mapping[str, Any]
Clause = sa.ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Shift:
    """A row that holds (or, unless *gained*, no longer holds) on the days ``[start, end)``."""

    model: type[Lasting]
    row: Row
    start: int
    end: int
    gained: bool


def write(session: Session, model: type[Lasting], scope: Clause, rows: Iterable[Lasting], day: int) -> list[Shift]:
    """Make *rows* all that holds on *day* among those in *scope*, and say what changed.

    A row that is replaced ends on *day*. What is written lasts as long as what it replaces, else until its key holds
    again; what then follows is for another day's writing.
    """
    columns = table(model)
    names = [column.name for column in columns.primary_key if column.name != "valid_from"]
    stored: defaultdict[tuple[Any, ...], list[Row]] = defaultdict(list)
    found = session.execute(sa.select(columns).where(scope, columns.c.valid_to >= day).order_by(columns.c.valid_from))
    for row in found.mappings():
        stored[tuple(row[name] for name in names)].append(dict(row))
    wanted = {tuple(getattr(row, name) for name in names): row for row in rows}
    edits = _Edits(model)
    for key in [*stored, *(key for key in wanted if key not in stored)]:
        edits.replace(stored.get(key, ()), wanted.get(key), day)
    edits.execute(session)
    return edits.shifts


@dataclass(slots=True)
class _Edits:
    """What must be done to the rows of one table."""

    model: type[Lasting]
    shifts: list[Shift] = field(default_factory=list)
    ended: list[tuple[Row, int]] = field(default_factory=list)
    deleted: list[Row] = field(default_factory=list)
    added: list[Lasting] = field(default_factory=list)

    def replace(self, stored: Sequence[Row], wanted: Lasting | None, day: int) -> None:
        """Put *wanted* in the place of the one of *stored*, the rows of one key in order, that holds on *day*."""
        current = next((row for row in stored if row["valid_from"] <= day < row["valid_to"]), None)
        content = None if wanted is None else _content(wanted.model_dump())
        if (None if current is None else _content(current)) == content:
            return
        later = [row for row in stored if row["valid_from"] > day]
        end = current["valid_to"] if current else later[0]["valid_from"] if later else FOREVER
        if current is not None:
            self.shifts.append(Shift(self.model, current, day, end, gained=False))
            self._end(current, day)
        if wanted is not None and content is not None:
            self.shifts.append(Shift(self.model, content, day, end, gained=True))
            self._begin(stored, content, day, end)

    def _begin(self, stored: Sequence[Row], content: Row, day: int, end: int) -> None:
        """Let *content* hold on ``[day, end)``, as one row with a neighbour that says the same."""
        following = next((row for row in stored if row["valid_from"] == end and _content(row) == content), None)
        if following is not None:
            self.deleted.append(following)
            end = following["valid_to"]
        before = next((row for row in stored if row["valid_to"] == day and _content(row) == content), None)
        if before is not None:
            self.ended.append((before, end))
        else:
            self.added.append(self.model(**content, valid_from=day, valid_to=end))

    def _end(self, row: Row, day: int) -> None:
        if row["valid_from"] == day:
            self.deleted.append(row)
        else:
            self.ended.append((row, day))

    def execute(self, session: Session) -> None:
        """Do it all."""
        columns = table(self.model)
        keys = [column.name for column in columns.primary_key]
        this = [columns.c[name] == sa.bindparam(f"key_{name}", type_=columns.c[name].type) for name in keys]
        if self.deleted:
            gone = [{f"key_{name}": row[name] for name in keys} for row in self.deleted]
            session.connection().execute(sa.delete(columns).where(*this), gone)
        if self.ended:
            moved = [{**{f"key_{name}": row[name] for name in keys}, "until": end} for row, end in self.ended]
            ending = sa.update(columns).where(*this).values(valid_to=sa.bindparam("until"))
            session.connection().execute(ending, moved)
        insert(session, self.added)


def _content(row: Row) -> dict[str, Any]:
    """Return what *row* says, apart from when it holds."""
    return {name: value for name, value in row.items() if name not in {"valid_from", "valid_to"}}
