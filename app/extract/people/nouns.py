"""The nouns that a title governs: where capitalised words, departments and small nouns with their adjectives end."""

import re

from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.given_names import given_names
from app.extract.mentions.names import Name
from app.extract.people.title import Complement
from app.extract.reading import Reading
from app.facts import OrganizationFact
from app.text import fold

_WORD = re.compile(r"[^\W_]+(?:[’'\-.&][^\W_]+)*")
_CLOSING = (",", ".", ";", ")")
_MODEL = re.compile(r"[A-Z][A-Za-z]*-?\d[\w\-]*\b|\d*[A-Z]+-[A-Z]?\d\w*")  # "A400M", "F-X2"
_QUOTES = tuple("«“\"»”'’")
_NOUNS = 3  # at most so many nouns behind another
_FULL = 2  # words of a name that say given name and surname


class Nouns:
    """Reads nouns behind titles in one text."""

    def __init__(
        self,
        reading: Reading,
        countries: Index[Mention[CountryName]],
        names: Index[Mention[Name]],
        organizations: Index[Mention[OrganizationFact]],
    ) -> None:
        """Take a reading and what it mentions."""
        self._text = reading.text
        self._cues = reading.cues
        self._countries = countries
        self._names = {name.span.start: name for name in names}
        self._organizations = organizations
        self._adjectives_follow = reading.lexicon.phrases("word_order", "adjectives") == ("after",)

    def phrase(self, at: int, limit: int, *, small: bool) -> Complement | None:
        """Return the capitalised words, or where *small* allows the nouns in small letters, that begin at *at*."""
        if self._text[at : at + 1].isupper():
            return Complement(self._behind_capitals(self.capitals(at, limit), limit))
        return self._noun(at, limit) if small else None

    def department(self, at: int) -> Cue | None:
        """Return the department named at *at*, no part of a longer word."""
        department = self._cues.starting("departments", at)
        whole = department is not None and self._text[department.span.end : department.span.end + 1] != "-"
        return department if whole else None

    def names_at(self, at: int) -> bool:
        """Tell whether a name begins at *at*."""
        return at in self._names

    def capitals(self, start: int, limit: int) -> int:
        """Return where capitalised words end; a full name behind a department is the holder's."""
        end = at = start
        department = False
        while at < limit and self._text[at].isupper():
            name = self._names.get(at)
            if name is not None and department and self._may_hold(name):
                break  # "Secretary of Defense | Pete X", "… for Political-Military Affairs | Jessica Y"
            end = self._word(at)
            department = self.department(at) is not None
            holder = name is not None and end < name.span.end
            at = self._space(end) if self._space(end) > end and not holder else limit
        return end

    def _behind_capitals(self, end: int, limit: int) -> int:
        """Return where nouns that a capitalised word qualifies end: "for F-16 | programmes,"."""
        last = self._text.rfind(" ", 0, end) + 1
        return end if self._adjectives_follow or self.department(last) else self._small_words(end, limit)

    def _word(self, at: int) -> int:
        """Return where the name, the department or the word at *at* ends."""
        name, department = self._names.get(at), self.department(at)
        word = _WORD.match(self._text, at)
        if name is not None and not (department and len(name.value.words) > _FULL):
            return self._holder(name)
        return department.span.end if department else word.end() if word else at + 1

    def _holder(self, name: Mention[Name]) -> int:
        """Return where a name ends, or where a given name in it begins the holder's: "diputado de Vox | Ana Sanz"."""
        behind = (word for word in name.value.words[1:-1] if fold(word.quote(self._text)) in given_names())
        holder = next(behind, None)
        own = fold(name.value.words[0].quote(self._text)) in given_names()
        return name.span.end if holder is None or own else holder.start - 1

    def _may_hold(self, name: Mention[Name]) -> bool:
        return len(name.value.words) >= _FULL or not self._adjectives_follow

    def _noun(self, start: int, limit: int) -> Complement | None:
        """Take a noun in small letters, with the name or the closing adjective behind it."""
        ship = self._ship(start)
        if ship is not None:
            return Complement(ship)
        department = self.department(start)
        word = _WORD.match(self._text, start, limit)
        if department is not None:
            return Complement(self._closing(self._departments(department), limit))
        if word is None or not word[0].islower() or self._cues.starting("speech", start) is not None:
            return None
        at = self._space(word.end())
        body = self._organizations.at(at)
        if body is not None and body.span.start == at:
            return Complement(body.span.end, organization=body)
        if not self._adjectives_follow:
            return Complement(self._called(self._small_words(word.end(), limit)))
        further = _WORD.match(self._text, at, limit) if at > word.end() else None
        return Complement(self._called(further.end() if further and self._closes(further) else word.end()))

    def _ship(self, start: int) -> int | None:
        """Return where a ship or a base and its name end: "buque escuela BAP | Unión", "frigate | Halcyon"."""
        at = start
        while (kind := self._cues.starting("namesakes", at, "before")) is not None:
            at = self._space(kind.span.end)
            at += self._text[at : at + 1] in _QUOTES
        name = self._names.get(at) if at > start else None
        return name.span.end + (self._text[name.span.end : name.span.end + 1] in _QUOTES) if name else None

    def _called(self, end: int) -> int:
        """Return where what a noun is called ends, one word that a comma closes: "the frigate programme | Halcyon,"."""
        model = _MODEL.match(self._text, self._space(end))
        if model is not None:
            return model.end()
        name = self._names.get(self._space(end))
        if name is None or len(name.value.words) > 1 or self._text[name.span.end : name.span.end + 1] not in _CLOSING:
            return end
        return end if fold(name.value.text) in given_names() else name.span.end

    def _closing(self, end: int, limit: int) -> int:
        """Return where an adjective that closes the phrase behind a department ends: "assuntos | internacionais,"."""
        word = _WORD.match(self._text, self._space(end), limit)
        return word.end() if word and word.start() > end and self._closes(word) else end

    def _departments(self, department: Cue) -> int:
        """Return where nouns that each name a department end: "international business"."""
        end = department.span.end
        while not self._adjectives_follow and (further := self.department(self._space(end))) is not None:
            end = further.span.end
        return end

    def _small_words(self, end: int, limit: int) -> int:
        """Return where the nouns behind a first one end, when a comma or a full stop closes them at once."""
        at = end
        for _ in range(_NOUNS):
            word = _WORD.match(self._text, self._space(at), limit)
            if word is None or not word[0].islower() or self._joins(word.start()):
                break
            at = word.end()
            if self._text[at : at + 1] in _CLOSING or self._cues.starting("joins", self._space(at), "owners", "places"):
                return at
        return end

    def _joins(self, at: int) -> bool:
        """Tell whether a word that is no noun stands at *at*: one that joins, a verb of speech."""
        return any(self._cues.starting(section, at) is not None for section in ("joins", "speech", "clauses", "links"))

    def _closes(self, word: re.Match[str]) -> bool:
        """Tell whether an adjective in small letters ends the phrase: a comma or a full stop follows it."""
        return (
            self._adjectives_follow
            and word[0].islower()
            and self._text[word.end() : word.end() + 1] in _CLOSING
            and self._countries.at(word.start()) is None
            and not any(self._cues.starting(section, word.start()) for section in ("joins", "articles", "links"))
        )

    def _space(self, at: int) -> int:
        return at + 1 if self._text[at : at + 1] in (" ", "\u00a0") else at
