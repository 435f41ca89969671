"""The offices of a person: title, class, country, organization, as the introductions say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.extract.homes import Homes
from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.people.introductions import Introduction
from app.extract.people.titles import HELD, OCCUPATIONS, Title
from app.extract.reading import Reading
from app.facts import Cited, OrganizationFact, PositionFact
from app.text import Span, fold
from app.vocabulary import Basis, OrganizationKind, RoleClass

if TYPE_CHECKING:
    from app.extract.people import Person



class Positions:
    """Makes position facts of the titles and ranks by people's names."""

    def __init__(self, reading: Reading, countries: Index[Mention[CountryName]], people: list[Person]) -> None:
        """Take a reading, its countries and the people introduced."""
        self._reading = reading
        self._text = reading.text
        self._homes = Homes(reading, countries)
        self._offices = Index(
            title
            for person in people
            for found in person.introductions
            for title in found.titles
            if title.key not in HELD
        )

    def of(self, person: Person) -> list[PositionFact]:
        """Return the positions of a person, each once, in the order of the text."""
        kept: list[PositionFact] = []
        for found in sorted(person.introductions, key=lambda i: i.span):
            for position in [self._office(found, title) for title in found.titles if title.key != OCCUPATIONS]:
                if position is not None:
                    _add(kept, position)
        country = next((position.country for position in kept if position.country), None)
        for found in person.introductions:
            for rank in found.ranks:
                _add(kept, self._rank(found, rank, country))
        return kept

    def _office(self, found: Introduction, title: Title) -> PositionFact | None:
        source = title
        if title.key in HELD:
            held = self._offices.last_before(title.span.start)
            if held is None:
                return None
            source = held
        words = " ".join(part.quote(self._text) for part in source.parts)
        basis = Basis.STATED if source is title else Basis.RESOLVED
        spans = source.parts if source is title else (*source.parts, title.head)
        organization = title.organization or found.organization
        country = self._country(title, organization)
        return PositionFact(
            title=Cited(words, spans, basis),
            role_class=Cited(self._class(words, source, organization), (source.head,), Basis.CLASSIFIED),
            country=country,
            organization=_body(organization),
            acting=Cited(value=True, spans=(title.acting,)) if title.acting else None,
            rule="position.counterpart" if source is not title else "position.title",
        )

    def _rank(self, found: Introduction, rank: Cue, country: Cited[str] | None) -> PositionFact:
        own = found.rank_country
        return PositionFact(
            title=Cited(rank.span.quote(self._text), (rank.span,)),
            role_class=Cited(RoleClass.OTHER, (rank.span,), Basis.CLASSIFIED),
            country=Cited(own.value.code, (own.span,), Basis.RESOLVED) if own else country,
            rule="position.rank",
        )

    def _class(self, words: str, title: Title, organization: Mention[OrganizationFact] | None) -> RoleClass:
        """Classify a title by all of its words, which may say more than its head; one of a company is executive."""
        found = self._reading.lexicon.cues(words, fold(words)).all("titles")
        whole = max(found, key=lambda cue: cue.span.end - cue.span.start, default=None)
        key = RoleClass(whole.key if whole is not None and len(words) else title.key)
        deputy = self._reading.lexicon.cues(words, fold(words)).first("title_parts", Span(0, len(words)), "deputy")
        if deputy and key in (RoleClass.DEFENCE_MINISTER, RoleClass.FOREIGN_MINISTER, RoleClass.OTHER_MINISTER):
            return RoleClass.DEPUTY_MINISTER
        company = organization is not None and organization.value.kind.value is OrganizationKind.COMPANY
        return RoleClass.EXECUTIVE if company and key in (RoleClass.HEAD_OF_STATE, RoleClass.OFFICIAL) else key

    def _country(self, title: Title, organization: Mention[OrganizationFact] | None) -> Cited[str] | None:
        """Return the country whose office it is: said with the title, or the home of the organization."""
        if title.country is not None:
            return Cited(title.country.value.code, (title.country.span,), Basis.RESOLVED)
        if organization is not None and organization.value.country is not None:
            return Cited(organization.value.country.value, (organization.span,), Basis.RESOLVED)
        home = self._homes.of(title.span.start)
        return Cited(home.value.code, (home.span,), Basis.RESOLVED) if home else None


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
        if words <= others:
            return
        if others <= words:
            kept[at] = position
            return
    kept.append(position)
