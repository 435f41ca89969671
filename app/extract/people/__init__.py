"""People whom the article names, the offices they hold, and every place where it names them."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.extract.homes import Homes
from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.given_names import given_names
from app.extract.mentions.names import Name
from app.extract.people.appointments import Appointments
from app.extract.people.introductions import Introductions
from app.extract.people.person import Introduction, Person, parts
from app.extract.people.positions import Positions
from app.extract.people.shares import Shares
from app.extract.people.title import HELD, OCCUPATIONS, Title
from app.extract.people.titles import TitleReader
from app.extract.reading import Reading
from app.facts import Cited, OrganizationFact, PersonFact
from app.text import Span, fold
from app.vocabulary import RoleClass

_PARTICLE = 8  # characters: no particle is longer, its space counted
_LINKED = 500  # characters within which a title and a name are of one person
_NO_OFFICE = (*HELD, OCCUPATIONS, RoleClass.OTHER)


@dataclass(frozen=True, slots=True)
class Introduced:
    """A name and the words around it that say who it is."""

    span: Span


@dataclass(frozen=True, slots=True)
class People:
    """The people of one article, in the order of their first words, and where each is named.

    ``titles`` are those that stand by no name, ``introductions`` the names with the titles that do, ``genders`` say
    who is a man and who a woman, by name.
    """

    facts: tuple[PersonFact, ...]
    mentions: Index[Mention[PersonFact]]
    titles: Index[Title]
    introductions: Index[Introduced]
    genders: dict[str, str]


def find_people(
    reading: Reading,
    countries: Index[Mention[CountryName]],
    names: Index[Mention[Name]],
    organizations: Index[Mention[OrganizationFact]],
    homes: Homes,
) -> People:
    """Return the named humans of an article; bylines and furniture name none."""
    titles = TitleReader(reading, countries, names, organizations).titles()
    found = Introductions(reading, countries, names, organizations, titles)
    introductions = list(found.people())
    Shares(reading, countries).tell(introductions)
    people = _merge(reading, introductions)
    _sweep(reading, names, people)
    _link(reading, found, people)
    appointments = Appointments(reading, people)
    appointments.assign(found.free())
    positions = Positions(reading, countries, names, homes, organizations, people)
    for person in people:
        person.positions = positions.of(person)
    facts = {id(person): _fact(reading, person) for person in people}
    mentions = Index(Mention(span, facts[id(person)]) for person in people for span in set(person.spans))
    ordered = tuple(dict.fromkeys(mention.value for mention in mentions))
    genders = {facts[id(person)].name.value: gender for person in people if (gender := _gender(reading, person))}
    introduced = Index(Introduced(Span(i.start, i.end)) for person in people for i in person.introductions)
    return People(ordered, mentions, Index(found.free()), introduced, genders)


def _gender(reading: Reading, person: Person) -> str | None:
    """Return whether the words by the name, or else the given name, say a man or a woman; None when they disagree."""
    said = {
        cue.key
        for found in person.introductions
        for title in found.titles
        for cue in reading.cues.inside("genders", title.lead(reading.text))
    }
    said |= {found.honorific.key for found in person.introductions if found.honorific}
    said &= {"masculine", "feminine"}
    if len(said) == 1:
        return said.pop()
    return None if said else given_names().get(person.words[0].split("-")[0])


def _words(reading: Reading, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(fold(span.quote(reading.text)).replace(".", "") for span in spans)


def _merge(reading: Reading, introductions: list[Introduction]) -> list[Person]:
    """Make one person of the introductions whose names fit, the fullest first; a surname goes to who was named last."""
    people: list[Person] = []
    for found in sorted(introductions, key=lambda i: (-len(i.words), i.span)):
        words = _words(reading, found.words)
        fitting = [person for person in people if person.fits(words)]
        person = min(fitting, key=lambda p: _distance(p, found.span), default=None)
        if person is None and len(words) == 1 and found.rule == "person.apposition":
            continue  # "Bergen, capital of …" is nobody, but "Holm, leader of …" may be known in full
        if person is None:
            person = Person(words)
            people.append(person)
        person.introductions.append(found)
        person.spans.append(found.span)
    return people


def _distance(person: Person, span: Span) -> int:
    """Return how far before *span* the person was last named; being named only later counts as farther."""
    before = [other.start for other in person.spans if other.start <= span.start]
    return span.start - max(before) if before else 10**9 + min(other.start for other in person.spans)


def _sweep(reading: Reading, names: Index[Mention[Name]], people: list[Person]) -> None:
    """Find where people already introduced are named again, by surname or in full."""
    known = Index(Mention(span, person) for person in people for span in person.spans)
    for name in names:
        if known.at(name.span.start) is not None or next(known.inside(name.span), None) is not None:
            continue
        words = _words(reading, name.value.words)
        speaks = reading.cues.starting("speech", name.span.end + 1) is not None
        fitting = [person for person in people if _again(person, words, speaks=speaks)]
        if fitting:
            person = min(fitting, key=lambda p: _distance(p, name.span))
            person.spans.append(_with_particle(reading, person, name.span))


def _with_particle(reading: Reading, person: Person, span: Span) -> Span:
    """Take the particle before a surname into it where it opens a sentence: "De Rosa said", of Hugo de Rosa."""
    before = reading.text[max(0, span.start - _PARTICLE) : span.start].split(" ")
    particle = before[-2] if len(before) > 1 and not before[-1] else ""
    particle = particle[particle.rfind("\n") + 1 :]
    whole = f" {fold(particle)} {fold(span.quote(reading.text))}"
    opens = particle.isalpha() and particle[0].isupper()
    known = opens and any(fold(other.quote(reading.text)).endswith(whole) for other in person.spans)
    return Span(span.start - 1 - len(particle), span.end) if known else span


def _link(reading: Reading, found: Introductions, people: list[Person]) -> None:
    """Give a title that opens a sentence to who is named without one soon after: "The mayor is content. … said X"."""
    named = Index(Mention(span, person) for person in people for span in person.spans)
    held = [title.words(reading.text) for person in people for i in person.introductions for title in i.titles]
    for title in list(found.free()):
        known = any(title.words(reading.text) <= words for words in held)
        if known or not title.opens(reading.text) or title.key in _NO_OFFICE:
            continue
        following = named.first_from(title.span.end)
        if following is None or following.span.start - title.span.end > _LINKED:
            continue
        person = following.value
        first = min(person.introductions, key=lambda i: i.span)
        if first.span == following.span and not any(i.titles or i.ranks for i in person.introductions):
            first.titles.append(title)


def _again(person: Person, words: tuple[str, ...], *, speaks: bool) -> bool:
    """Tell whether *words* name the person again: a surname, or the given name where a verb of speech follows."""
    if not set(words) <= parts(person.words):
        return False
    given_first = not any("-" in word for word in person.words[1:])
    return words != person.words[:1] or len(person.words) == 1 or not given_first or speaks


def _fact(reading: Reading, person: Person) -> PersonFact:
    spans = sorted(person.spans)
    forms: dict[str, Span] = {}
    for span in spans:
        forms.setdefault(span.quote(reading.text), span)
    name = max(forms, key=lambda form: (len(form.split()), sum(not c.isascii() for c in form), -forms[form].start))
    return PersonFact(
        name=Cited(name, (forms[name],)),
        aliases=tuple(Cited(form, (span,)) for form, span in forms.items() if form != name),
        positions=tuple(person.positions),
        rule=min(person.introductions, key=lambda i: i.span).rule,
    )
