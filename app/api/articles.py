"""Articles over HTTP, their text included."""

from enum import StrEnum
from typing import Annotated, ClassVar

import sqlalchemy as sa
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import PlainTextResponse
from pydantic import Field
from sqlmodel import col

from app.api import groups, replies
from app.api.claims import ArticleClaimQuery, claims_in
from app.api.facts import FactQuery, facts_of
from app.api.formats import FieldOf
from app.api.groups import Key
from app.api.listing import FIELDS, ListQuery, Where, counted_by
from app.api.orders import ByRelevance, Order
from app.api.parameters import (
    SEARCHED,
    Count,
    CountryCode,
    Day,
    ItemQuery,
    LanguageTag,
    Maybe,
    Parameters,
    PathId,
    Several,
    Words,
)
from app.api.problems import ITEM, LIST, PART, TEXT
from app.api.records import holding, involving
from app.documents import Article, ArticleItem, ArticlePage, ClaimPage, FactPage
from app.errors import BadRange
from app.tables import UNDATED, at
from app.tables import Article as Kept
from app.tables import ArticleDocument as Table

router = APIRouter(prefix="/articles", tags=["articles"])


class ArticleSort(StrEnum):
    """How articles are sorted; a minus is descending, and the undated come last."""

    NEWEST = "-published_on"
    OLDEST = "published_on"
    RELEVANCE = "relevance"


class ArticleGroup(StrEnum):
    """What articles can be counted by."""

    PUBLISHER = "publisher"
    LANGUAGE = "language"
    ORIGIN = "origin"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class ArticleQuery(ListQuery):
    """What articles can be asked."""

    table: ClassVar = Table
    model: ClassVar = Article
    orders: ClassVar = {
        "-published_on": Order((col(Table.recency), col(Table.id))),
        "published_on": Order(
            (col(Table.recency), col(Table.id)), descending=True, missing=col(Table.recency) == UNDATED
        ),
        "relevance": ByRelevance(Table),
    }
    groups: ClassVar = {
        "publisher": Key(col(Table.publisher)),
        "language": Key(col(Table.language)),
        "origin": Key(col(Table.origin)),
        "year": groups.year(col(Table.published_on)),
        "month": groups.month(col(Table.published_on)),
        "day": groups.day(col(Table.published_on)),
    }

    language: Annotated[Several[LanguageTag], Where(lambda table, tags: table.language.in_(tags))] = Field(
        [], description="The language it is written in (BCP 47).", examples=[["es"]]
    )
    publisher: Annotated[Several[Words], Where(lambda table, names: table.publisher.in_(names))] = Field(
        [], description="The outlet, as `publisher` names it.", examples=[["Buenos Aires Times"]]
    )
    published_from: Annotated[Maybe[Day], Where(lambda table, day: table.published_on >= day)] = Field(
        None, description="Published on this day or later.", examples=["2025-12-13"]
    )
    published_to: Annotated[Maybe[Day], Where(lambda table, day: table.published_on <= day)] = Field(
        None, description="Published on this day or earlier.", examples=["2025-12-12"]
    )
    country: Annotated[Several[CountryCode], Where(involving)] = Field(
        [], description="A country that it mentions (ISO 3166-1 alpha-2).", examples=[["KR"]]
    )
    q: Annotated[Maybe[Words], Where(holding)] = Field(
        None,
        description=f"Words that its title and text hold, all of them: {SEARCHED}",
        examples=["fighter jets"],
    )
    group_by: Maybe[ArticleGroup] = counted_by("publisher")
    sort: ArticleSort = Field(ArticleSort.NEWEST, description="What comes first.")
    fields: Several[Annotated[str, FieldOf(Article)]] = FIELDS


class TextQuery(Parameters):
    """What part of a text is wanted."""

    start: Count = Field(0, description="First character, counted in Unicode code points.", examples=[0])
    end: Maybe[Count] = Field(
        None, description="One past the last character; by default, the end of the text.", examples=[100]
    )


@router.get("", response_model=ArticlePage, responses=LIST)
def list_articles(request: Request, query: Annotated[ArticleQuery, Query()]) -> Response:
    """List articles without their texts, the latest first."""
    return replies.listed(request, query)


@router.get("/{id}", response_model=ArticleItem, responses=ITEM)
def get_article(request: Request, id: PathId, query: Annotated[ItemQuery, Query()]) -> Response:
    """Return one article with its text."""

    def body(connection: sa.Connection, _: str) -> Response:
        wanted = sa.select(col(Table.document), col(Kept.text)).where(
            col(Kept.id) == col(Table.id), col(Table.id) == id, at(Table, query.day)
        )
        row = connection.execute(wanted).one_or_none()
        if row is None:
            return replies.moved(request, connection, Table, id)
        document = replies.shown(row.document, query.citations)
        return Response(replies.with_beside(document, {"text": row.text}), media_type=replies.JSON)

    return replies.reply(request, body)


@router.get("/{id}/text", response_class=PlainTextResponse, responses=TEXT)
def get_article_text(request: Request, id: PathId, query: Annotated[TextQuery, Query()]) -> Response:
    """Return the characters from `start` to `end`, which is exclusive: the very text that citations point into."""

    def body(connection: sa.Connection, _: str) -> Response:
        text = connection.execute(sa.select(col(Kept.text)).where(col(Kept.id) == id)).scalar()
        if text is None:
            return replies.moved(request, connection, Table, id)
        return PlainTextResponse(_part(text, query))

    return replies.reply(request, body)


@router.get("/{id}/claims", response_model=ClaimPage, responses=PART)
def list_article_claims(request: Request, id: PathId, query: Annotated[ArticleClaimQuery, Query()]) -> Response:
    """List every claim that one article makes, each with its words."""
    return claims_in(request, id, query)


@router.get("/{id}/facts", response_model=FactPage, responses=ITEM)
def list_article_facts(request: Request, id: PathId, query: Annotated[FactQuery, Query()]) -> Response:
    """List what one article tells of each record, in the order of its text, all on one page."""
    return facts_of(request, id, query)


def _part(text: str, query: TextQuery) -> str:
    """Return the part of *text* that is asked for.

    Raises:
        BadRange: it is empty, or reaches beyond the text.
    """
    end = len(text) if query.end is None else query.end
    if query.start >= end:
        raise BadRange(f"start must be less than end, which is {end}", parameter="start")
    if end > len(text):
        raise BadRange(f"the text ends at {len(text)}", parameter="end")
    return text[query.start : end]
