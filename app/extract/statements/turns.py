"""Speech by turns: interviews, records of parliaments, hearings, with or without the speakers' labels."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.extract.actors import Actor
from app.extract.layout import Block, BlockKind
from app.extract.statements.drafts import Draft
from app.extract.statements.scene import Scene
from app.extract.statements.voice import Voice
from app.text import Span, fold
from app.vocabulary import RecordType

_LABEL = re.compile(r"(?P<label>[^:!?“”\"«»]{1,120}?)\s?:\s+(?=\S)")
_LETTER = re.compile(r"(?P<label>[A-ZÀ-Þ]{1,2})\s?[.:\-–—]\s+(?=\S)")
_INITIALS = re.compile(r"[A-Z]{2,5}\Z")
_LOWER = re.compile(r"(?<![\w’'])[a-zà-ÿ][\w’'-]*")
_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_REACTION = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]\s*\Z")
_QUESTION_LENGTH = 250  # characters
_FEW = 2  # labels that make a transcript
_HEAD, _TAIL = 1500, 300  # characters in which a text says that it is an interview
_DASHES = "—―–"
_QUESTIONS = 3  # questions that make an interview without labels


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a turn: ``voice`` is who speaks then; None for who asks."""

    span: Span
    voice: Voice | None


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

    @cached_property
    def turns(self) -> Sequence[Turn]:
        """Return the turns of those who answer and of those who ask, in order."""
        labels = {block: label for block in self._lines if (label := self._label(block)) is not None}
        labels |= self._asking(labels)
        speaking = [label for label in labels.values() if label.voice is not None]
        asked = any(self._by_word(label.span) == label for label in labels.values() if label.voice is None)
        if (len(labels) > _FEW and len(speaking) >= _FEW) or (asked and speaking):
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

    def _label(self, block: Block) -> Label | None:
        scene = self._scene
        letter = _LETTER.match(scene.text, block.span.start, block.span.end)
        if letter is not None:
            return self._by_letter(Span(*letter.span("label")))
        words = _LABEL.match(scene.text, block.span.start, min(block.span.end, block.span.start + 140))
        if words is None:
            return None
        span = Span(*words.span("label"))
        return self._by_word(span) or self._by_name(span) or self._by_initials(span)

    def _asking(self, labels: Mapping[Block, Label]) -> dict[Block, Label]:
        """Return the lines that a capitalised label opens again and again which is nobody's name: who asks."""
        text = self._scene.text
        lines: dict[str, list[tuple[Block, Span]]] = defaultdict(list)
        for block in self._lines:
            words = _LABEL.match(text, block.span.start, min(block.span.end, block.span.start + 60))
            if block not in labels and words is not None and not _LOWER.search(words["label"]):
                lines[words["label"]].append((block, Span(*words.span("label"))))
        return {block: Label(span, None) for found in lines.values() if len(found) >= _FEW for block, span in found}

    def _by_letter(self, span: Span) -> Label | None:
        return self._by_word(span) or self._by_initials(span)

    def _by_word(self, span: Span) -> Label | None:
        cue = next((cue for cue in self._scene.reading.cues.inside("interviews", span) if cue.span == span), None)
        if cue is None or cue.key not in {"question", "answer"}:
            return None
        if cue.key == "question":
            return Label(span, None)
        return Label(span, self.guest) if self.guest is not None else None

    def _by_name(self, span: Span) -> Label | None:
        """Read a label that names a person or an office and nothing else: "Minister for Finance (Dr Ana Ruiz)"."""
        scene = self._scene
        people = [actor for actor in scene.actors.inside(span) if actor.kind is RecordType.PERSON]
        office = next((cue for cue in scene.reading.cues.inside("titles", span)), None)
        if not people and office is None:
            return None
        if any(
            not self._small(Span(*word.span()), people) for word in _LOWER.finditer(scene.text, span.start, span.end)
        ):
            return None
        return Label(span, Voice(people[0], people[0].span) if people else Voice(None, office.span if office else span))

    def _small(self, word: Span, people: Sequence[Actor]) -> bool:
        """Tell whether a word in lower case may stand in a label: in a title, a name, brackets, or as a small word."""
        scene = self._scene
        if any(actor.span.covers(word) for actor in people):
            return True
        around = Span(max(0, word.start - 60), min(len(scene.text), word.end + 60))
        cues = scene.reading.cues
        sections = ("titles", "honorifics", "ranks", "org_heads", "clauses", "title_parts", "name_particles")
        if any(cue.span.covers(word) for section in sections for cue in cues.inside(section, around)):
            return True
        brackets = _BRACKETS.finditer(scene.text, around.start, around.end)
        return any(bracket.start() < word.start < bracket.end() for bracket in brackets) or self._named(word)

    def _named(self, word: Span) -> bool:
        actor = self._scene.actors.at(word.start)
        return actor is not None and actor.span.covers(word)

    def _by_initials(self, span: Span) -> Label | None:
        letters = span.quote(self._scene.text)
        if not _INITIALS.match(letters):
            return None
        for actor in self._people:
            words = [word for word in re.split(r"[\s-]+", actor.name) if word[:1].isupper()]
            initials = fold("".join(word[0] for word in words))
            if fold(letters) in {initials, initials[0] + initials[-1]}:
                return Label(span, Voice(actor, actor.span))
        return Label(span, None)

    def _labelled(self, labels: dict[Block, Label]) -> Sequence[Turn]:
        turns: list[Turn] = []
        holders: dict[str, Voice] = {}
        last = max(block.span.start for block in labels)
        open_turn: Turn | None = None
        for block in self._lines:
            label = labels.get(block)
            if label is not None:
                label = self._known(label, holders)
                start = self._scene.skip(label.span.end, ".:-–—")
                open_turn = Turn(label, self._said(start, block.span.end), [block])
                turns.append(open_turn)
            elif open_turn is not None and block.span.start < last and self._goes_on(block):
                open_turn.parts += self._said(block.span.start, block.span.end)
                open_turn.blocks.append(block)
            else:
                open_turn = None
        return turns

    def _known(self, label: Label, holders: dict[str, Voice]) -> Label:
        """Return a label with who bears the office it names, when an earlier label told; *holders* learns from it."""
        cues = self._scene.reading.cues.inside("titles", label.span)
        office = next((cue.span.quote(self._scene.text).split()[0].lower() for cue in cues), None)
        if label.voice is None or office is None:
            return label
        if label.voice.actor is not None:
            holders[office] = label.voice
            return label
        known = holders.get(office)
        return Label(label.span, Voice(known.actor, label.voice.span)) if known is not None else label

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
        words = self._scene.trimmed(start, reaction.start() if reaction and reaction.start() > start else end)
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
                label = self._label(block)
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

    # -- who answers

    @cached_property
    def _people(self) -> Sequence[Actor]:
        """Return the people that the text names, each where it is named first."""
        first: dict[str, Actor] = {}
        for actor in self._scene.actors:
            if actor.kind is RecordType.PERSON and actor.resolved_by is None:
                first.setdefault(actor.name, actor)
        return list(first.values())

    @cached_property
    def guest(self) -> Voice | None:
        """Return who is interviewed: the first person of the article."""
        return Voice(self._people[0], self._people[0].span) if self._people else None
