"""When, to whom and where something is said, and what it is about."""

from collections.abc import Iterator

from app.extract.mentions.days import background
from app.extract.statements import speakers
from app.extract.statements.drafts import Draft
from app.extract.statements.scene import Scene
from app.facts import Cited
from app.facts import Period as Days
from app.text import Span
from app.vocabulary import RecordType


def said_on(scene: Scene, draft: Draft) -> Cited[Days] | None:
    """Return the day told with the act; a day in a relative clause beside it is another's."""
    for told in draft.told:
        for clause in speakers.clauses(scene, told):
            if scene.starts_with("clauses", scene.skip(clause.start), "relative", "that") is not None:
                continue
            for day in scene.days.inside(clause):
                return Cited(day.value, day.spans, day.basis)
    return None


def long_ago(scene: Scene, draft: Draft) -> bool:
    """Tell whether the act is told as history, by the day told with it."""
    if draft.act is None or said_on(scene, draft) is None:
        return False
    return background(scene.reading, scene.days, draft.act.span)


def addressed_to(scene: Scene, draft: Draft) -> Cited[str] | None:
    """Return to whom it is said, as printed: "reporters", "el Senado", or who is told something by name."""
    for told in draft.told:
        people = next(scene.cues("audiences", told, "people"), None)
        if people is not None:
            return _printed(scene, people.span)
    return _told(scene, draft)


def _told(scene: Scene, draft: Draft) -> Cited[str] | None:
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
