"""The pieces of equipment that deals are told of, with their numbers; also those told by a number alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.extract.equipment_deals.scene import Party, Scene
from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.equipment import Equipment
from app.extract.mentions.models import category_of
from app.facts import Quantity
from app.text import Span, hull
from app.vocabulary import EquipmentCategory, RecordType

_PUNCTUATION = re.compile(r"[.,;:()!?–—“”\"«»\n]")
_PARENTHESIS = re.compile(r"\s\(")
_LOWER_WORD = re.compile(r"\s[a-zà-ÿ]")
_ADVERB = 8  # characters: "déjà" before a participle
_CLITIC = 3  # characters: "d'" before "autres"
_LIST = re.compile(r"\s(?:[^\W\d_]{1,3})\s")
_NAMES = re.compile(
    r" (?P<gap>(?:[a-zà-ÿ]{1,4} |d['’]){0,2})(?P<name>[A-ZÀ-Þ][\w’'-]+(?: (?:[A-ZÀ-Þ][\w’'-]*|\d{1,3}[A-Z]?)){0,3})"
)
_NUMBER_REACH = 48  # characters between a number and the noun it counts
_NUMBER_WORDS = 5
_MEMORY = 700  # characters: how far back what "the vehicles" or "four more" stand for may be named
_GOVERNED = 14  # characters between a verb and the number that is its object
_CANCELLED = 40
_NEARBY = 8  # items before one among which those of its sentence are


@dataclass(frozen=True, slots=True)
class Item:
    """Equipment at a place of the text.

    ``named`` is the mention that says what it is: its own, or an earlier one that "the vehicles" or a number
    alone stands for. ``span`` begins at the number and ends with the noun phrase. ``beside`` is the party that
    a number alone is said of: "64 for Slovenia".
    """

    span: Span
    named: Mention[Equipment]
    quantity: Mention[Quantity] | None
    own: bool
    beside: Party | None = None
    part: bool = False  # a number that takes a part of the item after it: "six of the 24 jets"

    @property
    def is_echo(self) -> bool:
        """Tell whether it only takes up equipment named elsewhere, with no number of its own."""
        return not self.own and self.quantity is None and self.beside is None

    @property
    def is_particular(self) -> bool:
        """Tell whether it is equipment of its own, by a name or with a number."""
        return self.own and (self.named.value.named or self.quantity is not None)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return the words to cite for the equipment."""
        return (self.named.span,) if self.own else tuple(sorted({self.named.span, self.span}))


@dataclass(frozen=True, slots=True)
class _Alone:
    """A number that counts equipment named elsewhere: before it, or ``ahead`` of it ("16 of the 88 jets")."""

    span: Span
    number: Mention[Quantity]
    beside: Party | None = None
    ahead: Item | None = None


def find_items(scene: Scene) -> Index[Item]:
    """Return the items of all lines that tell, in order."""
    listed = [_item(scene, mention) for mention in scene.equipment if _is_item(scene, mention)]
    unlisted = [item for number in scene.numbers if (item := _unlisted(scene, number))]
    items = _merge_lists(scene, sorted([*listed, *unlisted], key=lambda item: item.span))
    counted = {item.quantity.span for item in items if item.quantity}
    own = Index(items)
    alone = [found for number in scene.numbers if number.span not in counted and (found := _alone(scene, number, own))]
    return Index(_resolved(scene, sorted([*items, *alone], key=lambda thing: thing.span), own))


def _is_item(scene: Scene, mention: Mention[Equipment]) -> bool:
    """Leave out what is only part of a body's name, and what stands in a line that does not tell."""
    actor = scene.actors.at(mention.span.start)
    inside = actor is not None and actor.kind is RecordType.ORGANIZATION and not mention.value.designator
    alone = actor is not None and actor.span.end >= mention.span.end
    return (
        not (inside and (alone or mention.value.category is EquipmentCategory.OTHER))
        and scene.sentence(mention.span) is not None
    )


def _item(scene: Scene, mention: Mention[Equipment]) -> Item:
    quantity = _quantity(scene, mention.span)
    span = mention.span if quantity is None else hull(quantity.span, mention.span)
    return Item(span, mention, quantity, own=True)


def _quantity(scene: Scene, span: Span) -> Mention[Quantity] | None:
    """Return the number that counts a noun phrase: the last before it, with nothing but its own words between."""
    number = scene.numbers.last_before(span.start)
    if number is None or number.span.end > span.start or span.start - number.span.end > _NUMBER_REACH:
        return None
    between = scene.between(number.span.end, span.start).removeprefix(")")
    if _PUNCTUATION.search(between) or len(between.split()) > _NUMBER_WORDS:
        return None
    gap = (number.span.end, span.start)
    blocked = scene.first_act(*gap) or next(scene.inside(scene.equipment, *gap), None)
    return None if blocked or scene.days.at(number.span.start) else number


def _unlisted(scene: Scene, number: Mention[Quantity]) -> Item | None:
    """Take capitalised words that a number counts for equipment that no list holds: "48 Tranche 4 Typhoons"."""
    found = _NAMES.match(scene.reading.text, number.span.end)
    if found is None or scene.sentence(number.span) is None or scene.days.at(number.span.start):
        return None
    span = Span(*found.span("name"))
    if len(found["gap"].split()) > len(
        list(scene.reading.cues.inside("deal_grammar", Span(number.span.end, span.start), "of", "own", "the"))
    ):
        return None
    first = scene.between(span.start, span.end).split()[0]
    if scene.is_taken(span):
        return None
    if first in scene.reading.lexicon.phrases("not_equipment", "names"):
        return None
    category = category_of(found["name"])
    return (
        None
        if category is None
        else Item(hull(number.span, span), Mention(span, Equipment(category, named=True, weak=False)), number, own=True)
    )


def _merge_lists(scene: Scene, items: Sequence[Item]) -> list[Item]:
    """Make one item of nouns under one number: "195 tanks and armoured vehicles"."""
    merged: list[Item] = []
    for item in items:
        last = merged[-1] if merged else None
        if last and last.quantity and item.quantity is None and _under_one_number(scene, last, item):
            span = hull(last.named.span, item.named.span)
            merged[-1] = replace(last, span=hull(last.span, span), named=replace(last.named, span=span))
        else:
            merged.append(item)
    return merged


def _under_one_number(scene: Scene, last: Item, item: Item) -> bool:
    between = scene.between(last.span.end, item.span.start)
    joined = _LIST.fullmatch(between) and scene.grammar(last.span.end, item.span.start, "and")
    return bool(joined) and last.named.value.category is item.named.value.category and not item.named.value.weak


def _alone(scene: Scene, number: Mention[Quantity], own: Index[Item]) -> _Alone | None:
    """Tell whether a number counts equipment that is not named beside it: "four more", "64 for Slovenia"."""
    span = number.span
    if scene.sentence(span) is None or scene.days.at(span.start) or scene.equipment.at(span.start):
        return None
    if number.value.best == 1 or _leads_to_number(scene, span):
        return None
    ahead = _part_of(scene, span, own)
    beside = _beside(scene, span)
    if ahead or beside or _is_elliptic(scene, span):
        return _Alone(span, number, beside, ahead)
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


def _goes_on(scene: Scene, end: int) -> bool:
    """Tell whether a small word or an act follows, and no noun."""
    near = Span(end, end + 24)
    after = scene.reading.cues.first("deal_grammar", near)
    act = scene.first_act(end, end + 24)
    adverb = act is not None and act.participle and len(scene.between(end, act.span.start).split()) == 1
    return adverb or any(thing is not None and thing.span.start <= end + 1 for thing in (after, act))


def _resolved(scene: Scene, things: Sequence[Item | _Alone], own: Index[Item]) -> Iterator[Item]:
    """Say what nouns for any equipment and numbers alone stand for: the last equipment named before them."""
    known: list[Item] = []
    for thing in things:
        if isinstance(thing, Item):
            earlier = None if thing.named.value.named else _meant(scene, thing, known)
            if earlier is not None and scene.is_headline(earlier.span):
                earlier = _next_named(scene, thing, own) or earlier
            item = thing if earlier is None else replace(thing, named=earlier.named, own=False)
        else:
            earlier = thing.ahead or _last_live(scene, thing.span, known)
            if earlier is None:
                continue
            part = thing.ahead is not None
            item = Item(thing.span, earlier.named, thing.number, own=False, beside=thing.beside, part=part)
        known.append(item)
        yield item


def _next_named(scene: Scene, item: Item, own: Index[Item]) -> Item | None:
    """Return the equipment named later in the sentence: "40 aircraft of the contract for …"."""
    sentence = scene.sentence(item.span)
    later = scene.inside(own, item.span.end, sentence.span.end) if sentence else iter(())
    return next((thing for thing in later if thing.named.value.named), None)


def _meant(scene: Scene, item: Item, known: Sequence[Item]) -> Item | None:
    """Return the item that a common noun takes up again: a weak noun the last one, another one of its kind."""
    words = item.named.span.quote(scene.reading.folded).split()
    hypernym = scene.reading.cues.first("equipment_hypernyms", item.named.span) is not None
    for earlier in reversed(known):
        if item.span.start - earlier.span.end > _MEMORY:
            return None
        if _is_rejected(scene, earlier) or _is_of_another(item, earlier):
            continue
        if not earlier.named.value.named:
            if _takes_up(scene, item, earlier, known):
                return earlier
            continue
        same_kind = item.named.value.category in (earlier.named.value.category, EquipmentCategory.OTHER)
        repeats = words[0] in earlier.named.span.quote(scene.reading.folded).split()
        nameless = hypernym or next(scene.reading.cues.inside("equipment_nouns", earlier.named.span), None) is None
        if item.named.value.weak or (same_kind and len(words) == 1 and (nameless or repeats)):
            return earlier
        if same_kind:
            return None
    return None


def _is_of_another(item: Item, earlier: Item) -> bool:
    """Tell whether the text says that both come from different countries: "the American vehicle"."""
    mine, other = item.named.value, earlier.named.value
    return bool(mine.maker_span and mine.maker and other.maker and mine.maker != other.maker)


def _takes_up(scene: Scene, item: Item, earlier: Item, known: Sequence[Item]) -> bool:
    """Tell whether "two units" are of equipment that its sentence says by a common noun, with no name beside it."""
    here = scene.sentence(item.span)
    named = any(other.named.value.named and scene.sentence(other.span) is here for other in known[-_NEARBY:])
    own = earlier.own and not earlier.named.value.weak
    return item.named.value.weak and own and scene.sentence(earlier.span) is here and not named


def _last_live(scene: Scene, span: Span, known: Sequence[Item]) -> Item | None:
    for earlier in reversed(known):
        if span.start - earlier.span.end > _MEMORY:
            return None
        if not _is_rejected(scene, earlier):
            return earlier
    return None


def _is_rejected(scene: Scene, item: Item) -> bool:
    """Tell whether an item is only named as what was not taken: "passing over …", "… was ruled out"."""
    before = scene.acts.last_before(item.span.start)
    after = scene.first_act(item.span.end, item.span.end + _CANCELLED)
    if before is not None and before.action == "surpass" and before.span.end <= item.span.start:
        return scene.sentence(before.span) is scene.sentence(item.span)
    return any(
        act is not None
        and act.action == "cancel"
        and abs(act.span.start - item.span.start) < _CANCELLED + len(item.span.quote(scene.reading.text))
        for act in (before, after)
    )
