"""Names that the words around them show to be people's: a title, a rank, an honorific, an age, a verb of speech."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.names import Name
from app.extract.people.titles import Title, index_titles
from app.extract.reading import Reading
from app.facts import OrganizationFact
from app.text import Span


@dataclass(slots=True)
class Introduction:
    """A name and what the words around it say of the person; ``strong`` when no place or thing is so spoken of."""

    span: Span
    words: tuple[Span, ...]
    titles: list[Title] = field(default_factory=list)
    ranks: list[Cue] = field(default_factory=list)
    rank_country: Mention[CountryName] | None = None
    honorific: Cue | None = None
    organization: Mention[OrganizationFact] | None = None
    rule: str = ""

    @property
    def strong(self) -> bool:
        """Tell whether a title, a rank or an honorific stands by the name."""
        return bool(self.titles or self.ranks or self.honorific)


_SPACES = " \u00a0\u202f"
_AGE = re.compile(r"(?:[^\W\d]{2,4} )?\d{2}(?: [^\W\d]{2,5}| [^\W\d]{2,5}-[^\W\d]{2,5})?\b")
_PARENTHESIS = re.compile(r" \(([^()\n]{1,40})\)")
_LABEL = re.compile(r"(?P<party> \([^()\n]{1,40}\))*(?P<title>, [^:\n]{3,80})?\s?:(?=\s|$)")
_LINKS = 3  # at most so many between a name and its title: "who" "was" "the"
_FULL = 2  # words of a name that say given name and surname
_NEAR = 40  # characters within which a parenthesis is looked for


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
        self.titles, self._starting, self._ending = index_titles(titles)
        self._ending_in = {sect: {c.span.end: c for c in reading.cues.all(sect)} for sect in ("honorifics", "ranks")}
        self._country_ends = {country.span.end: country for country in countries}
        parts = reading.cues.all("title_parts")
        self._links = {cue.span.start: cue for cue in parts if cue.key == "links"}
        self._article_ends = {cue.span.end for cue in parts if cue.key == "articles"}
        self._taken: set[Span] = set()

    def people(self) -> Iterator[Introduction]:
        """Yield every introduction, in the order of the text."""
        for name in self._names:
            found = self._introduce(name)
            if found is not None:
                yield found

    def _introduce(self, name: Mention[Name]) -> Introduction | None:
        span, words = self._own(name)
        if not words:
            return None
        found = Introduction(span, words)
        start = self._before(found)
        if self._namesake(start, span.end):
            return None
        end = self._after(found)
        if name.value.acronym and not found.strong:
            return None
        found.rule = self._rule(found, end)
        return found if found.rule else None

    def _own(self, name: Mention[Name]) -> tuple[Span, tuple[Span, ...]]:
        """Return the name without an organization at its head; nothing when all of it names one."""
        body = self._organizations.at(name.span.start)
        if body is None:
            return name.span, name.value.words
        words = tuple(word for word in name.value.words if word.start >= body.span.end)
        if not words or body.span.end <= name.span.start:
            return name.span, () if body.span.end > name.span.start else name.value.words
        return Span(words[0].start, name.span.end), words

    # Before the name

    def _before(self, found: Introduction) -> int:
        """Read honorifics, ranks and a title before the name; return where they begin."""
        at = found.span.start
        comma = False
        while True:
            at = self._skip_back(at)
            step = self._qualifier(found, at)
            if step is not None:
                at = step
                if found.titles:
                    return at
            elif self._text[at - 1 : at] == "," and not comma:
                comma = True
                at -= 1
            else:
                return at

    def _qualifier(self, found: Introduction, at: int) -> int | None:
        """Read one thing that ends at *at*; return where it begins, or None."""
        rank, honorific = self._ending_in["ranks"].get(at), self._ending_in["honorifics"].get(at)
        title = self._ending.get(at)
        if title is not None and (rank is None or title.span.start < rank.span.start) and title not in found.titles:
            if self._apposed(title):
                return None
            found.titles.append(title)
            self._taken.add(title.span)
            return title.start
        if rank is not None and rank.key == "names":
            found.ranks.append(rank)
            return rank.span.start
        if honorific is not None:
            found.honorific = honorific
            return honorific.span.start
        country = self._country_ends.get(at)
        if country is not None and self._skip_back(country.span.start) in self._ending_in["ranks"]:
            found.rank_country = country
            return country.span.start
        return self._bracket(found, at)

    def _bracket(self, found: Introduction, at: int) -> int | None:
        """Step over "(SR)", an opening bracket before the name, and an article before a rank."""
        if self._text[at - 1 : at] == ")":
            opening = self._text.rfind("(", max(0, at - _NEAR), at)
            inside = Span(opening + 1, at - 1) if 0 <= opening < at - 2 else None
            retired = inside and self._reading.cues.first("ranks", inside, "retired")
            return opening if retired or (inside and inside.quote(self._text).isupper()) else None
        if self._text[at - 1 : at] == "(" and not found.titles:
            return at - 1
        if at in self._article_ends and (found.ranks or found.honorific):
            start = self._text.rfind(" ", max(0, at - _NEAR), at - 1) + 1
            return start if start and start < at else None
        return None

    def _apposed(self, title: Title) -> bool:
        """Tell whether the title stands behind another name, whose it is: "M. Bléhoué, ministre de la Défense, M. …"."""
        return title.span in self._taken

    def _skip_back(self, at: int) -> int:
        while at > 0 and self._text[at - 1] in _SPACES:
            at -= 1
        return at

    # Behind the name

    def _after(self, found: Introduction) -> int:
        """Read what stands behind the name: "(PS)", an age, a title; return where the reading stops."""
        end = found.span.end
        if bracket := _PARENTHESIS.match(self._text, end):
            end = bracket.end()
        at = end
        linked = False
        if self._text[at : at + 1] in (",", "–", "—"):
            at = self._skip(at + 1)
            linked = True
            if age := _AGE.match(self._text, at):
                self._age = age
                found.rule = "person.age" if self._is_age(age) else ""
                at = self._skip(age.end() + (self._text[age.end() : age.end() + 1] == ","))
        else:
            at = self._skip(at)
        for _ in range(_LINKS):
            title = self._starting.get(at)
            if title is not None and linked:
                return self._take_after(found, title)
            step = self._links.get(at) or self._rank_from(at)
            if step is None:
                break
            linked = True
            at = self._skip(step.span.end)
        title = self._starting.get(at)
        if title is not None and linked:
            return self._take_after(found, title)
        self._body_behind(found, end)
        return end

    def _take_after(self, found: Introduction, title: Title) -> int:
        """Take a title behind the name, unless one stands before it and another name follows this one."""
        preceded = bool(found.titles)
        follows = self._names.first_from(title.span.end)
        gap = self._text[title.span.end : follows.span.start] if follows else "."
        if preceded and gap.strip(" ,") == "" and title.article is not None:
            return found.span.end
        if title.span in self._taken:
            return found.span.end
        if gap == " " and title.organization is None and not gap.strip():
            return found.span.end
        found.titles.append(title)
        self._taken.add(title.span)
        return title.span.end

    def _rank_from(self, at: int) -> Cue | None:
        return next(
            (cue for s in ("ranks", "honorifics") if (cue := self._reading.cues.all(s).at(at)) and cue.span.start == at), None
        )

    def _is_age(self, age: re.Match[str]) -> bool:
        after = self._text[age.end() : age.end() + 1]
        return after in (",", ".", ";", ")") or self._reading.cues.first("person_cues", Span(*age.span()), "age") is not None

    def _skip(self, at: int) -> int:
        return at + 1 if self._text[at : at + 1] in tuple(_SPACES) else at

    def _body_behind(self, found: Introduction, end: int) -> None:
        """Note the body that the person is said to be of: "Rose Nakhle of the Peace Network", "X, del Centro de …"."""
        at = self._skip(end + (self._text[end : end + 1] == ","))
        parts = self._reading.cues.all("title_parts")
        join = parts.at(at)
        if join is None or join.span.start != at or join.key not in ("joins", "places", "owners"):
            return
        body = self._organizations.first_from(join.span.end)
        if body is not None and body.span.start - join.span.end <= len(" the "):
            found.organization = body

    # What all of it amounts to

    def _namesake(self, start: int, end: int) -> bool:
        """Tell whether it is a ship, a base or a street that bears the name."""
        cues = self._reading.cues
        before = cues.first("namesakes", Span(max(0, start - _NEAR), max(1, start)), "before")
        last = before
        for cue in cues.inside("namesakes", Span(max(0, start - _NEAR), max(1, start)), "before"):
            last = cue
        if last is not None and not self._text[last.span.end : start].strip(" «“\"'’"):
            return True
        after = cues.all("namesakes").first_from(end)
        return after is not None and after.key == "after" and self._text[end : after.span.start] in (" ", "-", "")

    def _rule(self, found: Introduction, end: int) -> str:
        full = len(found.words) >= _FULL
        weak = found.titles and all(title.key == "other" for title in found.titles) and not found.ranks
        comma = self._text[self._skip_back(found.span.start) - 1 : self._skip_back(found.span.start)] == ","
        if found.strong and (full or not (weak or comma)):
            return "person.title" if found.titles else "person.rank" if found.ranks else "person.honorific"
        if not full:
            return "person.government" if self._governs(found.span) else ""
        if found.rule:
            return found.rule
        if found.organization is not None and self._speaks(found, end):
            return "person.body"
        if self._speaks(found, end):
            return "person.speech"
        if self._governs(found.span):
            return "person.government"
        return "person.label" if self._labels(found, end) else ""

    def _speaks(self, found: Introduction, end: int) -> bool:
        """Tell whether a verb of speech or one that only people do stands directly by the name."""
        cues = self._reading.cues
        at = self._skip(end + (self._text[end : end + 1] == ","))
        for section, key in (("speech", ""), ("person_cues", "acts"), ("person_cues", "born")):
            cue = cues.all(section).at(at)
            if cue is not None and cue.span.start - at <= 1 and key in ("", cue.key) and cue.key != "source":
                return True
        before = self._skip_back(found.span.start)
        for section, keys in (("speech", ("say", "hold", "deny", "source")), ("person_cues", ("said_of",))):
            cue = cues.all(section).at(before - 1)
            if cue is not None and cue.span.end == before and cue.key in keys:
                return True
        return False

    def _governs(self, name: Span) -> bool:
        """Tell whether a government is called after the name: "the Biden administration", "gobierno de José Jerí"."""
        cues = self._reading.cues.all("governments")
        after = cues.at(name.end + 1)
        if after is not None and after.key == "words" and after.span.start == name.end + 1:
            return True
        before = cues.at(name.start - 2)
        return before is not None and before.key == "before" and self._skip(before.span.end) == name.start

    def _labels(self, found: Introduction, end: int) -> bool:
        """Tell whether the name stands before what it says: "Diakhaté:", "01.02 Fatima-Zahra Bouchikhi (PS) :"."""
        sentence = self._reading.sentence_at(found.span.start)
        if sentence is None:
            return False
        lead = self._text[sentence.block.span.start : found.span.start]
        label = _LABEL.match(self._text, found.span.end)
        return label is not None and not lead.strip(" .0123456789–—-") and bool(label["party"] or label["title"])
