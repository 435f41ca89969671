"""What a list is written as: JSON pages, or its documents as CSV or JSON Lines."""

import re
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final

import orjson
from fastapi import Request
from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import core_schema

from app.documents import comma_separated
from app.documents.flat import Column, chosen, columns
from app.documents.values import Group
from app.errors import NotInFormat


class Format(StrEnum):
    """What a list is written as: a page of JSON, comma-separated values, or a line of JSON for each document."""

    JSON = "json"
    CSV = "csv"
    JSONL = "jsonl"


MEDIA_TYPES: Final = {
    Format.JSON: "application/json",
    Format.CSV: "text/csv; header=present; charset=utf-8",
    Format.JSONL: "application/x-ndjson",
}
ACCEPTED: Final = {
    "application/json": Format.JSON,
    "text/csv": Format.CSV,
    "application/x-ndjson": Format.JSONL,
    "application/ndjson": Format.JSONL,
    "application/jsonl": Format.JSONL,
    "*/*": Format.JSON,
    "application/*": Format.JSON,
    "text/*": Format.CSV,
}


@dataclass(frozen=True, slots=True)
class FieldOf:
    """Makes a text one of the fields that documents of *model* have, or one of their columns.

    The published schema has them as an enum of its own, ``AgreementField``.
    """

    model: type[BaseModel]

    def __get_pydantic_core_schema__(self, source: type[Any], handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return handler(field_of(self.model))


@cache
def field_of(model: type[BaseModel]) -> type[StrEnum]:
    """Return the enum of the fields that documents of *model* have, and of their columns."""
    plain = [column for column in columns(model) if not column.receipt]
    names = dict.fromkeys([*(name for one in plain for name in (one.of[0], one.name)), *model.model_fields])
    kind = StrEnum(f"{model.__name__}Field", [(name.upper(), name) for name in names])  # type: ignore[misc] # made of names
    kind.__doc__ = "A field of a document, or a column of it in CSV."
    return kind


@dataclass(frozen=True, slots=True)
class Shape:
    """How documents are written: the columns of CSV, or the fields of JSON Lines, all of them where none is named."""

    form: Format
    columns: tuple[Column, ...] = ()
    fields: tuple[str, ...] = ()
    cited: bool = True
    bom: bool = False

    @property
    def media_type(self) -> str:
        """Return what the answer says that it is."""
        return MEDIA_TYPES[self.form]

    def written(self, batches: Iterable[Sequence[str]]) -> Generator[str]:
        """Yield the text of *batches* of documents, piece by piece."""
        head = ""
        if self.form is Format.CSV:
            head = (comma_separated.BYTE_ORDER_MARK if self.bom else "") + comma_separated.header(self.columns)
        for batch in batches:
            yield head + self._piece(batch)
            head = ""
        yield head

    def _piece(self, batch: Sequence[str]) -> str:
        if self.form is Format.CSV:
            return comma_separated.lines(self.columns, map(orjson.loads, batch))
        return "".join(f"{self._line(document)}\n" for document in batch)

    def _line(self, document: str) -> str:
        if self.cited and not self.fields:
            return document
        whole = orjson.loads(document)
        part = {name: whole[name] for name in self.fields or whole}
        return orjson.dumps(part if self.cited else uncited(part)).decode()


def shape(form: Format, model: type[BaseModel], fields: Sequence[str], *, cited: bool, bom: bool) -> Shape:
    """Return how documents of *model* are written.

    Raises:
        NotInFormat: the format has no choice of fields, no such field, or no byte order mark.
    """
    if bom and form is not Format.CSV:
        raise NotInFormat("a byte order mark is for format=csv", parameter="bom")
    if form is Format.JSON:
        if fields:
            raise NotInFormat("fields are chosen for format=csv and format=jsonl", parameter="fields")
        return Shape(form, cited=cited)
    if form is Format.CSV:
        empty = [name for name in fields if not chosen(model, [name], receipts=False)]
        if empty:
            raise NotInFormat(f"{empty[0]} has no column in CSV", parameter="fields")
        return Shape(form, chosen(model, fields, receipts=cited), bom=bom)
    nested = [name for name in fields if name not in model.model_fields]
    if nested:
        raise NotInFormat(f"{nested[0]} is a column of CSV, and no field of a document", parameter="fields")
    return Shape(form, fields=tuple(dict.fromkeys(map(str, fields))), cited=cited)


def group_lines(groups: Sequence[Group], form: Format, *, bom: bool) -> str:
    """Write *groups* as JSON Lines, or as CSV with a row for each currency of each."""
    if form is Format.JSONL:
        return "".join(f"{group.model_dump_json()}\n" for group in groups)
    rows = (
        (group.key, group.name, group.count, *((one.currency, one.model_dump(mode="json")["amount"]) if one else ()))
        for group in groups
        for one in group.sums or (None,)
    )
    head = comma_separated.BYTE_ORDER_MARK if bom else ""
    return head + comma_separated.table(("key", "name", "count", "currency", "amount"), rows)


def accepted(request: Request) -> Format:
    """Return the format that the ``Accept`` header likes best, JSON where it likes none of ours (RFC 9110, 12.5.1)."""
    liked: list[tuple[float, Format]] = []
    for part in request.headers.get("accept", "").split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((found[1] for one in parameters if (found := re.fullmatch(r"q=([01](?:\.\d{0,3})?)", one))), "1")
        if name in ACCEPTED and float(weight) > 0:
            liked.append((float(weight), ACCEPTED[name]))
    return max(liked, key=lambda one: one[0], default=(1.0, Format.JSON))[1]


def uncited(part: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return *part* with every array of citations emptied."""
    if isinstance(part, dict):
        return {key: [] if key == "citations" else uncited(value) for key, value in part.items()}
    return [uncited(value) for value in part] if isinstance(part, list) else part
