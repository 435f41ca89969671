"""The command ``attache``: what each command prints, leaves in the database, and returns."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa

from app import db
from app.cli import main
from app.extract import Rules, extract
from app.facts import ArticleFacts
from app.text import Article

ENGLISH = "Lima will purchase 24 fighter jets for $3.5 billion, the prime minister said on Friday in Lima."
GERMAN = "Der Verteidigungsminister sagte am Freitag, dass Deutschland 24 Flugzeuge für Peru kaufen werde."
SPANISH = "El ministro de Defensa anunció el viernes en Lima la adquisición de 24 aviones para el Perú."
SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name an SQLite database that does not exist yet in the settings."""
    path = tmp_path / "facts.db"
    monkeypatch.setenv("ATTACHE_DATABASE_URL", f"sqlite:///{path}")
    return path


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """Give a folder with two articles, one of them in German, and two files that hold none."""
    folder = tmp_path / "inputs"
    folder.mkdir()
    (folder / "a.txt").write_text(ENGLISH)
    (folder / "b.txt").write_text(GERMAN)
    (folder / "c.txt").write_bytes(SPANISH.encode("cp1252"))
    (folder / "empty.txt").touch()
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def test_ingest_stores_what_it_can_and_names_the_rest(
    database: Path, inputs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Good articles are stored in a database that is made for them; bad ones are named with the reason, status 1."""
    status = main(["ingest", str(inputs), str(inputs / "nowhere")])

    printed = capsys.readouterr()
    assert status == 1
    assert printed.out.splitlines() == [
        "3 articles: 3 added",
        "without facts, in a language that has no lexicon: de (1)",
        "mended while reading: decoded_as_cp1252 (1)",
        "inputs refused, for the reasons above: 3",
    ]
    assert printed.err.splitlines() == [
        f"attache: {inputs / 'empty.txt'}: empty",
        f"attache: {inputs / 'picture.txt'}: not text but a PNG image",
        f"attache: {inputs / 'nowhere'}: no such file or folder",
    ]
    with db.engine(f"sqlite:///{database}").connect() as connection:
        stored = connection.execute(sa.text("SELECT language, text FROM article ORDER BY language")).all()
    assert [tuple(row) for row in stored] == [("de", GERMAN), ("en", ENGLISH), ("es", SPANISH)]


@pytest.mark.usefixtures("database")
def test_ingesting_twice_changes_nothing(inputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is stored already is left alone and counted as unchanged, extracted again or not."""
    path = str(inputs / "a.txt")
    statuses = [main(["ingest", path]), main(["ingest", path]), main(["ingest", "--again", path])]

    printed = capsys.readouterr()
    assert statuses == [0, 0, 0]
    assert printed.out.splitlines() == ["1 article: 1 added", "1 article: 1 unchanged", "1 article: 1 unchanged"]


@pytest.mark.usefixtures("database")
def test_again_extracts_again(
    inputs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only ``--again`` reads the facts of a stored article anew, and replaces it when they are others."""
    path = str(inputs / "a.txt")
    main(["ingest", path])
    monkeypatch.setattr(Rules, "extract", lambda _, article: ArticleFacts(article.language))

    main(["ingest", path])
    main(["ingest", path, "--again"])

    assert capsys.readouterr().out.splitlines()[1:] == ["1 article: 1 unchanged", "1 article: 1 replaced"]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_a_fault_of_ours_costs_one_article(
    command: str, inputs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a rule breaks on one article, it is named with the place of the fault, status 1, and the others go on."""

    def broken(_: Rules, article: Article) -> ArticleFacts:
        return ArticleFacts(article.language) if article.text != ENGLISH else ArticleFacts(1 / 0)

    monkeypatch.setattr(Rules, "extract", broken)

    status = main([command, *(str(inputs / name) for name in ("a.txt", "b.txt", "c.txt"))])

    printed = capsys.readouterr()
    assert status == 1
    assert re.fullmatch(r"attache: a\.txt: .*ZeroDivisionError.*test_cli\.py:\d+\n", printed.err)
    assert "2 articles: 2 added" in printed.out or [json.loads(one)["file"] for one in printed.out.splitlines()] == [
        "b.txt",
        "c.txt",
    ]


def test_extract_needs_no_database(
    inputs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each article and its facts are a line of JSON on standard output, and nothing else is; errors are apart."""
    monkeypatch.setenv("ATTACHE_DATABASE_URL", "postgresql://127.0.0.1:1/none")

    status = main(["extract", str(inputs)])

    printed = capsys.readouterr()
    told = [json.loads(one) for one in printed.out.splitlines()]
    assert status == 1
    assert [one["file"] for one in told] == ["a.txt", "b.txt", "c.txt"]
    assert [country["code"] for country in told[2]["countries"]] == ["PE"]
    assert told[1]["countries"] == []
    assert len(printed.err.splitlines()) == 2


@pytest.mark.usefixtures("database")
def test_verify_finds_what_was_altered(database: Path, inputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sound database verifies in silence; one altered by hand does not, and what is wrong is printed, status 1."""
    main(["ingest", str(inputs / "a.txt")])
    capsys.readouterr()

    sound = main(["verify"]), capsys.readouterr().out
    with db.engine(f"sqlite:///{database}").begin() as connection:
        connection.execute(sa.text("UPDATE article SET text = replace(text, 'Lima', 'Rome')"))
    altered = main(["verify"]), capsys.readouterr().out

    assert sound == (0, "")
    assert altered[0] == 1
    assert "Lima" in altered[1]


@pytest.mark.usefixtures("database")
def test_rebuild_mends_a_record(database: Path, inputs: Path) -> None:
    """A record altered by hand is computed again from its claims."""
    main(["ingest", str(inputs / "c.txt")])
    with db.engine(f"sqlite:///{database}").begin() as connection:
        connection.execute(sa.text("UPDATE country SET document = '{}'"))

    statuses = [main(["verify"]), main(["rebuild"]), main(["verify"])]

    assert statuses == [1, 0, 0]


def test_retract_takes_an_article_out(database: Path, inputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A retracted article is gone and stays out, unless it is ingested ``--again``; an id that is none is named."""
    path = str(inputs / "a.txt")
    main(["ingest", path])
    with db.engine(f"sqlite:///{database}").connect() as connection:
        [id] = connection.execute(sa.text("SELECT id FROM article")).scalars()
    capsys.readouterr()

    statuses = [main(["retract", id]), main(["retract", id])]
    statuses += [main(["ingest", path]), main(["ingest", "--again", path])]

    printed = capsys.readouterr()
    assert statuses == [0, 1, 0, 0]
    assert printed.out.splitlines() == ["1 article: 1 retracted", "1 article: 1 added"]
    assert printed.err == f"attache: no article has the id {id!r}\n"


def test_openapi_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """The published document is printed as JSON, without a database."""
    status = main(["openapi"])

    assert status == 0
    assert json.loads(capsys.readouterr().out)["openapi"].startswith("3.")


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("command", ["serve", "verify", "rebuild", "export", "retract"])
def test_a_database_without_tables_is_named(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What reads a database says when it must be migrated first, and with what."""
    status = main([command, *(["nowhere"] if command in {"export", "retract"} else [])])

    assert status == 1
    assert "`attache migrate`" in capsys.readouterr().err


@pytest.mark.usefixtures("database")
def test_migrate_makes_the_tables(capsys: pytest.CaptureFixture[str]) -> None:
    """After ``migrate`` an empty database verifies."""
    assert [main(["migrate"]), main(["verify"])] == [0, 0]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://attache:secret@127.0.0.1:1/none", "does not answer"),
        ("sqlite:////nowhere/at/all/facts.db", "does not answer"),
        (f"sqlite:///{Path(__file__)}", "does not answer"),
        ("nonsense", "names no database that can be used"),
        ("oracle7://host/facts", "names no database that can be used"),
    ],
)
@pytest.mark.parametrize("command", ["ingest", "verify"])
def test_a_database_that_cannot_be_reached_is_named(
    url: str, said: str, command: str, inputs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says that the database cannot be reached and why, without its password."""
    monkeypatch.setenv("ATTACHE_DATABASE_URL", url)

    status = main([command, str(inputs)] if command == "ingest" else [command])

    error = capsys.readouterr().err
    assert status == 1
    assert said in error
    assert error.count("\n") == 1
    assert "secret" not in error


@pytest.mark.usefixtures("database")
def test_a_taken_port_is_named_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """``up`` and ``serve`` say that another process has the port, before anything is ingested."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        statuses = [main(["up", "--port", str(port)]), main(["migrate"]), main(["serve", "--port", str(port)])]

    printed = capsys.readouterr()
    assert statuses == [1, 0, 1]
    assert printed.err.count(f"cannot listen on port {port} of 127.0.0.1: Address already in use") == 2
    assert printed.out == ""


@pytest.mark.parametrize("argv", [[], ["ingset"], ["ingest"], ["serve", "--port", "65536"], ["serve", "--port", "-1"]])
def test_a_misspelt_command_is_refused(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What is no command, or lacks something, ends with status 2 and says how it is used."""
    with pytest.raises(SystemExit) as stopped:
        main(argv)

    assert stopped.value.code == 2
    assert "usage: attache" in capsys.readouterr().err


def test_help_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    """``--help`` names every command there is and none that is not."""
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])

    assert stopped.value.code == 0
    listed = re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE)
    commands = "up ingest extract export retract serve migrate verify rebuild openapi"
    assert listed == commands.split()


@pytest.mark.usefixtures("database")
def test_a_name_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters of a file's name are not printed."""
    (tmp_path / "a\x1b[2J.txt").touch()

    main(["extract", str(tmp_path / "a\x1b[2J.txt")])

    assert "a\ufffd[2J.txt: empty" in capsys.readouterr().err


@pytest.mark.usefixtures("database")
def test_stopping_leaves_nothing_half_written(
    inputs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C ends ``ingest`` with status 130; the articles before it are whole, and going on stores the others."""

    def interrupted(_: Rules, article: Article) -> ArticleFacts:
        if article.text == GERMAN:
            raise KeyboardInterrupt
        return extract(article)

    paths = [str(inputs / name) for name in ("a.txt", "b.txt")]
    with monkeypatch.context() as patched:
        patched.setattr(Rules, "extract", interrupted)
        stopped = main(["ingest", *paths])

    assert (stopped, main(["verify"]), main(["ingest", *paths])) == (130, 0, 0)
    printed = capsys.readouterr()
    assert printed.out.startswith("2 articles: 1 added, 1 unchanged\n")
    assert printed.err.startswith("attache: stopped")


def test_a_reader_that_has_enough_is_no_error(inputs: Path) -> None:
    """``attache extract … | head`` ends without a traceback."""
    with subprocess.Popen(
        [sys.executable, "-m", "app", "extract", str(inputs / "a.txt")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=SEEDS.parent,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()

        error = process.stderr.read()

    assert error == b""


@pytest.mark.usefixtures("database")
def test_a_bar_is_drawn_on_a_terminal_only(
    inputs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Progress is shown where standard error is a terminal; elsewhere nothing is."""
    screen, shown = os.openpty()
    monkeypatch.setenv("TERM", "xterm")

    main(["ingest", str(inputs / "a.txt")])
    unseen = capsys.readouterr().err
    with open(shown, "w") as terminal, monkeypatch.context() as patched:  # noqa: PTH123 (a descriptor, not a path)
        patched.setattr(sys, "stderr", terminal)
        main(["ingest", str(inputs / "a.txt")])

    assert unseen == ""
    assert b"Reading" in os.read(screen, 1000)
    os.close(screen)


def test_up_serves_the_seeds_until_stopped(tmp_path: Path) -> None:
    """``attache up`` migrates, ingests ``seeds/`` and answers on its port; Ctrl-C ends it with status 0."""
    environment = {**os.environ, "ATTACHE_DATABASE_URL": f"sqlite:///{tmp_path / 'facts.db'}"}
    with subprocess.Popen(
        [sys.executable, "-m", "app", "up", "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=SEEDS.parent,
    ) as process:
        assert process.stdout
        ingested, announced = process.stdout.readline(), process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", announced)
        assert address
        for _ in range(100):
            try:
                served = httpx.get(f"{address[0]}/v1/articles").json()
                break
            except httpx.ConnectError:
                time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        status = process.wait(30)

    assert ingested == "5 articles: 5 added\n"
    assert len(served["results"]) == 5
    assert status == 0
