"""Sums of money, with every scale word, separator and sign of the four languages."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extract.mentions.sums import find_sums
from app.extract.reading import Reading
from app.facts import Money
from app.vocabulary import Qualifier

Read = Callable[[str, str], Reading]

EXACT = [
    ("en", "US$103.5 million", 103_500_000_00, "USD"),
    ("en", "£400m", 400_000_000_00, "GBP"),
    ("en", "EUR14bn", 14_000_000_000_00, "EUR"),
    ("en", "₩8.8 trillion", 8_800_000_000_000, "KRW"),
    ("en", "14.2 billion zł", 14_200_000_000_00, "PLN"),
    ("en", "AUD 1.125 billion", 1_125_000_000_00, "AUD"),
    ("en", "eighty-seven million, five hundred thousand euros", 87_500_000_00, "EUR"),
    ("en", "half a billion dollars", 500_000_000_00, "USD"),
    ("en", "KWD 2.5 million", 2_500_000_000, "KWD"),
    ("en", "1.6-billion-euro", 1_600_000_000_00, "EUR"),
    ("en", "KD 750 million", 750_000_000_000, "KWD"),
    ("en", "Nkr12bn", 12_000_000_000_00, "NOK"),
    ("es", "3.500 millones de euros", 3_500_000_000_00, "EUR"),
    ("es", "mil millones de soles", 1_000_000_000_00, "PEN"),
    ("es", "6,4 mdd", 6_400_000_00, "USD"),
    ("es", "3,187.6 mdp", 3_187_600_000_00, "MXN"),
    ("es", "285 M€", 285_000_000_00, "EUR"),
    ("es", "14.380.500,00 €", 14_380_500_00, "EUR"),
    ("pt", "R$ 2 bilhões", 2_000_000_000_00, "BRL"),
    ("pt", "US$ 1,1 bi", 1_100_000_000_00, "USD"),
    ("pt", "1,94 mil milhões de dólares", 1_940_000_000_00, "USD"),
    ("pt", "R$ 262.450.300,75", 262_450_300_75, "BRL"),
    ("pt", "350 mil contos", 350_000_000_00, "CVE"),
    ("fr", "1,2 milliard d'euros", 1_200_000_000_00, "EUR"),
    ("fr", "45 milliards de francs CFA", 45_000_000_000, "XOF"),
    ("fr", "1,62 Md€", 1_620_000_000_00, "EUR"),
    ("fr", "573 MUSD", 573_000_000_00, "USD"),
    ("fr", "3,4 milliards de dollars australiens", 3_400_000_000_00, "AUD"),
]
BOUNDED = [
    ("en", "nearly $2 billion", Money(2_000_000_000_00, 2_000_000_000_00, 2_000_000_000_00, "USD", Qualifier.ABOUT)),
    ("en", "$2.5-3 billion", Money(None, 2_500_000_000_00, 3_000_000_000_00, "USD", Qualifier.RANGE)),
    ("es", "hasta 96 millones de dólares", Money(None, None, 96_000_000_00, "USD", Qualifier.AT_MOST)),
    ("pt", "mais de R$ 5 milhões", Money(None, 5_000_000_00, None, "BRL", Qualifier.AT_LEAST)),
    ("fr", "entre 2,5 et 3 milliards d'euros", Money(None, 2_500_000_000_00, 3_000_000_000_00, "EUR", Qualifier.RANGE)),
    (
        "fr",
        "près de trois milliards d'euros",
        Money(3_000_000_000_00, 3_000_000_000_00, 3_000_000_000_00, "EUR", Qualifier.ABOUT),
    ),
]


@pytest.mark.parametrize(("language", "text", "minor", "currency"), EXACT)
def test_a_sum_is_read_in_minor_units(read: Read, language: str, text: str, minor: int, currency: str) -> None:
    """Scale words, abbreviations, separators, signs, codes and names give an exact sum, all of it cited."""
    [mention] = find_sums(read(f"({text})", language))

    assert mention.span.quote(f"({text})") == text
    assert mention.value == Money(minor, minor, minor, currency)


@pytest.mark.parametrize(("language", "text", "money"), BOUNDED)
def test_the_words_around_a_sum_qualify_it(read: Read, language: str, text: str, money: Money) -> None:
    """Qualifiers and ranges bound the sum, and their words are in its span."""
    [mention] = find_sums(read(text, language))

    assert (mention.span.quote(text), mention.value) == (text, money)


@pytest.mark.parametrize(
    ("language", "text", "currency"),
    [
        ("en", "Tokyo set aside ¥64 billion for Japan's fleet.", "JPY"),
        ("en", "China's navy paid ¥64 billion.", "CNY"),
        ("es", "Colombia pagará 420.000 millones de pesos.", "COP"),
        ("es", "Chile pagará 420.000 millones de pesos.", "CLP"),
        ("fr", "Le Canada achète un radar, soit 6 G$.", "CAD"),
        ("en", "The United States cleared a sale to Canada for $6 million.", "USD"),
        ("en", "Kenya borrowed Sh3.4 billion.", "KES"),
    ],
)
def test_the_country_decides_what_an_ambiguous_currency_is(read: Read, language: str, text: str, currency: str) -> None:
    """Pesos, yen signs, shillings and dollars are those of the country in the text."""
    [mention] = find_sums(read(text, language))

    assert mention.value.currency == currency


@pytest.mark.parametrize(
    ("language", "text", "minor"),
    [
        ("en", "DKK9.1 billion (EUR1.22 billion)", 9_100_000_000_00),
        ("en", "Rs 63,000 crore (about €6.6 billion)", 630_000_000_000_00),
        ("pt", "350 mil contos (350 milhões de escudos, cerca de 3,2 milhões de euros)", 350_000_000_00),
    ],
)
def test_a_conversion_is_no_sum_of_its_own(read: Read, language: str, text: str, minor: int) -> None:
    """What stands in parentheses behind a sum only converts it."""
    [mention] = find_sums(read(text, language))

    assert mention.value.best == minor


def test_a_sum_without_currency_takes_that_of_the_sum_before(read: Read) -> None:
    """The currency is resolved by the words of the sum before, and both are cited."""
    text = "Costó 720 millones de euros; antes, 1.800 millones."

    _, later = find_sums(read(text, "es"))

    assert (later.value.currency, [span.quote(text) for span in later.spans]) == (
        "EUR",
        ["1.800 millones", "720 millones de euros"],
    )


@pytest.mark.parametrize("text", ["195 K2 tanks", "Q4 2025", "the R2 radar", "4 million rounds", "K9 and M2"])
def test_what_has_no_currency_is_no_sum(read: Read, text: str) -> None:
    """Counts and designators are not money."""
    assert list(find_sums(read(text, "en"))) == []


@given(
    language=st.sampled_from(["en", "es", "pt", "fr"]),
    pieces=st.lists(
        st.sampled_from([row[1] for row in (*EXACT, *BOUNDED)] + ["12", "de", "and", "et", "(€3)", "bn"]), max_size=6
    ),
)
def test_the_words_of_a_sum_alone_say_it_again(read: Read, language: str, pieces: list[str]) -> None:
    """Whatever stands around it, the quote of a sum that needs no other words gives its value."""
    text = " ".join(pieces)

    for mention in find_sums(read(text, language)):
        if mention.resolved_by is None:
            again = find_sums(read(mention.span.quote(text), language))
            assert [sum_.value for sum_ in again] == [mention.value]
