"""When, to whom and where something is said, and what it is about."""

from collections.abc import Iterable, Iterator, Sequence

from app.extract.layout import Block
from app.extract.mentions import Mention
from app.extract.mentions.days import background
from app.extract.statements.drafts import Draft
from app.extract.statements.occasions import Occasions, days_told
from app.extract.statements.scene import Scene
from app.extract.statements.turns import Turn
from app.facts import Cited
from app.facts import Period as Days
from app.text import Span
from app.vocabulary import Basis, RecordType

_NEAR = 12  # characters between a verb and the month in which it was said


def days_of_saying(scene: Scene, drafts: Iterable[Draft], turns: Sequence[Turn]) -> Iterator[Cited[Days] | None]:
    """Yield the day of each statement, in order: its own or, while a paragraph's speaker goes on, the one before it,
    or that of the occasion."""
    occasions = Occasions(scene, turns)
    speaker: tuple[str, Block] | None = None
    last: Cited[Days] | None = None
    for draft in drafts:
        actor, sentence = draft.voice.actor, scene.reading.sentence_at(draft.fragments[0].start)
        speaks = (actor.name, sentence.block) if actor is not None and sentence is not None else None
        goes_on = speaks is not None and speaks == speaker
        own = _said_on(scene, draft)
        inherited = Cited(last.value, last.spans, Basis.RESOLVED) if last is not None and goes_on else None
        last = own or inherited or occasions.day_of(draft)
        speaker = speaks
        yield last


def _said_on(scene: Scene, draft: Draft) -> Cited[Days] | None:
    """Return the day told with the act; one to come is another's.

    A month or a year counts only right by the verb: elsewhere it tells when something else was.
    """
    days = (day for day in _told(scene, draft) if _of_saying(scene, draft, day))
    return next((Cited(day.value, day.spans, day.basis) for day in days), None)


def _told(scene: Scene, draft: Draft) -> Iterator[Mention[Days]]:
    """Yield the days told with the act."""
    return (day for told in draft.told for day in days_told(scene, told))


def _of_saying(scene: Scene, draft: Draft, day: Mention[Days]) -> bool:
    told_on = scene.days.told_on
    if told_on is not None and day.value.earliest > told_on:
        return False
    if day.value.day is not None or draft.act is None:
        return day.value.day is not None
    gap = day.span.start - draft.act.span.end
    return 0 <= gap <= _NEAR or 0 <= draft.act.span.start - day.span.end <= _NEAR


def long_ago(scene: Scene, draft: Draft) -> bool:
    """Tell whether the act is told as history, by the day told with it."""
    if draft.act is None or next(_told(scene, draft), None) is None:
        return False
    return background(scene.reading, scene.days, draft.act.span)


def addressed_to(scene: Scene, draft: Draft) -> Cited[str] | None:
    """Return to whom it is said, as printed: "reporters", "el Senado", or who is told something by name."""
    for told in draft.told:
        people = next(scene.cues("audiences", told, "people"), None)
        if people is not None:
            return _printed(scene, people.span)
    return _addressee(scene, draft)


def _addressee(scene: Scene, draft: Draft) -> Cited[str] | None:
    act = draft.act
    if act is None or not act.takes("tell"):
        return None
    for told in draft.told:
        for actor in scene.actors.inside(told):
            if actor.span.start >= act.span.end and actor.span != draft.voice.span:
                return _printed(scene, actor.span)
    return None


def venue(scene: Scene, draft: Draft) -> Cited[str] | None:
    """Return where or in what it is said, as printed: "a news conference", "X"."""
    found = (cue for told in draft.told for cue in scene.cues("audiences", told, "venues"))
    cue = next(found, None)
    return _printed(scene, cue.span) if cue is not None else None


def _printed(scene: Scene, span: Span) -> Cited[str]:
    return Cited(span.quote(scene.text), (span,))


def about(scene: Scene, draft: Draft) -> Iterator[Cited[str]]:
    """Yield the countries (by code) and organizations (by name) that what is said names, each once."""
    told: set[str] = set()
    for fragment in draft.fragments:
        for actor in scene.actors.inside(fragment):
            if actor.kind is not RecordType.PERSON and actor.name not in told:
                told.add(actor.name)
                yield Cited(actor.name, actor.spans, actor.basis)
