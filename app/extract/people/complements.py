"""What a title is of: "of the Armed Forces", "de Defensa Nacional", "to Warsaw", "at the Institute"."""

from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.names import Name
from app.extract.people.nouns import Nouns
from app.extract.people.title import OCCUPATIONS, Complement
from app.extract.reading import Reading
from app.facts import OrganizationFact
from app.text import Span, fold
from app.vocabulary import RoleClass

_PLACED = (  # offices that are held at, to or on something, as a minister's is not, but for a department
    RoleClass.AMBASSADOR,
    RoleClass.SPOKESPERSON,
    RoleClass.OFFICIAL,
    RoleClass.EXECUTIVE,
    RoleClass.OTHER,
    OCCUPATIONS,
)


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
        self._nouns = Nouns(reading, countries, names, organizations)
        self._organizations = organizations
        self._possessives = reading.lexicon.phrases("name_particles", "possessives")
        single = (word for word in reading.lexicon.phrases("joins", "joins") if len(word) == 1)
        self._unaccented = {fold(word) for word in single if fold(word) != word}
        self._adjectives_follow = reading.lexicon.phrases("word_order", "adjectives") == ("after",)

    def of(self, start: int, limit: int, key: str) -> Complement | None:
        """Return the complement that a joining word at *start* opens; None when there is none before *limit*.

        *key* is that of the title: not all offices are held at, to or on something.
        """
        join = self._cues.starting("joins", start, "joins", "places", "ands", "charges")
        if join is None:
            return None
        at = self._space(join.span.end)
        if self._dates(at) or self._bare(join):
            return None  # "appointed chief in March"; "a cédé" is no "à"
        office = self._cues.starting("titles", at) if not self._adjectives_follow else None
        if office is not None and self._nouns.department(self._space(office.span.end)) is None:
            return None  # "spokeswoman for Defence Minister X": X is the minister; not "for executive affairs"
        article = self._cues.starting("articles", at)
        at = self._space(article.span.end) if article else at
        if not self._governs(join, at, key, articled=article is not None) and self._nouns.department(at) is None:
            return None
        if join.key != "places" and (posted := self._country(join, at, key)) is not None:
            return posted
        complement = self._noun_phrase(at, limit, small=join.key != "places")
        if complement is not None and join.key == "places":
            complement.left_out = [Span(start - 1, complement.end)]
            complement.placed = True
        return complement

    def listed(self, start: int, limit: int) -> Complement | None:
        """Return what a list of departments goes on with: "Minister of Trade | , Industry and Tourism"."""
        end, several = start, False
        while self._text[end : end + 2] == ", " and (item := self._item(end + 2, limit)) is not None:
            end, several = item, True
        conjunction = self._cues.starting("joins", end + 1, "ands") if several else None
        last = self._item(self._space(conjunction.span.end), limit) if conjunction else None
        return Complement(last) if last is not None else None

    def _item(self, at: int, limit: int) -> int | None:
        """Return where one of several departments ends, with the small words before it."""
        join = self._cues.starting("joins", at, "owners")
        article = self._cues.starting("articles", at)
        opening = join or article
        at = self._space(opening.span.end) if opening else at
        complement = self._nouns.phrase(at, limit, small=True)
        if complement is None or complement.end <= at:
            return None
        return complement.end if self._cues.first("departments", Span(at, complement.end)) else None

    def _governs(self, join: Cue, at: int, key: str, *, articled: bool) -> bool:
        """Tell whether what stands at *at* may be of the title though it names no department."""
        capital = self._text[at : at + 1].isupper()
        articled = articled or " " in join.span.quote(self._text)
        if join.key == "ands":
            known = self._countries.at(at) is not None or self._organizations.at(at) is not None
            return capital and not known and self._text.startswith(",", self._nouns.capitals(at, len(self._text)))
        owning = join.key == "charges" or self._cues.starting("joins", join.span.start, "owners") is not None
        portfolio = join.key == "joins" and articled and capital and self._organizations.at(at) is None
        return owning or key in _PLACED or portfolio

    def _bare(self, join: Cue) -> bool:
        """Tell whether a word of one letter lacks the accent that makes it a joining one."""
        return join.span.quote(self._text) in self._unaccented

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

    def _possessive(self, at: int) -> int:
        return next((len(mark) for mark in self._possessives if self._reading.folded.startswith(mark, at)), 0)

    def _country(self, join: Cue, at: int, key: str) -> Complement | None:
        """Take a country as whose office it is ("of Peru"), or where an envoy is posted ("to Peru")."""
        country = self._countries.at(at)
        if country is None or country.span.start != at or country.value.facet == "demonyms":
            return None
        body = self._organizations.at(at)
        if self._possessive(country.span.end) or (body is not None and body.span.end > country.span.end):
            return None
        if self._qualifies(country.span.end):
            return None
        sent = key == RoleClass.AMBASSADOR and self._cues.starting("joins", join.span.start, "missions") is not None
        if sent or self._cues.starting("joins", join.span.start, "owners") is None:
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
        return not self._nouns.names_at(behind) or self._organizations.at(behind) is not None

    def _noun_phrase(self, at: int, limit: int, *, small: bool) -> Complement | None:
        """Return what a title governs: a body, capitalised words, or a noun in small letters."""
        body = self._organizations.at(at)
        if body is not None and body.span.start == at:
            return self._of_body(body, limit)
        country = self._countries.at(at)
        if country is not None and country.span.start == at:
            return self._qualified(country, limit, small=small)
        return self._nouns.phrase(at, limit, small=small)

    def _of_body(self, body: Mention[OrganizationFact], limit: int) -> Complement:
        """Take a body, with the part of it that is meant: "Saab's aeronautics division"."""
        mark = self._possessive(body.span.end)
        at = self._space(body.span.end + mark)
        owned = mark or (not self._adjectives_follow and self._nouns.department(at) is not None)
        part = self._noun_phrase(at, limit, small=bool(mark)) if owned and at > body.span.end + mark else None
        return Complement(part.end if part else body.span.end, organization=body)

    def _qualified(self, country: Mention[CountryName], limit: int, *, small: bool) -> Complement | None:
        """Take the noun behind "the Norwegian …", "Senegal's …"."""
        at = self._space(country.span.end + self._possessive(country.span.end))
        complement = self._noun_phrase(at, limit, small=small) if at > country.span.end else None
        if complement is not None:
            complement.country = country
            complement.left_out.append(Span(country.span.start, at))
        return complement
