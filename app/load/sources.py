"""``sources.csv``: what the operator knows of the files of a folder."""

import csv
import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath

from app.errors import UnusableInput
from app.load.characters import decoded
from app.load.files import DOCUMENTS, Refusal, content, shown
from app.load.metadata import Metadata

NAME = "sources.csv"
COLUMNS = ("file", *(field.name for field in fields(Metadata)))

Rows = dict[Path, Metadata | Refusal]


@dataclass(frozen=True, slots=True)
class Sources:
    """The rows of one ``sources.csv`` by the file they speak of; what is wrong with a row refuses its file."""

    path: Path
    rows: Rows
    without_file: tuple[Refusal, ...] = ()

    def astray(self) -> Iterator[Refusal]:
        """Name the rows that speak of no file."""
        yield from self.without_file
        for file in self.rows:
            if not os.path.lexists(file):
                yield Refusal(shown(self.path), f"there is no file {shown(file.relative_to(self.path.parent))!r}")


def beside(folder: Path) -> Sources:
    """Read the ``sources.csv`` of *folder*; where there is none, nothing is said.

    Raises:
        UnusableInput: it is no table, or has other columns than ``COLUMNS``.
    """
    path = folder / NAME
    if not os.path.lexists(path):
        return Sources(path, {})
    text = decoded(content(path)).text
    table = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        _check(table.fieldnames or ())
        return _read(path, table)
    except csv.Error as error:
        raise UnusableInput(f"line {table.line_num}: {error}") from error


def _check(columns: Sequence[str]) -> None:
    if "file" not in columns or not set(columns) <= set(COLUMNS) or len(set(columns)) < len(columns):
        raise UnusableInput(f"its first line must name file and others of {','.join(COLUMNS)}, not {','.join(columns)}")


def _read(path: Path, table: "csv.DictReader[str]") -> Sources:
    rows: Rows = {}
    without_file = []
    for row in table:
        where = f"{shown(path)}:{table.line_num}"
        try:
            file = path.parent / _file(row)
        except UnusableInput as error:
            without_file.append(Refusal(where, str(error)))
            continue
        rows[file] = Refusal(where, "a second row for one file") if file in rows else _metadata(where, row)
    return Sources(path, rows, tuple(without_file))


def _file(row: dict[str, str]) -> PurePosixPath:
    file = PurePosixPath(row["file"].strip())
    if file.is_absolute() or ".." in file.parts or file.suffix.lower() not in DOCUMENTS:
        raise UnusableInput(f"file must be a {', '.join(DOCUMENTS)} in this folder or below, not {str(file)!r}")
    return file


def _metadata(where: str, row: dict[str, str]) -> Metadata | Refusal:
    if None in row:
        return Refusal(where, "more fields than columns")
    try:
        return Metadata.read(row)
    except UnusableInput as error:
        return Refusal(where, str(error))
