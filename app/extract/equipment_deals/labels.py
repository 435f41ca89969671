"""Lines of lists and tables that open with whose deals they tell: "Latvia: two radars, Thales", "Chad | 6 Mi-17"."""

import re

from app.extract.equipment_deals.acts import Act
from app.extract.equipment_deals.governors import Government
from app.extract.equipment_deals.items import Item
from app.extract.equipment_deals.parties import Party
from app.extract.equipment_deals.scene import Scene
from app.extract.reading import Sentence
from app.text import Span

_MARKS = re.compile(r"[\s\d•►*·.)(–—-]*")  # a bullet or a number before the label
_SEPARATOR = re.compile(r"\s*(?:[|:–—]|-\s)")
_STOP = re.compile(r"\.\s")
_CELL = re.compile(r"\s*(?:[|,;()–—]|\Z|\n)")
_LINE = 1500  # characters of a line that is an entry of a list
_MUTE = frozenset({"matter", "replace", "surpass", "plan"})


def label_of(scene: Scene, span: Span) -> Party | None:
    """Return the country that the line of *span* opens with, when a mark parts it from the rest."""
    sentence = scene.sentence(span)
    if sentence is None:
        return None
    block = sentence.block.span
    first = scene.parties.first_from(block.start)
    if first is None or first.span.end >= block.end or first.kind != "country" or block.end - block.start > _LINE:
        return None
    if not _MARKS.fullmatch(scene.reading.text, block.start, first.span.start):
        return None
    parted = _SEPARATOR.match(scene.reading.text, first.span.end) or _STOP.match(scene.reading.text, first.span.end)
    return first if parted and not _sells(scene, first, sentence) else None


def _sells(scene: Scene, label: Party, sentence: Sentence) -> bool:
    """Tell whether a line opens with who sells: a firm of that country does, and no public body of it takes part."""
    if scene.main is not None and scene.main.country == label.country:
        return False
    own = [party for party in scene.parties.inside(sentence.block.span) if party.country == label.country]
    bodies = any(party.name and not party.is_company for party in own)
    return any(party.is_company for party in own) and not bodies


def is_cell(scene: Scene, party: Party) -> bool:
    """Tell whether a country stands alone between two marks, as in the columns of a table."""
    before = scene.between(max(0, party.span.start - 2), party.span.start).strip()
    return before in ("|", ",", ";", "(", "–", "—") and bool(_CELL.match(scene.reading.text, party.span.end))


def government_of_row(scene: Scene, item: Item, sentence: Sentence) -> Government | None:
    """Return what is done to an item of a labelled line that has no verb over it.

    That is the last act of its sentence, else of the rest of its line; with none, a price makes it a contract.
    """
    line = sentence.block.span
    priced = next(scene.sums.inside(sentence.span), None) is not None
    if label_of(scene, item.span) is None or scene.is_headline(item.span) or not (item.quantity or priced):
        return None
    for span in (sentence.span, Span(sentence.span.end, max(line.end, sentence.span.end + 1))):
        acts = [act for act in scene.acts.inside(span) if act.action not in _MUTE]
        if acts:
            return Government(main=acts[-1])
    return Government(main=Act(item.named.span, "contract" if priced else "accord", "noun"))
