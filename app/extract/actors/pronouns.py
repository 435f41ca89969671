"""Who and what is named again by a pronoun: "he", "elle", "it"."""

from collections.abc import Iterator
from dataclasses import replace

from app.extract.actors.actor import Actor
from app.extract.actors.named import person_actor
from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions.quotations import find_quotations
from app.extract.people import People
from app.extract.reading import Reading, Sentence
from app.text import Span
from app.vocabulary import RecordType

_BACK = 5  # sentences: who was named farther back is not meant
_FEMININE = "feminine"
_LEAD = 40  # characters: what is named later in a sentence is not its subject


class Pronouns:
    """Resolves the pronouns of one text to the people named in it, by name or otherwise."""

    def __init__(self, reading: Reading, people: People, named: Index[Actor]) -> None:
        """Take a reading, its people, and the actors found so far."""
        self._reading = reading
        self._people = people
        self._named = named
        self._facts = {fact.name.value: fact for fact in people.facts}
        self._sentences = Index(reading.sentences)
        self._quotations = find_quotations(reading)

    def actors(self) -> Iterator[Actor]:
        """Yield every pronoun outside quotations that means one person."""
        for cue in self._reading.cues.all("pronouns"):
            sentence = self._reading.sentence_at(cue.span.start)
            if sentence is not None and cue.key == "thing":
                yield from self._thing(cue, sentence)
                continue
            if sentence is None or cue.key == "plural" or self._quoted(cue.span) or self._emphatic(cue.span):
                continue
            name = self._meant(cue, sentence)
            if name is not None:
                yield person_actor(cue.span, self._facts[name], resolved=True)

    def _thing(self, cue: Cue, sentence: Sentence) -> Iterator[Actor]:
        """Yield the body or country that the sentence before begins with, for a pronoun that begins its own."""
        before = self._reading.sentence_at(sentence.span.start - 2) if sentence.span.start > 1 else None
        if before is None or cue.span.start != sentence.span.start:
            return
        first = next((a for a in self._named.inside(before.span) if a.kind is not RecordType.PERSON), None)
        if first is not None and first.span.start - before.span.start <= _LEAD:
            yield replace(first, span=cue.span, resolved_by=first.resolved_by or first.span)

    def _emphatic(self, span: Span) -> bool:
        """Tell whether a pronoun only takes up the subject of its own sentence: "L'opposition, elle, dénonce"."""
        return (
            self._reading.text[span.start - 2 : span.start] == ", "
            and self._reading.text[span.end : span.end + 1] == ","
        )

    def _quoted(self, span: Span) -> bool:
        quotation = self._quotations.at(span.start)
        return quotation is not None and not quotation.dash

    def _meant(self, cue: Cue, sentence: Sentence) -> str | None:
        """Return the name of who is meant: of the nearest sentence that names anyone of that gender, its subject."""
        span = Span(sentence.span.start, cue.span.start + 1)
        for _ in range(_BACK + 1):
            candidates = [actor for actor in self._people_in(span) if self._fits(actor, cue.key)]
            women = [actor for actor in candidates if self._people.genders.get(actor.name) == _FEMININE]
            if candidates:  # of whom nothing says the gender is seldom a woman in office
                return self._subject(women if women and cue.key == _FEMININE else candidates).name
            before = self._reading.sentence_at(max(0, span.start - 2)) or self._above(span.start)
            if before is None or before.span.start >= span.start:
                return None
            span = before.span
        return None

    def _above(self, offset: int) -> Sentence | None:
        """Return the last sentence of the paragraph above."""
        return self._sentences.last_before(offset)

    def _people_in(self, span: Span) -> list[Actor]:
        return [a for a in self._named.inside(span) if a.name in self._facts and not self._quoted(a.span)]

    def _fits(self, actor: Actor, gender: str) -> bool:
        return self._people.genders.get(actor.name) in (None, gender)

    def _subject(self, candidates: list[Actor]) -> Actor:
        """Return who speaks in a sentence, or else who is named first in it."""
        for actor in candidates:
            end = actor.span.end + (self._reading.text[actor.span.end : actor.span.end + 1] == ",") + 1
            if self._reading.cues.starting("speech", end) or self._reading.cues.ending("speech", actor.span.start - 1):
                return actor
        return candidates[0]
