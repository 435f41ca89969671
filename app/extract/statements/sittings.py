"""The day on which a transcript's turns were spoken: that of the sitting, or of the interview."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.extract.layout import Block
from app.extract.statements import speakers
from app.extract.statements.scene import Scene
from app.extract.statements.told_days import only_day
from app.extract.statements.turns import Turn
from app.facts import Cited
from app.facts import Period as Days
from app.text import Span
from app.vocabulary import Basis, RecordType

_HEAD, _TAIL = 12, 4  # lines above and below the turns that may tell of the day


@dataclass(frozen=True)
class Sitting:
    """The occasion of a transcript, as told above its first turn or below its last."""

    scene: Scene
    turns: Sequence[Turn]

    def day(self) -> Cited[Days] | None:
        """Return the day of the sitting or the interview."""
        first, last = self.turns[0].label.span.start, self.turns[-1].blocks[-1].span.end
        above = [block for block in self.scene.reading.blocks if block.span.end < first][:_HEAD]
        below = [block for block in self.scene.reading.blocks if block.span.start > last][:_TAIL]
        telling = [block for block in (*above, *below) if block.kind.tells]
        lines = [line for block in telling for line in self._lines(block) if self._holds(line)]
        days = (only_day(self.scene, line) for line in lines)
        return next((day for day in days if day is not None), None) or self._of_record(lines, above)

    def _of_record(self, lines: Sequence[Span], above: Sequence[Block]) -> Cited[Days] | None:
        """Read "the House met at noon": on the day that a line above it is, or else on that of the record."""
        sits = next((cue for line in lines for cue in self.scene.cues("occasions", line, "sittings")), None)
        if sits is None:
            return None
        dated = next((block for block in above if self._date(block.span)), None)
        day = only_day(self.scene, dated.span) if dated is not None else None
        if dated is not None and day is not None and dated.kind.tells:
            return day
        told_on = self.scene.days.told_on
        value = day.value if day is not None else Days(told_on, told_on) if told_on is not None else None
        return Cited(value, (sits.span,), Basis.RESOLVED) if value is not None else None

    def _lines(self, block: Block) -> Iterator[Span]:
        sentences = [period.span for period in self.scene.periods if block.span.covers(period.span)]
        yield from sentences or [block.span]

    def _holds(self, line: Span) -> bool:
        """Tell whether a line tells of a sitting or of an interview, which a person gives."""
        scene = self.scene
        if next(scene.cues("occasions", line, "sittings", "records", "interviews"), None) is not None:
            return True
        if next(scene.cues("interviews", line, "opens"), None) is not None:
            return True
        received = next(scene.cues("occasions", line, "receives"), None)
        host = speakers.main(scene, line.start, line.end) if received is not None else None
        return host is not None and host.actor is not None and host.actor.kind is RecordType.PERSON

    def _date(self, line: Span) -> bool:
        """Tell whether a line is a date and nothing else."""
        words = self.scene.trimmed(line.start, line.end, ",.")
        day = next(self.scene.days.inside(line), None)
        return words is not None and day is not None and day.span == words
