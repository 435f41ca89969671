"""``attache export``: every table of facts in files, whole or not at all, the same bytes for the same content."""

import csv
import errno
import json
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from pyarrow import parquet

from app import cli
from app.documents import (
    Agreement,
    Article,
    Country,
    EquipmentDeal,
    Organization,
    Person,
    Position,
    Statement,
)
from app.documents.flat import CITED
from app.errors import NotServed, UnusableOutput
from app.export import Format, export, folders, formats
from app.export.tables import LISTS
from app.extract import VERSION, extract
from app.facts import ArticleFacts
from app.ingest import ingest_article
from app.load import articles
from app.text import Article as Text

ROOT = Path(__file__).parent.parent
SOME = ("en-01", "es-01", "fr-01", "pt-01")
ORDERS = 4
MODELS = {
    "articles": Article,
    "people": Person,
    "positions": Position,
    "countries": Country,
    "organizations": Organization,
    "agreements": Agreement,
    "equipment_deals": EquipmentDeal,
    "statements": Statement,
}


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def read() -> list[tuple[Text, ArticleFacts]]:
    """Return the seeds and an article in each language, with their facts."""
    some = [path for name in SOME for path in (ROOT / "tests" / "articles").glob(f"{name}*.txt")]
    return [(article, extract(article)) for path in (ROOT / "seeds", *some) for article in articles(path)]


@pytest.fixture
def exported(seeded: sa.Engine, tmp_path: Path) -> Callable[[Format], Path]:
    """Return a function that exports the seeds."""

    def write(form: Format) -> Path:
        export(seeded, tmp_path / form, form)
        return tmp_path / form

    return write


def test_any_order_of_ingestion_gives_the_same_bytes(
    reused: Callable[[str], sa.Engine],
    emptied: Callable[[sa.Engine], sa.Engine],
    read: list[tuple[Text, ArticleFacts]],
    tmp_path: Path,
) -> None:
    """Articles in random orders, on SQLite and on PostgreSQL, make one export, byte for byte."""
    found = {}
    for seed in range(ORDERS):
        shuffled = random.Random(seed).sample(read, len(read))  # noqa: S311
        engine = emptied(reused(("sqlite", "postgresql")[seed % 2]))
        for article, facts in shuffled:
            ingest_article(engine, article, facts, "rules", VERSION)
        export(engine, tmp_path / str(seed), Format.JSONL)
        engine.dispose()
        found[seed] = contents(tmp_path / str(seed))

    assert len(read) == 9
    assert all(found[0].values())
    for other in found.values():
        assert [name for name in other if other[name] != found[0][name]] == []


@pytest.mark.parametrize("form", Format)
def test_the_same_content_is_the_same_bytes(seeded: sa.Engine, tmp_path: Path, form: Format) -> None:
    """Two exports of one database are equal in every format."""
    for name in ("one", "two"):
        export(seeded, tmp_path / name, form)

    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_no_clock_is_exported(exported: Callable[[Format], Path]) -> None:
    """When an article was ingested is in no file."""
    for form in (Format.JSONL, Format.CSV):
        assert not any(b"ingested_at" in content for content in contents(exported(form)).values())


def test_json_lines_hold_every_document_with_its_words(exported: Callable[[Format], Path], seeded: sa.Engine) -> None:
    """Each claim is a line, and each of its quotes is what its article says at its place."""
    with seeded.connect() as connection:
        texts = dict(connection.execute(sa.text("SELECT id, text FROM article")).all())
        expected = connection.execute(sa.text("SELECT count(*) FROM claim")).scalar()
    lines = (exported(Format.JSONL) / "claims.jsonl").read_text(encoding="utf-8").splitlines()

    assert len(lines) == expected
    for citation in (one for line in lines for one in json.loads(line)["citations"]):
        assert texts[citation["article"]][citation["start"] : citation["end"]] == citation["quote"]


def test_tables_have_the_nested_rows_of_their_own(exported: Callable[[Format], Path]) -> None:
    """In CSV and Parquet each position and each citation of a claim is a row that names its owner."""
    folder = exported(Format.CSV)
    tables = {}
    for name in ("people", "positions", "claims", "citations"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            tables[name] = list(csv.DictReader(file))

    assert {one["person_id"] for one in tables["positions"]} <= {one["id"] for one in tables["people"]}
    assert {one["claim_id"] for one in tables["citations"]} == {one["id"] for one in tables["claims"]}
    assert len(tables["positions"]) >= 8


def test_parquet_has_the_types_of_the_columns(exported: Callable[[Format], Path]) -> None:
    """Numbers, days and flags are numbers, days and flags, and what is not known is null."""
    [jets] = [
        deal
        for deal in parquet.read_table(exported(Format.PARQUET) / "equipment_deals.parquet").to_pylist()
        if deal["id"] == "pe-fighter-jets"
    ]

    assert (jets["quantity_best"], jets["value_amount"], jets["value_currency"]) == (24, 3.5e9, "USD")
    assert (jets["first_reported_on"], jets["background"], jets["option"]) == (date(2025, 12, 13), False, None)
    assert jets["value_quote"] == "$3.5 billion"


def test_every_citation_has_its_column(seeded: sa.Engine) -> None:
    """No record, position or article cites a field for which its flat row has no words."""
    seen = set()
    with seeded.connect() as connection:
        for table in LISTS:
            for document in table.documents(connection):
                parts = [(table.name, document), *(("positions", one) for one in document.get("positions", []))]
                for name, part in parts if table.name not in ("claims", "conflicts") else ():
                    fields = {field for citation in part["citations"] for field in citation["fields"]}
                    assert fields <= set(CITED[MODELS[name]])
                    seen.add(name)

    assert seen == set(MODELS)


def test_a_folder_that_holds_something_is_left_alone(seeded: sa.Engine, tmp_path: Path) -> None:
    """An export replaces nothing: it wants a new folder or an empty one."""
    (tmp_path / "mine.txt").touch()

    with pytest.raises(UnusableOutput, match="not empty"):
        export(seeded, tmp_path, Format.CSV)

    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_filled(seeded: sa.Engine, tmp_path: Path) -> None:
    """A folder that is there and empty takes the export."""
    (tmp_path / "out").mkdir()

    files = export(seeded, tmp_path / "out", Format.JSONL)

    assert sorted(files) == sorted((tmp_path / "out").iterdir())


def test_a_folder_that_cannot_be_made_is_named(seeded: sa.Engine, tmp_path: Path) -> None:
    """Where no folder can be made, the reason is given with its name."""
    (tmp_path / "file").touch()

    for place, reason in (("nowhere/out", "No such file or directory"), ("file", "Not a directory")):
        with pytest.raises(UnusableOutput, match=f"{place}: {reason}"):
            export(seeded, tmp_path / place, Format.JSONL)


def test_nothing_is_left_of_an_export_that_fails(
    seeded: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk nothing half-done stays, under no name."""

    def full(path: Path, *_: Any) -> None:
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(folders, "writer", lambda _: full)

    with pytest.raises(UnusableOutput, match="out: No space left on device"):
        export(seeded, tmp_path / "out", Format.JSONL)

    assert list(tmp_path.iterdir()) == []


def test_parquet_without_its_library_is_refused(
    seeded: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where pyarrow is not installed, the message says how to get it."""
    monkeypatch.setattr(formats, "find_spec", lambda _: None)

    with pytest.raises(NotServed, match=r"pip install 'attache\[parquet\]'"):
        export(seeded, tmp_path / "out", Format.PARQUET)


def test_the_command_prints_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``attache export DIR --format csv`` prints a line a file, and with a reason what it cannot do, status 1."""
    monkeypatch.setenv("ATTACHE_DATABASE_URL", f"sqlite:///{tmp_path / 'facts.db'}")
    cli.main(["migrate"])

    statuses = [cli.main(["export", str(tmp_path / "out"), "--format", "csv"]) for _ in range(2)]

    printed = capsys.readouterr()
    assert statuses == [0, 1]
    assert sorted(printed.out.splitlines()) == sorted(map(str, (tmp_path / "out").iterdir()))
    assert printed.err == f"attache: {tmp_path / 'out'}: not empty; export into a new folder\n"
