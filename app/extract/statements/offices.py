"""Speakers that no actor is: offices and bodies as printed, and names of which the article says no more."""

import re

from app.extract.actors import Actor
from app.extract.lexicon import Cue
from app.extract.statements.scene import Scene
from app.extract.statements.voice import Voice
from app.text import Span, hull
from app.vocabulary import RecordType

_LOWER = re.compile(r"[^\W\d_A-ZÀ-Þ][\w’'-]*")
_LAST_WORD = re.compile(r"[^\W\d_][\w’'-]*\Z")
# Capitalised words, with at most two short ones between any two: a name that no actor bears.
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:(?:\s[a-z]{1,3}){0,2}\s[A-ZÀ-Þ][\w’'-]+){0,4}")
_APPOSED = re.compile(r"[^.;:!?“”«»\"\ufffc]{0,60},\s*")
_QUALIFIERS = 2  # words between a determiner and an office: "the senior defence official"
_MOUTHPIECE = 60  # characters between a spokesperson and the body


def office(scene: Scene, clause: Span, end: int) -> Voice | None:
    """Return the office or body in *clause* as printed, or the unknown name beside it, when nothing governs it."""
    for cue in scene.offices.inside(clause):
        if cue.span.quote(scene.text).endswith("s") and cue.section in {"titles", "ranks"}:
            pair = scene.ends_with("speakers", cue.span.start, "pair")
            if pair is not None:
                return Voice(None, hull(pair.span, cue.span))
            continue  # many, of whom none is named
        start = _opening(scene, cue, clause.start)
        if start is None and cue.key == "side" and not _governed(scene, cue.span.start, clause.start):
            start = cue.span.start  # "Spokespeople of the yard", "Fuentes oficiales de la Armada"
        if start is None or scene.text[cue.span.end : cue.span.end + 1] == "-" or _qualifies(scene, cue.span.end, end):
            continue
        if cue.key in {"side", "spokesperson"}:
            body = _mouthpiece(scene, start, cue.span.end, end)
            if body is not None:
                return Voice(body, hull(Span(start, cue.span.end), body.span))
        if cue.key == "side":
            continue
        name = _beside(scene, cue.span.end, end) if cue.section == "titles" else None
        if name is not None or not scene.text[scene.skip(cue.span.end) : scene.skip(cue.span.end) + 1].isupper():
            return Voice(None, name or Span(start, _of_whom(scene, cue.span.end, end)))
    return None


def _opening(scene: Scene, cue: Cue, start: int) -> int | None:
    """Return where the noun phrase of an office begins, with its determiner; None when a preposition governs it."""
    if cue.section == "descriptions":
        return None if scene.ends_with("clauses", cue.span.start, "before") else cue.span.start
    at = cue.span.start
    for _ in range(_QUALIFIERS + 1):
        if at < start or scene.ends_with("clauses", at, "before") is not None:
            return None
        determiner = scene.ends_with("clauses", at, "determiner")
        if determiner is not None:
            governed = determiner.span.start > start and scene.ends_with("clauses", determiner.span.start, "before")
            return None if governed or determiner.span.start < start else determiner.span.start
        word = _LAST_WORD.search(scene.text, max(start, at - 30), scene.rskip(at))
        if word is None:
            return None
        at = word.start()
    return None


def _governed(scene: Scene, at: int, start: int) -> bool:
    return at > start and scene.ends_with("clauses", at, "before", "determiner", "join") is not None


def _qualifies(scene: Scene, at: int, end: int) -> bool:
    """Tell whether a noun goes on behind an office or body: "embassy official"."""
    word = _LOWER.match(scene.text, scene.skip(at), end) if at < end and scene.noun_last else None
    if word is None:
        return False
    return not any(
        scene.starts_with(section, word.start()) for section in ("clauses", "speech", "participles", "utterances")
    )


def _of_whom(scene: Scene, at: int, end: int) -> int:
    """Return the end of "of Chile" or "of the Navy" behind an office; *at* when no actor follows so."""
    preposition = scene.starts_with("clauses", scene.skip(at), "before")
    if preposition is None:
        return at
    determiner = scene.starts_with("clauses", scene.skip(preposition.span.end), "determiner")
    name = scene.skip(determiner.span.end if determiner is not None else preposition.span.end)
    actor = scene.actors.at(name) if name < end else None
    return actor.span.end if actor is not None and actor.span.end <= end else at


def _mouthpiece(scene: Scene, start: int, end: int, stop: int) -> Actor | None:
    """Return the body or country that a spokesperson or a side without a name speaks for."""
    if _beside(scene, end, stop) is not None:
        return None
    around = Span(start, min(stop, end + _MOUTHPIECE)) if stop > end else Span(start, end)
    return next((actor for actor in scene.actors.inside(around) if actor.kind is not RecordType.PERSON), None)


def _beside(scene: Scene, at: int, end: int) -> Span | None:
    """Return the name of an office's holder right behind it, or behind a comma."""
    start = scene.skip(at)
    comma = _APPOSED.match(scene.outside, at, end)
    for place in (start, comma.end() if comma else start):
        name = _NAME.match(scene.text, place, end) if place < end else None
        if name is not None:
            return Span(*name.span())
    return None


def named(scene: Scene, start: int, end: int) -> Voice | None:
    """Return a name that stands right behind a verb and is no actor's: the article says no more of its bearer."""
    name = _NAME.match(scene.text, start, end)
    return Voice(None, Span(*name.span())) if name is not None else None


def proper(scene: Scene, part: Span) -> Voice | None:
    """Return a name behind an article that fills a part of a sentence and is no actor's: "A Renamo"."""
    article = scene.starts_with("clauses", scene.skip(part.start), "determiner")
    name = _NAME.match(scene.text, scene.skip(article.span.end), part.end) if article is not None else None
    if (
        name is None
        or not scene.adverbs(name.end(), part.end)
        or scene.starts_with("speakers", name.start()) is not None
    ):
        return None
    return Voice(None, Span(*name.span()))


def bare_name(scene: Scene, part: Span) -> Voice | None:
    """Return a name that fills a part of a sentence and is no actor's; a lone word that opens a sentence is none."""
    start = scene.skip(part.start)
    name = _NAME.match(scene.text, start, part.end) if start < part.end else None
    if name is None or scene.actors.at(start) is not None or not scene.adverbs(name.end(), part.end):
        return None
    if any(scene.starts_with(section, start) for section in ("speakers", "titles", "ranks", "clauses")):
        return None
    opens = not scene.text[max(0, start - 2) : start].strip() or scene.text[scene.rskip(start) - 1] in ".!?"
    return None if opens and " " not in name[0] else Voice(None, Span(*name.span()))


def indefinite(scene: Scene, at: int) -> bool:
    """Tell whether an indefinite article opens a phrase: "a department spokesman" is nobody named before."""
    for _ in range(_QUALIFIERS + 1):
        if scene.ends_with("clauses", at, "indefinite") is not None:
            return True
        word = _LAST_WORD.search(scene.text, max(0, at - 30), scene.rskip(at))
        if word is None:
            return False
        at = word.start()
    return False
