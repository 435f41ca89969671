"""The labels of a transcript: "Minister for Finance (Dr Ana Ruiz):", "Q.", "AR:", which tell whose turn a line is."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.extract.actors import Actor
from app.extract.layout import Block
from app.extract.statements.scene import Scene
from app.extract.statements.voice import Voice
from app.text import Span, fold
from app.vocabulary import RecordType

_LABEL = re.compile(r"(?P<label>[^:!?“”\"«»]{1,120}?)\s?:\s+(?=\S)")
_LETTER = re.compile(r"(?P<label>[A-ZÀ-Þ]{1,2})\s?[.:\-–—]\s+(?=\S)")
_INITIALS = re.compile(r"[A-Z]{2,5}\Z")
_LOWER = re.compile(r"(?<![\w’'])[a-zà-ÿ][\w’'-]*")
_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
FEW = 2  # labels that make a transcript


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a turn: ``voice`` is who speaks then; None for who asks."""

    span: Span
    voice: Voice | None


@dataclass(frozen=True)
class Labels:
    """Reads the labels of a text's lines; ``people`` are all whom it names, and the first is who is interviewed."""

    scene: Scene
    lines: Sequence[Block]
    people: Sequence[Actor]

    @property
    def guest(self) -> Voice | None:
        """Return who is interviewed: the first person of the article."""
        return Voice(self.people[0], self.people[0].span) if self.people else None

    def read(self) -> dict[Block, Label]:
        """Return the label of each line that has one."""
        labels = {block: label for block in self.lines if (label := self.of(block)) is not None}
        return labels | self._asking(labels)

    def of(self, block: Block) -> Label | None:
        """Return the label that opens a line, be it of who answers or of who asks."""
        scene = self.scene
        letter = _LETTER.match(scene.text, block.span.start, block.span.end)
        if letter is not None:
            return self._by_letter(Span(*letter.span("label")))
        words = _LABEL.match(scene.text, block.span.start, min(block.span.end, block.span.start + 140))
        if words is None:
            return None
        span = Span(*words.span("label"))
        return self.by_word(span) or self._by_name(span) or self._by_initials(span)

    def _asking(self, labels: Mapping[Block, Label]) -> dict[Block, Label]:
        """Return the lines that a capitalised label opens again and again which is nobody's name: who asks."""
        text = self.scene.text
        lines: dict[str, list[tuple[Block, Span]]] = defaultdict(list)
        for block in self.lines:
            words = _LABEL.match(text, block.span.start, min(block.span.end, block.span.start + 60))
            if block not in labels and words is not None and not _LOWER.search(words["label"]):
                lines[words["label"]].append((block, Span(*words.span("label"))))
        return {block: Label(span, None) for found in lines.values() if len(found) >= FEW for block, span in found}

    def _by_letter(self, span: Span) -> Label | None:
        return self.by_word(span) or self._by_initials(span)

    def by_word(self, span: Span) -> Label | None:
        """Read "Q" and "Answer", which tell only who asks and who answers."""
        cue = next((cue for cue in self.scene.reading.cues.inside("interviews", span) if cue.span == span), None)
        if cue is None or cue.key not in {"question", "answer"}:
            return None
        if cue.key == "question":
            return Label(span, None)
        return Label(span, self.guest) if self.guest is not None else None

    def _by_name(self, span: Span) -> Label | None:
        """Read a label that names a person or an office and nothing else: "Minister for Finance (Dr Ana Ruiz)"."""
        scene = self.scene
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
        scene = self.scene
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
        actor = self.scene.actors.at(word.start)
        return actor is not None and actor.span.covers(word)

    def _by_initials(self, span: Span) -> Label | None:
        letters = span.quote(self.scene.text)
        if not _INITIALS.match(letters):
            return None
        for actor in self.people:
            words = [word for word in re.split(r"[\s-]+", actor.name) if word[:1].isupper()]
            initials = fold("".join(word[0] for word in words))
            if fold(letters) in {initials, initials[0] + initials[-1]}:
                return Label(span, Voice(actor, actor.span))
        return Label(span, None)

    def known(self, label: Label, holders: dict[str, Voice]) -> Label:
        """Return a label with who bears the office it names, when an earlier label told; *holders* learns from it."""
        cues = self.scene.reading.cues.inside("titles", label.span)
        office = next((cue.span.quote(self.scene.text).split()[0].lower() for cue in cues), None)
        if label.voice is None or office is None:
            return label
        if label.voice.actor is not None:
            holders[office] = label.voice
            return label
        known = holders.get(office)
        return Label(label.span, Voice(known.actor, label.voice.span)) if known is not None else label
