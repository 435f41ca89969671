"""Parquet through pyarrow: flat rows with the types of their columns."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
from pyarrow import parquet

from app.documents.flat import Column, Document, Scalar, row
from app.export.formats import batches

GROUP: Final = 10_000  # rows of a row group, whatever came together: equal content is equal bytes
GREATEST: Final = 2**63 - 1

TYPES: Final[dict[type, Any]] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
}


def write(path: Path, columns: Sequence[Column], documents: Iterable[Document]) -> None:
    """Write a row for each of *documents*."""
    schema = pa.schema([(column.name, TYPES[column.kind]) for column in columns])
    with parquet.ParquetWriter(path, schema, compression="zstd") as file:
        for some in batches(documents, GROUP):
            rows = [row(columns, document) for document in some]
            arrays = [
                pa.array([_typed(value, column.kind) for value in values], TYPES[column.kind])
                for column, values in zip(columns, zip(*rows, strict=True), strict=True)
            ]
            file.write_batch(pa.record_batch(arrays, schema=schema))


def _typed(value: Scalar, kind: type) -> Any:  # noqa: ANN401  # one of the types of Python that Arrow reads
    if value is None:
        return None
    if kind is date:
        return date.fromisoformat(str(value))
    if kind is datetime:
        return datetime.fromisoformat(str(value))
    if kind is int:
        return min(int(value), GREATEST)  # more than any column of the database holds either
    return float(value) if kind is float else value
