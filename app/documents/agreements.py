"""An agreement's document."""

from collections.abc import Sequence
from typing import Any

from app.claims import Telling
from app.documents.choices import choose, each, modality, voices
from app.documents.claims import money
from app.documents.evidence import Evidence
from app.documents.histories import standing
from app.documents.names import agreement_name, instrument, label, spoken, title
from app.documents.references import References, country
from app.documents.rosters import left_out
from app.documents.shapes import Agreement
from app.documents.values import Reference
from app.facts import Period
from app.vocabulary import AgreementStatus, RecordType

DAYS = ("announced_on", "notified_on", "approved_on", "signed_on", "effective_from", "effective_to")


def agreement(
    id: str, tellings: Sequence[Telling], references: References, rosters: Sequence[Telling] = ()
) -> tuple[Agreement, Evidence]:
    """Render the agreement that *tellings* tell of, and hold it against the *rosters* that leave it out."""
    evidence = Evidence(tellings, Reference(type=RecordType.AGREEMENT, id=id, name=agreement_name(tellings)))
    told_title = evidence.of("title", title(tellings))
    told_instrument = evidence.of("instrument", spoken(instrument(tellings)))
    status = evidence.status() or AgreementStatus.UNKNOWN
    unlisted = left_out(evidence.record, standing(evidence.history), tellings, rosters)
    evidence.comparisons += [unlisted] if unlisted else []
    value = evidence.of("value", choose(voices(tellings, "value")))
    document = Agreement(
        id=id,
        type=RecordType.AGREEMENT,
        title=told_title,
        label=label(tellings),
        instrument=told_instrument,
        subjects=_all(evidence, "subjects"),
        status=status,
        parties=[country(code) for code in _all(evidence, "parties")],
        organizations=_organizations(evidence, references),
        **{key: day for name in DAYS for key, day in days(evidence, name).items()},
        value=money(value) if value else None,
        **telling(tellings),
        **evidence.summary(),
    )
    return document, evidence


def _all(evidence: Evidence, name: str) -> list[Any]:
    """Return every value of a list field, in the order of the earliest telling, and cite each."""
    values = []
    for told in each(voices(evidence.tellings, name)):
        evidence.tell(name, told)
        values.append(told[0].value)
    return values


def _organizations(evidence: Evidence, references: References) -> list[Reference]:
    found: dict[str, Reference] = {}
    for told in each(voices(evidence.tellings, "organizations")):
        evidence.tell("organizations", told)
        reference = references.organization(told)
        found.setdefault(reference.id or f" {reference.name}", reference)
    return list(found.values())


def days(evidence: Evidence, name: str) -> dict[str, Any]:
    """Return the keys of the day *name*: itself, when it is known, and the inclusive days that bound it."""
    period: Period | None = evidence.of(name, choose(voices(evidence.tellings, name)))
    stem = name.removesuffix("_on")
    return {
        name: period and period.day,
        f"{stem}_earliest": period and period.earliest,
        f"{stem}_latest": period and period.latest,
    }


def telling(tellings: Sequence[Telling]) -> dict[str, Any]:
    """Return the keys that say how a thing is told."""
    return {
        "modality": modality(tellings),
        "polarity": tellings[0].fact.polarity,
        "background": all(told.fact.background for told in tellings),
    }
