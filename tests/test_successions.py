"""Who held an office of a country after whom: conflicts on the country, as articles come, go and are asked about."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from app.ingest import retract
from app.main import create_app
from app.verify import verify
from app.vocabulary import RoleClass

MINISTER = {"role_class": RoleClass.FOREIGN_MINISTER, "country": "PE"}
Told = Callable[..., None]
Held = list[tuple[str, str, str]]


@pytest.fixture
def told(engine: sa.Engine, draft: Any, published: Any) -> Told:
    """Return a function that publishes an article of a *day* of May 2025 on people in one office of Peru."""

    def tell(day: int, *names: str, **post: Any) -> None:
        written = draft(f"Lima, {day}, {names}. ").country("PE")
        for name in names:
            written.person(name, **{**MINISTER, **post})
        published(engine, written, url=f"https://news.example/{day}", published_on=date(2025, 5, day))

    return tell


@pytest.fixture
def held(engine: sa.Engine) -> Callable[..., Held]:
    """Return a function that asks for the conflicts on Peru: verdict, left and right of each, the oldest first."""

    def ask(**filters: Any) -> Held:
        with TestClient(create_app(engine)) as client:
            asked = {"record": "PE", "sort": "first_reported_on", **filters}
            page = client.get("/v1/conflicts", params=asked).json()
        return [(one["verdict"], one["left"]["value"], one["right"]["value"]) for one in page["results"]]

    return ask


@pytest.mark.parametrize("days", [(3, 5, 9), (9, 5, 3), (5, 9, 3)])
def test_an_office_changes_hands(told: Told, held: Callable[..., Held], engine: sa.Engine, days: tuple[int]) -> None:
    """Each holder is held against the one before, in whatever order the articles come."""
    names = {3: "Ana Ruiz", 5: "Luis Soto", 9: "Rosa Vega"}

    for day in days:
        told(day, names[day])

    assert held() == [("succession", "Luis Soto", "Ana Ruiz"), ("succession", "Rosa Vega", "Luis Soto")]
    assert held(field="office:foreign_minister") == held()
    assert verify(engine) == []


def test_both_sides_cite_the_office_and_its_holder(told: Told, engine: sa.Engine) -> None:
    """A succession is checked by the words that name each holder and the office, of the article that has them."""
    told(3, "Ana Ruiz")
    told(5, "Luis Soto")

    with TestClient(create_app(engine)) as client:
        [found] = client.get("/v1/conflicts", params={"country": "PE", "verdict": "succession"}).json()["results"]

    quotes = [{words["quote"] for words in found[side]["citations"]} for side in ("left", "right")]
    assert quotes == [{"Luis Soto", "foreign_minister"}, {"Ana Ruiz", "foreign_minister"}]
    assert found["record"] == {"type": "country", "id": "PE", "name": "Peru"}


def test_a_holder_who_is_attested_again_is_a_contradiction(told: Told, held: Callable[..., Held]) -> None:
    """Articles contradict each other when the earlier holder is met again after the later one."""
    told(3, "Ana Ruiz")
    told(5, "Luis Soto")
    before = held()

    told(9, "Ana Ruiz")

    assert before == [("succession", "Luis Soto", "Ana Ruiz")]
    assert held() == [("contradicts", "Luis Soto", "Ana Ruiz")]


def test_a_disputed_office_is_named_by_the_country(told: Told, engine: sa.Engine) -> None:
    """The country's document names the office for as long as it is in dispute; a succession is none."""
    told(3, "Ana Ruiz")
    told(5, "Luis Soto")
    told(9, "Ana Ruiz")

    with TestClient(create_app(engine)) as client:
        disputed = [
            client.get("/v1/countries/PE", params=asked).json()["conflicts"] for asked in ({}, {"as_of": "2025-05-05"})
        ]
        listed = client.get("/v1/countries", params={"has_conflict": "true"}).json()["meta"]["count"]

    assert disputed == [["office:foreign_minister"], []]
    assert listed == 1


@pytest.mark.parametrize(
    ("later", "post"),
    [
        ("Ana María Ruiz", {}),
        ("Luis Soto", {"acting": True}),
        ("Luis Soto", {"country": "CL"}),
        ("Luis Soto", {"role_class": RoleClass.OTHER_MINISTER}),
    ],
)
def test_what_is_no_dispute(told: Told, held: Callable[..., Held], later: str, post: dict[str, Any]) -> None:
    """A longer form of a name, a deputy, another country's office and one of many ministers dispute nothing."""
    told(3, "Ana Ruiz")
    told(5, later, **post)
    told(9, "Ana Ruiz")

    assert held(verdict="contradicts") == []


def test_an_article_that_names_both_disputes_nothing(told: Told, held: Callable[..., Held]) -> None:
    """Two holders in one article are a change in an order that is not known."""
    told(3, "Ana Ruiz", "Luis Soto")

    assert held() == []


def test_nobody_holds_one_office_of_two_countries(told: Told, held: Callable[..., Held]) -> None:
    """A minister whom most articles give to another country was misread where one gives them to this one."""
    told(3, "Ana Ruiz")
    told(5, "Luis Soto")
    told(9, "Ana Ruiz")
    for day in (11, 12):
        told(day, "Luis Soto", country="CL")

    assert held() == []


def test_a_retracted_article_takes_its_holder_along(
    told: Told, held: Callable[..., Held], engine: sa.Engine, dump: Callable[..., Any]
) -> None:
    """Without the article between them, the first and the last holder follow one another; nothing else stays."""
    told(3, "Ana Ruiz")
    told(9, "Rosa Vega")
    before = dump(engine)
    told(5, "Luis Soto")
    with engine.connect() as connection:
        [between] = connection.execute(sa.text("SELECT id FROM article WHERE url LIKE '%/5'")).scalars()

    retract(engine, between)

    assert held() == [("succession", "Rosa Vega", "Ana Ruiz")]
    assert dump(engine) == before


def test_as_of_a_day_only_the_holders_of_that_day_are_known(told: Told, held: Callable[..., Held]) -> None:
    """What a later article says of an office is not known before it appears."""
    for day, name in ((9, "Rosa Vega"), (3, "Ana Ruiz"), (5, "Luis Soto")):
        told(day, name)

    known = [held(as_of=f"2025-05-0{day}") for day in (4, 5, 9)]

    assert list(map(len, known)) == [0, 1, 2]
