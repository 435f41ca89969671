"""Lists: whatever the rows, the order and the size of the pages, each row is met once; a cursor is read or refused."""

import base64
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api import cursor, listing
from app.api.equipment_deals import EquipmentDealQuery, EquipmentDealSort
from app.errors import BadCursor
from app.tables import EquipmentDeal, recency

DAYS = st.none() | st.dates(date(2025, 12, 10), date(2025, 12, 13))
NUMBERS = st.none() | st.integers(1, 3)
DEALS = st.lists(st.tuples(DAYS, DAYS, NUMBERS, NUMBERS), max_size=9)
COLUMNS = {
    "first_reported_on": "first_reported_on",
    "last_reported_on": "last_reported_on",
    "quantity": "quantity_best",
    "value": "value_amount",
}
Deal = tuple[date | None, date | None, int | None, int | None]


@pytest.fixture(scope="module")
def row() -> Callable[[int, Deal], dict[str, Any]]:
    """Return a function that makes the row of a deal."""

    def make(number: int, deal: Deal) -> dict[str, Any]:
        first, last, quantity, value = deal
        return {
            "id": f"deal-{number}",
            "name": "",
            "slug": "",
            "suffixes": "",
            "rank": "",
            "first_reported_on": first,
            "last_reported_on": last,
            "sources": 1,
            "origins": 1,
            "citation_count": 0,
            "has_conflict": False,
            "recency": recency(first),
            "words": " ",
            "document": "{}",
            "modality": "realized",
            "polarity": "affirmed",
            "background": False,
            "buyer": "PE",
            "equipment": "",
            "category": "aircraft",
            "transfer": "unknown",
            "condition": "unknown",
            "quantity_best": quantity,
            "value_amount": value,
            "value_currency": "USD",
            "status": "unknown",
        }

    return make


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def connection(request: pytest.FixtureRequest, new_database: Callable[[str], sa.Engine]) -> Iterator[sa.Connection]:
    """Give a connection to a migrated database; nothing it does is kept."""
    with new_database(request.param).connect() as made:
        yield made


# Relevance is to a search, and is tested with it.
@pytest.mark.parametrize("sort", [sort for sort in EquipmentDealSort if sort is not EquipmentDealSort.RELEVANCE])
@given(deals=DEALS, limit=st.integers(1, 4))
@settings(max_examples=25, deadline=None)
def test_pages_partition_the_list(
    connection: sa.Connection,
    row: Callable[[int, Deal], dict[str, Any]],
    sort: EquipmentDealSort,
    deals: list[Deal],
    limit: int,
) -> None:
    """Whatever the page size, and however many rows share a key or lack one, each row is met once and in order."""
    connection.execute(sa.delete(EquipmentDeal))
    if deals:
        connection.execute(sa.insert(EquipmentDeal), [row(*numbered) for numbered in enumerate(deals)])
    column, falling = sa.column(COLUMNS[sort.removeprefix("-")]), sort.startswith("-")

    met, token = [], None
    while True:
        query = EquipmentDealQuery(sort=sort, limit=limit, cursor=token, currency=["USD"])
        page = listing.page_of(
            connection,
            query,
            lambda rows: rows.add_columns(sa.column("id"), column.label("key")).select_from(EquipmentDeal),
        )
        assert page.count == len(deals)
        met += [(row.key is None, row.key, row[-2]) for row in page.rows]
        token = page.next_cursor
        if token is None:
            break

    present = [key for absent, key, _ in met if not absent]
    assert sorted(id for *_, id in met) == sorted(f"deal-{number}" for number in range(len(deals)))
    assert [absent for absent, *_ in met] == sorted(absent for absent, *_ in met)
    assert present == sorted(present, reverse=falling)


@pytest.mark.parametrize("backwards", ["first_reported_on", "-first_reported_on"])
def test_every_page_is_one_seek_in_an_index(
    new_database: Callable[[str], sa.Engine], row: Callable[[int, Deal], dict[str, Any]], backwards: str
) -> None:
    """The next page by day of report sorts nothing and scans nothing: the index gives the place and the order."""
    with new_database("sqlite").connect() as connection:
        connection.execute(
            sa.insert(EquipmentDeal), [row(number, (date(2025, 1, 1), None, None, None)) for number in range(3)]
        )
        query = EquipmentDealQuery(sort=backwards, limit=1)
        place = cursor.Place(3, (recency(date(2025, 1, 1)), "deal-1"))

        seeks = [
            connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {stretch.compile(connection, compile_kwargs={'literal_binds': True})}"
            ).all()
            for stretch in query.order.stretches(place)
        ]

    plans = [" ".join(step[-1] for step in seek) for seek in seeks]
    assert all("INDEX ix_equipment_deal_recency_id" in plan for plan in plans)
    assert not any("TEMP B-TREE" in plan or "SCAN" in plan for plan in plans)


@given(
    count=st.integers(0, 2**63 - 1),
    key=st.none() | st.dates(),
    id=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    fingerprint=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_a_cursor_is_read_back(count: int, key: date | None, id: str, fingerprint: str) -> None:
    """What a cursor was written from is what it is read as, by the list that issued it."""
    place = cursor.Place(count, (key, id))

    token = cursor.write(place, fingerprint)

    assert cursor.read(token, fingerprint, (date, str)) == place


@given(st.text("abcXYZ019_-", min_size=1, max_size=80))
def test_an_invented_cursor_is_refused(token: str) -> None:
    """Characters that merely look like a cursor are refused, whatever they decode to."""
    with pytest.raises(BadCursor):
        cursor.read(token, "people", (int, str))


def test_a_cursor_of_another_list_is_refused() -> None:
    """A cursor says nothing to a list with other filters, even where the values would fit."""
    token = cursor.write(cursor.Place(1, (1, "x")), "people " * 50 + "sorted by name")

    with pytest.raises(BadCursor):
        cursor.read(token, "people " * 50 + "sorted by day", (int, str))


@given(st.lists(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), min_size=3, max_size=3))
def test_a_forged_cursor_holds_what_a_database_takes_or_is_refused(body: Any) -> None:
    """Who forges the seal still gets no value of another type, or too large, into a query."""
    content = json.dumps(body).encode()
    token = base64.urlsafe_b64encode(cursor._seal(content, "people") + content).decode().rstrip("=")

    try:
        place = cursor.read(token, "people", (int, str))
    except BadCursor:
        return
    number, text = place.values
    assert number is None or abs(number) < 2**63
    assert text is None or "\0" not in text.encode().decode()
