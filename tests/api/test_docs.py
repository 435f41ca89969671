"""The page at /docs: it works where no other host can be reached."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from app.api.docs import FILES
from app.main import create_app


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """Give a client of a server whose database nobody asks."""
    with TestClient(create_app(sa.create_engine("sqlite://"))) as made:
        yield made


@pytest.fixture
def named(client: TestClient) -> list[tuple[str, str]]:
    """Return every address in the page: of the script, styles and icon, or else of the schema that the script reads."""
    return re.findall(r"""(?:src|href)=["']([^"']*)["']|url: '([^']*)'""", client.get("/docs").text)


def test_everything_that_the_page_names_is_served_here(client: TestClient, named: list[tuple[str, str]]) -> None:
    """The script, the styles, the icon and the schema all answer, and all from this server."""
    paths = [path or schema for path, schema in named]

    answers = {path: client.get(path).status_code for path in paths}

    assert len(paths) == 4
    assert {"/openapi.json", "/docs/assets/swagger-ui-bundle.js"} <= set(paths)
    assert set(answers.values()) == {200}


def test_the_page_names_no_other_host(client: TestClient) -> None:
    """Neither the page nor the styles lead anywhere else, and the browser is told to let nothing else through."""
    page = client.get("/docs")
    styles = client.get("/docs/assets/swagger-ui.css").text

    assert "//" not in page.text.replace("// ", "")
    assert set(re.findall(r"url\([\"']?(\w+:|)", styles)) == {"data:"}
    assert "@import" not in styles
    assert page.headers["content-security-policy"].startswith("default-src 'self';")
    assert "http" not in page.headers["content-security-policy"]


def test_the_script_reports_our_address_to_nobody(client: TestClient) -> None:
    """Swagger UI asks its makers' validator about the schema unless it is told not to."""
    assert '"validatorUrl": null' in client.get("/docs").text


@pytest.mark.parametrize("file", sorted(FILES.iterdir()), ids=lambda file: file.name)
def test_the_files_are_served_as_they_are(client: TestClient, file: Path) -> None:
    """What the makers published, with their licence, is what is answered."""
    answer = client.get(f"/docs/assets/{file.name}")

    assert answer.status_code == 200
    assert answer.content == file.read_bytes()


def test_the_page_works_behind_a_prefix() -> None:
    """Where a proxy serves the API below a path, the page names everything below it."""
    with TestClient(create_app(sa.create_engine("sqlite://")), root_path="/attache") as client:
        page = client.get("/attache/docs").text

        paths = re.findall(r"""(?:src|href)=["']([^"']*)["']|url: '([^']*)'""", page)

    assert all((path or schema).startswith("/attache/") for path, schema in paths)


@pytest.mark.parametrize("path", ["/redoc", "/docs/", "/docs/oauth2-redirect", "/docs/assets", "/docs/assets/none.js"])
def test_there_is_no_other_page(client: TestClient, path: str) -> None:
    """ReDoc would need another host, and nobody logs in here."""
    answer = client.get(path)

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
