"""A deal while it is put together, and which drafts are one deal told again."""

from collections import defaultdict
from dataclasses import dataclass, replace

from app.extract.equipment_deals.items import Item
from app.extract.equipment_deals.statuses import RUNGS, Standing
from app.facts import Cited, EquipmentDealFact, Money, Period, Quantity
from app.text import Span, fold
from app.vocabulary import Basis, Condition, DealStatus, Modality, Polarity, Transfer, ValueBasis

ENDED = frozenset({DealStatus.CANCELLED, DealStatus.SUSPENDED})


@dataclass(frozen=True, slots=True)
class Draft:
    """A deal as one place of the text tells it."""

    item: Item
    words: str  # of the equipment, as printed
    clause: Span
    buyer: Cited[str] | None
    standing: Standing
    supplier_country: Cited[str] | None = None
    supplier: Cited[str] | None = None
    quantity: Cited[Quantity] | None = None
    value: Cited[Money] | None = None
    value_basis: Cited[ValueBasis] | None = None
    transfer: Cited[Transfer] | None = None
    condition: Cited[Condition] | None = None
    option: Cited[bool] | None = None
    announced_on: Cited[Period] | None = None
    signed_on: Cited[Period] | None = None
    delivered_on: Cited[Period] | None = None
    background: bool = False
    headline: bool = False
    sure: bool = True  # the buyer stands in the clause itself
    slight: bool = False  # it may add to a deal told elsewhere, but is too little to be one
    rule: str = "deal.clause"

    @property
    def is_over(self) -> bool:
        """Tell whether the deal is denied or has ended."""
        return self.standing.polarity is Polarity.NEGATED or self.standing.status in ENDED

    @property
    def tells_more(self) -> bool:
        """Tell whether it says what the equipment is, or how many, in its own words."""
        return self.item.own and (self.item.named.value.named or self.quantity is not None)

    def fact(self) -> EquipmentDealFact | None:
        """Return the fact, when a buyer is known."""
        if self.buyer is None:
            return None
        equipment = self.item
        return EquipmentDealFact(
            buyer=self.buyer,
            equipment=Cited(self.words, equipment.spans, Basis.STATED if equipment.own else Basis.RESOLVED),
            category=Cited(equipment.named.value.category, (equipment.named.span,), Basis.CLASSIFIED),
            supplier_country=self.supplier_country,
            supplier=self.supplier,
            transfer=self.transfer,
            condition=self.condition,
            option=self.option,
            quantity=self.quantity,
            value=self.value,
            value_basis=self.value_basis,
            status=Cited(self.standing.status, (self.standing.span,), Basis.CLASSIFIED),
            announced_on=self.announced_on,
            signed_on=self.signed_on,
            delivered_on=self.delivered_on,
            modality=self.standing.modality,
            polarity=self.standing.polarity,
            background=self.background,
            rule=self.rule,
        )


_BESIDE = 100  # characters between a part and the whole: "six jets out of the 24 ordered"
_RECENT = 100  # deals of a buyer among which a deal told again is looked for
_TO_COME = frozenset({DealStatus.CONTRACTED, DealStatus.AGREED, DealStatus.SELECTED, DealStatus.IN_DELIVERY})


def same(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts tell one deal: same buyer, equipment that agrees, and nothing that differs."""
    if one.buyer is None or other.buyer is None or one.buyer.value != other.buyer.value:
        return False
    if one.item.named.span != other.item.named.span and not _same_words(one, other):
        return False
    numbers = _told_number(one), _told_number(other)
    if one.item.more or other.item.more:
        numbers = _number(one), _number(other)
    if None not in numbers and numbers[0] != numbers[1] and not _is_part(one, other):
        return False
    again = one.item.named.span == other.item.named.span
    early = one.background is not other.background and not (again or one.headline or other.headline)
    early = early and (None in numbers or numbers[0] != numbers[1])
    if early or (one.is_over is not other.is_over and not _takes_back(one, other)):
        return False
    return not _differ(one.supplier_country, other.supplier_country) and not _differ(one.supplier, other.supplier)


def _takes_back(one: Draft, other: Draft) -> bool:
    """Tell whether one draft denies or ends what the other tells: a headline, a rumour, the same number before it."""
    live, over = (other, one) if one.is_over else (one, other)
    rumoured = live.standing.modality is Modality.RUMOURED and over.item.own
    if live.headline or over.headline or rumoured:
        return True
    numbers = _told_number(live), _told_number(over)
    return None not in numbers and numbers[0] == numbers[1] and live.item.span.end <= over.item.span.start


def _is_part(one: Draft, other: Draft) -> bool:
    """Tell whether the smaller of two numbers of the same equipment only says how many of the others it is told of."""
    less, more = sorted((one, other), key=lambda draft: _number(draft) or 0)
    if one.item.named.span != other.item.named.span:
        return False
    come = less.standing.status in (DealStatus.DELIVERED, DealStatus.IN_DELIVERY)
    beside = abs(more.item.span.start - less.item.span.start) <= _BESIDE and not less.item.more
    to_come = more.standing.status in _TO_COME
    return (less.item.part and to_come) or (come and (to_come or beside))


def _told_number(draft: Draft) -> int | None:
    """Return the number a draft tells in words of its own, and not by an article alone: "a KC-390"."""
    by_article = draft.quantity is not None and draft.quantity.basis is Basis.RESOLVED
    alone = by_article and draft.quantity and draft.item.named.span.start <= draft.quantity.spans[-1].end + 1
    return None if alone else _number(draft)


def _number(draft: Draft) -> int | None:
    quantity = draft.quantity.value if draft.quantity else None
    return (
        None
        if quantity is None
        else next((n for n in (quantity.best, quantity.low, quantity.high) if n is not None), None)
    )


def _differ(one: Cited[str] | None, other: Cited[str] | None) -> bool:
    return one is not None and other is not None and one.value != other.value


def _same_words(one: Draft, other: Draft) -> bool:
    """Tell whether the equipment is the same: words in common, of names where both have names."""
    first, second = _tokens(one.words), _tokens(other.words)
    if one.item.named.value.named and other.item.named.value.named:
        first, second = _names(one.words) or first, _names(other.words) or second
        return bool(first & second)
    category = one.item.named.value.category is other.item.named.value.category
    return category and (bool(first & second) or one.headline or other.headline)


def _tokens(words: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in fold(words).replace("-", "").split() if len(word) > 2)  # noqa: PLR2004


def _names(words: str) -> frozenset[str]:
    return frozenset(
        fold(word).replace("-", "").rstrip("s")
        for word in words.split()
        if word[:1].isupper() or any(c.isdigit() for c in word)
    )


def merged(first: Draft, again: Draft) -> Draft:
    """Return one draft of two that tell one deal: the fuller words, the further rung, each value from who has it."""
    if _number(again) is not None and (_number(first) or 0) > (_number(again) or 0):
        first = replace(first, slight=first.slight and again.slight)
        known = again.value is None or first.value is not None
        return first if known else replace(first, value=again.value, value_basis=again.value_basis)
    main, other = (again, first) if first.headline and not again.headline else (first, again)
    result = replace(
        main,
        standing=max((main, other), key=_weight).standing,
        headline=first.headline and again.headline,
        slight=first.slight and again.slight,
        background=first.background and again.background,
        supplier_country=main.supplier_country or other.supplier_country,
        supplier=main.supplier or other.supplier,
        quantity=_whole(main, other),
        value=main.value or other.value,
        value_basis=main.value_basis or other.value_basis,
        transfer=main.transfer or other.transfer,
        condition=main.condition or other.condition,
        option=main.option or other.option,
        announced_on=main.announced_on or other.announced_on,
        signed_on=main.signed_on or other.signed_on,
        delivered_on=main.delivered_on or other.delivered_on,
    )
    if len(other.words) > len(main.words) and not other.headline:
        result = replace(result, item=other.item, words=other.words)
    return result


def _whole(main: Draft, other: Draft) -> Cited[Quantity] | None:
    """Return the number of a deal told twice: of a part and the whole the whole's."""
    if None not in (_told_number(main), _told_number(other)):
        return max(main, other, key=lambda draft: _number(draft) or 0).quantity
    return main.quantity if _told_number(main) is not None else other.quantity or main.quantity


def _weight(draft: Draft) -> tuple[bool, bool, int]:
    """Rank what is over first, what is told flatly, then the further rung."""
    flat = draft.standing.modality is not Modality.RUMOURED
    return draft.is_over, flat, RUNGS.index(draft.standing.status)


def with_suppliers(drafts: list[Draft]) -> list[Draft]:
    """Give deals of equipment named before the supplier that it was told to come from."""
    firms: dict[Span, Draft] = {}
    result: list[Draft] = []
    for draft in drafts:
        firm = None if draft.item.own else firms.get(draft.item.named.span)
        if draft.supplier is not None or draft.supplier_country is not None:
            firms.setdefault(draft.item.named.span, draft)
        elif firm is not None:
            draft = replace(draft, supplier=firm.supplier, supplier_country=_foreign(firm, draft))  # noqa: PLW2901
        result.append(draft)
    return result


def _foreign(firm: Draft, draft: Draft) -> Cited[str] | None:
    """Return the supplying country of another deal, unless it is the buyer of this one."""
    country, buyer = firm.supplier_country, draft.buyer
    return None if country is None or (buyer is not None and buyer.value == country.value) else country


def together(drafts: list[Draft]) -> list[Draft]:
    """Merge the drafts that tell one deal, in the order of the text; headlines join the deals of the text below."""
    found: list[Draft] = []
    places: dict[str, list[int]] = defaultdict(list)  # by buyer
    for draft in sorted(drafts, key=lambda draft: draft.headline):
        near = places[draft.buyer.value][-_RECENT:] if draft.buyer else []
        again = [at for at in near if found[at].item.named.span == draft.item.named.span]
        alike = [at for at in [*again, *near] if same(found[at], draft)]
        at = next((at for at in alike if found[at].is_over is draft.is_over), next(iter(alike), None))
        if at is not None:
            found[at] = merged(found[at], draft)
        elif draft.buyer and not draft.item.is_echo and (not draft.headline or draft.tells_more):
            places[draft.buyer.value].append(len(found))
            found.append(draft)
    return sorted((draft for draft in found if not draft.slight), key=lambda draft: draft.item.span)
