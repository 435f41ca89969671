"""Quotations that hold the reporter's own words: "« Yes, the minister said. And no. »", "— Go, says Ana Ruiz."."""

import re

from app.extract.lexicon import Cue
from app.extract.mentions.quotations import Quotation
from app.extract.statements import offices, speakers
from app.extract.statements.acts import Act, as_listed
from app.extract.statements.complements import names_someone
from app.extract.statements.drafts import Draft, Line
from app.extract.statements.voice import Voice
from app.text import Span
from app.vocabulary import RecordType

_MARKS = ",!?…-–—"
_DASHES = "-–—"
_NAME = 80  # characters of a rank and a name
_STOP = re.compile(r"[.!?…]\s+(?=[^\sa-zà-ÿ])")


def by_incise(line: Line, quotation: Quotation) -> Draft | None:
    """Return the statement of a quotation that tells within itself who says it; None when it does not."""
    scene = line.scene
    for cue in _verbs(line, quotation):
        before = scene.rskip(cue.span.start)
        subject = scene.skip(cue.span.end)
        pronoun = scene.reading.cues.first("clauses", cue.span, "pronoun") or scene.starts_with(
            "clauses", subject, "pronoun"
        )
        if scene.text[before - 1] not in _MARKS or not (pronoun or _follows(line, subject)):
            continue
        end = _incise_end(line, quotation, cue, pronoun)
        voice = _voice(line, cue, end, pronoun)
        first = scene.trimmed(quotation.words.start, before, "," + _DASHES)
        if voice is None or first is None:
            continue
        rest = scene.trimmed(end, quotation.words.end, ",") if end < quotation.words.end else None
        act = Act(cue.span, frozenset({"say"}))
        fragments = [first] if rest is None else [first, rest]
        return Draft(fragments, voice, act, "statement.incise", [Span(before, end)], direct=True)
    return None


def _verbs(line: Line, quotation: Quotation) -> list[Cue]:
    scene = line.scene
    cues = [
        *scene.reading.cues.inside("speech", quotation.words),
        *scene.reading.cues.inside("utterances", quotation.words),
    ]
    verbs = [cue for cue in cues if cue.key != "source" and cue.span.start > quotation.words.start]
    return sorted((cue for cue in verbs if as_listed(scene, cue.span)), key=lambda cue: cue.span)


def _follows(line: Line, at: int) -> bool:
    """Tell whether a subject follows a verb: a name, an office, or another noun that an article opens."""
    scene = line.scene
    if at >= len(scene.text):
        return False
    named = names_someone(scene, at) or scene.text[at].isupper()
    return named or scene.starts_with("clauses", at, "determiner") is not None


def _incise_end(line: Line, quotation: Quotation, cue: Cue, pronoun: Cue | None) -> int:
    """Return where the reporter's words end: at the next stop or, after a pronoun, at the next comma."""
    text = line.scene.text
    dash = text[line.scene.rskip(cue.span.start) - 1]
    if dash in _DASHES:
        closing = text.find(dash, cue.span.end, quotation.words.end)
        return closing + 1 if closing >= 0 else quotation.words.end
    stop = _STOP.search(text, cue.span.end, quotation.words.end)
    end = stop.end() if stop else quotation.words.end
    comma = text.find(",", cue.span.end, end) if pronoun is not None or not quotation.dash else -1
    if comma >= 0 and pronoun is None:
        apposed = _apposed_end(line, comma, end)
        comma = text.find(",", apposed, end) if apposed > comma else comma
    return comma + 1 if comma >= 0 else end


def _apposed_end(line: Line, comma: int, end: int) -> int:
    """Return the end of the name behind the comma after an office, or of the office after a name; else the comma."""
    scene = line.scene
    start = scene.skip(comma + 1)
    actor = next(scene.actors.inside(Span(start, min(end, start + _NAME))), None) if start < end else None
    if actor is not None and actor.kind is RecordType.PERSON and speakers.opening(scene, actor.span.start) == start:
        return actor.span.end
    office = next(
        (cue for cue in (scene.starts_with(name, start) for name in ("titles", "ranks")) if cue is not None), None
    )
    return office.span.end if office is not None and office.span.end <= end else comma


def _voice(line: Line, cue: Cue, end: int, pronoun: Cue | None) -> Voice | None:
    scene = line.scene
    if pronoun is not None:
        actor = scene.actors.at(pronoun.span.start)
        return Voice(actor, pronoun.span) if actor is not None else line.last_voice() or line.topic
    subject = scene.skip(cue.span.end)
    return (
        speakers.after(scene, cue.span.end, end) or offices.named(scene, subject, end) or _apposed(line, subject, end)
    )


def _apposed(line: Line, start: int, end: int) -> Voice | None:
    """Return the name that a comma parts from an unknown noun: "her neighbour, Ana Ruiz"."""
    comma = line.scene.text.find(",", start, end)
    return offices.named(line.scene, line.scene.skip(comma + 1), end) if comma >= 0 else None
