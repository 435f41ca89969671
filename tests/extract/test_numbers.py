"""Numbers of things, in digits and words."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extract.mentions.numbers import find_numbers
from app.extract.mentions.numerals import read_digits
from app.extract.reading import Reading
from app.facts import Quantity
from app.vocabulary import Qualifier

Read = Callable[[str, str], Reading]

EXACT = [
    ("en", "195 tanks", "195", 195),
    ("en", "twenty-four (24) launchers", "twenty-four (24)", 24),
    ("en", "two dozen boats", "two dozen", 24),
    ("en", "half a dozen ships", "half a dozen", 6),
    ("en", "three hundred and twenty shells", "three hundred and twenty", 320),
    ("en", "1,680 missiles", "1,680", 1680),
    ("en", "2 million rounds", "2 million", 2_000_000),
    ("es", "una docena de cascos", "una docena", 12),
    ("es", "treinta y seis vehículos", "treinta y seis", 36),
    ("es", "doscientos cuarenta misiles", "doscientos cuarenta", 240),
    ("es", "1.680 misiles", "1.680", 1680),
    ("pt", "cento e oitenta (180) mísseis", "cento e oitenta (180)", 180),
    ("pt", "meia dúzia de aviões", "meia dúzia", 6),
    ("pt", "7 (sete) viaturas", "7 (sete)", 7),
    ("fr", "nonante-deux blindés", "nonante-deux", 92),
    ("fr", "quatre-vingt-dix-sept chars", "quatre-vingt-dix-sept", 97),
    ("fr", "quatre mille fusils", "quatre mille", 4000),
    ("fr", "deux douzaines de canons", "deux douzaines", 24),
]
BOUNDED = [
    ("en", "up to six escorts", "up to six", Quantity(None, None, 6, Qualifier.AT_MOST)),
    ("en", "more than 30 jets", "more than 30", Quantity(None, 30, None, Qualifier.AT_LEAST)),
    ("en", "some 200 vehicles", "some 200", Quantity(200, 200, 200, Qualifier.ABOUT)),
    ("en", "between 12 and 18 guns", "between 12 and 18", Quantity(None, 12, 18, Qualifier.RANGE)),
    ("en", "12-18 guns", "12-18", Quantity(None, 12, 18, Qualifier.RANGE)),
    ("en", "ten or more jets", "ten or more", Quantity(None, 10, None, Qualifier.AT_LEAST)),
    ("es", "hasta 30 vehículos", "hasta 30", Quantity(None, None, 30, Qualifier.AT_MOST)),
    ("es", "al menos ocho lanchas", "al menos ocho", Quantity(None, 8, None, Qualifier.AT_LEAST)),
    ("es", "una veintena de carros", "una veintena", Quantity(20, 20, 20, Qualifier.ABOUT)),
    ("es", "entre 90 y 120 remolques", "entre 90 y 120", Quantity(None, 90, 120, Qualifier.RANGE)),
    ("pt", "até doze caças", "até doze", Quantity(None, None, 12, Qualifier.AT_MOST)),
    ("pt", "cerca de 40 blindados", "cerca de 40", Quantity(40, 40, 40, Qualifier.ABOUT)),
    ("pt", "de seis a dez aviões", "de seis a dez", Quantity(None, 6, 10, Qualifier.RANGE)),
    ("fr", "jusqu'à dix frégates", "jusqu'à dix", Quantity(None, None, 10, Qualifier.AT_MOST)),
    ("fr", "une trentaine de chars", "une trentaine", Quantity(30, 30, 30, Qualifier.ABOUT)),
    ("fr", "de huit à douze avions", "de huit à douze", Quantity(None, 8, 12, Qualifier.RANGE)),
]
NOTHING = [
    ("en", "the F-16 Block 70, the Type 26 and the K2"),
    ("en", "a 155 mm gun, a 35-meter craft and 40% of the fleet"),
    ("en", "in 2026, for $500 million, at 13:05"),
    ("es", "el Tipo 209, 105 mm, 12 años y 300 millones de euros"),
    ("pt", "86 m, R$ 12 milhões e 30/06/2029"),
    ("fr", "le 27e régiment, 30 % et 45 millions de francs CFA"),
]


@pytest.mark.parametrize(("language", "text", "words", "number"), EXACT)
def test_a_number_is_read_in_digits_and_in_words(read: Read, language: str, text: str, words: str, number: int) -> None:
    """Digits with their separators, number words, collectives and doubled numbers give one exact quantity."""
    [mention] = find_numbers(read(text, language))

    assert (mention.span.quote(text), mention.value) == (words, Quantity(number, number, number))


@pytest.mark.parametrize(("language", "text", "words", "quantity"), BOUNDED)
def test_the_words_around_a_number_qualify_it(
    read: Read, language: str, text: str, words: str, quantity: Quantity
) -> None:
    """Qualifiers and ranges bound the number, and their words are in its span."""
    [mention] = find_numbers(read(text, language))

    assert (mention.span.quote(text), mention.value) == (words, quantity)


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_what_counts_nothing_is_no_number(read: Read, language: str, text: str) -> None:
    """Designators, measures, percentages, years, sums and ordinals are left out."""
    assert [mention.span.quote(text) for mention in find_numbers(read(text, language))] == []


def test_a_change_from_one_number_to_another_is_no_range(read: Read) -> None:
    """What rises from 40 to 60 is 60, not between the two."""
    mentions = list(find_numbers(read("It will raise the order from 40 to 60 tanks.", "en")))

    assert [mention.value.qualifier for mention in mentions] == [Qualifier.EXACT, Qualifier.EXACT]


@given(number=st.integers(1, 10**12), words=st.sampled_from([("en", ","), ("es", "."), ("pt", "."), ("fr", " ")]))
def test_grouped_digits_are_read_back(number: int, words: tuple[str, str]) -> None:
    """A number printed with the separator of any of the languages is that number again."""
    language, separator = words
    printed = f"{number:,}".replace(",", separator)

    assert read_digits(printed, {"en": ".", "es": ",.", "pt": ",", "fr": ","}[language]) == number


@given(
    language=st.sampled_from(["en", "es", "pt", "fr"]),
    pieces=st.lists(
        st.sampled_from([text for _, text, _, _ in (*EXACT, *BOUNDED)] + ["12", "a", "de", "1.5", "(3)"]), max_size=6
    ),
)
def test_the_words_of_a_number_alone_say_it_again(read: Read, language: str, pieces: list[str]) -> None:
    """Whatever stands around it, a number's own quote gives its value."""
    text = " ".join(pieces)

    for mention in find_numbers(read(text, language)):
        quote = mention.span.quote(text)
        assert [again.value for again in find_numbers(read(quote, language))] == [mention.value]
