"""What every read has: envelope, links, validators, citations; items, texts and claims."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from sqlalchemy import event

from app import documents, tables
from app.api import RESOURCES
from app.main import create_app
from app.vocabulary import RecordType

ROUTES = {route.path: route for resource in RESOURCES for route in resource.router.routes}
LISTS = [path for path in ROUTES if "{" not in path]
RECORDS = [path for path in LISTS if path not in {"/articles", "/claims", "/conflicts"}]


def arrays_of_citations(part: Any) -> Iterator[list[Any]]:
    """Yield every array called citations inside *part*."""
    if isinstance(part, dict):
        yield from ([part["citations"]] if "citations" in part else [])
        part = list(part.values())
    for inner in part if isinstance(part, list) else []:
        yield from arrays_of_citations(inner)


@pytest.fixture
def ids(reader: TestClient) -> Callable[[str], list[str]]:
    """Return a function that gives the ids of a list's first page."""
    return lambda path: [one["id"] for one in reader.get(f"/v1{path}").json()["results"]]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_what_its_schema_says(reader: TestClient, path: str) -> None:
    """What is served validates, key for key, as the page that OpenAPI publishes."""
    body = reader.get(f"/v1{path}", params={"limit": 200}).json()

    page = ROUTES[path].response_model.model_validate_json(json.dumps(body), strict=True)

    assert page.results
    assert page.model_dump(mode="json") == body


@pytest.mark.parametrize("path", LISTS)
def test_an_item_is_what_its_schema_says(reader: TestClient, ids: Callable[[str], list[str]], path: str) -> None:
    """An item is its document of the list, an article with its text beside, a country with its links."""
    listed = {one["id"]: one for one in reader.get(f"/v1{path}").json()["results"]}

    for id in ids(path)[:20]:
        body = reader.get(f"/v1{path}/{id}").json()
        item = ROUTES[f"{path}/{{id}}"].response_model.model_validate_json(json.dumps(body), strict=True)
        beside = {"/articles": "text", "/countries": "links"}.get(path)
        more = body.pop(beside) if beside else None

        assert body == listed[id]
        assert item.id == id
        assert more != ""


@pytest.mark.parametrize("path", LISTS)
def test_the_next_page_is_in_meta_and_in_the_link(reader: TestClient, path: str) -> None:
    """The Link header leads to the next page with the same filters; its cursor is the one in meta."""
    first = reader.get(f"/v1{path}", params={"limit": 1, "citations": "none"})

    second = reader.get(first.links["next"]["url"])

    meta = first.json()["meta"]
    assert meta["next_cursor"] in first.links["next"]["url"]
    assert "citations=none" in first.links["next"]["url"]
    assert second.json()["meta"]["count"] == meta["count"] > 1
    assert second.json()["results"][0]["id"] != first.json()["results"][0]["id"]


def test_the_last_page_has_no_link(reader: TestClient) -> None:
    """A list that is served whole leads nowhere."""
    answer = reader.get("/v1/people", params={"limit": 200})

    assert answer.links == {}
    assert answer.json()["meta"]["next_cursor"] is None
    assert answer.json()["groups"] == []


def test_a_cursor_serves_its_own_list_alone(reader: TestClient) -> None:
    """A cursor is bound to list, filters and sort, and to nothing else: the size of the next page may change."""
    cursor = reader.get("/v1/people", params={"limit": 1}).json()["meta"]["next_cursor"]

    other = [("people", {"country": "PE"}), ("people", {"sort": "name"}), ("countries", {})]

    assert reader.get("/v1/people", params={"cursor": cursor, "limit": 7, "citations": "none"}).status_code == 200
    for resource, parameters in other:
        refused = reader.get(f"/v1/{resource}", params={**parameters, "cursor": cursor})
        assert refused.status_code == 400
        assert refused.json()["type"] == "urn:problem-type:attache:cursor-does-not-belong-to-this-list"


@pytest.mark.parametrize("path", [*LISTS, "/articles/{id}", "/articles/{id}/text", "/people/{id}/claims"])
def test_what_a_client_holds_is_not_sent_again(reader: TestClient, ids: Callable[[str], list[str]], path: str) -> None:
    """The ETag sent back is answered 304 without a body; it differs by resource and by parameter."""
    url = "/v1" + path.format(id=ids(path.partition("/{")[0])[0])
    answer = reader.get(url)

    again = reader.get(url, headers={"If-None-Match": f'"other", W/{answer.headers["etag"]}'})

    assert answer.headers["etag"].startswith('"')
    assert answer.headers["cache-control"] == "public, no-cache"
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == answer.headers["etag"]
    parameter = "end=5" if path.endswith("text") else "citations=none"
    assert reader.get(f"{url}?{parameter}", headers={"If-None-Match": answer.headers["etag"]}).status_code == 200
    assert reader.get("/v1/people?limit=3").headers["etag"] != answer.headers["etag"]


def test_the_order_of_parameters_is_one_query(reader: TestClient) -> None:
    """Parameters in another order ask the same thing, so the validator is the same."""
    one, other = (reader.get(f"/v1/people?{query}") for query in ("limit=3&country=PE", "country=PE&limit=3"))

    assert one.headers["etag"] == other.headers["etag"]


def test_a_changed_database_is_served_anew(
    engine: sa.Engine, draft: Callable[..., Any], published: Callable[..., Any]
) -> None:
    """What is ingested changes the revision, and with it every validator."""
    with TestClient(create_app(engine)) as client:
        before = client.get("/v1/countries")
        published(engine, draft("Lima. ").country("PE"))

        after = client.get("/v1/countries", headers={"If-None-Match": before.headers["etag"]})

    assert after.status_code == 200
    assert after.json()["meta"]["revision"] != before.json()["meta"]["revision"]
    assert [one["id"] for one in after.json()["results"]] == ["PE"]


@pytest.mark.parametrize("path", ["/v1/people", "/v1/people/nobody", "/healthz", "/openapi.json"])
def test_head_is_get_without_a_body(reader: TestClient, path: str) -> None:
    """HEAD answers the headers of GET, of problems too."""
    got, head = reader.get(path), reader.head(path)

    assert head.content == b""
    assert head.status_code == got.status_code
    assert head.headers == got.headers


def test_pages_of_other_origins_may_read(reader: TestClient) -> None:
    """A notebook in a browser reads the API, its validators and its links, and may send validators back."""
    origin = {"Origin": "https://notebook.example"}
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}

    answer, preflight = reader.get("/v1/people", headers=origin), reader.options("/v1/people", headers=origin | asked)

    assert answer.headers["access-control-allow-origin"] == "*"
    assert {"ETag", "Link"} <= set(answer.headers["access-control-expose-headers"].split(", "))
    assert preflight.status_code == 200


@pytest.mark.parametrize("path", LISTS)
def test_citations_can_be_left_out(reader: TestClient, path: str) -> None:
    """With citations=none every array of citations is there and empty, and nothing else changes."""
    full, none = (reader.get(f"/v1{path}", params={"citations": asked}).json() for asked in ("full", "none"))

    assert any(arrays_of_citations(full["results"]))
    assert not any(arrays_of_citations(none["results"]))
    for array in arrays_of_citations(full["results"]):
        array.clear()
    assert none == full


@pytest.mark.parametrize("path", LISTS)
def test_every_citation_is_in_the_text_that_is_served(reader: TestClient, path: str) -> None:
    """The offsets of a citation, sent to /text, give its quote back, to the letter."""
    results = reader.get(f"/v1{path}").json()["results"]
    citations = [one for array in arrays_of_citations(results) for one in array][:30]

    assert citations or path == "/articles"
    for citation in citations:
        part = {"start": citation["start"], "end": citation["end"]}
        answer = reader.get(f"/v1/articles/{citation['article']}/text", params=part)
        assert answer.text == citation["quote"]
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_a_text_is_counted_in_code_points(
    engine: sa.Engine, draft: Callable[..., Any], published: Callable[..., Any]
) -> None:
    """An emoji is one character; start is inclusive, end exclusive, and without them the whole text is served."""
    published(engine, draft("Ñandú 🪖 é. ").country("PE"))
    with TestClient(create_app(engine)) as client:
        [article] = client.get("/v1/articles").json()["results"]
        url = f"/v1/articles/{article['id']}/text"

        assert client.get(url).text == "Ñandú 🪖 é. PE. "
        assert client.get(url, params={"start": 6, "end": 7}).text == "🪖"
        assert client.get(url, params={"start": 10}).text == " PE. "
        assert client.get(url, params={"end": 15}).text == client.get(url).text
        for start, end in ((3, 3), (4, 3), (0, 16), (15, 16)):
            refused = client.get(url, params={"start": start, "end": end})
            assert refused.status_code == 400
            assert refused.json()["title"] == "Range holds nothing"


@pytest.mark.parametrize("path", RECORDS)
def test_the_claims_of_a_record_are_those_on_it(reader: TestClient, ids: Callable[[str], list[str]], path: str) -> None:
    """The claims under a record are the claims that name it, narrowed and paged as any list."""
    for id in ids(path)[:5]:
        under = reader.get(f"/v1{path}/{id}/claims", params={"limit": 200}).json()
        named = reader.get("/v1/claims", params={"record": id, "limit": 200}).json()

        assert under["results"]
        assert under["results"] == named["results"]
        fields = [claim["field"] for claim in under["results"]]
        narrowed = reader.get(f"/v1{path}/{id}/claims", params={"field": fields[0], "limit": 1}).json()
        assert narrowed["meta"]["count"] == fields.count(fields[0])


def test_the_claims_of_an_article_are_those_it_makes(reader: TestClient, ids: Callable[[str], list[str]]) -> None:
    """The claims under an article are the claims that cite it."""
    for id in ids("/articles"):
        under = reader.get(f"/v1/articles/{id}/claims", params={"limit": 200}).json()

        assert under["results"] == reader.get("/v1/claims", params={"article": id, "limit": 200}).json()["results"]
        assert {claim["article"] for claim in under["results"]} == {id}


@pytest.mark.parametrize("path", RECORDS)
def test_a_claim_names_its_record_as_the_record_does(reader: TestClient, path: str) -> None:
    """A claim refers to its record by {type, id, name}; whoever has a name is called by it."""
    for record in reader.get(f"/v1{path}").json()["results"]:
        [claim] = reader.get(f"/v1{path}/{record['id']}/claims", params={"limit": 1}).json()["results"]

        assert (claim["record"]["type"], claim["record"]["id"]) == (record["type"], record["id"])
        assert claim["record"]["name"] == record.get("name", claim["record"]["name"]) != ""


def test_a_former_id_leads_to_the_present_one(
    engine: sa.Engine, draft: Callable[..., Any], published: Callable[..., Any]
) -> None:
    """308 keeps the path and the query, and the answer there is the record."""
    published(engine, draft("Lima. ").person("Hugo de Zela"))
    with engine.begin() as connection:
        connection.execute(
            sa.insert(tables.Redirect), {"record_type": RecordType.PERSON, "old": "h-de-zela", "new": "hugo-de-zela"}
        )
    with TestClient(create_app(engine), follow_redirects=False) as client:
        for rest in ("", "/claims", "?citations=none", "/claims?limit=1&field=name"):
            moved = client.get(f"/v1/people/h-de-zela{rest}")

            assert moved.status_code == 308
            assert moved.headers["location"] == f"/v1/people/hugo-de-zela{rest}"
            assert client.get(moved.headers["location"]).status_code == 200
        assert client.get("/v1/organizations/h-de-zela").status_code == 404


@pytest.mark.parametrize("path", [*LISTS, "/people/{id}/claims"])
def test_a_longer_page_asks_the_database_no_more(
    corpus: sa.Engine, reader: TestClient, ids: Callable[[str], list[str]], path: str
) -> None:
    """The number of statements is the same for two rows as for all."""
    url = "/v1" + path.format(id=ids("/people")[0])
    seen: list[str] = []

    def note(*arguments: Any) -> None:
        seen.append(arguments[2])

    event.listen(corpus, "before_cursor_execute", note)
    counts = []
    for limit in (20, 200):
        seen.clear()
        reader.get(url, params={"limit": limit})
        counts.append(len(seen))
    event.remove(corpus, "before_cursor_execute", note)

    assert counts[0] == counts[1] <= 14


def test_pages_are_named_after_their_documents() -> None:
    """Each list's page holds the documents of its items."""
    for path in LISTS:
        [document] = ROUTES[path].response_model.model_fields["results"].annotation.__args__
        assert issubclass(ROUTES[f"{path}/{{id}}"].response_model, document)
        assert f"{document.__name__}Page" in documents.__all__
