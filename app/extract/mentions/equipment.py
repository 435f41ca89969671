"""Pieces of equipment: noun phrases built around a name, a designator or a noun for equipment."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.equipment_phrases import REACH, WORD_BEFORE, Grower, Phrase
from app.extract.mentions.models import WEAK, Piece
from app.extract.reading import Reading
from app.text import Span
from app.vocabulary import EquipmentCategory


@dataclass(frozen=True, slots=True)
class Equipment:
    """What a noun phrase for equipment says.

    ``named``: by a name or a designator, not by common nouns alone. ``weak``: by a noun for any piece of
    equipment alone ("units", "aparatos"), which then stands for equipment named elsewhere. ``maker`` is the
    country it comes from (ISO 3166-1 alpha-2), ``maker_span`` the words that say so; None when only its name does.
    """

    category: EquipmentCategory
    named: bool
    weak: bool
    designator: Span | None = None
    maker: str | None = None
    maker_span: Span | None = None


def find_equipment(reading: Reading) -> Index[Mention[Equipment]]:
    """Return every noun phrase for equipment: without number, article, buyer or supplier, as printed.

    "M142 HIMARS launchers", "vehículos tácticos ligeros", "corvetas BR71 Mk II", "chasseurs américains F-35".
    """
    return Index(_phrases(reading))


def _phrases(reading: Reading) -> Iterator[Mention[Equipment]]:
    """Yield the phrases in order; none shares a character with another."""
    grower = Grower(reading)
    done = 0
    for piece in grower.pieces:
        if piece.span.start < done:
            continue
        phrase = grower.grow(piece, done)
        phrase.maker = phrase.maker or _maker(reading, phrase)
        done = phrase.end
        yield Mention(Span(phrase.start, phrase.end), _described(phrase))


FACETS = ("demonyms", "prefixes", "names")


def _maker(reading: Reading, phrase: Phrase) -> tuple[str, Span] | None:
    """Look for a demonym at either end of the phrase: "Polish-built trucks", "de fabricación rusa"."""
    countries = reading.cues.all("countries")
    built = _built(reading, phrase.end + 1)
    word = WORD_BEFORE.search(reading.text, max(0, phrase.start - REACH), max(0, phrase.start - 1))
    places = [word.start() if word else None, phrase.start - 2, phrase.end + 1, built and built + 1]
    for at in places:
        cue = countries.at(at) if at is not None and at >= 0 else None
        if cue is not None and cue.key[3:] in FACETS and _adjoins(reading, phrase, cue.span):
            return cue.key[:2], cue.span
    return None


def _adjoins(reading: Reading, phrase: Phrase, span: Span) -> bool:
    before = span.start < phrase.start
    between = reading.text[span.end : phrase.start] if before else reading.text[phrase.end : span.start]
    return re.search(r"[,;.:()]", between) is None


def _built(reading: Reading, at: int) -> int | None:
    """Return where a word at *at* ends that ties equipment to the country it comes from."""
    cue = reading.cues.starting("equipment_grammar", at, "built")
    return cue.span.end if cue is not None else None


def _described(phrase: Phrase) -> Equipment:
    model = next((piece.model for piece in phrase.pieces if piece.model), None)
    designator = next((piece.span for piece in phrase.pieces if piece.designates), None)
    nouns = [piece for piece in phrase.pieces if piece.noun]
    named = bool(model or designator or phrase.names)
    maker, maker_span = phrase.maker or (model.maker if model else None, None)
    weak = not named and all(piece.noun == WEAK for piece in nouns)
    return Equipment(_category(phrase, nouns), named, weak, designator, maker, maker_span)


def _category(phrase: Phrase, nouns: list[Piece]) -> EquipmentCategory:
    """Let the noun at the end decide ("T-72 tank engines"), then the one at the start, then the model."""
    edges = [piece.noun for piece in nouns[::-1] if piece.span.end == phrase.end or piece.span.start == phrase.start]
    models = [piece.model.category for piece in phrase.pieces if piece.model]
    told = [noun for noun in edges if noun and noun not in (WEAK, EquipmentCategory.OTHER)]
    others = [piece.noun for piece in nouns if piece.noun and piece.noun != WEAK]
    return EquipmentCategory([*told, *models, *others, EquipmentCategory.OTHER][0])
