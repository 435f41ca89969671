"""Whose office a title is: the country and the body it belongs to."""

from app.extract.homes import Homes
from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.cities import cities
from app.extract.mentions.countries import CountryName, named
from app.extract.mentions.names import Name
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
_SIGNED = 6  # characters between a country and who signs for it
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
            return body.value.country if body.span.covers(body.value.country.spans[0]) else _of_body(body)
        return self._unsaid(found, title, source, body)

    def _unsaid(
        self, found: Introduction, title: Title, source: Title, body: Mention[OrganizationFact] | None
    ) -> Cited[str] | None:
        """Return the country that the passage is about, for an office of a state."""
        mission = body is not None and self._cues.first("embassies", body.span) is not None
        foreign = (
            not mission
            and body is not None
            and body.value.kind.value not in _OF_STATES
            and source.key != RoleClass.LEGISLATOR
        )
        political = self._cues.first("politicians", source.span) is not None
        if foreign or (source.key in _OF_NO_STATE and not political) or self._speaks_for_a_name(source, body):
            return None
        signed = self._signs_for(found) or self._side(found)
        if signed is not None:
            return named(signed)
        embassy = self._embassy(source)
        if embassy is not None or source.key == RoleClass.AMBASSADOR:  # who is posted in the country, not by it
            return embassy
        if source.key == RoleClass.ROYAL:
            return self._realm(title)
        own = title is source or title.key == PREDECESSORS
        passage = self._about(source) if own else self._homes.near(title.span.start)
        city = self._city(source)
        told = {country.value.code for country in self._countries}
        if city is not None and (passage is None or city.value in told):
            return city  # else a namesake of a city abroad
        return named(passage) if passage else None

    def _about(self, title: Title) -> Mention[CountryName] | None:
        """Return the country that the passage is about; another where that one's holder is told by its country.

        The press says "the Chilean defence minister" of another country's and "the defence minister" of its own.
        """
        passage = self._homes.of(title.span.start)
        if passage is None or title.key not in _SOLE or passage is self._homes.near(title.span.start):
            return passage
        told = {
            office.country.value.code
            for office in self._offices
            if office.key == title.key and office.country is not None and not (office.former or office.acting)
        }
        return passage if passage.value.code not in told else self._homes.besides(told)

    def _city(self, title: Title) -> Cited[str] | None:
        """Return the country of the city whose mayor or governor it is."""
        if self._cues.first("city_offices", title.head) is None or title.span.end == title.head.end:
            return None
        text, end = self._reading.text, title.span.end
        behind = Span(title.head.end + 1, end)
        join = self._cues.starting("joins", behind.start, "owners")
        start = join.span.end + (text[join.span.end : join.span.end + 1] == " ") if join else end
        found = cities().find(text[start:end], self._reading.folded[start:end])
        whole = next((hit for hit in found if hit.span == Span(0, end - start)), None)
        return Cited(whole.value, (Span(start, end),), Basis.RESOLVED) if whole else None

    def _embassy(self, title: Title) -> Cited[str] | None:
        """Return whose envoy an attaché or member of an embassy is: of the embassy named last before, or else first."""
        if title.key != RoleClass.AMBASSADOR and self._cues.first("embassies", title.span) is None:
            return None
        missions = [body for body in self._organizations if self._cues.first("embassies", body.span) is not None]
        told = [body for body in missions if body.value.country is not None]
        before = [body for body in told if body.span.start < title.span.end]
        body = next(iter(before[-1:] or told), None)
        return _of_body(body) if body is not None else None

    def _signs_for(self, found: Introduction) -> Mention[CountryName] | None:
        """Return the country right before the name of who acts for it: "for Latvia by X", "Por Chile: X"."""
        country = self._countries.last_before(found.start)
        if country is None or country.value.facet != "names" or country.span.end > found.start:
            return None
        gap = self._reading.text[country.span.end : found.start]
        closed = len(gap) <= _SIGNED and (
            gap.strip() in (":", ",") or self._cues.ending("person_cues", found.start - 1, "said_of")
        )
        return country if closed and self._cues.ending("person_cues", country.span.start - 1, "said_of") else None

    def _side(self, found: Introduction) -> Mention[CountryName] | None:
        """Return the country of the side named last before in the sentence: "for the Belgian side", "delegación de"."""
        sentence = self._reading.sentence_at(found.start)
        country = self._countries.last_before(found.start)
        if sentence is None or country is None or country.span.start < sentence.span.start:
            return None
        at = country.span
        join = self._cues.ending("joins", at.start - 1, "owners")
        beside = self._cues.ending("speakers", (join.span.start if join else at.start) - 1, "side")
        return country if beside or self._cues.starting("speakers", at.end + 1, "side") else None

    def _speaks_for_a_name(self, title: Title, body: Mention[OrganizationFact] | None) -> bool:
        """Tell whether a spokesperson speaks for something named that is no body we know."""
        name = self._names.at(title.span.end - 1) if body is None and title.key == RoleClass.SPOKESPERSON else None
        return name is not None and title.head.end < name.span.start

    def _realm(self, title: Title) -> Cited[str] | None:
        """Return the country named last before a royal in the same sentence."""
        sentence = self._reading.sentence_at(title.span.start)
        before = list(self._countries.inside(Span(sentence.span.start, title.span.end))) if sentence else []
        return named(before[-1]) if before else None

    def _said(self, found: Introduction, title: Title, source: Title) -> Mention[CountryName] | None:
        """Return the country said by the name, of the office before "and", of a predecessor, or of what "its" means."""
        own = source.country if title.key == PREDECESSORS else None
        other = next((other.country for other in found.titles if other.country is not None), None)
        return found.nationality or own or other or self._conjoined(title) or self._antecedent(title)

    def _conjoined(self, title: Title) -> Mention[CountryName] | None:
        """Return the country of the office before "and": "Peru's defence minister X and foreign minister Y"."""
        last = self._offices.last_before(title.span.start)
        sentence = self._reading.sentence_at(title.span.start)
        if last is None or sentence is None or last.span.start < sentence.span.start:
            return None
        if title.article is not None and not (last.key in _CABINET and title.key in _CABINET):
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


def _of_body(body: Mention[OrganizationFact]) -> Cited[str] | None:
    """Return the country of a body whose name does not say it: the name, and the words that do."""
    country = body.value.country
    if country is None:
        return None
    return Cited(country.value, tuple(dict.fromkeys((body.span, *country.spans))), Basis.RESOLVED)
