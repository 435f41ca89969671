"""What is said: the quotation or the clause that an act of speech reports."""

import re
from dataclasses import dataclass

from app.extract.statements.acts import Act
from app.extract.statements.scene import Scene
from app.text import Span

_STEPS = 10
_AHEAD = 110  # characters between a verb and its "that"
_END_MARKS = ".;:,!?…"


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a verb of speech. ``kind``: a clause, a quotation, a thing, or nothing."""

    kind: str
    start: int
    fillers: int  # where what stands between the verb and it ends


def complement(scene: Scene, act: Act, end: int) -> Complement:
    """Tell what follows a verb before *end*, past its subject, addressee, adverbs, day and venue."""
    at = scene.skip(act.span.end, ",")
    for _ in range(_STEPS):
        if at >= end:
            break
        found = _here(scene, at, end)
        if found is not None:
            return found
        step = _past(scene, at, end)
        if step is None:
            break
        at = scene.skip(step, ",")
    ahead = _far_that(scene, at, end)
    if ahead is not None:
        return ahead
    fillers = at
    if (
        at >= end
        or scene.text[at] in _END_MARKS
        or scene.starts_with("clauses", at, "before", "sub", "join", "relative")
    ):
        return Complement("none", at, fillers)
    return Complement("thing", at, fillers)


def _here(scene: Scene, at: int, end: int) -> Complement | None:
    fillers = at
    that = scene.starts_with("clauses", at, "that")
    if that is not None and that.span.end < end:
        start = scene.skip(that.span.end, ",")
        return Complement("clause", start, fillers)
    quotation = scene.quotations.at(at)
    if quotation is not None and quotation.span.start == at:
        return Complement("quotation", at, fillers)
    if scene.text[at] == ":":
        start = scene.skip(at + 1)
        quotation = scene.quotations.at(start) if start < end else None
        return Complement("quotation" if quotation else "clause", start, fillers) if start < end else None
    return None


def _past(scene: Scene, at: int, end: int) -> int | None:
    """Return the end of what may stand between a verb and its complement and starts at *at*."""
    for section, keys in (("audiences", ()), ("clauses", ("adverb",)), ("viewpoints", ("own",))):
        cue = scene.starts_with(section, at, *keys)
        if cue is not None and cue.span.end <= end:
            return cue.span.end
    preposition = scene.starts_with("clauses", at, "before")
    start = scene.skip(preposition.span.end) if preposition else at
    determiner = scene.starts_with("clauses", start, "determiner")
    inner = scene.skip(determiner.span.end) if determiner else start
    audience = scene.starts_with("audiences", start) or scene.starts_with("audiences", inner)
    if audience is not None:
        return audience.span.end
    for place in (start, inner):
        day = scene.days.at(place)
        if day is not None and day.span.start <= place and day.span.end > at:
            return day.span.end
        actor = scene.actors.at(place)
        if actor is not None and actor.span.start == place:
            return actor.span.end
    return None


def _far_that(scene: Scene, at: int, end: int) -> Complement | None:
    """Find a "that" beyond a phrase which a preposition or the act's subject opens."""
    if at >= end:
        return None
    if scene.starts_with("clauses", at, "before") is None:
        return None
    window = Span(at, min(end, at + _AHEAD))
    for that in scene.cues("clauses", window, "that"):
        between = scene.outside[at : that.span.start]
        if re.search(r"[,;:.\ufffc]", between):
            return None
        return Complement("clause", scene.skip(that.span.end), that.span.start)
    quotation = next((q for q in scene.quotations.inside(window)), None)
    colon = scene.outside.find(":", at, window.end)
    if colon >= 0 and (quotation is None or colon < quotation.span.start):
        start = scene.skip(colon + 1)
        if quotation is not None and quotation.span.start == start:
            return Complement("quotation", start, colon)
    return None
