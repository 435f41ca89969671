"""What follows a verb of speech: the clause, the quotation or the thing that it takes."""

import re
from dataclasses import dataclass
from enum import Enum

from app.extract.lexicon import Cue
from app.extract.statements.acts import Act
from app.extract.statements.adverbials import adverbials
from app.extract.statements.scene import Scene
from app.text import Span
from app.vocabulary import RecordType

_STEPS = 10
_NAME = 80  # characters from a verb to the end of its subject
_ASKED = 4  # words of an indirect question
_ADDRESSEE = 60  # characters
_AHEAD = 110  # characters between a verb and a "that" beyond its subject or addressee
_BREAK = re.compile(r"[,;:.!?…\ufffc]")
_ENCLITIC = re.compile(r"-[a-zà-ÿ]{1,4}\b")


class Kind(Enum):
    """What a verb of speech is followed by."""

    CLAUSE = "clause"
    QUOTATION = "quotation"
    THING = "thing"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Complement:
    """What a verb takes, and where that starts; ``subject`` is where a subject after the verb would start."""

    kind: Kind
    start: int
    subject: int


def complement(scene: Scene, act: Act, end: int, *, subject_first: bool) -> Complement:
    """Tell what *act* takes before *end*.

    ``subject_first`` tells that its subject stands before the verb, so that a name after it is whom it addresses or
    what it is about.
    """
    enclitic = _ENCLITIC.match(scene.text, act.span.end)
    after = enclitic.end() if enclitic else act.span.end
    at = subject = adverbials(scene, after, end)
    enclosed = at > scene.skip(after, ",") and scene.outside[scene.rskip(at) - 1] == ","  # ", however,"
    paused = scene.text[scene.skip(after) : scene.skip(after) + 1] == "," and not enclosed
    at = scene.skip(after, ",") if _here(scene, scene.skip(after, ","), end) else at
    if scene.ends_with("clauses", act.span.end, "that") is not None:
        return Complement(Kind.CLAUSE, scene.skip(act.span.end), subject)
    for _ in range(_STEPS):
        found = _here(scene, at, end) or _question(scene, act, at, end)
        if found is not None:
            return Complement(found[0], found[1], subject)
        if act.takes("promise") and at < end and scene.starts_with("clauses", at, "infinitive_mark") is not None:
            return Complement(Kind.CLAUSE, at, subject)
        step = None if paused else _past(scene, act, at, end, subject_first=subject_first)
        if step is None:
            break
        at = adverbials(scene, step, end)
    ahead = None if paused else _beyond(scene, act, at, end)
    if ahead is None and (paused or "," in scene.outside[after:at]):
        ahead = _after_aside(scene, at, end)
    if ahead is not None:
        return Complement(ahead[0], ahead[1], subject)
    return _bare_complement(scene, act, (subject, at, end), paused=paused)


def _bare_complement(scene: Scene, act: Act, reach: tuple[int, int, int], *, paused: bool) -> Complement:
    """Tell what follows a verb without a conjunction; *reach*: where its subject, what is said, the search would be."""
    subject, at, end = reach
    if act.takes("tell") and not act.takes("state", "hold", "deny"):
        at = _past_addressee(scene, subject, at, end)
        more = at < end and not paused and not _BREAK.match(scene.text, at)
        more = more and scene.starts_with("clauses", at, "before", "join", "relative") is None
        return Complement(Kind.THING if more else Kind.NOTHING, at, subject)
    return Complement(_thing(scene, act, subject, end, paused=paused), subject, subject)


def _past_addressee(scene: Scene, start: int, at: int, end: int) -> int:
    """Return where a clause begins after "told X"; *end* when it cannot be seen where X ends."""
    if at > start:
        return at
    stop = _BREAK.search(scene.outside, at, min(end, at + _ADDRESSEE))
    window = (at, stop.start() if stop else min(end, at + _ADDRESSEE))
    if window[0] >= window[1]:
        return end
    pronoun = next(scene.cues("clauses", Span(*window), "pronoun"), None)
    return pronoun.span.start if pronoun is not None else end


def _after_aside(scene: Scene, at: int, end: int) -> tuple[Kind, int] | None:
    """Find a "that" after words between commas: "denies, a shade too quickly, that"."""
    comma = scene.outside.find(",", at, min(end, at + _ADDRESSEE))
    found = _here(scene, scene.skip(comma + 1), end) if comma >= 0 else None
    return found if found is not None and found[0] is Kind.CLAUSE else None


def _thing(scene: Scene, act: Act, at: int, end: int, *, paused: bool) -> Kind:
    if paused or at >= end or _BREAK.match(scene.text, at):
        return Kind.NOTHING
    if scene.starts_with("clauses", at, "join", "relative", "by") is not None:
        return Kind.NOTHING
    governed = scene.starts_with("clauses", at, "before", "sub")
    article = scene.starts_with("clauses", at, "determiner") is not None  # Portuguese "a" is both
    if governed is not None and not act.takes("hold") and not (article and act.takes("state", "deny")):
        return Kind.NOTHING
    return Kind.THING


def _here(scene: Scene, at: int, end: int) -> tuple[Kind, int] | None:
    if at >= end:
        return None
    that = _that(scene, at)
    if that is not None and that.span.end < end:
        return Kind.CLAUSE, scene.skip(that.span.end, ",")
    if scene.starts_with("clauses", at, "infinitive") is not None:
        return Kind.CLAUSE, at
    quotation = scene.quotations.at(at)
    if quotation is not None and quotation.span.start == at:
        return Kind.QUOTATION, at
    if scene.text[at] == ":":
        start = scene.skip(at + 1)
        if start < end:
            return (Kind.QUOTATION if scene.quotations.at(start) else Kind.CLAUSE), start
    return None


def _question(scene: Scene, act: Act, at: int, end: int) -> tuple[Kind, int] | None:
    """Find what is asked: "asked whether the deal stands"."""
    asked = (
        act.takes("ask")
        and len(scene.text[at:end].split()) >= _ASKED
        and scene.starts_with("clauses", at, "whether") is not None
    )
    return (Kind.CLAUSE, at) if asked else None


def _that(scene: Scene, at: int) -> Cue | None:
    """Return a "that" at an offset, be it behind a preposition of the verb: "insiste en que"."""
    near = scene.reading.cues.inside("clauses", Span(max(0, at - 4), min(len(scene.text), at + 8)), "that")
    return next((cue for cue in near if cue.span.start <= at < cue.span.end), None)


def _past(scene: Scene, act: Act, at: int, end: int, *, subject_first: bool) -> int | None:
    """Return the end of an addressee or a subject that starts at *at*."""
    preposition = scene.starts_with("clauses", at, "before")
    inner = scene.skip(preposition.span.end) if preposition else at
    determiner = scene.starts_with("clauses", inner, "determiner")
    name = scene.skip(determiner.span.end) if determiner else inner
    for place in (at, inner, name):
        audience = scene.starts_with("audiences", place, "people")
        if audience is not None and audience.span.end <= end:
            return audience.span.end
    if subject_first and not act.takes("tell") and preposition is None:
        return None
    if scene.starts_with("clauses", at, "subject") is not None:
        return None
    for place in (inner, name):
        actor = scene.actors.at(place)
        if actor is not None and actor.span.start <= place < actor.span.end <= end:
            return actor.span.end
    return None


def _beyond(scene: Scene, act: Act, at: int, end: int) -> tuple[Kind, int] | None:
    """Find a "that", or a colon before a quotation, beyond a phrase which a preposition or a name opens."""
    if at >= end:
        return None
    preposition = scene.starts_with("clauses", at, "before")
    name = scene.skip(preposition.span.end) if preposition else at
    named = names_someone(scene, name) or scene.text[name].isupper() or act.takes("tell")
    if not named and preposition is None:
        return None
    window = Span(at, min(end, at + _AHEAD))
    stop = _BREAK.search(scene.outside, at, window.end)
    reach = stop.start() if stop else window.end
    that = next((cue for cue in scene.cues("clauses", window, "that") if at < cue.span.start < reach), None)
    if that is not None and not _BREAK.match(scene.outside, scene.skip(that.span.end)):
        return Kind.CLAUSE, scene.skip(that.span.end)
    if named and stop is not None and stop[0] == ":":
        start = scene.skip(stop.end())
        if start < end and scene.quotations.at(start) is not None:
            return Kind.QUOTATION, start
    return None


def closes_with(scene: Scene, at: int) -> bool:
    """Tell whether a subject stands there and no verb behind it: ", said Ruiz on Friday", not ", saying Ruiz lied"."""
    if not names_someone(scene, at):
        return False
    actor = next(scene.actors.inside(Span(at, min(len(scene.text), at + _NAME))), None)
    if actor is None or actor.span.start > at + _NAME // 2:
        return True
    behind = scene.skip(actor.span.end)
    if behind >= len(scene.text) or _BREAK.match(scene.text, behind) or not scene.text[behind].isalpha():
        return scene.quotations.at(behind) is None
    small = scene.starts_with("clauses", behind, "before", "sub", "relative", "adverb", "join", "determiner")
    return small is not None or scene.text[behind].isupper() or scene.days.at(behind) is not None


def names_someone(scene: Scene, at: int) -> bool:
    """Tell whether a person, a body or an office is named from *at*, a determiner aside."""
    determiner = scene.starts_with("clauses", at, "determiner")
    for place in {at, scene.skip(determiner.span.end) if determiner else at}:
        if place >= len(scene.text):
            continue
        actor = scene.actors.at(place)
        if actor is not None and (actor.span.start >= at or actor.kind is not RecordType.COUNTRY):
            return True
        if any(
            scene.starts_with(section, place)
            for section in ("titles", "title_parts", "org_heads", "honorifics", "ranks")
        ):
            return True
    return False
