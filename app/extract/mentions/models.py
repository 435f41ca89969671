"""The pieces that name equipment: nouns, models of the gazetteer, and letters and digits in the way of designators."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from app.extract.lexicon import FOLDER, Found, Phrases, longest
from app.extract.mentions.currencies import unit_before
from app.extract.reading import Reading
from app.text import Span
from app.vocabulary import EquipmentCategory

WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Model:
    """A row of the gazetteer: what kind of equipment, and the country it comes from (ISO 3166-1 alpha-2)."""

    category: EquipmentCategory
    maker: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a noun phrase: a noun (its category, or ``WEAK``), a model, a designator, or model and designator."""

    span: Span
    noun: str | None = None
    model: Model | None = None
    designates: bool = False


# F-16, K2PL, AIM-120C-8, F/A-18C/Ds, M1A2, C295, Su-30MKI; 209NG, 72MP.
_DESIGNATOR = re.compile(
    r"(?<![\w/.$-])"
    r"(?:[A-Z]{1,5}[a-z]{0,2}(?:/[A-Z])?-?\d{1,4}(?:[A-Za-z]{1,4}\d?)?(?:[-/.][A-Za-z0-9]{1,4}){0,2}s?|\d{2,3}[A-Z]{2,4})"
    r"(?![\w/-]|\.\d)"
)
_VARIANTS = re.compile(r"(?:[/-][A-Z\d]\w*)+")
_FAMILY = re.compile(r"[A-Z]{1,5}[a-z]{0,2}(?:/[A-Z])?-?\d{1,4}")


@cache
def _rows() -> list[tuple[str, Model]]:
    """Return every name and alias of the gazetteer with its model."""
    with (FOLDER / "equipment.csv").open(encoding="utf-8", newline="") as file:
        return [
            (name, Model(EquipmentCategory(row["category"]), row["maker_country"] or None))
            for row in csv.DictReader(file)
            for name in (row["name"], *filter(None, row["aliases"].split("; ")))
        ]


@cache
def _gazetteer() -> Phrases[Model]:
    return Phrases((name if name.endswith(("s", ")")) else name + "(s|)", model) for name, model in _rows())


@cache
def _families() -> dict[str, Model]:
    """Return models by the letters and number that their variants share: "F-16" for F-16C, F-16V, F-16AM."""
    families: dict[str, Model] = {}
    for name, model in _rows():
        found = _FAMILY.match(name)
        if found is not None:
            families.setdefault(found[0].replace("-", ""), model)
    return families


@cache
def _words() -> dict[str, EquipmentCategory]:
    """Return capitalised words of names of the gazetteer with the kind of equipment most of those names are."""
    kinds: dict[str, Counter[EquipmentCategory]] = defaultdict(Counter)
    for name, model in _rows():
        for word in name.split():
            if word[:1].isupper() and word.isalpha():
                kinds[word][model.category] += 1
    return {word: counts.most_common(1)[0][0] for word, counts in kinds.items()}


def category_of(name: str) -> EquipmentCategory | None:
    """Return what kind of equipment a name is, by a word that it shares with names of the gazetteer, or None."""
    words = [word for part in name.split() for word in (part, part.rstrip("s"))]
    return next((kind for word in reversed(words) if (kind := _words().get(word))), None)


def find_pieces(reading: Reading) -> Iterator[Piece]:
    """Yield the pieces in order; of those that overlap the longest, of those of equal span the model."""
    elsewhere = {cue.span for cue in reading.cues.all("not_equipment").of("designators")}
    found = [_modelled(reading.text, hit) for hit in longest(_gazetteer().find(reading.text, reading.folded))]
    nouns = (cue for cue in reading.cues.all("equipment_nouns") if not _is_compounded(reading, cue.span))
    found += [Found(cue.span, Piece(cue.span, noun=cue.key)) for cue in nouns]
    for match in _DESIGNATOR.finditer(reading.text):
        span = Span(*match.span())
        if (
            span not in elsewhere
            and not _is_sum(reading, span)
            and reading.cues.all("countries").at(span.start) is None
        ):
            found.append(Found(span, Piece(span, model=_family(match[0]), designates=True)))
    yield from _unique(hit.value for hit in longest(found))


def _is_compounded(reading: Reading, noun: Span) -> bool:
    """Tell whether a noun is only part of a compound that is none itself: "missile-armed", "80-aircraft"."""
    before, after = reading.text[max(0, noun.start - 2) : noun.start], reading.text[noun.end : noun.end + 2]
    if before[1:] == "-" and before[:1].isdigit():
        return True  # it counts: "an 80-aircraft order"
    if before[1:] == "-" and reading.cues.ending("equipment_grammar", noun.start - 1, "against") is not None:
        return True  # "anti-torpedo"
    return after[:1] == "-" and after[1:].islower() and reading.cues.starting("equipment_nouns", noun.end + 1) is None


def _modelled(text: str, hit: Found[Model]) -> Found[Piece]:
    """Take a model with the variants tied to it: "Gripen E/F"."""
    variants = _VARIANTS.match(text, hit.span.end)
    span = Span(hit.span.start, variants.end()) if variants else hit.span
    return Found(span, Piece(span, model=hit.value, designates=_has_digit(span.quote(text))))


def _family(designator: str) -> Model | None:
    found = _FAMILY.match(designator)
    return _families().get(found[0].replace("-", "")) if found else None


def _unique(pieces: Iterable[Piece]) -> Iterator[Piece]:
    by_span: dict[Span, Piece] = {}
    for piece in pieces:
        other = by_span.get(piece.span)
        if other is None or (other.model is None and (piece.model is not None or other.noun == WEAK)):
            by_span[piece.span] = piece
    yield from by_span.values()


def _has_digit(written: str) -> bool:
    return any(letter.isdigit() for letter in written)


def _is_sum(reading: Reading, span: Span) -> bool:
    """Tell whether the letters before the digits are a currency's: "NOK2.4"."""
    digits = re.search(r"\d", span.quote(reading.text))
    return digits is not None and unit_before(reading, span.start + digits.start()) is not None
