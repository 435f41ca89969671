"""Every filter of every list: exactly the rows that satisfy it, told from the documents and not from the SQL."""

import itertools
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from sqlmodel import SQLModel

from app.api import RESOURCES
from app.api.parameters import parameters_of
from app.asof import NOW
from app.tables import at
from app.text import fold

Document = dict[str, Any]
Ask = Callable[..., list[Document]]
Found = Callable[[Document], set[Any]]

QUERIES = {
    resource.router.prefix.removeprefix("/"): parameters_of(resource.router.routes[0].endpoint)
    for resource in RESOURCES
}
FILTERS = [(resource, name) for resource, query in QUERIES.items() for name in query.filters()]
MOST_VALUES = 4
UNTOLD = {
    ("people", "has_conflict"),
    ("countries", "has_conflict"),
    ("organizations", "has_conflict"),
    ("statements", "has_conflict"),
}
"""What no corpus can tell apart yet: sources do not disagree on these."""


def own(name: str) -> Found:
    """Find a document under the value of its field *name*, or under the id of what that refers to."""

    def found(document: Document) -> set[Any]:
        values = document[name] if isinstance(document[name], list) else [document[name]]
        return {value["id"] if isinstance(value, dict) else value for value in values} - {None}

    return found


def figures(name: str, best: str) -> Found:
    """Find a document between the least and the greatest figure of its field *name*."""
    return lambda document: {(document[name] or {}).get(key) for key in (best, "low", "high")} - {None}


def flag(name: str) -> Found:
    """Find a document under what is said of *name*."""
    return lambda document: {"true" if document[name] else "false"}


def days(*names: str) -> Found:
    """Find a document between days."""
    return lambda document: {document[name] for name in names} - {None}


RECORD = {
    "article": own("_articles"),
    "reported_from": days("last_reported_on"),
    "reported_to": days("first_reported_on"),
    "min_origins": own("origins"),
    "has_conflict": flag("conflicts"),
    "country": own("_countries"),
    "q": own("_words"),
}
TOLD = {**RECORD, "modality": own("modality"), "polarity": own("polarity"), "background": flag("background")}
SAYS: dict[str, dict[str, Found]] = {
    "articles": {
        "language": own("language"),
        "publisher": own("publisher"),
        "published_from": days("published_on"),
        "published_to": days("published_on"),
        "country": own("_countries"),
        "q": own("_words"),
    },
    "people": {
        **RECORD,
        "name": lambda person: {
            fold(name)[:end] for name in person["aliases"] + [person["name"]] for end in (1, 3, 99)
        },
        "role_class": lambda person: {position["role_class"] for position in person["positions"]},
        "country": lambda person: {post["country"]["id"] for post in person["positions"] if post["country"]},
    },
    "countries": RECORD,
    "organizations": {**RECORD, "kind": own("kind"), "country": own("country")},
    "agreements": {
        **TOLD,
        "country": own("parties"),
        "instrument": own("instrument"),
        "subject": own("subjects"),
        "status": own("status"),
    },
    "equipment-deals": {
        **TOLD,
        "country": lambda deal: own("buyer")(deal) | own("supplier_country")(deal),
        "buyer": own("buyer"),
        "supplier_country": own("supplier_country"),
        "supplier": own("supplier"),
        "category": own("category"),
        "transfer": own("transfer"),
        "condition": own("condition"),
        "status": own("status"),
        "currency": lambda deal: {(deal["value"] or {}).get("currency")} - {None},
        "value_min": figures("value", "amount"),
        "value_max": figures("value", "amount"),
        "quantity_min": figures("quantity", "best"),
        "quantity_max": figures("quantity", "best"),
    },
    "statements": {
        **TOLD,
        "speaker": own("speaker"),
        "form": own("form"),
        "language": own("language"),
        "said_from": days("said_latest"),
        "said_to": days("said_earliest"),
    },
    "claims": {
        "article": own("article"),
        "record": own("record"),
        "record_type": lambda claim: {claim["record"]["type"]},
        "field": own("field"),
        "basis": own("basis"),
        "modality": own("modality"),
        "polarity": own("polarity"),
        "background": flag("background"),
        "reported_from": days("reported_on"),
        "reported_to": days("reported_on"),
        "country": own("_countries"),
    },
    "conflicts": {
        "record": own("record"),
        "record_type": lambda conflict: {conflict["record"]["type"]},
        "field": own("field"),
        "verdict": own("verdict"),
        "country": own("_countries"),
        "reported_from": days("last_reported_on"),
        "reported_to": days("first_reported_on"),
    },
}


@pytest.fixture(scope="session")
def ask(reader: TestClient) -> Ask:
    """Return a function that reads a whole list, page by page."""

    def read(resource: str, **parameters: Any) -> list[Document]:
        found: list[Document] = []
        cursor: dict[str, str] = {}
        while True:
            answer = reader.get(f"/v1/{resource}", params={**parameters, **cursor})
            assert answer.status_code == 200, answer.text
            found += answer.json()["results"]
            cursor = {"cursor": answer.json()["meta"]["next_cursor"]}
            if cursor["cursor"] is None:
                return found

    return read


@pytest.fixture(scope="session")
def documents(ask: Ask, corpus: sa.Engine) -> dict[str, list[Document]]:
    """Return every document of every list, with what it is found under but does not say itself."""
    lists = {resource: ask(resource) for resource in QUERIES}
    articles, countries = defaultdict(set), defaultdict(set)
    for claim in lists["claims"]:
        articles[claim["record"]["type"], claim["record"]["id"]].add(claim["article"])
    with corpus.connect() as connection:
        link = SQLModel.metadata.tables["record_country"].c
        now = sa.select(link.record_type, link.record_id, link.country).where(at(link, NOW))
        for kind, id, country in connection.execute(now):
            countries[kind, id].add(country)
        for resource, query in QUERIES.items():
            words = getattr(query.table, "words", sa.literal(""))
            standing = at(query.table, NOW) if query.lasting is None else sa.true()
            texts = dict(connection.execute(sa.select(query.table.id, words).where(standing)).all())
            for document in lists[resource]:
                of = document.get("record", document)
                document["_words"] = texts[document["id"]].split()
                document["_articles"] = sorted(articles[of["type"], of["id"]])
                document["_countries"] = sorted(countries[of["type"], of["id"]])
    return lists


@pytest.mark.parametrize(("resource", "name"), FILTERS)
def test_a_filter_finds_exactly_what_satisfies_it(
    ask: Ask, documents: dict[str, list[Document]], resource: str, name: str
) -> None:
    """Whatever value the corpus has for a filter, the list holds every row of that value and no other."""
    every, found = documents[resource], SAYS[resource][name]
    values = sorted({value for document in every for value in found(document)})[:MOST_VALUES]
    narrowed = []

    for value in values:
        beside = {"currency": "USD"} if name.startswith("value_") else {}
        among = [one for one in every if not beside or (one["value"] or {}).get("currency") == "USD"]
        if name.endswith(("_from", "_min")) or name.startswith("min_"):
            right = {one["id"] for one in among if found(one) and max(found(one)) >= value}
        elif name.endswith(("_to", "_max")):
            right = {one["id"] for one in among if found(one) and min(found(one)) <= value}
        else:
            right = {one["id"] for one in among if value in found(one)}
        narrowed.append(len(right))

        assert {one["id"] for one in ask(resource, **{name: value}, **beside)} == right

    assert any(0 < number < len(every) for number in narrowed) is ((resource, name) not in UNTOLD)


@pytest.mark.parametrize(
    ("resource", "name"),
    [(resource, name) for resource, name in FILTERS if QUERIES[resource].repeatable(name)],
)
def test_a_repeated_filter_means_or(ask: Ask, documents: dict[str, list[Document]], resource: str, name: str) -> None:
    """Two values of one filter find what either finds."""
    first, last = (
        pick({value for one in documents[resource] for value in SAYS[resource][name](one)}) for pick in (min, max)
    )

    both = {one["id"] for one in ask(resource, **{name: [first, last]})}

    assert both == {one["id"] for value in (first, last) for one in ask(resource, **{name: value})}


@pytest.mark.parametrize("resource", QUERIES)
def test_different_filters_mean_and(ask: Ask, documents: dict[str, list[Document]], resource: str) -> None:
    """Two filters find what both find."""
    names = [name for name in QUERIES[resource].filters() if QUERIES[resource].repeatable(name)]
    values = {name: min(value for one in documents[resource] for value in SAYS[resource][name](one)) for name in names}

    for one, other in itertools.pairwise(names):
        alone = [{row["id"] for row in ask(resource, **{name: values[name]})} for name in (one, other)]

        assert {
            row["id"] for row in ask(resource, **{name: values[name] for name in (one, other)})
        } == set.intersection(*alone)


def test_every_word_of_a_search_must_occur(ask: Ask) -> None:
    """A search is an AND of words, folded and split as the index is: accents, case and hyphens do not matter."""
    assert [one["id"] for one in ask("people", q="ÁLVARO lins")] == ["alvaro-lins"]
    assert ask("people", q="alvaro zela") == []
    assert [one["id"] for one in ask("equipment-deals", q="K-2 tanks")] == ["pe-k2-tanks"]
    assert ask("equipment-deals", q="tank") == []
    assert ask("equipment-deals", q="!!!") == []


def test_an_id_that_nobody_has_finds_nothing(ask: Ask) -> None:
    """A filter by an unknown id is an empty list, not an error."""
    assert (
        ask("equipment-deals", supplier="nobody") == ask("people", article="nobody") == ask("claims", record="x") == []
    )


@pytest.mark.parametrize("resource", QUERIES)
def test_pages_partition_every_list_in_every_order(
    ask: Ask, documents: dict[str, list[Document]], resource: str
) -> None:
    """Page by page, by any sort key, each row is met once, and what a key is missing from comes last."""
    for sort in QUERIES[resource].orders:
        beside = {"currency": "USD"} if "value" in sort else {"q": "p*"} if sort == "relevance" else {}

        met = [one["id"] for one in ask(resource, sort=sort, limit=3, **beside)]

        assert sorted(met) == sorted(one["id"] for one in ask(resource, limit=200, **beside))
        assert len(met) == len(documents[resource]) or beside
