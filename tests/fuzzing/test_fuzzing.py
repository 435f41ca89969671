"""Thousands of made-up requests, valid and not: none makes the server fail or answer what its schema does not say."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import sqlalchemy as sa
import uvicorn

from app.api.openapi import specification
from app.extract import VERSION, extract
from app.facts import ArticleFacts
from app.ingest import ingest_article
from app.load import articles
from app.main import create_app
from app.server import address, taken
from app.text import Article

HERE = Path(__file__).parent
CORPUS = (HERE.parent.parent / "seeds", HERE.parent / "articles")


@pytest.fixture(scope="module")
def read() -> list[tuple[Article, ArticleFacts]]:
    """Return real articles in four languages and what they say."""
    return [(article, extract(article)) for folder in CORPUS for article in articles(folder)]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def url(
    request: pytest.FixtureRequest,
    new_database: Callable[[str], sa.Engine],
    read: list[tuple[Article, ArticleFacts]],
) -> Iterator[str]:
    """Serve the articles on a port and give its address."""
    engine = new_database(request.param)
    for article, facts in read:
        ingest_article(engine, article, facts, "rules", VERSION)
    holder = taken("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(engine), log_level="warning"))
    running = Thread(target=server.run, kwargs={"sockets": [holder]})
    running.start()
    yield address(holder)
    server.should_exit = True
    running.join()


@pytest.fixture(scope="module")
def fuzzed(url: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str, dict[str, Any]]:
    """Ask the server thousands of things; return the exit status, what was printed, and the report."""
    folder = tmp_path_factory.mktemp("fuzzing")
    command = [
        Path(sys.executable).parent / "schemathesis",
        f"--config-file={HERE / 'schemathesis.toml'}",
        "run",
        f"{url}/openapi.json",
        "--checks=all",
        "--report=json",
        "--report-json-path=report.json",
    ]
    hooked = {**os.environ, "SCHEMATHESIS_HOOKS": str(HERE / "cases.py")}
    run = subprocess.run(command, cwd=folder, env=hooked, capture_output=True, text=True, check=False)
    report = folder / "report.json"
    return run.returncode, run.stdout + run.stderr, json.loads(report.read_text()) if report.exists() else {}


def test_every_operation_keeps_its_word(fuzzed: tuple[int, str, dict[str, Any]]) -> None:
    """All checks hold in all phases: examples, limits, inventions, and what links lead to."""
    status, printed, report = fuzzed

    assert status == 0, printed
    assert report["complete"]
    assert report["failures"] == report["errors"] == []
    assert {name: phase["status"] for name, phase in report["phases"].items()} == dict.fromkeys(
        ("examples", "coverage", "fuzzing", "stateful"), "success"
    )


def test_every_operation_is_asked_often(fuzzed: tuple[int, str, dict[str, Any]]) -> None:
    """No operation is left out, and there are at least two thousand cases."""
    _, _, report = fuzzed

    published = [operation for path in json.loads(specification())["paths"].values() for operation in path]
    assert report["operations"]["tested"] == len(published)
    assert report["test_cases"]["generated"] >= 2000


def test_most_valid_queries_of_lists_are_answered(fuzzed: tuple[int, str, dict[str, Any]]) -> None:
    """What the fuzzer thinks valid is seldom refused: its cases reach the database and not only the validation."""
    _, _, report = fuzzed

    outcomes = [phase for phases in report["valid_rates"].values() for phase in phases.values()]
    refused = sum(outcome["rejected"] for outcome in outcomes)
    answered = sum(outcome["accepted"] for outcome in outcomes)
    assert answered > 2 * refused
