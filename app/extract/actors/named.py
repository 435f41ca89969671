"""Actors by name."""

import re
from collections.abc import Iterator

from app.extract.actors.actor import Actor
from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName, named
from app.extract.reading import Reading
from app.facts import OrganizationFact, PersonFact
from app.text import Span
from app.vocabulary import RecordType

_DATELINE = re.compile(r"[,.] ?(?:[^\W\d]+ )?\d|,? ?\(|[.,]? ?[–—-] | \|")


def name_countries(
    reading: Reading, countries: Index[Mention[CountryName]], organizations: Index[Mention[OrganizationFact]]
) -> Iterator[Actor]:
    """Yield countries by name, as governments ("the Greek government"), and by the seat of their government."""
    for country in countries:
        if reading.sentence_at(country.span.start) is None or organizations.at(country.span.start) is not None:
            continue
        span = _acting(reading, country)
        if span is not None:
            code = country.value.code
            yield Actor(span, RecordType.COUNTRY, code, code, home=named(country))


def _acting(reading: Reading, country: Mention[CountryName]) -> Span | None:
    """Return the words that name the country as one who acts; None for a mere adjective or place."""
    match country.value.facet:
        case "names":
            return country.span
        case "demonyms":
            return _government(reading, country.span)
        case "seats":
            return None if _only_a_place(reading, country.span) else country.span
        case _:
            return None


def _government(reading: Reading, demonym: Span) -> Span | None:
    """Return "Greek government" or "gobierno colombiano" whole, or a demonym that is a noun: "the Dutch want"."""
    after = reading.cues.starting("governments", demonym.end + 1, "of_country")
    if after is not None:
        return Span(demonym.start, after.span.end)
    before = reading.cues.ending("governments", demonym.start - 1, "of_country")
    if before is not None:
        return Span(before.span.start, demonym.end)
    return demonym if reading.cues.starting("speech", demonym.end + 1) is not None else None


def _only_a_place(reading: Reading, seat: Span) -> bool:
    """Tell whether a seat of government is a place here: after "in", or in a dateline."""
    cue = reading.cues.all("places").at(seat.start - 2)
    if cue is not None and reading.text[cue.span.end : seat.start].strip() == "":
        return True
    sentence = reading.sentence_at(seat.start)
    if sentence is None or sentence.block.span.start != seat.start:
        return False
    return seat.quote(reading.text).isupper() or _DATELINE.match(reading.text, seat.end) is not None


def name_organizations(organizations: Index[Mention[OrganizationFact]]) -> Iterator[Actor]:
    """Yield organizations wherever they are named, in full or short."""
    for mention in organizations:
        fact = mention.value
        code = fact.country.value if fact.country else None
        yield Actor(mention.span, RecordType.ORGANIZATION, fact.name.value, code, fact.kind.value, home=fact.country)


def name_people(people: Index[Mention[PersonFact]]) -> Iterator[Actor]:
    """Yield people wherever they are named, in full or by surname."""
    for mention in people:
        yield person_actor(mention.span, mention.value)


def person_actor(span: Span, person: PersonFact, *, resolved: bool = False) -> Actor:
    """Return a person as an actor at *span*; *resolved* when the words there are not the person's name."""
    home = next((position.country for position in person.positions if position.country), None)
    name = person.name
    by = name.spans[0] if resolved else None
    return Actor(span, RecordType.PERSON, name.value, home.value if home else None, resolved_by=by, home=home)
