"""A person's document."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.claims import Telling
from app.documents.choices import Choice, Voice, choose, joined, voices
from app.documents.evidence import Evidence
from app.documents.names import aliases, fullest, spoken
from app.documents.references import References, country
from app.documents.shapes import Person, Position
from app.documents.values import Reference
from app.text import fold
from app.vocabulary import RecordType, RoleClass

# Of these a country has one at a time, so that two titles in two languages are one office.
OFFICES = frozenset(
    {
        RoleClass.HEAD_OF_STATE,
        RoleClass.HEAD_OF_GOVERNMENT,
        RoleClass.FOREIGN_MINISTER,
        RoleClass.DEFENCE_MINISTER,
    }
)


@dataclass(frozen=True, slots=True)
class Post:
    """One position as one article attests it: a telling with the claims of that position alone."""

    telling: Telling
    role_class: RoleClass
    title: str
    country: str | None

    @property
    def office(self) -> tuple[str, str]:
        """Return what two attestations of one office share, apart from the country."""
        return self.role_class, "" if self.role_class in OFFICES else fold(self.title)


def person(id: str, tellings: Sequence[Telling], references: References) -> tuple[Person, Evidence]:
    """Render the person that *tellings* tell of."""
    evidence = Evidence(tellings, Reference(type=RecordType.PERSON, id=id, name=spoken(fullest(tellings)).value))
    name: str = evidence.of("name", fullest(tellings))
    forms = aliases(tellings)
    for told in forms:
        if told[0].value == name:
            evidence.cite("name", told)
        else:
            evidence.tell("aliases", told)
    document = Person(
        id=id,
        type=RecordType.PERSON,
        name=name,
        aliases=[told[0].value for told in forms if told[0].value != name],
        positions=[_position(evidence.record, posts, references) for posts in offices(tellings)],
        **evidence.summary(),
    )
    return document, evidence


def offices(tellings: Sequence[Telling]) -> list[list[Post]]:
    """Return the attestations of each office that *tellings* name, the latest attested first.

    One that names no country is of the country that all others of the same office name.
    """
    alike: defaultdict[tuple[str, str], list[Post]] = defaultdict(list)
    for post in _posts(tellings):
        alike[post.office].append(post)
    groups = [group for posts in alike.values() for group in _by_country(posts)]
    return sorted(groups, key=lambda posts: (-max(map(_day, posts)), posts[0].office, posts[0].country or ""))


def _posts(tellings: Sequence[Telling]) -> Iterator[Post]:
    for telling in tellings:
        for part, fact in enumerate(telling.fact.positions):
            claims = tuple(c for c in telling.claims if c.part == part and c.field.startswith("positions."))
            narrowed = Telling(telling.id, telling.type, telling.fact, telling.source, claims)
            where = fact.country.value if fact.country else None
            yield Post(narrowed, fact.role_class.value, fact.title.value, where)


def _by_country(posts: Sequence[Post]) -> list[list[Post]]:
    groups: defaultdict[str | None, list[Post]] = defaultdict(list)
    for post in posts:
        groups[post.country].append(post)
    if None in groups and len(groups) == len({None, ""}):
        return [list(posts)]
    return list(groups.values())


def _day(post: Post) -> int:
    day = post.telling.source.published_on
    return day.toordinal() if day else 0


def _position(record: Reference, posts: Sequence[Post], references: References) -> Position:
    evidence = Evidence([post.telling for post in posts], record)
    title: str = evidence.of("title", spoken(_told(posts, "title")))
    role_class: RoleClass = evidence.of("role_class", spoken(_told(posts, "role_class")))
    where: str | None = evidence.of("country", _told(posts, "country"))
    organization = _told(posts, "organization")
    evidence.of("organization", organization)
    acting: bool | None = evidence.of("acting", _told(posts, "acting"))
    return Position(
        title=title,
        role_class=role_class,
        country=country(where) if where else None,
        organization=references.organization(organization.backing) if organization else None,
        acting=acting,
        sources=len({post.telling.source.id for post in posts}),
        origins=len({post.telling.source.origin for post in posts}),
        attested=sorted({day for post in posts if (day := post.telling.source.published_on)}),
        citations=evidence.citations(),
    )


def _told(posts: Sequence[Post], field: str) -> Choice | None:
    told: list[Voice] = voices((post.telling for post in posts), f"positions.{field}")
    return choose(told, fit=joined)
