"""Statements in the making, and how far a sentence has been read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.extract.mentions.quotations import Quotation
from app.extract.statements import speakers
from app.extract.statements.acts import Act
from app.extract.statements.scene import Period, Scene
from app.extract.statements.topic import Topic
from app.extract.statements.voice import Voice
from app.text import Span
from app.vocabulary import RecordType


@dataclass
class Draft:
    """What was said, by whom, by which act, and the words around it that tell of the act (``told``)."""

    fragments: list[Span]
    voice: Voice
    act: Act | None
    rule: str
    told: list[Span] = field(default_factory=list)
    denied: bool = False
    direct: bool = False  # speech without quotation marks: a turn of an interview


@dataclass
class Line:
    """A sentence while it is read from left to right.

    ``cursor`` is where that begins which no statement has taken; ``goes_on`` tells that it may be more of what the
    last to speak has said.
    """

    scene: Scene
    period: Period
    told_before: Topic
    acts: Sequence[Act]
    cursor: int
    goes_on: bool = False
    drafts: list[Draft] = field(default_factory=list)
    taken: set[Quotation] = field(default_factory=set)

    @property
    def topic(self) -> Voice | None:
        """Return who spoke last before the sentence, or was last spoken of."""
        return self.told_before.voice

    @cached_property
    def thing(self) -> Voice | None:
        """Return the country or body that the sentence before is about, which "it" may mean."""
        previous = self.scene.previous(self.period)
        voice = speakers.main(self.scene, previous.span.start, previous.span.end) if previous is not None else None
        person = voice is None or voice.actor is None or voice.actor.kind is RecordType.PERSON
        return None if person else voice

    @property
    def end(self) -> int:
        """Return where the sentence ends."""
        return self.period.span.end

    def free(self) -> Iterator[Quotation]:
        """Yield the quotations that no statement has taken."""
        return (quotation for quotation in self.period.quotations if quotation not in self.taken)

    def after_mark(self, end: int) -> int:
        """Return where the clause before *end* begins: behind the last semicolon or colon from the cursor on."""
        outside = self.scene.outside
        return max(self.cursor, *(outside.rfind(mark, self.cursor, max(end, self.cursor)) + 1 for mark in ";:"))

    def take(self, words: Span) -> list[Span]:
        """Take the quotations within *words*; return the words, or those inside the marks when there is no more."""
        last = self.scene.quotations.at(words.end - 1)
        words = Span(words.start, max(words.end, last.span.end)) if last is not None else words
        quoted = [quotation for quotation in self.period.quotations if words.covers(quotation.span)]
        self.taken.update(quoted)
        if len(quoted) == 1:
            text = self.scene.text
            rest = text[words.start : quoted[0].span.start] + text[quoted[0].span.end : words.end]
            if not rest.strip(" \u00a0\u202f.,;:"):
                return [quoted[0].words]
        return [words]

    def next_act(self, act: Act) -> Act | None:
        """Return the act after *act*, or None."""
        return next((other for other in self.acts if other.span.start > act.span.start), None)

    def last_voice(self) -> Voice | None:
        """Return who spoke last in the sentence, or of whom it was spoken before it in the paragraph."""
        if self.drafts:
            return self.drafts[-1].voice
        return self.topic if self.goes_on or self.told_before.is_of(self.period.block) else None
