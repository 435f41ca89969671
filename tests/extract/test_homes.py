"""What a text is about where it does not say whose minister it means."""

from collections.abc import Callable

import pytest

from app.extract.homes import Homes
from app.extract.mentions.cities import cities, find_cities
from app.extract.mentions.countries import find_countries
from app.extract.mentions.sums import find_sums
from app.extract.reading import Reading

Read = Callable[[str, str], Reading]
Home = Callable[[str, str], str | None]


@pytest.fixture
def home(read: Read) -> Home:
    """Return the country that a whole text is about."""

    def main(text: str, language: str) -> str | None:
        reading = read(text, language)
        found = Homes(reading, find_countries(reading), find_sums(reading)).main
        return None if found is None else found.value.code

    return main


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        (
            "en",
            "The ministry bought boats in Bergen. They were tested in Tromsø and in Bodø, and shown to Norway's king.",
            "NO",
        ),
        ("es", "Las lanchas llegaron a Iquitos. El Perú las probó en Arequipa y en Trujillo.", "PE"),
        ("pt", "O navio foi construído em Viana do Castelo. Portugal quer mais em Ovar e em Braga.", "PT"),
        ("fr", "Le chantier a été inauguré à Lorient. La France en veut un autre à Brest et à Cherbourg.", "FR"),
    ],
)
def test_cities_tell_where_a_text_is_at_home(home: Home, language: str, text: str, code: str) -> None:
    """Places named on the way speak for their country."""
    assert home(text, language) == code


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        (
            "en",
            "India paid ₹300 crore. Another ₹200 crore went to a yard, the ministry said. Armenia may follow.",
            "IN",
        ),
        ("pt", "O Brasil pagará R$ 2 bilhões. Outros R$ 300 milhões vão para o estaleiro. A Índia pode seguir.", "BR"),
    ],
)
def test_its_own_money_tells_where_a_text_is_at_home(home: Home, language: str, text: str, code: str) -> None:
    """Who counts in a country's money writes from there."""
    assert home(text, language) == code


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "The Dáil heard the minister. The Taoiseach agreed, the Seanad waits. Ships come from Norway.", "IE"),
        ("pt", "O Itamaraty, o Planalto e a Câmara dos Deputados esperam. A Noruega espera, e a Letônia espera.", "BR"),
        (
            "fr",
            "Le Conseil fédéral, le Conseil national et armasuisse attendent. Des navires arrivent.",
            "CH",
        ),
    ],
)
def test_what_only_one_country_calls_so_tells_where_a_text_is_at_home(
    home: Home, language: str, text: str, code: str
) -> None:
    """The press of a country calls its parliament by its own name, and need not name the country."""
    assert home(text, language) == code


def test_where_something_is_done_weighs_less_than_who_does_it(home: Home) -> None:
    """A country behind a preposition of place is not what the text is about."""
    text = "Norway trained in Chile. Norway will train again in Chile. It was hot in Chile."

    assert home(text, "en") == "NO"


def test_a_city_is_found_as_a_place_only(read: Read) -> None:
    """A word that is a city's name too is none in the middle of a sentence."""
    reading = read("Ferrol\nMr. Ferrol works in Ferrol and likes Ferrol.", "en")

    assert [mention.span.start for mention in find_cities(reading)] == [0, 27]


def test_the_gazetteer_of_cities_is_broad_and_unambiguous() -> None:
    """Tens of thousands of names, each of one country."""
    hits = cities().find("Bergen Bergen", "bergen bergen")

    assert {hit.value for hit in hits} == {"NO"}
