"""The database: its engine, its two kinds of session, and its migrations.

One code path for SQLite and PostgreSQL (psycopg 3). Readers never wait for the writer; there is one writer at a time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Final

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session

MIGRATIONS: Final = Path(__file__).resolve().parent.parent / "migrations"

DOWNLOADS: Final = 16  # connections beyond the pool, for those who read a whole list at their own pace

WAIT_SECONDS: Final = 30  # for another process's write transaction

# Any constant will do, as long as every writer of this database takes the same advisory lock.
WRITER_LOCK: Final = 0x41747461


def engine(url: str, *, pool_size: int = 5) -> sa.Engine:
    """Return an engine for *url* that keeps at most *pool_size* connections; nothing is opened yet.

    It opens up to ``DOWNLOADS`` more while they are needed.
    """
    parsed = sa.make_url(url)
    if parsed.get_backend_name() != "sqlite":
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        return sa.create_engine(parsed, pool_pre_ping=True, pool_size=pool_size, max_overflow=DOWNLOADS)
    made = sa.create_engine(
        parsed,
        pool_size=pool_size,
        max_overflow=DOWNLOADS,
        connect_args={"timeout": WAIT_SECONDS, "check_same_thread": False},
    )
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _prepare(connection: SqliteConnection, _: ConnectionPoolEntry) -> None:
    # The driver's own transactions begin late and deferred; ours begin in _begin.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: sa.Connection) -> None:
    # A deferred transaction that turns from reading to writing fails at once when another wrote meanwhile.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def read(engine: sa.Engine) -> Iterator[Session]:
    """Give a session for reading; whatever it did is rolled back."""
    with Session(engine) as session:
        yield session


@contextmanager
def snapshot(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a connection that sees one state of the database, however long it reads and whatever is written."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":  # SQLite reads so by itself
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


@contextmanager
def write(engine: sa.Engine) -> Iterator[Session]:
    """Give the one session that writes; commit at the end, or roll all of it back when anything is raised.

    Writers wait for one another: resolution reads what is stored and writes what follows from it.
    """
    with Session(engine.execution_options(writes=True)) as session, session.begin():
        if engine.dialect.name == "postgresql":
            session.execute(sa.select(sa.func.pg_advisory_xact_lock(WRITER_LOCK)))
        yield session


def migrate(engine: sa.Engine, revision: str = "head") -> None:
    """Bring the database to *revision*, by default the newest; does nothing when it is there."""
    with engine.execution_options(writes=True).connect() as connection:
        command.upgrade(_config(connection), revision)


def downgrade(engine: sa.Engine, revision: str) -> None:
    """Take the database back to *revision*; ``base`` is empty."""
    with engine.execution_options(writes=True).connect() as connection:
        command.downgrade(_config(connection), revision)


def is_migrated(engine: sa.Engine) -> bool:
    """Tell whether the database answers and stands at the newest migration.

    Raises:
        sqlalchemy.exc.OperationalError: it does not answer.
    """
    newest = ScriptDirectory.from_config(_config(None)).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == newest


def _config(connection: sa.Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
