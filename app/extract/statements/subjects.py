"""Who speaks in the clause of a verb: its own subject, a pronoun's meaning, or who spoke before."""

from app.extract.statements import documents, offices, speakers
from app.extract.statements.acts import Act
from app.extract.statements.drafts import Line
from app.extract.statements.endings import before_adverbs
from app.extract.statements.voice import Voice
from app.text import Span
from app.vocabulary import RecordType

_NEAR = 200  # characters between a name and "the latter"


def subject(line: Line, act: Act) -> Voice | None:
    """Return the subject before the verb: of two verbs that a conjunction joins, the first one's."""
    scene = line.scene
    at = before_adverbs(scene, act.span.start, line.cursor)
    join = scene.ends_with("clauses", at, "join")
    if join is not None and join.span.start >= line.cursor:
        return line.drafts[-1].voice if line.drafts else speakers.after(scene, line.cursor, join.span.start)
    pronoun = scene.ends_with("clauses", at, "pronoun")
    if pronoun is not None and pronoun.span.start >= line.cursor:
        actor = scene.actors.at(pronoun.span.start)
        meant = Voice(actor, pronoun.span) if actor is not None else _meant(line, pronoun.span)
        return meant or (Voice(None, pronoun.span) if scene.ends_with("clauses", at, "thing") is None else None)
    own = speakers.before(scene, line.cursor, act.span.start)
    comma = at > line.cursor and scene.outside[at - 1] == ","
    beside = own is not None and not scene.outside[own.span.end : act.span.start].strip(" ,")
    apart = own is not None and ";" in scene.outside[line.cursor : own.span.start]
    if comma and line.drafts and not beside and not apart:
        return line.drafts[-1].voice  # "…, adding that"
    return own or documents.issuer(line, line.cursor, act.span.start)


def other_voice(line: Line, act: Act, end: int) -> Voice | None:
    """Return who speaks when no subject stands before the verb."""
    scene = line.scene
    behind = scene.skip(act.span.end)
    found = (
        pronoun(line, act)
        or speakers.after(scene, act.span.end, end)
        or offices.named(scene, behind, end)
        or documents.issuer(line, act.span.end, end, governed=act.takes("reads"))
    )
    if found is not None:
        return found
    relative = scene.ends_with("clauses", act.span.start, "relative")
    if relative is not None and relative.span.start > line.period.start:
        return speakers.before(scene, line.period.start, scene.rskip(relative.span.start, ","))
    if line.drafts:
        return line.drafts[-1].voice
    if scene.lists("clauses", "subject") and not line.taken:
        return None
    if scene.ends_with("clauses", act.span.start, "that") is not None:
        return line.last_voice() if speakers.before(scene, line.period.start, act.span.start) is None else None
    join = scene.ends_with("clauses", before_adverbs(scene, act.span.start, line.cursor), "join")
    first = line.acts[0].span.start if join is not None else act.span.start
    return line.topic if speakers.missing(scene, min(line.cursor, first), first) else None


def pronoun(line: Line, act: Act) -> Voice | None:
    """Return who is meant by a pronoun beside the verb, or within it, that resolves to no actor."""
    scene = line.scene
    within = next(scene.actors.inside(act.span), None)
    if within is not None:
        return Voice(within, within.span)
    cue = (
        scene.ends_with("clauses", act.span.start, "pronoun")
        or scene.starts_with("clauses", scene.skip(act.span.end), "pronoun")
        or scene.reading.cues.first("clauses", act.span, "pronoun")
    )
    if cue is None:
        return None
    return _meant(line, cue.span)


def _meant(line: Line, pronoun: Span) -> Voice | None:
    """Return whom a pronoun means that is no actor: who spoke last, or what the sentence before is about."""
    keys = {cue.key for cue in line.scene.cues("clauses", pronoun) if cue.span == pronoun}
    if "plural" in keys:
        return Voice(None, pronoun)
    if "latter" in keys:
        return _latter(line, pronoun)
    voice = (_thing(line, pronoun) or line.thing) if "thing" in keys else line.last_voice() or line.topic
    if voice is None or (voice.actor is not None and voice.actor.kind is not RecordType.PERSON and "thing" not in keys):
        return None
    return Voice(voice.actor, pronoun if voice.actor is not None else voice.span)


def _thing(line: Line, pronoun: Span) -> Voice | None:
    """Return the country, body or office that the sentence is about before "it": "The navy wants more, it said"."""
    scene = line.scene
    if pronoun.start <= line.period.start or line.drafts:
        return None
    body = scene.starts_with("descriptions", scene.skip(line.period.start))
    if body is not None:
        return Voice(scene.actors.at(body.span.start), body.span)
    voice = speakers.main(scene, line.period.start, pronoun.start)
    person = voice is None or (voice.actor is not None and voice.actor.kind is RecordType.PERSON)
    return None if person else voice


def _latter(line: Line, pronoun: Span) -> Voice | None:
    """Return the person or body that is named last before "the latter"."""
    start = max(0, pronoun.start - _NEAR)
    named = list(line.scene.actors.inside(Span(start, pronoun.start))) if start < pronoun.start else []
    actors = [actor for actor in named if actor.kind is not RecordType.COUNTRY]
    return Voice(actors[-1], pronoun) if actors else None


def clause_end(line: Line, act: Act) -> int:
    following = line.next_act(act)
    quotation = next((q.span.start for q in line.period.quotations if q.span.start >= act.span.end), line.end)
    return min(following.span.start if following else line.end, quotation)
