"""Whom a document means by a name: the records that its articles tell of under that name."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Final

from app.documents.choices import Voice
from app.documents.values import Reference
from app.facts import Speaker
from app.text import fold
from app.vocabulary import NAMED_IN, RecordType

Place = tuple[str, RecordType, str]  # SHA-256 of the article's text, type, folded name
Known = tuple[str, str]  # id and name of the record


@dataclass(frozen=True, slots=True)
class CountryEntry:
    """What is known of a country apart from any article. Source: ISO 3166-1, UN M49, CLDR."""

    code: str
    alpha3: str
    region: str | None
    region_code: str | None
    names: Mapping[str, str]


def _countries() -> dict[str, CountryEntry]:
    lines = resources.files("app").joinpath("countries.csv").read_text("utf-8").splitlines()
    return {
        row["code"]: CountryEntry(
            code=row["code"],
            alpha3=row["alpha3"],
            region=row["region"] or None,
            region_code=row["region_code"] or None,
            names={language: row[f"name_{language}"] for language in NAMED_IN},
        )
        for row in csv.DictReader(lines)
    }


COUNTRIES: Final = _countries()


def country(code: str) -> Reference:
    """Refer to a country by its ISO 3166-1 alpha-2 *code*.

    Raises:
        KeyError: no country has it.
    """
    return Reference(type=RecordType.COUNTRY, id=code, name=COUNTRIES[code].names["en"])


@dataclass(frozen=True, slots=True)
class References:
    """The records that articles tell of, by the names they are given there."""

    known: Mapping[Place, Known] = field(default_factory=dict)

    def organization(self, told: Iterable[Voice]) -> Reference:
        """Refer to the organization that *told* name; without a record it keeps the first name."""
        return self._find(RecordType.ORGANIZATION, [(voice, voice.value) for voice in told])

    def agreement(self, told: Iterable[Voice]) -> Reference:
        """Refer to the agreement that *told* name."""
        return self._find(RecordType.AGREEMENT, [(voice, voice.value) for voice in told])

    def speaker(self, told: Iterable[Voice]) -> Reference:
        """Refer to the one who, as *told*, speaks."""
        named = [(voice, voice.value) for voice in told]
        first: Speaker = named[0][1]
        if first.kind is RecordType.COUNTRY:
            return country(first.name)
        return self._find(first.kind, [(voice, one.name) for voice, one in named if one.kind is first.kind])

    def mentioned(self, told: Iterable[Voice]) -> Reference | None:
        """Refer to the country, person or organization that *told* name, if there is a record of it."""
        named = [(voice, voice.value) for voice in told]
        if named[0][1] in COUNTRIES:
            return country(named[0][1])
        for kind in (RecordType.PERSON, RecordType.ORGANIZATION, RecordType.AGREEMENT):
            found = self._find(kind, named)
            if found.id is not None:
                return found
        return None

    def _find(self, kind: RecordType, named: list[tuple[Voice, str]]) -> Reference:
        for voice, name in named:
            known = self.known.get((voice.source.sha256, kind, fold(name)))
            if known is not None:
                return Reference(type=kind, id=known[0], name=known[1])
        return Reference(type=kind, id=None, name=named[0][1])
