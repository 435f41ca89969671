"""The parts that documents are made of: references, citations, values, and the envelope of a list."""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, Field, PlainSerializer, WithJsonSchema

from app.vocabulary import Basis, Qualifier, RecordType, ValueBasis


class Reference(BaseModel):
    """Another record; ``id`` is null for what an article names without saying more of it."""

    type: RecordType
    id: str | None
    name: str


class Citation(BaseModel):
    """The words behind a value: ``article.text[start:end] == quote``."""

    article: str = Field(description="Id of the article.")
    fields: list[str] = Field(description="The fields that these words support.")
    basis: Basis
    claim: str = Field(description="Id of the claim, or of the first of several that these words make.")
    quote: str
    start: int = Field(description="First character, counted in Unicode code points.")
    end: int = Field(description="One past the last character.")
    prefix: str = Field(description="The characters before the quote.")
    suffix: str = Field(description="The characters after the quote.")
    link: str | None = Field(description="The page, opened at these words; null when the article has no url.")


class Support(BaseModel):
    """How many articles tell one value of one field, and how many independent ones."""

    field: str
    value: str = Field(description="The value as text, as in a claim.")
    sources: int
    origins: int


class Quantity(BaseModel):
    """A number of items; ``best`` is null when only a bound is said, ``low`` and ``high`` are inclusive."""

    best: int | None
    low: int | None
    high: int | None
    qualifier: Qualifier


def _whole(amount: float | None) -> Any:  # noqa: ANN401  # were it float, pydantic would write the fraction
    return int(amount) if amount is not None and amount == int(amount) else amount


# A sum without fractions is written without them: 3500000000, not 3500000000.0.
Amount = Annotated[
    float | None,
    PlainSerializer(_whole, when_used="json"),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "null"}], "description": "In major units of the currency."}),
]


class Money(BaseModel):
    """A sum of money; ``amount`` is null when only a bound is said."""

    amount: Amount
    low: Amount
    high: Amount
    currency: str = Field(description="ISO 4217.")
    qualifier: Qualifier


class DealValue(Money):
    """What a deal costs, and what the sum is."""

    basis: ValueBasis | None


class Days(BaseModel):
    """The days that bound a day; both inclusive, equal when it is known."""

    earliest: date
    latest: date


class DerivedFrom(BaseModel):
    """The page that an article gives as its source, and that page's article, if it is in the database."""

    url: str | None
    article: str | None


class Sum(BaseModel):
    """What the values of a group's records come to in one currency; sums of several are never added up."""

    currency: str = Field(description="ISO 4217.")
    amount: Amount
    count: int = Field(description="How many records have a value in this currency.")


class Group(BaseModel):
    """How many of a list's records share a value."""

    key: str | None = Field(description="What they share: a value, a code or an id; null for those that have none.")
    name: str | None = Field(description="What a code or an id stands for; null where the key says it all.")
    count: int
    sums: list[Sum] = Field(
        description="Of agreements and deals: what they come to. Denied and rumoured ones only if they are asked for "
        "by `polarity` and `modality`; unit prices never."
    )


class PageMeta(BaseModel):
    """How many records match in all, how to get the next ones, and the state of the database."""

    count: int
    next_cursor: str | None
    revision: str = Field(description="A hash of what is stored: equal content, equal revision.")


class Page(BaseModel):
    """What every list answers; each resource's page adds ``results``."""

    meta: PageMeta
    groups: list[Group]
