"""Countries over HTTP."""

from enum import StrEnum
from typing import Annotated, ClassVar

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field
from sqlmodel import col

from app.api import replies
from app.api.claims import RecordClaimQuery, claims_of
from app.api.formats import FieldOf
from app.api.groups import Key
from app.api.listing import FIELDS, Where, counted_by
from app.api.orders import ByRelevance, Order
from app.api.parameters import SEARCHED, ItemQuery, Maybe, PathId, Several, Words
from app.api.problems import ITEM, LIST, PART
from app.api.records import RecordQuery, by_day, holding, when
from app.documents import ClaimPage, Country, CountryItem, CountryLinks, CountryPage
from app.tables import Country as Table

router = APIRouter(prefix="/countries", tags=["countries"])


class CountrySort(StrEnum):
    """How countries are sorted; a minus is descending, and what no dated article mentions comes last."""

    NEWEST = "-first_reported_on"
    OLDEST = "first_reported_on"
    LATEST = "-last_reported_on"
    QUIETEST = "last_reported_on"
    NAME = "name"
    NAME_BACKWARDS = "-name"
    RELEVANCE = "relevance"


class CountryGroup(StrEnum):
    """What countries can be counted by."""

    REGION = "region"
    YEAR = "year"
    MONTH = "month"


class CountryQuery(RecordQuery):
    """What countries can be asked."""

    table: ClassVar = Table
    model: ClassVar = Country
    orders: ClassVar = {
        **by_day(Table),
        "name": Order((col(Table.name), col(Table.id))),
        "-name": Order((col(Table.name), col(Table.id)), descending=True),
        "relevance": ByRelevance(Table),
    }
    groups: ClassVar = {
        "region": Key(col(Table.region)),
        **when(Table),
    }

    q: Annotated[Maybe[Words], Where(holding)] = Field(
        None,
        description=f"Words that its names and quotes hold, all of them: {SEARCHED}",
        examples=["peru"],
    )
    group_by: Maybe[CountryGroup] = counted_by("region")
    sort: CountrySort = Field(CountrySort.NEWEST, description="What comes first.")
    fields: Several[Annotated[str, FieldOf(Country)]] = FIELDS


@router.get("", response_model=CountryPage, responses=LIST)
def list_countries(request: Request, query: Annotated[CountryQuery, Query()]) -> Response:
    """List the countries that articles mention, the latest news first."""
    return replies.listed(request, query)


@router.get("/{id}", response_model=CountryItem, responses=ITEM)
def get_country(request: Request, id: PathId, query: Annotated[ItemQuery, Query()]) -> Response:
    """Return one country, by its ISO 3166-1 alpha-2 code, with the counts of what involves it and the way there."""
    return replies.item(request, Table, id, query, lambda: {"links": _links(request, id).model_dump()})


@router.get("/{id}/claims", response_model=ClaimPage, responses=PART)
def list_country_claims(request: Request, id: PathId, query: Annotated[RecordClaimQuery, Query()]) -> Response:
    """List every claim on one country, each with its words."""
    return claims_of(request, Table, id, query)


def _links(request: Request, code: str) -> CountryLinks:
    path, _, _ = str(request.app.url_path_for("list_countries")).rpartition("/")
    lists = {name: f"{path}/{name.replace('_', '-')}?country={code}" for name in CountryLinks.model_fields}
    return CountryLinks(**lists)
