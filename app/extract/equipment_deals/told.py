"""Which items of a sentence the acts in it make deals of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.extract.equipment_deals.acts import Act, Frame
from app.extract.equipment_deals.following import is_listed
from app.extract.equipment_deals.governors import Government, govern, span_of
from app.extract.equipment_deals.items import Item
from app.extract.equipment_deals.labels import government_of_row
from app.extract.equipment_deals.scene import Scene
from app.extract.index import Index
from app.extract.reading import Sentence
from app.text import Span
from app.vocabulary import EquipmentCategory

# Acts that make no deal by themselves: something else must say that equipment changes hands.
_HINTS = frozenset({"matter", "rumour", "deny", "replace", "maintain", "fund"})
_HALF = frozenset(
    {"accord", "intent", "agree", "sign", "suspend", "pay", "plan", "arrive"}
)  # with a number or a name they do
_WANTED = 40  # characters between a verb of intent and what is wanted
_BRACKETS = 60  # characters from an item to a bracket that says which it is, and from there to the last in it
_LED = 3  # words that lead to an item behind "and"
_OF_THE = 32  # characters before an item in which a preposition with an article and a demonym stands
_PART = 16  # characters before an item in which a word says that it is taken in part
_BESIDE = 20  # characters between an item and a word that counts it in or out


@dataclass(frozen=True, slots=True)
class Told:
    """An item and the acts over it."""

    item: Item
    government: Government

    @property
    def span(self) -> Span:
        """Return the stretch of text they take up."""
        return span_of(self.item, self.government)


def told_in(scene: Scene, sentence: Sentence, items: Index[Item]) -> list[Told]:
    """Return the items of a sentence that acts make a deal of; one that goes on a list stands under its acts."""
    found: list[Told] = []
    last: Told | None = None
    for item in items.inside(sentence.span):
        government = govern(scene, item, items, sentence)
        if last is not None and is_listed(scene, last.item, item):
            government = replace(government, chain=last.government.chain, main=government.main or last.government.main)
        if not government.acts:
            government = government_of_row(scene, item, sentence) or government
        if last is not None and _is_apart(scene, last, item, government):
            continue
        last = Told(item, government)
        if item.part and _comes(government):
            continue  # what it is a part of is told right behind it
        if _is_beaten(scene, item, government, items) or _is_rate(scene, item) or _carries(scene, item, items):
            continue
        if (
            _is_of_no_one(scene, sentence, government)
            or _is_candidate(scene, item, items)
            or (found and _is_rejected(found[-1], item, government))
        ):
            continue
        if _makes_deal(scene, item, government) and not _is_included(scene, item):
            found.append(last)
    return [told for at, told in enumerate(found) if not _is_total(told, found[at + 1 :])]


def _is_of_no_one(scene: Scene, sentence: Sentence, government: Government) -> bool:
    """Tell whether it is told that no one else has the equipment: "no other country ordered the K2"."""
    outer = government.chain[0] if government.chain else None
    return outer is not None and scene.grammar(
        max(sentence.span.start, outer.span.start - _WANTED), outer.span.start, "no_other"
    )


def _is_rejected(chosen: Told, item: Item, government: Government) -> bool:
    """Tell whether an item only lost to the one before it: "signed for 54 Leopard 2A7, rejecting the K2"."""
    inner = government.chain[-1] if government.chain else None
    if inner is None or inner.action != "cancel" or inner.tense != "ing" or item.quantity is not None:
        return False
    ended = any(act.action == "cancel" for act in chosen.government.acts)
    return chosen.item.span.end <= inner.span.start and not ended


def _comes(government: Government) -> bool:
    """Tell whether equipment is handed over, of which a part may come first."""
    return bool(government.chain) and government.chain[-1].action in {"deliver", "receive", "arrive"}


def comes_in_part(scene: Scene, item: Item) -> bool:
    """Tell whether only a part of what an item counts is meant: "the first of five boats", "six of the 24 jets"."""
    near = Span(max(0, item.span.start - _PART), max(1, item.span.start))
    words = [cue.span.end for cue in scene.reading.cues.inside("deal_terms", near, "part")]
    words += [number.span.end for number in scene.numbers.inside(near)]
    return any(scene.grammar(end, item.span.start, "of") for end in words)


def _is_total(told: Told, following: Sequence[Told]) -> bool:
    """Tell whether an item only sums up those after it: "nine units, five Dutch and four Austrian"."""
    parts = [other.item.quantity for other in following if other.item.beside is not None]
    counts = [part.value.best for part in parts if part is not None and part.value.best is not None]
    total = told.item.quantity.value.best if told.item.quantity else None
    return total is not None and len(counts) > 1 and sum(counts) == total


def _is_included(scene: Scene, item: Item) -> bool:
    """Tell whether an item, without number or name, is only a part of what is sold: "… and spare parts included"."""
    if item.quantity is not None or item.named.value.named:
        return False
    near = Span(max(0, item.span.start - _BESIDE), item.span.end + _BESIDE)
    return scene.reading.cues.first("deal_terms", near, "also") is not None


def _is_vague(scene: Scene, item: Item) -> bool:
    """Tell whether an item is said by a noun for a whole kind alone: "combat weapons", "ammunition", "vehicles"."""
    words = item.named.span.quote(scene.reading.text).split()
    hypernym = scene.reading.cues.first("equipment_hypernyms", item.named.span)
    category = item.named.value.category
    if hypernym is not None and hypernym.key == "arms" and category is EquipmentCategory.OTHER:
        return True
    whole = hypernym is not None and hypernym.span == item.named.span
    return len(words) == 1 and (whole or category is EquipmentCategory.MUNITIONS)


def _is_rate(scene: Scene, item: Item) -> bool:
    """Tell whether an item says how many are made in a time: "500 missiles a year"."""
    near = Span(item.span.end, item.span.end + _BESIDE)
    rate = scene.reading.cues.first("deal_terms", near, "rate")
    return rate is not None and rate.span.start <= item.span.end + 1


def _is_apart(scene: Scene, last: Told, item: Item, government: Government) -> bool:
    """Tell whether a verb that no list holds has the item: "received two jets and looks again at the Su-30"."""
    same = bool(government.chain) and government.chain == last.government.chain and government.acts == government.chain
    if not same or item.quantity is not None or last.item.span.end >= item.span.start:
        return False
    gap = Span(last.item.span.end, item.span.start)
    joint = next(scene.reading.cues.inside("deal_grammar", gap, "and"), None)
    if joint is None or "," in gap.quote(scene.reading.text):
        return False
    return len(scene.between(joint.span.end, item.span.start).split()) > _LED


def _is_candidate(scene: Scene, item: Item, items: Index[Item]) -> bool:
    """Tell whether an item only says in brackets which the one before them may be: "two submarines (S-80, KSS-III)"."""
    text = scene.reading.text
    opens = text.rfind("(", max(0, item.span.start - _BRACKETS), item.span.start)
    if opens < 0 or ")" in text[opens : item.span.start] or item.quantity is not None:
        return False
    before = items.last_before(opens)
    if (
        before is None
        or not 0 <= opens - before.span.end <= _BRACKETS
        or ", " not in text[opens : text.find(")", opens)]
    ):
        return False
    return scene.sentence(before.span) is scene.sentence(item.span)


def _carries(scene: Scene, item: Item, items: Index[Item]) -> bool:
    """Tell whether an item is only what the one before it is put on: "12 guns from Elbit for Denmark's frigates"."""
    before = items.last_before(item.span.start)
    if before is None or not item.own or not before.own or before.span.end > item.span.start:
        return False
    gap = before.span.end, item.span.start
    parted = scene.first_act(*gap) or scene.grammar(*gap, "and") or ", " in scene.between(*gap)
    if parted or scene.sentence(before.span) is not scene.sentence(item.span):
        return False
    start = max(before.span.end, item.span.start - _OF_THE)
    on = scene.grammar(start, item.span.start, "for", "on", "of")
    known = item.quantity is None or scene.grammar(start, item.quantity.span.start, "own")
    return on and known and not before.named.value.weak


def _is_passed_over(item: Item, inner: Act) -> bool:
    """Tell whether the item is used, replaced or beaten, and so not what changes hands."""
    return inner.action == "replace" or (inner.action == "surpass" and inner.span.end <= item.span.start)


def _is_beaten(scene: Scene, item: Item, government: Government, items: Index[Item]) -> bool:
    """Tell whether the item is what another one was chosen over."""
    inner = government.chain[-1] if government.chain else None
    before = items.last_before(item.span.start)
    if inner is None or inner.action != "select" or before is None or before.span.start < inner.span.end:
        return False
    return scene.grammar(before.span.end, item.span.start, "over")


def _plans(scene: Scene, item: Item, act: Act) -> bool:
    """Tell whether a verb of intent has the item itself as what is wanted: "wants a dozen", "two are planned"."""
    gap = scene.between(min(act.span.end, item.span.end), max(act.span.start, item.span.start))
    return act.tense != "noun" and len(gap) <= _WANTED


def _makes_deal(scene: Scene, item: Item, government: Government) -> bool:
    """Tell whether the acts over an item say that it changes hands, or is to."""
    used = government.chain and government.chain[-1].action == "replace"
    if used and government.bound is not None and government.bound.frame is Frame.EQUIPMENT:
        return False  # "will replace the jets that are in service"
    inner = government.bound or (government.chain[-1] if government.chain else government.main)
    if inner is None or _is_passed_over(item, inner) or (item.own and item.named.value.weak):
        return False
    if any(act.action == "surpass" and act.span.end <= item.span.start for act in government.chain[-1:]):
        return False  # "instead of the 24 it had studied"
    particular = item.quantity is not None or item.named.value.named
    if particular and item.own and item.quantity and any(act.action == "rumour" for act in government.acts):
        return True
    if item.own and not particular and _is_vague(scene, item):
        return False
    acts = [act for act in government.acts if act.action != "plan" or _plans(scene, item, act)]
    return any(act.action not in _HINTS and (particular or act.action not in _HALF) for act in acts)
