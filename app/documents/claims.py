"""A claim's document: what one article states, beside the record that it ended up in."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from app import tables
from app.claims import cited_type, decoded
from app.documents.citations import citation
from app.documents.lists import Claim
from app.documents.values import Days, Money, Quantity, Reference
from app.facts import Money as Sum
from app.facts import Period, Speaker
from app.facts import Quantity as Number
from app.vocabulary import minor_digits


def claim_document(
    row: tables.Claim,
    spans: Iterable[tables.ClaimSpan],
    *,
    record: tuple[str, str],
    url: str | None,
    reported_on: date | None,
) -> Claim:
    """Render a claim from its *row* and *spans*, the id and name of its *record*, and its article's url and day."""
    value = decoded(cited_type(row.record_type, row.field), row.value, row.qualifier)
    ordered = sorted(spans, key=lambda span: span.position)
    article = row.article_id, url
    return Claim(
        id=row.id,
        type="claim",
        record=Reference(type=row.record_type, id=record[0], name=record[1]),
        field=row.field,
        part=row.part,
        value=text_of(value),
        quantity=quantity(value) if isinstance(value, Number) else None,
        money=money(value) if isinstance(value, Sum) else None,
        days=Days(earliest=value.earliest, latest=value.latest) if isinstance(value, Period) else None,
        qualifier=row.qualifier,
        modality=row.modality,
        polarity=row.polarity,
        background=row.background,
        basis=row.basis,
        article=row.article_id,
        reported_on=reported_on,
        extractor=row.extractor,
        rule=row.rule,
        version=row.version,
        citations=[citation(span, [row.field], row.basis, row.id, article) for span in ordered],
    )


def quantity(value: Number) -> Quantity:
    """Render a number of items."""
    return Quantity(best=value.best, low=value.low, high=value.high, qualifier=value.qualifier)


def major(minor: int | None, currency: str) -> int | float | None:
    """Turn *minor* units into major ones: an int where no fraction is left."""
    if minor is None:
        return None
    unit: int = 10 ** minor_digits(currency)
    return minor / unit if minor % unit else minor // unit


def money(value: Sum) -> Money:
    """Render a sum in major units."""
    best, low, high = (major(minor, value.currency) for minor in (value.best, value.low, value.high))
    return Money(amount=best, low=low, high=high, currency=value.currency, qualifier=value.qualifier)


def text_of(value: Any) -> str:  # noqa: ANN401  # one of the types that facts hold
    """Return a claimed value as text: "24", "3500000000 USD", "2025-12-01/2025-12-31", "PE"."""
    match value:
        case Period():
            days = dict.fromkeys(day.isoformat() for day in (value.earliest, value.latest))
            return "/".join(days)
        case Number():
            return _number_text(value.best, value.low, value.high)
        case Sum():
            best, low, high = (major(minor, value.currency) for minor in (value.best, value.low, value.high))
            return f"{_number_text(best, low, high)} {value.currency}"
        case Speaker():
            return value.name
        case bool():
            return json.dumps(value)
        case _:
            return str(value)


def _number_text(best: float | None, low: float | None, high: float | None) -> str:
    if best is not None:
        return str(best)
    if low is not None and high is not None:
        return f"{low}–{high}"
    return f"≤ {high}" if low is None else f"≥ {low}"
