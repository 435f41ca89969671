"""What is served: one document per kind of record, and its page. Every key is always there, null when unknown.

In a document of a record, days are ISO 8601 and ``…_earliest`` and ``…_latest`` bound what is not known to the day.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, Field

from app.documents.values import (
    Citation,
    DealValue,
    DerivedFrom,
    Money,
    Quantity,
    Reference,
    Support,
)
from app.vocabulary import (
    AgreementStatus,
    Condition,
    DayBasis,
    DealStatus,
    EquipmentCategory,
    Instrument,
    Modality,
    OrganizationKind,
    Polarity,
    RecordType,
    RoleClass,
    StatementForm,
    Subject,
    Transfer,
)


class Cited(BaseModel):
    """What every record has beside its own fields."""

    sources: int = Field(description="Articles that tell it.")
    origins: int = Field(description="Independent ones among them: copies of one root count once.")
    first_reported_on: date | None
    last_reported_on: date | None
    conflicts: list[str] = Field(description="Fields on which the sources contradict each other.")
    support: list[Support] = Field(
        description="How many tell each value that is served, of those fields that are cited."
    )
    citation_count: int = Field(description="Citations in all; `citations` holds at most three a value.")
    citations: list[Citation]


class Told(Cited):
    """What agreements, deals and statements have beside."""

    modality: Modality
    polarity: Polarity
    background: bool = Field(description="Told only as history.")


class Rung(BaseModel):
    """One status, from the day on which it came to hold."""

    status: StrEnum
    day: date | None = Field(description="When it came to hold: the day that is told, else that of the first article.")
    day_earliest: date | None
    day_latest: date | None
    day_basis: DayBasis | None = Field(description="Null where no day is told and no article is dated.")
    modality: Modality
    polarity: Polarity
    sources: int
    origins: int
    first_reported_on: date | None
    citations: list[Citation]


class AgreementRung(Rung):
    """How far an agreement had come, from the day on which it had."""

    status: AgreementStatus


class EquipmentDealRung(Rung):
    """How far a deal had come, from the day on which it had."""

    status: DealStatus


class Article(BaseModel):
    """One source document."""

    id: str
    type: Literal[RecordType.ARTICLE]
    url: str | None
    title: str | None
    publisher: str | None
    author: str | None
    published_on: date | None
    language: str | None
    sha256: str
    derived_from: DerivedFrom | None
    origin: str = Field(description="Root of its chain of sources: an article's id, or a url.")
    machine_written: bool
    withdrawn: bool = Field(description="A newer version stands at the same url.")
    flags: list[str] = Field(description="What loading had to mend.")
    ingested_at: datetime
    citation_count: int
    citations: list[Citation] = Field(description="Words of the page that say its title, author or day.")


class ArticleItem(Article):
    """One source document with its text."""

    text: str


class Position(BaseModel):
    """An office, and the publication days on which articles attest it."""

    title: str
    role_class: RoleClass
    country: Reference | None
    organization: Reference | None
    acting: bool | None
    sources: int
    origins: int
    attested: list[date]
    citations: list[Citation]


class Person(Cited):
    """A named human."""

    id: str
    type: Literal[RecordType.PERSON]
    name: str
    aliases: list[str]
    positions: list[Position]


class CountryNames(BaseModel):
    """A country's name in each language served."""

    en: str
    es: str
    pt: str
    fr: str


class CountryCounts(BaseModel):
    """How many records involve a country: what `country=` finds in each list."""

    articles: int
    people: int
    organizations: int
    agreements: int
    equipment_deals: int
    statements: int


class Country(Cited):
    """A country that some article mentions."""

    id: str
    type: Literal[RecordType.COUNTRY]
    code: str
    alpha3: str
    name: str
    names: CountryNames
    region: str | None = Field(description="UN M49.")
    counts: CountryCounts


class CountryLinks(BaseModel):
    """Where the lists are of what involves a country: paths on the same server."""

    articles: str
    people: str
    organizations: str
    agreements: str
    equipment_deals: str
    statements: str
    claims: str
    conflicts: str


class CountryItem(Country):
    """A country, with the way to what involves it."""

    links: CountryLinks


class Organization(Cited):
    """A named body."""

    id: str
    type: Literal[RecordType.ORGANIZATION]
    name: str
    aliases: list[str]
    kind: OrganizationKind
    country: Reference | None


class Agreement(Told):
    """An instrument or formal act between states."""

    id: str
    type: Literal[RecordType.AGREEMENT]
    title: str | None = Field(description="The noun phrase as printed.")
    label: str = Field(description="Composed from the vocabulary.")
    instrument: Instrument
    subjects: list[Subject]
    status: AgreementStatus
    parties: list[Reference]
    organizations: list[Reference]
    announced_on: date | None
    announced_earliest: date | None
    announced_latest: date | None
    notified_on: date | None
    notified_earliest: date | None
    notified_latest: date | None
    approved_on: date | None
    approved_earliest: date | None
    approved_latest: date | None
    signed_on: date | None
    signed_earliest: date | None
    signed_latest: date | None
    effective_from: date | None
    effective_from_earliest: date | None
    effective_from_latest: date | None
    effective_to: date | None
    effective_to_earliest: date | None
    effective_to_latest: date | None
    value: Money | None


class EquipmentDeal(Told):
    """Equipment that one country obtains, would obtain, or is said not to."""

    id: str
    type: Literal[RecordType.EQUIPMENT_DEAL]
    buyer: Reference
    supplier_country: Reference | None
    supplier: Reference | None
    equipment: str = Field(description="As printed.")
    category: EquipmentCategory
    transfer: Transfer
    condition: Condition
    option: bool | None
    quantity: Quantity | None
    value: DealValue | None
    status: DealStatus
    announced_on: date | None
    announced_earliest: date | None
    announced_latest: date | None
    signed_on: date | None
    signed_earliest: date | None
    signed_latest: date | None
    delivered_on: date | None
    delivered_earliest: date | None
    delivered_latest: date | None
    agreement: Reference | None


class Statement(Told):
    """What someone said; the fragments of an interrupted quotation are joined by " … "."""

    id: str
    type: Literal[RecordType.STATEMENT]
    speaker: Reference | None
    speaker_printed: str | None
    form: StatementForm
    text: str
    cue: str | None = Field(description="The speech verb.")
    said_on: date | None
    said_earliest: date | None
    said_latest: date | None
    addressed_to: str | None
    venue: str | None
    language: str | None
    about: list[Reference]
