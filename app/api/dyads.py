"""What there is between two countries, over HTTP: agreements, deals and statements in the order of the news."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Any, ClassVar

import orjson
import sqlalchemy as sa
from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import Field
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.api import replies
from app.api.formats import FieldOf
from app.api.groups import Key
from app.api.listing import DAY, FIELDS, ListQuery, Page, Where, batches_of, counted_by, page_of
from app.api.orders import Clause, Order, Rows
from app.api.parameters import CountryCode, Day, Maybe, Several
from app.api.problems import PART
from app.documents import DyadRecord, DyadRecordPage
from app.documents.references import COUNTRIES
from app.errors import NotFound
from app.tables import RECORDS, UNDATED, at, recency
from app.tables import RecordCountry as Table
from app.vocabulary import RecordType

router = APIRouter(prefix="/dyads", tags=["dyads"])

BETWEEN = (RecordType.AGREEMENT, RecordType.EQUIPMENT_DEAL, RecordType.STATEMENT)
_ORDER = (col(Table.recency), col(Table.record_type), col(Table.record_id))


class DyadType(StrEnum):
    """What there can be between two countries."""

    AGREEMENT = "agreement"
    EQUIPMENT_DEAL = "equipment_deal"
    STATEMENT = "statement"


class DyadSort(StrEnum):
    """How it is sorted: by the day of the first news; a minus is descending, and the undated comes last."""

    NEWEST = "-first_reported_on"
    OLDEST = "first_reported_on"


class DyadGroup(StrEnum):
    """What it can be counted by."""

    TYPE = "type"


class DyadQuery(ListQuery):
    """What can be asked of what there is between two countries."""

    table: ClassVar = Table
    model: ClassVar = DyadRecord
    orders: ClassVar = {
        "-first_reported_on": Order(_ORDER),
        "first_reported_on": Order(_ORDER, descending=True, missing=col(Table.recency) == UNDATED),
    }
    groups: ClassVar = {"type": Key(col(Table.record_type))}
    identity: ClassVar = "record_id"

    type: Annotated[Several[DyadType], Where(lambda table, kinds: table.record_type.in_(kinds))] = Field(
        [], description="What kind of record.", examples=[["agreement"]]
    )
    reported_from: Annotated[Maybe[Day], Where(lambda table, day: table.recency <= recency(day))] = Field(
        None, description="First reported on this day or later.", examples=["2025-12-13"]
    )
    reported_to: Annotated[
        Maybe[Day], Where(lambda table, day: sa.and_(table.recency >= recency(day), table.recency != UNDATED))
    ] = Field(None, description="First reported on this day or earlier.", examples=["2025-12-13"])
    group_by: Maybe[DyadGroup] = counted_by("type")
    sort: DyadSort = Field(DyadSort.NEWEST, description="What comes first.")
    fields: Several[Annotated[str, FieldOf(DyadRecord)]] = FIELDS

    def selected(self, rows: Rows) -> Rows:
        """Add which record it is, as ``ListQuery`` does the documents of what is stored whole."""
        return rows.add_columns(col(Table.record_type).label("kind"), col(Table.record_id).label("record"))

    def page(self, connection: sa.Connection) -> tuple[Page, list[str]]:
        """Return the page that is asked for as ``ListQuery`` does."""
        page = page_of(connection, self, self.selected)
        return page, _documents(connection, page.rows, self.day)

    def documents(self, connection: sa.Connection) -> Iterator[list[str]]:
        """Yield the documents as ``ListQuery`` does."""
        return (_documents(connection, batch, self.day) for batch in batches_of(connection, self, self.selected))


def _with(table: type[Table], code: str) -> Clause:
    other = aliased(Table)
    return sa.exists().where(
        col(other.record_type) == col(table.record_type),
        col(other.record_id) == col(table.record_id),
        col(other.country) == code,
        at(other, DAY),
    )


def _of(table: type[Table], code: str) -> Clause:
    return sa.and_(col(table.country) == code, col(table.record_type).in_(BETWEEN))


class _PairQuery(DyadQuery):
    """The same of two countries, each by its code."""

    one: Annotated[CountryCode, Where(_of)]
    other: Annotated[CountryCode, Where(_with)]


@router.get("/{pair}", response_model=DyadRecordPage, responses=PART)
def list_dyad(
    request: Request,
    pair: Annotated[
        str,
        Path(
            description="Two countries by their codes (ISO 3166-1 alpha-2), in the order of the alphabet.",
            pattern="^[A-Z]{2}-[A-Z]{2}$",
            examples=["PE-US"],
        ),
    ],
    query: Annotated[DyadQuery, Query()],
) -> Response:
    """List what there is between two countries, the latest news first.

    That is agreements that both are party to, deals in which one buys and the other supplies, and statements by or
    about both.
    """
    one, other = pair.split("-")
    unknown = [code for code in (one, other) if code not in COUNTRIES]
    if unknown or one == other:
        raise NotFound(f"no two countries have the codes {pair!r}", parameter="pair")
    if one > other:
        return replies.permanently(request, pair=f"{other}-{one}")
    given = {name: getattr(query, name) for name in query.model_fields_set}
    return replies.listed(request, _PairQuery(**given, one=one, other=other))


def _documents(connection: sa.Connection, rows: Sequence[Any], day: int) -> list[str]:
    """Return what is told of the records that *rows* name, in their order."""
    ids: defaultdict[RecordType, list[str]] = defaultdict(list)
    for row in rows:
        ids[row.kind].append(row.record)
    found = {(kind, row.id): row for kind, some in ids.items() for row in _read(connection, RECORDS[kind], some, day)}
    return [_document(row.kind, found[row.kind, row.record]) for row in rows]


def _read(connection: sa.Connection, table: type[Any], ids: Iterable[str], day: int) -> Iterable[Any]:
    wanted = sa.select(col(table.id), col(table.name), col(table.document)).where(
        col(table.id).in_(ids), at(table, day)
    )
    return connection.execute(wanted)


def _document(kind: RecordType, row: Any) -> str:  # noqa: ANN401 - a row of ``_read``
    whole = orjson.loads(row.document)
    part = {name: whole.get(name) for name in DyadRecord.model_fields}
    path = f"/v1/{RESOURCE[kind]}/{row.id}"
    return DyadRecord.model_validate({**part, "name": row.name, "link": path}).model_dump_json()


RESOURCE = {
    RecordType.AGREEMENT: "agreements",
    RecordType.EQUIPMENT_DEAL: "equipment-deals",
    RecordType.STATEMENT: "statements",
}
