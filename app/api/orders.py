"""How lists are sorted: by indexed columns, a unique one last, or by how well a row fits a search."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from app.api.cursor import Place
from app.documents import needles

Clause = sa.ColumnElement[bool]
Column = sa.SQLColumnExpression[Any]
Rows = sa.Select[Any]


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is sorted: by *columns*, the last of them unique, all in one direction.

    Rows for which ``missing`` holds have nothing to be sorted by and come last.
    """

    columns: tuple[Column, ...]
    descending: bool = False
    missing: Clause | None = None
    in_currency: bool = False

    @property
    def kinds(self) -> tuple[type, ...]:
        """Return the types of the values that the columns hold."""
        return tuple(kind.python_type for kind in sa.tuple_(*self.columns).type.types)

    def stretches(self, place: Place | None) -> Iterator[Rows]:
        """Yield the queries of the rows after *place*, to be read one after the other: present, then missing.

        Each is one seek in an index over the columns.
        """
        present = place is None or place.values[0] is not None
        if present:
            wanted = [] if self.missing is None else [sa.not_(self.missing)]
            yield self._stretch(self.columns, wanted, place.values if place else None)
        if self.missing is not None:
            after = None if present or place is None else place.values[1:]
            yield self._stretch(self.columns[1:], [self.missing], after)

    def _stretch(self, columns: tuple[Column, ...], wanted: list[Clause], after: tuple[Any, ...] | None) -> Rows:
        values = columns if len(columns) == len(self.columns) else (sa.null(), *columns)
        rows = sa.select(*values).where(*wanted)
        if after is not None:
            here = sa.tuple_(*columns)
            there = sa.tuple_(*after, types=here.type.types)
            rows = rows.where(here < there if self.descending else here > there)
        return rows.order_by(*(column.desc() if self.descending else column for column in columns))


@dataclass(frozen=True, slots=True)
class ByRelevance:
    """Sorted by how often what ``q`` searches for stands in the words of a row, most often first."""

    table: Any

    def order(self, search: str) -> Order:
        """Return the order for one *search*."""
        words = col(self.table.words)
        score: Column = sa.literal(0)
        for needle in needles(search):
            rest = sa.func.length(sa.func.replace(words, needle, ""))
            score = score + (sa.func.length(words) - rest) / len(needle)
        return Order((sa.cast(score, sa.Integer), col(self.table.id)), descending=True)
