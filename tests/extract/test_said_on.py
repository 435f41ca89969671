"""When something is said: the day told with it, that of the occasion, and no other."""

from datetime import date

import pytest

from app.extract import extract
from app.text import Article

MARCH_10 = date(2026, 3, 10)  # a Tuesday
TOLD_ON = date(2026, 3, 12)


def days(language: str, text: str, published_on: date | None = TOLD_ON) -> list[date | None]:
    """Return the day of each statement of a text, in order; None without one."""
    statements = extract(Article(text, language=language, published_on=published_on)).statements
    return [statement.said_on.value.day if statement.said_on is not None else None for statement in statements]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The price is fair, General Tom Barker said on Tuesday."),
        ("en", "At Tuesday's press conference, General Tom Barker said that the price is fair."),
        ("en", "In a statement dated March 10, General Tom Barker said that the price is fair."),
        ("en", "On Tuesday, March 10, 2026, General Tom Barker said that the price is fair."),
        ("es", "El precio es justo, aseguró este martes el general Tomás Barrera."),
        ("es", "Tras la reunión del 10 de marzo, el general Tomás Barrera dijo que el precio es justo."),
        ("es", "En un comunicado fechado el 10 de marzo, el general Tomás Barrera negó que el precio sea justo."),
        ("pt", "O preço é justo, garantiu nesta terça-feira (10) o general Tomás Barreira."),
        ("pt", "Na conferência de imprensa de terça-feira, o general Tomás Barreira disse que o preço é justo."),
        ("pt", "Em nota divulgada em 10 de março, o general Tomás Barreira negou que o preço seja justo."),
        ("fr", "Le prix est juste, a assuré mardi le général Thomas Barrière."),
        ("fr", "À l'issue de la réunion du 10 mars, le général Thomas Barrière a dit que le prix était juste."),
        ("fr", "Dans un communiqué publié le 10 mars, le général Thomas Barrière a nié que le prix soit juste."),
    ],
)
def test_the_day_is_told_with_the_act(language: str, text: str) -> None:
    """A day beside the verb, or of the place and paper in which it is said, is when it was said."""
    assert days(language, text) == [MARCH_10]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "General Tom Barker said that the ship sailed on Tuesday."),
        ("en", "General Tom Barker, who arrived on Tuesday, said that the price is fair."),
        ("en", "“The price is fair,” said General Tom Barker, today a senator."),
        ("es", "El general Tomás Barrera dijo que el barco zarpó el martes."),
        ("es", "«El precio es justo», dijo el general Tomás Barrera, hoy senador."),
        ("pt", "O general Tomás Barreira disse que o navio zarpou na terça-feira."),
        ("pt", "«O preço é justo», disse o general Tomás Barreira, hoje deputado."),
        ("fr", "Le général Thomas Barrière a dit que le navire avait appareillé mardi."),
        ("fr", "« Le prix est juste », a dit le général Thomas Barrière, aujourd'hui député."),
    ],
)
def test_another_day_is_not_the_day_of_saying(language: str, text: str) -> None:
    """The day of what is said, of what else the speaker did, or of the office he holds, is not when he said it."""
    assert days(language, text) == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "General Tom Barker said on Tuesday that the price is fair. He added that the ships are late."),
        ("es", "El general Tomás Barrera dijo el martes que el precio es justo. Añadió que los barcos tardan."),
        (
            "pt",
            "O general Tomás Barreira disse na terça-feira que o preço é justo. E acrescentou que os navios tardam.",
        ),
        (
            "fr",
            "Le général Thomas Barrière a dit mardi que le prix était juste. Il a ajouté que les navires tardaient.",
        ),
    ],
)
def test_a_speaker_who_goes_on_keeps_the_day(language: str, text: str) -> None:
    """In one paragraph the day told with a statement holds for the speaker's next one."""
    assert days(language, text) == [MARCH_10, MARCH_10]


def test_another_speaker_has_another_day() -> None:
    """A day told with a statement says nothing of what somebody else says behind it."""
    text = "General Tom Barker said on Tuesday that the price is fair. Senator Ida Pike said that nobody knows."

    assert days("en", text) == [MARCH_10, None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Peru and Chile signed a pact on Tuesday. “It is fair,” General Tom Barker said at the signing ceremony.",
        ),
        ("es", "Perú y Chile firmaron un pacto el martes. «Es justo», dijo en la ceremonia el general Tomás Barrera."),
        (
            "pt",
            "Peru e Chile assinaram um pacto na terça-feira. «É justo», disse na cerimónia o general Tomás Barreira.",
        ),
        (
            "fr",
            (
                "Le Pérou et le Chili ont signé mardi un pacte. « Il est juste », a dit lors de la cérémonie "
                "le général Thomas Barrière."
            ),
        ),
    ],
)
def test_what_is_said_at_an_event_is_said_on_its_day(language: str, text: str) -> None:
    """The day of the news that a text opens with holds for what is said at that event."""
    assert days(language, text) == [MARCH_10]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "General Tom Barker came to Lima on Tuesday. “The price is fair,” Barker said."),
        ("es", "El general Tomás Barrera compareció el martes en Lima. «El precio es justo», afirmó Barrera."),
        ("pt", "O general Tomás Barreira foi ouvido na terça-feira em Lima. «O preço é justo», afirmou Barreira."),
        ("fr", "Le général Thomas Barrière a été auditionné mardi à Lima. « Le prix est juste », a affirmé Barrière."),
    ],
)
def test_a_speaker_speaks_where_he_was_told_of(language: str, text: str) -> None:
    """What somebody says right after the text tells what he did on a day of late is said on that day."""
    assert days(language, text) == [MARCH_10]


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("en", "Joint statement", "The ministers met in Lima on 10 March. General Tom Barker said the price is fair."),
        (
            "es",
            "Comunicado de prensa",
            "Los ministros se reunieron en Lima el 10 de marzo. El general Tomás Barrera dijo que el precio es justo.",
        ),
        (
            "pt",
            "Nota à imprensa",
            "Os ministros reuniram-se em Lima em 10 de março. O general Tomás Barreira disse que o preço é justo.",
        ),
        (
            "fr",
            "Communiqué de presse",
            "Les ministres se sont réunis à Lima le 10 mars. Le général Thomas Barrière a dit que le prix était juste.",
        ),
    ],
)
def test_a_communique_tells_one_event(language: str, title: str, text: str) -> None:
    """All that a communiqué reports is said on the day of the event that it opens with, but what was said earlier."""
    assert days(language, f"{title}\n\n{text}") == [MARCH_10]


def test_what_was_said_before_the_event_has_no_day() -> None:
    """A communiqué that recalls what somebody had said earlier gives it no day."""
    text = "Joint statement\n\nThe ministers met in Lima on 10 March. General Tom Barker had said the price is fair."

    assert days("en", text) == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "The committee met on Tuesday, 10 March 2026.\n\nGeneral Tom Barker: The ships are late, and dear.\n\n"
                "Senator Ida Pike: How late are they?\n\nGeneral Tom Barker: Two years, and no more."
            ),
        ),
        (
            "es",
            (
                "Se abre la sesión el martes 10 de marzo de 2026.\n\nGeneral Tomás Barrera: Los barcos tardan mucho.\n\n"
                "Senadora Ida Pica: ¿Cuánto tardan?\n\nGeneral Tomás Barrera: Dos años, ni uno más."
            ),
        ),
        (
            "pt",
            (
                "A reunião teve início na terça-feira, 10 de março de 2026.\n\nGeneral Tomás Barreira: Os navios tardam.\n\n"
                "Deputada Ida Pica: Quanto tardam?\n\nGeneral Tomás Barreira: Dois anos, nem mais um."
            ),
        ),
        (
            "fr",
            (
                "La séance est ouverte le mardi 10 mars 2026.\n\nGénéral Thomas Barrière : Les navires tardent.\n\n"
                "Sénatrice Ida Picot : De combien ?\n\nGénéral Thomas Barrière : Deux ans, pas un de plus."
            ),
        ),
    ],
)
def test_what_is_said_at_a_sitting_is_said_on_its_day(language: str, text: str) -> None:
    """The day that stands above the turns of a transcript holds for all of them."""
    assert set(days(language, text)) == {MARCH_10}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The sale was approved on Tuesday. “It is fair,” General Tom Barker said the same day."),
        ("es", "La venta se aprobó el martes. «Es justa», dijo el mismo día el general Tomás Barrera."),
        ("pt", "A venda foi aprovada na terça-feira. «É justa», disse no mesmo dia o general Tomás Barreira."),
        ("fr", "La vente a été approuvée mardi. « Elle est juste », a dit le jour même le général Thomas Barrière."),
    ],
)
def test_a_day_may_count_from_the_one_before(language: str, text: str) -> None:
    """The same day, and the next, are counted from the day told before."""
    assert days(language, text) == [MARCH_10]


@pytest.mark.parametrize(
    ("language", "text", "month"),
    [
        ("en", "General Tom Barker told Congress in January that the price is fair.", 1),
        ("en", "In February, General Tom Barker said that the price is fair.", 2),
        ("es", "El general Tomás Barrera dijo al Congreso en enero que el precio es justo.", 1),
        ("pt", "O general Tomás Barreira disse ao Congresso em janeiro que o preço é justo.", 1),
        ("fr", "En février, le général Thomas Barrière a dit que le prix était juste.", 2),
    ],
)
def test_a_month_of_saying_is_no_day(language: str, text: str, month: int) -> None:
    """A month told with the act bounds when it was said."""
    (statement,) = extract(Article(text, language=language, published_on=TOLD_ON)).statements

    assert statement.said_on is not None
    assert (statement.said_on.value.day, statement.said_on.value.earliest) == (None, date(2026, month, 1))


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        (
            "en",
            "Press release",
            "The yard delivered its first ship on 10 March. “We are proud,” said General Tom Barker.",
        ),
        (
            "es",
            "Nota de prensa",
            "El astillero entregó el 10 de marzo un barco. «Es justo», dijo el general Tomás Barrera.",
        ),
    ],
)
def test_what_nobody_spoke_at_dates_no_speech(language: str, title: str, text: str) -> None:
    """The day of a delivery that a press release opens with is not when it lets somebody speak."""
    assert days(language, f"{title}\n\n{text}") == [None]
