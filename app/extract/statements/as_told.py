"""What a clause with "as" attributes: "As Admiral Ruiz put it, “…”", "The yard, as the minister said, is closed"."""

from app.extract.statements import speakers
from app.extract.statements.acts import Act
from app.extract.statements.drafts import Draft, Line
from app.extract.statements.endings import content_end
from app.extract.statements.subjects import pronoun
from app.extract.statements.voice import Voice
from app.text import Span

_WORDS = 8  # between the verb and the comma that closes its clause: an audience, a day
_LEAST = 3  # words of what is attributed


def as_told(line: Line, act: Act) -> Draft | None:
    """Return what *act* attributes from a clause with "as", when it reports nothing of its own."""
    scene = line.scene
    opening = _opening(line, act)
    if opening is None:
        return None
    comma = scene.outside.find(",", act.span.end, line.end)
    closed = scene.rskip(line.end, ".!?")
    end = _apposed_end(line, act, comma) if comma >= 0 else closed
    behind = scene.trimmed(act.span.end, end)
    if behind is not None and (len(behind.quote(scene.text).split()) > _WORDS or _reports(line, behind)):
        return None
    voice = _voice(line, act, opening, end)
    words = _attributed(line, act, opening, end)
    if voice is None or words is None or len(words.quote(scene.text).split()) < _LEAST:
        return None
    line.cursor = max(words.end, end)
    return Draft(line.take(words), voice, act, "statement.source", [Span(opening.start, end)])


def _opening(line: Line, act: Act) -> Span | None:
    """Return the "as" that opens the clause of *act*: at the head of the sentence or behind a comma."""
    scene = line.scene
    cues = scene.cues("clauses", Span(line.cursor, act.span.start), "as") if line.cursor < act.span.start else ()
    for cue in cues:
        before = scene.rskip(cue.span.start)
        heads = before <= scene.rskip(line.cursor) or scene.adverbs(line.cursor, cue.span.start, "join")
        if heads or scene.outside[before - 1] in ",;:—–\ufffc":
            return cue.span
    return None


def _reports(line: Line, behind: Span) -> bool:
    """Tell whether what follows the verb is what it takes: a clause, a quotation, a thing that an article opens."""
    scene = line.scene
    if scene.starts_with("clauses", behind.start, "that") is not None or ":" in behind.quote(scene.text):
        return True
    if scene.quotations.at(behind.start) is not None:
        return True
    inside = any(behind.covers(actor.span) for actor in scene.actors.inside(behind))
    governed = scene.starts_with("clauses", behind.start, "before") is not None
    office = speakers.after(scene, behind.start, behind.end) is not None
    return not (inside or governed or office or scene.days.at(behind.start) or scene.adverbs(behind.start, behind.end))


def _apposed_end(line: Line, act: Act, comma: int) -> int:
    """Return the comma that closes the clause: the one behind the name or office in apposition to its subject."""
    scene = line.scene
    following = scene.outside.find(",", comma + 1, line.end)
    if following < 0 or speakers.before(scene, line.cursor, act.span.start) is not None:
        return comma
    apposed = Span(comma + 1, following)
    named = speakers.after(scene, apposed.start, apposed.end)
    near = named is not None and named.span.start - apposed.start <= _WORDS * 5
    return following if near and scene.rskip(following) <= (named.span.end if named else 0) + 1 else comma


def _voice(line: Line, act: Act, opening: Span, end: int) -> Voice | None:
    scene = line.scene
    return (
        speakers.before(scene, scene.skip(opening.end), act.span.start)
        or pronoun(line, act)
        or speakers.after(scene, act.span.end, end)
    )


def _attributed(line: Line, act: Act, opening: Span, end: int) -> Span | None:
    """Return the clause behind the one with "as", around it or before it."""
    scene = line.scene
    start = line.after_mark(opening.start)
    intro = scene.outside[start : opening.start].strip(" ,")
    rest = scene.skip(end, ",:") if end < line.end else line.end
    if rest >= scene.rskip(line.end, ".!?"):
        return scene.trimmed(start, opening.start, ",;") if start < opening.start else None
    stop = content_end(line, act, rest, clause=True)
    first = rest if not intro or scene.adverbs(start, opening.start, "join") else start
    return scene.trimmed(first, stop, ",.;:") if first < stop else None
