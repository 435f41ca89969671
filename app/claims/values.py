"""Which values the fields of facts hold, and how a claim keeps one: as JSON, and back to the letter."""

import json
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, Final, get_args, get_origin, get_type_hints

from app.claims.shapes import Claim, canonical
from app.facts import (
    AgreementFact,
    Cited,
    CountryFact,
    EquipmentDealFact,
    Money,
    OrganizationFact,
    PageFacts,
    Period,
    PersonFact,
    PositionFact,
    Quantity,
    Speaker,
    StatementFact,
)
from app.vocabulary import Qualifier, RecordType

KINDS: Final[dict[RecordType, type[Any]]] = {
    RecordType.ARTICLE: PageFacts,
    RecordType.COUNTRY: CountryFact,
    RecordType.PERSON: PersonFact,
    RecordType.ORGANIZATION: OrganizationFact,
    RecordType.AGREEMENT: AgreementFact,
    RecordType.EQUIPMENT_DEAL: EquipmentDealFact,
    RecordType.STATEMENT: StatementFact,
}
TYPES: Final = {kind: record_type for record_type, kind in KINDS.items()}


def encoded(value: Any) -> str:  # noqa: ANN401  # one of the types that facts hold
    """Return a value that facts hold as the one JSON text that stands for it, without its qualifier."""
    if isinstance(value, Period):
        return canonical({"earliest": value.earliest.isoformat(), "latest": value.latest.isoformat()})
    if isinstance(value, Quantity | Money | Speaker):
        names = (field.name for field in fields(value) if field.name != "qualifier")
        return canonical({name: getattr(value, name) for name in names})
    if isinstance(value, date):
        return canonical(value.isoformat())
    return canonical(value.value if isinstance(value, StrEnum) else value)


def decoded(kind: Any, value: str, qualifier: Qualifier) -> Any:  # noqa: ANN401  # one of the types that facts hold
    """Return the value of type *kind* that a claim holds as JSON."""
    plain = json.loads(value)
    if kind is Period:
        return Period(date.fromisoformat(plain["earliest"]), date.fromisoformat(plain["latest"]))
    if kind is date:
        return date.fromisoformat(plain)
    if kind in {Quantity, Money}:
        return kind(**plain, qualifier=qualifier)
    if kind is Speaker:
        return Speaker(RecordType(plain["kind"]), plain["name"], plain["country"])
    return kind(plain)


def value_of(claim: Claim) -> Any:  # noqa: ANN401  # as above
    """Return the value that *claim* holds, as facts hold it."""
    return decoded(cited_type(claim.record_type, claim.field), claim.value, claim.qualifier)


def cited_type(record_type: RecordType, field: str) -> Any:  # noqa: ANN401  # a class
    """Return the type of the values that facts of *record_type* hold in *field*."""
    owner, _, name = field.rpartition(".")
    return CITED[PositionFact if owner else KINDS[record_type]][name][0]


def _cited_fields(kind: type[Any]) -> dict[str, tuple[Any, bool]]:
    """Return the type of value of each cited field of *kind*, and whether it is a list."""
    found: dict[str, tuple[Any, bool]] = {}
    for name, hint in get_type_hints(kind).items():
        options = [hint, *get_args(hint)]
        for option in options:
            if get_origin(option) is Cited:
                found[name] = get_args(option)[0], get_origin(hint) is tuple
    return found


CITED: Final = {kind: _cited_fields(kind) for kind in (*KINDS.values(), PositionFact)}
ATTRIBUTES: Final = {kind: {field.name for field in fields(kind)} - set(CITED[kind]) for kind in CITED}
