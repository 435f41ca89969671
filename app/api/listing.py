"""Every list: filters declared once, one order, keyset pages.

A filter is a field of a query model with a ``Where`` mark. The type validates it, OpenAPI shows it, ``clauses`` makes
it SQL, ``fingerprint`` binds the cursor to it, and the tests walk over ``filters``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar

import sqlalchemy as sa
from pydantic import BaseModel, Field
from sqlmodel import col

from app.api import cursor as cursors
from app.api import groups
from app.api.cursor import Place
from app.api.formats import Format
from app.api.groups import Key, Sums
from app.api.orders import ByRelevance, Clause, Order, Rows
from app.api.parameters import UNCITED, WHOLE, AsOf, Citations, Flag, Maybe
from app.asof import NOW
from app.documents.values import Group
from app.errors import BadRange, CannotHonour, MissingCurrency, MissingSearch
from app.tables import at

BATCH = 500  # rows that a whole list is read by

DAY = sa.bindparam("as_of_day", NOW, type_=sa.Integer)
"""The day asked about, wherever a statement of ours needs it."""


@dataclass(frozen=True, slots=True)
class Where:
    """How a filter's value becomes SQL. Attach it to the field with ``Annotated``.

    ``clause`` takes the table that is listed and the value; with ``in_currency``, also the one currency asked for.
    What it reads of other tables is read as of ``DAY``.
    """

    clause: Callable[..., Clause]
    in_currency: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the rows, what the query selected of each; how many rows match in all; the next cursor."""

    rows: list[Any]
    count: int
    next_cursor: str | None


FIELDS: Any = Field(
    [], description="What `csv` and `jsonl` have of each, in this order; all, unless it is given.", examples=[["id"]]
)


def counted_by(example: str) -> Any:  # noqa: ANN401 - a field, whatever its type
    """Declare ``group_by``."""
    told = "Count the records by what they share, at most 1,000 groups, and list none."
    return Field(None, description=told, examples=[example])


class ListQuery(AsOf):
    """Base of every list's query string."""

    table: ClassVar[Any]
    lasting: ClassVar[Any] = None
    """The table whose rows hold for some days, when it is another than ``table``."""
    orders: ClassVar[Mapping[str, Order | ByRelevance]]
    """An order for each member of the enum of ``sort``."""
    groups: ClassVar[Mapping[str, Key]]
    """What each member of the enum of ``group_by`` means."""
    sums: ClassVar[Sums | None] = None
    """What is added up of each group."""
    identity: ClassVar[str] = "id"
    """The column that tells records apart."""
    model: ClassVar[type[BaseModel]]
    """What the documents are."""

    sort: StrEnum
    group_by: StrEnum | None
    fields: list[str]
    limit: Annotated[int, Field(ge=1, le=200), WHOLE] = Field(
        50, description="Rows per page. `csv` and `jsonl` are the whole list, unless it is given.", examples=[50]
    )
    cursor: Maybe[Annotated[str, Field(pattern=cursors.PATTERN, max_length=cursors.LONGEST)]] = Field(
        None, description="`meta.next_cursor` of the previous page, with the same filters and the same `sort`."
    )
    citations: Citations = Field(Citations.FULL, description=UNCITED)
    format: Maybe[Format] = Field(None, description="What the list is written as; else, as the `Accept` header says.")
    bom: Flag = Field(default=False, description="Whether `csv` begins with a byte order mark, as Excel wants it.")

    @classmethod
    def filters(cls) -> dict[str, Where]:
        """Return the filters of the list by name."""
        return {
            name: mark for name, field in cls.model_fields.items() for mark in field.metadata if isinstance(mark, Where)
        }

    @property
    def order(self) -> Order:
        """Return the order that ``sort`` names.

        Raises:
            MissingSearch: it is by relevance, and nothing is searched for.
        """
        found = self.orders[self.sort]
        if isinstance(found, Order):
            return found
        search = getattr(self, "q", None)
        if search is None:
            raise MissingSearch("sort=relevance needs q beside it, as in q=jets", parameter="q")
        return found.order(search)

    def clauses(self) -> list[Clause]:
        """Return the filters as SQL.

        Raises:
            BadRange: a range ends before it starts.
            MissingCurrency: sums are compared or sorted, and not exactly one currency is asked for.
        """
        given = {name: value for name in self.filters() if (value := getattr(self, name)) not in (None, [])}
        for name in given:
            _refuse_empty(name, given)
        if self.order.in_currency:
            _only_currency("sort", given)
        return [
            mark.clause(self.table, given[name], _only_currency(name, given))
            if mark.in_currency
            else mark.clause(self.table, given[name])
            for name, mark in self.filters().items()
            if name in given
        ]

    def selected(self, rows: Rows) -> Rows:
        """Add to a query of the sort columns what is wanted of each row, and the tables that it comes from."""
        return rows.add_columns(col(self.table.document))

    def grouped(self, connection: sa.Connection) -> tuple[int, list[Group]]:
        """Return how many rows match in all, and the groups that they make by ``group_by``.

        Raises:
            CannotHonour: as ``clauses``, or there is a cursor: groups have no second page.
        """
        if self.cursor is not None:
            raise CannotHonour("groups have one page: leave cursor out", parameter="cursor")
        key, day = self.groups[self.group_by or ""], {DAY.key: self.day}
        rows = self.selected(sa.select()).where(*_clauses(self))
        count = _count(connection, rows, day)
        if key.through is not None:
            rows = rows.outerjoin(key.through, sa.and_(key.owner == self.table.id, at(key.through, DAY)))
        found = groups.grouped(connection, rows, key, getattr(self.table, self.identity), day)
        if self.sums is not None:
            real = [self.sums.whole, *(one for name, one in self.sums.real.items() if not getattr(self, name))]
            amounts = groups.summed(connection, rows.where(*real), key, self.sums, day)
            found = [one.model_copy(update={"sums": amounts.get(one.key, [])}) for one in found]
        return count, found

    def page(self, connection: sa.Connection) -> tuple[Page, list[str]]:
        """Return the page that is asked for, and its documents.

        Raises:
            CannotHonour: as ``clauses``, or the cursor is of another list.
        """
        page = page_of(connection, self, self.selected)
        return page, [row[-1] for row in page.rows]

    def documents(self, connection: sa.Connection) -> Iterator[list[str]]:
        """Yield the documents of the whole list, or of what is after its cursor, batch by batch.

        Raises:
            CannotHonour: as ``clauses``, or the cursor is of another list.
        """
        batches = batches_of(connection, self, self.selected)
        return ([row[-1] for row in batch] for batch in batches)

    def fingerprint(self) -> str:
        """Return what a cursor is bound to: the list, its filters and its order."""
        return f"{self.table.__tablename__} {self.model_dump_json(include={*self.filters(), 'as_of', 'sort'})}"


def page_of(connection: sa.Connection, query: ListQuery, select: Callable[[Rows], Rows]) -> Page:
    """Read the rows of *query* after its cursor.

    *select* adds to a query of the sort columns what is wanted of each row, and the tables they come from.

    Raises:
        CannotHonour: the filters contradict themselves, or the cursor is of another list.
    """
    clauses = _clauses(query)
    order, fingerprint, day = query.order, query.fingerprint(), {DAY.key: query.day}
    kinds = order.kinds
    place = None if query.cursor is None else cursors.read(query.cursor, fingerprint, kinds)
    rows: list[Any] = []
    for stretch in order.stretches(place):
        wanted = select(stretch).where(*clauses).limit(query.limit + 1 - len(rows))
        rows += connection.execute(wanted, day).all()
        if len(rows) > query.limit:
            break
    count = place.count if place else _count(connection, select(sa.select()).where(*clauses), day)
    if len(rows) <= query.limit:
        return Page(rows, count, None)
    rows.pop()
    last = Place(count, tuple(rows[-1][: len(kinds)]))
    return Page(rows, count, cursors.write(last, fingerprint))


def batches_of(connection: sa.Connection, query: ListQuery, select: Callable[[Rows], Rows]) -> Iterator[Sequence[Any]]:
    """Read all rows of *query* after its cursor, batch by batch, at a constant cost of memory.

    *select* is as in ``page_of``.

    Raises:
        CannotHonour: as ``page_of``, before anything is read.
    """
    order, clauses = query.order, _clauses(query)
    place = None if query.cursor is None else cursors.read(query.cursor, query.fingerprint(), order.kinds)
    stretches = [select(stretch).where(*clauses) for stretch in order.stretches(place)]
    return (batch for stretch in stretches for batch in _batches(connection, stretch, {DAY.key: query.day}))


def _clauses(query: ListQuery) -> list[Clause]:
    return [at(query.lasting or query.table, query.day), *query.clauses()]


def _batches(connection: sa.Connection, rows: Rows, day: Mapping[str, int]) -> Iterator[Sequence[Any]]:
    # PostgreSQL's driver would otherwise fetch all rows at once.
    with connection.execute(rows, day, execution_options={"yield_per": BATCH}) as result:
        yield from result.partitions()


def _count(connection: sa.Connection, rows: Rows, day: Mapping[str, int]) -> int:
    counted = rows.with_only_columns(sa.func.count(), maintain_column_froms=True)
    return connection.execute(counted, day).scalar_one()


def _refuse_empty(name: str, given: Mapping[str, Any]) -> None:
    """Refuse a range, of days or of numbers, that ends before it starts."""
    for low, high in (("_from", "_to"), ("_min", "_max")):
        other = name.removesuffix(low) + high
        if name.endswith(low) and other in given and given[name] > given[other]:
            raise BadRange(f"{name} lies after {other}", parameter=name)


def _only_currency(name: str, given: Mapping[str, Any]) -> str:
    """Return the one currency asked for: sums of several cannot be held against each other."""
    match given.get("currency"):
        case [str(code)]:
            return code
    raise MissingCurrency(f"{name} needs one currency beside it, as in currency=USD", parameter="currency")
