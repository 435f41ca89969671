"""One line of ``attache extract``: an article and its facts as JSON, by plain names and codes, each with its words."""

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from app.documents.claims import major
from app.facts import (
    AgreementFact,
    ArticleFacts,
    Cited,
    EquipmentDealFact,
    Fact,
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
from app.text import Article, Span
from app.vocabulary import AgreementStatus, Basis, Condition, DealStatus, Transfer, agreement_label

Json = dict[str, Any]


def line(article: Article, facts: ArticleFacts) -> str:
    """Return *article* and its *facts* as one line of JSON, without its newline."""
    return json.dumps(document(article, facts), ensure_ascii=False)


def document(article: Article, facts: ArticleFacts) -> Json:
    """Return *article* and its *facts* as a JSON object that always has every key, null where nothing is known."""
    text = article.text
    page = _unsaid(article, facts.page)
    return {
        "file": article.file,
        "article": _cited(text, page, _article(article, page)),
        "countries": [_cited(text, each, {"code": each.code.value}) for each in facts.countries],
        "people": [_cited(text, each, _person(text, each)) for each in facts.people],
        "organizations": [_cited(text, each, _organization(each)) for each in facts.organizations],
        "agreements": [_cited(text, each, _agreement(each)) for each in facts.agreements],
        "equipment_deals": [_cited(text, each, _equipment_deal(each)) for each in facts.equipment_deals],
        "statements": [_cited(text, each, _statement(each, article.language)) for each in facts.statements],
    }


def _unsaid(article: Article, page: PageFacts) -> PageFacts:
    """Leave of what the *page* says what was not given from outside, which wins and has no words to cite."""
    given = [name for name in ("title", "author", "publisher", "published_on") if getattr(article, name)]
    return replace(page, **dict.fromkeys(given))


def _article(article: Article, page: PageFacts) -> Json:
    published_on = article.published_on or _value(page.published_on)
    return {
        "language": article.language,
        "title": article.title or _value(page.title),
        "author": article.author or _value(page.author),
        "publisher": article.publisher or _value(page.publisher),
        "published_on": published_on.isoformat() if published_on else None,
        "url": article.url,
        "derived_from": _value(page.derived_from),
        "machine_written": _value(page.machine_written, default=False),
        "sha256": article.sha256,
        "text": article.text,
    }


def _person(text: str, fact: PersonFact) -> Json:
    return {
        "name": fact.name.value,
        "aliases": _values(fact.aliases),
        "positions": [_cited(text, each, _position(each)) for each in fact.positions],
    }


def _position(fact: PositionFact) -> Json:
    return {
        "title": fact.title.value,
        "role_class": fact.role_class.value,
        "country": _value(fact.country),
        "organization": _value(fact.organization),
        "acting": _value(fact.acting),
    }


def _organization(fact: OrganizationFact) -> Json:
    return {
        "name": fact.name.value,
        "aliases": _values(fact.aliases),
        "kind": fact.kind.value,
        "country": _value(fact.country),
    }


def _agreement(fact: AgreementFact) -> Json:
    subjects = _values(fact.subjects)
    return {
        "title": _value(fact.title),
        "label": agreement_label(fact.instrument.value, subjects),
        "instrument": fact.instrument.value,
        "subjects": subjects,
        "status": _value(fact.status, AgreementStatus.UNKNOWN),
        **_telling(fact),
        "parties": _values(fact.parties),
        "organizations": _values(fact.organizations),
        **_days("announced_on", fact.announced_on),
        **_days("notified_on", fact.notified_on),
        **_days("approved_on", fact.approved_on),
        **_days("signed_on", fact.signed_on),
        **_days("effective_from", fact.effective_from),
        **_days("effective_to", fact.effective_to),
        "value": _money(fact.value),
    }


def _equipment_deal(fact: EquipmentDealFact) -> Json:
    value = _money(fact.value)
    return {
        "buyer": fact.buyer.value,
        "supplier_country": _value(fact.supplier_country),
        "supplier": _value(fact.supplier),
        "equipment": fact.equipment.value,
        "category": fact.category.value,
        "transfer": _value(fact.transfer, Transfer.UNKNOWN),
        "condition": _value(fact.condition, Condition.UNKNOWN),
        "option": _value(fact.option, default=False),
        "quantity": _quantity(fact.quantity),
        "value": value and {**value, "basis": _value(fact.value_basis)},
        "status": _value(fact.status, DealStatus.UNKNOWN),
        **_telling(fact),
        **_days("announced_on", fact.announced_on),
        **_days("signed_on", fact.signed_on),
        **_days("delivered_on", fact.delivered_on),
        "agreement": _value(fact.agreement),
    }


def _statement(fact: StatementFact, language: str | None) -> Json:
    return {
        "speaker": _speaker(fact.speaker),
        "speaker_printed": _value(fact.speaker_printed),
        "form": fact.form.value,
        "text": fact.text.value,
        "cue": _value(fact.cue),
        **_days("said_on", fact.said_on),
        "addressed_to": _value(fact.addressed_to),
        "venue": _value(fact.venue),
        "language": language,
        "about": _values(fact.about),
        **_telling(fact),
    }


def _telling(fact: AgreementFact | EquipmentDealFact | StatementFact) -> Json:
    return {"modality": fact.modality, "polarity": fact.polarity, "background": fact.background}


def _value(cited: Cited[Any] | None, default: object = None) -> Any:  # noqa: ANN401 (any JSON value)
    return default if cited is None else cited.value


def _values(cited: tuple[Cited[Any], ...]) -> list[Any]:
    return [each.value for each in cited]


def _days(name: str, cited: Cited[Period] | None) -> Json:
    """Give the day *name*, when it is known to the day, and beside it the inclusive days that bound it."""
    stem = name.removesuffix("_on")
    if cited is None:
        return {name: None, f"{stem}_earliest": None, f"{stem}_latest": None}
    period = cited.value
    return {
        name: period.day.isoformat() if period.day else None,
        f"{stem}_earliest": period.earliest.isoformat(),
        f"{stem}_latest": period.latest.isoformat(),
    }


def _quantity(cited: Cited[Quantity] | None) -> Json | None:
    if cited is None:
        return None
    number = cited.value
    return {"best": number.best, "low": number.low, "high": number.high, "qualifier": number.qualifier}


def _money(cited: Cited[Money] | None) -> Json | None:
    if cited is None:
        return None
    money = cited.value
    return {
        "amount": major(money.best, money.currency),
        "low": major(money.low, money.currency),
        "high": major(money.high, money.currency),
        "currency": money.currency,
        "qualifier": money.qualifier,
    }


def _speaker(cited: Cited[Speaker] | None) -> Json | None:
    if cited is None:
        return None
    speaker = cited.value
    return {"kind": speaker.kind, "name": speaker.name, "country": speaker.country}


def _cited(text: str, fact: Fact | PositionFact | PageFacts, record: Json) -> Json:
    """Add to *record* the citations of *fact*: one a span and basis, with the keys of *record* that it supports."""
    keys: dict[tuple[Span, Basis], set[str]] = {}
    for key, cited in _citable(fact):
        for span in cited.spans if key in record else ():  # a roster says something of others than this record
            keys.setdefault((span, cited.basis), set()).add(key)
    order = list(record)
    citations = [
        {
            "fields": sorted(supported, key=order.index),
            "basis": basis,
            "quote": span.quote(text),
            "start": span.start,
            "end": span.end,
        }
        for (span, basis), supported in keys.items()
    ]
    return {**record, "citations": citations}


def _citable(fact: Fact | PositionFact | PageFacts) -> Iterator[tuple[str, Cited[Any]]]:
    for field in fields(fact):
        value = getattr(fact, field.name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Cited):
                yield "value" if field.name == "value_basis" else field.name, each
