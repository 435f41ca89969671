"""Statements over HTTP."""

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field
from sqlmodel import col

from app.api import replies
from app.api.claims import RecordClaimQuery, claims_of
from app.api.formats import FieldOf
from app.api.groups import Key
from app.api.listing import FIELDS, Where, counted_by
from app.api.orders import ByRelevance
from app.api.parameters import SEARCHED, CountryCode, Day, Id, ItemQuery, LanguageTag, Maybe, PathId, Several, Words
from app.api.problems import ITEM, LIST, PART
from app.api.records import ToldQuery, by, by_day, holding, how, involving, when
from app.documents import ClaimPage, Statement, StatementPage
from app.tables import Statement as Table
from app.vocabulary import StatementForm

router = APIRouter(prefix="/statements", tags=["statements"])


class StatementSort(StrEnum):
    """How statements are sorted; a minus is descending, and what has no such day comes last."""

    NEWEST = "-first_reported_on"
    OLDEST = "first_reported_on"
    LATEST = "-last_reported_on"
    QUIETEST = "last_reported_on"
    LAST_SAID = "-said_on"
    FIRST_SAID = "said_on"
    RELEVANCE = "relevance"


class StatementGroup(StrEnum):
    """What statements can be counted by."""

    SPEAKER = "speaker"
    FORM = "form"
    LANGUAGE = "language"
    MODALITY = "modality"
    POLARITY = "polarity"
    YEAR = "year"
    MONTH = "month"


class SpokenQuery(ToldQuery):
    """What the statements of one speaker can be asked."""

    table: ClassVar = Table
    model: ClassVar = Statement
    orders: ClassVar = {
        **by_day(Table),
        **by("said_on", col(Table.said_on), col(Table.id)),
        "relevance": ByRelevance(Table),
    }
    groups: ClassVar = {
        "speaker": Key(col(Table.speaker_id), name=col(Table.speaker_name)),
        "form": Key(col(Table.form)),
        "language": Key(col(Table.language)),
        **how(Table),
        **when(Table),
    }

    country: Annotated[Several[CountryCode], Where(involving)] = Field(
        [], description="A country it is by or about (ISO 3166-1 alpha-2).", examples=[["PE"]]
    )
    form: Annotated[Several[StatementForm], Where(lambda table, values: table.form.in_(values))] = Field(
        [], description="How the words are rendered.", examples=[["direct"]]
    )
    said_from: Annotated[Maybe[Day], Where(lambda table, day: table.said_latest >= day)] = Field(
        None, description="Said, or possibly said, on this day or later.", examples=["2025-12-11"]
    )
    said_to: Annotated[Maybe[Day], Where(lambda table, day: table.said_earliest <= day)] = Field(
        None, description="Said, or possibly said, on this day or earlier.", examples=["2025-12-12"]
    )
    language: Annotated[Several[LanguageTag], Where(lambda table, tags: table.language.in_(tags))] = Field(
        [], description="The language it is told in (BCP 47).", examples=[["es"]]
    )
    q: Annotated[Maybe[Words], Where(holding)] = Field(
        None,
        description=f"Words that its text and quotes hold, all of them: {SEARCHED}",
        examples=["ally"],
    )
    group_by: Maybe[StatementGroup] = counted_by("speaker")
    sort: StatementSort = Field(StatementSort.NEWEST, description="What comes first.")
    fields: Several[Annotated[str, FieldOf(Statement)]] = FIELDS


class StatementQuery(SpokenQuery):
    """What statements can be asked."""

    speaker: Annotated[Several[Id], Where(lambda table, ids: table.speaker_id.in_(ids))] = Field(
        [],
        description="Who said it: id of a person or organization, or code of a country that speaks.",
        examples=[["donald-trump"]],
    )


def statements_by(request: Request, table: type[Any], id: str, query: SpokenQuery) -> Response:
    """Answer the statements of the speaker of *table* with this *id*, or the way to its new id.

    Raises:
        NotFound: no record of *table* has the id, or had it.
    """
    given = {name: getattr(query, name) for name in query.model_fields_set}
    missing = replies.unless_held(request, table, id, query.day)
    return replies.listed(request, StatementQuery(**given, speaker=[id]), missing)


@router.get("", response_model=StatementPage, responses=LIST)
def list_statements(request: Request, query: Annotated[StatementQuery, Query()]) -> Response:
    """List statements, the latest news first."""
    return replies.listed(request, query)


@router.get("/{id}", response_model=Statement, responses=ITEM)
def get_statement(request: Request, id: PathId, query: Annotated[ItemQuery, Query()]) -> Response:
    """Return one statement."""
    return replies.item(request, Table, id, query)


@router.get("/{id}/claims", response_model=ClaimPage, responses=PART)
def list_statement_claims(request: Request, id: PathId, query: Annotated[RecordClaimQuery, Query()]) -> Response:
    """List every claim on one statement, each with its words."""
    return claims_of(request, Table, id, query)
