"""The closed lists as they are served: what each value means and which standard it follows."""

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, Field

from app import vocabulary


class VocabularyName(StrEnum):
    """The closed lists that can be asked for."""

    RECORD_TYPE = "record-type"
    BASIS = "basis"
    QUALIFIER = "qualifier"
    MODALITY = "modality"
    POLARITY = "polarity"
    VERDICT = "verdict"
    DAY_BASIS = "day-basis"
    ROLE_CLASS = "role-class"
    ORGANIZATION_KIND = "organization-kind"
    INSTRUMENT = "instrument"
    SUBJECT = "subject"
    AGREEMENT_STATUS = "agreement-status"
    EQUIPMENT_CATEGORY = "equipment-category"
    TRANSFER = "transfer"
    CONDITION = "condition"
    VALUE_BASIS = "value-basis"
    DEAL_STATUS = "deal-status"
    STATEMENT_FORM = "statement-form"


LISTS: Final[dict[VocabularyName, type[StrEnum]]] = {
    VocabularyName.RECORD_TYPE: vocabulary.RecordType,
    VocabularyName.BASIS: vocabulary.Basis,
    VocabularyName.QUALIFIER: vocabulary.Qualifier,
    VocabularyName.MODALITY: vocabulary.Modality,
    VocabularyName.POLARITY: vocabulary.Polarity,
    VocabularyName.VERDICT: vocabulary.Verdict,
    VocabularyName.DAY_BASIS: vocabulary.DayBasis,
    VocabularyName.ROLE_CLASS: vocabulary.RoleClass,
    VocabularyName.ORGANIZATION_KIND: vocabulary.OrganizationKind,
    VocabularyName.INSTRUMENT: vocabulary.Instrument,
    VocabularyName.SUBJECT: vocabulary.Subject,
    VocabularyName.AGREEMENT_STATUS: vocabulary.AgreementStatus,
    VocabularyName.EQUIPMENT_CATEGORY: vocabulary.EquipmentCategory,
    VocabularyName.TRANSFER: vocabulary.Transfer,
    VocabularyName.CONDITION: vocabulary.Condition,
    VocabularyName.VALUE_BASIS: vocabulary.ValueBasis,
    VocabularyName.DEAL_STATUS: vocabulary.DealStatus,
    VocabularyName.STATEMENT_FORM: vocabulary.StatementForm,
}


class Term(BaseModel):
    """One value of a closed list."""

    value: str = Field(description="As it is served and asked for.", examples=["aircraft"])
    meaning: str = Field(examples=["Aeroplanes and helicopters with a crew."])
    sipri: list[str] = Field(description="Weapon categories of the SIPRI Arms Transfers Database that it belongs to.")
    unroca: list[str] = Field(description="Categories of the UN Register of Conventional Arms that it may fall under.")


class Vocabulary(BaseModel):
    """A closed list: its values in their order, which for a status is that of its course."""

    name: VocabularyName
    description: str
    standard: str | None = Field(description="The standard that the list follows, if it follows one.")
    terms: list[Term]


def written(name: VocabularyName) -> dict[str, Any]:
    """Return what ``vocabulary.toml`` says of the closed list called *name*."""
    about = tomllib.loads((Path(vocabulary.__file__).parent / "vocabulary.toml").read_text(encoding="utf-8"))
    said: dict[str, Any] = about[name]
    return said


@cache
def vocabulary_document(name: VocabularyName) -> Vocabulary:
    """Return the closed list called *name*."""
    about = written(name)
    sipri, unroca = about.get("sipri", {}), about.get("unroca", {})
    terms = [
        Term(value=value, meaning=about["terms"][value], sipri=sipri.get(value, []), unroca=unroca.get(value, []))
        for value in LISTS[name]
    ]
    return Vocabulary(name=name, description=about["description"], standard=about.get("standard"), terms=terms)
