"""Agreements over HTTP."""

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
from app.api.listing import DAY, FIELDS, Where, counted_by
from app.api.orders import ByRelevance
from app.api.parameters import SEARCHED, CountryCode, ItemQuery, Maybe, PathId, Several, Words
from app.api.problems import ITEM, LIST, PART
from app.api.records import ToldQuery, affirmed, by, by_day, holding, how, involving, when
from app.documents import Agreement, AgreementHistoryPage, AgreementPage, ClaimPage
from app.tables import Agreement as Table
from app.tables import AgreementParty, AgreementSubject, at
from app.vocabulary import AgreementStatus, Instrument, Subject

router = APIRouter(prefix="/agreements", tags=["agreements"])


class AgreementSort(StrEnum):
    """How agreements are sorted; a minus is descending, and what has no such day comes last."""

    NEWEST = "-first_reported_on"
    OLDEST = "first_reported_on"
    LATEST = "-last_reported_on"
    QUIETEST = "last_reported_on"
    LAST_SIGNED = "-signed_on"
    FIRST_SIGNED = "signed_on"
    RELEVANCE = "relevance"


class AgreementGroup(StrEnum):
    """What agreements can be counted by."""

    PARTY = "party"
    INSTRUMENT = "instrument"
    SUBJECT = "subject"
    STATUS = "status"
    MODALITY = "modality"
    POLARITY = "polarity"
    CURRENCY = "currency"
    YEAR = "year"
    MONTH = "month"


class AgreementQuery(ToldQuery):
    """What agreements can be asked."""

    table: ClassVar = Table
    model: ClassVar = Agreement
    orders: ClassVar = {
        **by_day(Table),
        **by("signed_on", col(Table.signed_on), col(Table.id)),
        "relevance": ByRelevance(Table),
    }
    groups: ClassVar = {
        "party": groups.country(
            col(AgreementParty.country), through=AgreementParty, owner=col(AgreementParty.agreement_id)
        ),
        "instrument": Key(col(Table.instrument)),
        "subject": Key(col(AgreementSubject.subject), AgreementSubject, col(AgreementSubject.agreement_id)),
        "status": Key(col(Table.status)),
        "currency": Key(col(Table.value_currency)),
        **how(Table),
        **when(Table),
    }
    sums: ClassVar = Sums(col(Table.value_amount), col(Table.value_currency), affirmed(Table), sa.true())

    country: Annotated[Several[CountryCode], Where(involving)] = Field(
        [], description="A country that is party to it (ISO 3166-1 alpha-2).", examples=[["PE"]]
    )
    instrument: Annotated[Several[Instrument], Where(lambda table, values: table.instrument.in_(values))] = Field(
        [], description="Its legal form.", examples=[["memorandum_of_understanding"]]
    )
    subject: Annotated[
        Several[Subject],
        Where(
            lambda table, values: table.id.in_(
                sa.select(col(AgreementSubject.agreement_id)).where(
                    col(AgreementSubject.subject).in_(values), at(AgreementSubject, DAY)
                )
            )
        ),
    ] = Field([], description="What it is about, as its main subject or beside it.", examples=[["troop_access"]])
    status: Annotated[Several[AgreementStatus], Where(lambda table, values: table.status.in_(values))] = Field(
        [], description="How far it has come.", examples=[["notified"]]
    )
    q: Annotated[Maybe[Words], Where(holding)] = Field(
        None,
        description=f"Words that its title, label and quotes hold, all of them: {SEARCHED}",
        examples=["major ally"],
    )
    group_by: Maybe[AgreementGroup] = counted_by("status")
    sort: AgreementSort = Field(AgreementSort.NEWEST, description="What comes first.")
    fields: Several[Annotated[str, FieldOf(Agreement)]] = FIELDS


@router.get("", response_model=AgreementPage, responses=LIST)
def list_agreements(request: Request, query: Annotated[AgreementQuery, Query()]) -> Response:
    """List agreements, the latest news first."""
    return replies.listed(request, query)


@router.get("/{id}", response_model=Agreement, responses=ITEM)
def get_agreement(request: Request, id: PathId, query: Annotated[ItemQuery, Query()]) -> Response:
    """Return one agreement."""
    return replies.item(request, Table, id, query)


@router.get("/{id}/claims", response_model=ClaimPage, responses=PART)
def list_agreement_claims(request: Request, id: PathId, query: Annotated[RecordClaimQuery, Query()]) -> Response:
    """List every claim on one agreement, each with its words."""
    return claims_of(request, Table, id, query)


@router.get("/{id}/history", response_model=AgreementHistoryPage, responses=ITEM)
def list_agreement_history(request: Request, id: PathId, query: Annotated[ItemQuery, Query()]) -> Response:
    """List how far one agreement came, rung by rung, the earliest first."""
    return history_of(request, Table, id, query)
