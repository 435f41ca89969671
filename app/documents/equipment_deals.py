"""An equipment deal's document."""

from collections.abc import Sequence
from typing import Any

from app.claims import Telling
from app.comparisons import organizations_fit
from app.documents.agreements import days, telling
from app.documents.choices import Choice, Voice, choose, joined, voices
from app.documents.claims import money, quantity
from app.documents.evidence import Evidence
from app.documents.names import equipment, record_name, spoken
from app.documents.references import References, country
from app.documents.shapes import EquipmentDeal
from app.documents.values import DealValue, Reference
from app.facts import EquipmentDealFact
from app.vocabulary import Condition, DealStatus, RecordType, Transfer, ValueBasis

DAYS = ("announced_on", "signed_on", "delivered_on")


def equipment_deal(id: str, tellings: Sequence[Telling], references: References) -> tuple[EquipmentDeal, Evidence]:
    """Render the deal that *tellings* tell of."""
    name = record_name(RecordType.EQUIPMENT_DEAL, tellings)
    evidence = Evidence(tellings, Reference(type=RecordType.EQUIPMENT_DEAL, id=id, name=name))

    def told(field: str) -> Any:  # noqa: ANN401  # the value of any field
        return evidence.of(field, choose(voices(tellings, field)))

    buyer, printed = told("buyer"), evidence.of("equipment", spoken(equipment(tellings)))
    where = told("supplier_country")
    supplier = choose(voices(tellings, "supplier"), fit=organizations_fit)
    evidence.of("supplier", supplier)
    evidence.beside("supplier", supplier, _states(tellings, where))
    document = EquipmentDeal(
        id=id,
        type=RecordType.EQUIPMENT_DEAL,
        buyer=country(buyer),
        supplier_country=country(where) if where else None,
        supplier=references.organization(supplier.backing) if supplier else None,
        equipment=printed,
        category=told("category"),
        transfer=told("transfer") or Transfer.UNKNOWN,
        condition=told("condition") or Condition.UNKNOWN,
        option=told("option"),
        quantity=(number := told("quantity")) and quantity(number),
        value=_value(evidence),
        status=evidence.status() or DealStatus.UNKNOWN,
        **{key: day for name in DAYS for key, day in days(evidence, name).items()},
        agreement=_agreement(evidence, references),
        **telling(tellings),
        **evidence.summary(),
    )
    return document, evidence


def _value(evidence: Evidence) -> DealValue | None:
    choice = choose(voices(_totals(evidence.tellings), "value"))
    value = evidence.of("value", choice)
    if choice is None:
        return None
    basis = _basis(evidence.tellings, choice)
    evidence.cite("value", basis.backing if basis else ())
    return DealValue(**money(value).model_dump(), basis=basis.value if basis else None)


def _states(tellings: Sequence[Telling], where: str | None) -> list[Voice]:
    """Return who names only the country *where* the equipment comes from."""
    told = voices((one for one in tellings if one.fact.supplier is None), "supplier_country")
    return [voice for voice in told if voice.value == where]


def _totals(tellings: Sequence[Telling]) -> Sequence[Telling]:
    """Return the tellings that say what the whole costs, if any does: the price of one piece contradicts no total."""
    total = [told for told in tellings if told.fact.value and not _is_unit_price(told.fact)]
    return total or tellings


def _is_unit_price(fact: EquipmentDealFact) -> bool:
    return fact.value_basis is not None and fact.value_basis.value is ValueBasis.UNIT_PRICE


def _basis(tellings: Sequence[Telling], value: Choice) -> Choice | None:
    """Choose what the sum is from what those say who tell it."""
    telling = {voice.claim.fact for voice in value.backing}
    return choose(voices((told for told in tellings if told.id in telling), "value_basis"))


def _agreement(evidence: Evidence, references: References) -> Reference | None:
    choice = choose(voices(evidence.tellings, "agreement"), fit=joined)
    evidence.of("agreement", choice)
    return references.agreement(choice.backing) if choice else None
