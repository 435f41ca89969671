"""From one record to what belongs to it: a person's statements, an article's facts, a country's lists; the whole."""

import json
from collections import Counter
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from app.main import create_app
from app.vocabulary import RecordType

Document = dict[str, Any]


def every(reader: TestClient, path: str, **asked: Any) -> list[Document]:
    """Return all documents of a list."""
    answer = reader.get(path, params={"format": "jsonl", **asked})
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


def test_the_statements_of_a_person_are_those_they_said(reader: TestClient) -> None:
    """Each person's list is the list of statements with them as the speaker, and takes the same filters."""
    people = [person["id"] for person in every(reader, "/v1/people")]

    own = {id: every(reader, f"/v1/people/{id}/statements") for id in people}

    assert own == {id: every(reader, "/v1/statements", speaker=id) for id in people}
    assert any(own.values())
    assert every(reader, "/v1/people/donald-trump/statements", form="indirect") == [
        one for one in own["donald-trump"] if one["form"] == "indirect"
    ]


@pytest.mark.parametrize("path", ["people/nobody/statements", "articles/nothing/facts"])
def test_what_belongs_to_nothing_is_not_found(reader: TestClient, path: str) -> None:
    """A part of a record that is not there answers as the record does."""
    assert reader.get(f"/v1/{path}").status_code == 404


def test_the_facts_of_an_article_are_its_claims_in_the_order_of_its_text(reader: TestClient) -> None:
    """Every claim of an article is in one fact, which is told of one record, and the words that come first are first."""
    for article in every(reader, "/v1/articles"):
        facts = reader.get(f"/v1/articles/{article['id']}/facts").json()["results"]
        claims = every(reader, f"/v1/articles/{article['id']}/claims")

        told = [claim for fact in facts for claim in fact["claims"]]
        starts = [min(words["start"] for claim in fact["claims"] for words in claim["citations"]) for fact in facts]
        assert sorted(told, key=lambda one: one["id"]) == sorted(claims, key=lambda one: one["id"])
        assert starts == sorted(starts)
        assert all(claim["record"] == fact["record"] for fact in facts for claim in fact["claims"])


def test_facts_are_narrowed_to_a_type(reader: TestClient) -> None:
    """``type`` keeps the facts that are told of such records."""
    [article, *_] = [one["id"] for one in every(reader, "/v1/articles", publisher="Andean Post")]

    every_fact = reader.get(f"/v1/articles/{article}/facts").json()["results"]
    deals = reader.get(f"/v1/articles/{article}/facts", params={"type": "equipment_deal"}).json()["results"]

    assert 0 < len(deals) < len(every_fact)
    assert deals == [fact for fact in every_fact if fact["record"]["type"] == "equipment_deal"]


def test_the_links_of_a_country_lead_to_what_is_counted(reader: TestClient) -> None:
    """Behind each link is the list that the count of the same name counts."""
    country = reader.get("/v1/countries/PE").json()

    found = {name: reader.get(path).json()["meta"]["count"] for name, path in country["links"].items()}

    assert {name: found[name] for name in country["counts"]} == country["counts"]
    assert found["claims"] > 0


@pytest.mark.parametrize("asked", [{}, {"as_of": "2025-12-13"}])
def test_the_figures_are_those_of_the_lists(reader: TestClient, asked: dict[str, str]) -> None:
    """What ``/stats`` counts is what the lists hold, on any day."""
    stats = reader.get("/v1/stats", params=asked).json()
    articles = every(reader, "/v1/articles", **asked)

    assert stats["articles"]["count"] == len(articles)
    assert stats["articles"]["origins"] == len({article["origin"] for article in articles})
    for name, key in (("by_day", "published_on"), ("by_language", "language"), ("by_publisher", "publisher")):
        counted = {one["key"]: one["count"] for one in stats["articles"][name]}
        assert counted == dict(Counter(article[key] for article in articles))
    for one in stats["records"]:
        records = every(reader, f"/v1/{PATHS[one['type']]}", **asked)
        assert one["count"] == len(records)
        assert one["told_once"] == sum(record["sources"] == 1 for record in records)
        assert one["told_by_several_origins"] == sum(record["origins"] > 1 for record in records)
        assert one["with_conflict"] == sum(bool(record["conflicts"]) for record in records)
    claims = every(reader, "/v1/claims", **asked)
    assert {one["key"]: one["count"] for one in stats["claims"]} == dict(Counter(claim["basis"] for claim in claims))
    telling = {claim["article"] for claim in claims if claim["record"]["type"] not in {"country", "article"}}
    assert stats["articles"]["with_facts"] == len(telling)


def test_an_empty_database_holds_nothing(engine: sa.Engine) -> None:
    """Figures of nothing are noughts and nulls."""
    with TestClient(create_app(engine)) as client:
        stats = client.get("/v1/stats").json()

    assert (stats["articles"]["count"], stats["articles"]["first_published_on"]) == (0, None)
    assert {one["count"] for one in stats["records"]} == {0}


PATHS = {
    RecordType.PERSON: "people",
    RecordType.COUNTRY: "countries",
    RecordType.ORGANIZATION: "organizations",
    RecordType.AGREEMENT: "agreements",
    RecordType.EQUIPMENT_DEAL: "equipment-deals",
    RecordType.STATEMENT: "statements",
}
