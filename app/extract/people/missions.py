"""For whom someone acts: a side at the table, an embassy, a city, a realm."""

from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.cities import cities
from app.extract.mentions.countries import CountryName, named
from app.extract.people.person import Introduction
from app.extract.people.title import Title
from app.extract.reading import Reading
from app.facts import Cited, OrganizationFact
from app.text import Span
from app.vocabulary import Basis, RoleClass

_SIGNED = 6  # characters between a country and who signs for it
_POST = 30  # characters in which a place of posting is named


class Missions:
    """Reads in one text for which country the holders of offices act."""

    def __init__(
        self,
        reading: Reading,
        countries: Index[Mention[CountryName]],
        organizations: Index[Mention[OrganizationFact]],
    ) -> None:
        """Take a reading and the countries and organizations that it mentions."""
        self._reading = reading
        self._cues = reading.cues
        self._countries = countries
        self._organizations = organizations

    def acts_for(self, found: Introduction) -> Cited[str] | None:
        """Return the country that someone signs for, or whose delegation or side they are named with."""
        country = self._signs_for(found) or self._side(found)
        return named(country) if country else None

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

    def embassy(self, title: Title) -> Cited[str] | None:
        """Return whose envoy an attaché or member of an embassy is: of the embassy named last before, or else first.

        Who is posted to a city or a country is of no embassy named elsewhere.
        """
        if title.key != RoleClass.AMBASSADOR and self._posted(title):
            return None
        if title.key != RoleClass.AMBASSADOR and self._cues.first("embassies", title.span) is None:
            return None
        missions = [body for body in self._organizations if self._cues.first("embassies", body.span) is not None]
        told = [body for body in missions if body.value.country is not None]
        before = [body for body in told if body.span.start < title.span.end]
        body = next(iter(before[-1:] or told), None)
        return of_body(body) if body is not None else None

    def _posted(self, title: Title) -> bool:
        """Tell whether a title says where its holder is posted: "attaché de défense à Pékin"."""
        end = (
            Span(max(title.head.end, title.span.end - _POST), title.span.end)
            if title.span.end > title.head.end
            else None
        )
        return end is not None and self._cues.first("countries", end) is not None and title.country is None

    def city(self, title: Title) -> Cited[str] | None:
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

    def realm(self, title: Title) -> Cited[str] | None:
        """Return the country named last before a royal in the same sentence."""
        sentence = self._reading.sentence_at(title.span.start)
        before = list(self._countries.inside(Span(sentence.span.start, title.span.end))) if sentence else []
        return named(before[-1]) if before else None


def of_body(body: Mention[OrganizationFact]) -> Cited[str] | None:
    """Return the country of a body whose name does not say it: the name, and the words that do."""
    country = body.value.country
    if country is None:
        return None
    return Cited(country.value, tuple(dict.fromkeys((body.span, *country.spans))), Basis.RESOLVED)
