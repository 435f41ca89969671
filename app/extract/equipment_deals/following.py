"""The acts behind an item: a participle or relative clause that goes with it, and the verb it is the subject of."""

import re
from collections.abc import Sequence

from app.extract.equipment_deals.acts import OBTAINING, Act
from app.extract.equipment_deals.items import Item
from app.extract.equipment_deals.scene import Scene
from app.text import Span

_REACH = 220  # characters between an act and the item it governs
_BOUND = 70  # characters between an item and a participle or relative clause that goes with it
_PARTICIPLE_WORDS = 3
_AUXILIARY = 24  # characters between "has" and its participle
_ARTICLE = 6  # characters before a name in which its article and a comma stand
_OBJECT = 6  # characters between a verb and its own object: "ordered the 30"
_CLOSED = re.compile(r";|:\s|\n")
_LISTED = re.compile(r"\s?[;,]?\s?(?:[^\W\d_]{1,3}\s)?(?:[^\W\d_]{1,3}\s)?\(?")


def is_listed(scene: Scene, last: Item, item: Item) -> bool:
    """Tell whether an item only goes on a list: "…; and up to forty missiles"."""
    return (
        last.span.end <= item.span.start
        and _LISTED.fullmatch(scene.between(last.span.end, item.span.start)) is not None
    )


def bound_by(scene: Scene, item: Item, right: Sequence[Act], following: Item | None) -> Act | None:
    """Return the act of a participle or a relative clause right behind the item."""
    for act in right:
        between = scene.between(item.span.end, act.span.start)
        if len(between) > _BOUND or _CLOSED.search(between) or (following and following.span.start < act.span.start):
            return None
        if act.tense in {"noun", "inf"}:
            continue
        if act.action in {"replace", "surpass"}:
            return None
        relative = _is_relative(scene, item, act)
        apposed = between.endswith(", ")
        subject = None if apposed else next(scene.inside(scene.actors, item.span.end, act.span.start), None)
        own_object = following is not None and len(scene.between(act.span.end, following.span.start)) <= _OBJECT
        participle = act.participle and not act.passive and subject is None and not (apposed and own_object)
        participle = participle and not (act.action in OBTAINING and _is_active(scene, item, act))
        close = len(between.split()) <= _PARTICIPLE_WORDS or apposed
        return act if relative or (participle and close) else None
    return None


def _is_relative(scene: Scene, item: Item, act: Act) -> bool:
    """Tell whether a relative word between the two refers to the item, and not to a party named after it."""
    words = (
        scene.reading.cues.inside("deal_grammar", Span(item.span.end, act.span.start), "relative", "whose")
        if item.span.end < act.span.start
        else ()
    )
    word = next(iter(words), None)
    if word is None or scene.reading.cues.ending("deal_grammar", word.span.start - 1, "clause"):
        return False  # none, or "after que" and its like
    named = list(scene.inside(scene.parties, item.span.end, word.span.start))
    if scene.first_act(item.span.end, word.span.start) or next(
        scene.inside(scene.sums, item.span.end, word.span.start), None
    ):
        return False
    return not named or word.span.start - named[-1].span.end > 3  # noqa: PLR2004


def verb_of(scene: Scene, item: Item, right: Sequence[Act], following: Item | None) -> Act | None:
    """Return the finite verb behind the item of which its noun phrase is the subject, else a participle there."""
    found: list[Act] = []
    for act in right:
        between = scene.between(item.span.end, act.span.start)
        if len(between) > _REACH or _CLOSED.search(between):
            break
        if following and following.span.start < act.span.start and not is_listed(scene, item, following):
            break
        if act.action == "arrive" and len(between) > _BOUND // 2:
            break
        if scene.grammar(item.span.end, act.span.start, "clause") and not _resumes(between):
            break
        if not act.passive and _has_subject(scene, item.span.end, act.span.start):
            break
        if (act.finite or act.participle) and not (act.action in OBTAINING and _is_active(scene, item, act)):
            found.append(act)
    ended = (act for act in found if act.action == "cancel" and act.passive and not act.negated)
    verbs = (act for act in found if act.passive or not act.participle)
    return next(ended, None) or next(verbs, None) or next(iter(found), None)


def _is_active(scene: Scene, item: Item, act: Act) -> bool:
    """Tell whether a verb has somebody for its subject, and not the equipment before it: "a reçu", "has ordered"."""
    if act.passive or not act.finite or item.span.end >= act.span.start:
        return False
    reflexive = scene.reading.cues.ending("deal_grammar", act.span.start - 1, "reflexive")
    near = Span(max(item.span.end, act.span.start - _AUXILIARY), act.span.start)
    helping = list(scene.reading.cues.inside("deal_grammar", near, "have")) if near.start < near.end else []
    return reflexive is None and bool(helping) and "," not in scene.between(helping[-1].span.end, act.span.start)


def _has_subject(scene: Scene, start: int, end: int) -> bool:
    """Tell whether a state behind a comma is the subject of the verb after it: "four jets, Chad will order two"."""
    for party in scene.inside(scene.parties, start, end):
        last = scene.between(max(start, party.span.start - _ARTICLE), party.span.start)
        if party.country and not party.mark and party.kind != "demonym" and ", " in last:
            return "," not in scene.between(party.span.end, end)
    return False


def _resumes(between: str) -> bool:
    """Tell whether a clause put in between commas is over: "the tanks, although used, were bought"."""
    return between.count(", ") > 1
