"""What the rules for equipment deals ask of an article: who and what stands where, and the words between."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from app.extract.actors import Actor
from app.extract.equipment_deals.acts import Act
from app.extract.equipment_deals.parties import Party, find_parties
from app.extract.homes import Homes
from app.extract.index import Index, Placed
from app.extract.layout import BlockKind
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.days import Days
from app.extract.mentions.equipment import Equipment
from app.extract.reading import Reading, Sentence
from app.facts import Cited, Money, Quantity
from app.text import Span

P = TypeVar("P", bound=Placed)

HEADLINES = frozenset({BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.HEADING, BlockKind.CAPTION})
_STRONG = re.compile(r"[;:()–—\n]|\.\s")
_TITLE = 12  # characters between a word for "and" and the party that goes on with it


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
        return find_parties(self.reading, self.countries, self.actors, self.homes, self.acts, self.equipment)

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
            party
            for party in self.parties.inside(span)
            if party.is_state and party.mark in ("", "own", "for", "in") and (party.mark, party.kind) != ("in", "seat")
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
