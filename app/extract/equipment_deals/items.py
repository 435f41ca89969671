"""The pieces of equipment that deals are told of, with their numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.extract.equipment_deals.acts import OBTAINING, PROVIDING
from app.extract.equipment_deals.parties import Party
from app.extract.equipment_deals.scene import Scene
from app.extract.index import Index
from app.extract.layout import BlockKind
from app.extract.mentions import Mention
from app.extract.mentions.equipment import Equipment
from app.extract.mentions.models import category_of
from app.facts import Quantity
from app.text import Span, hull
from app.vocabulary import EquipmentCategory, RecordType

_PUNCTUATION = re.compile(r"[.,;:()!?–—“”\"«»\n]")
_LIST = re.compile(r"\s(?:[^\W\d_]{1,3})\s")
_NAMES = re.compile(
    r" (?P<gap>(?:[a-zà-ÿ]{1,4} |d['’]){0,2})(?P<name>[A-ZÀ-Þ][\w’'-]+(?: (?:[A-ZÀ-Þ][\w’'-]*|\d{1,3}[A-Z]?)){0,3})"
)
_WORDS = re.compile(r"[^\W_][\w'’/-]*")
_DIGIT = re.compile(r"\d")
_WORD_BEFORE = re.compile(r"(?<![\w])(?P<word>[^\W_][\w’-]{0,30}) $")
_ACRONYM = 12  # characters of an acronym in brackets, and the space before it
_NUMBER_REACH = 48  # characters between a number and the noun it counts
_NUMBER_WORDS = 5
_MANY = 1_000_000  # of nothing known by a name alone: such numbers are of money
_OBJECT = 24  # characters between a verb and the number of what it is done to


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
    more: bool = False  # it counts others than those told before: "three more"
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


def find_items(scene: Scene) -> Index[Item]:
    """Return the items that lines which tell name themselves, in order."""
    listed = [_item(scene, mention) for mention in scene.equipment if _is_item(scene, mention)]
    unlisted = [item for number in scene.numbers if (item := _unlisted(scene, number))]
    return Index(_merge_lists(scene, sorted([*listed, *unlisted], key=lambda item: item.span)))


def _is_item(scene: Scene, mention: Mention[Equipment]) -> bool:
    """Leave out what is only part of a body's name, and what stands in a line that does not tell."""
    actor = scene.actors.at(mention.span.start)
    inside = actor is not None and actor.kind is RecordType.ORGANIZATION and not mention.value.designator
    alone = actor is not None and actor.span.end >= mention.span.end
    counted = mention.value.named and _quantity(scene, mention.span) is not None
    if not counted and _is_proper_name(scene, mention):
        return False
    return (
        counted or not (inside and (alone or mention.value.category is EquipmentCategory.OTHER))
    ) and scene.sentence(mention.span) is not None


def _is_proper_name(scene: Scene, mention: Mention[Equipment]) -> bool:
    """Tell whether a phrase is only the end of a name no list holds: "Lockheed Martin Rotary and Mission Systems"."""
    sentence = scene.sentence(mention.span)
    words = _WORDS.findall(mention.span.quote(scene.reading.text))
    written = all(word[0].isupper() and not word.isupper() and not _DIGIT.search(word) for word in words)
    if not written or mention.value.designator or sentence is None or sentence.block.kind is not BlockKind.BODY:
        return False
    heads = (noun.span.end for noun in scene.reading.cues.inside("equipment_nouns", mention.span))
    headed = any(mention.span.end - end <= _ACRONYM for end in heads)
    before = _WORD_BEFORE.search(scene.reading.text, sentence.span.start, mention.span.start)
    return headed and (len(words) > 1 or (before is not None and before["word"][0].isupper()))


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
    blocked = scene.first_act(*gap) or next(scene.inside(scene.equipment, *gap), None) or scene.grammar(*gap, "in")
    return None if blocked or scene.days.at(number.span.start) else number


def _unlisted(scene: Scene, number: Mention[Quantity]) -> Item | None:
    """Take capitalised words that a number counts for equipment that no list holds: "48 Tranche 4 Typhoons"."""
    found = _NAMES.match(scene.reading.text, number.span.end)
    few = number.value.best is None or number.value.best < _MANY
    if found is None or scene.sentence(number.span) is None or scene.days.at(number.span.start) or not few:
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
    category = category_of(found["name"]) or _of_unknown_name(scene, number, span)
    return (
        None
        if category is None
        else Item(hull(number.span, span), Mention(span, Equipment(category, named=True, weak=False)), number, own=True)
    )


def _of_unknown_name(scene: Scene, number: Mention[Quantity], name: Span) -> EquipmentCategory | None:
    """Take a name nobody knows for equipment where a verb for buying or giving has its number: "ordered 45 Hizir"."""
    sentence, act = scene.sentence(name), scene.acts.last_before(number.span.start)
    if act is None or sentence is None or sentence.block.kind is not BlockKind.BODY:
        return None
    moves = act.action in OBTAINING | PROVIDING and act.tense != "noun" and not act.negated
    near = 0 <= number.span.start - act.span.end <= _OBJECT and not scene.breaks(act.span.end, number.span.start)
    plural = number.value.best is not None and number.value.best > 1
    return EquipmentCategory.OTHER if moves and near and plural and _ends(scene, name) else None


def _ends(scene: Scene, name: Span) -> bool:
    """Tell whether no noun follows that a name goes with: "45 Hizir from", and not "12 Foreign ministers"."""
    word = scene.reading.text[name.end + 1 : name.end + 2]
    after = scene.reading.cues.starting("deal_grammar", name.end + 1)
    return scene.between(name.end, name.end + 1) != " " or not word.islower() or after is not None


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
