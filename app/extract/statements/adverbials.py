"""What may stand between a verb of speech and what it takes: adverbs, days, places and venues."""

import re

from app.extract.statements.scene import Scene
from app.vocabulary import RecordType

_STEPS = 10
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th|er|º|°)?(?!\w)")
_PLACE = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,3}")


def adverbials(scene: Scene, at: int, end: int) -> int:
    """Return where adverbs, days, venues and asides in "according to her" end that start at *at*."""
    at = scene.skip(at, ",")
    for _ in range(_STEPS):
        if at >= end:
            return at
        step = _adverbial(scene, at)
        if step is None or step > end:
            return at
        at = scene.skip(step, ",")
    return at


def _adverbial(scene: Scene, at: int) -> int | None:
    for section, keys in (("clauses", ("adverb",)), ("viewpoints", ("own",)), ("audiences", ("venues",))):
        cue = scene.starts_with(section, at, *keys)
        if cue is not None:
            return cue.span.end
    preposition = scene.starts_with("clauses", at, "before")
    inner = scene.skip(preposition.span.end) if preposition else at
    determiner = scene.starts_with("clauses", inner, "determiner")
    for place in (inner, scene.skip(determiner.span.end) if determiner else inner):
        day = scene.days.at(place)
        if day is not None and day.span.start <= place:
            return day.span.end
        venue = scene.starts_with("audiences", place, "venues") if preposition else None
        if venue is not None:
            return venue.span.end
    name = _PLACE.match(scene.text, inner) if preposition else None
    actor = scene.actors.at(inner)
    if name is not None and (actor is None or actor.kind is not RecordType.PERSON):
        return name.end()
    return _date(scene, inner)


def _date(scene: Scene, at: int) -> int | None:
    """Return the end of a date as printed from *at*, whether or not it could be resolved to a day."""
    named, end, told = False, at, at
    for _ in range(_STEPS):
        start = scene.skip(end, ",") if named else scene.skip(end)
        number = _NUMBER.match(scene.text, start)
        name = scene.starts_with("weekdays", start) or scene.starts_with("months", start)
        small = scene.starts_with("clauses", start, "before", "determiner")
        if number is not None:
            end = told = number.end()
        elif name is not None:
            named, end, told = True, name.span.end, name.span.end
        elif small is not None and scene.text[end : end + 1] != ",":
            end = small.span.end
        else:
            break
    return told if named else None
