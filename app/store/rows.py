"""From a record's document to its rows: the columns that lists filter and sort by say what the document says."""

from collections.abc import Iterator
from typing import Any, Final, Protocol

import orjson
from pydantic import BaseModel

from app import documents, tables
from app.claims import Telling
from app.documents import words
from app.documents.evidence import Evidence
from app.documents.histories import served as served_history
from app.documents.render import referenced, served
from app.facts import Speaker
from app.tables import Lasting, recency
from app.text import fold
from app.vocabulary import RecordType, minor_digits

Days = dict[str, Any]

GREATEST: Final = 2**63 - 1


class Named(Protocol):
    """What a record may be called."""

    @property
    def name(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def suffixes(self) -> tuple[str, ...]: ...
    @property
    def rank(self) -> str: ...


def record_columns(document: Any, identity: Named) -> dict[str, Any]:  # noqa: ANN401  # any record's document
    """Return the columns that every record has."""
    return {
        "id": document.id,
        "name": identity.name,
        "slug": identity.slug,
        "suffixes": " ".join(identity.suffixes),
        "rank": identity.rank,
        "first_reported_on": document.first_reported_on,
        "last_reported_on": document.last_reported_on,
        "sources": document.sources,
        "origins": document.origins,
        "citation_count": document.citation_count,
        "has_conflict": bool(document.conflicts),
        "recency": recency(document.first_reported_on),
        "words": words(_texts(document)),
        "document": served(document),
    }


def history_column(evidence: Evidence) -> dict[str, str]:
    """Return the column that agreements and deals have beside: their status history, as it is served."""
    if evidence.record.type not in {RecordType.AGREEMENT, RecordType.EQUIPMENT_DEAL}:
        return {}
    rungs = [rung.model_dump(mode="json") for rung in served_history(evidence.history)]
    return {"history": orjson.dumps(rungs).decode()}


def own_rows(document: Any, columns: dict[str, Any]) -> list[Lasting]:  # noqa: ANN401  # any record's document
    """Return a record's row, with *columns* in it, and the rows that hang on it.

    Raises:
        TypeError: no record has such a document.
    """
    match document:
        case documents.Person():
            return list(_person(document, columns))
        case documents.Organization():
            return list(_organization(document, columns))
        case documents.Agreement():
            return list(_agreement(document, columns))
        case documents.EquipmentDeal():
            return [_equipment_deal(document, columns)]
        case documents.Statement():
            return list(_statement(document, columns))
        case _:
            raise TypeError(f"no record has the document {type(document).__name__}")


def links(document: Any, tellings: list[Telling]) -> list[Lasting]:  # noqa: ANN401  # any record's document
    """Return the rows that say which countries, articles and records a record has to do with."""
    own = {"record_type": document.type, "record_id": document.id}
    targets = {(one.type, one.id) for one in referenced(document) if one.id is not None}
    return [
        *(
            tables.RecordCountry(**own, country=code, recency=recency(document.first_reported_on))
            for code in sorted(countries(document, tellings))
        ),
        *(tables.RecordArticle(**own, article_id=id) for id in sorted({one.source.id for one in tellings})),
        *(tables.RecordReference(**own, target_type=kind, target_id=id) for kind, id in sorted(targets)),
    ]


def countries(document: Any, tellings: list[Telling]) -> set[str]:  # noqa: ANN401  # any record's document
    """Return the countries that a record involves, as ``country=`` means it."""
    match document:
        case documents.Person():
            found = [position.country for position in document.positions]
        case documents.Organization():
            found = [document.country]
        case documents.Agreement():
            found = list(document.parties)
        case documents.EquipmentDeal():
            found = [document.buyer, document.supplier_country]
        case _:
            about = {one.id for one in document.about if one.type is RecordType.COUNTRY}
            return about | _speakers_countries(tellings)
    return {one.id for one in found if one is not None and one.id is not None}


def conflict_row(conflict: documents.Conflict) -> tables.Conflict:
    """Return the row of two values held against each other."""
    return tables.Conflict(
        id=conflict.id,
        record_type=conflict.record.type,
        record_id=conflict.record.id or "",
        field=conflict.field,
        verdict=conflict.verdict,
        first_reported_on=conflict.first_reported_on,
        last_reported_on=conflict.last_reported_on,
        recency=recency(conflict.first_reported_on),
        document=conflict.model_dump_json(),
    )


def _texts(part: Any) -> Iterator[str]:  # noqa: ANN401  # any part of a document
    """Yield what is searched: the names, titles, texts and quotes of a document, not its ids and codes."""
    for name in ("name", "title", "label", "equipment", "text", "speaker_printed", "quote"):
        if isinstance(getattr(part, name, None), str):
            yield getattr(part, name)
    yield from getattr(part, "aliases", [])
    for name in type(part).model_fields if isinstance(part, BaseModel) else ():
        value = getattr(part, name)
        for element in value if isinstance(value, list) else [value]:
            yield from _texts(element) if isinstance(element, BaseModel) else ()


def _person(document: documents.Person, columns: dict[str, Any]) -> Iterator[Lasting]:
    yield tables.Person(**columns)
    for alias in _folded(document.name, *document.aliases):
        yield tables.PersonAlias(person_id=document.id, alias=alias)
    for part, position in enumerate(document.positions):
        yield tables.PersonPosition(
            person_id=document.id,
            part=part,
            title=position.title,
            role_class=position.role_class,
            country=position.country.id if position.country else None,
            organization_id=position.organization.id if position.organization else None,
            organization_name=position.organization.name if position.organization else None,
            acting=position.acting,
            attested_first=min(position.attested, default=None),
            attested_last=max(position.attested, default=None),
        )


def _organization(document: documents.Organization, columns: dict[str, Any]) -> Iterator[Lasting]:
    home = document.country.id if document.country else None
    yield tables.Organization(**columns, kind=document.kind, country=home)
    for alias in _folded(document.name, *document.aliases):
        yield tables.OrganizationAlias(organization_id=document.id, alias=alias)


def _agreement(document: documents.Agreement, columns: dict[str, Any]) -> Iterator[Lasting]:
    yield tables.Agreement(
        **columns,
        **_told(document),
        instrument=document.instrument,
        status=document.status,
        **_days(document, "announced_on", "notified_on", "approved_on", "signed_on", "effective_from", "effective_to"),
        **_money(document.value),
    )
    for party in document.parties:
        yield tables.AgreementParty(agreement_id=document.id, country=party.id or "")
    for position, subject in enumerate(document.subjects):
        yield tables.AgreementSubject(agreement_id=document.id, subject=subject, position=position)
    for part, one in enumerate(document.organizations):
        yield tables.AgreementOrganization(
            agreement_id=document.id, part=part, organization_id=one.id, organization_name=one.name
        )


def _equipment_deal(document: documents.EquipmentDeal, columns: dict[str, Any]) -> tables.EquipmentDeal:
    quantity = document.quantity
    return tables.EquipmentDeal(
        **columns,
        **_told(document),
        buyer=document.buyer.id or "",
        supplier_country=document.supplier_country.id if document.supplier_country else None,
        supplier_id=document.supplier.id if document.supplier else None,
        supplier_name=document.supplier.name if document.supplier else None,
        equipment=document.equipment,
        category=document.category,
        transfer=document.transfer,
        condition=document.condition,
        option=document.option,
        quantity_best=stored(quantity.best) if quantity else None,
        quantity_low=stored(quantity.low) if quantity else None,
        quantity_high=stored(quantity.high) if quantity else None,
        quantity_qualifier=quantity.qualifier if quantity else None,
        **_money(document.value),
        value_basis=document.value.basis if document.value else None,
        status=document.status,
        **_days(document, "announced_on", "signed_on", "delivered_on"),
        agreement_id=document.agreement.id if document.agreement else None,
    )


def _statement(document: documents.Statement, columns: dict[str, Any]) -> Iterator[Lasting]:
    yield tables.Statement(
        **columns,
        **_told(document),
        form=document.form,
        language=document.language,
        speaker_type=document.speaker.type if document.speaker else None,
        speaker_id=document.speaker.id if document.speaker else None,
        speaker_name=document.speaker.name if document.speaker else None,
        speaker_printed=document.speaker_printed,
        cue=document.cue,
        **_days(document, "said_on"),
    )
    for one in document.about:
        yield tables.StatementAbout(statement_id=document.id, target_type=one.type, target_id=one.id or "")


def _told(document: Any) -> dict[str, Any]:  # noqa: ANN401  # any document that is told
    return {name: getattr(document, name) for name in ("modality", "polarity", "background")}


def _days(document: Any, *names: str) -> Days:  # noqa: ANN401  # any document with days
    stems = [name.removesuffix("_on") for name in names]
    columns = [*names, *(f"{stem}_{end}" for stem in stems for end in ("earliest", "latest"))]
    return {column: getattr(document, column) for column in columns}


def _money(value: documents.Money | None) -> dict[str, Any]:
    if value is None:
        return {}
    unit = 10 ** minor_digits(value.currency)
    sums = {"value_amount": value.amount, "value_low": value.low, "value_high": value.high}
    minor = {column: None if major is None else stored(round(major * unit)) for column, major in sums.items()}
    return {**minor, "value_currency": value.currency, "value_qualifier": value.qualifier}


def stored(number: int | None) -> int | None:
    """Return *number*, or the greatest that a column holds."""
    return None if number is None else min(number, GREATEST)


def _speakers_countries(tellings: list[Telling]) -> set[str]:
    speakers: list[Speaker] = [one.fact.speaker.value for one in tellings if one.fact.speaker]
    countries = {one.name if one.kind is RecordType.COUNTRY else one.country for one in speakers}
    return {code for code in countries if code}


def _folded(*names: str) -> list[str]:
    return sorted({fold(name) for name in names})
