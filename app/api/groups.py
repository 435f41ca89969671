"""Lists counted by what their records share: ``group_by``, with sums for each currency."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from app.api.orders import Clause, Column
from app.documents.references import COUNTRIES
from app.documents.values import Group, Sum
from app.vocabulary import minor_digits

MOST: Final = 1000  # groups that are served, the largest
_PART: Final = 10**9  # sums are added up in two parts: neither overflows on SQLite


@dataclass(frozen=True, slots=True)
class Key:
    """What a list can be grouped by: *column*, of the table that is listed or of a table *through* it.

    A table that holds several values of a record names it by *owner*; the record counts in each group of its values,
    and in the one without a key if it has none. *name* says what a key means, by another column or by the key.
    """

    column: Column
    through: Any = None
    owner: Column | None = None
    name: Column | Callable[[str], str | None] | None = None


@dataclass(frozen=True, slots=True)
class Sums:
    """What is added up, in minor units, of which currency, and which records count unless they are asked for."""

    amount: Column
    currency: Column
    real: Mapping[str, Clause]
    """By the name of the filter that asks for others as well."""
    whole: Clause
    """Which amounts are of a whole record."""


def country(column: Column, through: Any = None, owner: Column | None = None) -> Key:  # noqa: ANN401 - a table
    """Group by the code of a country."""
    return Key(column, through, owner, lambda code: COUNTRIES[code].names["en"] if code in COUNTRIES else None)


def year(column: Column) -> Key:
    """Group by the year of a day."""
    return Key(_beginning(column, len("YYYY")))


def month(column: Column) -> Key:
    """Group by the month of a day, as ``2025-12``."""
    return Key(_beginning(column, len("YYYY-MM")))


def day(column: Column) -> Key:
    """Group by a day."""
    return Key(_beginning(column, len("YYYY-MM-DD")))


def grouped(
    connection: sa.Connection, rows: sa.Select[Any], key: Key, identity: Column, parameters: Mapping[str, Any]
) -> list[Group]:
    """Count the *rows* that have each key; *identity* tells their records apart.

    The largest groups come first, at most ``MOST``, then by key, what has none last.
    """
    counted = sa.func.count(sa.distinct(identity)) if key.through is not None else sa.func.count()
    named = sa.func.min(key.name) if isinstance(key.name, sa.SQLColumnExpression) else sa.null()
    wanted = (
        rows.with_only_columns(key.column.label("key"), counted.label("records"), named.label("name"))
        .group_by(key.column)
        .order_by(counted.desc(), key.column.is_(None), key.column)
        .limit(MOST)
    )
    return [
        Group(key=_text(row.key), name=_name(key, row.key, row.name), count=row.records, sums=[])
        for row in connection.execute(wanted, parameters)
    ]


def summed(
    connection: sa.Connection, rows: sa.Select[Any], key: Key, sums: Sums, parameters: Mapping[str, Any]
) -> dict[str | None, list[Sum]]:
    """Add up the amounts of *rows* for each key and currency, the currency with most records first."""
    wanted: Any = (
        rows.with_only_columns(
            key.column.label("key"),
            sums.currency.label("currency"),
            sa.func.count().label("records"),
            sa.func.sum(sums.amount / _PART).label("high"),
            sa.func.sum(sums.amount % _PART).label("low"),
        )
        .where(sums.amount.is_not(None))
        .group_by(key.column, sums.currency)
        .order_by(sa.func.count().desc(), sums.currency)
    )
    found: defaultdict[str | None, list[Sum]] = defaultdict(list)
    for row in connection.execute(wanted, parameters):
        minor = int(row.high) * _PART + int(row.low)
        amount = minor / 10 ** minor_digits(row.currency)
        found[_text(row.key)].append(Sum(currency=row.currency, amount=amount, count=row.records))
    return found


def _beginning(column: Column, letters: int) -> Column:
    # Both databases write a day as ISO 8601 when it is made a text.
    return sa.func.substr(sa.cast(column, sa.String), 1, letters)


def _text(key: Any) -> str | None:  # noqa: ANN401 - whatever a column holds
    if isinstance(key, bool):
        return str(key).lower()
    return None if key is None else str(key)


def _name(key: Key, value: Any, named: str | None) -> str | None:  # noqa: ANN401 - as above
    if value is None or isinstance(key.name, sa.SQLColumnExpression) or key.name is None:
        return named
    return key.name(value)
