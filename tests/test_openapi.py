"""The published schema: committed as served, and such that generated clients are pleasant and right."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from app.api import RESOURCES
from app.api.listing import ListQuery
from app.api.openapi import specification
from app.api.parameters import EVERYWHERE, parameters_of

COMMITTED = Path(__file__).parent.parent / "openapi.json"
PUBLISHED = json.loads(specification())
OPERATIONS = {
    operation["operationId"]: operation for path in PUBLISHED["paths"].values() for operation in path.values()
}
SCHEMAS = PUBLISHED["components"]["schemas"]
QUERIES = {
    model
    for resource in RESOURCES
    for route in resource.router.routes
    if (model := parameters_of(route.endpoint)) and issubclass(model, ListQuery)
}


@pytest.fixture(scope="module")
def parts() -> list[dict[str, Any]]:
    """Return every schema inside the published one: of parameters, properties, items and options."""

    def walk(part: Any) -> Iterator[dict[str, Any]]:
        if isinstance(part, dict):
            yield part
        for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            yield from walk(inner)

    named = [
        part for schema in SCHEMAS.values() for inner in schema.get("properties", {}).values() for part in walk(inner)
    ]
    return named + [part for operation in OPERATIONS.values() for part in walk(operation.get("parameters", []))]


def test_the_committed_schema_is_the_one_served() -> None:
    """A change of the interface is a change of openapi.json, which a reviewer sees; `make openapi` writes it."""
    assert COMMITTED.read_text() == specification()


def test_operations_are_named_for_callers() -> None:
    """Each operation has its own name in camel case: it is the name of a function in every client."""
    names = [op["operationId"] for path in PUBLISHED["paths"].values() for op in path.values()]

    assert len(names) == len(set(names))
    assert all(re.fullmatch("(list|get)([A-Z][a-z]+)+", name) for name in names)
    assert {"listAgreements", "getAgreement", "listEquipmentDeals", "getArticleText", "listAgreementClaims"} <= set(
        names
    )


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_has_one_tag_a_sentence_and_its_problems(name: str) -> None:
    """Clients are grouped by tag, read the description, and type the error of every list and item."""
    operation = OPERATIONS[name]

    assert len(operation["tags"]) == 1
    assert operation["description"].endswith(".")
    for status, response in operation["responses"].items():
        if status >= "400":
            content = response["content"]
            assert content == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    assert "422" in operation["responses"] or not operation.get("parameters")


@pytest.mark.parametrize("path", [path for path in PUBLISHED["paths"] if "{id}" in path])
def test_an_id_may_be_another_one_gone_or_nobodys(path: str) -> None:
    """What a client that kept an id may meet is published: moved, never there, and there no more."""
    assert {"308", "404", "410"} <= set(PUBLISHED["paths"][path]["get"]["responses"])


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_parameter_says_what_it_is(name: str) -> None:
    """A parameter without a description is a riddle; a filter without an example nearly is."""
    for parameter in OPERATIONS[name].get("parameters", []):
        assert parameter["description"]
        assert "examples" in parameter["schema"] or parameter["name"] in {*EVERYWHERE, "id"}


def test_closed_lists_have_names(parts: list[dict[str, Any]]) -> None:
    """An enum inside another schema gets a made-up class per field in generated clients."""
    assert not [part for part in parts if "enum" in part]


@pytest.mark.parametrize("name", [name for name in SCHEMAS if "enum" in SCHEMAS[name]])
def test_values_of_closed_lists_have_names_in_code(name: str) -> None:
    """A value that is no name, such as `-signed_on`, gets a number in some clients, which a new value would shift."""
    values, names = SCHEMAS[name]["enum"], SCHEMAS[name].get("x-enum-varnames", SCHEMAS[name]["enum"])

    assert len(names) == len(set(names)) == len(values)
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9_-]*", name) for name in names)


def test_unions_are_nullable_and_nothing_more(parts: list[dict[str, Any]]) -> None:
    """A union of anything but a type and null becomes a wrapper class in generated clients."""
    unions = [part["anyOf"] for part in parts if "anyOf" in part]

    assert unions
    assert all(len(union) == 2 and union[1] == {"type": "null"} for union in unions)
    assert not [part for part in parts if "oneOf" in part]


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_named_type_has_no_default_beside_it(name: str) -> None:
    """Some generators make Any of a reference that a default stands beside; the description tells it instead."""
    for parameter in OPERATIONS[name].get("parameters", []):
        assert not {"$ref", "default"} <= parameter["schema"].keys()
        if parameter["name"] in {"sort", "citations"}:
            assert re.search("`[a-z_-]+`, unless it is given.$", parameter["description"])


def test_no_query_parameter_is_nullable() -> None:
    """A query string has no null."""
    parameters = [part for operation in OPERATIONS.values() for part in operation.get("parameters", [])]

    assert not [part for part in parameters if "null" in json.dumps(part["schema"])]


def test_schemas_are_named_after_what_they_are() -> None:
    """Each resource has a page of its own; no name betrays a Python generic or FastAPI's own errors."""
    pages = {name for name in SCHEMAS if name.endswith("Page")}

    assert all(re.fullmatch("([A-Z][a-z0-9]+)+", name) for name in SCHEMAS)
    assert "HTTPValidationError" not in SCHEMAS
    assert pages == {
        "AgreementHistoryPage",
        "AgreementPage",
        "ArticlePage",
        "ClaimPage",
        "ConflictPage",
        "CountryPage",
        "DyadRecordPage",
        "EquipmentDealHistoryPage",
        "EquipmentDealPage",
        "FactPage",
        "OrganizationPage",
        "PersonPage",
        "StatementPage",
    }


@pytest.mark.parametrize("name", [name for name in SCHEMAS if "properties" in SCHEMAS[name]])
def test_every_key_is_always_there(name: str) -> None:
    """A document has every key, null where nothing is known: no client asks whether a key is absent."""
    schema = SCHEMAS[name]

    assert set(schema.get("required", [])) == set(schema["properties"])


def test_every_reference_leads_somewhere() -> None:
    """A schema that is referred to is published."""
    names = re.findall(r"#/components/schemas/(\w+)", COMMITTED.read_text())

    assert set(names) <= set(SCHEMAS)


def test_the_title_is_a_package_name() -> None:
    """Generators name the client's package after the title, so it is plain ASCII; the server is where it is."""
    assert PUBLISHED["info"]["title"].isascii()
    assert PUBLISHED["servers"] == [{"url": "/"}]


@pytest.mark.parametrize("query", sorted(QUERIES, key=lambda query: query.__name__), ids=lambda query: query.__name__)
def test_every_sort_key_has_an_order(query: type[ListQuery]) -> None:
    """What OpenAPI offers for sorting is exactly what the list can do."""
    assert set(query.model_fields["sort"].annotation) == set(query.orders)


@pytest.mark.parametrize("query", sorted(QUERIES, key=lambda query: query.__name__), ids=lambda query: query.__name__)
def test_every_filter_has_an_example_that_it_takes(query: type[ListQuery]) -> None:
    """The example shown is valid: a fuzzer, a generated client and a reader all start from it."""
    for name in query.filters():
        field = query.model_fields[name]
        [example] = field.examples
        sent = json.loads(json.dumps(example), parse_int=str, parse_float=str)
        sent = str(sent).lower() if isinstance(sent, bool) else sent

        assert TypeAdapter(field.rebuild_annotation()).validate_python(sent) is not None


@pytest.mark.parametrize("query", sorted(QUERIES, key=lambda query: query.__name__), ids=lambda query: query.__name__)
def test_every_group_key_means_something(query: type[ListQuery]) -> None:
    """What OpenAPI offers for grouping is exactly what the list can count by."""
    offered = next(kind for kind in query.model_fields["group_by"].annotation.__args__ if kind is not type(None))

    assert set(offered) == set(query.groups)
