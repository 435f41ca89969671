"""The README cannot rot: its commands are run, and what it lists is what there is."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from app import cli
from app.main import create_app

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)
CURL = re.compile(
    r"\$ curl -s '(?P<url>http://127\.0\.0\.1:8000[^']*)'(?P<pretty> \| python3 -m json\.tool --no-ensure-ascii)?\n"
)
EXAMPLES = [(curl["url"], bool(curl["pretty"]), block[curl.end() :]) for block in BLOCKS if (curl := CURL.match(block))]
LEFT_OUT = "…"


@pytest.fixture
def client(seeded: sa.Engine) -> Iterator[TestClient]:
    """Serve the seeds."""
    with TestClient(create_app(seeded)) as client:
        yield client


def test_there_are_five_examples() -> None:
    """The README asks the API at least five questions."""
    assert len(EXAMPLES) >= 5


@pytest.mark.parametrize(("url", "pretty", "shown"), EXAMPLES, ids=[example[0] for example in EXAMPLES])
def test_an_example_answers_as_shown(client: TestClient, url: str, pretty: bool, shown: str) -> None:  # noqa: FBT001
    """Each line shown is in the answer, in that order; where no … stands between two, nothing is left out."""
    parts = urlsplit(url)
    answer = client.get(f"{parts.path}?{parts.query}")
    text = json.dumps(answer.json(), indent=4, ensure_ascii=False) if pretty else answer.text.replace("\r\n", "\n")
    pieces = [piece.strip("\n") for piece in re.split(rf"^\s*{LEFT_OUT}\n", shown, flags=re.MULTILINE)]

    assert answer.status_code == 200
    at = 0
    for piece in pieces:
        assert piece in text[at:]
        at = text.index(piece, at) + len(piece)


def test_every_command_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """Each command of ``attache --help`` has its line in the README."""
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    commands = re.findall(r"^    (\w+) ", capsys.readouterr().out, flags=re.MULTILINE)

    assert len(commands) >= 8
    assert [command for command in commands if f"`attache {command}" not in README] == []


def test_every_list_is_named(client: TestClient) -> None:
    """Each list the API serves is named in the README."""
    paths = client.get("/openapi.json").json()["paths"]

    lists = [path for path in paths if re.fullmatch(r"/v1/[a-z-]+", path)]

    assert lists
    assert [path for path in lists if f"`{path.removeprefix('/v1')}`" not in README] == []


def test_every_setting_is_named() -> None:
    """Each ``ATTACHE_*`` variable that is read is in the README."""
    source = (Path(__file__).parent.parent / "app" / "settings.py").read_text(encoding="utf-8")

    settings = set(re.findall(r"ATTACHE_[A-Z_]+", source))

    assert settings
    assert {name for name in settings if f"`{name}`" not in README} == set()
