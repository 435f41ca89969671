"""Comma-separated values: RFC 4180 in UTF-8, with cells that no spreadsheet takes for a formula.

A text that begins as a formula does gets an apostrophe before it; numbers are no texts, and a negative one stays as it
is. Source: OWASP, CSV Injection.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from app.documents.flat import Column, Document, Scalar, row

FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")
BYTE_ORDER_MARK: Final = "\ufeff"


def header(columns: Iterable[Column]) -> str:
    """Return the line of names."""
    return _lines([[column.name for column in columns]])


def lines(columns: Sequence[Column], documents: Iterable[Document]) -> str:
    """Return a line for each of *documents*."""
    return _lines([_cell(value) for value in row(columns, document)] for document in documents)


def table(names: Sequence[str], rows: Iterable[Sequence[Scalar]]) -> str:
    """Return a line of *names* and a line for each of *rows*, which may be shorter."""
    filled = ([*row, *(None,) * (len(names) - len(row))] for row in rows)
    return _lines([names, *([_cell(value) for value in row] for row in filled)])


def _lines(rows: Iterable[Sequence[str | int | float]]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue()


def _cell(value: Scalar) -> str | int | float:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value}" if value.startswith(FORMULA) else value
        case _:
            return value
