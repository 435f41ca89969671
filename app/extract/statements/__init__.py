"""What people, organizations and countries say, as the article tells it."""

from collections.abc import Mapping, Sequence

from app.extract.actors import Actor
from app.extract.index import Index
from app.extract.layout import Block
from app.extract.mentions import Mention
from app.extract.mentions.quotations import find_quotations
from app.extract.reading import Reading
from app.extract.statements import speakers
from app.extract.statements.acts import find_acts
from app.extract.statements.drafts import Draft, Line
from app.extract.statements.incises import by_incise
from app.extract.statements.scene import Period, Scene
from app.extract.statements.sources import by_source
from app.extract.statements.speakers import Voice
from app.extract.statements.structure import by_structure
from app.extract.statements.turns import Label, Transcript
from app.extract.statements.verbs import by_verb
from app.facts import Cited, Speaker, StatementFact
from app.facts import Period as Days
from app.text import Span
from app.vocabulary import Basis, Polarity, RecordType, StatementForm

_JOINT = " … "


def find_statements(reading: Reading, actors: Index[Actor], days: Index[Mention[Days]]) -> tuple[StatementFact, ...]:
    """Return what is said in an article, in the order of its first words; furniture and headlines say nothing."""
    scene = Scene(reading, find_quotations(reading), actors, days)
    transcript = Transcript(scene)
    drafts = [*transcript.drafts(), *_drafts(scene, transcript.roles)]
    facts = [_fact(scene, draft) for draft in drafts]
    return tuple(sorted(facts, key=lambda fact: fact.text.spans[0]))


def _drafts(scene: Scene, turns: Mapping[Block, Label]) -> Sequence[Draft]:
    drafts: list[Draft] = []
    topic: Voice | None = None
    last: Draft | None = None
    spoken: Block | None = None  # the line in which the topic was spoken of
    waiting: list[Span] = []  # paragraphs of a quotation whose speaker is named further on
    for period in scene.periods:
        if scene.previous(period) is None:
            last = last if _continued(period) else None
        quotation = _alone(scene, period)
        if quotation is not None and last is not None and not _told_within(scene, period):
            last.fragments.append(quotation)
            continue
        found = _read(scene, period, topic, fresh=spoken is period.block)
        if period.block in turns:
            drafts += _of_others(found, turns[period.block])
            continue
        awaited = quotation is not None and _goes_on(scene, quotation)
        if not found and not awaited and quotation is not None and topic is not None and topic.actor is not None:
            found = [Draft([quotation], topic, None, "statement.alone")]
        waiting = _joined(period, found, waiting, quotation)
        drafts += found
        last = found[-1] if found and period.quotations else None
        told = found[-1].voice if found else _topic(scene, period)
        topic, spoken = (told, period.block) if told is not None else (topic, spoken)
    return drafts


def _joined(period: Period, found: Sequence[Draft], waiting: list[Span], alone: Span | None) -> list[Span]:
    """Put the paragraphs of a quotation before its last one, where the speaker is told; return those that wait."""
    if found and waiting and _continued(period):
        found[0].fragments[:0] = waiting
    return [*waiting, alone] if alone is not None and not found else []


def _read(scene: Scene, period: Period, topic: Voice | None, *, fresh: bool) -> list[Draft]:
    """Return the statements of one sentence, from left to right."""
    line = Line(scene, period, topic, fresh, _thing(scene, period), find_acts(scene, period), cursor=period.start)
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


def _told_within(scene: Scene, period: Period) -> bool:
    """Tell whether a sentence that is one quotation tells within it who speaks."""
    line = Line(scene, period, topic=None, fresh=False, thing=None, acts=(), cursor=period.start)
    return any(by_incise(line, quotation) is not None for quotation in period.quotations)


def _goes_on(scene: Scene, words: Span) -> bool:
    """Tell whether a quotation goes on in the next line, where its speaker may be told."""
    following = scene.quotations.first_from(words.end)
    return following is not None and following.continued


def _continued(period: Period) -> bool:
    return bool(period.quotations) and period.quotations[0].continued


def _alone(scene: Scene, period: Period) -> Span | None:
    """Return the words of a sentence that is one quotation and nothing else."""
    if len(period.quotations) != 1:
        return None
    quotation = period.quotations[0]
    rest = scene.outside[period.span.start : period.span.end].replace("\ufffc", "")
    return quotation.words if not rest.strip(" .,;—–") and not quotation.dash else None


def _topic(scene: Scene, period: Period) -> Voice | None:
    """Return whom a sentence is about: its first person or body that no preposition governs."""
    voice = speakers.main(scene, period.span.start, period.span.end)
    country = voice is not None and voice.actor is not None and voice.actor.kind is RecordType.COUNTRY
    return None if country else voice


def _thing(scene: Scene, period: Period) -> Voice | None:
    """Return the country or body that the sentence before is about, which "it" may mean."""
    previous = scene.previous(period)
    voice = speakers.main(scene, previous.span.start, previous.span.end) if previous is not None else None
    person = voice is None or voice.actor is None or voice.actor.kind is RecordType.PERSON
    return None if person else voice


def _fact(scene: Scene, draft: Draft) -> StatementFact:
    spans = tuple(draft.fragments)
    return StatementFact(
        text=Cited(_JOINT.join(span.quote(scene.text) for span in spans), spans),
        form=Cited(_form(scene, spans, direct=draft.direct), spans, Basis.CLASSIFIED),
        cue=Cited(draft.act.span.quote(scene.text), (draft.act.span,)) if draft.act else None,
        speaker=_speaker(draft.voice),
        speaker_printed=_printed(scene, draft.voice),
        said_on=_said_on(scene, draft),
        polarity=Polarity.NEGATED if draft.denied else Polarity.AFFIRMED,
        rule=draft.rule,
    )


def _form(scene: Scene, spans: Sequence[Span], *, direct: bool) -> StatementForm:
    if direct:
        return StatementForm.DIRECT
    around = [scene.quotations.at(span.start) for span in spans]
    if all(
        quotation is not None and quotation.words.covers(span) for quotation, span in zip(around, spans, strict=True)
    ):
        return StatementForm.DIRECT
    quoted = any(True for span in spans for _ in scene.quotations.inside(span))
    return StatementForm.MIXED if quoted else StatementForm.INDIRECT


def _speaker(voice: Voice) -> Cited[Speaker] | None:
    actor = voice.actor
    if actor is None:
        return None
    return Cited(Speaker(actor.kind, actor.name, actor.country), actor.spans, actor.basis)


def _printed(scene: Scene, voice: Voice) -> Cited[str]:
    return Cited(voice.span.quote(scene.text), (voice.span,))


def _said_on(scene: Scene, draft: Draft) -> Cited[Days] | None:
    for told in draft.told:
        for day in scene.days.inside(told):
            return Cited(day.value, day.spans, day.basis)
    return None
