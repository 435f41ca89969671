"""Conflicts over HTTP: values of one field of one record that were held against each other."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, ClassVar

import sqlalchemy as sa
from fastapi import APIRouter, Query, Request, Response
from pydantic import Field
from sqlmodel import col

from app.api import replies
from app.api.formats import FieldOf
from app.api.groups import Key
from app.api.listing import FIELDS, ListQuery, Where, counted_by
from app.api.orders import Clause
from app.api.parameters import CountryCode, Day, FieldName, Id, ItemQuery, Maybe, PathId, Several
from app.api.problems import ITEM, LIST
from app.api.records import by_day, on_records_involving, when
from app.documents import Conflict, ConflictPage
from app.tables import Conflict as Table
from app.vocabulary import RecordType, Verdict

router = APIRouter(prefix="/conflicts", tags=["conflicts"])


def _of_countries(table: type[Table], codes: Iterable[str]) -> Clause:
    return sa.and_(col(table.record_type) == RecordType.COUNTRY, col(table.record_id).in_(codes))


class ConflictSort(StrEnum):
    """How conflicts are sorted; a minus is descending, and what no dated article tells comes last."""

    NEWEST = "-first_reported_on"
    OLDEST = "first_reported_on"
    LATEST = "-last_reported_on"
    QUIETEST = "last_reported_on"


class ConflictGroup(StrEnum):
    """What conflicts can be counted by."""

    RECORD_TYPE = "record_type"
    FIELD = "field"
    VERDICT = "verdict"
    YEAR = "year"
    MONTH = "month"


class ConflictQuery(ListQuery):
    """What conflicts can be asked."""

    table: ClassVar = Table
    model: ClassVar = Conflict
    orders: ClassVar = by_day(Table)
    groups: ClassVar = {
        "record_type": Key(col(Table.record_type)),
        "field": Key(col(Table.field)),
        "verdict": Key(col(Table.verdict)),
        **when(Table),
    }

    record: Annotated[Several[Id], Where(lambda table, ids: table.record_id.in_(ids))] = Field(
        [], description="Id of the record.", examples=[["us-pe-status-designation"]]
    )
    record_type: Annotated[Several[RecordType], Where(lambda table, values: table.record_type.in_(values))] = Field(
        [], description="What the record is about.", examples=[["agreement"]]
    )
    field: Annotated[Several[FieldName], Where(lambda table, names: table.field.in_(names))] = Field(
        [], description="The field that the values are of.", examples=[["status"]]
    )
    verdict: Annotated[Several[Verdict], Where(lambda table, values: table.verdict.in_(values))] = Field(
        [], description="What holding them against each other gave.", examples=[["contradicts"]]
    )
    country: Annotated[
        Several[CountryCode],
        Where(lambda table, codes: sa.or_(_of_countries(table, codes), on_records_involving(table, codes))),
    ] = Field([], description="The country, or one that the record involves (ISO 3166-1 alpha-2).", examples=[["PE"]])
    reported_from: Annotated[Maybe[Day], Where(lambda table, day: table.last_reported_on >= day)] = Field(
        None, description="Reported on this day or later.", examples=["2025-12-13"]
    )
    reported_to: Annotated[Maybe[Day], Where(lambda table, day: table.first_reported_on <= day)] = Field(
        None, description="Reported on this day or earlier.", examples=["2025-12-12"]
    )
    group_by: Maybe[ConflictGroup] = counted_by("verdict")
    sort: ConflictSort = Field(ConflictSort.NEWEST, description="What comes first.")
    fields: Several[Annotated[str, FieldOf(Conflict)]] = FIELDS


@router.get("", response_model=ConflictPage, responses=LIST)
def list_conflicts(request: Request, query: Annotated[ConflictQuery, Query()]) -> Response:
    """List conflicts with the citations of both sides, the latest news first."""
    return replies.listed(request, query)


@router.get("/{id}", response_model=Conflict, responses=ITEM)
def get_conflict(request: Request, id: PathId, query: Annotated[ItemQuery, Query()]) -> Response:
    """Return one conflict."""
    return replies.item(request, Table, id, query)
