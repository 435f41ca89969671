"""Whose minister, army or parliament is meant where the text does not say: the country that a passage is about."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from itertools import chain

from app.extract.index import Index
from app.extract.layout import BlockKind
from app.extract.mentions import Mention
from app.extract.mentions.cities import find_cities
from app.extract.mentions.countries import CountryName
from app.extract.mentions.quotations import find_quotations
from app.extract.reading import Reading, Sentence
from app.facts import Money
from app.text import Span

_LEAD = 40  # characters: a country named later than this in a sentence is not what the sentence begins with
_LEADS = 1.3  # the country of an article weighs at least so many times what the next does
_LEAST = 2.0  # and so much at all
_ALONE = 0.5  # which is less where no other is named
_CLEARLY = 2.0  # times the weight of the next, where no passage is thought to be of another
_HEAD = 4  # lines: who issues a page and where it was written stand in the first ones
_WEIGHTS = {"names": 1.0, "demonyms": 0.5, "seats": 0.7, "prefixes": 0.2}
_FIRST = {BlockKind.TITLE: 1.5, BlockKind.BODY: 1.0}  # more for the country named first in such a line
_HEAD_SHARE = 0.5  # who issues the page is what it is about when it weighs at least this share of any other
_ABROAD = 0.4  # of the weight of a country where something is, or with whom it is done
_CITY = 0.5
_CURRENCY = 0.5  # who counts in its own money is at home
_MOST_SUMS = 2.0
_OWN_WORD = 0.8
_MOST_WORDS = 2.4
_ABROAD_TOO = ("US", "EU", "XO", "XA", "XD")  # whose currency others count in as well
_DATED = re.compile(r"[^\n]{0,60}\d{4}")


class Homes:
    """Tells for each place of one text which country it is about."""

    def __init__(
        self,
        reading: Reading,
        countries: Index[Mention[CountryName]],
        sums: Iterable[Mention[Money]] = (),
    ) -> None:
        """Take a reading, its countries and its sums of money."""
        self._reading = reading
        self._countries = countries
        self._adjectives_follow = reading.lexicon.phrases("word_order", "adjectives") == ("after",)
        self._quotations = find_quotations(reading)
        self._cities = find_cities(reading)
        self._currencies = Counter(money.value.currency[:2] for money in sums)  # ISO 4217: of the country, but for some

    def of(self, offset: int) -> Mention[CountryName] | None:
        """Return a mention of the country that the passage at *offset* is about, or None when that is unsure."""
        sentence = self._reading.sentence_at(offset)
        if sentence is None:
            return self.main
        return self.near(offset) or self._lead(sentence.block.span) or self._heading(sentence) or self.main

    def around(self, offset: int) -> Mention[CountryName] | None:
        """Return the same, but for the sentence at *offset* itself, where another state is only dealt with."""
        sentence = self._reading.sentence_at(offset)
        lead = self._lead(sentence.block.span) if sentence else None
        before = lead if lead is not None and lead.span.start < offset else None
        return before or (self._heading(sentence) if sentence else None) or self.main

    def near(self, offset: int) -> Mention[CountryName] | None:
        """Return a mention of the country that the clause or sentence at *offset* begins with, or None."""
        sentence = self._reading.sentence_at(offset)
        if sentence is None:
            return None
        clause = self._reading.text.rfind(";", sentence.span.start, offset)
        own = self._lead(Span(clause + 1, sentence.span.end)) if clause >= 0 else None
        lead = own or self._lead(sentence.span)
        apart = lead is not None and ", " in self._reading.text[offset : max(offset, lead.span.start)]
        return None if apart else lead  # "the army wants four more, but Lima …"

    def _lead(self, words: Span) -> Mention[CountryName] | None:
        """Return the country that *words* begin with, outside quotations: "Norway on Tuesday signed"."""
        start = words.start
        while (quotation := self._quotations.at(start)) is not None:
            start = quotation.span.end
        if start >= words.end:
            return None
        for country in self._countries.inside(Span(start, words.end)):
            if country.span.start - start > _LEAD or self._quotations.at(country.span.start) is not None:
                return None
            if self._acts(country) and not self._is_abroad(country.span, "partners"):
                return country
        return None

    def label(self, sentence: Sentence) -> Mention[CountryName] | None:
        """Return the country that alone opens the line of a sentence: "Chile. The navy …", "• Peru: …"."""
        block = sentence.block.span
        first = self._countries.first_from(block.start)
        if first is None or first.span.end >= block.end or first.value.facet != "names":
            return None
        alone = not any(map(str.isalnum, self._reading.text[block.start : first.span.start]))
        return first if alone and self._reading.text[first.span.end] in ".:|" else None

    def _heading(self, sentence: Sentence) -> Mention[CountryName] | None:
        """Return the one country that the heading over the passage names; the first lines of a page are no such."""
        at = bisect_right([heading.start for heading in self._headings], sentence.span.start) - 1
        if at < 0:
            return None
        named = [country for country in self._countries.inside(self._headings[at]) if country.value.facet != "seats"]
        return named[0] if len({country.value.code for country in named}) == 1 else None

    @cached_property
    def _headings(self) -> list[Span]:
        blocks = self._reading.blocks
        body = next((block.span.start for block in blocks if block.kind is BlockKind.BODY), 0)
        return [b.span for b in blocks if b.kind is BlockKind.HEADING and b.span.start > body]

    @cached_property
    def main(self) -> Mention[CountryName] | None:
        """Return a mention of the country that the whole article is about: who issues it, or most named and first."""
        weights = self._weighed
        head = self._head()
        if head is not None and weights.get(head.value.code, 0.0) + 1 >= _HEAD_SHARE * max(
            weights.values(), default=0.0
        ):
            return self._told(head.value.code)
        ranked = self._ranked
        least = _LEAST if len(ranked) > 1 else _ALONE
        if not ranked or ranked[0][1] < least or (len(ranked) > 1 and ranked[0][1] < _LEADS * ranked[1][1]):
            return None
        return self._told(ranked[0][0])

    def press(self, offset: int) -> Mention[CountryName] | None:
        """Return a mention of the country whose offices the press names bare at *offset*: at home, wherever it looks.

        Where one country is what the whole article is about, no paragraph that begins with another changes that.
        """
        first, second = (weight for _, weight in (*self._ranked, ("", 0.0), ("", 0.0))[:2])
        main = self.main
        clear = main is not None and main.value.code == self._ranked[0][0] and first >= _CLEARLY * second
        sentence = self._reading.sentence_at(offset) if clear else None
        return (self.label(sentence) or self._heading(sentence) or main) if sentence else self.of(offset)

    def besides(self, codes: Collection[str]) -> Mention[CountryName] | None:
        """Return a mention of the country the article is about when it is none of *codes*, which it tells as others."""
        others = (code for code, weight in self._ranked if code not in codes and weight >= 2 * _ALONE)
        other = next(others, None)
        return self._told(other) if other is not None else None

    @cached_property
    def _ranked(self) -> list[tuple[str, float]]:
        """Return the countries by how much they are named, most first."""
        return sorted(self._weighed.items(), key=lambda item: (-item[1], item[0]))

    def _told(self, code: str) -> Mention[CountryName] | None:
        """Return the first mention of a country in prose: a masthead tells whose page it is, but is not cited."""
        named = (c for c in self._countries if c.value.code == code)
        within = (Mention(c.span, CountryName(code, "seats")) for c in self._cities if c.value == code)
        own = (
            Mention(w.span, CountryName(code, "seats")) for w in self._reading.cues.all("home_words") if w.key == code
        )
        return next((told for told in chain(named, within, own) if self._reading.speaks_at(told.span.start)), None)

    @cached_property
    def _weighed(self) -> dict[str, float]:
        """Return how much each country is named, with more for the one named first."""
        weights: defaultdict[str, float] = defaultdict(float)
        unseen = dict(_FIRST)
        for country in self._countries:
            sentence = self._reading.sentence_at(country.span.start)
            if sentence is None:
                continue
            acts = country.value.facet != "demonyms" or self._governs(country.span)
            weight = 1.0 if acts and country.value.facet == "demonyms" else _WEIGHTS[country.value.facet]
            weights[country.value.code] += weight * (_ABROAD if self._is_abroad(country.span) else 1.0)
            if acts and country.span.start - sentence.block.span.start <= _LEAD * 3:
                weights[country.value.code] += unseen.pop(sentence.block.kind, 0.0)
        for city in self._cities:
            if self._countries.at(city.span.start) is None:
                weights[city.value] += _CITY
        for code, times in self._currencies.items():
            if code in weights and code not in _ABROAD_TOO:
                weights[code] += min(_MOST_SUMS, _CURRENCY * times)
        own = Counter(cue.key for cue in self._reading.cues.all("home_words"))
        for code, times in own.items():
            weights[code] += min(_MOST_WORDS, _OWN_WORD * times)
        return weights

    def _is_abroad(self, country: Span, *keys: str) -> bool:
        """Tell whether a country is where something is or with whom something is done: "with Norway", "in Oslo"."""
        cues = self._reading.cues
        article = cues.ending("articles", country.start - 1)
        before = article.span.start - 1 if article else country.start - 1
        placed = cues.ending("places", country.start - 1, *keys) is not None
        return placed or cues.ending("places", before, "partners") is not None

    def _acts(self, country: Mention[CountryName]) -> bool:
        """Tell whether a country is named as such, and not only as an adjective of something."""
        if self._of_title(country.span):
            return False
        return country.value.facet != "demonyms" or self._governs(country.span) or self._noun(country.span)

    def _of_title(self, country: Span) -> bool:
        """Tell whether a country says whose office is meant: "U.S. Secretary of State", "embajador de Chile"."""
        cues = self._reading.cues
        join = cues.ending("joins", country.start - 1, "owners")
        before = join.span.start if join else country.start
        if cues.starting("embassies", country.end + 1) or cues.ending("embassies", before - 1):
            return True  # where a state is a guest, others' offices are those of its host
        if any(cues.starting(section, country.end + 1) for section in ("titles", "title_parts")):
            return not self._governs(country)
        return join is not None and cues.ending("titles", before - 1) is not None

    def _noun(self, demonym: Span) -> bool:
        """Tell whether a demonym is a noun: an article stands by it where adjectives follow, and no name behind it."""
        if not self._adjectives_follow or self._reading.text[demonym.end + 1 : demonym.end + 2].isupper():
            return False
        return self._reading.cues.ending("articles", demonym.start - 1) is not None

    def _governs(self, demonym: Span) -> bool:
        """Tell whether a demonym stands by a word for a government, a ministry, an army."""
        cues = self._reading.cues
        return any(
            cues.starting(section, demonym.end + 1) or cues.ending(section, demonym.start - 1)
            for section in ("governments", "org_heads")
        )

    def _head(self) -> Mention[CountryName] | None:
        """Return the country of the letterhead or the dateline, lines in which the article itself tells nothing."""
        for block in self._reading.blocks[: 2 * _HEAD]:
            if block.kind in (BlockKind.TITLE, BlockKind.FURNITURE):
                continue
            words = block.span.quote(self._reading.text)
            named = list(self._reading.cues.inside("countries", block.span))
            codes = {code for code, facet in (cue.key.split(".") for cue in named) if facet == "names"}
            if not named or (not words.isupper() and _DATED.match(words) is None) or len(codes) > 1:
                continue
            first = named[0]
            code, facet = first.key.split(".")
            if words.isupper() or (facet in ("seats", "names") and first.span.start - block.span.start <= _LEAD):
                return Mention(first.span, CountryName(code, facet))
        return None
