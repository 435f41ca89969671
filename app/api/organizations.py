"""Organizations over HTTP."""

from enum import StrEnum
from typing import Annotated, ClassVar

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field
from sqlmodel import col

from app.api import groups, replies
from app.api.claims import RecordClaimQuery, claims_of
from app.api.formats import FieldOf
from app.api.groups import Key
from app.api.listing import FIELDS, Where, counted_by
from app.api.orders import ByRelevance
from app.api.parameters import SEARCHED, CountryCode, ItemQuery, Maybe, PathId, Several, Words
from app.api.problems import ITEM, LIST, PART
from app.api.records import RecordQuery, by_day, by_name, holding, involving, when
from app.documents import ClaimPage, Organization, OrganizationPage
from app.tables import Organization as Table
from app.vocabulary import OrganizationKind

router = APIRouter(prefix="/organizations", tags=["organizations"])


class OrganizationSort(StrEnum):
    """How organizations are sorted; a minus is descending, and what no dated article names comes last."""

    NEWEST = "-first_reported_on"
    OLDEST = "first_reported_on"
    LATEST = "-last_reported_on"
    QUIETEST = "last_reported_on"
    NAME = "name"
    NAME_BACKWARDS = "-name"
    RELEVANCE = "relevance"


class OrganizationGroup(StrEnum):
    """What organizations can be counted by."""

    KIND = "kind"
    COUNTRY = "country"
    YEAR = "year"
    MONTH = "month"


class OrganizationQuery(RecordQuery):
    """What organizations can be asked."""

    table: ClassVar = Table
    model: ClassVar = Organization
    orders: ClassVar = {**by_day(Table), **by_name(Table), "relevance": ByRelevance(Table)}
    groups: ClassVar = {
        "kind": Key(col(Table.kind)),
        "country": groups.country(col(Table.country)),
        **when(Table),
    }

    country: Annotated[Several[CountryCode], Where(involving)] = Field(
        [], description="The country it belongs to (ISO 3166-1 alpha-2).", examples=[["KR"]]
    )
    kind: Annotated[Several[OrganizationKind], Where(lambda table, values: table.kind.in_(values))] = Field(
        [], description="What kind of body it is.", examples=[["company"]]
    )
    q: Annotated[Maybe[Words], Where(holding)] = Field(
        None,
        description=f"Words that its names and quotes hold, all of them: {SEARCHED}",
        examples=["rotem"],
    )
    group_by: Maybe[OrganizationGroup] = counted_by("kind")
    sort: OrganizationSort = Field(OrganizationSort.NEWEST, description="What comes first.")
    fields: Several[Annotated[str, FieldOf(Organization)]] = FIELDS


@router.get("", response_model=OrganizationPage, responses=LIST)
def list_organizations(request: Request, query: Annotated[OrganizationQuery, Query()]) -> Response:
    """List organizations, the latest news first."""
    return replies.listed(request, query)


@router.get("/{id}", response_model=Organization, responses=ITEM)
def get_organization(request: Request, id: PathId, query: Annotated[ItemQuery, Query()]) -> Response:
    """Return one organization."""
    return replies.item(request, Table, id, query)


@router.get("/{id}/claims", response_model=ClaimPage, responses=PART)
def list_organization_claims(request: Request, id: PathId, query: Annotated[RecordClaimQuery, Query()]) -> Response:
    """List every claim on one organization, each with its words."""
    return claims_of(request, Table, id, query)
