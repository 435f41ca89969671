"""The command ``attache``: one function per command, which returns the exit status.

0: done. 1: an input, the database or the port is not as it should be, and standard error says which and why.
2: there is no such command or option. 130: stopped by Ctrl-C.
"""

import argparse
import io
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from socket import socket

import sqlalchemy as sa
from rich.console import Console
from rich.progress import Progress

from app import db, load, server
from app.api.openapi import specification
from app.errors import AttacheError, NotServed, UnusableInput
from app.extract import EXTRACTOR, VERSION, extract
from app.ingest import Outcome, ingest_article
from app.ingest import rebuild as rebuild_records
from app.lines import line
from app.load import Refusal
from app.report import Report
from app.settings import Settings
from app.store import articles
from app.text import Article
from app.verify import verify as findings

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
STOPPED = 130
PORTS = range(65536)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that *argv*, by default the command line, names; return its exit status.

    Raises:
        SystemExit: with 2 when there is no such command or option, with 0 after ``--help`` and ``--version``.
    """
    arguments = _parser().parse_args(argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # JSON and articles, whatever the locale
    try:
        status = int(arguments.run(arguments))
        sys.stdout.flush()
    except AttacheError as error:
        return _fail(str(error))
    except sa.exc.OperationalError as error:
        return _fail(f"the database failed: {_first_line(error)}; what was written before is kept")
    except BrokenPipeError:  # the reader of our output has enough; nothing more can be said there
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return _fail("stopped; each article is written whole or not at all", STOPPED)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="attache", description="Cited facts about defence cooperation, from the news."
    )
    parser.add_argument("--version", action="version", version=f"attache {version('attache')}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    command = commands.add_parser("up", help="migrate the database, ingest seeds/ and serve")
    _add_address(command)
    command.set_defaults(run=up)

    command = commands.add_parser("ingest", help="store articles and the facts they state")
    command.add_argument("path", nargs="+", type=Path, help="a .txt, .html or .jsonl, or a folder of them")
    command.add_argument("--again", action="store_true", help="extract again from articles already stored")
    command.set_defaults(run=ingest)

    command = commands.add_parser("extract", help="print the facts of articles as JSON Lines; needs no database")
    command.add_argument("path", nargs="+", type=Path, help="a .txt, .html or .jsonl, or a folder of them")
    command.set_defaults(run=print_facts)

    command = commands.add_parser("serve", help="serve the database over HTTP")
    _add_address(command)
    command.set_defaults(run=serve)

    simple = (
        (migrate, "bring the database to the newest migration"),
        (verify, "check every citation, record and key; print what is wrong"),
        (rebuild, "compute every record again from its claims"),
        (openapi, "print the OpenAPI document"),
    )
    for run, says in simple:
        commands.add_parser(run.__name__, help=says).set_defaults(run=run)
    return parser


def _add_address(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    command.add_argument("--port", default=8000, type=_port, help="port to listen on (%(default)s); 0 takes a free one")


def _port(value: str) -> int:
    if not value.isdecimal() or int(value) not in PORTS:
        raise argparse.ArgumentTypeError(f"{value!r} is no port; it must be a number from 0 to {PORTS[-1]}")
    return int(value)


def up(arguments: argparse.Namespace) -> int:
    """Migrate the database, ingest the seeds that are not there yet and serve until stopped."""
    settings = _settings()
    engine = _database(settings)
    with server.taken(arguments.host, arguments.port) as port:  # now, for ingesting takes a while
        db.migrate(engine)
        _ingest(engine, [SEEDS])
        return _serve(engine, settings, port)


def ingest(arguments: argparse.Namespace) -> int:
    """Store the articles of files and folders, and the facts they state."""
    engine = _database(_settings())
    db.migrate(engine)
    return _ingest(engine, arguments.path, again=arguments.again)


def print_facts(arguments: argparse.Namespace) -> int:
    """Print each article and its facts as a line of JSON."""
    failures = 0
    for document in load.documents(arguments.path):
        try:
            article = _accepted(document)
            with _own_faults(article):
                print(line(article, extract(article)))
        except UnusableInput as error:
            failures += _fail(str(error))
    return min(failures, 1)


def serve(arguments: argparse.Namespace) -> int:
    """Serve the database until stopped."""
    settings = _settings()
    engine = _migrated_database(settings)
    with server.taken(arguments.host, arguments.port) as port:
        return _serve(engine, settings, port)


def migrate(_: argparse.Namespace) -> int:
    """Bring the database to the newest migration."""
    db.migrate(_database(_settings()))
    return 0


def verify(_: argparse.Namespace) -> int:
    """Print what is wrong with the database; nothing, when all is well."""
    wrong = findings(_migrated_database(_settings()))
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


def rebuild(_: argparse.Namespace) -> int:
    """Compute every record again from its claims."""
    rebuild_records(_migrated_database(_settings()))
    return 0


def openapi(_: argparse.Namespace) -> int:
    """Print the OpenAPI document."""
    print(specification(), end="")
    return 0


def _serve(engine: sa.Engine, settings: Settings, port: socket) -> int:
    print(f"Attaché answers at {server.address(port)}, and explains itself at {server.address(port)}/docs", flush=True)
    return 0 if server.serve(engine, settings, port) else 1


def _ingest(engine: sa.Engine, paths: Sequence[Path], *, again: bool = False) -> int:
    report = Report()
    for document in _with_progress(paths):
        try:
            article = _accepted(document)
            with _own_faults(article):
                report.count(article, _store(engine, article, again=again))
        except UnusableInput as error:
            report.failures += _fail(str(error))
    print(*report.lines(), sep="\n")
    return min(report.failures, 1)


def _store(engine: sa.Engine, article: Article, *, again: bool) -> Outcome:
    with db.read(engine) as session:
        if not again and articles.with_text(session, article.sha256):
            return Outcome.UNCHANGED  # before its facts are read: that is what takes time
    return ingest_article(engine, article, extract(article), EXTRACTOR, VERSION, again=again)


def _accepted(document: Article | Refusal) -> Article:
    if isinstance(document, Refusal):
        raise UnusableInput(f"{document.where}: {document.reason}")
    return document


@contextmanager
def _own_faults(article: Article) -> Iterator[None]:
    """Make a fault of ours a reason to refuse *article*, and say where it is; it does not cost the others."""
    try:
        yield
    except (sa.exc.OperationalError, OSError):  # no fault of one article's: there is no going on
        raise
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        reason = f"attache itself failed, please report it: {error!r}, {Path(place.filename).name}:{place.lineno}"
        raise UnusableInput(f"{article.file}: {reason}") from error


def _with_progress(paths: Sequence[Path]) -> Iterator[Article | Refusal]:
    """Yield what *paths* hold, with a bar on standard error that moves from file to file, where that is a terminal."""
    console = Console(stderr=True)
    files = list(load.found(paths))
    with Progress(console=console, disable=not console.is_terminal) as progress:
        for file in progress.track(files, description="Reading"):
            yield from (file,) if isinstance(file, Refusal) else load.read(file)


def _settings() -> Settings:
    try:
        return Settings.read(os.environ)
    except ValueError as error:
        raise NotServed(str(error)) from error


def _database(settings: Settings) -> sa.Engine:
    """Return the engine of the database that *settings* name, once it answers.

    Raises:
        NotServed: they name none that can be used, or it does not answer.
    """
    try:
        engine = db.engine(settings.database_url, pool_size=settings.threads)
    except (sa.exc.ArgumentError, ImportError) as error:
        raise NotServed(f"ATTACHE_DATABASE_URL names no database that can be used: {error}") from error
    try:
        engine.connect().close()
    except sa.exc.DBAPIError as error:
        raise NotServed(f"the database {engine.url!r} does not answer: {_first_line(error)}") from error
    return engine


def _migrated_database(settings: Settings) -> sa.Engine:
    engine = _database(settings)
    if not db.is_migrated(engine):
        raise NotServed(
            f"the database {engine.url!r} is not at the newest migration; `attache migrate` brings it there"
        )
    return engine


def _fail(message: str, status: int = 1) -> int:
    """Say on standard error what is wrong, in characters that cannot steer a terminal, and return *status*."""
    printable = "".join(character if character.isprintable() else "\ufffd" for character in message)
    print(f"attache: {printable}", file=sys.stderr)
    return status


def _first_line(error: sa.exc.DBAPIError) -> str:
    return str(error.orig).partition("\n")[0]
