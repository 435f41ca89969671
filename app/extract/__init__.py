"""Facts of one article: pure, by rules over what the text mentions, in any language that has a lexicon."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.extract.actors import find_actors
from app.extract.agreements import find_agreements
from app.extract.equipment_deals import find_equipment_deals
from app.extract.homes import Homes
from app.extract.index import Index
from app.extract.lexicon import FOLDER, Lexicon, lexicon
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName, find_countries
from app.extract.mentions.days import find_days
from app.extract.mentions.equipment import find_equipment
from app.extract.mentions.names import apart_from, find_names
from app.extract.mentions.numbers import find_numbers
from app.extract.mentions.sums import find_sums
from app.extract.organizations import Organizations, find_organizations
from app.extract.page import find_page
from app.extract.people import find_people
from app.extract.reading import Reading, told
from app.extract.statements import find_statements
from app.facts import ArticleFacts, Cited, CountryFact
from app.text import Article
from app.vocabulary import OrganizationKind

VERSION = "1"


def extract(article: Article, lexicons: Path = FOLDER) -> ArticleFacts:
    """Return what an article says; nothing when its language is unknown or *lexicons* has no file of it.

    The same article gives the same facts: no clock, no settings, no state.
    """
    words = lexicon(article.language, lexicons) if article.language is not None else None
    return ArticleFacts(article.language) if words is None else _read(article, words)


@dataclass(frozen=True, slots=True)
class Rules:
    """The extractor ``rules``."""

    name: str = "rules"
    version: str = VERSION

    def extract(self, article: Article) -> ArticleFacts:
        """Return what *article* says."""
        return extract(article)


def _read(article: Article, words: Lexicon) -> ArticleFacts:
    reading = Reading(article, words)
    page = find_page(reading)
    countries, days, sums = find_countries(reading), find_days(reading, page), find_sums(reading)
    names = find_names(reading, countries)
    countries = apart_from(names, countries)
    homes = Homes(reading, countries, sums)
    organizations = find_organizations(reading, countries, names, homes)
    people = find_people(reading, countries, names, organizations.mentions, homes)
    actors = find_actors(reading, countries, organizations, people, homes)
    return ArticleFacts(
        language=article.language,
        page=page,
        countries=tuple(_countries(reading, countries, organizations)),
        people=people.facts,
        organizations=organizations.facts,
        agreements=find_agreements(reading, countries, actors, days, told(reading, sums)),
        equipment_deals=find_equipment_deals(
            reading,
            countries,
            actors,
            days,
            told(reading, find_numbers(reading)),
            told(reading, sums),
            told(reading, find_equipment(reading)),
        ),
        statements=find_statements(reading, actors, days),
    )


def _countries(
    reading: Reading, countries: Index[Mention[CountryName]], organizations: Organizations
) -> Iterator[CountryFact]:
    """Yield each country named outside furniture once; a capital alone and the name of a company name none."""
    told: set[str] = set()
    for mention in countries:
        body = organizations.mentions.at(mention.span.start)
        company = body is not None and body.value.kind.value in (OrganizationKind.COMPANY, OrganizationKind.MEDIA)
        sentence = reading.sentence_at(mention.span.start)
        if mention.value.facet == "seats" or mention.value.code in told or company or sentence is None:
            continue
        told.add(mention.value.code)
        yield CountryFact(Cited(mention.value.code, (mention.span,)))
