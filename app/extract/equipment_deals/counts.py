"""Numbers that count equipment not named beside them: "four more", "64 for Slovenia", "16 of the 88 jets"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.extract.equipment_deals.items import Item
from app.extract.equipment_deals.parties import Party
from app.extract.equipment_deals.scene import Scene
from app.extract.index import Index
from app.extract.mentions import Mention
from app.facts import Quantity
from app.text import Span

_PUNCTUATION = re.compile(r"[.,;:()!?–—“”\"«»\n]")
_LOWER_WORD = re.compile(r"\s[a-zà-ÿ]")
_ADVERB = 8  # characters: "déjà" before a participle
_CLITIC = 3  # characters: "d'" before "autres"
_MOST = 1_000_000  # from here on what is counted is money
_GOVERNED = 14  # characters between a verb and the number that is its object


@dataclass(frozen=True, slots=True)
class Count:
    """A number that counts equipment named elsewhere: before it, or ``ahead`` of it ("16 of the 88 jets")."""

    span: Span
    number: Mention[Quantity]
    beside: Party | None = None
    ahead: Item | None = None
    more: bool = False  # of others than those told before


def find_counts(scene: Scene, items: Index[Item]) -> Iterator[Count]:
    """Yield the numbers that stand alone, in order; *items* are those that name their equipment."""
    counted = {item.quantity.span for item in items if item.quantity}
    for number in scene.numbers:
        found = _alone(scene, number, items) if number.span not in counted else None
        if found is not None:
            yield found


def _alone(scene: Scene, number: Mention[Quantity], own: Index[Item]) -> Count | None:
    """Tell whether a number counts equipment that is not named beside it: "four more", "64 for Slovenia"."""
    span = number.span
    if scene.sentence(span) is None or scene.days.at(span.start) or scene.equipment.at(span.start):
        return None
    if number.value.best == 1 or (number.value.best or 0) >= _MOST or _leads_to_number(scene, span):
        return None
    ahead = _part_of(scene, span, own)
    beside = _beside(scene, span)
    if ahead or beside or _is_elliptic(scene, span):
        return Count(span, number, beside, ahead, _is_of_others(scene, span))
    return None


def _leads_to_number(scene: Scene, span: Span) -> bool:
    """Tell whether a number only leads on to another one: "from 40 to 60"."""
    following = scene.numbers.first_from(span.end)
    return following is not None and len(scene.between(span.end, following.span.start)) <= 4  # noqa: PLR2004


def _part_of(scene: Scene, span: Span, own: Index[Item]) -> Item | None:
    """Return the item a number takes a part of: "16 of the 88 jets"."""
    item = own.first_from(span.end)
    if item is None or item.quantity is None or item.span.start - span.end > _GOVERNED:
        return None
    return item if scene.grammar(span.end, item.span.start, "of") else None


def _beside(scene: Scene, span: Span) -> Party | None:
    """Return the state a number alone is said of: "64 for Chad", "Chad for eight", "Chad (two)", "two Chadian"."""
    after = scene.parties.first_from(span.end)
    if after is not None and after.country and not after.is_company and after.span.start - span.end <= _GOVERNED:
        gap = scene.between(span.end, after.span.start)
        ends = _PUNCTUATION.match(scene.between(after.span.end, after.span.end + 2).strip() or ".")
        alone = ends or scene.grammar(after.span.end, after.span.end + 4, "and")
        if after.mark in ("for", "to") or (after.kind == "demonym" and gap == " " and alone):
            return after
    before = scene.parties.last_before(span.start)
    if before is None or not before.is_state or before.span.end > span.start:
        return None
    gap = scene.between(before.span.end, span.start)
    if gap == ", " and _is_gapped(scene, before, span):
        return before
    return (
        before
        if gap == " (" or (len(gap) < _GOVERNED // 2 and scene.grammar(before.span.end, span.start, "for"))
        else None
    )


def _is_gapped(scene: Scene, party: Party, span: Span) -> bool:
    """Tell whether a state and a number stand for a clause whose verb was said before: "… and Portugal, five."."""
    ends = _PUNCTUATION.match(scene.between(span.end, span.end + 1) or ".")
    before = Span(max(0, party.span.start - _GOVERNED), party.span.start)
    return bool(ends) and party.span.start > 0 and scene.reading.cues.first("deal_grammar", before, "and") is not None


def _is_elliptic(scene: Scene, span: Span) -> bool:
    """Tell whether what follows a number is no noun for it to count."""
    end = span.end
    near = Span(end, end + 24)
    word = scene.reading.cues.first("deal_grammar", near, "more", "relative", "be", "with")
    act = scene.first_act(end, end + 24)
    if _has_more_before(scene, span):
        return not _LOWER_WORD.match(scene.reading.text, end) or _goes_on(scene, end)
    if act is not None and act.tense == "noun" and act.span.start <= end + 1:
        return False  # it counts that: "two proposals"
    if word is not None and word.key == "more" and word.span.start <= end + _CLITIC:
        return not _LOWER_WORD.match(scene.reading.text, word.span.end) or _goes_on(scene, word.span.end)
    if any(thing is not None and thing.span.start <= end + 1 for thing in (word, act)):
        return True
    if act is not None and act.tense == "part" and len(scene.between(end, act.span.start)) <= _ADVERB:
        return True
    before = scene.acts.last_before(span.start)
    governed = before is not None and before.tense != "noun" and span.start - before.span.end <= _GOVERNED // 4
    ends = _PUNCTUATION.match(scene.between(end, end + 1) or ".") or _goes_on(scene, end)
    return governed and bool(ends)


def _has_more_before(scene: Scene, span: Span) -> bool:
    """Tell whether a word for more stands before a number: "otros cuatro", "outros quatro"."""
    return scene.reading.cues.ending("deal_grammar", span.start - 1, "more") is not None


def _is_of_others(scene: Scene, span: Span) -> bool:
    """Tell whether a number counts other pieces than those told before: "four more", "otros cuatro"."""
    after = scene.reading.cues.starting("deal_grammar", span.end + 1, "more")
    return after is not None or _has_more_before(scene, span)


def _goes_on(scene: Scene, end: int) -> bool:
    """Tell whether a small word or an act follows, and no noun."""
    near = Span(end, end + 24)
    after = scene.reading.cues.first("deal_grammar", near)
    act = scene.first_act(end, end + 24)
    adverb = act is not None and act.participle and len(scene.between(end, act.span.start).split()) == 1
    return adverb or any(thing is not None and thing.span.start <= end + 1 for thing in (after, act))
