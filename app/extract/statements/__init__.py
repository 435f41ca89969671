"""What people, organizations and countries say, as the article tells it."""

from collections.abc import Iterable

from app.extract.actors import Actor
from app.extract.index import Index
from app.extract.mentions.days import Days
from app.extract.mentions.quotations import find_quotations
from app.extract.reading import Reading
from app.extract.statements import circumstances
from app.extract.statements.drafts import Draft
from app.extract.statements.headlines import of_headlines
from app.extract.statements.prose import Prose
from app.extract.statements.scene import Scene
from app.extract.statements.turns import Transcript
from app.facts import Cited, Period, Speaker, StatementFact
from app.text import Span
from app.vocabulary import Basis, Polarity, StatementForm

_JOINT = " … "
_OPENERS = "“„«"


def find_statements(reading: Reading, actors: Index[Actor], days: Days) -> tuple[StatementFact, ...]:
    """Return what is said in an article, in the order of its first words; furniture says nothing, and what a
    page prints twice is said once.

    A statement's speaker is None when nobody knows who "the minister" or "she" is; then ``speaker_printed`` tells.
    What is said by nobody in particular ("critics", "sources") is left out.
    """
    scene = Scene(reading, find_quotations(reading), actors, days)
    transcript = Transcript(scene)
    headlines = of_headlines(scene, transcript.guest if transcript.turns else None)
    found = [*headlines, *transcript.drafts(), *Prose(scene, transcript.roles).drafts()]
    drafts = sorted(found, key=lambda draft: draft.fragments)
    days_told = circumstances.days_of_saying(scene, drafts, transcript.turns)
    return _once(_fact(scene, draft, day) for draft, day in zip(drafts, days_told, strict=True))


def _once(facts: Iterable[StatementFact]) -> tuple[StatementFact, ...]:
    """Return facts in order, without those that repeat what the same speaker said before in the same words."""
    first: dict[tuple[str | None, str], StatementFact] = {}
    for fact in facts:
        printed = fact.speaker_printed.value if fact.speaker_printed is not None else None
        first.setdefault((printed, fact.text.value), fact)
    return tuple(first.values())


def _fact(scene: Scene, draft: Draft, said_on: Cited[Period] | None) -> StatementFact:
    spans = tuple(_unmarked(scene, span) for span in draft.fragments)
    return StatementFact(
        text=Cited(_JOINT.join(span.quote(scene.text) for span in spans), spans),
        form=Cited(_form(scene, draft), spans, Basis.CLASSIFIED),
        cue=Cited(draft.act.span.quote(scene.text), (draft.act.span,)) if draft.act else None,
        speaker=_speaker(draft),
        speaker_printed=Cited(draft.voice.span.quote(scene.text), (draft.voice.span,)),
        said_on=said_on,
        addressed_to=circumstances.addressed_to(scene, draft),
        venue=circumstances.venue(scene, draft),
        about=tuple(circumstances.about(scene, draft)),
        polarity=Polarity.NEGATED if draft.denied else Polarity.AFFIRMED,
        background=circumstances.long_ago(scene, draft),
        rule=draft.rule,
    )


def _form(scene: Scene, draft: Draft) -> StatementForm:
    if draft.direct or _unmarked(scene, draft.fragments[0]) != draft.fragments[0]:
        return StatementForm.DIRECT
    if all(_quoted_alone(scene, span) for span in draft.fragments):
        return StatementForm.DIRECT
    quoted = any(True for span in draft.fragments for _ in scene.quotations.inside(span))
    return StatementForm.MIXED if quoted else StatementForm.INDIRECT


def _unmarked(scene: Scene, span: Span) -> Span:
    """Return a fragment without the mark that opens it when nothing closes that: "“We are late, said Ruiz"."""
    open_ended = scene.text[span.start] in _OPENERS and scene.quotations.at(span.start) is None
    return Span(scene.skip(span.start + 1), span.end) if open_ended else span


def _quoted_alone(scene: Scene, span: Span) -> bool:
    """Tell whether a fragment lies between quotation marks, and nothing else does."""
    quotation = scene.quotations.at(span.start)
    return quotation is not None and quotation.words.covers(span)


def _speaker(draft: Draft) -> Cited[Speaker] | None:
    """Return who speaks, with the words beside the verb and those that tell who they mean."""
    voice, actor = draft.voice, draft.voice.actor
    if actor is None:
        return None
    told = any(span.start <= voice.span.start < span.end for span in draft.told)
    spans = tuple(dict.fromkeys((voice.span, *actor.spans))) if told else actor.spans
    basis = actor.basis if told and voice.span == actor.span else Basis.RESOLVED
    return Cited(Speaker(actor.kind, actor.name, actor.country), spans, basis)
