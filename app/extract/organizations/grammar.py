"""Names of bodies by the words they are made of: a head noun with what belongs to it, a legal form, a company noun."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from app.extract.index import Index
from app.extract.lexicon import Cue
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.names import Name
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
_AFTER = re.compile(r"[ \u00a0]([^\s,;:()\[\]«»“”\"]+)")
_FULL = 2  # words of a name that say given name and surname
_REACH = 40  # characters: no word of a name is longer
_BARE = (OrganizationKind.LEGISLATURE, OrganizationKind.MILITARY)  # kinds whose head noun alone, in capitals, is a name


class Grammar:
    """Reads the names of bodies in one text."""

    def __init__(self, reading: Reading, countries: Index[Mention[CountryName]], names: Index[Mention[Name]]) -> None:
        """Take a reading with its countries and names."""
        self._reading = reading
        self._text = reading.text
        self._countries = countries
        self._names = names
        self._possessives = reading.lexicon.phrases("name_particles", "possessives")
        self._opening = {sentence.span.start for sentence in reading.sentences}
        self._heads_first = reading.lexicon.phrases("word_order", "adjectives") == ("after",)
        self._joins = ("joins", "ands") if self._heads_first else ("owners",)
        self._stops = [reading.cues.all(section) for section in ("titles", "ranks", "honorifics")]

    def bodies(self) -> Iterator[Body]:
        """Yield every body the grammar finds, in no order; they may overlap."""
        cues = self._reading.cues
        for sentence in self._reading.sentences:
            heads = (self._headed(cue) for cue in cues.inside("org_heads", sentence.span))
            tails = (self._tailed(cue) for cue in cues.inside("company_forms", sentence.span))
            nouns = chain.from_iterable(self._called(cue) for cue in cues.inside("company_nouns", sentence.span))
            yield from (body for body in chain(heads, tails, nouns, self._by_origin(sentence.span)) if body)

    # A head noun: "Norwegian Defence Materiel Agency", "Fuerza Aérea Paraguaya", "Ministry of Defence"

    def _headed(self, head: Cue) -> Body | None:
        rank = self._reading.cues.all("ranks").at(head.span.start)
        if rank is not None and rank.span.covers(head.span):
            return None
        start = head.span.start if self._heads_first else self._leftwards(head)
        end = self._rightwards(head)
        span = Span(start, end)
        kind = OrganizationKind(head.key)
        country = self._home(span)
        capital = self._text[head.span.start].isupper()
        if span == head.span and not (capital and self._bare(head, kind)):
            return None
        if not capital and (country is None or kind not in (*_BARE, OrganizationKind.GOVERNMENT)):
            return None
        return Body(span, kind, head.span, country or self._owner(start))

    def _bare(self, head: Cue, kind: OrganizationKind) -> bool:
        return kind in _BARE and head.span.start not in self._opening

    def _leftwards(self, head: Cue) -> int:
        """Return where the capitalised words before a head noun begin; before a small one, only a country may stand."""
        start = head.span.start
        capital = self._text[start].isupper()
        while word := _BEFORE.search(self._text, max(0, start - _REACH), start):
            at = word.start(1)
            if not self._qualifies(Span(at, word.end(1)), capital=capital):
                break
            start = at
        return start

    def _qualifies(self, word: Span, *, capital: bool) -> bool:
        """Tell whether a word before the head noun belongs to the name."""
        form = word.quote(self._text)
        if not form[-1].isalnum() or self._reading.folded[word.start : word.end].endswith(self._possessives):
            return False
        country = self._countries.at(word.start)
        if country is not None:
            return not self._heads_first or form[0].isupper()
        if not capital or not form[0].isupper():
            return False
        if any(stop.at(word.start) for stop in self._stops):
            return False
        opener = self._reading.cues.all("not_names").at(word.start)
        return opener is None or opener.key not in ("openers", "weekdays")

    def _rightwards(self, head: Cue) -> int:
        """Return where what follows a head noun ends: capitalised words, adjectives of a country, complements."""
        end = head.span.end
        capital = self._text[head.span.start].isupper() or self._heads_first
        while capital:
            further = self._adjective(end)
            if further is None and head.key != OrganizationKind.COMPANY:
                further = self._complement(end)
            if further is None:
                break
            end = further
        return end

    def _adjective(self, end: int) -> int | None:
        word = _AFTER.match(self._text, end, end + _REACH)
        if word is None:
            return None
        start = word.start(1)
        country = self._countries.at(start)
        if country is not None and country.span.start == start:
            return country.span.end if country.value.facet == "demonyms" and self._heads_first else None
        after = self._reading.cues.starting("title_parts", start, "after")
        if self._heads_first and after is not None:
            return after.span.end
        if not self._text[start].isupper() or any(stop.at(start) for stop in self._stops):
            return None
        name = self._names.at(start)
        if name is not None and name.span.start == start and len(name.value.words) >= _FULL:
            return None  # the head of the body, named behind it
        return self._word_end(start)

    def _word_end(self, start: int) -> int:
        word = re.compile(r"[^\W_]+(?:[’'\-&.][^\W_]+)*").match(self._text, start)
        return word.end() if word else start + 1

    def _complement(self, end: int) -> int | None:
        """Return where "of the Philippines", "de Defensa Nacional" ends."""
        join = self._reading.cues.starting("joins", end + 1, *self._joins)
        if join is None:
            return None
        start = join.span.end + (self._text[join.span.end : join.span.end + 1] == " ")
        country = self._countries.at(start)
        if country is not None and country.span.start == start:
            return country.span.end
        department = self._reading.cues.starting("departments", start)
        if department is not None:
            return department.span.end
        return self._word_end(start) if self._text[start : start + 1].isupper() else None

    def _home(self, span: Span) -> Mention[CountryName] | None:
        return next((country for country in self._countries.inside(span)), None)

    def _owner(self, start: int) -> Mention[CountryName] | None:
        """Return the country whose the body is: "Denmark's …"."""
        word = _BEFORE.search(self._text, max(0, start - _REACH), start)
        return self._countries.at(word.start(1)) if word else None

    # A company by its legal form, its tail noun, or a common noun before it

    def _tailed(self, form: Cue) -> Body | None:
        """Return the company whose name ends with a legal form: "Bell Textron Inc."."""
        name = self._names.at(form.span.start - 2)
        if name is None or self._text[name.span.end : form.span.start] not in (" ", ", "):
            return None
        return Body(
            Span(name.span.start, form.span.end), OrganizationKind.COMPANY, form.span, self._owner(name.span.start)
        )

    def _called(self, noun: Cue) -> Iterator[Body]:
        """Yield the body that a common noun calls by name: "the Israeli company Elbit Systems", "la firma sueca Saab"."""
        end = noun.span.end
        country = self._demonym_from(end + 1)
        if country is not None:
            end = country.span.end
        name = self._names.first_from(end)
        if name is None or self._text[end : name.span.start] != " ":
            return
        before = _BEFORE.search(self._text, max(0, noun.span.start - _REACH), noun.span.start)
        country = country or (self._countries.at(before.start(1)) if before else None)
        kind = OrganizationKind.COMPANY if noun.key == "before" else OrganizationKind.OTHER
        yield Body(self._whole(name.span), kind, noun.span, country)

    def _demonym_from(self, start: int) -> Mention[CountryName] | None:
        country = self._countries.at(start)
        return country if country is not None and country.value.facet == "demonyms" else None

    def _by_origin(self, sentence: Span) -> Iterator[Body]:
        """Yield what a demonym used as a noun introduces: "l'italien Fincantieri", "la francesa Naval Group"."""
        if not self._heads_first:
            return
        for country in self._countries.inside(sentence):
            if country.value.facet != "demonyms" or not self._text[country.span.start].islower():
                continue
            name = self._names.first_from(country.span.end)
            if name is None or self._text[country.span.end : name.span.start] != " ":
                continue
            spaced = self._text[country.span.start - 1] == " "
            article = self._reading.cues.ending("articles", country.span.start - spaced)
            if article is not None and not self._apposed(name.span.end):
                yield Body(self._whole(name.span), OrganizationKind.COMPANY, country.span, country)

    def _apposed(self, end: int) -> bool:
        """Tell whether an office or an age stands behind a name, which is then a person's."""
        at = end + 2
        return self._text[end:at] == ", " and (
            self._text[at : at + 2].isdigit()
            or any(self._reading.cues.starting(section, at) for section in ("titles", "occupations", "links"))
        )

    def _whole(self, name: Span) -> Span:
        """Return a name with the capitalised words that follow it: "Elbit" → "Elbit Systems"."""
        end = name.end
        while (word := _AFTER.match(self._text, end, end + _REACH)) and self._text[word.start(1)].isupper():
            if self._countries.at(word.start(1)) is not None or any(stop.at(word.start(1)) for stop in self._stops):
                break
            end = self._word_end(word.start(1))
        return Span(name.start, end)
