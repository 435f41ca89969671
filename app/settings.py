"""What an operator can set: one frozen object, read from ``ATTACHE_*`` once and passed down."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one process.

    ``database_url`` is an SQLAlchemy URL, of SQLite or of PostgreSQL through psycopg 3. ``threads`` is how
    many requests read the database at a time: more of them only fight for the interpreter.
    """

    database_url: str = "sqlite:///attache.db"
    threads: int = 4

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """Read the ``ATTACHE_*`` variables of *environment*.

        Raises:
            ValueError: a value is not what the setting needs; the message names the variable.
        """
        default = cls()
        threads = environment.get("ATTACHE_THREADS") or str(default.threads)
        if not re.fullmatch("[1-9][0-9]{0,2}", threads):
            raise ValueError(f"ATTACHE_THREADS must be a whole number from 1 to 999, not {threads!r}")
        return cls(
            database_url=environment.get("ATTACHE_DATABASE_URL") or default.database_url,
            threads=int(threads),
        )
