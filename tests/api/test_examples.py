"""The examples that the published schema shows are true of the articles that come with Attaché."""

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from app.api import RESOURCES
from app.api.parameters import parameters_of
from app.main import create_app

EXAMPLES = [
    (resource.router.prefix, name, query.model_fields[name].examples[0])
    for resource in RESOURCES
    if (query := parameters_of(resource.router.routes[0].endpoint))
    for name in query.filters()
]
QUIET = {"/conflicts", "has_conflict", "min_origins", "/statements modality"}
"""What five articles that agree with one another, each on deals and words of its own, cannot show; all that is said in them was said."""


@pytest.fixture(scope="module")
def client(seeded: sa.Engine) -> Iterator[TestClient]:
    """Give a client of a server of the seeds."""
    with TestClient(create_app(seeded)) as made:
        yield made


@pytest.mark.parametrize(("path", "name", "example"), EXAMPLES)
def test_an_example_finds_something(client: TestClient, path: str, name: str, example: Any) -> None:
    """Whoever tries a parameter as /docs shows it is answered, and meets a row in nearly every list."""
    sent = str(example).lower() if isinstance(example, bool) else example
    beside = {"currency": "USD"} if name.startswith("value_") else {}

    answer = client.get(f"/v1{path}", params={name: sent, **beside})

    assert answer.status_code == 200
    assert answer.json()["results"] or QUIET & {path, name, f"{path} {name}"}
