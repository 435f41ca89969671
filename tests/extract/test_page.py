"""What a page says of itself; invented pages in four languages."""

from collections.abc import Callable
from datetime import date

import pytest

from app.extract.page import find_page
from app.extract.reading import Reading
from app.facts import PageFacts

Read = Callable[[str, str], Reading]
Page = Callable[[str, str], PageFacts]

STORY = {
    "en": "Iceland has leased two patrol ships from Norway, its coast guard said in Oslo.",
    "es": "Islandia arrendó dos patrulleros a Noruega, informó en Oslo su guardia costera.",
    "pt": "A Islândia arrendou dois navios-patrulha à Noruega, informou a sua guarda costeira.",
    "fr": "L'Islande a loué deux patrouilleurs à la Norvège, ont indiqué ses garde-côtes à Oslo.",
}
TITLE = {
    "en": "Iceland leases two ships",
    "es": "Islandia arrienda dos buques",
    "pt": "Islândia arrenda dois navios",
    "fr": "L'Islande loue deux navires",
}
AUTHORS = [
    ("en", "By Jane Q. Doe (Editor)", "Jane Q. Doe"),
    ("en", "by Dale Prentice", "Dale Prentice"),
    ("en", "Ingrid van der Berg, Stockholm", "Ingrid van der Berg"),
    ("en", "Written by: Peter Otieno | Posted on: 14th October 2025", "Peter Otieno"),
    ("es", "Por Ana Inés de la Cruz Rojas", "Ana Inés de la Cruz Rojas"),
    ("es", "Escribe: Rosa Quispe", "Rosa Quispe"),
    ("pt", "Por João Silva e Maria Souza — Brasília", "João Silva"),
    ("pt", "Célia Ramos (texto) e Rui Pinto (fotos)", "Célia Ramos"),
    ("fr", "Propos recueillis à Pristina par Anne-Catherine Delmas", "Anne-Catherine Delmas"),
    ("fr", "Par Ghita El Mernissi | 14/10/2025 à 10h05 | 3 min de lecture", "Ghita El Mernissi"),
]
AUTHORS += [
    ("en", "Jane Holm | London | 13 February 2026", "Jane Holm"),
    ("en", "Jane Holm Defence correspondent", "Jane Holm"),
    ("es", "Ana Ruiz | Boletín n.º 412 | Viernes, 6 de marzo de 2026", "Ana Ruiz"),
    ("pt", "Ana Reis | Luanda", "Ana Reis"),
    ("fr", "Anne Roy, à Bruxelles", "Anne Roy"),
]
NO_AUTHORS = [
    ("en", "By Staff Writer Desk"),
    ("en", "Curated by NewsStack Desk | 3 min read"),
    ("es", "Redacción Cielo Azul | 22 de enero de 2026"),
    ("pt", "Da redação, em Araraquara"),
    ("fr", "Par Le Monde avec AFP"),
    ("en", "Oslo, 3 May 2025"),
]
DAYS = [
    ("en", "Friday, May 8, 2026 | Local business", date(2026, 5, 8)),
    ("en", "Updated: Apr 28, 2026, 09:14 IST | 3 min read", date(2026, 4, 28)),
    ("en", "Thursday, 12th March, 2026", date(2026, 3, 12)),
    ("en", "WorldDec 15, 2025", date(2025, 12, 15)),
    ("es", "La Voz del Valle, domingo 16 de noviembre de 2025", date(2025, 11, 16)),
    ("es", "Santo Domingo, 15 de noviembre de 2025", date(2025, 11, 15)),
    ("es", "Actualizado 2 de marzo de 2026, 7:05 a. m.", date(2026, 3, 2)),
    ("es", "30 de mayo de 2026 - 04:00 p. m.", date(2026, 5, 30)),
    ("pt", "Boletim semanal | 13 a 17 de abril de 2026", date(2026, 4, 17)),
    ("pt", "22 abr. 2026, 08h40 | Leitura: 3 min", date(2026, 4, 22)),
    ("fr", "Le Courrier du Golfe, samedi 6 décembre 2025", date(2025, 12, 6)),
    ("fr", "Publié le 30 janvier 2025 à 18h00, modifié le 31 janvier 2025", date(2025, 1, 30)),
    ("fr", "Abidjan, le 1er février 2025", date(2025, 2, 1)),
]


@pytest.fixture
def page(read: Read) -> Page:
    """Return what a page says of itself."""
    return lambda text, language: find_page(read(text, language))


@pytest.mark.parametrize(("language", "byline", "author"), AUTHORS)
def test_the_author_is_the_first_person_of_the_byline(page: Page, language: str, byline: str, author: str) -> None:
    """The name stands without the word for "by", the place, the role and the others."""
    text = f"{TITLE[language]}\n{byline}\n\n{STORY[language]}"

    found = page(text, language).author

    assert found is not None
    assert (found.value, found.spans[0].quote(text)) == (author, author)


@pytest.mark.parametrize(("language", "byline"), NO_AUTHORS)
def test_a_desk_an_agency_or_a_place_is_no_author(page: Page, language: str, byline: str) -> None:
    """A byline that names no person gives no author."""
    found = page(f"{TITLE[language]}\n{byline}\n\n{STORY[language]}", language)

    assert found.author is None


@pytest.mark.parametrize(("language", "byline", "day"), DAYS)
def test_the_day_of_publication_is_read_from_the_byline(page: Page, language: str, byline: str, day: date) -> None:
    """Every usual writing of a day around the headline is read, the last day of a range."""
    found = page(f"{TITLE[language]}\n{byline}\n\n{STORY[language]}", language).published_on

    assert found is not None
    assert found.value == day


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "OSLO, March 4, 2026 (Fjord Wire) - "),
        ("es", "OSLO, 4 de marzo de 2026.- "),
        ("pt", "Oslo, 04 mar 2026 (Fiorde) - "),
        ("fr", "Oslo, 4 mars 2026 (Agence du Fjord) – "),
    ],
)
def test_the_day_of_publication_is_read_from_the_dateline(page: Page, language: str, opening: str) -> None:
    """A story that opens with place and day was told on that day."""
    found = page(f"{TITLE[language]}\n\n{opening}{STORY[language]}", language).published_on

    assert found is not None
    assert found.value == date(2026, 3, 4)


def test_the_day_of_publication_is_read_from_the_closing_line(page: Page) -> None:
    """A communiqué that ends with place and day was given then."""
    found = page(f"{TITLE['fr']}\n\n{STORY['fr']}\n\nFait à Oslo, le 20 février 2025.", "fr").published_on

    assert found is not None
    assert found.value == date(2025, 2, 20)


def test_a_day_in_the_story_is_not_the_day_of_publication(page: Page) -> None:
    """A full date in the prose dates what is told, not the telling."""
    found = page("Iceland leased two patrol ships from Norway on 3 March 2020, its coast guard said.", "en")

    assert found.published_on is None


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("en", "Sources\n\n1. Ships for Iceland — https://fjord.example/2025/12/15/ships"),
        ("en", "Read the original at https://fjord.example/2025/12/15/ships."),
        ("es", "Con información de agencias. Lee la nota original: https://fjord.example/2025/12/15/ships"),
        ("pt", "Fonte: https://fjord.example/2025/12/15/ships"),
        ("fr", "Source : https://fjord.example/2025/12/15/ships"),
    ],
)
def test_a_page_named_as_the_source_is_where_the_text_comes_from(page: Page, language: str, source: str) -> None:
    """The address under "Sources" or after "read the original" is cited as it is printed."""
    found = page(f"{TITLE[language]}\n\n{STORY[language]}\n\n{source}\n", language).derived_from

    assert found is not None
    assert found.value == "https://fjord.example/2025/12/15/ships"


@pytest.mark.parametrize(
    "rest",
    [
        "The report is at https://fjord.example/report, the coast guard said on Monday in Oslo.",
        "Sources\n1. One — https://fjord.example/one\n2. Two — https://fjord.example/two",
        "Related news\n- https://fjord.example/one",
    ],
)
def test_a_link_in_the_prose_or_one_of_several_is_no_source(page: Page, rest: str) -> None:
    """Only one page, named as the source outside the prose, is where a text comes from."""
    found = page(f"{TITLE['en']}\n\n{STORY['en']}\n\n{rest}", "en")

    assert found.derived_from is None


def test_a_notice_that_a_machine_wrote_counts_and_prose_about_machines_does_not(page: Page) -> None:
    """What the page says of itself is believed; what the story says of other texts is not about it."""
    notice = page(f"{TITLE['en']}\n\n{STORY['en']}\n\nAbout This Report\n\nMade with advanced AI synthesis.", "en")
    story = page(f"{TITLE['en']}\n\nThe ministry said the leaflets were generated by AI and dropped over Oslo.", "en")

    assert notice.machine_written is not None
    assert notice.machine_written.value
    assert story.machine_written is None


@pytest.mark.parametrize(
    ("language", "lines", "publisher"),
    [
        ("en", ("The Fjord Courier", "Friday, May 8, 2026", "", TITLE["en"]), "The Fjord Courier"),
        ("es", (TITLE["es"], "El Faro del Fiordo, 3 de mayo de 2025"), "El Faro del Fiordo"),
        ("fr", (TITLE["fr"], "L’Écho du Fjord — dimanche 15 mars 2026"), "L’Écho du Fjord"),
    ],
)
def test_the_publisher_is_read_from_the_masthead(
    page: Page, language: str, lines: tuple[str, ...], publisher: str
) -> None:
    """A newspaper's name stands over the headline or with the day; a city with the day is none."""
    text = "\n".join(lines)

    found = page(f"{text}\n\n{STORY[language]}", language).publisher
    city = page(f"{TITLE[language]}\nOslo, 3 May 2025\n\n{STORY[language]}", language).publisher

    assert found is not None
    assert found.value == publisher
    assert city is None


def test_the_publisher_is_read_from_the_copyright_line(page: Page) -> None:
    """The holder of the copyright publishes."""
    found = page(f"{TITLE['pt']}\n\n{STORY['pt']}\n\n© 2026 Fiorde Já. Todos os direitos reservados.", "pt")

    assert found.publisher is not None
    assert found.publisher.value == "Fiorde Já"


def test_a_headline_is_cited_without_the_name_of_its_site(page: Page) -> None:
    """What "|" parts from the headline is the site, not the headline."""
    found = page(f"Iceland leases two patrol ships from Norway | Fjord Wire\n\n{STORY['en']}", "en")

    assert found.title is not None
    assert found.title.value == "Iceland leases two patrol ships from Norway"
