"""The types of query parameters, and the base of everything a client may ask.

Pydantic alone reads ``0`` as a day, ``yes`` as true and ``1_000`` as a number; an API whose published schema says
``date``, ``boolean`` and ``integer`` must refuse these.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, TypeVar, get_type_hints

from fastapi import Path, Request
from fastapi.exceptions import RequestValidationError
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from app.asof import ordinal

T = TypeVar("T")

LARGEST = 2**53 - 1  # the largest whole number that every JSON reader keeps exact
MOST_REPEATS = 50
NUMBER = r"-?\d{1,20}(\.\d{1,20})?([eE][+-]?\d{1,3})?"
PRINTABLE = r"^[^\u0000-\u001f\u007f-\u009f]+$"  # PostgreSQL stores no NUL, and no name holds a control character


def _spelt(pattern: str, wanted: str) -> BeforeValidator:
    """Refuse a raw value that is not written as *pattern* says; *wanted* names the right form."""
    right = re.compile(pattern, re.ASCII)

    def check(value: object) -> object:
        if isinstance(value, str) and not right.fullmatch(value):
            raise PydanticCustomError("spelling", "must be {wanted}", {"wanted": wanted})
        return value

    return BeforeValidator(check)


class _Absent:
    """Shows a value that may be None as the value alone: a query string has no null."""

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        shown = handler(schema)
        value, _ = shown.pop("anyOf")
        return {**value, **shown}


Several = Annotated[list[T], Field(max_length=MOST_REPEATS)]
"""A parameter that may be repeated; its values are alternatives."""

Maybe = Annotated[T | None, _Absent()]
"""A parameter that may be left out."""

Day = Annotated[date, _spelt(r"\d{4}-\d{2}-\d{2}", "a day written YYYY-MM-DD")]
Flag = Annotated[bool, _spelt("true|false", "true or false")]
WHOLE = _spelt(r"-?\d{1,20}", "a whole number")
Count = Annotated[int, Field(ge=0, le=LARGEST), WHOLE]
Amount = Annotated[float, Field(ge=0, le=LARGEST), _spelt(NUMBER, "a number")]
CountryCode = Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")]
CurrencyCode = Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")]
LanguageTag = Annotated[str, StringConstraints(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_.:]*$", max_length=60)]
Words = Annotated[str, StringConstraints(pattern=PRINTABLE, min_length=1, max_length=200)]
Id = Annotated[str, StringConstraints(pattern=PRINTABLE, min_length=1, max_length=200)]


PathId = Annotated[
    str,
    Path(
        alias="id",
        description="The record's id, or one it had before.",
        pattern=PRINTABLE,
        min_length=1,
        max_length=200,
    ),
]


class Citations(StrEnum):
    """Which citations a document carries."""

    FULL = "full"
    NONE = "none"


EVERYWHERE = ("as_of", "group_by", "sort", "limit", "cursor", "citations", "format", "fields", "bom")
"""What every list takes; its own filters are shown before these."""

SEARCHED = '`"fighter jets"` side by side, `jet*` whatever its ending.'

UNCITED = "`none` leaves every array of citations empty."


class Parameters(BaseModel):
    """Base of every query string. What it does not name is refused, not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def repeatable(cls, name: str) -> bool:
        """Tell whether *name* may be given more than once; a name nobody declared may, and is refused later."""
        return name not in cls.model_fields or isinstance(cls.model_fields[name].annotation, type(list[str]))


class AsOf(Parameters):
    """What everything that follows from articles can be asked: what it was on a day."""

    as_of: Maybe[Day] = Field(
        None,
        description="Answer from the articles published by this day and no others: what could be known then.",
        examples=["2025-12-12"],
    )

    @property
    def day(self) -> int:
        """Return the day that is asked about, as ``app.asof`` counts."""
        return ordinal(self.as_of)


class ItemQuery(AsOf):
    """What the document of one record can be asked."""

    citations: Citations = Field(Citations.FULL, description=UNCITED)


def by_interest(names: Iterable[str]) -> list[str]:
    """Return the *names* of parameters with a list's own filters first."""
    return sorted(names, key=lambda name: name in EVERYWHERE)


@cache
def parameters_of(endpoint: Any) -> type[Parameters] | None:  # noqa: ANN401 - any callable may be an endpoint
    """Return the query model that *endpoint* declares."""
    hints = get_type_hints(endpoint).values()
    return next((hint for hint in hints if isinstance(hint, type) and issubclass(hint, Parameters)), None)


def nearest(word: str, right: Iterable[str]) -> str:
    """Word a hint at the entry of *right* that *word* was meant to be, or at all of them."""
    choices = list(right)
    if close := get_close_matches(word, choices, n=1):
        return f"did you mean '{close[0]}'?"
    return f"there are {', '.join(choices)}" if choices else "there is none"


async def refuse_repeats(request: Request) -> None:
    """Refuse a parameter given twice where one value is meant; FastAPI would keep the last.

    Raises:
        RequestValidationError: one error for each such parameter.
    """
    model = parameters_of(request.scope["endpoint"])
    if model is None:
        return
    given = Counter(name for name, _ in request.query_params.multi_items())
    twice = [name for name, times in given.items() if times > 1 and not model.repeatable(name)]
    if twice:
        raise RequestValidationError(
            [{"type": "repeated", "loc": ("query", name), "msg": "takes one value"} for name in sorted(twice)]
        )
