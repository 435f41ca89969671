"""Names that the words around them show to be people's: a title, a rank, an honorific, an age, a verb of speech."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.given_names import given_names
from app.extract.mentions.names import Name
from app.extract.people.evidence import Evidence
from app.extract.people.following import Following
from app.extract.people.person import Introduction
from app.extract.people.preceding import Preceding
from app.extract.people.title import OCCUPATIONS, Title, index_titles
from app.extract.reading import Reading
from app.facts import OrganizationFact
from app.text import Span, fold
from app.vocabulary import RoleClass


@dataclass(frozen=True, slots=True)
class _Taken:
    """The place of a title that is someone's."""

    span: Span


_SHOUTED = 4  # letters: a shorter word in capitals is an acronym
_FULL = 2  # words of a name that say given name and surname


class Introductions:
    """Finds the people that one text introduces."""

    def __init__(
        self,
        reading: Reading,
        countries: Index[Mention[CountryName]],
        names: Index[Mention[Name]],
        organizations: Index[Mention[OrganizationFact]],
        titles: Iterator[Title],
    ) -> None:
        """Take a reading, what it mentions, and its titles."""
        self._reading = reading
        self._text = reading.text
        self._names = names
        self._organizations = organizations
        self.titles, starting, self._ending = index_titles(titles)
        self._taken: set[Span] = set()
        self._preceding = Preceding(reading, countries, self._ending, self._taken)
        self._following = Following(reading, countries, names, organizations, starting, self._taken)
        self._evidence = Evidence(reading)

    def people(self) -> Iterator[Introduction]:
        """Yield every introduction, in the order of the text."""
        namesake_end = 0
        last: Introduction | None = None
        for name in self._names:
            span, words = self._own(name)
            if not words or (name.value.acronym and not self._surname(span)):
                continue
            chained = bool(namesake_end) and self._evidence.joined(namesake_end, span.start)
            if self._evidence.namesake(span, chained=chained):
                namesake_end = span.end
                continue
            found = self._introduce(span, words, acronym=name.value.acronym)
            found = self._together(last, found or Introduction(span, words, span.start, span.end))
            last = found
            if found.rule:
                yield found

    def _together(self, last: Introduction | None, found: Introduction) -> Introduction:
        """Share a title in the plural between names that "and" joins: "the senators X and Y", "X and Y, senators"."""
        if last is None or len(found.words) < _FULL or not self._evidence.joined(last.span.end, found.span.start):
            return found
        if not found.titles and (shared := self._plural(last)) is not None:
            found.titles.append(shared)
            found.rule = found.rule or "person.title"
        elif not last.titles and last.rule and (shared := self._plural(found)) is not None:
            last.titles.append(shared)
        return found

    def _plural(self, found: Introduction) -> Title | None:
        plurals = self._reading.cues
        return next((t for t in found.titles if plurals.first("plurals", t.span)), None)

    def free(self) -> Iterator[Title]:
        """Yield the titles that are no one's whom the text introduces, after ``people``."""
        taken = Index(_Taken(span) for span in self._taken)
        ranks = self._reading.cues.all("ranks")
        for title in self.titles:
            rank = ranks.at(title.head.start)
            part = rank is not None and rank.span.covers(title.head) and rank.span != title.head
            if taken.at(title.head.start) is None and not part:
                yield title

    def _surname(self, acronym: Span) -> bool:
        """Tell whether a word in capitals may be a surname: "le général DUPONT", not "(USAF)" nor "le député LR X"."""
        alone = not self._text[acronym.end : acronym.end + 2].strip()[:1].isupper()
        return alone and acronym.end - acronym.start >= _SHOUTED and self._text[acronym.start - 1] != "("

    def _own(self, name: Mention[Name]) -> tuple[Span, tuple[Span, ...]]:
        """Return the name without an organization at its head; nothing when all of it names one."""
        for word in name.value.words[1:]:
            if word.start - 1 in self._ending:  # the words before it end a title
                return _from(word, name)
        holder = self._behind_party(name)
        if holder is not None:
            return _from(holder, name)
        body = self._organizations.at(name.span.start)
        if body is None:
            return name.span, name.value.words
        words = tuple(word for word in name.value.words if word.start >= body.span.end)
        return (Span(words[0].start, name.span.end), words) if words else (name.span, ())

    def _behind_party(self, name: Mention[Name]) -> Span | None:
        """Return the given name behind the party that stands right behind a legislator's title, or None."""
        title = self._ending.get(name.span.start - 1)
        words = name.value.words
        if title is None or title.key != RoleClass.LEGISLATOR or len(words) <= _FULL:
            return None
        first, second = (fold(word.quote(self._text)) in given_names() for word in words[:2])
        return words[1] if second and not first else None

    def _introduce(self, span: Span, words: tuple[Span, ...], *, acronym: bool) -> Introduction | None:
        found = Introduction(span, words, span.start, span.end)
        self._preceding.read(found)
        before = list(found.titles)
        self._following.read(found)
        if acronym and not (before or found.ranks or found.honorific):
            return None
        found.rule = self._rule(found, before)
        return found if found.rule else None

    def _rule(self, found: Introduction, before: list[Title]) -> str:
        """Return the name of the rule that shows the name to be a person's, or nothing when none does."""
        full = len(found.words) >= _FULL
        if found.ranks or found.honorific or before:
            apart = self._text[found.span.start - 2 : found.span.start] == ", "
            office = found.ranks or found.honorific or any(title.key != OCCUPATIONS for title in before)
            if full or (office and not apart):
                return "person.title" if before else "person.rank" if found.ranks else "person.honorific"
            return ""
        if not full and self._evidence.governs(found.span):
            return "person.government"
        if found.titles:
            return "person.apposition"
        if not full:
            return ""
        return found.rule or self._evidence.rule(found.span, found.end)


def _from(word: Span, name: Mention[Name]) -> tuple[Span, tuple[Span, ...]]:
    """Return the part of a name that begins with one of its words."""
    return Span(word.start, name.span.end), tuple(w for w in name.value.words if w.start >= word.start)
