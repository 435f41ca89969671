"""Titles of office as the text prints them: a head noun, what qualifies it, and whose office it is."""

import re
from collections.abc import Iterator

from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.names import Name
from app.extract.people.complements import Complements
from app.extract.people.draft import Draft
from app.extract.people.title import HELD, MINISTERS, OCCUPATIONS, Complement, Title
from app.extract.reading import Reading
from app.facts import OrganizationFact
from app.text import Span
from app.vocabulary import OrganizationKind, RoleClass

_SPACES = " \u00a0\u202f"
_PARTY = re.compile(r" (?:\([^()\n]{1,30}\)|[A-Z]{2,6}(?= ))")  # between a legislator's title and what it is of
_LENGTH = 140  # characters: no title goes on further behind its head
_PRINTED = (OrganizationKind.GOVERNMENT, OrganizationKind.MILITARY, OrganizationKind.LEGISLATURE)


class TitleReader:
    """Finds the titles of one text."""

    def __init__(
        self,
        reading: Reading,
        countries: Index[Mention[CountryName]],
        names: Index[Mention[Name]],
        organizations: Index[Mention[OrganizationFact]],
    ) -> None:
        """Take a reading and what it mentions."""
        self._reading = reading
        self._text = reading.text
        self._cues = reading.cues
        self._countries = countries
        self._organizations = organizations
        self._country_ends = {country.span.end: country for country in countries}
        self._body_ends = {body.span.end: body for body in organizations}
        self._complements = Complements(reading, countries, names, organizations)
        self._possessives = reading.lexicon.phrases("name_particles", "possessives")
        self._adjectives_follow = reading.lexicon.phrases("word_order", "adjectives") == ("after",)

    def titles(self) -> Iterator[Title]:
        """Yield every title in lines that tell, in no order; one may lie inside another."""
        heads = [(cue, cue.key) for section in ("titles", "counterparts") for cue in self._cues.all(section)]
        heads += [(cue, OCCUPATIONS) for cue in self._cues.all("occupations")]
        for head, key in heads:
            sentence = self._reading.sentence_at(head.span.start)
            body = self._organizations.at(head.span.start)
            if sentence is not None and not (body and body.span.covers(head.span)):
                yield self._title(head, key, sentence.span)

    def _title(self, head: Cue, key: str, sentence: Span) -> Title:
        draft = Draft(head, key, head.span.start, self._bare_end(head.span))
        over = self._countries.at(head.span.end - 1)
        if over is not None and head.span.start < over.span.start and over.span.end > head.span.end:
            draft.country, draft.end = over, over.span.end  # "Presidente da República | de Moçambique"
            draft.left_out.append(Span(head.span.end, over.span.end))
        self._leftwards(draft, sentence.start)
        self._rightwards(draft, min(sentence.end, head.span.end + _LENGTH))
        self._own_country(draft)
        over_start = self._organizations.at(head.span.start)
        if over_start is not None and over_start.span.start < head.span.start and over_start.span.end < head.span.end:
            draft.organization = draft.organization or over_start  # "Peruvian | Navy commander"
        return Title(
            span=Span(draft.start, draft.end),
            parts=draft.parts(self._text),
            head=head.span,
            key=key,
            country=draft.country,
            organization=draft.organization,
            acting=draft.acting,
            former=draft.former,
            article=self._article(draft.start),
        )

    def _own_country(self, draft: Draft) -> None:
        """Take the country in a head: "canciller alemana"; a seat goes on being part of it: "jefe del Pentágono"."""
        head = draft.head.span
        own = next(iter(self._countries.inside(head)), None)
        if own is not None:
            draft.country = draft.country or own
            ends = own.span.end == head.end and own.value.facet != "seats"
            draft.left_out += [own.span] if ends else []

    def _bare_end(self, head: Span) -> int:
        """Return where a head ends without the joining word that closes it: "titular | de", "commandant | de la"."""
        last = self._text.rfind(" ", head.start, head.end)
        joins = last > head.start and self._cues.starting("joins", last + 1, "joins") is not None
        return last if joins else head.end

    def _article(self, start: int) -> Span | None:
        """Return the article before a title: "the", "l'"."""
        spaced = self._text[start - 1 : start] in _SPACES
        cue = self._cues.ending("articles", start - spaced)
        return cue.span if cue else None

    # What stands before the head: "former Peruvian deputy …", "Hanwha's …", "Thales Australia …"

    def _leftwards(self, draft: Draft, limit: int) -> None:
        while draft.start > limit:
            spaced = self._text[draft.start - 1] in _SPACES
            before = draft.start - (spaced or self._text[draft.start - 1] == "-")
            if spaced and self._owner_before(draft, before):
                continue
            qualifier = self._qualifier(before) or self._qualifier(draft.start)
            if qualifier is None:
                return
            if qualifier.key == "aside":
                draft.left_out.append(Span(qualifier.span.start, before))
            draft.qualify(qualifier)
            draft.start = qualifier.span.start

    def _qualifier(self, end: int) -> Cue | None:
        return self._cues.ending("title_parts", end, "deputy", "acting", "former", "before", "aside")

    def _owner_before(self, draft: Draft, before: int) -> bool:
        """Take a country or an organization before the title; tell whether there was one."""
        mark = next((len(m) for m in self._possessives if self._reading.folded.endswith(m, 0, before)), 0)
        if mark and self._ends_in_s(before):
            mark = 1  # "Cyprus' minister"
        if self._adjectives_follow and not mark:
            return False
        body = self._body_ends.get(before - mark) if draft.organization is None else None
        if body is not None and (mark or " " in body.span.quote(self._text) or not self._qualifier(before)):
            draft.organization = body
            if mark or body.value.kind.value not in _PRINTED:
                draft.left_out.append(Span(body.span.start, before))
            draft.start = body.span.start
            return True
        country = self._country_ends.get(before - mark) if draft.country is None else None
        if country is not None:
            draft.country = country
            draft.left_out.append(Span(country.span.start, before))
            draft.start = country.span.start
        return country is not None

    def _ends_in_s(self, mark_end: int) -> bool:
        """Tell whether a country or a body ends right before the bare apostrophe that ends at *mark_end*."""
        return any(mark_end - 1 in ends for ends in (self._body_ends, self._country_ends))

    # What follows the head: "… ejecutivo", "… of the Armed Forces", "… indien de la Défense", "… en funciones"

    def _rightwards(self, draft: Draft, limit: int) -> None:
        body = self._organizations.at(draft.end - 1)
        if body is not None and draft.start < body.span.start and body.span.end >= draft.end:
            draft.organization = draft.organization or body  # "présidente de la Commission | européenne"
            draft.end = body.span.end
        while draft.end < limit:
            if self._adjective(draft):
                continue
            complement = self._complement(draft, limit)
            if complement is None:
                return
            draft.complete(complement)
            if complement.placed:
                return

    def _complement(self, draft: Draft, limit: int) -> Complement | None:
        """Return what the title goes on with behind a space, a comma before its charge, or a bracket in the way."""
        bracket = _PARTY.match(self._text, draft.end) if draft.key == RoleClass.LEGISLATOR else None
        at = bracket.end() if bracket else draft.end
        if self._text[at : at + 2] == ", " and self._cues.starting("joins", at + 2, "charges") is not None:
            at += 1
        listed = self._complements.listed(at, limit) if draft.key in MINISTERS else None
        if listed is not None:
            return listed
        if self._text[at : at + 1] not in _SPACES:
            return None
        origin = self._complements.origin(at + 1) if draft.key in HELD else None
        complement = origin or self._complements.of(at + 1, limit, draft.key)
        if bracket is not None and complement is not None:
            complement.left_out.append(Span(*bracket.span()))  # "le député (LR) de l'Aisne"
        return complement

    def _noun(self, draft: Draft) -> Cue | None:
        """Return a capitalised noun that goes on from the head: "chairman of the Joint Chiefs of Staff | Committee"."""
        last = self._text.rfind(" ", draft.head.span.start, draft.head.span.end) + 1 or draft.head.span.start
        capital = self._text[last].isupper() and self._text[draft.end + 1 : draft.end + 2].isupper()
        ranked = self._cues.starting("ranks", draft.end + 1) is not None
        if not capital or ranked or self._adjectives_follow:
            return None
        further = self._cues.starting("org_heads", draft.end + 1)
        long = draft.head.span.quote(self._text).count(" ") > 1
        return further or (self._cues.starting("departments", draft.end + 1) if long else None)

    def _joined_country(self, end: int) -> int:
        """Return where a second adjective of a country, joined to one that ends at *end*, ends, or else *end*."""
        conjunction = self._cues.starting("joins", end + 1, "ands")
        at = conjunction.span.end + 1 if conjunction else end
        other = self._countries.at(at) if conjunction and self._text[at : at + 1].islower() else None
        demonym = other is not None and other.span.start == at and other.value.facet == "demonyms"
        return other.span.end if other is not None and demonym else end

    def _adjective(self, draft: Draft) -> bool:
        """Take an adjective behind the head; tell whether there was one."""
        start = draft.end + 1
        if self._text[draft.end : start] not in _SPACES:
            return False
        country = self._countries.at(start) if self._adjectives_follow and self._text[start].islower() else None
        if country is not None and country.span.start == start and country.value.facet == "demonyms":
            draft.country = draft.country or country
            end = self._joined_country(country.span.end)
            draft.left_out.append(Span(country.span.start, end))
            draft.end = end
            return True
        times = ("acting", "former") if self._adjectives_follow else ()
        kinds = ("after", "deputy", "theirs") if self._adjectives_follow else ("after", "theirs")
        when = self._cues.starting("title_parts", start, *times) if times else None
        cue = when or self._cues.starting("title_parts", start, *kinds) or self._noun(draft)
        if cue is None:
            return False
        if cue.key == "theirs":
            draft.left_out.append(Span(draft.end, cue.span.end))
        draft.qualify(cue)
        draft.end = cue.span.end
        return True
