"""Who speaks: the subject of a verb of speech, before it or after it, or whom a preposition names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.extract.actors import Actor
from app.extract.statements.scene import Scene
from app.text import Span
from app.vocabulary import RecordType

_POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s)")
_LOWER = re.compile(r"[^\W\d_A-ZÀ-Þ][\w’'-]*")
_PARTS = re.compile(r"\([^()]{0,120}\)|[,;–—]")
_REACH = 6  # honorifics, ranks, determiners and demonyms between a preposition and a name


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: an actor of the article or, when it names none, an office as printed; ``span`` is where."""

    actor: Actor | None
    span: Span


def before(scene: Scene, start: int, end: int) -> Voice | None:
    """Return the subject between *start* and a verb at *end*; None when there is none."""
    if start >= end:
        return None
    segments = _segments(scene, Span(start, end))
    for segment in reversed(segments):
        heads = [
            actor for actor in scene.actors.inside(segment) if _free(scene, actor, start) and _head(scene, actor, end)
        ]
        if heads:
            return Voice(heads[-1], heads[-1].span)
        role = _role(scene, segment)
        if role is not None:
            return role
    return None


def after(scene: Scene, start: int, end: int) -> Voice | None:
    """Return the subject after a verb: the first that no preposition governs."""
    if start >= end:
        return None
    for actor in scene.actors.inside(Span(start, end)):
        if _free(scene, actor, start) and _head(scene, actor, end):
            return Voice(actor, actor.span)
    return _role(scene, Span(start, end))


def of(scene: Scene, start: int, end: int) -> Voice | None:
    """Return whom words name that follow "according to", be it as the author of a text: "a note of the ministry"."""
    direct = after(scene, start, end)
    if direct is not None or start >= end:
        return direct
    actors = (actor for actor in scene.actors.inside(Span(start, end)) if actor.kind is not RecordType.COUNTRY)
    author = next(actors, None)
    return Voice(author, author.span) if author is not None else None


def _segments(scene: Scene, clause: Span) -> list[Span]:
    """Part a clause at its commas; leave out brackets, and relative and adverbial clauses between commas."""
    return [part for part in _parts(scene, clause) if not _subordinate(scene, part)]


def _parts(scene: Scene, clause: Span) -> Iterator[Span]:
    start = clause.start
    for mark in _PARTS.finditer(scene.outside, clause.start, clause.end):
        if mark.start() > start:
            yield Span(start, mark.start())
        start = mark.end()
    if start < clause.end:
        yield Span(start, clause.end)


def _subordinate(scene: Scene, part: Span) -> bool:
    opens = scene.starts_with("clauses", scene.skip(part.start), "relative", "sub")
    return opens is not None and opens.span.end < scene.rskip(part.end)


def _free(scene: Scene, actor: Actor, start: int) -> bool:
    """Tell whether no preposition and no possessive makes the actor a part of another's name or place."""
    if _POSSESSIVE.match(scene.text, actor.span.end):
        return False
    at = actor.span.start
    for _ in range(_REACH):
        if at <= start:
            return True
        if scene.ends_with("clauses", at, "before") is not None:
            return False
        step = _step_back(scene, at, named=actor.kind is RecordType.PERSON and at == actor.span.start)
        if step is None:
            return True
        at = step
    return True


def _step_back(scene: Scene, at: int, *, named: bool) -> int | None:
    """Return where a determiner, rank, title or adjective of country starts that ends before *at*.

    ``named`` tells that a person's name starts there: a country before it belongs to the title.
    """
    for section, keys in (("clauses", ("determiner",)), ("ranks", ()), ("honorifics", ()), ("titles", ())):
        cue = scene.ends_with(section, at, *keys)
        if cue is not None:
            return cue.span.start
    if named:
        return None
    end = scene.rskip(at)
    country = scene.actors.at(end - 1) if end else None
    if country is not None and country.kind is not RecordType.PERSON and country.span.end == end:
        return country.span.start
    return None


def _head(scene: Scene, actor: Actor, end: int) -> bool:
    """Tell whether an actor is what its noun phrase is about, not an adjective or a body before a noun."""
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
    return any(scene.starts_with(section, at) for section in ("clauses", "speech", "participles"))


def _role(scene: Scene, clause: Span) -> Voice | None:
    """Return the office in *clause* as printed, when one stands there that no preposition governs."""
    cues = [cue for section in ("titles", "ranks", "org_heads") for cue in scene.cues(section, clause)]
    for cue in sorted(cues, key=lambda cue: cue.span):
        determiner = scene.ends_with("clauses", cue.span.start, "determiner")
        if determiner is None or determiner.span.start < clause.start:
            continue
        if determiner.span.start > clause.start and scene.ends_with("clauses", determiner.span.start, "before"):
            continue
        span = Span(determiner.span.start, cue.span.end)
        return Voice(None, span)
    return None
