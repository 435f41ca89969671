"""Who speaks: the subject of a verb of speech, before it or after it, or whom a preposition names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from app.extract.actors import Actor
from app.extract.lexicon import Cue
from app.extract.statements.scene import Scene
from app.text import Span, hull
from app.vocabulary import RecordType

_POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s)")
_LOWER = re.compile(r"[^\W\d_A-ZÀ-Þ][\w’'-]*")
_LAST_WORD = re.compile(r"[^\W\d_][\w’'-]*\Z")
_PARTS = re.compile(r"\([^()]{0,120}\)|[,;–—]")
# Capitalised words, with at most two short ones between any two: a name that no actor bears.
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:(?:\s[a-z]{1,3}){0,2}\s[A-ZÀ-Þ][\w’'-]+){0,4}")
_APPOSED = re.compile(r"[^.;:!?“”«»\"\ufffc]{0,60},\s*")
_QUALIFIERS = 2  # words between a determiner and an office: "the senior defence official"
_RANK = 30  # characters of a rank before a name
_MOUTHPIECE = 60  # characters between a spokesperson and the body
_REACH = 6  # honorifics, ranks, determiners and demonyms between a preposition and a name
_OFFICES = (("titles", ()), ("ranks", ()), ("descriptions", ()), ("governments", ("of_country",)))
_BODIES = ("government", "legislature", "military", "agency")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: an actor of the article or, when it names none, words as printed; ``span`` is where."""

    actor: Actor | None
    span: Span


def before(scene: Scene, start: int, end: int) -> Voice | None:
    """Return the subject between *start* and a verb at *end*; None when there is none."""
    if start >= end:
        return None
    parts = [part for part in _parts(scene, Span(start, end)) if not _subordinate(scene, part)]
    for part in reversed(parts):
        heads = [actor for actor in scene.actors.inside(part) if _speaks(scene, actor, start, end)]
        if heads:
            return Voice(heads[-1], heads[-1].span)
        office = _office(scene, part, end)
        if office is not None:
            return _apposed(scene, part) or office
    return None


def _apposed(scene: Scene, part: Span) -> Voice | None:
    """Return the person whom words behind a comma say more of: "Ruiz, a former officer, said"."""
    end = scene.rskip(part.start, ",")
    actor = scene.actors.at(end - 1) if end < part.start else None
    return Voice(actor, actor.span) if actor is not None and actor.kind is RecordType.PERSON else None


def after(scene: Scene, start: int, end: int) -> Voice | None:
    """Return the subject that follows a verb: the first that no preposition governs."""
    start = scene.skip(start)
    if start >= end:
        return None
    for actor in scene.actors.inside(Span(start, end)):
        if _speaks(scene, actor, start, end):
            return Voice(actor, actor.span)
    return _office(scene, Span(start, end), end)


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
    parts = [part for part in _parts(scene, Span(start, end)) if not _subordinate(scene, part)]
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
    """Tell whether nothing but relative and adverbial clauses between commas stands between a subject and its verb."""
    parts = list(_parts(scene, Span(voice.span.end, end))) if voice.span.end < end else []
    between = [part for part in parts if scene.trimmed(part.start, part.end) is not None]
    return bool(between) and all(_subordinate(scene, part) for part in between)


def named(scene: Scene, start: int, end: int) -> Voice | None:
    """Return a name that stands right behind a verb and is no actor's: the article says no more of its bearer."""
    name = _NAME.match(scene.text, start, end)
    return Voice(None, Span(*name.span())) if name is not None else None


def missing(scene: Scene, start: int, end: int) -> bool:
    """Tell whether the clause that a verb at *end* closes has no subject at all."""
    mark = max(scene.outside.rfind(sign, start, end) for sign in ",;:—–\ufffc")
    return scene.adverbs(max(start, mark + 1), end, "join")


def _parts(scene: Scene, clause: Span) -> Iterator[Span]:
    """Part a clause at its commas, without what stands in brackets."""
    start = clause.start
    for mark in _PARTS.finditer(scene.outside, clause.start, clause.end):
        if mark.start() > start:
            yield Span(start, mark.start())
        start = mark.end()
    if start < clause.end:
        yield Span(start, clause.end)


def _subordinate(scene: Scene, part: Span) -> bool:
    start = scene.skip(part.start)
    opens = scene.starts_with("clauses", start, "relative", "sub", "that")
    actor = scene.actors.at(start)
    return opens is not None and opens.span.end < scene.rskip(part.end) and (actor is None or actor.span.start != start)


def _speaks(scene: Scene, actor: Actor, start: int, end: int) -> bool:
    """Tell whether an actor may be the subject of a verb: it is free, heads its phrase, and is not anyone at all."""
    if not _free(scene, actor, start) or not _head(scene, actor, end):
        return False
    return actor.resolved_by is None or not _indefinite(scene, actor.span.start)


def _indefinite(scene: Scene, at: int) -> bool:
    """Tell whether an indefinite article opens a phrase: "a department spokesman" is nobody named before."""
    for _ in range(_QUALIFIERS + 1):
        if scene.ends_with("clauses", at, "indefinite") is not None:
            return True
        word = _LAST_WORD.search(scene.text, max(0, at - 30), scene.rskip(at))
        if word is None:
            return False
        at = word.start()
    return False


def _free(scene: Scene, actor: Actor, start: int) -> bool:
    """Tell whether no preposition and no possessive makes the actor a part of another's name or place."""
    if _POSSESSIVE.match(scene.text, actor.span.end):
        return False
    at = actor.span.start
    for _ in range(_REACH):
        if at <= start:
            return True
        if scene.ends_with("clauses", at, "before", "sub", "aside") is not None:
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


def _office(scene: Scene, clause: Span, end: int) -> Voice | None:
    """Return the office or body in *clause* as printed, or the unknown name beside it, when nothing governs it."""
    for cue in _offices(scene, clause):
        if cue.span.quote(scene.text).endswith("s") and cue.section in {"titles", "ranks"}:
            pair = scene.ends_with("speakers", cue.span.start, "pair")
            if pair is not None:
                return Voice(None, hull(pair.span, cue.span))
            continue  # many, of whom none is named
        start = _opening(scene, cue, clause.start)
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


def _offices(scene: Scene, clause: Span) -> list[Cue]:
    cues = [cue for section, keys in _OFFICES for cue in scene.cues(section, clause, *keys)]
    cues += [*scene.cues("org_heads", clause, *_BODIES), *scene.cues("speakers", clause, "side")]
    return sorted(cues, key=lambda cue: cue.span)


def _beside(scene: Scene, at: int, end: int) -> Span | None:
    """Return the name of an office's holder right behind it, or behind a comma."""
    start = scene.skip(at)
    comma = _APPOSED.match(scene.outside, at, end)
    for place in (start, comma.end() if comma else start):
        name = _NAME.match(scene.text, place, end) if place < end else None
        if name is not None:
            return Span(*name.span())
    return None
