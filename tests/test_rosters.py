"""Rosters in the database: a list of all states of a region with a status contradicts what it leaves out."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from app.documents.regions import GROUPINGS, countries_of, regions
from app.ingest import retract
from app.main import create_app
from app.tables import Article
from app.verify import verify
from app.vocabulary import AgreementStatus, Instrument, Modality, Polarity, Subject

STATUS = {"instrument": Instrument.UNILATERAL_DESIGNATION, "subjects": (Subject.STATUS_DESIGNATION,)}
HELD = {"status": AgreementStatus.IN_FORCE, "background": True}
LATIN_AMERICA = "419"
Told = Callable[..., str]


@pytest.fixture
def client(engine: sa.Engine) -> Iterator[TestClient]:
    """Serve the database that the articles go to."""
    with TestClient(create_app(engine)) as client:
        yield client


@pytest.fixture
def told(engine: sa.Engine, draft: Any, published: Any) -> Told:
    """Return a function that publishes an article of a *day* of May 2025 on the status that *giver* gave to *states*.

    The article's id is returned.
    """

    def tell(day: int, *states: str, giver: str = "US", **values: Any) -> str:
        written = draft(f"Washington, {day}, {states}. ").country("US")
        for state in states:
            written.agreement(*sorted((giver, state)), **{**STATUS, **HELD, **values})
        url = f"https://news.example/{day}/{'-'.join(states)}"
        published(engine, written, url=url, published_on=date(2025, 5, day))
        with engine.connect() as connection:
            return str(connection.execute(sa.select(Article.id).where(Article.url == url)).scalar_one())

    return tell


@pytest.fixture
def disputed(client: TestClient) -> Callable[..., list[tuple[str, str, str]]]:
    """Return a function that asks which agreements are in dispute, and between which values."""

    def ask(**filters: Any) -> list[tuple[str, str, str]]:
        page = client.get("/v1/conflicts", params={"field": "status", "verdict": "contradicts", **filters}).json()
        return [(one["record"]["id"], one["left"]["value"], one["right"]["value"]) for one in page["results"]]

    return ask


def test_a_roster_contradicts_what_it_leaves_out(told: Told, disputed: Any, client: TestClient, engine: Any) -> None:
    """The agreement of the country that is left out is in dispute; that of another region and those listed are not."""
    told(3, "CL", "KE")
    told(5, "AR", "BR", roster=LATIN_AMERICA)

    assert disputed() == [("cl-us-status-designation", "in_force", "not_listed")]
    agreement = client.get("/v1/agreements/cl-us-status-designation").json()
    assert agreement["conflicts"] == ["status"]
    assert agreement["status"] == "in_force"
    assert verify(engine) == []


@pytest.mark.parametrize("days", [(5, 3), (3, 5), (5, 9), (9, 5)])
@pytest.mark.parametrize("roster_first", [True, False])
def test_the_order_of_arrival_changes_nothing(
    told: Told, disputed: Any, engine: Any, days: tuple[int, int], *, roster_first: bool
) -> None:
    """From the day on which both are told, a roster and what it leaves out contradict each other."""
    roster, other = days
    arrivals = [(roster, "AR", {"roster": LATIN_AMERICA}), (other, "CL", {})]
    for day, state, values in arrivals if roster_first else reversed(arrivals):
        told(day, state, **values)

    found = [disputed(as_of=f"2025-05-0{day}") for day in (min(days), max(days) - 1, max(days))]

    assert found == [[], [], [("cl-us-status-designation", "in_force", "not_listed")]]
    assert verify(engine) == []


def test_both_sides_are_cited(told: Told, client: TestClient) -> None:
    """The roster's side has the words for the region and for each state on the list."""
    told(3, "CL")
    roster = told(5, "AR", "BR", roster=LATIN_AMERICA)

    [found] = client.get("/v1/conflicts", params={"verdict": "contradicts"}).json()["results"]

    assert {(one["article"], one["quote"]) for one in found["right"]["citations"]} == {
        (roster, quote) for quote in (LATIN_AMERICA, "AR", "BR", "US")
    }
    assert [one["quote"] for one in found["left"]["citations"]] == ["in_force"]
    assert (found["right"]["sources"], found["right"]["origins"]) == (1, 1)


@pytest.mark.parametrize(
    "values",
    [
        {"background": False},
        {"status": AgreementStatus.PROPOSED, "background": False},
        {"status": AgreementStatus.TERMINATED},
        {"modality": Modality.PLANNED},
        {"polarity": Polarity.NEGATED},
        {"giver": "FR"},
        {"subjects": (Subject.TROOP_ACCESS,)},
    ],
)
def test_a_roster_says_nothing_of_what_did_not_stand(told: Told, disputed: Any, values: dict[str, Any]) -> None:
    """What came later, was but proposed, is over or denied, is of another state or subject, does not belong on it."""
    told(5, "AR", "BR", roster=LATIN_AMERICA)
    told(9, "CL", **values)

    assert disputed() == []


def test_an_article_does_not_leave_out_what_it_tells(told: Told, disputed: Any) -> None:
    """A roster with a country more in another sentence leaves that country not out."""
    told(3, "CL")
    told(5, "AR", "BR", "CL", roster=LATIN_AMERICA)

    assert disputed() == []


def test_a_retracted_roster_disputes_nothing(told: Told, disputed: Any, engine: Any, dump: Any) -> None:
    """With the roster gone, everything is as if it had never come."""
    told(3, "CL")
    before = dump(engine)
    roster = told(5, "AR", "BR", roster=LATIN_AMERICA)
    between = disputed()

    retract(engine, roster)

    assert between != []
    assert disputed() == []
    assert dump(engine) == before


def test_regions_are_those_of_m49() -> None:
    """A country lies in its subregion and in all that this is part of; the parts of a region are its own."""
    assert regions("CL") == {"005", "019", "419"}
    assert regions("MX") == {"013", "019", "003", "419"}
    assert "CL" in countries_of("419")
    assert not set(countries_of("142")) & set(countries_of("150"))
    assert all(countries_of(part) for parts in GROUPINGS.values() for part in parts)
