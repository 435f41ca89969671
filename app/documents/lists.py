"""What is served beside records: claims, conflicts, and a page of each resource."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from app.documents.shapes import (
    Agreement,
    AgreementRung,
    Article,
    Country,
    EquipmentDeal,
    EquipmentDealRung,
    Organization,
    Person,
    Statement,
)
from app.documents.values import Citation, Days, Money, Page, Quantity, Reference
from app.vocabulary import Basis, Modality, Polarity, Qualifier, RecordType, Verdict


class Claim(BaseModel):
    """One value of one field of one record as one article states it."""

    id: str
    type: Literal["claim"]
    record: Reference
    field: str
    part: int = Field(description="Element of a list field, from 0.")
    value: str = Field(description="The value as text: a code, a name, a number, a day, an amount and its currency.")
    quantity: Quantity | None = Field(description="The value, when it is a quantity.")
    money: Money | None = Field(description="The value, when it is a sum.")
    days: Days | None = Field(description="The value, when it is a day.")
    qualifier: Qualifier
    modality: Modality
    polarity: Polarity
    background: bool
    basis: Basis
    article: str
    reported_on: date | None = Field(description="When the article was published.")
    extractor: str
    rule: str
    version: str
    citations: list[Citation]


class Fact(BaseModel):
    """What one article tells of one record: its claims, in the order of the text."""

    id: str
    type: Literal["fact"]
    record: Reference
    modality: Modality
    polarity: Polarity
    background: bool
    claims: list[Claim]


class Side(BaseModel):
    """One of two values held against each other, and who tells it."""

    value: str = Field(
        description="The value as text, as in a claim; `not_listed`: left out of a list of all states of a region."
    )
    qualifier: Qualifier
    sources: int
    origins: int
    first_reported_on: date | None
    last_reported_on: date | None
    citations: list[Citation]


class Conflict(BaseModel):
    """Two values of one field of one record held against each other."""

    id: str
    type: Literal["conflict"]
    record: Reference
    field: str
    verdict: Verdict
    left: Side = Field(description="The value that speaks for the field; of two that follow one another, the later.")
    right: Side
    first_reported_on: date | None
    last_reported_on: date | None


class ArticlePage(Page):
    """Articles."""

    results: list[Article]


class PersonPage(Page):
    """People."""

    results: list[Person]


class CountryPage(Page):
    """Countries."""

    results: list[Country]


class OrganizationPage(Page):
    """Organizations."""

    results: list[Organization]


class AgreementPage(Page):
    """Agreements."""

    results: list[Agreement]


class AgreementHistoryPage(Page):
    """How far an agreement came, rung by rung, the earliest first."""

    results: list[AgreementRung]


class EquipmentDealPage(Page):
    """Equipment deals."""

    results: list[EquipmentDeal]


class EquipmentDealHistoryPage(Page):
    """How far a deal came, rung by rung, the earliest first."""

    results: list[EquipmentDealRung]


class StatementPage(Page):
    """Statements."""

    results: list[Statement]


class ClaimPage(Page):
    """Claims."""

    results: list[Claim]


class DyadRecord(BaseModel):
    """An agreement, a deal or a statement between two countries, in short."""

    type: RecordType
    id: str
    name: str
    status: str | None = Field(description="How far an agreement or a deal has come.")
    modality: Modality
    polarity: Polarity
    background: bool
    sources: int
    origins: int
    first_reported_on: date | None
    last_reported_on: date | None
    conflicts: list[str]
    link: str = Field(description="Path of the whole record on the same server.")
    citation_count: int
    citations: list[Citation]


class DyadRecordPage(Page):
    """What there is between two countries."""

    results: list[DyadRecord]


class FactPage(Page):
    """Facts of one article."""

    results: list[Fact]


class ConflictPage(Page):
    """Conflicts."""

    results: list[Conflict]
