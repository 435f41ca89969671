"""What an operator can set: one frozen object, read from ``ATTACHE_*`` once and passed down."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one process.

    ``database_url`` is an SQLAlchemy URL, of SQLite or of PostgreSQL through psycopg 3. ``threads`` is how
    many requests read the database at a time: more of them only fight for the interpreter. ``llm_url`` is where
    an OpenAI-compatible endpoint stands, up to ``/chat/completions``; ``llm_model`` and ``llm_key`` are its own words.
    """

    database_url: str = "sqlite:///attache.db"
    threads: int = 4
    llm_url: str | None = None
    llm_model: str | None = None
    llm_key: str | None = field(default=None, repr=False)

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
        url = environment.get("ATTACHE_LLM_URL") or None
        if url is not None and not re.match("https?://[^/]", url):
            raise ValueError(f"ATTACHE_LLM_URL must begin with http:// or https://, not {url!r}")
        return cls(
            database_url=environment.get("ATTACHE_DATABASE_URL") or default.database_url,
            threads=int(threads),
            llm_url=url,
            llm_model=environment.get("ATTACHE_LLM_MODEL") or None,
            llm_key=environment.get("ATTACHE_LLM_KEY") or None,
        )
