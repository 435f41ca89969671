"""How equipment changes hands: bought, given, lent, leased or made like new."""

from collections.abc import Iterable

from app.extract.equipment_deals.acts import Act
from app.text import Span
from app.vocabulary import Transfer

_TRANSFERS = {
    "lease": Transfer.LEASE,
    "let": Transfer.LEASE,
    "lend": Transfer.LOAN,
    "donate": Transfer.DONATION,
    "modernise": Transfer.MODERNISATION,
    "maintain": Transfer.MODERNISATION,
    "buy": Transfer.PURCHASE,
    "order": Transfer.PURCHASE,
    "sell": Transfer.PURCHASE,
    "pay": Transfer.PURCHASE,
    "contract": Transfer.PURCHASE,
}


def transfer(acts: Iterable[Act]) -> tuple[Transfer, Span] | None:
    """Return how the equipment changes hands, with the act that says so; the most particular way first."""
    found = {_TRANSFERS[act.action]: act.span for act in acts if act.action in _TRANSFERS}
    way = next((way for way in dict.fromkeys(_TRANSFERS.values()) if way in found), None)
    return None if way is None else (way, found[way])
