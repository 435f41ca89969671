"""What one box finds: of each type the records that fit a search best."""

from typing import Literal

from pydantic import BaseModel, Field

from app.documents.values import Reference
from app.vocabulary import RecordType


class Hit(Reference):
    """One record that fits."""

    link: str = Field(description="Path of the whole record on the same server.")
    sources: int | None = Field(description="How many articles tell of it; null for an article.")


class SearchGroup(BaseModel):
    """The records of one type that fit."""

    type: RecordType
    count: int
    link: str = Field(description="Path of the list of all of them, the best first.")
    hits: list[Hit] = Field(description="The best five.")


class SearchResults(BaseModel):
    """What a search finds, by type."""

    type: Literal["search"]
    q: str
    count: int
    groups: list[SearchGroup]
