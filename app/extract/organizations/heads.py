"""Bodies by a head noun: "Norwegian Defence Materiel Agency", "Fuerza Aérea Paraguaya", "Ministry of Defence"."""

from collections.abc import Iterator

from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.given_names import given_names
from app.extract.mentions.names import Name
from app.extract.organizations.bodies import Body, Words
from app.extract.reading import Reading
from app.text import Span, fold
from app.vocabulary import OrganizationKind

_BARE = (OrganizationKind.LEGISLATURE, OrganizationKind.MILITARY)  # kinds whose head noun alone, in capitals, is a name
_NATIONAL = (*_BARE, OrganizationKind.GOVERNMENT, OrganizationKind.AGENCY)
_FULL = 2  # words of a name that say given name and surname


class Heads:
    """Reads the names of bodies around head nouns in one text."""

    def __init__(self, reading: Reading, countries: Index[Mention[CountryName]], names: Index[Mention[Name]]) -> None:
        """Take a reading with its countries and names."""
        self._reading = reading
        self._text = reading.text
        self._cues = reading.cues
        self._countries = countries
        self._names = names
        self._words = Words(reading, countries)
        self._opening = {sentence.span.start for sentence in reading.sentences}
        self._heads_first = reading.lexicon.phrases("word_order", "adjectives") == ("after",)
        self._joins = ("joins", "ands") if self._heads_first else ("owners",)

    def bodies(self, sentence: Span) -> Iterator[Body]:
        """Yield the bodies that head nouns of a sentence name; they may overlap."""
        for head in self._cues.inside("org_heads", sentence):
            if not self._full_name(head.span.start) and not self._within(head, "ranks") and not self._titled(head):
                yield from self._headed(head)

    def _within(self, head: Cue, section: str) -> Cue | None:
        cue = self._cues.all(section).at(head.span.start)
        return cue if cue is not None and cue.span.covers(head.span) else None

    def _titled(self, head: Cue) -> bool:
        """Tell whether the head noun is part of a title and names no body: "ministre des Armées"."""
        title = self._within(head, "titles") or self._governing(head.span.start)
        return title is not None and (title.key.endswith("minister") or self._text[head.span.start].islower())

    def _governing(self, start: int) -> Cue | None:
        """Return the title that a join before *start* belongs to: "ministre togolais des | Armées"."""
        join = self._cues.ending("joins", start - 1)
        country = self._countries.at(join.span.start - 2) if join is not None else None
        end = country.span.start - 1 if country is not None else join.span.start - 1 if join is not None else 0
        return self._cues.ending("titles", end)

    def _headed(self, head: Cue) -> Iterator[Body]:
        span = Span(head.span.start if self._heads_first else self._leftwards(head), self._rightwards(head))
        if not self._heads_first and self._goes_on(span.end):
            return
        kind = OrganizationKind(head.key)
        owner = self._words.owner(span.start)
        if span == head.span and owner is not None and self._text[span.start].islower() and not self._heads_first:
            span = Span(owner.span.start, span.end)  # "Senegal's navy"
        inside = list(self._countries.inside(span))
        if len(inside) > 1 or (kind not in _NATIONAL and span.quote(self._text).isupper()):
            return
        country = inside[0] if inside else owner
        named = self._alone(head, kind) if span == head.span else self._says_enough(head, kind, span, country)
        if named:
            yield Body(span, kind, head.span, country)

    def _says_enough(self, head: Cue, kind: OrganizationKind, span: Span, country: object) -> bool:
        """Tell whether a head noun with what belongs to it names one body: in small letters only one of a country."""
        if self._text[head.span.start].isupper():
            return True
        if kind is OrganizationKind.GOVERNMENT:
            return country is not None or span.end > head.span.end
        return country is not None and kind in _NATIONAL

    def _alone(self, head: Cue, kind: OrganizationKind) -> bool:
        """Tell whether a head noun alone names a body: "Congress", "Fuerza Aérea", "cour des comptes"."""
        words = head.span.quote(self._text)
        described = self._cues.all("descriptions").at(head.span.start) is not None
        if kind not in _NATIONAL or (described and kind not in _BARE and " " not in words):
            return False
        if not words[0].isupper():
            return " " in words and kind is not OrganizationKind.MILITARY
        if " " in words:
            return words.split()[-1][0].isupper() or self._heads_first
        return head.span.start not in self._opening and (kind in _BARE or self._heads_first)

    # To the left, where adjectives stand before the noun

    def _leftwards(self, head: Cue) -> int:
        """Return where the words before a head noun begin; before a small one, only a country may stand."""
        start = head.span.start
        capital = self._text[start].isupper()
        while (word := self._words.before(start)) is not None and self._qualifies(word, capital=capital):
            start = word.start
        return start

    def _qualifies(self, word: Span, *, capital: bool) -> bool:
        """Tell whether a word before the head noun belongs to the name."""
        form = word.quote(self._text)
        if not form[-1].isalpha() or any(letter.isdigit() for letter in form) or self._words.possessive(word):
            return False
        if self._countries.at(word.start) is not None:
            return True
        if not capital or not self._text[word.start].isupper() or self._stops(word.start):
            return False
        opener = self._cues.all("not_names").at(word.start)
        return opener is None or opener.key == "common"

    def _stops(self, offset: int) -> bool:
        return any(self._cues.all(section).at(offset) for section in ("titles", "ranks", "honorifics"))

    def _goes_on(self, end: int) -> bool:
        """Tell whether a noun follows that the head noun only qualifies: "Foreign Military Sale"."""
        word = self._words.after(end)
        if word is None or not self._text[word.start].isupper() or self._stops(word.start):
            return False
        return not self._full_name(word.start)

    # To the right: complements, and adjectives where they follow

    def _rightwards(self, head: Cue) -> int:
        """Return where what follows a head noun ends: adjectives, complements."""
        end = head.span.end
        if not self._heads_first and not self._text[head.span.start].isupper():
            return end
        while (further := self._adjective(end, head) or self._complement(end, head)) is not None:
            end = further
        return end

    def _adjective(self, end: int, head: Cue) -> int | None:
        word = self._words.after(end)
        if word is None or self._cues.starting("joins", word.start) or self._stops(word.start):
            return None
        country = self._countries.at(word.start)
        if country is not None and country.span.start == word.start:
            return country.span.end if country.value.facet == "demonyms" and self._heads_first else None
        if not self._heads_first:
            return word.end if end > head.span.end and self._continues(word) else None
        after = self._cues.starting("title_parts", word.start, "after")
        if after is not None:
            return after.span.end
        if self._text[word.start].isupper():
            return None if self._full_name(word.start) else word.end
        linked = end == head.span.end and self._text[head.span.start].isupper() and self._named_behind(word.end)
        return word.end if linked else None

    def _named_behind(self, end: int) -> bool:
        """Tell whether a complement that names something follows an adjective: "Agence portuaire | de Norvège"."""
        join = self._cues.starting("joins", end + 1, "owners")
        at = self._space(join.span.end) if join else end
        return join is not None and self._text[at : at + 1].isupper()

    def _continues(self, word: Span) -> bool:
        """Tell whether a capitalised noun goes on after a complement: "Ministry of Defence Acquisition Agency"."""
        if not self._text[word.start].isupper():
            return False
        sections = (("org_heads",), ("departments",), ("not_names", "common"))
        return any(self._cues.starting(section, word.start, *keys) for section, *keys in sections)

    def _full_name(self, offset: int) -> bool:
        """Tell whether the full name of a person begins at *offset*: "Estado-Maior armênio Davit Arzumanyan"."""
        name = self._names.at(offset)
        return name is not None and name.span.start == offset and len(name.value.words) >= _FULL

    def _complement(self, end: int, head: Cue) -> int | None:
        """Return where "of the Philippines", "de Defensa Nacional" ends."""
        if head.key == OrganizationKind.COMPANY and not self._heads_first:
            return None
        join = self._cues.starting("joins", end + 1, *self._joins)
        if join is None:
            ends_open = end == head.span.end and self._cues.ending("joins", end) is not None  # the head is "centre for"
            field = self._field(end + 1) if ends_open else None
            return field.end if field else self._conjoined(end)
        return self._joined(join)

    def _joined(self, join: Cue) -> int | None:
        """Return where what a joining word leads on to ends."""
        article = self._cues.starting("articles", self._space(join.span.end))
        start = self._space(article.span.end) if article else self._space(join.span.end)
        country = self._countries.at(start)
        if country is not None and country.span.start == start:
            return country.span.end
        department = self._cues.starting("departments", start)
        if department is not None:
            return department.span.end
        field = self._field(start)
        if field is not None:
            return field.end
        capital = self._text[start : start + 1].isupper() and not self._full_name(start) and not self._stops(start)
        word = self._words.after(start - 1) if capital and self._text[start - 1] == " " else None
        return word.end if word else None

    def _field(self, start: int) -> Span | None:
        """Return the capitalised words that say what a body is for, no one's name: "Centre for | Strategic Studies"."""
        name = self._names.at(start)
        if name is None or name.span.start != start or self._heads_first or len(name.value.words) < _FULL:
            return None
        given = fold(name.value.words[0].quote(self._text)) in given_names()
        return None if given or self._stops(start) else name.span

    def _conjoined(self, end: int) -> int | None:
        """Return where "and Logistics" ends: a department after a conjunction."""
        conjunction = self._cues.starting("joins", end + 1, "ands")
        if conjunction is None or self._text[end : end + 1] != " ":
            return None
        department = self._cues.starting("departments", self._space(conjunction.span.end))
        capital = department is not None and self._text[department.span.start].isupper()
        return department.span.end if department is not None and capital else None

    def _space(self, at: int) -> int:
        return at + 1 if self._text[at : at + 1] in (" ", "\u00a0") else at
