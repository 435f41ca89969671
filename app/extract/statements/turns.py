"""Speech by turns: interviews, records of parliaments, hearings, with or without the speakers' labels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.extract.actors import Actor
from app.extract.layout import Block, BlockKind
from app.extract.statements.drafts import Draft
from app.extract.statements.labels import FEW, Label, Labels
from app.extract.statements.scene import Scene
from app.extract.statements.voice import Voice
from app.text import Span
from app.vocabulary import RecordType

_REACTION = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]\s*\Z")
_QUESTION_LENGTH = 250  # characters
_HEAD, _TAIL = 1500, 300  # characters in which a text says that it is an interview
_DASHES = "—―–"
_QUESTIONS = 3  # questions that make an interview without labels


@dataclass
class Turn:
    """What one speaker says at a time, and the line each part of it fills."""

    label: Label
    parts: list[Span]
    blocks: list[Block] = field(default_factory=list)


class Transcript:
    """The lines of a text that are turns; without any, the text is no transcript."""

    def __init__(self, scene: Scene) -> None:
        """Take a text."""
        self._scene = scene
        self._lines = [block for block in scene.reading.blocks if block.kind.tells]
        self._labels = Labels(scene, self._lines, _people(scene))

    @property
    def guest(self) -> Voice | None:
        """Return who is interviewed."""
        return self._labels.guest

    @cached_property
    def turns(self) -> Sequence[Turn]:
        """Return the turns of those who answer and of those who ask, in order."""
        labels = self._labels.read()
        speaking = [label for label in labels.values() if label.voice is not None]
        asked = any(self._labels.by_word(label.span) == label for label in labels.values() if label.voice is None)
        if (len(labels) > FEW and len(speaking) >= FEW) or (asked and speaking):
            return self._labelled(labels)
        return self._unlabelled() if self._interview() else ()

    @cached_property
    def roles(self) -> dict[Block, Label]:
        """Return whose turn each line belongs to."""
        return {block: turn.label for turn in self.turns for block in turn.blocks}

    def drafts(self) -> Iterator[Draft]:
        """Yield what is said by turns."""
        for turn in self.turns:
            if turn.label.voice is not None and turn.parts:
                yield Draft(turn.parts, turn.label.voice, None, "statement.turn", direct=True)

    # -- with labels

    def _labelled(self, labels: dict[Block, Label]) -> Sequence[Turn]:
        turns: list[Turn] = []
        holders: dict[str, Voice] = {}
        last = max(block.span.start for block in labels)
        open_turn: Turn | None = None
        for block in self._lines:
            label = labels.get(block)
            if label is not None:
                label = self._labels.known(label, holders)
                start = self._scene.skip(label.span.end, ".:-–—")
                open_turn = Turn(label, self._said(start, block.span.end), [block])
                turns.append(open_turn)
            elif open_turn is not None and block.span.start < last and self._goes_on(block):
                open_turn.parts += self._said(block.span.start, block.span.end)
                open_turn.blocks.append(block)
            else:
                open_turn = None
        return turns

    def _goes_on(self, block: Block) -> bool:
        """Tell whether a line without a label goes on with the turn before: prose in which nobody else speaks."""
        scene = self._scene
        if block.kind is not BlockKind.BODY or scene.text[block.span.start] in "([*":
            return False
        return not any(self._tells_speech(cue.span) for cue in scene.reading.cues.inside("speech", block.span))

    def _tells_speech(self, verb: Span) -> bool:
        """Tell whether an actor stands right before or after a verb of speech."""
        scene = self._scene
        before = scene.actors.at(max(0, scene.rskip(verb.start, ",") - 1))
        after = scene.actors.at(scene.skip(verb.end))
        return before is not None or (after is not None and after.kind is RecordType.PERSON)

    def _said(self, start: int, end: int) -> list[Span]:
        reaction = _REACTION.search(self._scene.text, max(start, end - 90), end)
        first = start + 1 if self._scene.text[start] in _DASHES else start
        words = self._scene.trimmed(first, reaction.start() if reaction and reaction.start() > first else end)
        return [words] if words is not None else []

    # -- without labels

    def _interview(self) -> bool:
        cues = self._scene.reading.cues
        length = len(self._scene.text)
        ends = (Span(0, min(length, _HEAD)), Span(max(0, length - _TAIL), length))
        return self.guest is not None and any(cues.first("interviews", end, "opens") for end in ends)

    def _unlabelled(self) -> Sequence[Turn]:
        """Read questions, each on a line of its own, and what follows each up to the next as its answer."""
        guest = self.guest
        asks = [at for at, block in enumerate(self._lines) if self._asks(at, block)]
        if guest is None or len(asks) < _QUESTIONS:
            return ()
        turns: list[Turn] = []
        for at, following in zip(asks, [*asks[1:], len(self._lines)], strict=True):
            question = self._lines[at]
            turns.append(Turn(Label(question.span, None), [], [question]))
            answer = Turn(Label(question.span, guest), [])
            for block in self._lines[at + 1 : following]:
                if answer.blocks and (following == len(self._lines) or not self._goes_on(block)):
                    break
                if answer.blocks and self._leaves(answer.blocks[0], block):
                    break
                label = self._labels.of(block)
                start = self._scene.skip(label.span.end, ":") if label is not None else block.span.start
                answer.parts += self._said(start, block.span.end)
                answer.blocks.append(block)
            turns.append(answer)
        return turns

    def _leaves(self, first: Block, block: Block) -> bool:
        """Tell whether a line without a dash tells of speech beneath an answer that a dash opens."""
        text = self._scene.text
        dashes = text[first.span.start] in _DASHES and text[block.span.start] not in _DASHES
        return dashes and self._scene.reading.cues.first("speech", block.span) is not None

    def _asks(self, at: int, block: Block) -> bool:
        """Tell whether a line asks: it ends in a question mark, or an answer follows right below it."""
        text = self._scene.text
        if len(block.span.quote(text)) > _QUESTION_LENGTH or at + 1 >= len(self._lines):
            return False
        if text[block.span.start].isdigit():
            return False  # the headings of an explainer are numbered
        if block.span.quote(text).rstrip('»”" ').endswith("?"):
            return True
        below = self._lines[at + 1].span.start
        above = self._lines[at - 1].span.end if at else 0
        joined = text.count("\n", block.span.end, below) == 1 and text.count("\n", above, block.span.start) > 1
        return joined and block.kind is not BlockKind.BYLINE and block.span.quote(text).endswith((".", "…"))


def _people(scene: Scene) -> Sequence[Actor]:
    """Return the people that a text names, each where it is named first."""
    first: dict[str, Actor] = {}
    for actor in scene.actors:
        if actor.kind is RecordType.PERSON and actor.resolved_by is None:
            first.setdefault(actor.name, actor)
    return list(first.values())
