"""The day of the occasion on which things are said: a sitting, an interview, the event that a communiqué tells of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from app.extract.layout import Block
from app.extract.mentions import Mention
from app.extract.statements import speakers
from app.extract.statements.drafts import Draft
from app.extract.statements.scene import Period, Scene
from app.extract.statements.turns import Turn
from app.facts import Cited
from app.facts import Period as Days
from app.text import Span
from app.vocabulary import Basis

_RECENT = timedelta(days=5)  # how long before publication an event may lie that the news still tells
_HEAD, _TAIL = 12, 4  # lines above and below the turns of a transcript that may tell of its day


@dataclass(frozen=True)
class Occasions:
    """What a text tells of the day on which its statements were made, where their own words tell none."""

    scene: Scene
    turns: Sequence[Turn]

    def day_of(self, draft: Draft) -> Cited[Days] | None:
        """Return the day of the occasion at which a statement without a day of its own was made."""
        if self._dated_otherwise(draft):
            return None
        if self._transcribed(draft):
            return self._sitting
        return self._recorded or self._reported(draft) or self._arrived(draft)

    def _dated_otherwise(self, draft: Draft) -> bool:
        """Tell whether the words of the act tell another time, or that it was before the occasion."""
        scene = self.scene
        return any(
            next(iter(scene.days.inside(told)), None) is not None
            or next(scene.cues("occasions", told, "earlier"), None) is not None
            for told in draft.told
        )

    def _transcribed(self, draft: Draft) -> bool:
        return bool(self.turns) and (draft.direct or draft.rule == "statement.headline")

    # -- a transcript

    @cached_property
    def _sitting(self) -> Cited[Days] | None:
        """Return the day of a sitting or an interview, which stands above its first turn or below its last."""
        scene = self.scene
        first, last = self.turns[0].label.span.start, self.turns[-1].blocks[-1].span.end
        above = [block for block in scene.reading.blocks if block.span.end < first][:_HEAD]
        below = [block for block in scene.reading.blocks if block.span.start > last][:_TAIL]
        lines = [block for block in (*above, *below) if block.kind.tells]
        held = [line for block in lines for line in self._lines(block) if self._holds(line)]
        days = (day for line in held for day in self._only(line))
        found = next((_cited(day) for day in days), None)
        return found or self._today([block.span for block in lines])

    def _lines(self, block: Block) -> Iterator[Span]:
        sentences = [period.span for period in self.scene.periods if block.span.covers(period.span)]
        yield from sentences or [block.span]

    def _holds(self, line: Span) -> bool:
        scene = self.scene
        held = next(scene.cues("occasions", line, "sittings", "interviews", "records"), None)
        return held is not None or next(scene.cues("interviews", line, "opens"), None) is not None

    def _today(self, lines: Sequence[Span]) -> Cited[Days] | None:
        """Read "the House met at noon": on the day of the record."""
        day = self.scene.days.told_on
        cue = next((cue for line in lines for cue in self.scene.cues("occasions", line, "sittings")), None)
        return Cited(Days(day, day), (cue.span,), Basis.RESOLVED) if day is not None and cue is not None else None

    # -- a communiqué, minutes: all that is said is said at one event

    @cached_property
    def _recorded(self) -> Cited[Days] | None:
        """Return the day of the event that a communiqué or the minutes of a meeting tell of."""
        cues = self.scene.reading.cues
        head = [block for block in self._opening if cues.first("occasions", block.span, "records") is not None]
        titles = (day for block in head if block.kind.tells for day in self._only(block.span))
        dated = next((_cited(day) for day in titles), None)
        return dated or (self._led if head else None)

    @cached_property
    def _opening(self) -> Sequence[Block]:
        """Return the lines above the first sentence."""
        first = next((period.span.start for period in self.scene.periods), len(self.scene.text))
        return [block for block in self.scene.reading.blocks if block.span.end <= first]

    @cached_property
    def _led(self) -> Cited[Days] | None:
        """Return the day of the event that the first sentence tells, when that was of late."""
        first = next(iter(self.scene.periods), None)
        return self._lately(first) if first is not None else None

    def _lately(self, period: Period) -> Cited[Days] | None:
        told_on = self.scene.days.told_on
        day = next(self._only(period.span), None)
        if day is None or told_on is None or told_on - day.value.earliest > _RECENT:
            return None
        return _cited(day)

    # -- news

    def _reported(self, draft: Draft) -> Cited[Days] | None:
        """Return the day of the first sentence for what is said "at the ceremony", when no other is told since."""
        scene = self.scene
        cues = (cue for told in draft.told for cue in scene.cues("occasions", told, "there"))
        if self._led is None or next(cues, None) is None:
            return None
        since = scene.days.inside(Span(self._led.spans[0].end, draft.fragments[0].start))
        return self._led if all(day.value in (self._led.value, None) for day in since if day.value.day) else None

    def _arrived(self, draft: Draft) -> Cited[Days] | None:
        """Return the day of what the speaker did in the sentence before: "On Tuesday Ruiz came. “We know,” …"."""
        scene, actor = self.scene, draft.voice.actor
        period = scene.period_at(draft.fragments[0].start)
        before = scene.previous(period) if period is not None else None
        if actor is None or before is None:
            return None
        subject = speakers.main(scene, before.span.start, before.span.end)
        same = subject is not None and subject.actor is not None and subject.actor.name == actor.name
        return self._lately(before) if same else None

    # -- days

    def _only(self, line: Span) -> Iterator[Mention[Days]]:
        """Yield the one day, not one to come, that the clauses of a line tell but for relative ones."""
        found = [day for day in days_told(self.scene, line) if day.value.day is not None]
        told_on = self.scene.days.told_on
        if len({day.value for day in found}) == 1 and (told_on is None or found[0].value.earliest <= told_on):
            yield found[0]


def days_told(scene: Scene, words: Span) -> Iterator[Mention[Days]]:
    """Yield the days told in some words; a day in a relative clause among them, or in an apposition, is another's."""
    for clause in speakers.clauses(scene, words):
        if scene.starts_with("clauses", scene.skip(clause.start), "relative", "that") is not None:
            continue
        for day in scene.days.inside(Span(clause.start, words.end)):  # a date may hold commas
            if day.span.start < clause.end and not _of_office(scene, day):
                yield day


def _of_office(scene: Scene, day: Mention[Days]) -> bool:
    """Tell whether an office follows a day that a comma opens: "said Ruiz, today a senator"."""
    before = scene.rskip(day.span.start)
    after = scene.skip(day.span.end)
    article = scene.starts_with("clauses", after, "determiner")
    office = scene.skip(article.span.end) if article is not None else after
    return scene.text[before - 1 : before] == "," and scene.starts_with("titles", office) is not None


def _cited(day: Mention[Days]) -> Cited[Days]:
    return Cited(day.value, day.spans, Basis.RESOLVED)
