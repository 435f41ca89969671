"""What the five articles of seeds/ amount to, asked over HTTP as an analyst would."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from app import load
from app.extract import VERSION, extract
from app.ingest import ingest_article
from app.main import create_app
from app.verify import verify

SEEDS = Path(__file__).parent.parent / "seeds"
Records = dict[str, dict[str, Any]]
List = Callable[..., Records]


@pytest.fixture
def client(seeded: sa.Engine) -> Iterator[TestClient]:
    """Serve the seeds."""
    with TestClient(create_app(seeded)) as client:
        yield client


@pytest.fixture
def listed(client: TestClient) -> List:
    """Return the records of a list, by id."""

    def records(resource: str, **filters: Any) -> Records:
        page = client.get(f"/v1/{resource}", params={"limit": 200, **filters}).json()
        assert page["meta"]["next_cursor"] is None
        return {record["id"]: record for record in page["results"]}

    return records


def test_the_jets_and_the_tanks_are_two_deals(listed: List) -> None:
    """The 24 jets cost 3.5 billion dollars; the 195 tanks and vehicles come from a firm in South Korea, at no price."""
    by_quantity = {
        deal["quantity"]["best"]: deal
        for deal in listed("equipment-deals", buyer="PE").values()
        if deal["quantity"] is not None
    }

    jets, tanks = by_quantity[24], by_quantity[195]

    assert (jets["equipment"], jets["category"]) == ("fighter jets", "aircraft")
    assert (jets["value"]["amount"], jets["value"]["currency"]) == (3_500_000_000, "USD")
    assert jets["supplier"] is None
    assert (tanks["category"], tanks["supplier_country"]["id"]) == ("armoured_vehicles", "KR")
    assert tanks["supplier"]["name"] == "Hyundai Rotem"
    assert tanks["value"] is None


def test_only_what_is_told_is_a_deal(listed: List) -> None:
    """Whatever else the five articles mention of arms, they tell of no other deal."""
    assert {deal["category"] for deal in listed("equipment-deals").values()} == {"aircraft", "armoured_vehicles"}


def test_the_designation_is_one_agreement_of_four_articles(listed: List) -> None:
    """Four articles tell of Peru's designation as a major non-NATO ally; it was notified to Congress."""
    [designation] = [
        agreement
        for agreement in listed("agreements", country="PE", instrument="unilateral_designation").values()
        if not agreement["background"]
    ]

    assert {party["id"] for party in designation["parties"]} == {"PE", "US"}
    assert designation["sources"] == 4
    assert designation["status"] == "notified"


def test_the_troop_access_runs_for_the_year(listed: List) -> None:
    """The leave for troops to enter in 2026 runs from the first to the last day of that year."""
    access = listed("agreements", subject="troop_access")

    periods = [(a["effective_from"], a["effective_to"]) for a in access.values() if not a["background"]]

    assert periods == [("2026-01-01", "2026-12-31")]


def test_the_minerals_memorandum_is_under_discussion(listed: List) -> None:
    """What is being evaluated is under discussion."""
    [memorandum] = listed("agreements", subject="critical_minerals").values()

    assert memorandum["instrument"] == "memorandum_of_understanding"
    assert memorandum["status"] == "under_discussion"


def test_no_agreement_comes_of_none(listed: List) -> None:
    """An article that says that no new agreements were announced tells of none that was concluded."""
    [article] = [id for id in listed("articles") if id.startswith("shore-news-network")]

    assert {agreement["status"] for agreement in listed("agreements", article=article).values()} <= {
        "proposed",
        "under_discussion",
    }


@pytest.mark.parametrize(
    ("name", "role_class", "country"),
    [
        ("Hugo de Zela", "foreign_minister", "PE"),
        ("Ernesto Álvarez", "head_of_government", "PE"),
        ("José Jerí", "head_of_state", "PE"),
        ("Marco Rubio", "foreign_minister", "US"),
        ("Donald Trump", "head_of_state", "US"),
        ("Pete Hegseth", "defence_minister", "US"),
        ("Walter Astudillo", "defence_minister", "PE"),
        ("Elmer Schialer", "foreign_minister", "PE"),
        ("Sean Parnell", "official", "US"),
        ("Mohammed bin Salman", "royal", "SA"),
    ],
)
def test_people_hold_their_offices(listed: List, name: str, role_class: str, country: str) -> None:
    """Each person is one record, with the office the text gives."""
    [person] = listed("people", name=name).values()

    assert person["name"] == name
    assert (role_class, country) in {
        (position["role_class"], position["country"]["id"] if position["country"] else None)
        for position in person["positions"]
    }


def test_the_office_of_foreign_minister_changed_hands(client: TestClient) -> None:
    """One article of May and two of December name two foreign ministers of Peru; they followed one another."""
    asked = {"country": "PE", "field": "office:foreign_minister"}

    [found] = client.get("/v1/conflicts", params=asked).json()["results"]

    assert (found["verdict"], found["left"]["value"], found["right"]["value"]) == (
        "succession",
        "Hugo de Zela",
        "Elmer Schialer",
    )
    assert (found["left"]["origins"], found["right"]["origins"]) == (2, 1)


def test_a_list_of_a_region_leaves_a_country_out(client: TestClient) -> None:
    """One article has Chile among the allies; another lists those of Latin America without it."""
    asked = {"field": "status", "verdict": "contradicts"}

    [found] = client.get("/v1/conflicts", params=asked).json()["results"]

    assert found["record"]["id"] == "us-cl-status-designation"
    assert [found["left"]["value"], found["right"]["value"]] == ["in_force", "not_listed"]
    assert {one["article"].rpartition("-20")[0] for one in found["left"]["citations"]} == {"la-opinion-andina"}
    assert {one["article"].rpartition("-20")[0] for one in found["right"]["citations"]} == {"buenos-aires-times"}
    assert "In Latin America" in {one["quote"] for one in found["right"]["citations"]}


def test_two_spellings_are_one_person(listed: List) -> None:
    """The name with an accent and the one without are one person, told by two articles."""
    [person] = listed("people", name="Ernesto Alvarez").values()

    assert "Ernesto Alvarez" in person["aliases"]
    assert person["sources"] == 2


def test_furniture_names_nobody(listed: List) -> None:
    """Headlines of other stories, section labels and bylines make no people."""
    names = " ".join(person["name"] for person in listed("people").values())

    assert not any(word in names for word in ("Machado", "Maduro", "Report", "Pranay", "Sentiment", "Editor"))


def test_every_citation_is_verbatim(client: TestClient, listed: List) -> None:
    """Each quote that any record serves is what its offsets cover in the article's text."""
    texts = {id: client.get(f"/v1/articles/{id}").json()["text"] for id in listed("articles")}
    resources = ("people", "countries", "organizations", "agreements", "equipment-deals", "statements")

    citations = [c for name in resources for record in listed(name).values() for c in record["citations"]]

    assert len(citations) > 100
    assert all(texts[c["article"]][c["start"] : c["end"]] == c["quote"] for c in citations)


def test_verify_finds_an_altered_citation(engine: sa.Engine) -> None:
    """The database verifies; with one quote altered by hand it does not."""
    for article in load.articles(SEEDS):
        ingest_article(engine, article, extract(article), "rules", VERSION)
    before = verify(engine)

    with engine.begin() as connection:
        connection.execute(
            sa.text(
                "UPDATE claim_span SET quote = quote || 'x' WHERE claim_id = (SELECT MIN(claim_id) FROM claim_span)"
            )
        )

    assert before == []
    assert verify(engine)


def test_ingesting_again_in_another_order_changes_nothing(engine: sa.Engine, dump: Callable[..., Any]) -> None:
    """The same articles again, last first, leave every row as it was."""
    articles = list(load.articles(SEEDS))
    for article in articles:
        ingest_article(engine, article, extract(article), "rules", VERSION)
    before = dump(engine)

    for article in reversed(articles):
        ingest_article(engine, article, extract(article), "rules", VERSION, again=True)

    assert dump(engine) == before
