"""Who speaks: the subject of a verb of speech, before it or after it, or whom a preposition names."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from app.extract.actors import Actor
from app.extract.statements.offices import bare_name, indefinite, office, proper
from app.extract.statements.scene import Scene
from app.extract.statements.voice import Voice
from app.text import Span
from app.vocabulary import RecordType

_POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s)")
_LOWER = re.compile(r"[^\W\d_A-ZÀ-Þ][\w’'-]*")
_LAST_WORD = re.compile(r"[^\W\d_][\w’'-]*\Z")
_PARTS = re.compile(r"\([^()]{0,120}\)|[,;–—]")
_RANK = 30  # characters of a rank before a name
_SUBJECT = 500  # characters from a subject to its verb
_REACH = 6  # honorifics, ranks, determiners and demonyms between a preposition and a name


def before(scene: Scene, start: int, end: int) -> Voice | None:
    """Return the subject between *start* and a verb at *end*; None when there is none."""
    start = max(start, end - _SUBJECT)
    if start >= end:
        return None
    parts = [part for part in clauses(scene, Span(start, end)) if not subordinate(scene, part)]
    told = bare_name(scene, parts[0]) if len(parts) > 1 else None
    if told is not None:
        return told
    for part in reversed(parts):
        heads = [actor for actor in scene.actors.inside(part) if _speaks(scene, actor, start, end)]
        if heads:
            return Voice(heads[-1], heads[-1].span)
        printed = office(scene, part, end)
        if printed is not None:
            return _apposed(scene, part) or printed
    return (proper(scene, parts[0]) or bare_name(scene, parts[-1])) if parts else None


def _apposed(scene: Scene, part: Span) -> Voice | None:
    """Return the person whom words behind a comma say more of: "Ruiz, a former officer, said"."""
    end = scene.rskip(part.start, ",")
    actor = scene.actors.at(end - 1) if end < part.start else None
    return Voice(actor, actor.span) if actor is not None and actor.kind is RecordType.PERSON else None


def after(scene: Scene, start: int, end: int) -> Voice | None:
    """Return the subject that follows a verb: the first that no preposition governs."""
    start = scene.skip(start)
    end = min(end, start + _SUBJECT)
    if start >= end:
        return None
    for actor in scene.actors.inside(Span(start, end)):
        if _speaks(scene, actor, start, end):
            return Voice(actor, actor.span)
    return office(scene, Span(start, end), end)


def opening(scene: Scene, at: int) -> int:
    """Return where the noun phrase begins whose name starts at *at*: before its ranks, titles and article."""
    for _ in range(_REACH):
        cues = (scene.ends_with(section, at) for section in ("ranks", "honorifics", "titles"))
        cue = next((cue for cue in cues if cue is not None), None) or scene.ends_with("clauses", at, "determiner")
        if cue is None:
            return at
        at = cue.span.start
    return at


def of(scene: Scene, start: int, end: int) -> Voice | None:
    """Return whom words name that follow "according to", be it as the author of a text: "a note of the ministry"."""
    first = scene.skip(start)
    determiner = scene.starts_with("clauses", first, "determiner")
    noun = scene.skip(determiner.span.end) if determiner is not None else first
    if start >= end or any(scene.starts_with("speakers", place, "unnamed") for place in (first, noun)):
        return None
    direct = after(scene, start, end)
    if direct is not None:
        return direct
    inside = scene.actors.inside(Span(start, end))
    bodies = (actor for actor in inside if actor.kind is not RecordType.COUNTRY or " " in actor.span.quote(scene.text))
    author = next(bodies, None)
    return Voice(author, author.span) if author is not None else None


def main(scene: Scene, start: int, end: int) -> Voice | None:
    """Return whom a sentence is about: the first subject of its main clause."""
    sentence = Span(start, min(end, start + _SUBJECT))
    parts = [part for part in clauses(scene, sentence) if not subordinate(scene, part)]
    for part, following in zip_longest(parts, parts[1:]):
        voice = after(scene, part.start, part.end)
        if voice is None:
            continue
        holder = _holder(scene, following) if voice.actor is None and following is not None else None
        return holder or voice
    return None


def _holder(scene: Scene, part: Span) -> Voice | None:
    """Return the person whom words behind an office name: "the minister, General Ruiz"."""
    voice = after(scene, part.start, part.end)
    if voice is None or voice.actor is None or voice.actor.kind is not RecordType.PERSON:
        return None
    return voice if voice.span.start - part.start <= _RANK else None


def described(scene: Scene, voice: Voice, end: int) -> bool:
    """Tell whether nothing but clauses and phrases between commas stands between a subject and its verb."""
    parts = list(clauses(scene, Span(voice.span.end, end))) if voice.span.end < end else []
    between = [part for part in parts if scene.trimmed(part.start, part.end) is not None]
    apart = scene.text[scene.skip(voice.span.end)] == ","
    return bool(between) and all(subordinate(scene, part) or (apart and _phrase(scene, part)) for part in between)


def _phrase(scene: Scene, part: Span) -> bool:
    """Tell whether a preposition opens a part of a sentence: ", in Ankara for talks,"."""
    return scene.starts_with("clauses", scene.skip(part.start), "before") is not None


def missing(scene: Scene, start: int, end: int) -> bool:
    """Tell whether the clause that a verb at *end* closes has no subject at all."""
    if start >= end:
        return True
    *earlier, last = clauses(scene, Span(start, end))
    if scene.trimmed(last.start, last.end) is not None and not scene.adverbs(last.start, last.end, "join"):
        return last.end < end
    return not any(_nominal(scene, part, start) for part in earlier)


def _nominal(scene: Scene, part: Span, start: int) -> bool:
    """Tell whether a part of a sentence opens as a subject may, with an article or a name."""
    first = scene.skip(part.start)
    if subordinate(scene, part) or first >= part.end:
        return False
    return scene.starts_with("clauses", first, "determiner") is not None or (
        scene.text[first].isupper() and first > start
    )


def clauses(scene: Scene, clause: Span) -> Iterator[Span]:
    """Part a clause at its commas, without what stands in brackets."""
    start = clause.start
    for mark in _PARTS.finditer(scene.outside, clause.start, clause.end):
        if mark.start() > start:
            yield Span(start, mark.start())
        start = mark.end()
    if start < clause.end:
        yield Span(start, clause.end)


def subordinate(scene: Scene, part: Span) -> bool:
    start = scene.skip(part.start)
    opens = scene.starts_with("clauses", start, "relative", "sub", "that")
    actor = scene.actors.at(start)
    return opens is not None and opens.span.end < scene.rskip(part.end) and (actor is None or actor.span.start != start)


def possessive(scene: Scene, actor: Actor) -> bool:
    """Tell whether an actor owns what follows: "the ministry's"."""
    return _POSSESSIVE.match(scene.text, actor.span.end) is not None


def _speaks(scene: Scene, actor: Actor, start: int, end: int) -> bool:
    """Tell whether an actor may be the subject of a verb: it is free, heads its phrase, and is not anyone at all."""
    if not _free(scene, actor, start) or not _head(scene, actor, end):
        return False
    return actor.resolved_by is None or not indefinite(scene, actor.span.start)


def _free(scene: Scene, actor: Actor, start: int) -> bool:
    """Tell whether no preposition and no possessive makes the actor a part of another's name or place."""
    if possessive(scene, actor):
        return False
    at = actor.span.start
    for _ in range(_REACH):
        if at <= start:
            return True
        if scene.ends_with("clauses", at, "before", "sub", "aside") is not None:
            return False
        step = _step_back(scene, at, named=actor.kind is RecordType.PERSON and at == actor.span.start)
        if step is None or _determined(scene, at, actor):
            return True
        at = step
    return True


def _determined(scene: Scene, at: int, actor: Actor) -> bool:
    """Tell whether a determiner opens the phrase, so that a name before it is another's: "à l'AFP le colonel Ruiz"."""
    opens = scene.starts_with("clauses", at, "determiner") is not None and at < actor.span.start
    return opens and scene.ends_with("clauses", at, "determiner") is None


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
    """Tell whether an actor is what its noun phrase is about, not an adjective or a body beside a noun."""
    if actor.kind is RecordType.PERSON:
        return True
    if actor.kind is RecordType.COUNTRY and _after_noun(scene, actor.span.start):
        return False
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


def _after_noun(scene: Scene, at: int) -> bool:
    """Tell whether a noun in lower case stands right before: "el oficial pakistaní"."""
    word = _LAST_WORD.search(scene.text, max(0, at - 30), scene.rskip(at))
    if word is None or word[0][0].isupper():
        return False
    if scene.ends_with("governments", at) or scene.ends_with("speakers", at, "side"):
        return False
    return not any(scene.ends_with(section, at) for section in ("clauses", "speech", "participles"))
