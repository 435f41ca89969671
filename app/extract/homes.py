"""Whose minister, army or parliament is meant where the text does not say: the country that a passage is about."""

from bisect import bisect_right
from collections import Counter

from app.extract.index import Index
from app.extract.layout import BlockKind
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.reading import Reading, Sentence
from app.text import Span

_LEAD = 40  # characters: a country named later than this in a sentence is not what the sentence begins with
_LEADS = 1.5  # the main country of an article is named at least so many times as often as the next


class Homes:
    """Tells for each place of one text which country it is about."""

    def __init__(self, reading: Reading, countries: Index[Mention[CountryName]]) -> None:
        """Take a reading and its countries."""
        self._reading = reading
        self._countries = countries
        self._headings = [block.span for block in reading.blocks if block.kind is BlockKind.HEADING]
        self._main = self._most_named()

    def of(self, offset: int) -> Mention[CountryName] | None:
        """Return a mention of the country that the passage at *offset* is about, or None when that is unsure."""
        sentence = self._reading.sentence_at(offset)
        if sentence is None:
            return None
        return self._lead(sentence.span) or self._passage(sentence) or self._heading(sentence) or self._main

    def _lead(self, sentence: Span) -> Mention[CountryName] | None:
        """Return the country that a sentence begins with: "Norway on Tuesday signed", "In Lisbon, the ministry …"."""
        first = next(self._countries.inside(sentence), None)
        return first if first is not None and first.span.start - sentence.start <= _LEAD else None

    def _passage(self, sentence: Sentence) -> Mention[CountryName] | None:
        """Return the country that the paragraph begins with."""
        return self._lead(sentence.block.span)

    def _heading(self, sentence: Sentence) -> Mention[CountryName] | None:
        """Return the one country that the heading over the passage names."""
        at = bisect_right([heading.start for heading in self._headings], sentence.span.start) - 1
        if at < 0:
            return None
        named = list(self._countries.inside(self._headings[at]))
        return named[0] if len({country.value.code for country in named}) == 1 else None

    def _most_named(self) -> Mention[CountryName] | None:
        """Return the first mention of the country that the article names far more often than any other."""
        telling = [c for c in self._countries if self._reading.sentence_at(c.span.start) is not None]
        counts = Counter(country.value.code for country in telling)
        ranked = counts.most_common(2)
        if not ranked or (
            len(ranked) > 1 and ranked[0][1] < _LEADS * ranked[1][1] and telling[0].value.code != ranked[0][0]
        ):
            return None
        return next(country for country in telling if country.value.code == ranked[0][0])
