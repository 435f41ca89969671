"""People over HTTP."""

from enum import StrEnum
from typing import Annotated, ClassVar

import sqlalchemy as sa
from fastapi import APIRouter, Query, Request, Response
from pydantic import Field
from sqlmodel import col

from app.api import groups, replies
from app.api.claims import RecordClaimQuery, claims_of
from app.api.formats import FieldOf
from app.api.groups import Key
from app.api.listing import DAY, FIELDS, Where, counted_by
from app.api.orders import ByRelevance
from app.api.parameters import SEARCHED, CountryCode, ItemQuery, Maybe, PathId, Several, Words
from app.api.problems import ITEM, LIST, PART
from app.api.records import RecordQuery, by_day, by_name, holding, involving, starting, when
from app.api.statements import SpokenQuery, statements_by
from app.documents import ClaimPage, Person, PersonPage, StatementPage
from app.tables import Person as Table
from app.tables import PersonAlias, PersonPosition, at
from app.vocabulary import RoleClass

router = APIRouter(prefix="/people", tags=["people"])


class PersonSort(StrEnum):
    """How people are sorted; a minus is descending, and whom no dated article names comes last."""

    NEWEST = "-first_reported_on"
    OLDEST = "first_reported_on"
    LATEST = "-last_reported_on"
    QUIETEST = "last_reported_on"
    NAME = "name"
    NAME_BACKWARDS = "-name"
    RELEVANCE = "relevance"


class PersonGroup(StrEnum):
    """What people can be counted by."""

    COUNTRY = "country"
    ROLE_CLASS = "role_class"
    YEAR = "year"
    MONTH = "month"


class PersonQuery(RecordQuery):
    """What people can be asked."""

    table: ClassVar = Table
    model: ClassVar = Person
    orders: ClassVar = {**by_day(Table), **by_name(Table), "relevance": ByRelevance(Table)}
    groups: ClassVar = {
        "country": groups.country(
            col(PersonPosition.country), through=PersonPosition, owner=col(PersonPosition.person_id)
        ),
        "role_class": Key(col(PersonPosition.role_class), PersonPosition, col(PersonPosition.person_id)),
        **when(Table),
    }

    country: Annotated[Several[CountryCode], Where(involving)] = Field(
        [], description="A country they hold a position of (ISO 3166-1 alpha-2).", examples=[["PE"]]
    )
    name: Annotated[
        Several[Words],
        Where(
            lambda table, values: table.id.in_(
                sa.select(col(PersonAlias.person_id)).where(
                    starting(col(PersonAlias.alias), values), at(PersonAlias, DAY)
                )
            )
        ),
    ] = Field([], description="How a name of theirs begins, accents and case aside.", examples=[["hugo de"]])
    role_class: Annotated[
        Several[RoleClass],
        Where(
            lambda table, values: table.id.in_(
                sa.select(col(PersonPosition.person_id)).where(
                    col(PersonPosition.role_class).in_(values), at(PersonPosition, DAY)
                )
            )
        ),
    ] = Field([], description="The kind of an office they hold or held.", examples=[["foreign_minister"]])
    q: Annotated[Maybe[Words], Where(holding)] = Field(
        None,
        description=f"Words that their names and quotes hold, all of them: {SEARCHED}",
        examples=["foreign minister"],
    )
    group_by: Maybe[PersonGroup] = counted_by("role_class")
    sort: PersonSort = Field(PersonSort.NEWEST, description="What comes first.")
    fields: Several[Annotated[str, FieldOf(Person)]] = FIELDS


@router.get("", response_model=PersonPage, responses=LIST)
def list_people(request: Request, query: Annotated[PersonQuery, Query()]) -> Response:
    """List people, the latest news first."""
    return replies.listed(request, query)


@router.get("/{id}", response_model=Person, responses=ITEM)
def get_person(request: Request, id: PathId, query: Annotated[ItemQuery, Query()]) -> Response:
    """Return one person and the offices that articles attest."""
    return replies.item(request, Table, id, query)


@router.get("/{id}/claims", response_model=ClaimPage, responses=PART)
def list_person_claims(request: Request, id: PathId, query: Annotated[RecordClaimQuery, Query()]) -> Response:
    """List every claim on one person, each with its words."""
    return claims_of(request, Table, id, query)


@router.get("/{id}/statements", response_model=StatementPage, responses=PART)
def list_person_statements(request: Request, id: PathId, query: Annotated[SpokenQuery, Query()]) -> Response:
    """List what one person said, the latest news first."""
    return statements_by(request, Table, id, query)
