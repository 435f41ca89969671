"""Countries by name, demonym, compound prefix or seat of government."""

from dataclasses import dataclass

from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.reading import Reading
from app.facts import Cited
from app.vocabulary import Basis


@dataclass(frozen=True, slots=True)
class CountryName:
    """A country (ISO 3166-1 alpha-2) and how it is named: names, demonyms, prefixes or seats."""

    code: str
    facet: str


def find_countries(reading: Reading) -> Index[Mention[CountryName]]:
    """Return every naming of a country, in furniture too, but not inside the name of a language or a currency."""
    elsewhere = reading.cues.all("not_a_country")
    return Index(
        Mention(cue.span, CountryName(*cue.key.split(".")))
        for cue in reading.cues.all("countries")
        if elsewhere.at(cue.span.start) is None
    )


def named(country: Mention[CountryName]) -> Cited[str]:
    """Return a country with the words that name it; a seat of government stands for one and does not name it."""
    basis = Basis.RESOLVED if country.value.facet == "seats" else Basis.STATED
    return Cited(country.value.code, (country.span,), basis)
