"""What stands behind a person's name: ", ministre de la Défense", ", 44 ans", " (PS)", ", who was …"."""

import re

from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.names import Name
from app.extract.people.person import Introduction
from app.extract.people.title import Title
from app.extract.reading import Reading
from app.facts import OrganizationFact
from app.text import Span

_AGE = re.compile(r"(?:[^\W\d]{2,4} )?\d{2}(?: [^\W\d]{2,5}(?:-[^\W\d]{2,5})?)?\b")
_BRACKET = re.compile(r" \(([^()\n]{1,40})\)")
_SEAT = re.compile(
    r", [A-Z]{1,4}-[A-Z][\w.]*(?: [A-Z][\w.]*)?(?=,)"
)  # the party and state of a legislator: ", R-Iowa,"
_CLOSED = re.compile(r"\s*(?:[,.;:)—–»”\"]|$)")
_DASHES = ("–", "—")
_OWNER = re.compile(r"(?:[^\W\d_]+ ){1,3}[^\W\d_]+'s? ")
_LINKS = 3  # at most so many between a name and its title: "who" "was" "the"
_FULL = 2  # words of a name that say given name and surname
_ARTICLE = 8  # characters: no article is longer


class Following:
    """Reads brackets, ages, titles and bodies behind names."""

    def __init__(
        self,
        reading: Reading,
        countries: Index[Mention[CountryName]],
        names: Index[Mention[Name]],
        organizations: Index[Mention[OrganizationFact]],
        titles: dict[int, Title],
        taken: set[Span],
    ) -> None:
        """Take a reading, what it mentions, its titles by where they begin, and those that are someone's already."""
        self._countries = countries
        self._possessives = reading.lexicon.phrases("name_particles", "possessives")
        self._text = reading.text
        self._folded = reading.folded
        self._cues = reading.cues
        self._names = names
        self._organizations = organizations
        self._titles = titles
        self._taken = taken

    def read(self, found: Introduction) -> None:
        """Note what stands behind the name, as far as its title."""
        bracket = _BRACKET.match(self._text, found.end)
        aside = bracket or _SEAT.match(self._text, found.end)
        if aside is not None:
            found.end = aside.end()
        self._country(found, bracket)
        at = self._space(found.end)
        comma = self._text[found.end : found.end + 1] == "," or self._text[at : at + 1] in _DASHES
        if comma:
            at = self._age(found, self._space(at + 1))
        title = self._linked(at, linked=comma)
        if title is not None and self._is_of(title, found):
            while title is not None:
                found.titles.append(title)
                self._taken.add(title.span)
                found.end = title.span.end
                title = self._further(title)
            bracket = _BRACKET.match(self._text, found.end)
            if bracket is not None:
                self._country(found, bracket)  # "X, Minister of Defence (Latvia)"
            self._employer(found)
        elif len(found.words) >= _FULL:
            self._body(found)

    def _country(self, found: Introduction, bracket: re.Match[str] | None) -> None:
        """Note the country behind the name: "X of Finland", "X (Finland)"."""
        at = bracket.start(1) if bracket else self._owning(found.end)
        country = self._countries.at(at) if at is not None else None
        if country is None or country.span.start != at or country.value.facet != "names":
            return
        closed = (
            self._folded.startswith(self._possessives, country.span.end)
            or self._text[country.span.end : country.span.end + 1] == "-"
        )
        body = self._organizations.at(at)
        if closed or (body is not None and body.span.end > country.span.end):
            return
        if bracket is None:
            found.end = country.span.end
        elif country.span.end != bracket.end(1):
            return
        found.nationality = found.nationality or country

    def _owning(self, end: int) -> int | None:
        """Return where what "of" behind a name is of begins, or None."""
        join = self._cues.starting("joins", self._space(end), "owners")
        return self._space(join.span.end) if join and join.span.start > end else None

    def _age(self, found: Introduction, at: int) -> int:
        """Step over an age, which shows that the name is a person's."""
        age = _AGE.match(self._text, at)
        if age is None:
            return at
        closed = self._text[age.end() : age.end() + 1] in (",", ".", ";", ")")
        if not closed and self._cues.first("person_cues", Span(*age.span()), "age") is None:
            return at
        found.rule = "person.age"
        return self._space(age.end() + (self._text[age.end() : age.end() + 1] == ","))

    def _linked(self, at: int, *, linked: bool) -> Title | None:
        """Return the title that follows at *at*, behind "who was", "is the", a rank, an honorific."""
        at = self._owned(at) if linked else at
        for _ in range(_LINKS):
            title = self._titles.get(at)
            if title is not None and linked:
                return title
            step = self._link(at)
            if step is None:
                step = self._cues.starting("ranks", at, "names") or self._cues.starting("honorifics", at)
            if step is None:
                return None
            linked = True
            at = self._space(step.span.end)
        return self._titles.get(at) if linked else None

    def _owned(self, at: int) -> int:
        """Step over a common noun that owns the office: ", the firm's | vice-president"."""
        owner = _OWNER.match(self._folded, at)
        return owner.end() if owner and self._titles.get(owner.end()) is not None else at

    def _link(self, at: int) -> Cue | None:
        """Return the link at *at*; "é" links in Portuguese where "e" only joins."""
        joins = self._cues.starting("joins", at, "ands") is not None and self._text[at] == self._folded[at]
        return None if joins else self._cues.starting("links", at)

    def _is_of(self, title: Title, found: Introduction) -> bool:
        """Tell whether a title behind a name is this one's and not the next one's, and whether it is closed."""
        if title.span in self._taken:
            return False
        following = self._names.first_from(title.span.end)
        gap = self._text[title.span.end : following.span.start] if following else "."
        if gap == " ":
            return False
        if title.article is None:
            return True
        if gap == ", " and following is not None and len(following.value.words) >= _FULL:
            return not found.titles and self._apposed(following.span.end)
        return _CLOSED.match(self._text, title.span.end) is not None or self._goes_on(title.span.end)

    def _further(self, title: Title) -> Title | None:
        """Return the office behind "and": ", Deputy Prime Minister and Minister of State for Defense"."""
        conjunction = self._cues.starting("joins", title.span.end + 1, "ands")
        if conjunction is None:
            return None
        at = self._space(conjunction.span.end)
        further = self._titles.get(at)
        linked = further is None or further.article is not None
        if linked:  # "and now a lecturer", not "and the minister"
            further = self._linked(at, linked=False) if self._adverb(at) else None
        following = self._names.first_from(further.span.end) if further else None
        named = following is not None and further is not None and following.span.start - further.span.end <= len(", ")
        return None if further is None or named or further.span in self._taken else further

    def _adverb(self, at: int) -> bool:
        """Tell whether a link at *at* is more than an article: "now", "currently"."""
        link = self._link(at)
        return link is not None and self._cues.starting("articles", at) is None

    def _apposed(self, end: int) -> bool:
        """Tell whether a title stands behind a name that ends at *end*."""
        return self._text[end : end + 2] == ", " and end + 2 in self._titles

    def _goes_on(self, end: int) -> bool:
        """Tell whether a bracket, "and", "who" or "in" stands behind a title that ends at *end*, and no verb."""
        joined = self._cues.starting("joins", end + 1, "ands", "places") is not None
        clause = self._cues.starting("clauses", end + 1, "relative", "before") is not None
        return joined or clause or self._text[end : end + 2] == " ("

    def _body(self, found: Introduction) -> None:
        """Note the body that the person is said to be of: "X of the Peace Network", "X, del Centro de Estudios"."""
        comma = self._text[found.end : found.end + 1] == ","
        join = self._cues.starting("joins", self._space(found.end + comma), "owners", "places")
        if join is None:
            return
        body = self._organizations.first_from(join.span.end)
        if (
            body is not None
            and body.span.start - join.span.end <= _ARTICLE
            and self._gap(join.span.end, body.span.start)
        ):
            found.organization = body
            found.end = body.span.end
            found.rule = found.rule or ("person.body" if comma else "")
        elif comma and self._cues.starting("org_heads", self._space(join.span.end)) is not None:
            found.rule = found.rule or "person.body"

    def _employer(self, found: Introduction) -> None:
        """Note the body that stands behind the title, a comma between: "X, President & CEO, Northwind Group"."""
        body = self._organizations.at(found.end + 2) if self._text[found.end : found.end + 2] == ", " else None
        if body is None or body.span.start != found.end + 2 or found.titles[-1].organization is not None:
            return
        if self._text[body.span.end : body.span.end + 1] in (",", ".", ";", ":", ")", "”", ""):
            found.organization, found.end = body, body.span.end

    def _gap(self, start: int, end: int) -> bool:
        """Tell whether at most an article parts two offsets."""
        words = self._text[start:end].strip()
        return not words or self._cues.first("articles", Span(start, end)) is not None

    def _space(self, at: int) -> int:
        return at + 1 if self._text[at : at + 1] in (" ", "\u00a0") else at
