"""An answer's records as facts: each as far as the article's words support it, or not at all."""

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError

from app.ask import answer
from app.ask.evidence import Evidence
from app.facts import (
    AgreementFact,
    ArticleFacts,
    Cited,
    CountryFact,
    EquipmentDealFact,
    OrganizationFact,
    PersonFact,
    PositionFact,
    StatementFact,
)
from app.text import Span
from app.vocabulary import Basis

RULE = "llm"
MOST = 2000  # records of one kind that are looked at

F = TypeVar("F")


def supported(given: dict[str, Any], evidence: Evidence, language: str | None) -> ArticleFacts:
    """Return what of the answer *given* the article's words support; what they do not is counted in ``refused``.

    A value that is refused is left out; a record whose passage or a value that it cannot do without is refused, whole.
    """
    made = {kind: _facts(given.get(kind), kind, evidence) for kind in answer.RECORDS}
    return ArticleFacts(language, evidence.page, **made, refused=evidence.refused)


def _facts(given: Any, kind: str, evidence: Evidence) -> tuple[Any, ...]:  # noqa: ANN401  # any JSON value
    """Return the facts of one *kind* in the order of their first words."""
    if not isinstance(given, list):
        evidence.refused += given is not None
        return ()
    found = dict.fromkeys(_fact(record, kind, evidence) for record in given[:MOST])  # some models repeat themselves
    evidence.refused += max(0, len(given) - MOST)
    return tuple(sorted((fact for fact in found if fact is not None), key=_place))


def _fact(given: Any, kind: str, evidence: Evidence) -> Any:  # noqa: ANN401  # a record of any kind
    try:
        record = answer.RECORDS[kind].model_validate(given)
    except ValidationError:
        evidence.refused += 1
        return None
    passage = getattr(record, "passage", None)
    near = Span(0, len(evidence.text)) if passage is None else evidence.passage(passage)
    return None if near is None else _MAKERS[kind](record, near, evidence)


def _place(fact: Any) -> Span:  # noqa: ANN401  # a fact of any kind
    return next(cited for name in fact.__slots__ if isinstance(cited := getattr(fact, name), Cited)).spans[0]


def _country(record: answer.Country, near: Span, evidence: Evidence) -> CountryFact | None:
    code = evidence.country(record, near)
    return None if code is None else CountryFact(code, RULE)


def _person(record: answer.Person, near: Span, evidence: Evidence) -> PersonFact | None:
    name = evidence.words(record.name, near)
    if name is None:
        return None
    positions = [_position(each, near, evidence) for each in record.positions]
    return PersonFact(
        name=name,
        aliases=tuple(each for each in evidence.several(record.aliases, near) if each.value != name.value),
        positions=tuple(each for each in positions if each is not None),
        rule=RULE,
    )


def _position(record: answer.Position, near: Span, evidence: Evidence) -> PositionFact | None:
    title = evidence.words(record.title, near)
    if title is None:
        return None
    return PositionFact(
        title=title,
        role_class=Cited(record.role_class, title.spans, Basis.CLASSIFIED),
        country=evidence.country(record.country, near),
        organization=evidence.words(record.organization, near),
        acting=evidence.flag(record.acting, near),
        rule=RULE,
    )


def _organization(record: answer.Organization, near: Span, evidence: Evidence) -> OrganizationFact | None:
    name = evidence.words(record.name, near)
    if name is None:
        return None
    return OrganizationFact(
        name=name,
        kind=Cited(record.kind, name.spans, Basis.CLASSIFIED),
        aliases=tuple(each for each in evidence.several(record.aliases, near) if each.value != name.value),
        country=evidence.country(record.country, near),
        rule=RULE,
    )


def _agreement(record: answer.Agreement, near: Span, evidence: Evidence) -> AgreementFact | None:
    instrument = evidence.label(record.instrument, near)
    parties = evidence.countries(record.parties, near)
    if not instrument or not parties:
        return None
    return AgreementFact(
        instrument=instrument,
        subjects=tuple(found for each in record.subjects if (found := evidence.label(each, near))),
        parties=parties,
        title=evidence.words(record.title, near),
        status=evidence.label(record.status, near),
        organizations=evidence.several(record.organizations, near),
        announced_on=evidence.period(record.announced_on, near),
        notified_on=evidence.period(record.notified_on, near),
        approved_on=evidence.period(record.approved_on, near),
        signed_on=evidence.period(record.signed_on, near),
        effective_from=evidence.period(record.effective_from, near),
        effective_to=evidence.period(record.effective_to, near),
        value=evidence.money(record.value, near),
        modality=record.modality,
        polarity=record.polarity,
        background=record.background,
        rule=RULE,
    )


def _equipment_deal(record: answer.EquipmentDeal, near: Span, evidence: Evidence) -> EquipmentDealFact | None:
    buyer = evidence.country(record.buyer, near)
    equipment = evidence.words(record.equipment, near)
    if not buyer or not equipment:
        return None
    return EquipmentDealFact(
        buyer=buyer,
        equipment=equipment,
        category=Cited(record.category, equipment.spans, Basis.CLASSIFIED),
        supplier_country=evidence.country(record.supplier_country, near),
        supplier=evidence.words(record.supplier, near),
        transfer=evidence.label(record.transfer, near),
        condition=evidence.label(record.condition, near),
        option=evidence.flag(record.option, near),
        quantity=evidence.quantity(record.quantity, near),
        value=evidence.money(record.value, near),
        status=evidence.label(record.status, near),
        announced_on=evidence.period(record.announced_on, near),
        signed_on=evidence.period(record.signed_on, near),
        delivered_on=evidence.period(record.delivered_on, near),
        modality=record.modality,
        polarity=record.polarity,
        background=record.background,
        rule=RULE,
    )


def _statement(record: answer.Statement, near: Span, evidence: Evidence) -> StatementFact | None:
    fragments = evidence.several(record.fragments, near)
    if not fragments or len(fragments) != len(record.fragments):
        return None
    spans = tuple(span for fragment in fragments for span in fragment.spans)
    printed = record.speaker and evidence.words(record.speaker.quote, near)
    return StatementFact(
        text=Cited(" … ".join(fragment.value for fragment in fragments), spans),
        form=Cited(record.form, spans, Basis.CLASSIFIED),
        cue=evidence.words(record.cue, near),
        speaker=evidence.speaker(record.speaker, near),
        speaker_printed=printed or None,
        said_on=evidence.period(record.said_on, near),
        addressed_to=evidence.words(record.addressed_to, near),
        venue=evidence.words(record.venue, near),
        about=evidence.countries(record.about, near),
        modality=record.modality,
        polarity=record.polarity,
        background=record.background,
        rule=RULE,
    )


_MAKERS: dict[str, Callable[[Any, Span, Evidence], Any]] = {
    "countries": _country,
    "people": _person,
    "organizations": _organization,
    "agreements": _agreement,
    "equipment_deals": _equipment_deal,
    "statements": _statement,
}
