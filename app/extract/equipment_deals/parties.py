"""Who can stand in a deal: countries, and the bodies and people of them, each with the preposition before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.extract.actors import Actor
from app.extract.equipment_deals.acts import Act
from app.extract.homes import Homes
from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.equipment import Equipment
from app.extract.reading import Reading
from app.facts import Cited
from app.text import Span
from app.vocabulary import Basis, OrganizationKind, RecordType

_BREAK = re.compile(r"[.;:()!?,–—\n]")
_JOINT = re.compile(r"\s*,?\s*(?:[^\W\d_]{1,4}\s)?(?:[^\W\d_]{1,3}\s)?(?:[ld]['’])?")
_LISTED = re.compile(r",\s(?:(?:[^\W\d_]{1,3}\s)?[^\W\d_]{1,3}\s|[ld]['’])?")
_FILLER = 5  # words that may stand between a preposition and the name it governs
_LOOK_BACK = 60
_TITLE = 12  # characters between the first words of a name and its country
_PRONOUN = 3  # letters: people named by less are pronouns, and no party
_MARKS = ("to", "for", "from", "by", "with", "of", "in")
_OWNERS = ("'s", "’s", "s'", "s’")
_PUBLIC = (
    OrganizationKind.GOVERNMENT,
    OrganizationKind.MILITARY,
    OrganizationKind.LEGISLATURE,
    OrganizationKind.AGENCY,
)


@dataclass(frozen=True, slots=True)
class Party:
    """A country, or a body or person of one, at a place of the text.

    ``kind``: country, seat (of a government), demonym, person, or the kind of an organization. ``mark`` is the role
    of the preposition before it: to, for, from, by, with, of; "own" for a possessive before what it owns; "" for none.
    """

    span: Span
    country: str | None
    name: str | None  # of an organization
    kind: str
    spans: tuple[Span, ...]
    basis: Basis
    mark: str = ""
    joint: bool = False  # named with the party before it: "Belgium and Portugal"
    home: Cited[str] | None = None  # its country with the words that say it, where its own do not

    @property
    def is_company(self) -> bool:
        """Tell whether it sells rather than buys."""
        return self.kind == OrganizationKind.COMPANY

    @property
    def is_state(self) -> bool:
        """Tell whether it is a country or acts for one."""
        seated = self.kind == "seat" and self.mark in ("", "in", "of")
        return self.country is not None and not self.is_company and self.kind != "demonym" and not seated

    @property
    def cited_country(self) -> Cited[str] | None:
        """Return the country with its words."""
        return self.home or (Cited(self.country, self.spans, self.basis) if self.country else None)


def find_parties(
    reading: Reading,
    countries: Index[Mention[CountryName]],
    actors: Index[Actor],
    homes: Homes,
    acts: Index[Act],
    equipment: Index[Mention[Equipment]],
) -> Index[Party]:
    """Return everyone who can stand in a deal; *homes* says whose a public body is that names no country."""
    actors = Index(actor for actor in actors if not _is_equipment(actor, equipment))
    return Index(_Finder(reading, countries, actors, homes, acts).parties())


def _is_equipment(actor: Actor, equipment: Index[Mention[Equipment]]) -> bool:
    """Tell whether the name of a firm is only part of the name of what is sold."""
    thing = equipment.at(actor.span.start)
    return thing is not None and thing.span != actor.span and thing.span.covers(actor.span) and actor.country is None


class _Finder:
    def __init__(
        self,
        reading: Reading,
        countries: Index[Mention[CountryName]],
        actors: Index[Actor],
        homes: Homes,
        acts: Index[Act],
    ) -> None:
        self._reading = reading
        self._countries = countries
        self._actors = actors
        self._homes = homes
        self._acts = acts

    def parties(self) -> Iterator[Party]:
        """Yield them in order."""
        marked: list[Party] = []
        for party in sorted(self._unmarked(), key=lambda party: party.span):
            last = marked[-1] if marked else None
            mark = self._mark(party.span)
            joint = last is not None and self._is_joint(last, party)
            if joint and last and mark in ("", "of", "to"):
                mark = last.mark
            if last and mark and self._is_title_of(last, party):
                mark = marked.pop().mark or mark
            marked.append(replace(party, mark=mark, joint=joint))
        yield from self._listed(marked)

    def _listed(self, parties: list[Party]) -> list[Party]:
        """Join all of a list that its last two end with "and": "Estonia, Latvia and Lithuania"."""
        for at in range(len(parties) - 2, 0, -1):
            party, before = parties[at], parties[at - 1]
            between = self._reading.text[before.span.end : party.span.start]
            listed = parties[at + 1].joint and party.country and before.kind == party.kind == "country"
            if listed and _LISTED.fullmatch(between):
                mark = before.mark if party.mark in ("", "of", "to") else party.mark
                parties[at] = replace(party, mark=mark, joint=True)
                parties[at + 1] = replace(parties[at + 1], mark=mark or parties[at + 1].mark)
        return parties

    def _is_title_of(self, last: Party, party: Party) -> bool:
        """Tell whether a party is only the first words of the next: "the Government" of "the Government of Peru"."""
        gap = self._reading.text[last.span.end : party.span.start]
        unnamed = last.kind == "country" and next(self._countries.inside(last.span), None) is None
        return unnamed and 0 < len(gap) < _TITLE and self._has(last.span.start, party.span.start, "of", "state")

    def _unmarked(self) -> Iterator[Party]:
        taken: list[Mention[None]] = []
        for actor in self._actors:
            if actor.kind is RecordType.PERSON and actor.span.end - actor.span.start <= _PRONOUN:
                continue
            taken.append(Mention(actor.span, None))
            yield self._party(actor)
        covered = Index(taken)
        for country in self._countries:
            if covered.at(country.span.start) is None:
                kind = {"names": "country", "seats": "seat"}.get(country.value.facet, "demonym")
                kind = "country" if kind == "demonym" and self._is_side(country.span) else kind
                yield Party(country.span, country.value.code, None, kind, (country.span,), Basis.STATED)

    def _is_side(self, span: Span) -> bool:
        """Tell whether a demonym stands with a word for one side of talks: "la partie française"."""
        near = Span(max(0, span.start - _TITLE), span.end + _TITLE)
        cues = self._reading.cues.inside("deal_grammar", near, "state")
        return any(1 in (span.start - cue.span.end, cue.span.start - span.end) for cue in cues)

    def _party(self, actor: Actor) -> Party:
        """Take an actor; a public body whose country nothing says belongs to the country the passage is about."""
        kind = actor.organization_kind or ("person" if actor.kind is RecordType.PERSON else "country")
        name = actor.name if actor.kind is RecordType.ORGANIZATION else None
        home = (
            self._homes.of(actor.span.start)
            if actor.country is None and kind in _PUBLIC
            else self._labelled(actor, kind)
        )
        if home is not None:
            return Party(actor.span, home.value.code, name, kind, (actor.span, home.span), Basis.RESOLVED)
        return Party(actor.span, actor.country, name, kind, actor.spans, actor.basis, home=actor.cited_country)

    def _labelled(self, actor: Actor, kind: str) -> Mention[CountryName] | None:
        """Return the country that opens a line of a list, where a body in it says by no word of its own whose it is.

        Not where a firm of that country comes first: then the line tells what it sells.
        """
        sentence = self._reading.sentence_at(actor.span.start) if kind in _PUBLIC else None
        label = self._homes.label(sentence) if sentence else None
        if label is None or next(self._countries.inside(actor.span), None) is not None:
            return None
        before = self._actors.inside(Span(label.span.start, actor.span.start))
        sells = any(a.organization_kind is OrganizationKind.COMPANY and a.country == label.value.code for a in before)
        return None if sells else label

    def _mark(self, span: Span) -> str:
        """Return the role of the preposition that governs a name, over its articles and titles."""
        text = self._reading.text
        if (
            text[span.end : span.end + 2] in _OWNERS or text[span.end - 2 : span.end] in _OWNERS
        ) and not self._owns_body(span):
            return "own"
        found, at = "", span.start
        near = Span(max(0, span.start - _LOOK_BACK), max(1, span.start))
        for cue in reversed(list(self._reading.cues.inside("deal_grammar", near, *_MARKS))):
            between = text[cue.span.end : at]
            if _BREAK.search(between) or len(between.split()) > _FILLER or self._acts_between(cue.span.end, at):
                break
            if not self._is_preposition(cue):
                continue
            if found == "of" and cue.key == "of":
                continue
            found, at = cue.key, cue.span.start
            if found != "of":
                break
        return found

    def _is_preposition(self, cue: Cue) -> bool:
        """Tell a preposition from a word that only its accent or place distinguishes: "à" from "a", "a" from "A"."""
        written = cue.span.quote(self._reading.text).lower()
        if written not in self._reading.lexicon.phrases("deal_grammar", cue.key):
            return False
        if written not in self._reading.lexicon.phrases("deal_grammar", "the"):
            return True
        before = self._reading.text[max(0, cue.span.start - 2) : cue.span.start]
        joint = self._reading.cues.ending("deal_grammar", cue.span.start - 1, "and")
        sentence = self._reading.sentence_at(cue.span.start)
        opens = sentence is None or sentence.span.start == cue.span.start
        return not opens and not _BREAK.search(before) and joint is None

    def _owns_body(self, span: Span) -> bool:
        """Tell whether a possessive only says whose body follows: "Sweden's Saab"."""
        return any(
            actor.name and actor.span.start <= span.end + 4
            for actor in self._actors.inside(Span(span.end, span.end + 60))
        )

    def _is_joint(self, one: Party, other: Party) -> bool:
        return _JOINT.fullmatch(self._reading.text, one.span.end, other.span.start) is not None and self._has(
            one.span.end, other.span.start, "and"
        )

    def _has(self, start: int, end: int, *keys: str) -> bool:
        """Tell whether a word of one of *keys* stands between two places."""
        return start < end and self._reading.cues.first("deal_grammar", Span(start, end), *keys) is not None

    def _acts_between(self, start: int, end: int) -> bool:
        return start < end and next(self._acts.inside(Span(start, end)), None) is not None
