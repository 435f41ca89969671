"""What nouns for any equipment and numbers alone stand for: "the vehicles", "two units", "four more"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.extract.equipment_deals.counts import Count
from app.extract.equipment_deals.items import Item
from app.extract.equipment_deals.scene import Scene
from app.extract.index import Index
from app.text import Span
from app.vocabulary import EquipmentCategory

_MEMORY = 700  # characters: how far back what "the vehicles" or "four more" stand for may be named
_CANCELLED = 40
_REPLACED = 16  # characters between a verb for replacing and what is replaced
_LEAD = 8  # characters before a number in which its article stands
_OBTAINS = frozenset({"buy", "order", "request", "lease", "plan", "negotiate", "tender"})
_NEARBY = 8  # items before one among which those of its sentence are


def resolve(scene: Scene, items: Index[Item], counts: Iterable[Count]) -> Iterator[Item]:
    """Yield *items* and *counts* in order, each with the equipment it stands for: the last named before it."""
    known: list[Item] = []
    for thing in sorted([*items, *counts], key=lambda thing: thing.span):
        if isinstance(thing, Item):
            earlier = None if thing.named.value.named else _meant(scene, thing, known)
            if earlier is not None and scene.is_headline(earlier.span):
                earlier = _next_named(scene, thing, items) or earlier
            item = thing if earlier is None else replace(thing, named=earlier.named, own=False)
        else:
            earlier = thing.ahead or _last_live(scene, thing, known)
            if earlier is None:
                continue
            part = thing.ahead is not None
            item = Item(
                thing.span, earlier.named, thing.number, own=False, beside=thing.beside, more=thing.more, part=part
            )
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
        if _is_another_lot(scene, item, earlier, known):
            return None
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


def _is_another_lot(scene: Scene, item: Item, earlier: Item, known: Sequence[Item]) -> bool:
    """Tell whether other pieces are bought than those named before, with no word that takes those up again."""
    if item.named.value.weak or item.quantity is None:
        return False
    act = scene.acts.last_before(item.span.start)
    if act is None or act.action not in _OBTAINS or scene.sentence(act.span) is not scene.sentence(item.span):
        return False
    same = (other.quantity.value.best for other in known if other.quantity and other.named.span == earlier.named.span)
    numbers = {number for number in same if number is not None}
    return bool(numbers) and item.quantity.value.best not in {None, *numbers} and not _is_known(scene, item)


def _is_known(scene: Scene, item: Item) -> bool:
    """Tell whether a word beside a number says that the pieces are known, or more of them: "the six", "four more"."""
    near = Span(max(0, item.span.start - _LEAD), item.named.span.start + 1)
    return scene.reading.cues.first("deal_grammar", near, "the", "more", "own") is not None


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


def _last_live(scene: Scene, count: Count, known: Sequence[Item]) -> Item | None:
    """Return the last item that a number alone may count: of its own sentence, one that there are several of."""
    found: Item | None = None
    for earlier in reversed(known):
        if count.span.start - earlier.span.end > _MEMORY:
            break
        if _is_rejected(scene, earlier):
            continue
        if scene.sentence(earlier.span) is not scene.sentence(count.span):
            return found or earlier
        if not (earlier.own and _is_single(scene, earlier)):
            return earlier
        found = found or earlier
    return found


def _is_single(scene: Scene, item: Item) -> bool:
    """Tell whether there is one of an item: "a simulator", "one frigate"."""
    if item.quantity is not None:
        return item.quantity.value.best == 1
    word = scene.reading.cues.ending("deal_grammar", item.span.start - 1, "one")
    return word is not None


def _is_rejected(scene: Scene, item: Item) -> bool:
    """Tell whether an item is only named as what was not taken, or is replaced: "… was ruled out", "to replace …"."""
    before = scene.acts.last_before(item.span.start)
    if before is not None and before.action == "replace" and 0 <= item.span.start - before.span.end <= _REPLACED:
        taker = before.passive or scene.grammar(before.span.end, item.span.start, "with", "by")
        return item.quantity is None and not taker and scene.sentence(before.span) is scene.sentence(item.span)
    after = scene.first_act(item.span.end, item.span.end + _CANCELLED)
    if before is not None and before.action == "surpass" and before.span.end <= item.span.start:
        return scene.sentence(before.span) is scene.sentence(item.span)
    return any(
        act is not None
        and act.action == "cancel"
        and abs(act.span.start - item.span.start) < _CANCELLED + len(item.span.quote(scene.reading.text))
        for act in (before, after)
    )
