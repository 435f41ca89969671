"""What a title is of: "of the Armed Forces", "de Defensa Nacional", "to Warsaw", "at the Institute"."""

import re
from dataclasses import dataclass, field

from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.given_names import given_names
from app.extract.mentions.names import Name
from app.extract.reading import Reading
from app.facts import OrganizationFact
from app.text import Span, fold


@dataclass(slots=True)
class Complement:
    """Where a complement ends, what it names, and which of its words are no part of the title."""

    end: int
    country: Mention[CountryName] | None = None
    organization: Mention[OrganizationFact] | None = None
    left_out: list[Span] = field(default_factory=list)
    placed: bool = False  # says where the office is held, after which nothing else is of the title


_WORD = re.compile(r"[^\W_]+(?:[’'\-.&][^\W_]+)*")
_CLOSING = (",", ".", ";", ")")
_NOUNS = 3  # at most so many nouns behind another
_FULL = 2  # words of a name that say given name and surname


class Complements:
    """Reads the complements of titles in one text."""

    def __init__(
        self,
        reading: Reading,
        countries: Index[Mention[CountryName]],
        names: Index[Mention[Name]],
        organizations: Index[Mention[OrganizationFact]],
    ) -> None:
        """Take a reading and what it mentions."""
        self._reading = reading
        self._text = reading.text
        self._cues = reading.cues
        self._countries = countries
        self._names = {name.span.start: name for name in names}
        self._organizations = organizations
        self._possessives = reading.lexicon.phrases("name_particles", "possessives")
        self._adjectives_follow = reading.lexicon.phrases("word_order", "adjectives") == ("after",)

    def of(self, start: int, limit: int, *, placed: bool) -> Complement | None:
        """Return the complement that a joining word at *start* opens; None when there is none before *limit*.

        *placed*: the office may be held at, to or on something, as a minister's may not, but for a department.
        """
        join = self._cues.starting("joins", start, "joins", "places", "ands")
        if join is None:
            return None
        at = self._space(join.span.end)
        if self._dates(at):
            return None  # "appointed chief in March"
        office = self._cues.starting("titles", at) if not self._adjectives_follow else None
        if office is not None and self._department(self._space(office.span.end)) is None:
            return None  # "spokeswoman for Defence Minister X": X is the minister; not "for executive affairs"
        article = self._cues.starting("articles", at)
        at = self._space(article.span.end) if article else at
        owning = join.key == "joins" and self._cues.starting("joins", start, "owners") is not None
        portfolio = join.key == "joins" and article is not None and self._text[at : at + 1].isupper()
        if (join.key == "ands" or not (owning or placed or portfolio)) and self._department(at) is None:
            return None
        if join.key != "places" and (posted := self._country(join, at)) is not None:
            return posted
        complement = self._noun_phrase(at, limit, small=join.key != "places")
        if complement is not None and join.key == "places":
            complement.left_out = [Span(start - 1, complement.end)]
            complement.placed = True
        return complement

    def _dates(self, at: int) -> bool:
        """Tell whether the day or month of a date stands at *at*, and nothing that an office could be of."""
        return any(self._cues.starting(section, at) is not None for section in ("months", "weekdays"))

    def origin(self, start: int) -> Complement | None:
        """Return the country that a counterpart is of or from: "counterparts from | France"."""
        join = self._cues.starting("joins", start, "owners", "places", "joins")
        at = self._space(join.span.end) if join else start
        country = self._countries.at(at) if join else None
        if join is None or country is None or country.span.start != at or country.value.facet != "names":
            return None
        return Complement(country.span.end, country=country, left_out=[Span(start - 1, country.span.end)])

    def _space(self, at: int) -> int:
        return at + 1 if self._text[at : at + 1] in (" ", "\u00a0") else at

    def _department(self, at: int) -> Cue | None:
        department = self._cues.starting("departments", at)
        whole = department is not None and self._text[department.span.end : department.span.end + 1] != "-"
        return department if whole else None

    def _possessive(self, at: int) -> int:
        return next((len(mark) for mark in self._possessives if self._reading.folded.startswith(mark, at)), 0)

    def _country(self, join: Cue, at: int) -> Complement | None:
        """Take a country as whose office it is ("of Peru"), or where an envoy is posted ("to Peru")."""
        country = self._countries.at(at)
        if country is None or country.span.start != at or country.value.facet == "demonyms":
            return None
        body = self._organizations.at(at)
        if self._possessive(country.span.end) or (body is not None and body.span.end > country.span.end):
            return None
        if self._qualifies(country.span.end):
            return None
        if self._cues.starting("joins", join.span.start, "owners") is None:
            return Complement(country.span.end)
        if country.value.facet == "seats":
            return Complement(country.span.end, country=country)  # "spokesman of the White House", "mayor of London"
        hole = Span(join.span.start - 1, country.span.end)
        return Complement(country.span.end, country=country, left_out=[hole])

    def _qualifies(self, end: int) -> bool:
        """Tell whether a country is an adjective of the capitalised words behind it: "of | U.S. Army Pacific"."""
        behind = self._space(end)
        if self._adjectives_follow or behind == end or not self._text[behind : behind + 1].isupper():
            return False
        return behind not in self._names or self._organizations.at(behind) is not None

    def _noun_phrase(self, at: int, limit: int, *, small: bool) -> Complement | None:
        """Return what a title governs: a body, capitalised words, or a noun in small letters."""
        body = self._organizations.at(at)
        if body is not None and body.span.start == at:
            return self._of_body(body, limit)
        country = self._countries.at(at)
        if country is not None and country.span.start == at:
            return self._qualified(country, limit, small=small)
        if self._text[at : at + 1].isupper():
            return Complement(self._behind_capitals(self._capitals(at, limit), limit))
        return self._noun(at, limit) if small else None

    def _of_body(self, body: Mention[OrganizationFact], limit: int) -> Complement:
        """Take a body, with the part of it that is meant: "Saab's aeronautics division"."""
        mark = self._possessive(body.span.end)
        at = self._space(body.span.end + mark)
        part = self._noun_phrase(at, limit, small=True) if mark and at > body.span.end + mark else None
        return Complement(part.end if part else body.span.end, organization=body)

    def _qualified(self, country: Mention[CountryName], limit: int, *, small: bool) -> Complement | None:
        """Take the noun behind "the Norwegian …", "Senegal's …"."""
        at = self._space(country.span.end + self._possessive(country.span.end))
        complement = self._noun_phrase(at, limit, small=small) if at > country.span.end else None
        if complement is not None:
            complement.country = country
            complement.left_out.append(Span(country.span.start, at))
        return complement

    def _capitals(self, start: int, limit: int) -> int:
        """Return where capitalised words end; a full name behind a department is the holder's."""
        end = at = start
        department = False
        while at < limit and self._text[at].isupper():
            name = self._names.get(at)
            if name is not None and department and self._may_hold(name):
                break  # "Secretary of Defense | Pete X", "… for Political-Military Affairs | Jessica Y"
            end = self._word(at)
            department = self._department(at) is not None
            holder = name is not None and end < name.span.end
            at = self._space(end) if self._space(end) > end and not holder else limit
        return end

    def _behind_capitals(self, end: int, limit: int) -> int:
        """Return where nouns that a capitalised word qualifies end: "for F-16 | programmes,"."""
        last = self._text.rfind(" ", 0, end) + 1
        return end if self._adjectives_follow or self._department(last) else self._small_words(end, limit)

    def _word(self, at: int) -> int:
        """Return where the name, the department or the word at *at* ends."""
        name, department = self._names.get(at), self._department(at)
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
        department = self._department(start)
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

    def _called(self, end: int) -> int:
        """Return where what a noun is called ends, one word that a comma closes: "the frigate programme | Halcyon,"."""
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
        while not self._adjectives_follow and (further := self._department(self._space(end))) is not None:
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
            if self._text[at : at + 1] in _CLOSING or self._cues.starting("joins", self._space(at), "owners"):
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
