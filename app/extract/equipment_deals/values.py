"""Which sum of money belongs to which deal of a clause."""

from collections.abc import Sequence

from app.extract.equipment_deals.items import Item
from app.extract.equipment_deals.scene import Scene
from app.extract.mentions import Mention
from app.facts import Cited, Money
from app.text import Span
from app.vocabulary import Basis, ValueBasis

_NEAR = 40  # characters around a sum in which words say what it is


def share_out(scene: Scene, items: Sequence[Item], clause: Span) -> dict[Item, Mention[Money]]:
    """Return the sum of each item of a clause.

    "Respectively" gives each item its own, in order. Else a sum behind an item, before the next one, is that
    item's; one before all of them, or behind the last of several, is the price of the package and goes to the first.
    """
    sums = list(scene.sums.inside(clause))
    if not sums or not items:
        return {}
    if scene.grammar(clause.start, clause.end, "respectively") and len(sums) >= len(items) > 1:
        return dict(zip(items, sums[-len(items) :], strict=True))
    shares: dict[Item, Mention[Money]] = {}
    for money in sums:
        before = [item for item in items if item.span.end <= money.span.start]
        owner = before[-1] if before else items[0]
        if before and owner is items[-1] and len(items) > 1 and not shares:
            owner = items[0]
        shares.setdefault(owner, money)
    return shares


def basis_of(scene: Scene, money: Mention[Money]) -> Cited[ValueBasis] | None:
    """Return what a sum is, by the words beside it; the nearest speak."""
    near = Span(max(0, money.span.start - _NEAR), money.span.end + _NEAR)
    found = list(scene.reading.cues.inside("deal_values", near))
    if not found:
        return None
    cue = min(found, key=lambda cue: max(cue.span.start - money.span.end, money.span.start - cue.span.end))
    return Cited(ValueBasis(cue.key), (cue.span,), Basis.CLASSIFIED)
