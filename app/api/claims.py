"""Claims over HTTP: all of them, those on one record, and those of one article."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Any, ClassVar, cast

import sqlalchemy as sa
from fastapi import APIRouter, Query, Request, Response
from pydantic import Field
from sqlalchemy.orm import QueryableAttribute, defer
from sqlmodel import Session, col, select

from app.api import replies
from app.api.formats import FieldOf
from app.api.groups import Key
from app.api.listing import FIELDS, ListQuery, Page, Where, batches_of, counted_by, page_of
from app.api.orders import Order, Rows
from app.api.parameters import (
    CountryCode,
    Day,
    FieldName,
    Flag,
    Id,
    ItemQuery,
    Maybe,
    PathId,
    Several,
)
from app.api.problems import ITEM, LIST
from app.api.records import TYPES, how, on_records_involving
from app.documents import Claim, ClaimPage, claim_document
from app.documents.articles import article_name
from app.tables import RECORDS, UNDATED, Article, ArticleDocument, ClaimSpan, FactRecord, at
from app.tables import Claim as Table
from app.vocabulary import Basis, Modality, Polarity, RecordType

router = APIRouter(prefix="/claims", tags=["claims"])

_ORDER = (col(ArticleDocument.recency), col(ArticleDocument.id), col(Table.id))

_TEXT = cast("QueryableAttribute[str]", Article.text)


class ClaimSort(StrEnum):
    """How claims are sorted; a minus is descending, and those of undated articles come last."""

    NEWEST = "-reported_on"
    OLDEST = "reported_on"


class ClaimGroup(StrEnum):
    """What claims can be counted by."""

    RECORD_TYPE = "record_type"
    RECORD = "record"
    FIELD = "field"
    BASIS = "basis"
    MODALITY = "modality"
    POLARITY = "polarity"
    ARTICLE = "article"
    EXTRACTOR = "extractor"
    RULE = "rule"


class AnyClaimQuery(ListQuery):
    """What every list of claims can be asked."""

    table: ClassVar = Table
    model: ClassVar = Claim
    lasting: ClassVar = FactRecord
    orders: ClassVar = {
        "-reported_on": Order(_ORDER),
        "reported_on": Order(_ORDER, descending=True, missing=col(ArticleDocument.recency) == UNDATED),
    }
    groups: ClassVar = {
        "record_type": Key(col(Table.record_type)),
        "record": Key(col(FactRecord.record_id)),
        "field": Key(col(Table.field)),
        "basis": Key(col(Table.basis)),
        **how(Table),
        "article": Key(col(Table.article_id)),
        "extractor": Key(col(Table.extractor)),
        "rule": Key(col(Table.rule)),
    }

    field: Annotated[Several[FieldName], Where(lambda table, names: table.field.in_(names))] = Field(
        [], description="The field that it gives a value.", examples=[["status"]]
    )
    basis: Annotated[Several[Basis], Where(lambda table, values: table.basis.in_(values))] = Field(
        [], description="How the words support the value.", examples=[["stated"]]
    )
    modality: Annotated[Several[Modality], Where(lambda table, values: table.modality.in_(values))] = Field(
        [], description="How real it is, as told.", examples=[["realized"]]
    )
    polarity: Annotated[Several[Polarity], Where(lambda table, values: table.polarity.in_(values))] = Field(
        [], description="Whether it is asserted or denied.", examples=[["affirmed"]]
    )
    background: Annotated[Maybe[Flag], Where(lambda table, flag: table.background.is_(flag))] = Field(
        None, description="Whether it is told only as history.", examples=[False]
    )
    group_by: Maybe[ClaimGroup] = counted_by("basis")
    sort: ClaimSort = Field(ClaimSort.NEWEST, description="What comes first.")
    fields: Several[Annotated[str, FieldOf(Claim)]] = FIELDS

    def selected(self, rows: Rows) -> Rows:
        """Add the id of each claim, as ``ListQuery`` does the documents of what is stored whole."""
        return _ids(rows, self.day)

    def page(self, connection: sa.Connection) -> tuple[Page, list[str]]:
        """Return the page that is asked for as ``ListQuery`` does; claims are rendered when they are read."""
        page = page_of(connection, self, self.selected)
        return page, rendered(connection, [row.claim for row in page.rows], self.day)

    def documents(self, connection: sa.Connection) -> Iterator[list[str]]:
        """Yield the documents as ``ListQuery`` does."""
        batches = batches_of(connection, self, self.selected)
        return (rendered(connection, [row.claim for row in batch], self.day) for batch in batches)


class RecordClaimQuery(AnyClaimQuery):
    """What the claims on one record can be asked."""

    article: Annotated[Several[Id], Where(lambda table, ids: table.article_id.in_(ids))] = Field(
        [], description="Id of the article that makes it.", examples=[["buenos-aires-times-2025-12-12-74abaadc"]]
    )
    reported_from: Annotated[Maybe[Day], Where(lambda _, day: col(ArticleDocument.published_on) >= day)] = Field(
        None, description="Published on this day or later.", examples=["2025-12-13"]
    )
    reported_to: Annotated[Maybe[Day], Where(lambda _, day: col(ArticleDocument.published_on) <= day)] = Field(
        None, description="Published on this day or earlier.", examples=["2025-12-12"]
    )


class ArticleClaimQuery(AnyClaimQuery):
    """What the claims of one article can be asked."""

    record: Annotated[Several[Id], Where(lambda _, ids: col(FactRecord.record_id).in_(ids))] = Field(
        [], description="Id of the record that it is on.", examples=[["us-pe-status-designation"]]
    )
    record_type: Annotated[Several[RecordType], Where(lambda table, values: table.record_type.in_(values))] = Field(
        [], description="What the record is about.", examples=[["agreement"]]
    )
    country: Annotated[
        Several[CountryCode],
        Where(lambda _, codes: on_records_involving(FactRecord, codes)),
    ] = Field([], description="A country that the record involves (ISO 3166-1 alpha-2).", examples=[["PE"]])


class ClaimQuery(RecordClaimQuery, ArticleClaimQuery):
    """What claims can be asked."""


@router.get("", response_model=ClaimPage, responses=LIST)
def list_claims(request: Request, query: Annotated[ClaimQuery, Query()]) -> Response:
    """List claims, the latest news first."""
    return replies.listed(request, query)


@router.get("/{id}", response_model=Claim, responses=ITEM)
def get_claim(request: Request, id: PathId, query: Annotated[ItemQuery, Query()]) -> Response:
    """Return one claim with its words."""

    def body(connection: sa.Connection, _: str) -> Response:
        found = rendered(connection, [id], query.day)
        if not found:
            return replies.moved(request, connection, Table, id)
        return Response(replies.shown(found[0], query.citations), media_type=replies.JSON)

    return replies.reply(request, body)


def claims_of(request: Request, table: type[Any], id: str, query: RecordClaimQuery) -> Response:
    """Answer the claims on the record of *table* with this *id*, or the way to its new id.

    Raises:
        NotFound: no record of *table* has the id, or had it.
    """
    return _part(request, table, id, query, record=[id], record_type=[TYPES[table]])


def claims_in(request: Request, id: str, query: ArticleClaimQuery) -> Response:
    """Answer the claims that the article with this *id* makes.

    Raises:
        NotFound: no article has the id.
    """
    return _part(request, ArticleDocument, id, query, article=[id])


def _part(request: Request, table: type[Any], id: str, query: AnyClaimQuery, **own: Any) -> Response:  # noqa: ANN401
    given = {name: getattr(query, name) for name in query.model_fields_set}
    return replies.listed(request, ClaimQuery(**given, **own), replies.unless_held(request, table, id, query.day))


def _ids(rows: Rows, day: int) -> Rows:
    joined = rows.add_columns(col(Table.id).label("claim")).select_from(Table)
    joined = joined.join(FactRecord, col(FactRecord.fact) == col(Table.fact))
    shown = sa.and_(col(ArticleDocument.id) == col(Table.article_id), at(ArticleDocument, day))
    return joined.join(ArticleDocument, shown)


def rendered(connection: sa.Connection, ids: Sequence[str], day: int) -> list[str]:
    """Return the documents of the claims with these *ids*, in their order; as many queries for one as for all.

    A claim that is not told on *day* has none.
    """
    session = Session(connection)
    rows = {row.id: row for row in session.exec(select(Table).where(col(Table.id).in_(ids)))}
    spans: defaultdict[str, list[ClaimSpan]] = defaultdict(list)
    for span in session.exec(select(ClaimSpan).where(col(ClaimSpan.claim_id).in_(ids))):
        spans[span.claim_id].append(span)
    articles = _articles(session, {row.article_id for row in rows.values()})
    records = _records(session, {row.fact for row in rows.values()}, day)
    names = _names(session, records.values(), day) | {
        (RecordType.ARTICLE, id): article_name(article) for id, article in articles.items()
    }
    return [
        claim_document(
            rows[id],
            spans[id],
            record=(records[rows[id].fact][1], names[records[rows[id].fact]]),
            url=articles[rows[id].article_id].url,
            reported_on=articles[rows[id].article_id].published_on,
        ).model_dump_json()
        for id in ids
        if id in rows and rows[id].fact in records
    ]


def _articles(session: Session, ids: Iterable[str]) -> dict[str, Article]:
    """Return the articles with these *ids*, without their texts."""
    wanted = select(Article).options(defer(_TEXT)).where(col(Article.id).in_(ids))
    return {row.id: row for row in session.exec(wanted)}


def _records(session: Session, facts: Iterable[str], day: int) -> dict[str, tuple[RecordType, str]]:
    """Return the record that each of *facts* is told of on *day*."""
    wanted = select(FactRecord).where(col(FactRecord.fact).in_(facts), at(FactRecord, day))
    return {row.fact: (row.record_type, row.record_id) for row in session.exec(wanted)}


def _names(session: Session, records: Iterable[tuple[RecordType, str]], day: int) -> dict[tuple[RecordType, str], str]:
    """Return what *records* are called on *day*."""
    ids: defaultdict[RecordType, set[str]] = defaultdict(set)
    for kind, id in records:
        ids[kind].add(id)
    return {
        (kind, id): name
        for kind, table in RECORDS.items()
        if kind in ids
        for id, name in session.exec(select(table.id, table.name).where(col(table.id).in_(ids[kind]), at(table, day)))
    }
