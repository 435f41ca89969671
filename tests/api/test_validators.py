"""When an answer changed last, and the question whether it did since."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from app.main import create_app
from app.tables import Revision

LONG_AGO = datetime(2025, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def client(engine: sa.Engine, draft: Any, published: Callable[..., Any]) -> TestClient:
    """Serve a database that changed an hour after the server started."""
    published(engine, draft("Lima. ").country("PE"))
    app = create_app(engine)
    app.state.started = LONG_AGO
    changed_at(engine, LONG_AGO + timedelta(hours=1))
    return TestClient(app)


def changed_at(engine: sa.Engine, moment: datetime) -> None:
    """Say that the database changed last at a moment."""
    with engine.begin() as connection:
        connection.execute(sa.update(Revision).values(changed_at=moment))


def test_it_names_the_last_change(client: TestClient) -> None:
    """``Last-Modified`` is when an article came or went."""
    answer = client.get("/v1/countries")

    assert parsedate_to_datetime(answer.headers["last-modified"]) == LONG_AGO + timedelta(hours=1)


def test_a_new_server_may_answer_otherwise(client: TestClient) -> None:
    """What is served depends on the version that serves it, too: a later start counts."""
    client.app.state.started = LONG_AGO + timedelta(hours=2)  # type: ignore[attr-defined] # a FastAPI

    answer = client.get("/v1/countries")

    assert parsedate_to_datetime(answer.headers["last-modified"]) == LONG_AGO + timedelta(hours=2)


@pytest.mark.parametrize(("seconds", "status"), [(-1, 200), (0, 304), (1, 304)])
def test_what_did_not_change_since_is_not_sent_again(client: TestClient, seconds: int, status: int) -> None:
    """A time no earlier than the last change is answered 304."""
    since = format_datetime(LONG_AGO + timedelta(hours=1, seconds=seconds), usegmt=True)

    assert client.get("/v1/countries", headers={"If-Modified-Since": since}).status_code == status


def test_tags_win(client: TestClient) -> None:
    """Who names a tag is answered by it, whatever time they name beside."""
    since = format_datetime(datetime.now(UTC), usegmt=True)

    answer = client.get("/v1/countries", headers={"If-Modified-Since": since, "If-None-Match": '"other"'})

    assert answer.status_code == 200


@pytest.mark.parametrize("time", ["yesterday", "", "Thu, 99 Foo 2025 12:00:00 GMT"])
def test_what_is_no_time_is_ignored(client: TestClient, time: str) -> None:
    """A malformed time is as none."""
    assert client.get("/v1/countries", headers={"If-Modified-Since": time}).status_code == 200


def test_a_change_of_this_second_is_not_named(client: TestClient, engine: sa.Engine) -> None:
    """Within a second there may be another change of the same time."""
    changed_at(engine, datetime.now(UTC))

    assert "last-modified" not in client.get("/v1/countries").headers


def test_a_change_is_stamped(engine: sa.Engine, draft: Any, published: Callable[..., Any]) -> None:
    """Whenever an article comes, the time is written with it; nothing new leaves it as it was."""
    before = datetime.now(UTC)
    published(engine, draft("Lima. ").country("PE"))
    with engine.connect() as connection:
        first = connection.execute(sa.select(Revision.changed_at)).scalar_one()
    published(engine, draft("Lima. ").country("PE"))
    with engine.connect() as connection:
        second = connection.execute(sa.select(Revision.changed_at)).scalar_one()

    assert first is not None
    assert before <= first <= datetime.now(UTC)
    assert second == first
