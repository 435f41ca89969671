"""What the rules for agreements ask of an article."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property

from app.extract.agreements.places import Place, distinct
from app.extract.index import Index
from app.extract.layout import BlockKind
from app.extract.mentions import Mention
from app.extract.mentions.days import Days, background
from app.extract.reading import Reading
from app.facts import Money
from app.text import Span

_JOINED = 30


@dataclass(frozen=True)
class World:
    """An article's reading and the mentions in it."""

    reading: Reading
    places: Index[Place]
    days: Days
    sums: Index[Mention[Money]]

    def clause(self, span: Span) -> Span:
        """Return the clause around *span*: its sentence, cut at semicolons."""
        sentence = self.reading.sentence_at(span.start)
        if sentence is None:
            return span
        start = self.reading.text.rfind(";", sentence.span.start, span.start) + 1
        end = self.reading.text.find(";", span.end, sentence.span.end)
        return Span(max(start, sentence.span.start), sentence.span.end if end < 0 else end)

    def lead(self, clause: Span) -> Span | None:
        """Return the words that open the list *clause* is an item of: "signed three instruments today: …"."""
        sentence = self.reading.sentence_at(clause.start)
        if sentence is None:
            return None
        colon = self.reading.text.rfind(":", sentence.span.start, clause.start + 1)
        if colon > sentence.span.start:
            return Span(sentence.span.start, colon)
        if self.reading.text[clause.end - 1] == ":" or sentence.block.kind is not BlockKind.ITEM:
            return None
        return self._intros.get(sentence.block.span.start)

    @cached_property
    def _intros(self) -> dict[int, Span]:
        """Return, by where each item of a list begins, the last sentence of the line that introduces the list."""
        intros: dict[int, Span] = {}
        intro: Span | None = None
        for block in self.reading.blocks:
            if block.kind is BlockKind.ITEM and intro is not None:
                intros[block.span.start] = intro
            elif block.kind.tells and block.kind is not BlockKind.ITEM:
                opens = self.reading.text[block.span.end - 1] == ":"
                last = self.reading.sentence_at(block.span.end - 1) if opens else None
                intro = last.span if last else None
        return intros

    def background(self, clause: Span) -> bool:
        """Tell whether *clause* is told as history."""
        return background(self.reading, self.days, clause)

    @cached_property
    def _states(self) -> list[Place]:
        """Return the states of the article, the most often named first."""
        told = [place for place in self.places if self.reading.sentence_at(place.span.start) is not None]
        often = Counter(place.code for place in told)
        return sorted(distinct(told), key=lambda place: -often[place.code])

    def main_states(self, excluding: AbstractSet[str] = frozenset(), most: int = 1) -> list[Place]:
        """Return the states the article is mainly about, *most* of the two most often named, but for *excluding*."""
        return [place for place in self._states[:2] if place.code not in excluding][:most]

    def both(self, clause: Span) -> list[Place]:
        """Return the two main states where the clause speaks of "both countries", with the words that say so."""
        cue = self.reading.cues.first("agreement_grammar", clause, "both")
        return (
            [] if cue is None else [replace(place, spans=(cue.span, place.span)) for place in self.main_states(most=2)]
        )

    def joined(self, places: Sequence[Place]) -> list[Place]:
        """Return the last run of *places* that are listed together: "Denmark, Finland and Norway"."""
        run: list[Place] = []
        for place in places:
            if run and not self._listed(run[-1].span, place.span):
                run = []
            run.append(place)
        return run if len(run) > 1 else []

    def _listed(self, one: Span, other: Span) -> bool:
        between = self.reading.folded[one.end : other.start]
        words = between.replace(",", " ").split()
        if len(between) > _JOINED or len(words) > 2:  # noqa: PLR2004  # "and the"
            return False
        gap = Span(one.end, max(one.end + 1, other.start))
        if not words or self.reading.cues.first("agreement_grammar", gap, "parties_of") is not None:
            return True
        articles = self.reading.cues.inside("agreement_grammar", gap, "definite")
        return "," in between and sum(1 for _ in articles) == len(words)  # "l'Argentine, le Brésil"
