"""Which deal is which: by buyer, category, supplier, what the equipment is called, how many and for how much."""

from dataclasses import dataclass
from typing import Final

from app.claims import Telling
from app.comparisons import bounds, compare, designators, name_tokens, organizations_fit, same_designators
from app.facts import EquipmentDealFact, Money, Quantity
from app.resolve.agreements import differ, year
from app.resolve.clusters import Matcher
from app.text import fold
from app.vocabulary import DealStatus, EquipmentCategory, Polarity, Qualifier, Transfer, ValueBasis, Verdict

BOUGHT: Final = frozenset({Transfer.PURCHASE, Transfer.GOVERNMENT_TO_GOVERNMENT})
CONCLUDED: Final = frozenset({DealStatus.CONTRACTED, DealStatus.IN_DELIVERY, DealStatus.DELIVERED})
OPEN: Final = frozenset({DealStatus.PLANNED, DealStatus.REQUESTED, DealStatus.OFFERED, DealStatus.NEGOTIATING})

SHORTEST_WORD: Final = 4  # letters of a word that says what the equipment is
DISPUTED: Final = 2.0  # two figures may be a dispute about one thing when neither is more than twice the other
CLOSE: Final = 1.5  # the same where no other figure agrees
SOON: Final = 120  # days within which the press tells one piece of news
SENTENCE_ENDS: Final = (".", "!", "?", ":", "\n", "”", "»", '"')


@dataclass(frozen=True, slots=True)
class Features:
    """A deal as one article tells of it."""

    article: str
    language: str | None
    buyer: str
    category: EquipmentCategory
    models: frozenset[str]
    words: frozenset[str]
    supplier: str | None
    supplier_country: str | None
    quantity: Quantity | None
    value: Money | None
    transfer: Transfer
    option: bool
    signed: int | None
    polarity: Polarity
    background: bool
    status: DealStatus
    published: int | None


def features(telling: Telling) -> Features:
    """Return what counts of a deal's telling."""
    fact: EquipmentDealFact = telling.fact
    unit_price = fact.value_basis is not None and fact.value_basis.value is ValueBasis.UNIT_PRICE
    printed = fact.equipment.value
    models = designators(printed) | _proper_names(printed, begins=_begins_sentence(telling))
    return Features(
        article=telling.source.sha256,
        language=telling.source.language,
        buyer=fact.buyer.value,
        category=fact.category.value,
        models=models,
        words=_words(printed) - models,
        supplier=fact.supplier.value if fact.supplier else None,
        supplier_country=fact.supplier_country.value if fact.supplier_country else None,
        quantity=fact.quantity.value if fact.quantity else None,
        value=fact.value.value if fact.value and not unit_price else None,
        transfer=fact.transfer.value if fact.transfer else Transfer.UNKNOWN,
        option=fact.option.value if fact.option else False,
        signed=year(fact.signed_on),
        polarity=fact.polarity,
        background=fact.background,
        status=fact.status.value if fact.status else DealStatus.UNKNOWN,
        published=telling.source.published_on.toordinal() if telling.source.published_on else None,
    )


def keys(deal: Features) -> frozenset[str]:
    """Return the buyer with the category."""
    return frozenset({f"{deal.buyer}:{deal.category}"})


def score(left: Features, right: Features) -> float:
    """Say how much speaks for one deal.

    One that names a model and one that does not need a figure in common, and so do news and history. Two that name
    no model need a word in common, or the sum, or, between languages, the number.
    """
    numbers, sums = _agree(left.quantity, right.quantity), _agree(left.value, right.value)
    figures = float(numbers) + float(sums)
    if left.background is not right.background and not figures:
        return 0.0
    if left.models and right.models:
        return 3.0 + figures if same_designators(left.models, right.models) else 0.0
    if left.models or right.models:
        return 1.0 + figures if figures else 0.0
    if left.words & right.words:
        return 2.0 + figures
    return 1.0 + figures if sums or (numbers and left.language != right.language) else 0.0


def clash(left: Features, right: Features) -> bool:
    """Tell whether two deals cannot be one."""
    return (
        (left.buyer, left.category, left.polarity, left.option)
        != (right.buyer, right.category, right.polarity, right.option)
        or not _transfers_fit(left.transfer, right.transfer)
        or bool(left.models and right.models and not same_designators(left.models, right.models))
        or differ(left.signed, right.signed)
        or _past_and_future(left, right)
        or _contradict(left, right)
    )


def detail(deal: Features) -> tuple[float, ...]:
    """Return how much is known: the model, the figures, the supplier."""
    known = (deal.models, deal.quantity and deal.value, deal.quantity, deal.value, deal.supplier, deal.supplier_country)
    return tuple(float(bool(value)) for value in known)


def _begins_sentence(telling: Telling) -> bool:
    before = next(telling.cited("equipment")).words[0].prefix.rstrip(" ")
    return not before or before.endswith(SENTENCE_ENDS)


def _proper_names(printed: str, *, begins: bool) -> frozenset[str]:
    """Return the words of *printed* that a capital marks as a name; a sentence's first word may have it anyway."""
    words = printed.split()
    named = [word for word in words[1 if begins else 0 :] if word[:1].isupper()]
    return frozenset(fold(word).strip(",.;") for word in named if word.isalpha() and len(word) >= SHORTEST_WORD)


def _words(printed: str) -> frozenset[str]:
    """Return the words of *printed* that are long enough to say what it is, else all of them; without a plural s."""
    words = name_tokens(printed)
    long = [word for word in words if len(word) >= SHORTEST_WORD]
    return frozenset(word.rstrip("s") for word in long or words)


def _transfers_fit(left: Transfer, right: Transfer) -> bool:
    return left is right or Transfer.UNKNOWN in {left, right} or {left, right} <= BOUGHT


def _same_supplier(left: Features, right: Features) -> bool | None:
    """Tell whether two suppliers are one, None where one side tells too little; a firm says more than a country."""
    if left.supplier and right.supplier:
        return organizations_fit(left.supplier, right.supplier)
    if left.supplier_country and right.supplier_country:
        return left.supplier_country == right.supplier_country
    return None


def _past_and_future(left: Features, right: Features) -> bool:
    for one, other in ((left, right), (right, left)):
        if one.background and one.status in CONCLUDED and not other.background and other.status in OPEN:
            return True
    return False


def _agree(left: Quantity | Money | None, right: Quantity | Money | None) -> bool:
    if left is None or right is None or compare(left, right) is Verdict.CONTRADICTS:
        return False
    return not (isinstance(left, Money) and isinstance(right, Money) and left.currency != right.currency)


def _contradict(left: Features, right: Features) -> bool:
    """Tell whether number, sum or supplier speak against one deal.

    Two articles may contradict each other on one of the three when another agrees and the equipment is called alike;
    an article does not contradict itself.
    """
    figures = ((left.quantity, right.quantity), (left.value, right.value))
    against = [(one, other) for one, other in figures if one and other and compare(one, other) is Verdict.CONTRADICTS]
    supplied = _same_supplier(left, right)
    if not against and supplied is not False:
        return False
    if left.article == right.article or len(against) + (supplied is False) > 1:
        return True
    agreeing = any(_agree(one, other) for one, other in figures)
    if supplied is False:
        return not (agreeing and same_designators(left.models, right.models))
    if agreeing and (_called_alike(left, right) or _sums_alike(left, right)):
        return not _near(*against[0], DISPUTED)
    told_together = supplied and _told_together(left, right) and same_designators(left.models, right.models)
    return not (told_together and _near(*against[0], CLOSE))


def _called_alike(left: Features, right: Features) -> bool:
    return same_designators(left.models, right.models) or bool(left.words & right.words)


def _sums_alike(left: Features, right: Features) -> bool:
    """Tell whether the same sum is told, to the last digit, of what two languages call by no model."""
    exact = left.value is not None and left.value == right.value and left.value.qualifier is Qualifier.EXACT
    return exact and left.language != right.language and not (left.models or right.models)


def _told_together(left: Features, right: Features) -> bool:
    """Tell whether two tell news of about the same time."""
    if left.background or right.background or left.published is None or right.published is None:
        return False
    return abs(left.published - right.published) <= SOON


def _near(left: Quantity | Money, right: Quantity | Money, most: float) -> bool:
    """Tell whether neither of two figures is more than *most* times the other."""
    (low, high), (other_low, other_high) = bounds(left), bounds(right)
    return low <= most * other_high and other_low <= most * high


MATCHER: Final = Matcher(features, keys, score, clash, detail)
