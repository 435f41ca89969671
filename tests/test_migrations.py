"""Migrations make the tables that the code declares, and go up and down on a filled database."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from app import db, tables

LISTS = [
    pytest.param(table.name, column.name, column.type.enum_class, id=f"{table.name}.{column.name}")
    for table in tables.SQLModel.metadata.sorted_tables
    for column in table.c
    if isinstance(column.type, sa.Enum)
]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def inspector(request: pytest.FixtureRequest, new_database: Callable[[str], sa.Engine]) -> sa.Inspector:
    """Look into a migrated database."""
    return sa.inspect(new_database(request.param))


@pytest.fixture
def shape() -> Callable[[sa.Engine], dict[str, Any]]:
    """Return a function that reads how a database's tables are made."""

    def read(engine: sa.Engine) -> dict[str, Any]:
        inspector = sa.inspect(engine)
        return {
            table: (
                [(column["name"], str(column["type"]), column["nullable"]) for column in inspector.get_columns(table)],
                sorted(str(index["name"]) for index in inspector.get_indexes(table)),
                sorted(str(key) for key in inspector.get_foreign_keys(table)),
                inspector.get_pk_constraint(table)["constrained_columns"],
            )
            for table in inspector.get_table_names()
        }

    return read


def test_migrations_make_what_the_code_declares(engine: sa.Engine) -> None:
    """A database that the migrations made needs no further change to be what the tables say."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})

        assert compare_metadata(context, SQLModel.metadata) == []


@pytest.mark.parametrize(("table", "column", "members"), LISTS)
def test_a_closed_list_is_checked_by_value(
    inspector: sa.Inspector, table: str, column: str, members: type[StrEnum]
) -> None:
    """The database takes every member of a closed list, by value, and nothing else."""
    rules = [rule["sqltext"] for rule in inspector.get_check_constraints(table)]

    [taken] = [set(re.findall(r"'(\w+)'", rule)) for rule in rules if re.match(rf"\W*{column}\b", rule)]

    assert taken == {member.value for member in members}


def test_text_compares_by_code_point(inspector: sa.Inspector) -> None:
    """On PostgreSQL every text but the closed lists has the collation of bytes, whatever the database's own."""
    free = {(table, column) for table, column, _ in (case.values for case in LISTS)}
    texts = [
        (column["type"].collation, table, column["name"])
        for table in inspector.get_table_names()
        for column in inspector.get_columns(table)
        if isinstance(column["type"], sa.String) and (table, column["name"]) not in free
    ]

    expected = "C" if inspector.dialect.name == "postgresql" else None
    assert [text for text in texts if text[0] != expected] == [(None, "alembic_version", "version_num")] * bool(
        expected
    )


def test_down_and_up_again_on_a_filled_database(
    engine: sa.Engine, draft: Any, published: Any, shape: Any, dump: Any
) -> None:
    """Going down leaves nothing, going up again makes the same tables, and they take the same rows."""
    article = draft("Lima. ").country("PE").person("Ana Ruiz").deal().agreement("PE", "US").statement("We sign")
    known = {"url": "https://news.example/1", "published_on": date(2025, 12, 12)}
    published(engine, article, **known)
    before, rows = shape(engine), dump(engine)

    db.downgrade(engine, "base")
    empty = shape(engine).keys()
    db.migrate(engine)
    published(engine, article, **known)

    assert empty == {"alembic_version"}
    assert shape(engine) == before
    assert dump(engine) == rows


def test_migrating_again_does_nothing(engine: sa.Engine, dump: Any) -> None:
    """A database at the newest migration stays as it is."""
    before = dump(engine)

    db.migrate(engine)

    assert dump(engine) == before


def test_migrations_need_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Migrating works from wherever the command is run, and says when it is done."""
    monkeypatch.chdir(tmp_path)
    engine = db.engine("sqlite:///fresh.db")

    before = db.is_migrated(engine)
    db.migrate(engine)

    assert (before, db.is_migrated(engine)) == (False, True)
    engine.dispose()


def test_a_migration_never_imports_the_code() -> None:
    """Tables move on and history must not: no version of the schema reads the present one."""
    versions = list(db.MIGRATIONS.glob("versions/*.py"))

    assert versions
    assert not [path.name for path in versions if re.search(r"^\s*(from|import) app\b", path.read_text(), re.MULTILINE)]
