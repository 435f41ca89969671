"""What every list of records can be asked, and how it is sorted."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import Field
from sqlmodel import col

from app.api import groups
from app.api.groups import Key
from app.api.listing import DAY, ListQuery, Where
from app.api.orders import Clause, Column, Order
from app.api.parameters import Count, Day, Flag, Id, Maybe, Several
from app.documents import needles
from app.tables import RECORDS, UNDATED, ArticleDocument, RecordArticle, RecordCountry, at
from app.text import fold
from app.vocabulary import Modality, Polarity, RecordType, minor_digits

TABLES: dict[RecordType, type[Any]] = {RecordType.ARTICLE: ArticleDocument, **RECORDS}
TYPES = {table: kind for kind, table in TABLES.items()}


def involving(table: type[Any], countries: Iterable[str]) -> Clause:
    """Match the records that one of *countries* is involved in; how it is depends on the kind of record."""
    found = sa.select(col(RecordCountry.record_id)).where(
        col(RecordCountry.record_type) == TYPES[table],
        col(RecordCountry.country).in_(countries),
        at(RecordCountry, DAY),
    )
    return col(table.id).in_(found)


def on_records_involving(table: type[Any], countries: Iterable[str]) -> Clause:
    """Match the claims and conflicts on records that one of *countries* is involved in."""
    return sa.exists().where(
        col(RecordCountry.record_type) == table.record_type,
        col(RecordCountry.record_id) == table.record_id,
        col(RecordCountry.country).in_(countries),
        at(RecordCountry, DAY),
    )


def told_by(table: type[Any], articles: Iterable[str]) -> Clause:
    """Match the records that one of *articles* tells of."""
    found = sa.select(col(RecordArticle.record_id)).where(
        col(RecordArticle.record_type) == TYPES[table],
        col(RecordArticle.article_id).in_(articles),
        at(RecordArticle, DAY),
    )
    return col(table.id).in_(found)


def holding(table: type[Any], text: str) -> Clause:
    """Match the rows whose words fit the search *text*; one without a word is fitted by none."""
    wanted = needles(text)
    if not wanted:
        return sa.false()
    return sa.and_(*(col(table.words).contains(needle, autoescape=True) for needle in wanted))


def starting(names: Column, prefixes: Iterable[str]) -> Clause:
    """Match the folded *names* that begin with one of *prefixes*; an index serves it on both databases."""
    folded = [fold(prefix) for prefix in prefixes]
    return sa.or_(*(sa.and_(names >= prefix, names < prefix + "\U0010ffff") for prefix in folded))


def minor_units(amount: float, currency: str) -> int:
    """Return a sum in major units as the database holds it, or the greatest sum that it can hold."""
    minor = Decimal(str(amount)).scaleb(minor_digits(currency))
    return min(round(minor), 2**63 - 1)


def from_origins(table: type[Any], least: int) -> Clause:
    """Match the records that at least so many independent articles tell of."""
    # The number may be greater than what the column holds: PostgreSQL would refuse it as a plain integer.
    return col(table.origins) >= sa.literal(least, sa.BigInteger)


def by_name(table: type[Any]) -> dict[str, Order]:
    """Return the two orders by name; a slug is the name in plain lower case."""
    return {
        "name": Order((col(table.slug), col(table.id))),
        "-name": Order((col(table.slug), col(table.id)), descending=True),
    }


def by(name: str, column: Column, identity: Column, *, in_currency: bool = False) -> dict[str, Order]:
    """Return the two orders by a column that may be null."""
    columns, missing = (column, identity), column.is_(None)
    return {
        name: Order(columns, missing=missing, in_currency=in_currency),
        f"-{name}": Order(columns, descending=True, missing=missing, in_currency=in_currency),
    }


def by_day(table: type[Any]) -> dict[str, Order]:
    """Return the orders by the first and the last day on which a record was told of; undated ones come last."""
    recency = (col(table.recency), col(table.id))  # falls as the day rises
    return {
        "-first_reported_on": Order(recency),
        "first_reported_on": Order(recency, descending=True, missing=col(table.recency) == UNDATED),
        **by("last_reported_on", col(table.last_reported_on), col(table.id)),
    }


def when(table: type[Any]) -> dict[str, Key]:
    """Return the keys that group records by the day on which they were first told of."""
    reported = col(table.first_reported_on)
    return {"year": groups.year(reported), "month": groups.month(reported)}


def how(table: type[Any]) -> dict[str, Key]:
    """Return the keys that group by how a thing is told."""
    return {"modality": Key(col(table.modality)), "polarity": Key(col(table.polarity))}


def affirmed(table: type[Any]) -> dict[str, Clause]:
    """Return which records are added up unless others are asked for, by the filter that does."""
    return {"modality": table.modality != Modality.RUMOURED, "polarity": table.polarity == Polarity.AFFIRMED}


class RecordQuery(ListQuery):
    """What every list of records can be asked."""

    article: Annotated[Several[Id], Where(told_by)] = Field(
        [],
        description="Id of an article that tells of it.",
        examples=[["lemmygrad-ml-2025-12-13-0444203a"]],
    )
    reported_from: Annotated[Maybe[Day], Where(lambda table, day: table.last_reported_on >= day)] = Field(
        None, description="Reported on this day or later.", examples=["2025-12-13"]
    )
    reported_to: Annotated[Maybe[Day], Where(lambda table, day: table.first_reported_on <= day)] = Field(
        None, description="Reported on this day or earlier.", examples=["2025-12-13"]
    )
    min_origins: Annotated[Maybe[Count], Where(from_origins)] = Field(
        None, description="Told by at least so many independent sources.", examples=[2]
    )
    has_conflict: Annotated[Maybe[Flag], Where(lambda table, flag: table.has_conflict.is_(flag))] = Field(
        None, description="Whether its sources contradict each other.", examples=[True]
    )


class ToldQuery(RecordQuery):
    """What lists of agreements, deals and statements can be asked beside."""

    modality: Annotated[Several[Modality], Where(lambda table, values: table.modality.in_(values))] = Field(
        [], description="How real it is, as told.", examples=[["planned"]]
    )
    polarity: Annotated[Several[Polarity], Where(lambda table, values: table.polarity.in_(values))] = Field(
        [], description="Whether it is asserted or denied.", examples=[["affirmed"]]
    )
    background: Annotated[Maybe[Flag], Where(lambda table, flag: table.background.is_(flag))] = Field(
        None, description="Whether it is told only as history.", examples=[False]
    )
