"""Who speaks: the subject of an act of speech, before it or after it, and whom it was last."""

import re
from dataclasses import dataclass

from app.extract.actors import Actor
from app.extract.statements.scene import Scene
from app.text import Span
from app.vocabulary import RecordType

_POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s)")
_LOWER = re.compile(r"[^\W\d_A-ZÀ-Þ][\w’'-]*")
_REACH = 6  # honorifics, ranks, determiners and demonyms between a preposition and a name


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, as an actor of the article or, when it names none, as printed."""

    actor: Actor | None
    printed: Span | None = None


def before(scene: Scene, start: int, end: int) -> Voice | None:
    """Return the subject that ends a clause right before its verb; None when the clause has none."""
    if start >= end:
        return None
    clause = Span(start, end)
    segments = _segments(scene, clause)
    for segment in reversed(segments):
        found = [actor for actor in scene.actors.inside(segment) if _free(scene, actor, segment)]
        heads = [actor for actor in found if _head(scene, actor, clause.end)]
        if heads:
            return Voice(heads[-1])
    return _role(scene, segments[-1]) if segments else None


def after(scene: Scene, start: int, end: int) -> Voice | None:
    """Return the subject that follows its verb: the first that no preposition governs."""
    if start >= end:
        return None
    clause = Span(start, end)
    for actor in scene.actors.inside(clause):
        if _free(scene, actor, clause) and _head(scene, actor, clause.end):
            return Voice(actor)
    return _role(scene, clause)


def governed(scene: Scene, start: int, end: int) -> Voice | None:
    """Return whom a preposition names at the start of *clause*: "according to X"."""
    return after(scene, start, end)


def _segments(scene: Scene, clause: Span) -> list[Span]:
    """Part a clause at its commas; leave out relative and adverbial clauses between them."""
    parts: list[Span] = []
    start = clause.start
    for comma in [*re.finditer(r"[,;()]", scene.outside[clause.start : clause.end])]:
        parts.append(Span(start, clause.start + comma.start())) if clause.start + comma.start() > start else None
        start = clause.start + comma.end()
    if start < clause.end:
        parts.append(Span(start, clause.end))
    return [part for part in parts if not _subordinate(scene, part)]


def _subordinate(scene: Scene, part: Span) -> bool:
    at = scene.skip(part.start)
    relative = scene.starts_with("clauses", at, "relative", "sub")
    return relative is not None and relative.span.end < scene.rskip(part.end)


def _free(scene: Scene, actor: Actor, within: Span) -> bool:
    """Tell whether no preposition and no possessive makes the actor a part of another's name or place."""
    if _POSSESSIVE.match(scene.text, actor.span.end):
        return False
    at = actor.span.start
    for _ in range(_REACH):
        if at <= within.start:
            return True
        if scene.ends_with("clauses", at, "before") is not None:
            return False
        step = (
            scene.ends_with("clauses", at, "determiner")
            or scene.ends_with("ranks", at)
            or scene.ends_with("honorifics", at)
            or scene.ends_with("titles", at)
        )
        country = scene.actors.at(scene.rskip(at) - 1) if at else None
        if step is not None:
            at = step.span.start
        elif country is not None and country.kind is not RecordType.PERSON and country.span.end == scene.rskip(at):
            at = country.span.start
        else:
            return True
    return True


def _head(scene: Scene, actor: Actor, end: int) -> bool:
    """Tell whether an actor is what its noun phrase is about, not an adjective before a noun."""
    if actor.kind is RecordType.PERSON:
        return True
    at = scene.skip(actor.span.end)
    if at >= end:
        return True
    following = scene.actors.at(at)
    if following is not None and following.span.start == at:
        return False
    word = _LOWER.match(scene.text, at)
    if word is None:
        return not scene.text[at].isupper()
    return scene.starts_with("clauses", at) is not None or scene.starts_with("speech", at) is not None


def _role(scene: Scene, clause: Span) -> Voice | None:
    """Return the office in *clause* as printed, when one stands there without a name."""
    for cue in scene.cues("titles", clause):
        start = cue.span.start
        determiner = scene.ends_with("clauses", start, "determiner")
        if determiner is not None:
            return Voice(None, Span(determiner.span.start, cue.span.end))
    return None
