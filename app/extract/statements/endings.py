"""Where what is said ends, when the sentence goes on with another act of speech."""

from app.extract.statements import speakers
from app.extract.statements.acts import Act
from app.extract.statements.complements import names_someone
from app.extract.statements.drafts import Line

_FEW_WORDS = 5


def content_end(line: Line, act: Act, start: int) -> int:
    """Return the end of what *act* reports from *start*: before the next act of its rank, or the sentence's end."""
    for other in line.acts:
        if other.span.start < start or other.span.start <= act.span.start:
            continue
        cut = _cut(line, other, start)
        if cut is not None:
            return cut
    return line.end


def _cut(line: Line, other: Act, start: int) -> int | None:
    """Return where the clause of a later act begins, when it is not part of what is said."""
    scene = line.scene
    at = _before_adverbs(line, other, start)
    if not other.verb:
        return at - 1 if at > start and scene.text[at - 1] in ":;" else None
    join = scene.ends_with("clauses", at, "join")
    if join is not None and join.span.start > start:
        return join.span.start
    if at > start and scene.text[at - 1] in ",;" and not names_someone(scene, scene.skip(other.span.end)):
        return at - 1
    return _own_subject(line, other, start)


def _before_adverbs(line: Line, other: Act, start: int) -> int:
    scene = line.scene
    at = scene.rskip(other.span.start)
    adverb = scene.ends_with("clauses", at, "adverb")
    while adverb is not None and adverb.span.start > start:
        at = scene.rskip(adverb.span.start)
        adverb = scene.ends_with("clauses", at, "adverb")
    return at


def _own_subject(line: Line, other: Act, start: int) -> int | None:
    """Return where a clause with its own subject begins: at a semicolon, a conjunction, or a noun in apposition."""
    scene = line.scene
    semicolon = scene.outside.rfind(";", start, other.span.start)
    if semicolon >= 0:
        return semicolon
    subject = speakers.before(scene, start, other.span.start)
    if subject is None:
        return None
    first = subject.span.start
    determiner = scene.ends_with("clauses", first, "determiner")
    join = scene.ends_with("clauses", determiner.span.start if determiner else first, "join")
    if join is not None and join.span.start > start:
        return join.span.start
    comma = scene.outside.rfind(",", start, first)
    near = scene.adverbs(subject.span.end, other.span.start) and comma >= 0
    return comma if near and len(scene.text[comma:first].split()) <= _FEW_WORDS else None
