"""As of a day: what every list and item answers is what a database of the articles published by then would answer."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from app.api import RESOURCES
from app.api.parameters import parameters_of
from app.ingest import retract
from app.main import create_app

Articles = list[tuple[Any, dict[str, Any]]]
QUERIES = {
    resource.router.prefix.removeprefix("/"): parameters_of(resource.router.routes[0].endpoint)
    for resource in RESOURCES
}
LISTS = sorted(QUERIES)
FIRST, LAST = date(2025, 12, 12), date(2025, 12, 15)
DAYS = [FIRST, FIRST + timedelta(1), FIRST + timedelta(2), LAST]


@pytest.fixture(scope="module")
def early(
    corpus: sa.Engine,
    new_database: Callable[[str], sa.Engine],
    published: Callable[..., Any],
    articles: Articles,
) -> dict[date, TestClient]:
    """Give for each day a client of a database with only the articles published by that day."""
    clients = {}
    for day in DAYS:
        engine = new_database(corpus.dialect.name)
        for written, known in articles:
            if known["published_on"] is not None and known["published_on"] <= day:
                published(engine, written, **known)
        clients[day] = TestClient(create_app(engine))
    return clients


@pytest.fixture
def retracted(engine: sa.Engine, published: Callable[..., Any], articles: Articles) -> Iterator[TestClient]:
    """Give a client of a database from which the one article that it held was retracted."""
    written, known = articles[0]
    published(engine, written, **known)
    with TestClient(create_app(engine)) as client:
        [article] = client.get("/v1/articles").json()["results"]
        retract(engine, article["id"])
        yield client


def answered(client: TestClient, path: str, **parameters: Any) -> Any:
    """Return a list's documents without when their articles came here."""
    answer = client.get(path, params={"limit": 200, **parameters})
    assert answer.status_code == 200, answer.text
    return [{**one, "ingested_at": None} for one in answer.json()["results"]]


@pytest.mark.parametrize("resource", LISTS)
def test_a_list_is_as_it_was(reader: TestClient, early: dict[date, TestClient], resource: str) -> None:
    """On every day, a list is the list of a database that has only the articles published by then."""
    for day, then in early.items():
        assert answered(reader, f"/v1/{resource}", as_of=day) == answered(then, f"/v1/{resource}")


@pytest.mark.parametrize("resource", LISTS)
def test_a_filter_is_applied_as_of_the_day(reader: TestClient, early: dict[date, TestClient], resource: str) -> None:
    """A filter that looks into other tables than the list's looks into them as they were."""
    accepted = {name for name in ("country", "min_sources", "has_conflict") if name in QUERIES[resource].model_fields}
    asked = {"country": "PE", "min_sources": 2, "has_conflict": False}
    for day, then in early.items():
        for name in accepted:
            given = {name: asked[name]}
            assert answered(reader, f"/v1/{resource}", as_of=day, **given) == answered(then, f"/v1/{resource}", **given)


def test_an_item_is_as_it_was(reader: TestClient, early: dict[date, TestClient]) -> None:
    """An item is answered as it was on the day, and not at all before anything told of it."""
    path = "/v1/equipment-deals/pe-fighter-jets"
    for day, then in early.items():
        assert reader.get(path, params={"as_of": day}).json() == then.get(path).json()
    assert reader.get(path, params={"as_of": FIRST - timedelta(1)}).status_code == 404


def test_a_cursor_is_bound_to_its_day(reader: TestClient) -> None:
    """A page of what was known on one day does not go on with what was known on another."""
    page = reader.get("/v1/claims", params={"as_of": FIRST, "limit": 1}).json()

    answer = reader.get("/v1/claims", params={"as_of": LAST, "cursor": page["meta"]["next_cursor"]})

    assert answer.status_code == 400


def test_what_is_retracted_is_gone(retracted: TestClient) -> None:
    """What only a retracted article told of is gone for good, and its lists are empty."""
    assert {resource: answered(retracted, f"/v1/{resource}") for resource in LISTS} == {one: [] for one in LISTS}
    answer = retracted.get("/v1/equipment-deals/pe-fighter-jets")
    assert (answer.status_code, answer.headers["content-type"]) == (410, "application/problem+json")
