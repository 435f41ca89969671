"""The offices of a person: title, class, country, organization, as the introductions say them."""

from collections.abc import Sequence

from app.extract.homes import Homes
from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName, named
from app.extract.mentions.names import Name
from app.extract.people.owners import Owners
from app.extract.people.person import Introduction, Person
from app.extract.people.title import COLLEAGUES, HELD, MINISTERS, OCCUPATIONS, Title
from app.extract.reading import Reading
from app.facts import Cited, OrganizationFact, PositionFact
from app.text import Span, fold
from app.vocabulary import Basis, OrganizationKind, RoleClass

_JOIN = 8  # characters between the head of a title and what it is of
_WITHIN = {  # the class of an office within a body of a kind
    (OrganizationKind.COMPANY, RoleClass.HEAD_OF_STATE): RoleClass.EXECUTIVE,
    (OrganizationKind.COMPANY, RoleClass.OFFICIAL): RoleClass.EXECUTIVE,
    (OrganizationKind.INTERNATIONAL, RoleClass.HEAD_OF_STATE): RoleClass.OFFICIAL,
    (OrganizationKind.INTERNATIONAL, RoleClass.LEGISLATOR): RoleClass.OFFICIAL,
    (OrganizationKind.INTERNATIONAL, RoleClass.FOREIGN_MINISTER): RoleClass.OFFICIAL,
    (OrganizationKind.INTERNATIONAL, RoleClass.DEPUTY_MINISTER): RoleClass.OFFICIAL,
    (OrganizationKind.INTERNATIONAL, RoleClass.OTHER_MINISTER): RoleClass.OFFICIAL,
    (OrganizationKind.LEGISLATURE, RoleClass.EXECUTIVE): RoleClass.LEGISLATOR,
    (OrganizationKind.LEGISLATURE, RoleClass.HEAD_OF_STATE): RoleClass.LEGISLATOR,
}


class Positions:
    """Makes position facts of the titles and ranks by people's names."""

    def __init__(
        self,
        reading: Reading,
        countries: Index[Mention[CountryName]],
        names: Index[Mention[Name]],
        homes: Homes,
        organizations: Index[Mention[OrganizationFact]],
        people: list[Person],
    ) -> None:
        """Take a reading, its countries and names, what its passages are about, its organizations, and its people."""
        self._reading = reading
        self._text = reading.text
        self._countries = countries
        self._homes = homes
        self._offices = Index(
            title
            for person in people
            for found in person.introductions
            for title in found.titles
            if title.key not in (*HELD, OCCUPATIONS)
        )
        self._owners = Owners(reading, countries, names, homes, organizations, self._offices)

    def of(self, person: Person) -> list[PositionFact]:
        """Return the positions of a person, each once, in the order of the text."""
        kept: list[PositionFact] = []
        for found in sorted(person.introductions, key=lambda i: i.span):
            for position in [self._office(found, title) for title in found.titles if title.key != OCCUPATIONS]:
                if position is not None:
                    _add(kept, position)
        country = next((position.country for position in kept if position.country), None)
        ranks = [(found, rank) for found in person.introductions for rank in found.ranks]
        if ranks:
            found, rank = max(ranks, key=lambda pair: pair[1].span.end - pair[1].span.start)
            kept.append(self._rank(found, rank, country))
        return kept

    def _office(self, found: Introduction, title: Title) -> PositionFact | None:
        source = title
        if title.key in HELD:
            held = self._held(title)
            if held is None:
                return None
            source = held
        parts = source.parts if source is title else self._anywhere(source)
        words = " ".join(part.quote(self._text) for part in parts)
        basis = Basis.STATED if source is title else Basis.RESOLVED
        spans = parts if source is title else (*parts, title.head)
        organization = title.organization or found.organization or self._owners.body(title)
        military = organization is not None and organization.value.kind.value is OrganizationKind.MILITARY
        if military and source.key in MINISTERS and self._reading.cues.first("chiefs", source.head) is None:
            organization = None  # "ministre des Forces armées": a ministry's office, not the forces'
        country = self._owners.country(found, title, source, organization)
        return PositionFact(
            title=Cited(words, spans, basis),
            role_class=Cited(self._class(words, source, organization), (source.head,), Basis.CLASSIFIED),
            country=country,
            organization=_body(organization),
            acting=Cited(value=True, spans=(title.acting,)) if title.acting else None,
            rule="position.counterpart" if source is not title else "position.title",
        )

    def _anywhere(self, title: Title) -> tuple[Span, ...]:
        """Return the words of an office without the countries in them, as a counterpart of another country holds it."""
        parts: list[Span] = []
        for part in title.parts:
            start = part.start
            for country in self._countries.inside(part):
                join = self._reading.cues.ending("joins", country.span.start - 1, "owners")
                end = (join.span.start if join else country.span.start) - 1
                if start < end:
                    parts.append(Span(start, end))
                start = country.span.end + 1
            if start < part.end:
                parts.append(Span(start, part.end))
        return tuple(parts) or title.parts

    def _held(self, title: Title) -> Title | None:
        """Return the office that a counterpart holds: the last named, or the first when an interviewee speaks."""
        if title.key == COLLEAGUES and title.country is None:
            return None  # who only works with someone holds another office
        article = title.article
        before = [
            office
            for office in self._offices.inside(Span(0, title.span.end))
            if office.former is None and office is not title
        ]
        if not before:
            return None
        ours = article is not None and self._reading.cues.starting("articles", article.start, "speakers") is not None
        return before[0] if ours else self._alike(title, before)

    def _alike(self, title: Title, before: Sequence[Title]) -> Title:
        """Return the office named last, or the minister's of the same sentence where no rank tells a soldier."""
        sentence = self._reading.sentence_at(title.span.start)
        own = [office for office in before if sentence and office.span.start >= sentence.span.start]
        ranked = self._reading.cues.starting("ranks", title.span.end + 1, "names") is not None
        ministers = [office for office in own if office.key in MINISTERS]
        soldier = before[-1].key == RoleClass.MILITARY_COMMANDER
        return ministers[-1] if ministers and soldier and not ranked else before[-1]

    def _of_something(self, title: Title) -> bool:
        """Tell whether a president is that of a party, a club, a court, and of no country: "président du NET"."""
        if title.country is not None or title.span.end <= title.head.end:
            return False
        complement = Span(title.head.end, title.span.end)
        return self._reading.cues.first("departments", complement) is None and (
            self._reading.cues.first("joins", complement, "owners") is not None
        )

    def _rank(self, found: Introduction, rank: Cue, country: Cited[str] | None) -> PositionFact:
        own = found.nationality or (self._homes.of(rank.span.start) if country is None else None)
        return PositionFact(
            title=Cited(rank.span.quote(self._text), (rank.span,)),
            role_class=Cited(RoleClass.OTHER, (rank.span,), Basis.CLASSIFIED),
            country=named(own) if own else country,
            rule="position.rank",
        )

    def _class(self, words: str, title: Title, organization: Mention[OrganizationFact] | None) -> RoleClass:
        """Classify a title by its head, or by all of its words where a country parts them; a company's is executive."""
        key = self._key(words, title)
        deputies = self._reading.cues.inside("title_parts", title.span, "deputy")
        if key is RoleClass.HEAD_OF_STATE and organization is None and self._of_something(title):
            return RoleClass.OTHER
        if key in MINISTERS and any(not title.head.covers(deputy.span) for deputy in deputies):
            return RoleClass.DEPUTY_MINISTER
        if organization is None:
            return key
        if organization.value.kind.value is OrganizationKind.MILITARY:
            return RoleClass.MILITARY_COMMANDER if self._heads(title, organization) else key
        return _WITHIN.get((organization.value.kind.value, key), key)

    def _key(self, words: str, title: Title) -> RoleClass:
        """Return the class of all words of a title where a country or "acting" parts its head from what follows."""
        told = (title.acting, title.former)
        joined = title.head.end > title.parts[-1].end and not any(self._countries.inside(title.head))
        if len(title.parts) == 1 and not any(told) and not joined:
            return RoleClass(title.key)
        for cue in told:
            words = words.replace(cue.quote(self._text), "") if cue else words
        words = " ".join(words.split())
        found = self._reading.lexicon.cues(words, fold(words)).all("titles")
        longest = max(found, key=lambda cue: cue.span.end - cue.span.start, default=None)
        return RoleClass(longest.key if longest else title.key)

    def _heads(self, title: Title, body: Mention[OrganizationFact]) -> bool:
        """Tell whether it is the chief of the body itself, and not of a part of it."""
        chief = self._reading.cues.first("chiefs", title.head) is not None
        behind = body.span.start - title.head.end
        return chief and (-_JOIN <= behind <= _JOIN or body.span.end <= title.head.start)


def _body(mention: Mention[OrganizationFact] | None) -> Cited[str] | None:
    if mention is None:
        return None
    name = mention.value.name
    return Cited(name.value, (mention.span,), Basis.RESOLVED if mention.span not in name.spans else Basis.STATED)


def _add(kept: list[PositionFact], position: PositionFact) -> None:
    """Keep a position unless its title says no more than one kept; let a fuller one take the place of a shorter."""
    words = set(fold(position.title.value).split())
    for at, other in enumerate(kept):
        others = set(fold(other.title.value).split())
        if words <= others or _implied(position, other):
            return
        if others <= words or _implied(other, position):
            kept[at] = position
            return
    kept.append(position)


def _implied(one: PositionFact, other: PositionFact) -> bool:
    """Tell whether *one* is only "the minister" of what *other* says in full."""
    bare = len(one.title.value.split()) == 1 and one.role_class.value is RoleClass.OTHER_MINISTER
    return bare and other.role_class.value in MINISTERS
