"""When, to whom and where something is said, and what it is about."""

from collections.abc import Iterable, Iterator, Sequence

from app.extract.layout import Block
from app.extract.mentions import Mention
from app.extract.mentions.days import background
from app.extract.statements.acts import Act
from app.extract.statements.drafts import Draft
from app.extract.statements.occasions import Occasions
from app.extract.statements.scene import Scene
from app.extract.statements.told_days import days_told
from app.extract.statements.turns import Turn
from app.facts import Cited
from app.facts import Period as Days
from app.text import Span
from app.vocabulary import Basis, RecordType

_NEAR = 12  # characters between a verb and the month in which it was said
_ADDRESSEE = 60  # characters from a verb to the month behind whom it tells


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
    """Return the day told with the act, else the month or the year; one to come is another's."""
    days = (day for day in _told(scene, draft) if _of_saying(scene, draft, day))
    day = min(days, key=lambda day: day.value.day is None, default=None)
    return Cited(day.value, day.spans, day.basis) if day is not None else None


def _told(scene: Scene, draft: Draft) -> Iterator[Mention[Days]]:
    """Yield the days told with the act."""
    return (day for told in draft.told for day in days_told(scene, told))


def _of_saying(scene: Scene, draft: Draft, day: Mention[Days]) -> bool:
    """Tell whether a day is of the act; a month or a year counts only where nothing else can have been then."""
    told_on = scene.days.told_on
    if told_on is not None and day.value.earliest > told_on:
        return False
    if day.value.day is not None or draft.act is None:
        return day.value.day is not None
    gap = day.span.start - draft.act.span.end
    near = 0 <= gap <= _NEAR or 0 <= draft.act.span.start - day.span.end <= _NEAR
    return near or _opens(scene, day) or _closes(scene, draft.act, day)


def _opens(scene: Scene, day: Mention[Days]) -> bool:
    """Tell whether a month or a year opens its sentence, and a comma follows: "In 2025, Ruiz said"."""
    period = scene.period_at(day.span.start)
    begins = period is not None and day.span.start - scene.skip(period.start) <= _NEAR
    return begins and scene.text[day.span.end : day.span.end + 1] == "," and not _since(scene, day)


def _closes(scene: Scene, act: Act, day: Mention[Days]) -> bool:
    """Tell whether a month or a year stands between whom is told and what: "told the Senate in May that"."""
    start, end = act.span.end, day.span.start
    apart = not start < end <= start + _ADDRESSEE or "," in scene.outside[start:end] or _since(scene, day)
    return not apart and scene.starts_with("clauses", scene.skip(day.span.end), "that") is not None


def _since(scene: Scene, day: Mention[Days]) -> bool:
    return scene.ends_with("days.years", day.span.start, "since") is not None


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
