"""Groups: what a list counts by a key, and adds up, is what its documents come to."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.api import RESOURCES
from app.api.parameters import parameters_of

Document = dict[str, Any]
Listed = Callable[..., list[Document]]
Keys = Callable[[Document], set[str | None]]

QUERIES = {
    resource.router.prefix.removeprefix("/"): parameters_of(resource.router.routes[0].endpoint)
    for resource in RESOURCES
}
CASES = [(resource, name) for resource, query in QUERIES.items() for name in query.groups]


def of(*path: str) -> Keys:
    """Find the keys of a document at the end of *path*: values, or ids of what is referred to, each of a list."""

    def keys(document: Document) -> set[str | None]:
        found: list[Any] = [document]
        for name in path:
            found = [part[name] for part in found if part is not None]
            found = [each for part in found for each in (part if isinstance(part, list) else [part])]
        plain = {part["id"] if isinstance(part, dict) else part for part in found}
        return plain - {None} or {None}

    return keys


def beginning(name: str, letters: int) -> Keys:
    """Find the beginning of a day."""
    return lambda document: {document[name] and document[name][:letters]}


WHEN = {"year": beginning("first_reported_on", 4), "month": beginning("first_reported_on", 7)}
ELSEWHERE: dict[str, dict[str, Keys]] = {
    "articles": {
        "year": beginning("published_on", 4),
        "month": beginning("published_on", 7),
        "day": beginning("published_on", 10),
    },
    "people": {"country": of("positions", "country"), "role_class": of("positions", "role_class")},
    "agreements": {"party": of("parties"), "subject": of("subjects"), "currency": of("value", "currency")},
    "equipment-deals": {"currency": of("value", "currency")},
    "claims": {"record_type": of("record", "type"), "record": of("record", "id")},
    "conflicts": {"record_type": of("record", "type")},
}


@pytest.fixture
def listed(reader: TestClient) -> Listed:
    """Return all documents of a list."""

    def ask(resource: str, **filters: Any) -> list[Document]:
        lines = reader.get(f"/v1/{resource}", params={"format": "jsonl", **filters}).text.splitlines()
        return [json.loads(line) for line in lines]

    return ask


@pytest.mark.parametrize(("resource", "name"), CASES)
def test_groups_count_the_documents_of_the_list(reader: TestClient, listed: Listed, resource: str, name: str) -> None:
    """Each document counts once in the group of each of its keys; the largest groups come first, none is missing."""
    found = {**WHEN, **ELSEWHERE.get(resource, {})}.get(name) or of(name)
    documents = listed(resource)
    expected = Counter(key for document in documents for key in found(document))

    page = reader.get(f"/v1/{resource}", params={"group_by": name}).json()

    assert {group["key"]: group["count"] for group in page["groups"]} == dict(expected)
    assert [group["count"] for group in page["groups"]] == sorted(expected.values(), reverse=True)
    assert (page["results"], page["meta"]["count"]) == ([], len(documents))


@pytest.mark.parametrize(
    ("asked", "modalities", "polarities"),
    [
        ({}, {"rumoured"}, {"negated"}),
        ({"polarity": ["affirmed", "negated"]}, {"rumoured"}, set()),
        ({"modality": ["rumoured", "planned"]}, set(), {"negated"}),
    ],
)
@pytest.mark.parametrize("resource", ["agreements", "equipment-deals"])
def test_sums_are_of_one_currency_and_of_what_is_told_as_true(
    reader: TestClient, listed: Listed, resource: str, asked: dict[str, Any], modalities: set[str], polarities: set[str]
) -> None:
    """Denied and rumoured values are added up only when they are asked for, unit prices never, currencies apart."""
    expected: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for document in listed(resource, **asked):
        value = document["value"]
        told = document["modality"] not in modalities and document["polarity"] not in polarities
        if told and value and value["amount"] is not None and value.get("basis") != "unit_price":
            expected[document["status"], value["currency"]].append(value["amount"])

    page = reader.get(f"/v1/{resource}", params={"group_by": "status", **asked}).json()

    found = {
        (group["key"], one["currency"]): (one["amount"], one["count"])
        for group in page["groups"]
        for one in group["sums"]
    }
    assert found == {place: (sum(amounts), len(amounts)) for place, amounts in expected.items()}


def test_whole_sums_have_no_fraction(reader: TestClient) -> None:
    """A sum is written as everywhere else: 3500000000, not 3500000000.0."""
    text = reader.get("/v1/equipment-deals", params={"group_by": "buyer"}).text

    assert re.search(r'"amount":\d{9,},', text)
    assert ".0" not in text


def test_groups_keep_to_the_filters_and_the_day(reader: TestClient) -> None:
    """Only what the filters find is counted, as of the day that is asked about."""
    whole = reader.get("/v1/equipment-deals", params={"group_by": "buyer"}).json()
    some = reader.get("/v1/equipment-deals", params={"group_by": "buyer", "buyer": "PE"}).json()
    early = reader.get("/v1/equipment-deals", params={"group_by": "buyer", "as_of": "2025-12-11"}).json()

    assert [group["key"] for group in some["groups"]] == ["PE"]
    assert some["groups"][0] in whole["groups"]
    assert early["groups"] == []


def test_codes_and_ids_have_names(reader: TestClient) -> None:
    """What a group is of can be read without a second question."""
    buyers = reader.get("/v1/equipment-deals", params={"group_by": "buyer"}).json()["groups"]
    speakers = reader.get("/v1/statements", params={"group_by": "speaker"}).json()["groups"]

    assert {group["key"]: group["name"] for group in buyers}["PE"] == "Peru"
    assert all((group["key"] is None) == (group["name"] is None) for group in speakers)


def test_groups_are_served_as_tables(reader: TestClient) -> None:
    """CSV has a row for each currency of a group, JSON Lines a line for each group."""
    groups = reader.get("/v1/equipment-deals", params={"group_by": "buyer"}).json()["groups"]
    csv = reader.get("/v1/equipment-deals", params={"group_by": "buyer", "format": "csv"}).text.splitlines()
    lines = reader.get("/v1/equipment-deals", params={"group_by": "buyer", "format": "jsonl"}).text.splitlines()

    assert csv[0] == "key,name,count,currency,amount"
    assert len(csv) - 1 == sum(len(group["sums"]) or 1 for group in groups)
    assert [json.loads(line) for line in lines] == groups


@pytest.mark.parametrize("asked", [{"cursor": "abc"}, {"fields": "id"}, {"bom": "true"}])
def test_what_groups_do_not_have_is_refused(reader: TestClient, asked: dict[str, str]) -> None:
    """Groups have neither further pages nor fields, and no byte order mark in JSON."""
    answer = reader.get("/v1/agreements", params={"group_by": "status", **asked})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == next(iter(asked))


def test_a_misspelt_key_is_named(reader: TestClient) -> None:
    """A key that a list is not grouped by is refused with the nearest right one."""
    answer = reader.get("/v1/agreements", params={"group_by": "statuss"})

    assert answer.status_code == 422
    assert "status" in answer.text
