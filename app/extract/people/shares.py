"""Whose countries several holders of one title are of: "the Polish and Lithuanian ministers, X and Y"."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from app.extract.index import Index
from app.extract.mentions import Mention
from app.extract.mentions.countries import CountryName
from app.extract.people.person import Introduction
from app.extract.people.title import Title
from app.extract.reading import Reading
from app.text import Span

_GAP = 30  # characters between two countries that are joined, or between a name and a country behind it


class Shares:
    """Gives to each of several people who share a title in the plural the country that is theirs, in one text."""

    def __init__(self, reading: Reading, countries: Index[Mention[CountryName]]) -> None:
        """Take a reading and its countries."""
        self._text = reading.text
        self._cues = reading.cues
        self._countries = countries

    def tell(self, introductions: Iterable[Introduction]) -> None:
        """Note the nationality of those whose title names as many countries as there are people who share it."""
        for title, group in _shared(introductions):
            for chain in (self._around(title), self._behind(group)):
                if len(chain) == len(group) > 1:
                    for found, country in zip(group, chain, strict=True):
                        found.nationality = country

    def _around(self, title: Title) -> list[Mention[CountryName]]:
        """Return the countries joined to the one of the title, in order."""
        if title.country is None:
            return []
        chain = [title.country]
        while (before := self._countries.last_before(chain[0].span.start)) and self._joined(before.span, chain[0].span):
            chain.insert(0, before)
        while (after := self._countries.first_from(chain[-1].span.end)) and self._joined(chain[-1].span, after.span):
            chain.append(after)
        return chain

    def _behind(self, group: Sequence[Introduction]) -> list[Mention[CountryName]]:
        """Return the countries joined to the one right behind the last name: "X and Y of Lithuania and Latvia"."""
        last = group[-1]
        first = self._countries.first_from(last.span.end)
        if first is None or first.span.start - last.span.end > _GAP or any(found.nationality for found in group[:-1]):
            return []
        if self._cues.ending("joins", first.span.start - 1, "owners") is None:
            return []
        chain = [first]
        while (after := self._countries.first_from(chain[-1].span.end)) and self._joined(chain[-1].span, after.span):
            chain.append(after)
        return chain

    def _joined(self, one: Span, other: Span) -> bool:
        """Tell whether only a comma or "and" stands between two countries, and small words."""
        gap = Span(one.end, other.start)
        words = gap.quote(self._text)
        if len(words) > _GAP or any(letter.isupper() or letter in ".;:()" for letter in words):
            return False
        conjunction = self._cues.first("joins", gap, "ands")
        rest = words[: conjunction.span.start - gap.start] if conjunction else words
        return rest.strip() in ("", ",") and bool(words.strip())


def _shared(introductions: Iterable[Introduction]) -> Iterator[tuple[Title, Sequence[Introduction]]]:
    """Yield each title that people named one after the other share, with them."""
    held = [(found.titles[0], found) for found in introductions if found.titles]
    for _, group in groupby(held, key=lambda pair: pair[0].span):
        pairs = list(group)
        if len(pairs) > 1:
            yield pairs[0][0], [found for _, found in pairs]
