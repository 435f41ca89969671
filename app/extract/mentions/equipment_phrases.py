"""How a noun phrase for equipment grows from its first piece: names, sizes, classes and modifiers on either side."""

import re
from dataclasses import dataclass, field

from app.extract.index import Index
from app.extract.mentions.models import WEAK, Piece, find_pieces
from app.extract.reading import Reading
from app.text import Span


@dataclass(slots=True)
class Phrase:
    """A noun phrase while it grows."""

    pieces: list[Piece]
    start: int
    end: int
    maker: tuple[str, Span] | None = None
    names: list[Span] = field(default_factory=list)


_SIZE = re.compile(r"\d{1,2}x\d{1,2}(?!\w)|\d[\d.,]*[ -]?(?:mm|cm|m|t)(?!\w)|\d+-[a-z]+")
_SIZE_BEFORE = re.compile(r"(?<!\S)\d[\d.,]*[ -](?:mm|cm|m|t)$")
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’+]*(?:[-/.]\w+)*")
_NUMBER = re.compile(r"\d{1,4}(?:\.\d)?[A-Z]{0,4}(?![\w%]|[,.:/-]\w)")
_ROMAN = re.compile(r"[IVX]{1,4}[A-Z]?(?!\w)")
_ACRONYM = re.compile(r"\([A-Z0-9][\w/+-]*\)")
_HYPHENED = re.compile(r"[a-zà-ÿ]\w*(?:-\w+)+")
WORD_BEFORE = re.compile(r"[^\s(«“\"'‘’]+$")
_PLAIN = re.compile(r"[a-zà-ÿ]{4,}(?!\w)")  # a word that may be an adjective
_OPENING = " «“\"'‘(—–-•►*"
_SPACES = " \u00a0"
REACH = 40  # characters looked at for one more word


class Grower:
    """Grows phrases from the pieces found in one text."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._cues = reading.cues
        self._reading = reading
        self._pieces = Index(find_pieces(reading))
        self._adjectives_follow = reading.lexicon.phrases("word_order", "adjectives") == ("after",)
        self._stops = frozenset(reading.lexicon.phrases("not_equipment", "names"))

    @property
    def pieces(self) -> Index[Piece]:
        """Return what phrases may grow from, in order."""
        return self._pieces

    def grow(self, piece: Piece, floor: int) -> Phrase:
        """Return the phrase around *piece*, which begins at *floor* or later."""
        phrase = Phrase([piece], piece.span.start, piece.span.end)
        while self._grows_right(phrase):
            pass
        while self._grows_left(phrase, floor):
            pass
        return phrase

    def _grows_right(self, phrase: Phrase) -> bool:
        """Take in what follows, if it belongs to the phrase."""
        at = phrase.end + 1
        return self._text[phrase.end : at] in tuple(_SPACES) and (
            self._takes_piece(phrase, at)
            or self._takes_modifier(phrase, at)
            or self._takes_class(phrase, at)
            or self._takes_demonym(phrase, at)
            or self._takes_linked(phrase, at)
            or self._takes_acronym(phrase, at)
            or self._takes_match(phrase, _SIZE.match(self._text, at))
            or self._takes_name(phrase, at)
            or self._bridges_right(phrase, at)
        )

    def _bridges_right(self, phrase: Phrase, at: int) -> bool:
        """Take in an adjective no list holds, before one it does: "vehículos sanitarios blindados"."""
        word = _PLAIN.match(self._text, at) if self._adjectives_follow else None
        if word is None or self._is_function(Span(*word.span())):
            return False
        return self._takes_modifier(phrase, word.end() + 1)

    def _bridges_left(self, phrase: Phrase, word: Span) -> bool:
        """Take in an adjective no list holds, behind one it does: "armoured medical vehicles"."""
        plain = _PLAIN.fullmatch(word.quote(self._text)) and not self._adjectives_follow
        if not plain or self._is_function(word):
            return False
        modifier = self._cues.ending("equipment_modifiers", word.start - 1)
        phrase.start = modifier.span.start if modifier is not None else phrase.start
        return modifier is not None

    def _is_function(self, word: Span) -> bool:
        """Tell whether a word is known to be something else than an adjective of equipment."""
        known = ("deal_grammar", "deal_acts", "deal_conditions", "numbers", "countries", "days.units", "speech")
        return any(self._cues.all(section).at(word.start) is not None for section in known)

    def _takes_piece(self, phrase: Phrase, at: int) -> bool:
        piece = self._pieces.first_from(at)
        if piece is None or piece.span.start != at:
            return False
        phrase.pieces.append(piece)
        phrase.end = piece.span.end
        return True

    def _takes_modifier(self, phrase: Phrase, at: int) -> bool:
        end = self._cue_end(at, "equipment_modifiers")
        phrase.end = end or phrase.end
        return end is not None

    def _takes_match(self, phrase: Phrase, found: re.Match[str] | None) -> bool:
        phrase.end = found.end() if found else phrase.end
        return found is not None

    def _takes_acronym(self, phrase: Phrase, at: int) -> bool:
        """Take in "(HIMARS)", which names what stands before it."""
        found = _ACRONYM.match(self._text, at)
        if found is not None:
            phrase.names.append(Span(*found.span()))
        return self._takes_match(phrase, found)

    def _cue_end(self, at: int, section: str, *keys: str) -> int | None:
        """Return where a cue that starts at *at* ends."""
        cue = self._cues.starting(section, at, *keys)
        return cue.span.end if cue is not None and cue.span.end - at <= REACH else None

    def _takes_class(self, phrase: Phrase, at: int) -> bool:
        """Take in "clase Avante 2200", "Block 70", "Mk II", and a last "class"."""
        word = self._cue_end(at, "equipment_grammar", "class")
        end = word or self._cue_end(at, "number_names")
        if end is None:
            return False
        found = self._name_at(end + 1) or _NUMBER.match(self._text, end + 1) or _ROMAN.match(self._text, end + 1)
        if found is None and not (word and (phrase.names or not phrase.pieces[-1].noun)):
            return False
        phrase.names.append(Span(at, found.end() if found else end))
        phrase.end = phrase.names[-1].end
        return True

    def _takes_demonym(self, phrase: Phrase, at: int) -> bool:
        """Step over a demonym between a noun and a name: "chasseurs américains F-35", "subs grecs de type 209"."""
        cue = self._cues.all("countries").at(at)
        if cue is None or cue.span.start != at or self._text[cue.span.end : cue.span.end + 1] not in tuple(_SPACES):
            return False
        after = cue.span.end + 1
        piece = self._pieces.first_from(after)
        named = piece is not None and piece.span.start == after and piece.noun is None
        if not (named and self._takes_piece(phrase, after)) and not self._takes_class(phrase, after):
            name = self._name_at(after) if self._adjectives_follow else None
            if name is None:
                return False
            phrase.names.append(Span(*name.span()))
            phrase.end = name.end()
        phrase.maker = (cue.key[:2], cue.span)
        return True

    def _takes_linked(self, phrase: Phrase, at: int) -> bool:
        """Take in a second noun or a model: "batteries of Pinaka rocket launchers", "canons de 155 mm"."""
        end = None if phrase.names or not phrase.pieces[-1].noun else self._cue_end(at, "equipment_grammar", "of")
        if end is None:
            return self._takes_known(phrase, at)
        start = end if self._text[end - 1] in "'’" else end + 1
        return self._takes_match(phrase, _SIZE.match(self._text, start)) or self._takes_piece(phrase, start)

    def _takes_known(self, phrase: Phrase, at: int) -> bool:
        """Take in what a noun for any piece is of, behind an article: "two batteries of the Akash"."""
        if phrase.names or phrase.pieces[-1].noun != WEAK:
            return False
        end = self._cue_end(at, "equipment_grammar", "of_the")
        piece = None if end is None else self._pieces.first_from(end + 1)
        return piece is not None and piece.noun is None and self._takes_piece(phrase, piece.span.start)

    def _takes_name(self, phrase: Phrase, at: int) -> bool:
        """Take in a capitalised word, or a number behind one ("Ground Master 400")."""
        found = self._name_at(at)
        if found is None and (phrase.names or phrase.pieces[-1].noun is None):
            found = _NUMBER.match(self._text, at) or _ROMAN.match(self._text, at)
            if found is not None and self._counts(found.end()):
                return False
        if found is not None:
            phrase.names.append(Span(*found.span()))
            phrase.end = found.end()
        return found is not None

    def _name_at(self, at: int) -> re.Match[str] | None:
        """Return the capitalised word at *at* when it can belong to a name of equipment."""
        found = _NAME.match(self._text, at)
        if found is None or found[0] in self._stops or found[0].endswith(("'s", "’s")) or self._shouts(at):
            return None
        taken = ("countries", "months", "weekdays", "not_a_country", "numbers", "collectives")
        return None if any(self._cues.all(section).at(at) is not None for section in taken) else found

    def _shouts(self, at: int) -> bool:
        """Tell whether the whole sentence is in capitals, which then mark no names."""
        sentence = self._reading.sentence_at(at)
        return sentence is not None and sentence.span.quote(self._text).isupper()

    def _counts(self, end: int) -> bool:
        """Tell whether a number that ends at *end* measures what follows it."""
        unit = self._cues.first("number_units", Span(end, end + REACH))
        return unit is not None and unit.span.start <= end + 1

    def _grows_left(self, phrase: Phrase, floor: int) -> bool:
        """Take in what precedes, if it belongs to the phrase."""
        at = phrase.start
        if at - 1 <= floor or self._text[at - 1] not in _SPACES:
            return False
        modifier = self._cues.all("equipment_modifiers").at(at - 2)
        if modifier is not None and modifier.span.end == at - 1:
            phrase.start = modifier.span.start
            return True
        size = _SIZE_BEFORE.search(self._text, max(floor, at - REACH), at - 1)
        if size is not None:
            phrase.start = size.start()
            return True
        found = WORD_BEFORE.search(self._text, max(floor, at - REACH), at - 1)
        return found is not None and (
            self._takes_word(phrase, Span(*found.span())) or self._bridges_left(phrase, Span(*found.span()))
        )

    def _takes_word(self, phrase: Phrase, word: Span) -> bool:
        """Take in one word to the left: a size, a compound, a name, a name with its number."""
        written = word.quote(self._text)
        taken = ("countries", "numbers", "collectives")
        if any(self._cues.all(section).at(word.start) is not None for section in taken):
            return False
        if _SIZE.fullmatch(written) or _HYPHENED.fullmatch(written):
            phrase.start = word.start
            return True
        names = [word]
        if _NUMBER.fullmatch(written) and self._adjectives_follow and phrase.pieces[0].noun:
            return False  # it counts what follows: "compró a Textron 12 aviones"
        if _NUMBER.fullmatch(written) or _ROMAN.fullmatch(written):
            found = WORD_BEFORE.search(self._text, max(0, word.start - REACH), max(0, word.start - 1))
            names = [Span(*found.span()), word] if found else []
        if not names or not self._is_name(names[0]):
            return False
        phrase.names[:0] = names
        phrase.start = names[0].start
        return True

    def _is_name(self, word: Span) -> bool:
        """Tell whether a word is capitalised as a name is, and not because it opens its sentence."""
        written = word.quote(self._text)
        found = self._name_at(word.start)
        if found is None or found.end() != word.end or len(written) == 1:
            return False
        sentence = self._reading.sentence_at(word.start)
        opens = sentence is not None and not self._text[sentence.span.start : word.start].strip(_OPENING)
        return not opens or any(letter.isdigit() for letter in written) or written.isupper()
