"""How a table is written to a file: JSON Lines as the API's documents, CSV and Parquet as flat rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Final

import orjson

from app.documents import comma_separated
from app.documents.flat import Column, Document
from app.errors import NotServed
from app.export.tables import LISTS, NESTED, Table

BATCH: Final = 500  # rows that are written at a time

Write = Callable[[Path, Sequence[Column], Iterable[Document]], None]


class Format(StrEnum):
    """What an export is written as."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


def tables(form: Format) -> tuple[Table, ...]:
    """Return the tables that files of this form make; a document in JSON holds what is nested in it."""
    return LISTS if form is Format.JSONL else LISTS + NESTED


def writer(form: Format) -> Write:
    """Return the function that writes a file: ``write(path, columns, documents)``.

    Raises:
        NotServed: what it needs is not installed.
    """
    if form is not Format.PARQUET:
        return _WRITE[form]
    if find_spec("pyarrow") is None:
        raise NotServed("--format parquet needs pyarrow: pip install 'attache[parquet]', or '.[parquet]' in a checkout")
    # Loaded when it is asked for: it is an extra, and most installations go without its 55 MB.
    write: Write = import_module("app.export.parquet").write
    return write


def _write_jsonl(path: Path, _: Sequence[Column], documents: Iterable[Document]) -> None:
    with path.open("wb") as file:
        for document in documents:
            file.write(orjson.dumps(document, option=orjson.OPT_APPEND_NEWLINE))


def _write_csv(path: Path, columns: Sequence[Column], documents: Iterable[Document]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(comma_separated.header(columns))
        for some in batches(documents):
            file.write(comma_separated.lines(columns, some))


def batches(documents: Iterable[Document], size: int = BATCH) -> Iterator[list[Document]]:
    """Yield *documents*, *size* at a time."""
    rest = iter(documents)
    while some := list(islice(rest, size)):
        yield some


_WRITE: Final[Mapping[Format, Write]] = {Format.JSONL: _write_jsonl, Format.CSV: _write_csv}
