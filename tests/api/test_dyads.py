"""Dyads: what there is between two countries, in the order of the news."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

Document = dict[str, Any]
KINDS = {"agreement": "agreements", "equipment_deal": "equipment-deals", "statement": "statements"}


def every(reader: TestClient, path: str, **asked: Any) -> list[Document]:
    """Return all documents of a list."""
    answer = reader.get(path, params={"format": "jsonl", **asked})
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


@pytest.mark.parametrize("asked", [{}, {"as_of": "2025-12-12"}, {"as_of": "2025-12-13"}])
@pytest.mark.parametrize("pair", ["PE-US", "KR-PE", "BR-PE"])
def test_a_dyad_is_what_involves_both(reader: TestClient, pair: str, asked: dict[str, str]) -> None:
    """It holds each agreement, deal and statement that both countries find, and no other, on any day."""
    one, other = pair.split("-")
    lists = {
        kind: [{x["id"] for x in every(reader, f"/v1/{path}", country=code, **asked)} for code in (one, other)]
        for kind, path in KINDS.items()
    }

    found = every(reader, f"/v1/dyads/{pair}", **asked)

    assert sorted((x["type"], x["id"]) for x in found) == sorted(
        (kind, id) for kind, (left, right) in lists.items() for id in left & right
    )


def test_there_is_something_between_two_countries(reader: TestClient) -> None:
    """The test corpus tells of all three kinds, so that the tests above are of something."""
    assert {one["type"] for one in every(reader, "/v1/dyads/PE-US")} >= {"agreement", "statement"}
    assert {one["type"] for one in every(reader, "/v1/dyads/KR-PE")} >= {"equipment_deal"}


@pytest.mark.parametrize("sort", ["first_reported_on", "-first_reported_on"])
def test_pages_make_the_list_in_the_order_of_the_news(reader: TestClient, sort: str) -> None:
    """Page by page, each record is met once, by its day, the undated last."""
    path, asked, found = "/v1/dyads/PE-US", {"sort": sort, "limit": 1}, []
    while True:
        page = reader.get(path, params=asked).json()
        found += page["results"]
        if page["meta"]["next_cursor"] is None:
            break
        asked["cursor"] = page["meta"]["next_cursor"]

    days = [one["first_reported_on"] for one in found if one["first_reported_on"]]
    assert days == sorted(days, reverse=sort.startswith("-"))
    assert found == every(reader, path, sort=sort)
    assert [one["first_reported_on"] for one in found][: len(days)] == days


def test_each_links_to_the_whole_record(reader: TestClient) -> None:
    """What is said in short is said in the record that it links to."""
    for one in every(reader, "/v1/dyads/PE-US"):
        whole = reader.get(one["link"]).json()

        same = set(one) & set(whole) - {"name"}
        assert {name: one[name] for name in same} == {name: whole[name] for name in same}


def test_filters_narrow_it(reader: TestClient) -> None:
    """By type and by the day of the first news."""
    whole = every(reader, "/v1/dyads/PE-US")

    agreements = every(reader, "/v1/dyads/PE-US", type="agreement")
    late = every(reader, "/v1/dyads/PE-US", reported_from="2025-12-13")
    early = every(reader, "/v1/dyads/PE-US", reported_to="2025-12-12")

    assert agreements == [one for one in whole if one["type"] == "agreement"]
    assert late == [one for one in whole if (one["first_reported_on"] or "") >= "2025-12-13"]
    assert early == [one for one in whole if "" < (one["first_reported_on"] or "") <= "2025-12-12"]


def test_the_other_order_leads_to_the_one_of_the_alphabet(reader: TestClient) -> None:
    """One pair has one address; what was asked of it is kept."""
    answer = reader.get("/v1/dyads/US-PE?type=agreement", follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (308, "/v1/dyads/PE-US?type=agreement")


@pytest.mark.parametrize(("pair", "status"), [("PE-PE", 404), ("PE-QX", 404), ("PE", 422), ("pe-us", 422)])
def test_what_is_no_pair_is_refused(reader: TestClient, pair: str, status: int) -> None:
    """Two countries are meant, each by its code."""
    assert reader.get(f"/v1/dyads/{pair}").status_code == status


def test_two_countries_may_have_nothing_between_them(reader: TestClient) -> None:
    """A pair of which nothing is told is an empty list."""
    assert every(reader, "/v1/dyads/IS-TV") == []


def test_a_dyad_is_counted_and_made_a_table(reader: TestClient) -> None:
    """It takes what every list takes: groups and CSV."""
    whole = every(reader, "/v1/dyads/PE-US")

    groups = reader.get("/v1/dyads/PE-US", params={"group_by": "type"}).json()["groups"]
    csv = reader.get("/v1/dyads/PE-US", params={"format": "csv", "fields": "id"}).text.splitlines()

    assert sum(group["count"] for group in groups) == len(whole)
    assert csv == ["id", *(one["id"] for one in whole)]
