"""The answer that a language model is asked for: every value as words copied from the article, or with such words.

The JSON schema sent to the endpoint is made from these shapes. Each record is checked by itself, so that one that does
not fit costs no other.
"""

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from app.vocabulary import (
    AgreementStatus,
    Condition,
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

T = TypeVar("T")


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Label(_Shape, Generic[T]):
    """One of our lists' values and the words that say so."""

    value: T
    quote: str


class Country(_Shape):
    """An ISO 3166-1 alpha-2 code and the words that name, or stand for, the country."""

    code: str
    quote: str


class Position(_Shape):
    """An office: ``title`` and ``organization`` as printed, ``acting`` the word for it."""

    title: str
    role_class: RoleClass
    country: Country | None
    organization: str | None
    acting: str | None


class Person(_Shape):
    """A named human; ``passage`` is the sentence that tells of them."""

    passage: str
    name: str
    aliases: list[str]
    positions: list[Position]


class Organization(_Shape):
    """A named body."""

    passage: str
    name: str
    kind: OrganizationKind
    aliases: list[str]
    country: Country | None


class _Told(_Shape):
    """What is told of the world; days, sums and quantities are words, which our own grammars read."""

    passage: str
    modality: Modality
    polarity: Polarity
    background: bool


class Agreement(_Told):
    """An instrument or formal act between states."""

    title: str | None
    instrument: Label[Instrument]
    subjects: list[Label[Subject]]
    status: Label[AgreementStatus] | None
    parties: list[Country]
    organizations: list[str]
    announced_on: str | None
    notified_on: str | None
    approved_on: str | None
    signed_on: str | None
    effective_from: str | None
    effective_to: str | None
    value: str | None


class EquipmentDeal(_Told):
    """Equipment that one country obtains, would obtain, or is said not to."""

    buyer: Country
    equipment: str
    category: EquipmentCategory
    supplier_country: Country | None
    supplier: str | None
    transfer: Label[Transfer] | None
    condition: Label[Condition] | None
    option: str | None
    quantity: str | None
    value: str | None
    status: Label[DealStatus] | None
    announced_on: str | None
    signed_on: str | None
    delivered_on: str | None


class Speaker(_Shape):
    """Who speaks: ``name`` in full as printed anywhere, or a country's code; ``quote`` what they are called here."""

    kind: RecordType
    name: str
    quote: str


class Statement(_Told):
    """What someone said: ``fragments`` in order, without the marks around them when ``form`` is direct."""

    fragments: list[str]
    form: StatementForm
    cue: str | None
    speaker: Speaker | None
    said_on: str | None
    addressed_to: str | None
    venue: str | None
    about: list[Country]


class Answer(_Shape):
    """All that the article says, by kind."""

    countries: list[Country]
    people: list[Person]
    organizations: list[Organization]
    agreements: list[Agreement]
    equipment_deals: list[EquipmentDeal]
    statements: list[Statement]


RECORDS: dict[str, type[_Shape]] = {
    "countries": Country,
    "people": Person,
    "organizations": Organization,
    "agreements": Agreement,
    "equipment_deals": EquipmentDeal,
    "statements": Statement,
}


def schema() -> dict[str, Any]:
    """Return the JSON schema of an answer: every key required, no other allowed."""
    return Answer.model_json_schema()
