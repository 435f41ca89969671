"""What is said in prose, sentence by sentence: verbs, sources and the shape of the text around quotations."""

from collections.abc import Mapping, Sequence

from app.extract.layout import Block
from app.extract.statements import speakers
from app.extract.statements.acts import find_acts
from app.extract.statements.drafts import Draft, Line
from app.extract.statements.incises import by_incise
from app.extract.statements.labels import Label
from app.extract.statements.scene import Period, Scene
from app.extract.statements.sources import by_source
from app.extract.statements.structure import by_structure
from app.extract.statements.subjects import other_voice, subject
from app.extract.statements.topic import Topic
from app.extract.statements.verbs import by_verb
from app.extract.statements.voice import Voice
from app.text import Span
from app.vocabulary import RecordType


class Prose:
    """Reads sentences in order and keeps in mind who spoke, and which quotation goes on."""

    def __init__(self, scene: Scene, turns: Mapping[Block, Label]) -> None:
        """Take a text and whose turn its lines belong to, when it is a transcript."""
        self._scene = scene
        self._turns = turns
        self._topic = Topic(self._subject)
        self._last: Draft | None = None  # the statement that a quotation right behind it goes on with
        self._introduced: Draft | None = None  # what a colon at the end of the sentence before announces
        self._waiting: list[Span] = []  # paragraphs of a quotation whose speaker is told further on

    def drafts(self) -> Sequence[Draft]:
        """Return what is said, in order."""
        return [draft for period in self._scene.periods for draft in self._of(period)]

    def _of(self, period: Period) -> Sequence[Draft]:
        if self._scene.previous(period) is None and not _continued(period):
            self._last = None
        alone = _alone(self._scene, period)
        if alone is not None and self._last is not None and not self._told_within(period):
            self._last.fragments.append(alone)
            return ()
        found = self._read(period)
        if period.block in self._turns:
            return _of_others(found, self._turns[period.block])
        found = found or self._after_colon(alone) or self._by_topic(period, alone)
        self._introduced = self._announced(period)
        self._join(period, found, alone)
        self._last = found[-1] if found and period.quotations else None
        self._remember(period, found)
        return found

    def _read(self, period: Period) -> list[Draft]:
        """Return the statements of one sentence, from left to right."""
        scene = self._scene
        line = Line(scene, period, self._topic, find_acts(scene, period), cursor=period.start)
        for quotation in period.quotations:
            draft = by_incise(line, quotation)
            if draft is not None:
                line.taken.add(quotation)
                line.drafts.append(draft)
        for act in line.acts:
            if act.span.start >= line.cursor:
                draft = by_verb(line, act) if act.verb else by_source(line, act)
                line.drafts += [draft] if draft is not None else []
        line.drafts += by_structure(line)
        return line.drafts

    def _after_colon(self, alone: Span | None) -> list[Draft]:
        """Give a quotation that stands alone on its line to whom the line before lets speak: "The minister said:"."""
        if alone is None or self._introduced is None:
            return []
        self._introduced.fragments.append(alone)
        return [self._introduced]

    def _announced(self, period: Period) -> Draft | None:
        """Return the statement, still without words, that a colon at the end of a line announces."""
        scene, end = self._scene, period.span.end
        if scene.text[end - 1] != ":" or scene.following(period) is not None:
            return None
        acts = [act for act in find_acts(scene, period) if act.verb and not act.passive]
        if not acts:
            return None
        line = Line(scene, period, self._topic, acts=acts, cursor=period.start)
        voice = subject(line, acts[-1]) or other_voice(line, acts[-1], end)
        return Draft([], voice, acts[-1], "statement.colon", [period.span]) if voice is not None else None

    def _told_within(self, period: Period) -> bool:
        """Tell whether a sentence that is one quotation tells within it who speaks."""
        line = Line(self._scene, period, self._topic, acts=(), cursor=period.start, goes_on=True)
        return any(by_incise(line, quotation) is not None for quotation in period.quotations)

    def _by_topic(self, period: Period, alone: Span | None) -> list[Draft]:
        """Give a quotation that stands alone to whom the sentence before is about."""
        if alone is None:
            return []
        ahead = self._ahead(period)
        if ahead is not None:
            return [Draft([alone], ahead, None, "statement.alone")]
        topic = self._topic.voice
        if topic is None or topic.actor is None:
            return []
        following = self._scene.quotations.first_from(alone.end)
        if following is not None and following.continued:
            return []
        return [Draft([alone], topic, None, "statement.alone")]

    def _ahead(self, period: Period) -> Voice | None:
        """Return the person whom the next sentence is about and does not let speak, when *period* opens its line."""
        scene = self._scene
        following = scene.following(period)
        if scene.previous(period) is not None or _continued(period) or following is None:
            return None
        acts = find_acts(scene, following)
        if acts and scene.starts_with("clauses", following.start, "thus") is not None:
            first = acts[0].span
            told = speakers.before(scene, following.start, first.start)
            return told or speakers.after(scene, first.end, following.span.end)
        voice = self._subject(following) if not acts else None
        actor = voice.actor if voice is not None else None
        named = actor is not None and actor.kind is RecordType.PERSON and actor.resolved_by is None
        return voice if named else None

    def _join(self, period: Period, found: Sequence[Draft], alone: Span | None) -> None:
        """Put the paragraphs of a quotation before its last one, where the speaker is told."""
        if found and self._waiting and _continued(period):
            found[0].fragments[:0] = self._waiting
        self._waiting = [*self._waiting, alone] if alone is not None and not found else []

    def _remember(self, period: Period, found: Sequence[Draft]) -> None:
        if found:
            self._topic.speaks(found[-1].voice, period.block)
        else:
            self._topic.passes(period)

    def _subject(self, period: Period) -> Voice | None:
        """Return the person, body or office that a sentence is about."""
        voice = speakers.main(self._scene, period.span.start, period.span.end)
        country = voice is not None and voice.actor is not None and voice.actor.kind is RecordType.COUNTRY
        return None if country else voice


def _of_others(drafts: Sequence[Draft], turn: Label) -> list[Draft]:
    """Return what a turn tells that others said, whom it names beside the verb."""
    own = turn.voice.actor.name if turn.voice is not None and turn.voice.actor is not None else None
    return [
        draft
        for draft in drafts
        if draft.voice.actor is not None
        and draft.voice.actor.name != own
        and draft.act is not None
        and any(told.start <= draft.voice.span.start < told.end for told in draft.told)
    ]


def _continued(period: Period) -> bool:
    return bool(period.quotations) and period.quotations[0].continued


def _alone(scene: Scene, period: Period) -> Span | None:
    """Return the words of a sentence that is one quotation and nothing else."""
    if len(period.quotations) != 1:
        return None
    quotation = period.quotations[0]
    rest = scene.outside[period.span.start : period.span.end].replace("\ufffc", "")
    return quotation.words if not rest.strip(" .,;—–") and not quotation.dash else None
