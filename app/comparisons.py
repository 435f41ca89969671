"""Two values of one field held against each other: do they say the same, fit together, or contradict?

``verdict`` knows what a field means, ``compare`` only what type its values have. ``precision`` says which of two that
fit together says more; it speaks for both.
"""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, Final

from app.facts import Money, Period, Quantity, Speaker
from app.text import fold
from app.vocabulary import Condition, Qualifier, RecordType, Verdict

ABOUT: Final = 0.10  # how far "about" reaches on either side
ROUNDED_DIGITS: Final = 2  # a sum said with two digits or more may be a rounding: "3.5 billion" of 3.46
DAYS_OF_AN_ERA: Final = (date.max - date.min).days

# Flat enough to contradict one another; an announcement is made more than once, a delivery comes in parts.
DISPUTABLE: Final = frozenset(
    {
        "quantity",
        "value",
        "supplier",
        "supplier_country",
        "signed_on",
        "notified_on",
        "approved_on",
        "effective_from",
        "effective_to",
        "said_on",
        "condition",
    }
)
# Told more than once, or in other words: two values of these fit, whatever they are.
TOLERANT: Final = frozenset({"name", "announced_on", "delivered_on", "instrument", "transfer"})
COMPARED: Final = DISPUTABLE | TOLERANT

VAGUE: Final = frozenset({"other", "unknown"})  # members that say nothing against another
USED: Final = frozenset({Condition.SECOND_HAND, Condition.REFURBISHED})  # what is refurbished has been used

ACRONYM_LETTERS: Final = 3  # an acronym has as many letters at least, and a word with no more is left out of one

# Source: ISO 20275, Entity Legal Forms: the abbreviations that follow company names in the press.
_FORMS: Final = (
    "inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh ag se kg sa sas sarl sau sl slu "
    "srl spa nv bv ab as asa oy oyj aps kk jsc ojsc pjsc ooo doo sro zrt kft ltda eireli sae pte pty bhd tbk pt"
)
LEGAL_FORMS: Final = frozenset(_FORMS.split())

_DESIGNATOR = re.compile(r"(?<![^\W_])(?=[a-z-]*\d)[a-z]*-?\d+[a-z0-9-]*(?![^\W_])")
_YEAR = re.compile(r"(?:19|20)\d\d")


def verdict(field: str, left: Any, right: Any) -> Verdict:  # noqa: ANN401  # values of the field
    """Hold two values of the field named *field* against each other, whichever comes first.

    A status is no such field: its values follow one another, and the days decide.
    """
    if field == "supplier":
        return _suppliers(left, right)
    found = compare(left, right)
    return Verdict.COMPATIBLE if found is Verdict.CONTRADICTS and field in TOLERANT else found


def compare(left: Any, right: Any) -> Verdict:  # noqa: ANN401  # values of one field, of any one type
    """Hold two values of one field against each other, whichever comes first.

    Numbers fit when their bounds meet: exact ones have none, "about" reaches ten percent. Sums of two currencies
    are not compared, and fit. Days fit when they may be the same day. Names fit when one says all of the other, and
    are equal whatever their case and accents.
    """
    if left == right or _spelt_alike(left, right):
        return Verdict.EQUAL
    return Verdict.COMPATIBLE if _fit(left, right) else Verdict.CONTRADICTS


def precision(value: Any) -> tuple[float, ...]:  # noqa: ANN401  # as above
    """Return what orders values that fit together: the greater says more."""
    match value:
        case Quantity() | Money():
            low, high = bounds(value)
            exact = value.qualifier is Qualifier.EXACT
            return exact, -(high - low) / max(1.0, high) if high < float("inf") else -2.0, _digits(value.best)
        case Period():
            return (DAYS_OF_AN_ERA - (value.latest - value.earliest).days,)
        case Speaker():
            return float(value.kind is RecordType.PERSON), float(len(name_tokens(value.name)))
        case StrEnum():
            return (float(value not in VAGUE),)
        case bool():
            return (0.0,)
        case _:
            return (float(bool(designators(str(value)))),)


def bounds(value: Quantity | Money) -> tuple[float, float]:
    """Return the least and the greatest number that *value* may mean, both inclusive."""
    low = value.low if value.low is not None else value.best
    high = value.high if value.high is not None else value.best
    if value.qualifier is Qualifier.AT_LEAST:
        high = None
    if value.qualifier is Qualifier.AT_MOST:
        low = None
    slack = ABOUT if value.qualifier is Qualifier.ABOUT else 0.0
    least = 0.0 if low is None else low * (1 - slack)
    return least, float("inf") if high is None else high * (1 + slack)


def designators(text: str) -> frozenset[str]:
    """Return the designators in *text*, folded, without hyphens: "F-16" and "F16" are "f16", a year is none."""
    found = _DESIGNATOR.findall(fold(text))
    plain = (one.replace("-", "") for one in found if not _YEAR.fullmatch(one))
    return frozenset(one for one in plain if not one.isdigit())


def same_designators(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether one of *left* is one of *right*, or a variant of it: "f16" and "f16c"."""
    return any(_variant(one, other) or _variant(other, one) for one in left for other in right)


def organizations_fit(left: str, right: str) -> bool:
    """Tell whether two names may be of one organization: one says all of the other, or is its initials."""
    words, others = organization_tokens(left), organization_tokens(right)
    if set(words) <= set(others) or set(others) <= set(words):
        return True
    return "".join(words) in initials(right) or "".join(others) in initials(left)


def organization_tokens(name: str) -> tuple[str, ...]:
    """Return the folded words of an organization's name without its legal form; of a bare legal form, itself."""
    words = name_tokens(name.replace(".", ""))
    core = tuple(word for word in words if word not in LEGAL_FORMS)
    return core or words


def initials(name: str) -> frozenset[str]:
    """Return the acronyms that a name of three words or more may have: of all its words, and of the long ones."""
    words = [word for word in organization_tokens(name) if word != "the"]
    if len(words) < ACRONYM_LETTERS:
        return frozenset()
    long = [word for word in words if len(word) > ACRONYM_LETTERS]
    made = {"".join(word[0] for word in part) for part in (words, long)}
    return frozenset(acronym for acronym in made if len(acronym) >= ACRONYM_LETTERS)


def name_tokens(name: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(re.findall(r"[^\W_]+", fold(name)))


def _suppliers(left: str, right: str) -> Verdict:
    if organization_tokens(left) == organization_tokens(right):
        return Verdict.EQUAL
    return Verdict.COMPATIBLE if organizations_fit(left, right) else Verdict.CONTRADICTS


def _spelt_alike(left: Any, right: Any) -> bool:  # noqa: ANN401  # as above
    if isinstance(left, Speaker) and isinstance(right, Speaker):
        return left.kind is right.kind and _spelt_alike(left.name, right.name)
    names = isinstance(left, str) and isinstance(right, str) and not isinstance(left, StrEnum)
    return names and bool(name_tokens(left)) and name_tokens(left) == name_tokens(right)


def _variant(model: str, variant: str) -> bool:
    return variant.startswith(model) and not variant[len(model) :][:1].isdigit()


def _fit(left: Any, right: Any) -> bool:  # noqa: ANN401  # as above
    for kinds, fit in _FITS:
        if isinstance(left, kinds) and isinstance(right, kinds):
            return fit(left, right)
    return False


def _numbers_fit(left: Quantity | Money, right: Quantity | Money) -> bool:
    if isinstance(left, Money) and isinstance(right, Money) and _sums_fit(left, right):
        return True
    (low, high), (other_low, other_high) = bounds(left), bounds(right)
    return low <= other_high and other_low <= high


def _sums_fit(left: Money, right: Money) -> bool:
    return left.currency != right.currency or _rounds(left, right) or _rounds(right, left)


def _rounds(rounded: Money, exact: Money) -> bool:
    """Tell whether *rounded* is *exact* said with fewer digits."""
    if rounded.best is None or exact.best is None:
        return False
    digits = _digits(rounded.best)
    if digits < ROUNDED_DIGITS or digits >= _digits(exact.best):
        return False
    unit: int = 10 ** (len(str(rounded.best)) - int(digits))
    return abs(rounded.best - exact.best) * 2 <= unit


def _digits(number: int | None) -> float:
    """Return how many significant digits *number* is said with."""
    return 0.0 if number is None else float(len(str(number).rstrip("0")) or 1)


def _days_fit(left: Period, right: Period) -> bool:
    return left.earliest <= right.latest and right.earliest <= left.latest


def _choices_fit(left: StrEnum, right: StrEnum) -> bool:
    return left in VAGUE or right in VAGUE or {left, right} == USED


def _names_fit(left: str, right: str) -> bool:
    words, others = set(name_tokens(left)), set(name_tokens(right))
    return words <= others or others <= words


def _speakers_fit(left: Speaker, right: Speaker) -> bool:
    return left.kind is not right.kind or _names_fit(left.name, right.name)


_FITS: Final[tuple[tuple[Any, Callable[[Any, Any], bool]], ...]] = (
    ((Quantity, Money), _numbers_fit),
    (Period, _days_fit),
    (StrEnum, _choices_fit),
    (Speaker, _speakers_fit),
    (bool, lambda left, right: bool(left) is bool(right)),
    (str, _names_fit),
)
