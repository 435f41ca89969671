"""The day of the occasion on which things are said: a sitting, an interview, the event that a communiqué tells of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from app.extract.layout import Block
from app.extract.statements import speakers
from app.extract.statements.drafts import Draft
from app.extract.statements.scene import Period, Scene
from app.extract.statements.sittings import Sitting
from app.extract.statements.told_days import main_clauses, only_day
from app.extract.statements.turns import Turn
from app.facts import Cited
from app.facts import Period as Days

_RECENT = timedelta(days=5)  # how long before publication an event may lie that the news still tells


@dataclass(frozen=True)
class Occasions:
    """What a text tells of the day on which its statements were made, where their own words tell none."""

    scene: Scene
    turns: Sequence[Turn]

    def day_of(self, draft: Draft) -> Cited[Days] | None:
        """Return the day of the occasion at which a statement without a day of its own was made."""
        if self._dated_otherwise(draft):
            return None
        if self.turns and (draft.direct or draft.rule == "statement.headline"):
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

    @cached_property
    def _sitting(self) -> Cited[Days] | None:
        return Sitting(self.scene, self.turns).day()

    # -- a communiqué, minutes: all that is said is said at one event

    @cached_property
    def _recorded(self) -> Cited[Days] | None:
        """Return the day of the event that a communiqué or the minutes of a meeting tell of."""
        cues = self.scene.reading.cues
        head = [block for block in self._opening if cues.first("occasions", block.span, "records") is not None]
        titles = (only_day(self.scene, block.span) for block in head if block.kind.tells)
        dated = next((day for day in titles if day is not None), None)
        return dated or (self._led if head and self._met else None)

    @cached_property
    def _opening(self) -> Sequence[Block]:
        """Return the lines above the first sentence."""
        first = self._first.span.start if self._first is not None else len(self.scene.text)
        return [block for block in self.scene.reading.blocks if block.span.end <= first]

    @property
    def _first(self) -> Period | None:
        return next(iter(self.scene.periods), None)

    @property
    def _met(self) -> bool:
        """Tell whether the first sentence tells of people who met: at what else a communiqué tells of, nobody spoke."""
        clauses = main_clauses(self.scene, self._first.span) if self._first is not None else ()
        return any(True for clause in clauses for _ in self.scene.cues("occasions", clause, "meets"))

    @cached_property
    def _led(self) -> Cited[Days] | None:
        """Return the day of the event that the first sentence tells, when that was of late."""
        return self._lately(self._first) if self._first is not None else None

    def _lately(self, period: Period) -> Cited[Days] | None:
        told_on = self.scene.days.told_on
        day = only_day(self.scene, period.span)
        late = day is not None and told_on is not None and told_on - day.value.earliest <= _RECENT
        return day if late else None

    # -- news

    def _reported(self, draft: Draft) -> Cited[Days] | None:
        """Return the day of the first sentence for what is said "at the ceremony", when no other is told since."""
        there = (cue for told in draft.told for cue in self.scene.cues("occasions", told, "there"))
        alone = draft.fragments[0].start <= self._next_day
        return self._led if alone and next(there, None) is not None else None

    @cached_property
    def _next_day(self) -> int:
        """Return where the first day stands after the opening event's that is another than it."""
        days, led = self.scene.days, self._led
        others = (day.span.start for day in days if led is not None and day.value.day and day.value != led.value)
        return next((start for start in others if led is not None and start > led.spans[0].start), len(self.scene.text))

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
