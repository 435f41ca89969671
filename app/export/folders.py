"""A folder of files that is there whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa

from app import db
from app.errors import UnusableOutput
from app.export.formats import Format, tables, writer


def export(engine: sa.Engine, folder: Path, form: Format) -> list[Path]:
    """Write every table of facts to a file of *folder*, and return the files.

    All are read from one state of the database. *folder* is made, or empty.

    Raises:
        UnusableOutput: it cannot be made, holds something, or there is no room; then nothing is left of it.
        NotServed: what the *form* needs is not installed.
    """
    write = writer(form)
    with _whole(folder) as unfinished, db.snapshot(engine) as connection:
        for table in tables(form):
            write(unfinished / f"{table.name}.{form}", table.columns, table.documents(connection))
    return [folder / f"{table.name}.{form}" for table in tables(form)]


@contextmanager
def _whole(folder: Path) -> Iterator[Path]:
    """Give a folder to write to that becomes *folder* in one step at the end, or vanishes when anything is raised."""
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise UnusableOutput(f"{folder}: not empty; export into a new folder")
        place = folder.resolve()
        unfinished = place.with_name(f".{place.name}-{uuid4().hex}")
        unfinished.mkdir()
        try:
            yield unfinished
            unfinished.rename(place)  # in place of an empty folder, too
        except BaseException:
            shutil.rmtree(unfinished)
            raise
    except OSError as error:
        raise UnusableOutput(f"{folder}: {error.strerror or error}") from error
