"""How many pieces each buyer of an item has."""

import re
from collections.abc import Sequence

from app.extract.equipment_deals.items import Item
from app.extract.equipment_deals.scene import Scene
from app.extract.mentions import Mention
from app.extract.reading import Sentence
from app.facts import Cited, Quantity
from app.text import Span
from app.vocabulary import Basis, EquipmentCategory, Qualifier

_JOINT = re.compile(r",? (?:[^\W\d_]{1,3} )?")
_ONE = Quantity(1, 1, 1, Qualifier.EXACT)
_UNCOUNTED = frozenset({EquipmentCategory.MUNITIONS, EquipmentCategory.SERVICES})
_COUNTED = re.compile(r"(?<![\w-])(?P<number>\d{1,4})-(?P<noun>[a-z]+)(?![\w-])")
_GAP = 10  # characters between a number, the one it stands in place of, and the equipment
_COMPOUND = 60  # characters between such a compound and the equipment
_ARTICLE = 16  # characters before a noun phrase in which its article stands, with an ordinal: "un troisième"


def quantities(scene: Scene, sentence: Sentence, item: Item, buyers: int) -> Sequence[Cited[Quantity] | None]:
    """Return the number of each of so many buyers; "respectively" gives each its own, else all have the same."""
    if buyers > 1 and item.quantity and scene.grammar(sentence.span.start, sentence.span.end, "respectively"):
        listed = _listed(scene, item.quantity, buyers)
        if len(listed) >= buyers:
            return [number.cited for number in listed[-buyers:]]
    found = _corrected(scene, item) or item.quantity
    number = found.cited if found else _compound(scene, sentence, item) or _single(scene, item)
    return [number] * buyers


def _corrected(scene: Scene, item: Item) -> Mention[Quantity] | None:
    """Return the number told in place of another one that is ruled out: "for 32, and not 48, F-35A"."""
    start = item.quantity.span.start if item.quantity else item.named.span.start
    wrong = item.quantity or scene.numbers.last_before(start)
    right = scene.numbers.last_before(wrong.span.start) if wrong else None
    if wrong is None or right is None or start - wrong.span.end > _GAP or wrong.span.start - right.span.end > _GAP:
        return None
    ruled_out = scene.grammar(right.span.end, wrong.span.start, "not") and "," in scene.between(
        right.span.end, wrong.span.start
    )
    return right if ruled_out else None


def _compound(scene: Scene, sentence: Sentence, item: Item) -> Cited[Quantity] | None:
    """Return the number of a compound that counts the pieces of an order: "a 12-aircraft contract for FA-50s"."""
    if not item.own or not item.named.value.named:
        return None
    start = max(sentence.span.start, item.span.start - _COMPOUND)
    for found in _COUNTED.finditer(scene.reading.text, start, min(sentence.span.end, item.span.end + _COMPOUND)):
        noun = scene.reading.cues.starting("equipment_nouns", found.start("noun"))
        between = sorted((found.span(), (item.span.start, item.span.end)))
        alone = next(scene.inside(scene.equipment, between[0][1], between[1][0]), None) is None
        if noun is not None and noun.span.end == found.end() and alone:
            best = int(found["number"])
            return Cited(Quantity(best, best, best, Qualifier.EXACT), (Span(*found.span("number")),))
    return None


def _listed(scene: Scene, last: Mention[Quantity], most: int) -> list[Mention[Quantity]]:
    """Return the numbers, no more than *most*, of a list that ends with *last*: "six, six and eight"."""
    listed = [last]
    while len(listed) < most and (before := scene.numbers.last_before(listed[0].span.start)):
        if not _JOINT.fullmatch(scene.reading.text, before.span.end, listed[0].span.start):
            break
        listed.insert(0, before)
    return listed


def _single(scene: Scene, item: Item) -> Cited[Quantity] | None:
    """Return one for a noun phrase under an indefinite article: "a frigate", "un troisième patrouilleur"."""
    start, end = item.named.span.start, item.named.span.end
    act = scene.first_act(end, end + _ARTICLE)
    heads = act is not None and act.tense == "noun" and act.span.start == end + 1
    if not item.own or heads or item.named.value.category in _UNCOUNTED or start == 0:
        return None
    near = Span(max(0, start - _ARTICLE), start)
    for cue in reversed(list(scene.reading.cues.inside("deal_grammar", near, "one"))):
        between = scene.between(cue.span.end, start)
        ordinal = scene.reading.cues.first("deal_terms", Span(cue.span.end, start), "part") if between.strip() else None
        if between == " " or (ordinal is not None and between.strip() == ordinal.span.quote(scene.reading.text)):
            return Cited(_ONE, (cue.span,), Basis.RESOLVED)
    return None
