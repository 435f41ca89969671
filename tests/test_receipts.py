"""Receipts read again: whoever parses the quote alone comes to the value that it is said to state."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import load
from app.extract import extract
from app.extract.lexicon import lexicon
from app.extract.mentions.countries import find_countries
from app.extract.mentions.days import find_days
from app.extract.mentions.numbers import find_numbers
from app.extract.mentions.sums import find_sums
from app.extract.reading import Reading
from app.facts import ArticleFacts, Cited, Money, PageFacts, Period, PositionFact, Quantity
from app.text import Article
from app.vocabulary import Basis

HERE = Path(__file__).parent
ARTICLES = [*load.articles(HERE.parent / "seeds"), *load.articles(HERE / "articles")]
CODES = {"code", "country", "buyer", "supplier_country", "parties"}
ENDS = {"effective_from", "effective_to"}
AMOUNTS = {
    "en": ("{buyer} ordered {number} tanks for ${sum} million.", ("Norway", "Poland", "Chile")),
    "es": ("{buyer} compró {number} tanques por {sum} millones de dólares.", ("Noruega", "Polonia", "Chile")),
    "pt": ("{buyer} comprou {number} tanques por {sum} milhões de dólares.", ("Portugal", "Angola", "Moçambique")),
    "fr": (
        "{buyer} a commandé {number} chars pour {sum} millions de dollars.",
        ("La Norvège", "Le Chili", "La Pologne"),
    ),
}
Parse = Callable[[str, object], list[object]]


@pytest.fixture(scope="module")
def parse() -> Parse:
    """Return what the grammar for values of one type reads in a quote by itself."""

    def read(quote: str, language: str, value: object) -> list[object]:
        words = lexicon(language)
        assert words is not None
        reading = Reading(Article(quote, language=language), words)
        match value:
            case Quantity():
                return [mention.value for mention in find_numbers(reading)]
            case Money():
                return [mention.value for mention in find_sums(reading)]
            case Period():
                return [mention.value for mention in find_days(reading, PageFacts())]
            case _:
                return [mention.value.code for mention in find_countries(reading)]

    return read


def cited(fact: Any) -> Iterator[tuple[str, Cited[Any]]]:
    """Yield each value of a fact, and of the positions in it, by the name of its field."""
    for field in fields(fact):
        value = getattr(fact, field.name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Cited):
                yield field.name, each
            elif isinstance(each, PositionFact):
                yield from cited(each)


def stated(facts: ArticleFacts) -> Iterator[tuple[str, Cited[Any]]]:
    """Yield the numbers, sums, days and codes that words alone are said to state."""
    for fact in facts.all():
        for name, value in cited(fact):
            if value.basis is Basis.STATED and (isinstance(value.value, (Quantity, Money, Period)) or name in CODES):
                yield name, value


def again(parse: Callable[..., list[object]], article: Article, name: str, value: Cited[Any]) -> bool:
    """Tell whether the quotes of a value, read alone, give it; an end of a range is an end of what they give."""
    read = [one for span in value.spans for one in parse(span.quote(article.text), article.language, value.value)]
    if name in ENDS:
        return value.value.day in [end for one in read for end in (one.earliest, one.latest)] or value.value in read
    return value.value in read


@pytest.mark.parametrize("article", ARTICLES, ids=[article.file for article in ARTICLES])
def test_what_words_state_they_state_alone(parse: Parse, article: Article) -> None:
    """Each number, sum, day and code that is ``stated`` can be read from its quote without the article."""
    wrong = [
        (name, value.value, [span.quote(article.text) for span in value.spans])
        for name, value in stated(extract(article))
        if not again(parse, article, name, value)
    ]

    assert wrong == []


@pytest.mark.parametrize("language", AMOUNTS)
@settings(max_examples=60, deadline=None)
@given(number=st.integers(2, 999), millions=st.integers(1, 999), which=st.integers(0, 2))
def test_any_number_and_sum_are_read_again(parse: Parse, language: str, number: int, millions: int, which: int) -> None:
    """Whatever the figures, the receipt of each reads back to it."""
    sentence, buyers = AMOUNTS[language]
    text = sentence.format(buyer=buyers[which], number=number, sum=millions)
    article = Article(text, language=language)

    facts = extract(article)

    [deal] = facts.equipment_deals
    assert deal.quantity is not None
    assert deal.value is not None
    assert (deal.quantity.value.best, deal.value.value.best) == (number, millions * 10**8)
    assert all(again(parse, article, name, value) for name, value in stated(facts))


def test_nearly_all_is_stated_or_classified() -> None:
    """Of ten values nine are said by their own words; the rest needs a pronoun, a relative day or a table."""
    bases = Counter(value.basis for article in ARTICLES for fact in extract(article).all() for _, value in cited(fact))

    assert (bases[Basis.STATED] + bases[Basis.CLASSIFIED]) / bases.total() >= 0.9
