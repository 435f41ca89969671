"""Whose office a title is: the country and the body it belongs to."""

from app.extract.homes import Homes
from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName, named
from app.extract.mentions.names import Name
from app.extract.people.missions import Missions, of_body
from app.extract.people.person import Introduction
from app.extract.people.title import HELD, MINISTERS, PREDECESSORS, Title
from app.extract.reading import Reading
from app.facts import Cited, OrganizationFact
from app.text import Span
from app.vocabulary import Basis, OrganizationKind, RoleClass

_OF_STATES = (
    OrganizationKind.GOVERNMENT,
    OrganizationKind.LEGISLATURE,
    OrganizationKind.MILITARY,
    OrganizationKind.AGENCY,
)
_SOLE = (  # offices of which a state has one holder
    RoleClass.HEAD_OF_STATE,
    RoleClass.HEAD_OF_GOVERNMENT,
    RoleClass.FOREIGN_MINISTER,
    RoleClass.DEFENCE_MINISTER,
)
_CABINET = (RoleClass.HEAD_OF_GOVERNMENT, *MINISTERS)
_OF_NO_STATE = (RoleClass.OTHER, RoleClass.EXECUTIVE)


class Owners:
    """Finds the countries and bodies of the offices of one text."""

    def __init__(
        self,
        reading: Reading,
        countries: Index[Mention[CountryName]],
        names: Index[Mention[Name]],
        homes: Homes,
        organizations: Index[Mention[OrganizationFact]],
        offices: Index[Title],
    ) -> None:
        """Take a reading, what it mentions, what its passages are about, its organizations, and its held offices."""
        self._reading = reading
        self._cues = reading.cues
        self._countries = countries
        self._names = names
        self._homes = homes
        self._organizations = organizations
        self._missions = Missions(reading, countries, organizations)
        self._offices = offices

    def country(
        self, found: Introduction, title: Title, source: Title, body: Mention[OrganizationFact] | None
    ) -> Cited[str] | None:
        """Return the country whose office it is: said with the title, that of its body, or what the passage is about.

        *source* is the title itself, or the office that a counterpart holds too. A company, an international body
        and what is no office of a state are of no country but one that is said.
        """
        plural = self._cues.first("plurals", title.span) is not None
        shared = plural or title.span.start < found.start  # "the ministers of Spain, X, and of Portugal, Y"
        said = found.nationality if shared else title.country
        said = said or title.country or self._said(found, title, source)
        if said is not None:
            return named(said)
        only = self._cues.first("title_countries", source.span)
        if only is not None and only.key == "none":
            return None
        if only is not None and only.key != "several":
            return Cited(only.key, (only.span,), Basis.RESOLVED)
        if body is not None and body.value.country is not None:
            return body.value.country if body.span.covers(body.value.country.spans[0]) else of_body(body)
        return self._unsaid(found, title, source, body)

    def _unsaid(
        self, found: Introduction, title: Title, source: Title, body: Mention[OrganizationFact] | None
    ) -> Cited[str] | None:
        """Return whose office of a state it is: for whom the holder acts, or the country the passage is about."""
        if self._stateless(source, body):
            return None
        told = self._missions.acts_for(found) or self._served(found, source) or self._missions.embassy(source)
        if told is not None or source.key == RoleClass.AMBASSADOR:  # who is posted in the country, not by it
            return told
        if source.key == RoleClass.ROYAL:
            return self._missions.realm(title)
        own = title is source or title.key == PREDECESSORS
        passage = self._about(source) if own else self._homes.near(title.span.start)
        city = self._missions.city(source)
        if city is not None and (passage is None or any(c.value.code == city.value for c in self._countries)):
            return city  # else a namesake of a city abroad
        return named(passage) if passage else None

    def _stateless(self, source: Title, body: Mention[OrganizationFact] | None) -> bool:
        """Tell whether an office is none of a state: of a company, of something that is only named, of no one."""
        mission = body is not None and self._cues.first("embassies", body.span) is not None
        state = mission or body is None or body.value.kind.value in _OF_STATES or source.key == RoleClass.LEGISLATOR
        political = self._cues.first("politicians", source.span) is not None
        return not state or (source.key in _OF_NO_STATE and not political) or self._speaks_for_a_name(source, body)

    def _about(self, title: Title) -> Mention[CountryName] | None:
        """Return the country that the passage is about; another where that one's holder is told by its country.

        The press says "the Chilean defence minister" of another country's and "the defence minister" of its own.
        """
        near = self._homes.near(title.span.start)
        passage = near or self._homes.press(title.span.start)
        if passage is None or title.key not in _SOLE or passage is near:
            return passage
        told = {
            office.country.value.code
            for office in self._offices
            if office.key == title.key and office.country is not None and not (office.former or office.acting)
        }
        return passage if passage.value.code not in told else self._homes.besides(told)

    def _speaks_for_a_name(self, title: Title, body: Mention[OrganizationFact] | None) -> bool:
        """Tell whether a spokesperson speaks for something named that is no body we know."""
        name = self._names.at(title.span.end - 1) if body is None and title.key == RoleClass.SPOKESPERSON else None
        return name is not None and title.head.end < name.span.start

    def _said(self, found: Introduction, title: Title, source: Title) -> Mention[CountryName] | None:
        """Return the country said by the name, of the office before "and", of a predecessor, or of what "its" means."""
        own = source.country if title.key == PREDECESSORS else None
        other = next((other.country for other in found.titles if other.country is not None), None)
        return found.nationality or own or other or self._conjoined(title) or self._antecedent(title)

    def _served(self, found: Introduction, source: Title) -> Cited[str] | None:
        """Return the country of a body of a state that the same person is told to serve as well."""
        bodies = [t.organization for t in found.titles if t is not source and t.organization is not None]
        return next((of_body(body) for body in bodies if body.value.kind.value in _OF_STATES), None)

    def _conjoined(self, title: Title) -> Mention[CountryName] | None:
        """Return the country of the office before "and": "Peru's defence minister X and foreign minister Y"."""
        last = self._offices.last_before(title.span.start)
        sentence = self._reading.sentence_at(title.span.start)
        if last is None or sentence is None or last.span.start < sentence.span.start:
            return None
        cabinet = last.key in _CABINET and title.key in _CABINET and last.key != title.key
        if title.article is not None and not cabinet:
            return None
        return last.country if self._cues.ending("joins", title.start - 1, "ands") is not None else None

    def _antecedent(self, title: Title) -> Mention[CountryName] | None:
        """Return the country that "its" means: the one the sentence, or the one before it, is about."""
        if not self._its(title):
            return None
        before = self._reading.sentence_at(max(0, title.start - 2))
        return self._homes.near(title.span.start) or (self._homes.near(before.span.start) if before else None)

    def _its(self, title: Title) -> bool:
        if title.article is None or title.key in HELD:
            return False
        return self._cues.starting("articles", title.article.start, "possessives") is not None

    def body(self, title: Title) -> Mention[OrganizationFact] | None:
        """Return the body that "its" means: the one that spoke last, or the first of the sentence or the one before."""
        sentence = self._reading.sentence_at(title.span.start) if self._its(title) else None
        if sentence is None:
            return None
        clause = self._reading.text.rfind(";", sentence.span.start, title.span.start) + 1
        own = list(self._organizations.inside(Span(max(clause, sentence.span.start), title.span.end)))
        previous = self._reading.sentence_at(max(0, sentence.span.start - 2))
        bodies = own or (list(self._organizations.inside(previous.span)) if previous else [])
        spoke = [body for body in bodies if self._cues.starting("speech", body.span.end + 1)]
        return next(iter(spoke or bodies), None)
