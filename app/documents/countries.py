"""A country's document: a hub that articles meet in, so its figures are counted in the database, not from claims."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.claims import Telling
from app.documents.choices import voices
from app.documents.evidence import Evidence
from app.documents.references import COUNTRIES
from app.documents.references import country as reference
from app.documents.shapes import Country, CountryCounts, CountryNames
from app.documents.values import Support
from app.vocabulary import RecordType


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted over all the articles that mention a country, and which of its offices they dispute."""

    sources: int
    origins: int
    first_reported_on: date | None
    last_reported_on: date | None
    citation_count: int
    counts: CountryCounts
    conflicts: tuple[str, ...] = ()


def country(code: str, earliest: Sequence[Telling], figures: Figures) -> Country:
    """Render a country from the *earliest* tellings of different origins and from what was counted."""
    entry = COUNTRIES[code]
    evidence = Evidence(earliest, reference(code))
    evidence.cite("code", voices(earliest, "code"))
    return Country(
        id=code,
        type=RecordType.COUNTRY,
        code=code,
        alpha3=entry.alpha3,
        name=entry.names["en"],
        names=CountryNames(**entry.names),
        region=entry.region,
        counts=figures.counts,
        sources=figures.sources,
        origins=figures.origins,
        first_reported_on=figures.first_reported_on,
        last_reported_on=figures.last_reported_on,
        conflicts=list(figures.conflicts),
        support=[Support(field="code", value=code, sources=figures.sources, origins=figures.origins)],
        citation_count=figures.citation_count,
        citations=evidence.citations(),
    )
