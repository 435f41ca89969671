"""Documents that speak for who issued them: "a statement from the ministry said", "reads the communiqué"."""

from app.extract.actors import Actor
from app.extract.lexicon import Cue
from app.extract.statements import offices, speakers
from app.extract.statements.drafts import Line
from app.extract.statements.scene import Scene
from app.extract.statements.voice import Voice
from app.text import Span

_POSSESSOR = 40  # characters between a possessor and the document: "the ministry's latest annual report"


def issuer(line: Line, start: int, end: int, *, governed: bool = False) -> Voice | None:
    """Return who issued the document named between two offsets, when it is the head of its phrase.

    ``governed`` tells that a preposition may stand before it: "one reads in the communiqué of the ministry". What a
    statement or communiqué tells whose author is not named beside it is told by who spoke last.
    """
    if start >= end:
        return None
    scene = line.scene
    for cue in scene.cues("speakers", Span(start, end), "document", "release"):
        first = _opening(scene, cue.span.start, start)
        if not governed and scene.ends_with("clauses", first, "before", "sub") is not None:
            continue
        author = _author(scene, cue, end) or _possessor(scene, cue, start)
        if author is not None:
            return Voice(author, author.span)
        if _known(scene, cue):
            return line.last_voice() or line.topic
    return None


def _opening(scene: Scene, at: int, start: int) -> int:
    """Return where the phrase of a document begins: its article, a word between them at most."""
    for _ in range(2):
        determiner = scene.ends_with("clauses", at, "determiner")
        if determiner is not None:
            return determiner.span.start
        space = scene.text.rfind(" ", start, scene.rskip(at))
        if space < 0:
            return at
        at = space + 1
    return at


def _author(scene: Scene, cue: Cue, end: int) -> Actor | None:
    """Return whom a preposition behind the document names: "a statement issued on Monday by the ministry"."""
    if cue.span.end >= end:
        return None
    for actor in scene.actors.inside(Span(cue.span.end, end)):
        first = speakers.opening(scene, actor.span.start)
        if scene.ends_with("speakers", first, "from") is not None:
            return actor
    return None


def _possessor(scene: Scene, cue: Cue, start: int) -> Actor | None:
    """Return whose document it is: "the ministry's report"."""
    first = max(start, cue.span.start - _POSSESSOR)
    near = scene.actors.inside(Span(first, cue.span.start)) if first < cue.span.start else ()
    return next((actor for actor in near if speakers.possessive(scene, actor)), None)


def _known(scene: Scene, cue: Cue) -> bool:
    """Tell whether it is a text that was issued as somebody's words, and not any: "the statement", no "a report"."""
    return cue.key == "release" and not offices.indefinite(scene, cue.span.start)
