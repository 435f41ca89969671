"""What the database holds."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from app.vocabulary import RecordType


class Tally(BaseModel):
    """How many there are of a value; null is for those that have none."""

    key: str | None
    count: int


class ArticleStats(BaseModel):
    """Which articles there are, and how many of them tell anything."""

    count: int
    origins: int = Field(description="Independent ones: copies of one root count once.")
    with_facts: int = Field(description="Those that tell of a record other than a country they mention.")
    machine_written: int
    withdrawn: int = Field(description="Those that a newer version at the same url replaced.")
    first_published_on: date | None
    last_published_on: date | None
    by_day: list[Tally] = Field(description="In the order of the days.")
    by_language: list[Tally]
    by_publisher: list[Tally] = Field(description="The thousand largest.")


class RecordStats(BaseModel):
    """How many records there are of a type."""

    type: RecordType
    count: int
    told_once: int = Field(description="Those that only one article tells of.")
    told_by_several_origins: int
    with_conflict: int
    first_reported_on: date | None
    last_reported_on: date | None


class Stats(BaseModel):
    """What the database holds."""

    type: Literal["stats"]
    revision: str = Field(description="A hash of what is stored: equal content, equal revision.")
    articles: ArticleStats
    records: list[RecordStats]
    claims: list[Tally] = Field(description="By basis.")
    conflicts: list[Tally] = Field(description="By verdict.")
