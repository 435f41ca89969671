"""Runs of capitalised words that may name a person, a body, a place or a thing."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.extract.index import Index
from app.extract.layout import Block
from app.extract.lexicon import Cue, Section
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.mentions.given_names import given_names
from app.extract.mentions.particles import particles_of
from app.extract.reading import Reading
from app.text import Span, fold


@dataclass(frozen=True, slots=True)
class Name:
    """What a run of capitalised words says: the text of it, and the span of each word that is no particle."""

    text: str
    words: tuple[Span, ...]
    acronym: bool = False


_WORD = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*(?!\w)|[^\W_]+(?:[’'‘ʻ\-&][^\W_]+)*")
_LONGEST = 16  # words: no name has more
_NUMERAL = re.compile(r"[IVX]{1,5}")
_HYPHENED = re.compile(r" [A-ZÀ-Ý][a-zà-ÿ]+-[a-zà-ÿ]+\b")
_CAPITAL = re.compile(r" (?:[a-zà-ÿ]{2,3} )?[A-ZÀ-Ý][a-zà-ÿ]")
_OPENING = " \u00a0\u202f\t«“”\"'‘—–-•►([¿¡:"  # what may stand before the first word of a sentence
_SHOUT = 0.8  # a line that has at least this share of its letters in upper case is a heading, which tells no names
_SHOUTED = 4  # letters: a shorter word in capitals behind a given name is an acronym
_GIVEN = 2  # words: at most so many given names before it
_PARTICLES = 3  # at most so many in a row: "von und zu"
_BREAKS = ("titles", "ranks", "honorifics", "company_forms")


def find_names(reading: Reading, countries: Index[Mention[CountryName]]) -> Index[Mention[Name]]:
    """Return the runs of capitalised words of the lines that tell, without the titles and openers around them."""
    runs = _Runs(reading, countries)
    return Index(run for block in reading.blocks if block.kind.tells for run in runs.of(block))


def apart_from(names: Index[Mention[Name]], countries: Index[Mention[CountryName]]) -> Index[Mention[CountryName]]:
    """Return the *countries* that are no part of a longer name: not the one in "Michael Jordan"."""
    return Index(country for country in countries if not _part(names.at(country.span.start), country.span))


def _part(name: Mention[Name] | None, country: Span) -> bool:
    return name is not None and name.span != country and name.span.covers(country)


def _marked(length: int, sections: Sequence[Section]) -> bytearray:
    """Tell for each character whether a cue of *sections* covers it: 1 where one does, else 0."""
    marked = bytearray(length)
    for section in sections:
        for start, end in section.places():
            marked[start:end] = b"\1" * (end - start)
    return marked


class _Runs:
    """Puts the words of a line together to names."""

    def __init__(self, reading: Reading, countries: Index[Mention[CountryName]]) -> None:
        self._reading = reading
        self._text = reading.text
        self._particles, self._elided, self._elided_articles, self._gap, self._surnames = particles_of(reading.lexicon)
        self._suffixes = reading.lexicon.phrases("name_particles", "suffixes")
        self._abbreviated = reading.lexicon.phrases("name_particles", "abbreviated")
        self._possessives = reading.lexicon.phrases("name_particles", "possessives")
        self._breaks = [reading.cues.all(section) for section in (*_BREAKS, "not_names")]
        self._broken = _marked(len(self._text), self._breaks)
        self._adjectives_follow = reading.lexicon.phrases("word_order", "adjectives") == ("after",)
        self._given = given_names()
        self._countries = countries
        self._starts = [sentence.span.start for sentence in reading.sentences]
        self._lower = frozenset(filter(str.islower, _WORD.findall(self._text)))
        accented = [word for word in self._lower if not word.isascii()]
        self._common = self._lower.difference(self._particles, (w for w in accented if fold(w) in self._particles))

    def of(self, block: Block) -> Iterator[Mention[Name]]:
        """Yield the names of a line; none when it is shouted."""
        if self._shouted(block.span.quote(self._text)):
            return
        run: list[Span] = []
        waiting = 0  # particles since the last word of the run
        for word in self._words(block.span):
            if run and (len(run) >= _LONGEST or not self._follows(run[-1], word)):
                yield from self._close(run, waiting)
                run, waiting = [], 0
            if self._labels(run, word):
                run = []
            elif self._party(run, word):
                yield from self._close(run, waiting)
                run, waiting = [], 0
            if run and waiting < _PARTICLES and word.quote(self._reading.folded).rstrip("'") in self._particles:
                run.append(word)
                waiting += 1
            elif self._names(word, run[: len(run) - waiting] if waiting else run):
                run.append(word)
                waiting = 0
            else:
                yield from self._close(run, waiting)
                run, waiting = [], 0
        yield from self._close(run, waiting)

    def _shouted(self, line: str) -> bool:
        letters = sum(map(str.isalpha, line))
        return sum(map(str.isupper, line)) >= _SHOUT * max(1, letters)

    def _follows(self, last: Span, word: Span) -> bool:
        """Tell whether nothing but a space parts two words, and the mark of an elided particle."""
        return self._gap.fullmatch(self._reading.folded, last.end, word.start) is not None

    def _labels(self, run: Sequence[Span], word: Span) -> bool:
        """Tell whether the one letter read so far marks who speaks, and no given name: "P. Se dice que …"."""
        if len(run) != 1 or run[0].quote(self._text)[-1] != "." or not self._opens(run[0].start):
            return False
        return self._reading.cues.starting("not_names", word.start, "openers") is not None

    def _party(self, run: Sequence[Span], word: Span) -> bool:
        """Tell whether the acronym read so far only stands before a person: "le député LFI | Bastien Noir"."""
        acronym = len(run) == 1 and run[0].quote(self._text).isupper() and "." not in run[0].quote(self._text)
        return acronym and run[0].end - run[0].start > 1 and word.quote(self._reading.folded) in self._given

    def _words(self, line: Span) -> Iterator[Span]:
        """Yield the words of a line that may stand in a name; an elided article or particle is none of its own."""
        for found in _WORD.finditer(self._text, line.start, line.end):
            start, end = found.span()
            if found[0] in self._common:
                continue
            if self._text[start : end + 1] in self._abbreviated:
                end += 1
            if self._reading.folded.endswith(self._possessives, start + 1, end):
                end -= next(len(mark) for mark in self._possessives if self._ends(start, end, mark))
            yield Span(start + self._elision(start, end), end)

    def _elision(self, start: int, end: int) -> int:
        """Return how many letters an elided article takes at the head of a word: 2 of "l'Armée", 0 of "N'Diaye"."""
        word = self._reading.folded[start:end]
        if not word.startswith(self._elided):
            return 0
        mark = next((mark for mark in self._elided if word.startswith(mark) and len(mark) < len(word)), "")
        if not mark or not self._text[start + len(mark)].isupper():
            return 0
        article = mark in self._elided_articles
        return len(mark) if article or self._text[start].islower() or self._opens(start) else 0

    def _opens(self, offset: int) -> bool:
        """Tell whether a sentence, a quotation or a list item begins at *offset*."""
        at = bisect_right(self._starts, offset) - 1
        start = self._starts[at] if at >= 0 else offset
        return not self._text[start:offset].strip(_OPENING) or self._text[offset - 1] in _OPENING.strip()

    def _names(self, word: Span, run: Sequence[Span]) -> bool:
        """Tell whether a word can stand in a name, after those of *run*."""
        form = word.quote(self._text)
        if run and (form in self._suffixes or _NUMERAL.fullmatch(form)):
            return True
        if not self._capital(form) or self._breaks_at(word, run):
            return False
        if form.isupper() and form.isalpha() and len(form) > 1:
            return self._shouted_surname(form, run)
        return bool(run) or form.lower() not in self._lower or not self._opens(word.start)

    def _capital(self, form: str) -> bool:
        """Tell whether a word is written as names are: "Ana", "O'Hara", "al-Sabri", not "F-16", "L'armée"."""
        if not form.isalpha() and any(letter.isdigit() for letter in form):
            return False
        if not form[0].isupper() and not any(letter.isupper() for letter in form):
            return False
        if form[0].islower():
            return self._particle_leads(form)
        if not fold(form).startswith(self._elided):
            return True
        elided = next((mark for mark in self._elided if fold(form).startswith(mark)), "")
        return not elided or form[len(elided) :][:1].isupper()

    def _ends(self, start: int, end: int, mark: str) -> bool:
        """Tell whether a word ends with a mark of possession."""
        return self._reading.folded.endswith(mark, start + 1, end)

    def _particle_leads(self, form: str) -> bool:
        """Take "al-Sabri" and "d'Aquin", which begin with a small letter."""
        lead = re.split(r"[’'‘\-]", form, maxsplit=1)[0]
        rest = form[len(lead) + 1 :]
        particle = fold(lead) in self._particles or f"{fold(lead)}'" in self._particles
        return particle and rest[:1].isupper()

    def _shouted_surname(self, form: str, run: Sequence[Span]) -> bool:
        """Take an acronym by itself, and "DUPONT" after a given name."""
        return not run or (len(form) >= _SHOUTED and len(run) <= _GIVEN and not run[0].quote(self._text).isupper())

    def _breaks_at(self, word: Span, run: Sequence[Span]) -> bool:
        """Tell whether a word is known to name no one: a title, an opener, a common noun, a country."""
        surname = word.quote(self._reading.folded) in self._surnames and (bool(run) or self._before_given_name(word))
        if surname or (self._begins(word) if not run else self._initial(word, run)):
            return False
        if self._broken[word.start] and any(self._covers(cue, word) for cue in self._breaks_over(word)):
            return True
        when = self._reading.cues.starting("title_parts", word.start, "acting", "former") if not run else None
        if when is not None and when.span.covers(word) and self._opens(word.start):
            return True  # "Outgoing | Dutch minister X"
        country = self._countries.at(word.start)
        return country is not None and not self._first_or_last_name(country, word, run)

    def _breaks_over(self, word: Span) -> Iterator[Cue]:
        """Yield the cues that cover the first letter of a word and name no one."""
        return filter(None, (cues.at(word.start) for cues in self._breaks))

    def _begins(self, word: Span) -> bool:
        """Tell whether a common word is a given name here: behind a title or a comma ("Mayor Will Groot")."""
        further = _CAPITAL.match(self._text, word.end) if word.quote(self._reading.folded) in self._given else None
        if further is None or self._countries.at(further.end() - 2) is not None:
            return False
        cues = self._reading.cues
        titled = any(cues.ending(section, word.start - 1) for section in ("titles", "ranks", "honorifics"))
        return titled or self._text[word.start - 2 : word.start] == ", " or self._opens(word.start)

    def _initial(self, word: Span, run: Sequence[Span]) -> bool:
        """Tell whether an abbreviation is an initial behind another: "J. | D. Salas"."""
        return word.quote(self._text)[-1] == "." and run[-1].quote(self._text)[-1] == "."

    def _before_given_name(self, word: Span) -> bool:
        """Tell whether a hyphened given name follows: "Park Jun-ho"."""
        return _HYPHENED.match(self._text, word.end) is not None

    def _covers(self, cue: Cue, word: Span) -> bool:
        """Tell whether a cue takes the whole word; what opens sentences does so only where one opens."""
        return cue.span.covers(word) and (cue.key != "openers" or self._opens(word.start))

    def _first_or_last_name(self, country: Mention[CountryName], word: Span, run: Sequence[Span]) -> bool:
        """Take "Israel Katz" after a title, "Adriana Lima" and "Rafael Alemán"; leave the country otherwise."""
        if run:
            if word.start - run[-1].end > 1 and country.value.facet == "names":
                return False  # a particle stands between: "le roi Hassan du | Maroc"
            given = fold(run[0].quote(self._text).split("-")[0]) in self._given
            return (given or country.value.facet != "names") and country.span.end <= word.end
        if country.span.end != word.end or not self._text[word.end : word.end + 2].strip().isupper():
            return False
        if country.value.facet == "demonyms" and self._adjectives_follow and not self._opens(word.start):
            return self._reading.cues.ending("articles", word.start - 1) is None
        return self._reading.cues.ending("titles", word.start - 1) is not None

    def _close(self, run: Sequence[Span], waiting: int) -> Iterator[Mention[Name]]:
        words = run[: len(run) - waiting]
        if not words:
            return
        span = Span(words[0].start, words[-1].end)
        text = span.quote(self._text)
        if len(text) == 1 or (text.endswith(".") and len(words) == 1):
            return
        kept = tuple(word for word in words if word.quote(self._reading.folded).rstrip("'") not in self._particles)
        if kept:
            yield Mention(span, Name(text, kept, acronym=len(words) == 1 and text.isupper()))
