"""What of an answer an article's own words support; the rest is refused, and counted."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeVar

from app.ask.answer import Country, Label, Speaker
from app.ask.passages import Passages
from app.extract.index import Index
from app.extract.lexicon import Lexicon
from app.extract.mentions import Mention
from app.extract.mentions.countries import find_countries
from app.extract.mentions.days import find_days
from app.extract.mentions.numbers import find_numbers
from app.extract.mentions.sums import find_sums
from app.extract.page import find_page
from app.extract.reading import Reading
from app.facts import Cited, Money, Period, Quantity
from app.facts import Speaker as FactSpeaker
from app.text import Article, Span
from app.vocabulary import Basis, RecordType

T = TypeVar("T")


class Evidence:
    """An article as a judge of answers: each method returns a value with its words, or None and counts one refused.

    Numbers, sums and days are read from the quoted words by the grammars of ``extract``, whatever the model made of
    them. Words of page furniture support nothing. None for "nothing said" is no refusal.
    """

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        """Read the article with the lexicon of its language."""
        reading = Reading(article, lexicon)
        self.text = article.text
        self.page = find_page(reading)
        self.refused = 0
        self._reading = reading
        self._passages = Passages(article.text)
        self._countries = find_countries(reading)

    @cached_property
    def _days(self) -> Index[Mention[Period]]:
        return find_days(self._reading, self.page)

    @cached_property
    def _sums(self) -> Index[Mention[Money]]:
        return find_sums(self._reading)

    @cached_property
    def _numbers(self) -> Index[Mention[Quantity]]:
        return find_numbers(self._reading)

    def passage(self, quote: str) -> Span | None:
        """Return where the passage that tells a record stands."""
        return self._kept(self._find(quote, None))

    def words(self, quote: str | None, near: Span) -> Cited[str] | None:
        """Return quoted words as a value, as the article prints them; those in *near* before any others."""
        span = None if quote is None else self._kept(self._find(quote, near))
        return None if span is None else Cited(span.quote(self.text), (span,))

    def several(self, quotes: Sequence[str], near: Span) -> tuple[Cited[str], ...]:
        """Return each of *quotes* that the article holds."""
        return tuple(found for quote in quotes if (found := self.words(quote, near)))

    def label(self, label: Label[T] | None, near: Span) -> Cited[T] | None:
        """Return a value of one of our lists with the words classified."""
        span = None if label is None else self._kept(self._find(label.quote, near))
        return None if span is None or label is None else Cited(label.value, (span,), Basis.CLASSIFIED)

    def flag(self, quote: str | None, near: Span) -> Cited[bool] | None:
        """Return true with the words that say it."""
        found = self.words(quote, near)
        return None if found is None else Cited(True, found.spans, Basis.CLASSIFIED)  # noqa: FBT003

    def country(self, country: Country | None, near: Span) -> Cited[str] | None:
        """Return a code that its words name; or, where they name no country, one that the article names elsewhere."""
        span = None if country is None else self._find(country.quote, near)
        if country is None:
            return None
        named = [] if span is None else list(self._countries.inside(span))
        own = next((mention for mention in named if mention.value.code == country.code), None)
        if span is not None and own is not None:
            basis = Basis.RESOLVED if own.value.facet == "seats" else own.basis
            return Cited(country.code, own.spans, basis)
        named_at = next((mention for mention in self._countries if mention.value.code == country.code), None)
        if span is None or named or named_at is None:
            self.refused += 1
            return None
        return Cited(country.code, (span, named_at.span), Basis.RESOLVED)

    def countries(self, countries: Sequence[Country], near: Span) -> tuple[Cited[str], ...]:
        """Return each of *countries* that the article supports, once."""
        found = {cited.value: cited for country in countries if (cited := self.country(country, near))}
        return tuple(found.values())

    def quantity(self, quote: str | None, near: Span) -> Cited[Quantity] | None:
        """Return the one number of items that the words say."""
        return self._only(quote, near, lambda: self._numbers)

    def money(self, quote: str | None, near: Span) -> Cited[Money] | None:
        """Return the one sum that the words say."""
        return self._only(quote, near, lambda: self._sums)

    def period(self, quote: str | None, near: Span) -> Cited[Period] | None:
        """Return the one day, or days, that the words say."""
        return self._only(quote, near, lambda: self._days)

    def speaker(self, speaker: Speaker | None, near: Span) -> Cited[FactSpeaker] | None:
        """Return a speaker whose name the article prints, or whose country it names."""
        if speaker is None:
            return None
        if speaker.kind is RecordType.COUNTRY:
            country = self.country(Country(code=speaker.name, quote=speaker.quote), near)
            value = FactSpeaker(speaker.kind, speaker.name, speaker.name)
            return None if country is None else Cited(value, country.spans, country.basis)
        printed, name = self._find(speaker.quote, near), self._find(speaker.name, near)
        if printed is None or name is None or speaker.kind not in (RecordType.PERSON, RecordType.ORGANIZATION):
            self.refused += 1
            return None
        value = FactSpeaker(speaker.kind, name.quote(self.text))
        stated = printed.covers(name)
        return Cited(value, (printed,) if stated else (printed, name), Basis.STATED if stated else Basis.RESOLVED)

    def _only(self, quote: str | None, near: Span, index: Callable[[], Index[Mention[T]]]) -> Cited[T] | None:
        """Return what a grammar reads in the words, when it reads one thing there."""
        span = None if quote is None else self._kept(self._find(quote, near))
        if span is None:
            return None
        read = list(index().inside(span))
        if len(read) != 1:
            self.refused += 1
            return None
        return Cited(read[0].value, read[0].spans, read[0].basis)

    def _find(self, quote: str, near: Span | None) -> Span | None:
        """Return where *quote* stands in what the article tells: in *near* if it can be."""
        for within in (near, None):
            found = next((span for span in self._passages.find(quote, within) if self._tells(span)), None)
            if found is not None:
                return found
        return None

    def _tells(self, span: Span) -> bool:
        return self._reading.sentence_at(span.start) is not None and self._reading.sentence_at(span.end - 1) is not None

    def _kept(self, span: Span | None) -> Span | None:
        self.refused += span is None
        return span
