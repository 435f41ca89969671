"""Equipment deals over HTTP."""

from enum import StrEnum
from typing import Annotated, ClassVar

import sqlalchemy as sa
from fastapi import APIRouter, Query, Request, Response
from pydantic import Field
from sqlmodel import col

from app.api import groups, replies
from app.api.claims import RecordClaimQuery, claims_of
from app.api.formats import FieldOf
from app.api.groups import Key, Sums
from app.api.histories import history_of
from app.api.listing import FIELDS, Where, counted_by
from app.api.orders import ByRelevance
from app.api.parameters import (
    SEARCHED,
    Amount,
    Count,
    CountryCode,
    CurrencyCode,
    Id,
    ItemQuery,
    Maybe,
    PathId,
    Several,
    Words,
)
from app.api.problems import ITEM, LIST, PART
from app.api.records import ToldQuery, affirmed, by, by_day, holding, how, involving, minor_units, when
from app.documents import ClaimPage, EquipmentDeal, EquipmentDealHistoryPage, EquipmentDealPage
from app.tables import EquipmentDeal as Table
from app.vocabulary import Condition, DealStatus, EquipmentCategory, Transfer, ValueBasis

router = APIRouter(prefix="/equipment-deals", tags=["equipment-deals"])

cost = sa.func.coalesce(col(Table.value_amount), col(Table.value_low), col(Table.value_high))
least_cost = sa.func.coalesce(col(Table.value_low), col(Table.value_amount), col(Table.value_high))
most_cost = sa.func.coalesce(col(Table.value_high), col(Table.value_amount), col(Table.value_low))
items = sa.func.coalesce(col(Table.quantity_best), col(Table.quantity_low), col(Table.quantity_high))
fewest = sa.func.coalesce(col(Table.quantity_low), col(Table.quantity_best), col(Table.quantity_high))
most = sa.func.coalesce(col(Table.quantity_high), col(Table.quantity_best), col(Table.quantity_low))


class EquipmentDealSort(StrEnum):
    """How deals are sorted; a minus is descending, and what has no such figure or day comes last."""

    NEWEST = "-first_reported_on"
    OLDEST = "first_reported_on"
    LATEST = "-last_reported_on"
    QUIETEST = "last_reported_on"
    DEAREST = "-value"
    CHEAPEST = "value"
    MOST = "-quantity"
    FEWEST = "quantity"
    RELEVANCE = "relevance"


class EquipmentDealGroup(StrEnum):
    """What equipment deals can be counted by."""

    BUYER = "buyer"
    SUPPLIER_COUNTRY = "supplier_country"
    SUPPLIER = "supplier"
    CATEGORY = "category"
    STATUS = "status"
    TRANSFER = "transfer"
    CONDITION = "condition"
    MODALITY = "modality"
    POLARITY = "polarity"
    CURRENCY = "currency"
    YEAR = "year"
    MONTH = "month"


class EquipmentDealQuery(ToldQuery):
    """What equipment deals can be asked."""

    table: ClassVar = Table
    model: ClassVar = EquipmentDeal
    orders: ClassVar = {
        **by_day(Table),
        **by("value", cost, col(Table.id), in_currency=True),
        **by("quantity", items, col(Table.id)),
        "relevance": ByRelevance(Table),
    }
    groups: ClassVar = {
        "buyer": groups.country(col(Table.buyer)),
        "supplier_country": groups.country(col(Table.supplier_country)),
        "supplier": Key(col(Table.supplier_id), name=col(Table.supplier_name)),
        "category": Key(col(Table.category)),
        "status": Key(col(Table.status)),
        "transfer": Key(col(Table.transfer)),
        "condition": Key(col(Table.condition)),
        "currency": Key(col(Table.value_currency)),
        **how(Table),
        **when(Table),
    }
    sums: ClassVar = Sums(
        col(Table.value_amount),
        col(Table.value_currency),
        affirmed(Table),
        col(Table.value_basis).is_distinct_from(ValueBasis.UNIT_PRICE),
    )

    country: Annotated[Several[CountryCode], Where(involving)] = Field(
        [], description="A country that buys or supplies (ISO 3166-1 alpha-2).", examples=[["PE"]]
    )
    buyer: Annotated[Several[CountryCode], Where(lambda table, codes: table.buyer.in_(codes))] = Field(
        [], description="The country that obtains it (ISO 3166-1 alpha-2).", examples=[["PE"]]
    )
    supplier_country: Annotated[Several[CountryCode], Where(lambda table, codes: table.supplier_country.in_(codes))] = (
        Field([], description="The country that it comes from (ISO 3166-1 alpha-2).", examples=[["KR"]])
    )
    supplier: Annotated[Several[Id], Where(lambda table, ids: table.supplier_id.in_(ids))] = Field(
        [], description="Id of the organization that supplies it.", examples=[["hyundai-rotem"]]
    )
    category: Annotated[Several[EquipmentCategory], Where(lambda table, values: table.category.in_(values))] = Field(
        [], description="What kind of equipment it is.", examples=[["aircraft"]]
    )
    transfer: Annotated[Several[Transfer], Where(lambda table, values: table.transfer.in_(values))] = Field(
        [], description="How it changes hands.", examples=[["purchase"]]
    )
    condition: Annotated[Several[Condition], Where(lambda table, values: table.condition.in_(values))] = Field(
        [], description="Whether it is new.", examples=[["unknown"]]
    )
    status: Annotated[Several[DealStatus], Where(lambda table, values: table.status.in_(values))] = Field(
        [], description="How far it has come.", examples=[["planned"]]
    )
    currency: Annotated[Several[CurrencyCode], Where(lambda table, codes: table.value_currency.in_(codes))] = Field(
        [], description="The currency its value is told in (ISO 4217).", examples=[["USD"]]
    )
    value_min: Annotated[
        Maybe[Amount],
        Where(lambda _, amount, code: most_cost >= minor_units(amount, code), in_currency=True),
    ] = Field(
        None,
        description="The sum told, or the upper bound told, is at least this, in major units of `currency`.",
        examples=[1000000000],
    )
    value_max: Annotated[
        Maybe[Amount],
        Where(lambda _, amount, code: least_cost <= minor_units(amount, code), in_currency=True),
    ] = Field(
        None,
        description="The sum told, or the lower bound told, is at most this, in major units of `currency`.",
        examples=[5000000000],
    )
    quantity_min: Annotated[Maybe[Count], Where(lambda _, number: most >= number)] = Field(
        None, description="The number told, or the upper bound told, is at least this.", examples=[100]
    )
    quantity_max: Annotated[Maybe[Count], Where(lambda _, number: fewest <= number)] = Field(
        None, description="The number told, or the lower bound told, is at most this.", examples=[100]
    )
    q: Annotated[Maybe[Words], Where(holding)] = Field(
        None,
        description=f"Words that its equipment, parties and quotes hold, all of them: {SEARCHED}",
        examples=["jets"],
    )
    group_by: Maybe[EquipmentDealGroup] = counted_by("buyer")
    sort: EquipmentDealSort = Field(EquipmentDealSort.NEWEST, description="What comes first.")
    fields: Several[Annotated[str, FieldOf(EquipmentDeal)]] = FIELDS


@router.get("", response_model=EquipmentDealPage, responses=LIST)
def list_equipment_deals(request: Request, query: Annotated[EquipmentDealQuery, Query()]) -> Response:
    """List equipment deals, the latest news first."""
    return replies.listed(request, query)


@router.get("/{id}", response_model=EquipmentDeal, responses=ITEM)
def get_equipment_deal(request: Request, id: PathId, query: Annotated[ItemQuery, Query()]) -> Response:
    """Return one equipment deal."""
    return replies.item(request, Table, id, query)


@router.get("/{id}/claims", response_model=ClaimPage, responses=PART)
def list_equipment_deal_claims(request: Request, id: PathId, query: Annotated[RecordClaimQuery, Query()]) -> Response:
    """List every claim on one equipment deal, each with its words."""
    return claims_of(request, Table, id, query)


@router.get("/{id}/history", response_model=EquipmentDealHistoryPage, responses=ITEM)
def list_equipment_deal_history(request: Request, id: PathId, query: Annotated[ItemQuery, Query()]) -> Response:
    """List how far one deal came, rung by rung, the earliest first."""
    return history_of(request, Table, id, query)
