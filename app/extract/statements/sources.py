"""What is told "according to X", "in the view of X", "in her words"."""

import re

from app.extract.statements import documents, speakers
from app.extract.statements.acts import Act
from app.extract.statements.drafts import Draft, Line
from app.extract.statements.endings import content_end
from app.text import Span
from app.vocabulary import RecordType

_FEW_WORDS = 4
_LEAST = 3  # words of what is attributed
_APPOSITION_WORDS = 12
_APPOSITIONS = 3
_WORD = re.compile(r"(?<![\w’'])[a-zà-ÿ]{4}")  # no small word inside a name
_MARK = re.compile(r"[,;:\ufffc]")


def by_source(line: Line, act: Act) -> Draft | None:
    """Return what *act* attributes, and move the line's cursor past it; None when it names nobody who can speak."""
    scene = line.scene
    if act.takes("whom"):
        return _to_whom(line, act)
    end = _named_until(line, act)
    if scene.starts_with("clauses", scene.skip(act.span.end), "relative") is not None:
        return None  # "news according to which …"
    if act.takes("own"):
        voice = line.last_voice() or line.topic
    else:
        voice = speakers.of(scene, act.span.end, end) or documents.issuer(line, act.span.end, end, governed=True)
    if voice is None or (act.takes("view") and (voice.actor is None or voice.actor.kind is not RecordType.PERSON)):
        return None
    words = _attributed(line, act, end)
    if words is None or len(words.quote(scene.text).split()) < _LEAST:
        return None
    return Draft(line.take(words), voice, act, "statement.source", [Span(act.span.start, end)])


def _to_whom(line: Line, act: Act) -> Draft | None:
    """Return the relative clause that gives the view of whom it follows: "Ruiz, for whom the deal is lost, …"."""
    scene = line.scene
    start = scene.skip(act.span.end)
    voice = speakers.before(scene, line.period.start, scene.rskip(act.span.start, ","))
    comma = scene.outside.find(",", start, line.end)
    words = scene.trimmed(start, comma if comma >= 0 else line.end, ",.;?") if start < line.end else None
    if voice is None or words is None or len(words.quote(scene.text).split()) < _LEAST:
        return None
    line.cursor = words.end
    told = [Span(voice.span.start, act.span.end)]
    return Draft(line.take(words), voice, act, "statement.source", told)


def _attributed(line: Line, act: Act, end: int) -> Span | None:
    """Return the clause after the source, around it or before it."""
    scene = line.scene
    intro = scene.outside[line.cursor : act.span.start].strip(" ,")
    opens = not intro or intro[-1] in ":;" or scene.adverbs(line.cursor, act.span.start, "join")
    mark = scene.text[end : end + 1]
    start = line.cursor
    if opens or mark == ":":
        start = scene.skip(end, ",:")
    elif act.takes("view") and intro[-1] != "\ufffc":
        return None
    elif not (
        "\ufffc" not in intro
        and mark == ","
        and len(intro.split()) <= _FEW_WORDS
        and scene.skip(end + 1) < line.end - 1
    ):
        start = line.after_mark(act.span.start)
        line.cursor = end
        words = scene.trimmed(start, act.span.start, ",;:") if start < act.span.start else None
        adverbial = words is not None and scene.starts_with("clauses", words.start, "sub") is not None
        return None if adverbial else words
    stop = content_end(line, act, end, clause=True)
    line.cursor = stop
    return scene.trimmed(start, stop, ",.;:") if start < stop else None


def _named_until(line: Line, act: Act) -> int:
    """Return the end of who is named after "according to", what stands in apposition included."""
    scene = line.scene
    if act.takes("own") or act.span.end >= line.end:
        return act.span.end
    marks = [mark.start() for mark in _MARK.finditer(scene.outside, act.span.end, line.end)]
    marks.append(scene.rskip(line.end, "."))
    end = last = marks[0]
    for mark in marks[1 : 1 + _APPOSITIONS]:
        if scene.text[last] != "," or mark <= last + 1:
            break
        part = Span(last + 1, mark)
        if _apposes(line, part, beyond=last > end):
            end = mark
        elif _WORD.search(part.quote(scene.text)) is not None:
            break  # more than a name goes on
        last = mark
    return end


def _apposes(line: Line, part: Span, *, beyond: bool) -> bool:
    """Tell whether words between commas say more of whom was just named: an office, a place, a name."""
    scene = line.scene
    start = scene.skip(part.start)
    if len(part.quote(scene.text).split()) > _APPOSITION_WORDS or scene.text[part.end : part.end + 1] not in {
        ",",
        ":",
        "\ufffc",
    }:
        return False
    if not beyond and scene.starts_with("clauses", start, "before", "relative", "sub"):
        return True
    determiner = scene.starts_with("clauses", start, "determiner")
    start = scene.skip(determiner.span.end) if determiner is not None else start
    if scene.starts_with("titles", start) or scene.starts_with("ranks", start):
        return True
    actor = scene.actors.at(start)
    return actor is not None and actor.kind is RecordType.PERSON and scene.skip(actor.span.end) >= part.end
