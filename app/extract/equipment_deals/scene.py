"""What the rules for equipment deals ask of an article: who stands where, with which word before them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from app.extract.actors import Actor
from app.extract.equipment_deals.acts import Act
from app.extract.homes import Homes
from app.extract.index import Index, Placed
from app.extract.layout import BlockKind
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.days import Days
from app.extract.mentions.equipment import Equipment
from app.extract.reading import Reading, Sentence
from app.facts import Cited, Money, Quantity
from app.text import Span
from app.vocabulary import Basis, OrganizationKind, RecordType

P = TypeVar("P", bound=Placed)

HEADLINES = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.HEADING, BlockKind.CAPTION})
_BREAK = re.compile(r"[.;:()!?,–—\n]")
_STRONG = re.compile(r"[;:()–—\n]|\.\s")
_JOINT = re.compile(r"\s*,?\s*(?:[^\W\d_]{1,4}\s)?(?:[^\W\d_]{1,3}\s)?")
_FILLER = 5  # words that may stand between a preposition and the name it governs
_LOOK_BACK = 60
_TITLE = 12  # characters between the first words of a name and its country
_PRONOUN = 3  # letters: people named by less are pronouns, and no party
MARKS = ("to", "for", "from", "by", "with", "of", "in")
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


@dataclass(frozen=True)
class Scene:
    """An article's reading and the mentions in it."""

    reading: Reading
    countries: Index[Mention[CountryName]]
    actors: Index[Actor]
    days: Days
    numbers: Index[Mention[Quantity]]
    sums: Index[Mention[Money]]
    equipment: Index[Mention[Equipment]]
    acts: Index[Act]

    @cached_property
    def homes(self) -> Homes:
        """Return what tells which country a passage is about."""
        return Homes(self.reading, self.countries, self.sums)

    @cached_property
    def main(self) -> Party | None:
        """Return the first naming of the country that the article names most, with its people and bodies."""
        told = [party for party in self.parties if party.country and self.reading.sentence_at(party.span.start)]
        weights: Counter[str] = Counter()
        for party in told:
            weights[party.country or ""] += 1 if party.kind == "demonym" or party.is_company else 2
        code = weights.most_common(1)[0][0] if weights else None
        return next((party for party in told if party.country == code), None)

    @cached_property
    def makers(self) -> frozenset[Span]:
        """Return the words that only say where equipment comes from."""
        return frozenset(mention.value.maker_span for mention in self.equipment if mention.value.maker_span)

    @cached_property
    def parties(self) -> Index[Party]:
        """Return everyone who can stand in a deal, each with the preposition before it."""
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
        return Index(marked)

    def _is_title_of(self, last: Party, party: Party) -> bool:
        """Tell whether a party is only the first words of the next: "the Government" of "the Government of Peru"."""
        gap = self.between(last.span.end, party.span.start)
        unnamed = last.kind == "country" and next(self.countries.inside(last.span), None) is None
        return unnamed and 0 < len(gap) < _TITLE and self.grammar(last.span.start, party.span.start, "of", "state")

    def _unmarked(self) -> Iterator[Party]:
        taken: list[Mention[None]] = []
        for actor in self.actors:
            if actor.kind is RecordType.PERSON and actor.span.end - actor.span.start <= _PRONOUN:
                continue
            taken.append(Mention(actor.span, None))
            yield self._party(actor)
        covered = Index(taken)
        for country in self.countries:
            if covered.at(country.span.start) is None:
                kind = {"names": "country", "seats": "seat"}.get(country.value.facet, "demonym")
                kind = "country" if kind == "demonym" and self._is_side(country.span) else kind
                yield Party(country.span, country.value.code, None, kind, (country.span,), Basis.STATED)

    def _is_side(self, span: Span) -> bool:
        """Tell whether a demonym stands with a word for one side of talks: "la partie française"."""
        near = Span(max(0, span.start - _TITLE), span.end + _TITLE)
        cues = self.reading.cues.inside("deal_grammar", near, "state")
        return any(1 in (span.start - cue.span.end, cue.span.start - span.end) for cue in cues)

    def _party(self, actor: Actor) -> Party:
        """Take an actor; a public body whose country nothing says belongs to the country the passage is about."""
        kind = actor.organization_kind or ("person" if actor.kind is RecordType.PERSON else "country")
        name = actor.name if actor.kind is RecordType.ORGANIZATION else None
        home = self.homes.of(actor.span.start) if actor.country is None and kind in _PUBLIC else None
        if home is not None:
            return Party(actor.span, home.value.code, name, kind, (actor.span, home.span), Basis.RESOLVED)
        return Party(actor.span, actor.country, name, kind, actor.spans, actor.basis, home=actor.cited_country)

    def _mark(self, span: Span) -> str:
        """Return the role of the preposition that governs a name, over its articles and titles."""
        text = self.reading.text
        if (
            text[span.end : span.end + 2] in _OWNERS or text[span.end - 2 : span.end] in _OWNERS
        ) and not self._owns_body(span):
            return "own"
        found, at = "", span.start
        near = Span(max(0, span.start - _LOOK_BACK), max(1, span.start))
        for cue in reversed(list(self.reading.cues.inside("deal_grammar", near, *MARKS))):
            between = text[cue.span.end : at]
            if _BREAK.search(between) or len(between.split()) > _FILLER or self.first_act(cue.span.end, at):
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
        written = cue.span.quote(self.reading.text).lower()
        if written not in self.reading.lexicon.phrases("deal_grammar", cue.key):
            return False
        if written not in self.reading.lexicon.phrases("deal_grammar", "the"):
            return True
        before = self.reading.text[max(0, cue.span.start - 2) : cue.span.start]
        joint = self.reading.cues.ending("deal_grammar", cue.span.start - 1, "and")
        sentence = self.reading.sentence_at(cue.span.start)
        opens = sentence is None or sentence.span.start == cue.span.start
        return not opens and not _BREAK.search(before) and joint is None

    def _owns_body(self, span: Span) -> bool:
        """Tell whether a possessive only says whose body follows: "Sweden's Saab"."""
        return any(
            actor.name and actor.span.start <= span.end + 4
            for actor in self.actors.inside(Span(span.end, span.end + 60))
        )

    def _is_joint(self, one: Party, other: Party) -> bool:
        return _JOINT.fullmatch(self.reading.text, one.span.end, other.span.start) is not None and self.grammar(
            one.span.end, other.span.start, "and"
        )

    def inside(self, things: Index[P], start: int, end: int) -> Iterator[P]:
        """Yield the *things* between two places, of which there may be none."""
        return things.inside(Span(start, end)) if start < end else iter(())

    def is_taken(self, span: Span) -> bool:
        """Tell whether a country, an actor, a day or equipment stands at a place."""
        named = _stands(self.countries, span) or _stands(self.days, span) or _stands(self.equipment, span)
        return named or _stands(self.actors, span)

    def first_act(self, start: int, end: int) -> Act | None:
        """Return the first act between two places."""
        return next(self.inside(self.acts, start, end), None)

    def sentence(self, span: Span) -> Sentence | None:
        """Return the sentence *span* begins in."""
        return self.reading.sentence_at(span.start)

    def between(self, start: int, end: int) -> str:
        """Return the text between two places."""
        return self.reading.text[start:end]

    def breaks(self, start: int, end: int) -> bool:
        """Tell whether a clause ends for good between two places: at a semicolon, a colon, a dash, a parenthesis."""
        return _STRONG.search(self.reading.text, start, end) is not None

    def joins_clauses(self, start: int, end: int) -> bool:
        """Tell whether a comma and a word for "and" between two places begin another clause."""
        cues = self.reading.cues.inside("deal_grammar", Span(start, end), "and") if start < end else ()
        return any(
            self.reading.text[cue.span.start - 2 : cue.span.start] == ", " and not self._goes_on(cue.span.end, end)
            for cue in cues
        )

    def _goes_on(self, start: int, end: int) -> bool:
        """Tell whether a party behind a preposition comes first: ", and with Israel the purchase of …"."""
        party = next(self.inside(self.parties, start, end), None)
        return party is not None and party.mark in ("with", "from", "to") and party.span.start - start <= _TITLE

    def grammar(self, start: int, end: int, *keys: str) -> bool:
        """Tell whether a word of one of *keys* stands between two places."""
        return start < end and self.reading.cues.first("deal_grammar", Span(start, end), *keys) is not None

    def is_local(self, place: Span, span: Span) -> bool:
        """Tell whether *place* is in the paragraph of *span*, or in the heading over it."""
        here, there = self.sentence(span), self.sentence(place)
        if here is None or there is None or place.start > span.start:
            return here is there
        return here.block is there.block or there.block.kind is BlockKind.HEADING

    def only_state(self, span: Span, supplier: str | None) -> Cited[str] | None:
        """Return the one state that stands in *span* as an actor, besides the supplier's."""
        states = [
            party for party in self.parties.inside(span) if party.is_state and party.mark in ("", "own", "for", "in")
        ]
        codes = {party.country for party in states} - {supplier}
        return next((p.cited_country for p in states if p.country in codes), None) if len(codes) == 1 else None

    def state_before(self, sentence: Sentence, supplier: str | None) -> Cited[str] | None:
        """Return the one state of the sentence before, in the same paragraph."""
        before = self.reading.sentence_at(sentence.span.start - 2) if sentence.span.start > 1 else None
        same = before is not None and before.block is sentence.block
        return self.only_state(before.span, supplier) if before is not None and same else None

    def is_previous(self, span: Span, sentence: Sentence) -> bool:
        """Tell whether a place is in the sentence before, in the same paragraph."""
        before = self.reading.sentence_at(sentence.span.start - 2) if sentence.span.start > 1 else None
        return before is not None and before.block is sentence.block and before.span.covers(span)

    def is_headline(self, span: Span) -> bool:
        """Tell whether a place is in a headline or a heading."""
        sentence = self.sentence(span)
        return sentence is not None and sentence.block.kind in HEADLINES

    def speaks_of_us(self, act: Act) -> bool:
        """Tell whether the act's subject or object is who speaks: "we bought", "entregou-nos", "nous cédera"."""
        endings = self.reading.lexicon.phrases("deal_grammar", "mine")
        near = (max(0, act.span.start - 16), act.span.end + 6)
        return self.grammar(*near, "us") or act.span.quote(self.reading.folded).split()[0].endswith(endings)


def _stands(things: Index[P], span: Span) -> bool:
    return next(things.inside(span), None) is not None or things.at(span.start) is not None
