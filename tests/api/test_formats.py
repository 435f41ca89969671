"""Lists as CSV and JSON Lines: the same rows as in JSON, with types that a reader of tables finds by itself."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from pydantic import BaseModel

from app import db
from app.api import RESOURCES, listing
from app.api.downloads import places
from app.api.formats import field_of
from app.api.parameters import parameters_of
from app.documents import EquipmentDeal, comma_separated
from app.documents.flat import Column, columns
from app.main import create_app

MODELS: dict[str, type[BaseModel]] = {
    resource.router.prefix: parameters_of(resource.router.routes[0].endpoint).model for resource in RESOURCES
}
NUMBERS = {int: int, float: float}
Rows = list[dict[str, str]]


def table(text: str) -> Rows:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.fixture(scope="session")
def listed(reader: TestClient) -> Callable[[str], list[dict[str, Any]]]:
    """Return a function that reads a list as JSON."""

    def read(path: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        cursor: str | None = ""
        while cursor is not None:
            page = reader.get(f"/v1{path}", params={"limit": 200, **({"cursor": cursor} if cursor else {})}).json()
            found, cursor = found + page["results"], page["meta"]["next_cursor"]
        return found

    return read


@pytest.mark.parametrize("path", MODELS)
def test_json_lines_are_the_results(reader: TestClient, listed: Callable[..., Any], path: str) -> None:
    """Each line is a document as the list has it, and without a limit the lines are the whole list."""
    answer = reader.get(f"/v1{path}?format=jsonl")

    assert answer.headers["content-type"] == "application/x-ndjson"
    assert [json.loads(line) for line in answer.text.splitlines()] == listed(path)
    assert answer.text.endswith("\n")


@pytest.mark.parametrize("path", MODELS)
def test_csv_has_the_values_of_the_results(reader: TestClient, listed: Callable[..., Any], path: str) -> None:
    """Each scalar of a document stands in the column that its keys name, written so that its type can be told."""
    documents = listed(path)
    answer = reader.get(f"/v1{path}?format=csv")
    rows = table(answer.text)

    assert answer.headers["content-type"] == "text/csv; header=present; charset=utf-8"
    assert len(rows) == len(documents) > 0
    assert list(rows[0]) == [column.name for column in columns(MODELS[path])]
    for row, document in zip(rows, documents, strict=True):
        for column in (one for one in columns(MODELS[path]) if not one.receipt):
            value = document
            for key in column.path:
                value = value if isinstance(value, list) or value is None else value[key]
            if not isinstance(value, list):
                assert typed(row[column.name], column) == value


def typed(cell: str, column: Column) -> Any:
    """Read a cell as whoever reads a table does: nothing, true or false, a number, else text."""
    if cell == "":
        return None
    if column.kind is bool:
        return {"true": True, "false": False}[cell]
    return NUMBERS.get(column.kind, str)(cell)


@pytest.mark.parametrize("path", MODELS)
def test_every_value_of_csv_has_its_words(reader: TestClient, listed: Callable[..., Any], path: str) -> None:
    """What a document cites for a field stands beside it: the words, the article, and the page opened at them."""
    for row, document in zip(table(reader.get(f"/v1{path}?format=csv").text), listed(path), strict=True):
        for citation in document.get("citations", []):
            for field in citation["fields"] if path != "/claims" else ["value"]:
                assert citation["quote"] in row[f"{field}_quote"].removeprefix("'") or (
                    citation["article"] not in row[f"{field}_article"]
                )
                assert row[f"{field}_link"].startswith("https://")


def test_the_words_of_two_articles_are_not_mixed(reader: TestClient) -> None:
    """A value's words come from one article; each element of a list brings its own."""
    [deal] = table(reader.get("/v1/equipment-deals?format=csv&category=armoured_vehicles").text)

    assert deal["quantity_article"].count(";") == 0
    assert deal["buyer_quote"] == "PE"


def test_the_elements_of_a_list_stand_in_one_cell(reader: TestClient) -> None:
    """Lists are joined by semicolons."""
    rows = table(reader.get("/v1/agreements?format=csv").text)

    assert {row["parties_id"] for row in rows} & {"BR; SE", "SE; BR", "PE; US", "US; PE"}


@pytest.mark.parametrize(
    ("accept", "content"),
    [
        ("text/csv", "text/csv"),
        ("application/x-ndjson", "application/x-ndjson"),
        ("application/jsonl", "application/x-ndjson"),
        ("application/json", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"),
        ("text/csv;q=0.5, application/json;q=0.4", "text/csv"),
        ("text/csv;q=0, */*", "application/json"),
        ("image/png", "application/json"),
        ("text/csv;q=lots", "text/csv"),
    ],
)
def test_the_accept_header_chooses(reader: TestClient, accept: str, content: str) -> None:
    """Where the query names no format, the client's preference does; the answer says that it depends on it."""
    answer = reader.get("/v1/countries", headers={"Accept": accept})

    assert answer.headers["content-type"].split(";")[0] == content
    assert "Accept" in answer.headers["vary"]


def test_the_query_is_stronger_than_the_header(reader: TestClient) -> None:
    """``format`` decides whatever the client accepts."""
    answer = reader.get("/v1/countries?format=jsonl", headers={"Accept": "text/csv"})

    assert answer.headers["content-type"] == "application/x-ndjson"


def test_fields_choose_columns_in_their_order(reader: TestClient) -> None:
    """A field gives its columns and its words, a column itself and the words of its field, and nothing comes twice."""
    header = reader.get("/v1/equipment-deals?format=csv&fields=value_amount&fields=id&fields=buyer").text.split("\r\n")[
        0
    ]

    assert header.split(",") == [
        *("value_amount", "value_quote", "value_article", "value_link", "id"),
        *("buyer_type", "buyer_id", "buyer_name", "buyer_quote", "buyer_article", "buyer_link"),
    ]


def test_fields_choose_keys_in_their_order(reader: TestClient) -> None:
    """In JSON Lines a document has the fields that are asked for, and no other."""
    lines = reader.get("/v1/equipment-deals?format=jsonl&fields=value&fields=id").text.splitlines()

    assert {tuple(json.loads(line)) for line in lines} == {("value", "id")}


def test_uncited_columns_can_be_left_out(reader: TestClient) -> None:
    """``citations=none`` leaves the words out of CSV, and empties the lists of JSON Lines."""
    header = reader.get("/v1/people?format=csv&citations=none").text.split("\r\n")[0].split(",")
    lines = reader.get("/v1/people?format=jsonl&citations=none").text.splitlines()

    assert not [name for name in header if name.endswith(("_quote", "_article", "_link"))]
    assert all(json.loads(line)["citations"] == [] for line in lines)


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("format=csv&fields=valu_amount", 422, "value_amount"),
        ("format=xlsx", 422, "there are json, csv, jsonl"),
        ("fields=id", 400, "format=csv"),
        ("format=json&bom=true", 400, "format=csv"),
        ("format=jsonl&fields=value_amount", 400, "column of CSV"),
        ("format=csv&fields=citations", 400, "no column"),
        ("format=csv&cursor=AAAA", 400, "cursor"),
        ("format=csv&value_min=1", 400, "currency"),
    ],
)
def test_what_a_format_cannot_do_is_named(reader: TestClient, query: str, status: int, said: str) -> None:
    """A problem is answered as a problem, not as a file, and says what would be right."""
    answer = reader.get(f"/v1/equipment-deals?{query}")

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["errors"][0]["detail"]


def test_every_name_of_a_field_gives_something() -> None:
    """The published names are the fields of the document and its columns."""
    names = {member.value for member in field_of(EquipmentDeal)}

    assert {"value", "value_amount", "citations", "signed_earliest"} <= names
    assert "value_quote" not in names


def test_the_byte_order_mark_is_there_on_request(reader: TestClient) -> None:
    """Excel takes UTF-8 for what it is when the file begins with its mark; everyone else does without."""
    plain, marked = (reader.get(f"/v1/people?format=csv&bom={bom}").content for bom in ("false", "true"))

    assert marked == b"\xef\xbb\xbf" + plain
    assert plain.startswith(b"id,type,name")


@pytest.mark.parametrize("path", ["/people", "/people/hugo-de-zela/claims"])
def test_a_file_has_a_name(reader: TestClient, path: str) -> None:
    """A browser saves the answer under the name of the list."""
    answer = reader.get(f"/v1{path}?format=csv")

    name = path.strip("/").replace("/", "-")
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.csv"'


def test_a_limit_gives_a_page(reader: TestClient) -> None:
    """With ``limit`` the rows are those of a page, and ``Link`` leads on; the rows of all pages are the whole."""
    whole = table(reader.get("/v1/people?format=csv").text)
    url: str | None = "/v1/people?format=csv&limit=3"
    paged: list[Rows] = []
    while url:
        answer = reader.get(url)
        paged.append(table(answer.text))
        url = answer.links["next"]["url"] if "next" in answer.links else None

    assert [row for page in paged for row in page] == whole
    assert {len(page) for page in paged[:-1]} == {3}


@pytest.mark.parametrize("path", MODELS)
def test_batches_leave_no_seam(reader: TestClient, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """However many rows are read at a time, the answer is the same, in either direction."""
    for form in ("csv", "jsonl"):
        for sort in list(parameters_of_list(path).orders)[:2]:
            url = f"/v1{path}?format={form}&sort={sort}"
            whole = reader.get(url).text
            with monkeypatch.context() as patched:
                patched.setattr(listing, "BATCH", 2)
                assert reader.get(url).text == whole


def parameters_of_list(path: str) -> Any:
    resource = next(one for one in RESOURCES if one.router.prefix == path)
    return parameters_of(resource.router.routes[0].endpoint)


def test_an_unchanged_list_is_not_sent_again(reader: TestClient) -> None:
    """Each format has its own strong validator, and 304 for who holds it."""
    tags = {form: reader.get(f"/v1/people?format={form}").headers["etag"] for form in ("json", "csv", "jsonl")}
    by_header = reader.get("/v1/people", headers={"Accept": "text/csv"}).headers["etag"]
    again = reader.get("/v1/people?format=csv", headers={"If-None-Match": tags["csv"]})

    assert len({*tags.values(), by_header, reader.get("/v1/people").headers["etag"]}) == 5
    assert (again.status_code, again.content) == (304, b"")


def test_a_head_has_no_body(reader: TestClient) -> None:
    """HEAD answers as GET does, without the rows."""
    answer = reader.head("/v1/people?format=csv")

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"].startswith("text/csv")


def test_the_claims_of_a_record_come_in_every_format(reader: TestClient) -> None:
    """What one record has is a list as others are, whole without a limit; of nobody there is none."""
    path = "/v1/equipment-deals/pe-k2-tanks/claims"

    told = reader.get(f"{path}?limit=200").json()["results"]

    assert [json.loads(line) for line in reader.get(f"{path}?format=jsonl").text.splitlines()] == told
    assert [row["id"] for row in table(reader.get(f"{path}?format=csv").text)] == [one["id"] for one in told]
    assert reader.get("/v1/equipment-deals/nobody/claims?format=csv").status_code == 404


@pytest.fixture
def client(corpus: sa.Engine) -> Iterator[TestClient]:
    """Give a client of a server that has two places for downloads."""
    app = create_app(corpus)
    app.state.downloads = places(2)
    with TestClient(app) as made:
        yield made


def test_a_download_gives_its_place_back(client: TestClient, corpus: sa.Engine) -> None:
    """However it ends, whole, unchanged, as a problem or as a head, neither a place nor a connection is kept."""
    url = "/v1/people?format=csv"
    held = {"If-None-Match": client.get(url).headers["etag"]}

    for _ in range(3):
        statuses = [
            client.get(url).status_code,
            client.get(url, headers=held).status_code,
            client.get(f"{url}&cursor=AAAA").status_code,
            client.head(url).status_code,
            client.get("/v1/people/nobody/claims?format=csv").status_code,
        ]
        assert statuses == [200, 304, 400, 200, 404]
    assert corpus.pool.checkedout() == 0


def test_too_many_downloads_are_refused(client: TestClient) -> None:
    """Who reads slowly cannot take every connection: a download too many is 503, and pages are answered all the same."""
    client.app.state.downloads = places(0)  # type: ignore[attr-defined] # the application is FastAPI's

    answer = client.get("/v1/people?format=csv")

    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert client.get("/v1/people?format=csv&limit=5").status_code == 200


def test_a_snapshot_does_not_see_what_is_written_meanwhile(
    engine: sa.Engine, published: Callable[..., Any], draft: Callable[..., Any]
) -> None:
    """A download begun is of one state, however long it takes."""
    published(engine, draft("Lima. ").country("PE"))
    count = sa.text("SELECT count(*) FROM article")
    with db.snapshot(engine) as connection:
        before = connection.execute(count).scalar()
        published(engine, draft("Oslo. ").country("NO"))

        assert connection.execute(count).scalar() == before == 1


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=x", "＝1"])
def test_no_text_is_a_formula(text: str) -> None:
    """A text that a spreadsheet would run is marked as text; the rest of it is as it was."""
    [column] = [column for column in columns(EquipmentDeal) if column.name == "equipment"]

    [[cell]] = csv.reader(io.StringIO(comma_separated.lines([column], [{"equipment": text}]), newline=""))

    assert cell == f"'{text}"


def test_a_number_stays_a_number() -> None:
    """A negative number is no formula, and a fraction no text."""
    column = Column("number", ("number",), ("number",), float)

    assert comma_separated.lines([column], [{"number": -1.5}, {"number": 3500000000}]) == "-1.5\r\n3500000000\r\n"


def test_cells_are_quoted_as_rfc_4180_says() -> None:
    """Commas, quotation marks and line ends within a cell are read back as they were; rows end with CR LF."""
    text = 'a "b",\nc; d'
    column = Column("text", ("text",), ("text",), str)

    written = comma_separated.header([column]) + comma_separated.lines([column], [{"text": text}])

    assert written == 'text\r\n"a ""b"",\nc; d"\r\n'
    assert table(written) == [{"text": text}]
