"""What a body is before it is known which namings are of one body, and how the words around it are stepped over."""

import re
from dataclasses import dataclass

from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.reading import Reading
from app.text import Span
from app.vocabulary import OrganizationKind


@dataclass(frozen=True, slots=True)
class Body:
    """A body where the text names it; ``cue`` are the words that say its kind, ``country`` those that say its home."""

    span: Span
    kind: OrganizationKind
    cue: Span
    country: Mention[CountryName] | None = None


_BEFORE = re.compile(r"([^\s,;:()\[\]«»“”\"]+)[ \u00a0]$")
_WORD = re.compile(r"[^\W_]+(?:[’'\-&.][^\W_]+)*")
_REACH = 40  # characters: no word of a name is longer


class Words:
    """Steps from word to word of one text."""

    def __init__(self, reading: Reading, countries: Index[Mention[CountryName]]) -> None:
        """Take a reading and its countries."""
        self._reading = reading
        self._text = reading.text
        self._countries = countries
        self._possessives = reading.lexicon.phrases("name_particles", "possessives")

    def before(self, offset: int) -> Span | None:
        """Return the word before *offset*, when only a space parts them."""
        word = _BEFORE.search(self._text, max(0, offset - _REACH), offset)
        return Span(*word.span(1)) if word else None

    def after(self, offset: int) -> Span | None:
        """Return the word behind *offset*, when only a space parts them."""
        if self._text[offset : offset + 1] not in (" ", "\u00a0"):
            return None
        word = _WORD.match(self._text, offset + 1)
        return Span(*word.span()) if word else None

    def possessive(self, word: Span) -> bool:
        """Tell whether a word ends with a mark of possession: "Denmark's"."""
        return bool(self._possessives) and self._reading.folded.endswith(self._possessives, word.start, word.end)

    def owner(self, offset: int) -> Mention[CountryName] | None:
        """Return the country that stands right before *offset*: "Denmark's …", "the Israeli …"."""
        word = self.before(offset)
        return self._countries.at(word.start) if word else None
