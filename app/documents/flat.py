"""Flat rows: a document as columns, each with the words behind it, for whoever wants a table.

One definition for every place that serves a table. A column is a scalar of the document, named by the keys that lead to
it, joined by ``_``: ``value_amount``. The elements of a list are joined by "; ", those of a list within a list by ", ".
Behind the columns of each field that is cited stand ``<field>_quote``, ``<field>_article`` and ``<field>_link``: the
words of one article, the first that the document cites for it. Of a list field all citations are given, in order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from app.documents.lists import Claim, Side
from app.documents.shapes import (
    Agreement,
    Article,
    Cited,
    Country,
    EquipmentDeal,
    Organization,
    Person,
    Position,
    Statement,
    Told,
)

Document = Mapping[str, Any]
Scalar = str | int | float | bool | None

KINDS: Final = (bool, int, float, datetime, date, str)  # a subclass before its base
EVIDENCE: Final = ("support", "citations")  # lists about the values, which get columns of their own
RECEIPT: Final = ("quote", "article", "link")
WHOLE: Final = ""  # what the citations of a document with one cited value are kept under

# The fields that are cited. The values of a claim and of a side of a conflict are cited under their field's own name.
CITED: Final[Mapping[type[BaseModel], tuple[str, ...]]] = {
    Article: ("title", "publisher", "author", "published_on", "derived_from", "machine_written"),
    Person: ("name", "aliases"),
    Position: ("title", "role_class", "country", "organization", "acting"),
    Country: ("code",),
    Organization: ("name", "aliases", "kind", "country"),
    Agreement: (
        *("title", "instrument", "subjects", "status", "parties", "organizations", "announced_on", "notified_on"),
        *("approved_on", "signed_on", "effective_from", "effective_to", "value"),
    ),
    EquipmentDeal: (
        *("buyer", "supplier_country", "supplier", "equipment", "category", "transfer", "condition", "option"),
        *("quantity", "value", "status", "announced_on", "signed_on", "delivered_on", "agreement"),
    ),
    Statement: (*("speaker", "speaker_printed", "form", "text", "cue", "said_on", "addressed_to", "venue", "about"),),
    Claim: ("value",),
    Side: ("value",),
}
ONE_VALUE: Final = (Claim, Side)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the keys that lead to its values, those that lead to what it tells of, and its type.

    The last two are one path but for words, which tell of what they are cited for. ``kind`` is one of ``KINDS``; days
    are written as in ISO 8601.
    """

    name: str
    path: tuple[str, ...]
    of: tuple[str, ...]
    kind: type
    receipt: bool = False


@cache
def columns(model: type[BaseModel]) -> tuple[Column, ...]:
    """Return the columns of the documents of *model*, in the order of its fields."""
    return tuple(_columns(model, (), many=False))


@cache
def _chosen(model: type[BaseModel], name: str) -> tuple[Column, ...]:
    named = [column for column in columns(model) if not column.receipt and name in (column.name, column.of[0])]
    return tuple(
        column
        for column in columns(model)
        if column in named or (column.receipt and any(one.of[: len(column.of)] == column.of for one in named))
    )


def chosen(model: type[BaseModel], names: Sequence[str], *, receipts: bool) -> tuple[Column, ...]:
    """Return the columns of the fields or columns that have one of *names*, in their order; all, where none is given.

    With *receipts*, the words that they are cited by stand behind them.
    """
    found = [column for name in names for column in _chosen(model, name)] if names else columns(model)
    return tuple(dict.fromkeys(column for column in found if receipts or not column.receipt))


def row(columns: Iterable[Column], document: Document) -> list[Scalar]:
    """Return the values of *columns* of a *document*, as JSON has them."""
    cited = _by_field(document)
    return [_scalar(_at(cited, column.path)) for column in columns]


def _columns(model: type[BaseModel], path: tuple[str, ...], *, many: bool) -> Iterator[Column]:
    for name in _fields(model):
        kind, several = _kind(model.model_fields[name].annotation)
        here = (*path, name)
        if issubclass(kind, BaseModel):
            yield from _columns(kind, here, many=many or several)
        else:
            yield Column("_".join(here), here, here, str if many or several else kind)
        if name in CITED.get(model, ()):
            under = (*path, "citations", WHOLE if model in ONE_VALUE else name)
            # An article's own words are cited for it: to say in which article they stand would say nothing.
            for key in RECEIPT if model is not Article else ("quote", "link"):
                yield Column("_".join((*here, key)), (*under, key), here, str, receipt=True)


def _fields(model: type[BaseModel]) -> list[str]:
    """Return the fields of *model* that are not lists of evidence, in the order in which documents have them."""
    names = [name for name in model.model_fields if name not in EVIDENCE]
    if not issubclass(model, Cited):
        return names
    # As in the document: what it is, how it is told, by whom.
    return sorted(names, key=lambda name: (name in Told.model_fields) + (name in Cited.model_fields))


def _kind(annotation: Any) -> tuple[type, bool]:  # noqa: ANN401  # any annotation of a document's field
    """Return the type behind *annotation*, a model or one of ``KINDS``, and whether there is a list of it."""
    if get_origin(annotation) is list:
        return _kind(get_args(annotation)[0])[0], True
    if get_origin(annotation) in (Union, UnionType):
        return _kind(next(option for option in get_args(annotation) if option is not type(None)))
    if get_origin(annotation) is Annotated:
        return _kind(get_args(annotation)[0])
    if get_origin(annotation) is Literal:
        return str, False
    kinds = (BaseModel, *KINDS)
    return next(annotation if kind is BaseModel else kind for kind in kinds if issubclass(annotation, kind)), False


LISTS: Final = {
    name for model, names in CITED.items() for name in names if _kind(model.model_fields[name].annotation)[1]
}


def _by_field(part: Any) -> Any:  # noqa: ANN401  # any part of a document
    """Return *part* with its citations as receipts, by the field that they support."""
    if isinstance(part, list):
        return [_by_field(one) for one in part]
    if not isinstance(part, Mapping):
        return part
    return {key: _receipts(value) if key == "citations" else _by_field(value) for key, value in part.items()}


def _receipts(citations: Sequence[Document]) -> dict[str, dict[str, Any]]:
    by_field: defaultdict[str, list[Document]] = defaultdict(list)
    for citation in citations:
        for field in (*citation["fields"], WHOLE):
            by_field[field].append(citation)
    return {field: _receipt(told, many=field in LISTS) for field, told in by_field.items()}


def _receipt(told: Sequence[Document], *, many: bool) -> dict[str, Any]:
    if many:
        return {key: [citation[key] for citation in told] for key in RECEIPT}
    first = told[0]
    quotes = (citation["quote"] for citation in told if citation["article"] == first["article"])
    return {"quote": " … ".join(quotes), "article": first["article"], "link": first["link"]}


def _at(part: Any, path: tuple[str, ...]) -> Any:  # noqa: ANN401  # any part of a document
    """Return what *path* leads to, a list of it where it leads through a list, None where it leads nowhere."""
    for step, key in enumerate(path):
        if isinstance(part, list):
            return [_at(one, path[step:]) for one in part]
        if part is None:
            return None
        part = part.get(key)
    return part


def _scalar(value: Any) -> Scalar:  # noqa: ANN401  # what a path leads to
    if isinstance(value, list):
        return "; ".join(_element(one) for one in value) or None
    found: Scalar = value
    return found


def _element(value: Any) -> str:  # noqa: ANN401  # an element of a list
    if isinstance(value, list):
        return ", ".join(_element(one) for one in value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
