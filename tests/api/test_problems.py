"""What has no answer is refused with RFC 9457 problems that name the parameter, and never with a 500."""

from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api.openapi import specification
from app.main import create_app

LISTS = [
    "articles",
    "people",
    "countries",
    "organizations",
    "agreements",
    "equipment-deals",
    "statements",
    "claims",
    "conflicts",
]
HOSTILE = ["' OR 1=1--", "%_\\", "';drop table person;--", "\u202e🪖ﬁ", "%" * 200]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def client(request: pytest.FixtureRequest, new_database: Callable[[str], sa.Engine]) -> Iterator[TestClient]:
    """Give a client of an empty server."""
    with TestClient(create_app(new_database(request.param))) as made:
        yield made


@pytest.mark.parametrize(
    ("query", "parameter", "hint"),
    [
        ("agreements?countri=PE", "countri", "did you mean 'country'?"),
        ("agreements?instrument=treati", "instrument", "did you mean 'treaty'?"),
        ("equipment-deals?sort=quantiti", "sort", "did you mean 'quantity'?"),
        ("people?role_class=forein_minister", "role_class", "did you mean 'foreign_minister'?"),
        ("people?zzz=1", "zzz", "there are article,"),
        ("people/hugo-de-zela?citation=none", "citation", "did you mean 'citations'?"),
    ],
)
def test_a_slip_is_refused_with_the_nearest_right_word(
    client: TestClient, query: str, parameter: str, hint: str
) -> None:
    """A misspelt parameter, value or sort key never returns the whole list as if it were filtered."""
    response = client.get(f"/v1/{query}")

    problem = response.json()
    assert response.status_code == 422
    assert problem["errors"][0]["parameter"] == parameter
    assert hint in problem["errors"][0]["detail"]
    assert hint in problem["detail"]


@pytest.mark.parametrize(
    "query",
    [
        "people?limit=0",
        "people?limit=201",
        "people?limit=1_0",
        "people?limit=2&limit=3",
        "people?q=a&q=b",
        "people?q=",
        "people?q=%00",
        "people?name=%1f",
        "people?name=" + "a" * 201,
        "people?country=pe",
        "people?country=PER",
        "people?" + "&".join(["country=PE"] * 51),
        "people?reported_from=0",
        "people?reported_from=2025-2-1",
        "people?reported_from=2025-02-30",
        "people?reported_from=2025-02-01T00:00:00",
        "people?min_origins=-1",
        "people?min_origins=1e3",
        f"people?min_origins={2**53}",
        "people?min_origins=" + "9" * 5000,
        "people?has_conflict=yes",
        "people?has_conflict=1",
        "people?cursor=!",
        "people?citations=some",
        "people/%00",
        "equipment-deals?value_min=NaN&currency=USD",
        "equipment-deals?value_min=1e400&currency=USD",
        "equipment-deals?value_min=-1&currency=USD",
        "equipment-deals?currency=usd",
        "articles/x/text?start=-1",
        "articles/x/text?end=one",
    ],
)
def test_what_does_not_fit_the_schema_is_422(client: TestClient, query: str) -> None:
    """What the published schema forbids is refused, in both spellings of each type that Pydantic would let pass."""
    response = client.get(f"/v1/{query}")

    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["errors"][0]["parameter"] in query or "%00" in query


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("people?cursor=abc", "cursor"),
        ("people?reported_from=2025-12-13&reported_to=2025-12-12", "reported_from"),
        ("articles?published_from=2025-12-13&published_to=2025-12-12", "published_from"),
        ("statements?said_from=2025-12-13&said_to=2025-12-12", "said_from"),
        ("equipment-deals?quantity_min=2&quantity_max=1", "quantity_min"),
        ("equipment-deals?value_min=2&value_max=1&currency=USD", "value_min"),
        ("equipment-deals?value_min=1", "currency"),
        ("equipment-deals?value_max=1&currency=USD&currency=EUR", "currency"),
        ("equipment-deals?sort=value", "currency"),
        ("equipment-deals?sort=-value", "currency"),
    ],
)
def test_what_fits_but_has_no_answer_is_400(client: TestClient, query: str, parameter: str) -> None:
    """A request that contradicts itself is told so, instead of answered with nothing."""
    response = client.get(f"/v1/{query}")

    problem = response.json()
    assert (response.status_code, problem["status"]) == (400, 400)
    assert response.headers["content-type"] == "application/problem+json"
    assert problem["errors"] == [{"parameter": parameter, "detail": problem["detail"]}]


@pytest.mark.parametrize(
    "query",
    [
        *(f"{name}?min_origins={2**53 - 1}" for name in LISTS if name not in {"articles", "claims", "conflicts"}),
        f"equipment-deals?quantity_min={2**53 - 1}",
        f"equipment-deals?quantity_max={2**53 - 1}",
        f"equipment-deals?value_min={2**53 - 1}&currency=USD",
        f"equipment-deals?value_max={2**53 - 1}&currency=USD",
    ],
)
def test_the_greatest_number_of_the_schema_is_answered(client: TestClient, query: str) -> None:
    """A number that no column holds is still one to compare with, on both databases."""
    response = client.get(f"/v1/{query}")

    assert response.status_code == 200
    assert response.json()["results"] == []


@pytest.mark.parametrize("resource", LISTS)
def test_an_unknown_id_is_404(client: TestClient, resource: str) -> None:
    """An item that nobody has is a problem of its own, which names the id."""
    response = client.get(f"/v1/{resource}/nobody")

    problem = response.json()
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert set(problem) == {"type", "title", "status", "detail", "instance", "errors"}
    assert problem["type"] == "urn:problem-type:attache:not-found"
    assert "'nobody'" in problem["detail"]
    assert problem["instance"] == f"/v1/{resource}/nobody"


def test_a_path_that_is_not_served_is_404(client: TestClient) -> None:
    """A misspelt path is a problem too, and names the nearest one that is served."""
    response = client.get("/v1/agrements")

    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert "did you mean /v1/agreements?" in response.json()["detail"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/v1/people", "/v1/people/x", "/v1/articles/x/text", "/healthz"])
def test_writing_is_405(client: TestClient, method: str, path: str) -> None:
    """Nothing is written over HTTP; Allow says what can be done instead."""
    response = client.request(method, path)

    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD"
    assert response.json()["title"] == "Method Not Allowed"


@pytest.mark.parametrize("resource", LISTS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_finds_nothing_and_breaks_nothing(client: TestClient, resource: str, text: str) -> None:
    """SQL, wildcards and odd letters are words like any other, in every parameter that takes words."""
    published = client.app.openapi()["paths"][f"/v1/{resource}"]["get"]["parameters"]

    for parameter in (parameter for parameter in published if "pattern" in str(parameter["schema"])):
        response = client.get(f"/v1/{resource}", params={parameter["name"]: text})

        assert response.status_code in {200, 400, 422}
        assert response.status_code != 200 or response.json()["results"] == []


@given(st.text("abcXYZ019_-", min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_a_cursor_from_nowhere_is_400(client: TestClient, token: str) -> None:
    """Whatever fits a cursor's pattern is refused as no cursor of ours."""
    response = client.get("/v1/people", params={"cursor": token})

    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == "cursor"


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=4))
@settings(max_examples=100, deadline=None)
def test_any_query_string_is_answered_or_refused(client: TestClient, query: dict[str, str]) -> None:
    """No text, as a parameter's name or value, gets past 200, 400 and 422."""
    response = client.get(
        "/v1/equipment-deals",
        params={key.encode(errors="replace"): value.encode(errors="replace") for key, value in query.items()},
    )

    assert response.status_code in {200, 400, 422}


def test_thousands_of_wrong_parameters_are_answered_briefly(client: TestClient) -> None:
    """The answer to a hostile query string does not grow with it."""
    response = client.get("/v1/people?" + "&".join(f"parameter{number}=1" for number in range(3000)))

    assert response.status_code == 422
    assert len(response.content) < 20_000


@pytest.fixture(params=["sqlite", "postgresql"])
def unmigrated(request: pytest.FixtureRequest, new_database: Callable[[str], sa.Engine]) -> sa.Engine:
    """Give a database that has no table yet."""
    engine = new_database(request.param)
    metadata = sa.MetaData()
    metadata.reflect(engine)
    metadata.drop_all(engine)
    return engine


def test_a_database_without_its_migrations_is_not_ready(unmigrated: sa.Engine) -> None:
    """A load balancer learns from 503 that this server cannot answer yet; the process itself is well."""
    with TestClient(create_app(unmigrated)) as client:
        ready, healthy, asked = client.get("/readyz"), client.get("/healthz"), client.get("/v1/people")

    assert ready.status_code == 503
    assert ready.headers["content-type"] == "application/problem+json"
    assert healthy.json() == {"status": "ok"}
    assert asked.status_code == 503


def test_a_wrong_statement_of_ours_is_not_blamed_on_the_database(engine: sa.Engine) -> None:
    """Only tables that are missing make a database unmigrated; other faults are 500."""
    app = create_app(engine)

    @app.get("/wrong")
    def wrong() -> None:
        raise sa.exc.ProgrammingError("SELEC 1", {}, Exception("syntax error"))

    with TestClient(app, raise_server_exceptions=False) as client:
        assert client.get("/wrong").status_code == 500


def test_a_migrated_database_is_ready(client: TestClient) -> None:
    """The database answers and stands at the newest migration."""
    assert client.get("/readyz").json() == {"status": "ok"}


def test_the_schema_and_its_page_are_served(client: TestClient) -> None:
    """The published schema is the committed one, and /docs shows it."""
    assert client.get("/openapi.json").json() == client.app.openapi()
    assert "/openapi.json" in client.get("/docs").text
    assert '"openapi"' in specification()
