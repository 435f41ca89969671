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

from app import db, load, server, startup
from app.api.openapi import specification
from app.errors import AttacheError, UnusableInput
from app.export import Format
from app.export import export as export_tables
from app.extract import Rules
from app.facts import Extractor
from app.ingest import Outcome, ingest_article
from app.ingest import rebuild as rebuild_records
from app.ingest import retract as retract_article
from app.lines import line
from app.load import Refusal
from app.report import Report, refusals
from app.settings import Settings
from app.startup import first_line
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
        return _fail(f"the database failed: {first_line(error)}; what was written before is kept")
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
    _add_extractor(command)
    command.set_defaults(run=ingest)

    command = commands.add_parser("extract", help="print the facts of articles as JSON Lines; needs no database")
    command.add_argument("path", nargs="+", type=Path, help="a .txt, .html or .jsonl, or a folder of them")
    _add_extractor(command)
    command.set_defaults(run=print_facts)

    command = commands.add_parser(
        "export", help="write every table of facts to files, with the words behind each value"
    )
    command.add_argument("folder", metavar="DIR", type=Path, help="a folder that is new or empty")
    command.add_argument(
        "--format", choices=list(Format), default=Format.JSONL, type=str, help="what the files are (%(default)s)"
    )
    command.set_defaults(run=export)

    command = commands.add_parser("retract", help="take an article out again, with all that only it says")
    command.add_argument("article", metavar="ARTICLE", help="its id")
    command.set_defaults(run=retract)

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


def _add_extractor(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--extractor", choices=("rules", "llm"), default="rules", help="what reads the articles (%(default)s)"
    )


def _port(value: str) -> int:
    if not value.isdecimal() or int(value) not in PORTS:
        raise argparse.ArgumentTypeError(f"{value!r} is no port; it must be a number from 0 to {PORTS[-1]}")
    return int(value)


def up(arguments: argparse.Namespace) -> int:
    """Migrate the database, ingest the seeds that are not there yet and serve until stopped."""
    settings = startup.settings()
    engine = startup.database(settings)
    with server.taken(arguments.host, arguments.port) as port:  # now, for ingesting takes a while
        db.migrate(engine)
        _ingest(engine, [SEEDS], Rules())
        return _serve(engine, settings, port)


def ingest(arguments: argparse.Namespace) -> int:
    """Store the articles of files and folders, and the facts they state."""
    settings = startup.settings()
    extractor = startup.extractor(arguments.extractor, settings)
    engine = startup.database(settings)
    db.migrate(engine)
    return _ingest(engine, arguments.path, extractor, again=arguments.again)


def print_facts(arguments: argparse.Namespace) -> int:
    """Print each article and its facts as a line of JSON."""
    extractor = startup.extractor(arguments.extractor, startup.settings())
    failures = 0
    for document in load.documents(arguments.path):
        try:
            article = _accepted(document)
            with _own_faults(article):
                facts = extractor.extract(article)
                print(line(article, facts))
            if facts.refused:
                _fail(f"{article.file}: {refusals(facts.refused)}")
        except UnusableInput as error:
            failures += _fail(str(error))
    return min(failures, 1)


def export(arguments: argparse.Namespace) -> int:
    """Write every table of facts to a file of a folder; equal content is equal bytes."""
    engine = startup.migrated_database(startup.settings())
    for file in export_tables(engine, arguments.folder, Format(arguments.format)):
        print(file)
    return 0


def retract(arguments: argparse.Namespace) -> int:
    """Take an article out again, with all that only it says; ingested once more, it stays out unless ``--again``."""
    engine = startup.migrated_database(startup.settings())
    retract_article(engine, arguments.article)
    return 0


def serve(arguments: argparse.Namespace) -> int:
    """Serve the database until stopped."""
    settings = startup.settings()
    engine = startup.migrated_database(settings)
    with server.taken(arguments.host, arguments.port) as port:
        return _serve(engine, settings, port)


def migrate(_: argparse.Namespace) -> int:
    """Bring the database to the newest migration."""
    db.migrate(startup.database(startup.settings()))
    return 0


def verify(_: argparse.Namespace) -> int:
    """Print what is wrong with the database; nothing, when all is well."""
    wrong = findings(startup.migrated_database(startup.settings()))
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


def rebuild(_: argparse.Namespace) -> int:
    """Compute every record again from its claims."""
    rebuild_records(startup.migrated_database(startup.settings()))
    return 0


def openapi(_: argparse.Namespace) -> int:
    """Print the OpenAPI document."""
    print(specification(), end="")
    return 0


def _serve(engine: sa.Engine, settings: Settings, port: socket) -> int:
    print(f"Attaché answers at {server.address(port)}, and explains itself at {server.address(port)}/docs", flush=True)
    return 0 if server.serve(engine, settings, port) else 1


def _ingest(engine: sa.Engine, paths: Sequence[Path], extractor: Extractor, *, again: bool = False) -> int:
    report = Report()
    for document in _with_progress(paths):
        try:
            article = _accepted(document)
            with _own_faults(article):
                if again or not _is_stored(engine, article):  # asked first: reading its facts is what takes time
                    facts = extractor.extract(article)
                    outcome = ingest_article(engine, article, facts, extractor.name, extractor.version, again=again)
                    report.count(article, outcome, facts.refused)
                else:
                    report.count(article, Outcome.UNCHANGED)
        except UnusableInput as error:
            report.failures += _fail(str(error))
    print(*report.lines(), sep="\n")
    return min(report.failures, 1)


def _is_stored(engine: sa.Engine, article: Article) -> bool:
    with db.read(engine) as session:
        return articles.with_text(session, article.sha256) is not None


def _accepted(document: Article | Refusal) -> Article:
    if isinstance(document, Refusal):
        raise UnusableInput(f"{document.where}: {document.reason}")
    return document


@contextmanager
def _own_faults(article: Article) -> Iterator[None]:
    """Make a fault of ours a reason to refuse *article*, and say where it is; it does not cost the others."""
    try:
        yield
    except (UnusableInput, sa.exc.OperationalError, OSError):  # not ours; the last two let nothing go on
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


def _fail(message: str, status: int = 1) -> int:
    """Say on standard error what is wrong, in characters that cannot steer a terminal, and return *status*."""
    printable = "".join(character if character.isprintable() else "\ufffd" for character in message)
    print(f"attache: {printable}", file=sys.stderr)
    return status
