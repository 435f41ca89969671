"""Lists of the states that have a status, where the words say of which region they are all: "in Latin America, …"."""

from app.extract.agreements.world import World
from app.extract.lexicon import Cue
from app.facts import Cited
from app.text import Span, hull

_JOINT = 8  # characters between a region and the states of it: "countries of the Americas", "Asian partners"
_APART = ",;:()"


def roster(world: World, sentence: Span) -> Cited[str] | None:
    """Return the region, by its UN M49 code, whose states with the status *sentence* lists, all of them."""
    cues = world.reading.cues
    if cues.first("region_words", sentence, "examples") is not None:
        return None
    for region in cues.inside("regions", sentence):
        words = _opening(world, sentence, region) or _states(world, sentence, region)
        if words is not None:
            return Cited(region.key, (words,))
    return None


def only(world: World, sentence: Span) -> Cue | None:
    """Return the words of *sentence* that say that there are no others: "the only country in Africa"."""
    return world.reading.cues.first("region_words", sentence, "only")


def _opening(world: World, sentence: Span, region: Cue) -> Span | None:
    """Return the words that open the sentence and limit it: "In Latin America, …"."""
    within = world.reading.cues.ending("region_words", region.span.start - 1, "within")
    if within is None or within.span.start != sentence.start or world.reading.text[region.span.end :][:1] != ",":
        return None
    return hull(within.span, region.span)


def _states(world: World, sentence: Span, region: Cue) -> Span | None:
    """Return the words that limit the states told of: "countries in Latin America", "Latin American allies"."""
    text = world.reading.text
    near = Span(max(sentence.start, region.span.start - 30), min(sentence.end, region.span.end + 30))
    for states in world.reading.cues.inside("region_words", near, "states"):
        first, second = sorted((states.span, region.span))
        between = text[first.end : second.start]
        if len(between) <= _JOINT and not any(mark in between for mark in _APART):
            return hull(first, second)
    return None
