"""Currencies beside a number: by sign, code, abbreviation or name, and which one an ambiguous word means."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from app.extract.lexicon import FOLDER, Lexicon
from app.extract.reading import Reading
from app.text import Span


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands beside a number: a currency or a family of them, a power of ten, or both."""

    span: Span
    factor: Decimal = Decimal(1)
    currency: str | None = None  # ISO 4217, or a family ("peso") of which the countries in the text choose one


@dataclass(frozen=True, slots=True)
class Signs:
    """The patterns of a language for what touches a number."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    currencies: dict[str, str]
    scales: dict[str, tuple[Decimal, str | None]]


DEFAULTS = {"dollar": "USD", "pound": "GBP", "yen": "JPY", "rupee": "INR", "rouble": "RUB", "lira": "TRY"}
DEFAULTS |= {"cfa": "XOF", "riyal": "SAR", "manat": "AZN", "dirham": "AED", "sol": "PEN", "franc": "CHF"}

_KEY = re.compile(r"(?P<factor>\d+e\d+)?(?P<currency>[A-Z]{3}|[a-z]+)?")
_LINK = re.compile(r"-|[ \u00a0\u202f]?(?:[^\W\d_]{1,3}['’ ]){0,2}")  # "1.6-billion-euro", "billions d'euros"
_LONGEST_SIGN = 6


@cache
def table() -> dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return, by code, a currency's family, the countries that pay in it and its signs; families under their name.

    Source: ISO 4217, list one, and the signs in use in the press.
    """
    with (FOLDER / "currencies.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["currency"] or row["family"] + " signs": (
                row["family"],
                tuple(row["countries"].split()),
                tuple(row["signs"].split("; ")),
            )
            for row in csv.DictReader(file)
        }


@cache
def signs(lexicon: Lexicon) -> Signs:
    """Return the patterns of a language: signs before a number, abbreviations and signs after it."""
    currencies = {sign: code.removesuffix(" signs") for code, (_, _, own) in table().items() for sign in own}
    scales = {
        phrase: (Decimal(key["factor"]), key["currency"])
        for name in lexicon.sections.get("scales_short", {})
        if (key := _KEY.fullmatch(name)) is not None
        for phrase in lexicon.phrases("scales_short", name)
    }
    sign, scale = _any_of(currencies), _any_of(scales)
    space = r"[ \u00a0\u202f]?"
    return Signs(
        re.compile(rf"(?<![^\W_])(?:{sign})(?={space}\Z)"),
        re.compile(
            rf"{space}(?:(?P<scale>{scale}){space}(?P<of>{sign})|(?P<alone>{scale})|(?P<sign>{sign}))(?![^\W_])"
        ),
        currencies,
        scales,
    )


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of *words*, the longest first; of none, one that never matches."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


def unit_before(reading: Reading, at: int) -> Unit | None:
    """Return the currency sign or code that ends right before *at*: "US$", "DKK", "Rs "."""
    start = max(0, at - _LONGEST_SIGN)
    known = signs(reading.lexicon)
    found = known.before.search(reading.text[start:at])
    if found is None:
        return None
    return Unit(Span(start + found.start(), start + found.end()), currency=known.currencies[found[0]])


def unit_after(reading: Reading, at: int) -> Unit | None:
    """Return what a number that ends at *at* is followed by: "bn", "M€", "MUSD", "mdd", "de francos CFA"."""
    known = signs(reading.lexicon)
    found = known.after.match(reading.text, at)
    named = _named(reading, found.end("alone") if found and found["alone"] else at)
    if found is None or (found["alone"] is None and named):
        return named
    scale = found["scale"] or found["alone"]
    factor, currency = known.scales[scale] if scale else (Decimal(1), None)
    sign = found["of"] or found["sign"]
    span = Span(at, found.end())
    if named and not currency:
        return Unit(Span(at, named.span.end), factor * named.factor, named.currency)
    return Unit(span, factor, known.currencies[sign] if sign else currency)


def _named(reading: Reading, at: int) -> Unit | None:
    """Return the currency named right after *at*, over at most two short words ("of US dollars", "d'euros")."""
    cue = reading.cues.all("currencies").first_from(at)
    if cue is None or not _LINK.fullmatch(reading.text, at, cue.span.start):
        return None
    key = _KEY.fullmatch(cue.key)
    return None if key is None else Unit(cue.span, Decimal(key["factor"] or 1), key["currency"])


def chosen(reading: Reading, unit: Unit) -> tuple[str | None, Span | None]:
    """Return the ISO 4217 code a unit means, and the words that tell when its own do not.

    Of a family ("pesos") the country named last before in the same sentence that pays in it decides, else the
    one the article names most, else the family's best known member. "$" alone is US dollars unless the
    country that the article names most has dollars of its own and the United States are not named.
    """
    if unit.currency is None or unit.currency.isupper():
        return unit.currency, None
    members = _members(unit.currency)
    if unit.currency == "dollar":
        return _dollar(reading, members)
    sentence = reading.sentence_at(unit.span.start)
    named = reading.cues.all("countries")
    near = [cue for cue in named.inside(sentence.span) if cue.key[:2] in members] if sentence else []
    before = [cue for cue in near if cue.span.end <= unit.span.start]
    if near:
        cue = before[-1] if before else near[0]
        return members[cue.key[:2]], cue.span
    counts = reading.countries_named
    country = max((code for code in counts if code in members), key=counts.__getitem__, default=None)
    if country is not None:
        return members[country], reading.countries_in_prose.get(country)
    return DEFAULTS.get(unit.currency), None


@cache
def _members(family: str) -> dict[str, str]:
    """Return the currency of a family by the countries that pay in it."""
    return {country: code for code, (own, countries, _) in table().items() if own == family for country in countries}


def _dollar(reading: Reading, members: dict[str, str]) -> tuple[str, Span | None]:
    counts = reading.countries_named
    first = max((code for code in counts if "." not in code), key=counts.__getitem__, default=None)
    if first is None or members.get(first, "USD") == "USD" or "US.names" in counts:
        return "USD", None
    return members[first], reading.countries_in_prose.get(first)
