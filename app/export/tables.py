"""What is exported: one table per list that the API serves, and two of what is nested in their documents.

The order is the list's own, which follows from the content. Left out is what depends on when or how it came to be here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import orjson
import sqlalchemy as sa

from app.api.agreements import AgreementQuery
from app.api.articles import ArticleQuery
from app.api.claims import ClaimQuery
from app.api.conflicts import ConflictQuery
from app.api.countries import CountryQuery
from app.api.equipment_deals import EquipmentDealQuery
from app.api.listing import ListQuery
from app.api.organizations import OrganizationQuery
from app.api.people import PersonQuery
from app.api.statements import StatementQuery
from app.documents import (
    Agreement,
    Article,
    Citation,
    Claim,
    Conflict,
    Country,
    EquipmentDeal,
    Organization,
    Person,
    Position,
    Statement,
)
from app.documents.flat import Column, Document, columns

CLOCK: Final = "ingested_at"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, its columns, the list that it is read from, and which of its documents' lists, if any."""

    name: str
    columns: tuple[Column, ...]
    query: ListQuery
    nested: str = ""

    def documents(self, connection: sa.Connection) -> Iterator[Document]:
        """Yield the documents that the rows are made of."""
        for batch in self.query.documents(connection):
            for text in batch:
                document = orjson.loads(text)
                document.pop(CLOCK, None)
                yield from self._nested(document) if self.nested else [document]

    def _nested(self, document: dict[str, Any]) -> Iterator[Document]:
        owner = f"{document['type']}_id"
        for position, part in enumerate(document[self.nested]):
            yield {owner: document["id"], "position": position, **part}


def _of(owner: str, parts: Iterable[Column]) -> tuple[Column, ...]:
    """Return the columns of *parts* of an *owner*, with its id and the place among its parts before them."""
    return (Column(owner, (owner,), (owner,), str), Column("position", ("position",), ("position",), int), *parts)


def _without(field: str, parts: Iterable[Column]) -> tuple[Column, ...]:
    return tuple(column for column in parts if column.of[0] != field)


LISTS: Final = (
    Table("articles", _without(CLOCK, columns(Article)), ArticleQuery()),
    Table("people", columns(Person), PersonQuery()),
    Table("countries", columns(Country), CountryQuery()),
    Table("organizations", columns(Organization), OrganizationQuery()),
    Table("agreements", columns(Agreement), AgreementQuery()),
    Table("equipment_deals", columns(EquipmentDeal), EquipmentDealQuery()),
    Table("statements", columns(Statement), StatementQuery()),
    Table("claims", columns(Claim), ClaimQuery()),
    Table("conflicts", columns(Conflict), ConflictQuery()),
)
NESTED: Final = (
    Table("positions", _of("person_id", columns(Position)), PersonQuery(), "positions"),
    Table("citations", _of("claim_id", _without("claim", columns(Citation))), ClaimQuery(), "citations"),
)
