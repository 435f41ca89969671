"""The offices of a person: title, class, country, organization, as the introductions say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.extract.homes import Homes
from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.people.introductions import Introduction
from app.extract.people.titles import HELD, OCCUPATIONS, PREDECESSORS, Title
from app.extract.reading import Reading
from app.facts import Cited, OrganizationFact, PositionFact
from app.text import Span, fold
from app.vocabulary import Basis, OrganizationKind, RoleClass

if TYPE_CHECKING:
    from app.extract.people import Person


_OF_STATES = (
    OrganizationKind.GOVERNMENT,
    OrganizationKind.LEGISLATURE,
    OrganizationKind.MILITARY,
    OrganizationKind.AGENCY,
)
_OF_NO_STATE = (RoleClass.OTHER, RoleClass.EXECUTIVE)


class Positions:
    """Makes position facts of the titles and ranks by people's names."""

    def __init__(
        self,
        reading: Reading,
        countries: Index[Mention[CountryName]],
        homes: Homes,
        organizations: Index[Mention[OrganizationFact]],
        people: list[Person],
    ) -> None:
        """Take a reading, its countries and what its passages are about, its organizations, and the people introduced."""
        self._reading = reading
        self._text = reading.text
        self._homes = homes
        self._countries = countries
        self._organizations = organizations
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
        ranks = [(found, rank) for found in person.introductions for rank in found.ranks]
        if ranks:
            found, rank = max(ranks, key=lambda pair: pair[1].span.end - pair[1].span.start)
            _add(kept, self._rank(found, rank, country))
        return kept

    def _office(self, found: Introduction, title: Title) -> PositionFact | None:
        source = title
        if title.key in HELD:
            held = self._held(title)
            if held is None:
                return None
            source = held
        words = " ".join(part.quote(self._text) for part in source.parts)
        basis = Basis.STATED if source is title else Basis.RESOLVED
        spans = source.parts if source is title else (*source.parts, title.head)
        organization = title.organization or found.organization or self._possessor(title)
        country = self._country(found, title, source, organization)
        return PositionFact(
            title=Cited(words, spans, basis),
            role_class=Cited(self._class(words, source, organization), (source.head,), Basis.CLASSIFIED),
            country=country,
            organization=_body(organization),
            acting=Cited(value=True, spans=(title.acting,)) if title.acting else None,
            rule="position.counterpart" if source is not title else "position.title",
        )

    def _held(self, title: Title) -> Title | None:
        """Return the office that a counterpart or a predecessor holds: the one named last, or first when the interviewee speaks."""
        article = title.article
        before = [office for office in self._offices.inside(Span(0, title.span.end)) if office.former is None and office is not title]
        if not before:
            return None
        ours = article is not None and self._reading.cues.starting("articles", article.start, "speakers") is not None
        return before[0] if ours else before[-1]

    def _rank(self, found: Introduction, rank: Cue, country: Cited[str] | None) -> PositionFact:
        own = found.nationality
        return PositionFact(
            title=Cited(rank.span.quote(self._text), (rank.span,)),
            role_class=Cited(RoleClass.OTHER, (rank.span,), Basis.CLASSIFIED),
            country=Cited(own.value.code, (own.span,), Basis.RESOLVED) if own else country,
            rule="position.rank",
        )

    def _class(self, words: str, title: Title, organization: Mention[OrganizationFact] | None) -> RoleClass:
        """Classify a title by its head, or by all of its words where a country parts them; a company's is executive."""
        key = RoleClass(title.key)
        if len(title.parts) > 1:
            found = self._reading.lexicon.cues(words, fold(words)).all("titles")
            key = RoleClass(max(found, key=lambda cue: cue.span.end - cue.span.start).key) if len(found) else key
        if key in _MINISTERS and self._reading.cues.first("title_parts", title.span, "deputy"):
            return RoleClass.DEPUTY_MINISTER
        company = organization is not None and organization.value.kind.value is OrganizationKind.COMPANY
        return RoleClass.EXECUTIVE if company and key in (RoleClass.HEAD_OF_STATE, RoleClass.OFFICIAL) else key

    def _country(
        self, found: Introduction, title: Title, source: Title, organization: Mention[OrganizationFact] | None
    ) -> Cited[str] | None:
        """Return the country whose office it is: said with the title, the home of its body, or what the passage is about.

        A company, an international body and what is no office of a state are of no country but one that is said.
        """
        said = title.country or self._said(found, title, source)
        if said is not None:
            return Cited(said.value.code, (said.span,), Basis.RESOLVED)
        only = self._reading.cues.first("title_countries", source.span)
        if only is not None:
            return Cited(only.key, (only.span,), Basis.RESOLVED)
        if organization is not None:
            home = organization.value.country
            if home is not None:
                return Cited(home.value, (organization.span,), Basis.RESOLVED)
            if organization.value.kind.value not in _OF_STATES and source.key != RoleClass.LEGISLATOR:
                return None
        if source.key in _OF_NO_STATE:
            return None
        if source.key == RoleClass.ROYAL:
            return self._realm(title)
        passage = self._homes.of(source.span.start) if title is source else self._homes.near(title.span.start)
        return Cited(passage.value.code, (passage.span,), Basis.RESOLVED) if passage else None


    def _realm(self, title: Title) -> Cited[str] | None:
        """Return the country named last before a royal in the same sentence."""
        sentence = self._reading.sentence_at(title.span.start)
        before = list(self._countries.inside(Span(sentence.span.start, title.span.end))) if sentence else []
        return Cited(before[-1].value.code, (before[-1].span,), Basis.RESOLVED) if before else None

    def _said(self, found: Introduction, title: Title, source: Title) -> Mention[CountryName] | None:
        """Return the country said by the name, of the office before "and", of a predecessor, or of what "its" means."""
        own = source.country if title.key == PREDECESSORS else None
        other = next((other.country for other in found.titles if other.country is not None), None)
        return found.nationality or own or other or self._conjoined(title) or self._owner(title)

    def _owner(self, title: Title) -> Mention[CountryName] | None:
        """Return the country that "its" means: the one the sentence, or the one before it, is about."""
        if not self._its(title):
            return None
        before = self._reading.sentence_at(max(0, title.start - 2))
        return self._homes.near(title.span.start) or (self._homes.near(before.span.start) if before else None)

    def _its(self, title: Title) -> bool:
        return bool(title.article and self._reading.cues.starting("articles", title.article.start, "possessives"))

    def _possessor(self, title: Title) -> Mention[OrganizationFact] | None:
        """Return the body that "its" means: the one that spoke last, or the first of the sentence or the one before."""
        if not self._its(title):
            return None
        sentence = self._reading.sentence_at(title.span.start)
        if sentence is None:
            return None
        own = list(self._organizations.inside(Span(sentence.span.start, title.span.end)))
        previous = self._reading.sentence_at(max(0, sentence.span.start - 2))
        bodies = own or (list(self._organizations.inside(previous.span)) if previous else [])
        spoke = [b for b in bodies if self._reading.cues.starting("speech", b.span.end + 1)]
        return next(iter(spoke or bodies), None)

    def _conjoined(self, title: Title) -> Mention[CountryName] | None:
        """Return the country of the office before "and": "Peru's defence minister X and foreign minister Y"."""
        last = self._offices.last_before(title.span.start)
        if last is None or last.country is None or self._reading.sentence_at(last.span.start) is None:
            return None
        sentence = self._reading.sentence_at(title.span.start)
        if sentence is None or title.article is not None or last.span.start < sentence.span.start:
            return None
        conjunction = self._reading.cues.ending("joins", title.start - 1, "ands")
        return last.country if conjunction is not None else None


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
    return bare and other.role_class.value in _MINISTERS


_MINISTERS = (RoleClass.DEFENCE_MINISTER, RoleClass.FOREIGN_MINISTER, RoleClass.OTHER_MINISTER, RoleClass.DEPUTY_MINISTER)
