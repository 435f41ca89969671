"""Days, months, years and ranges in four languages, stated and resolved; invented sentences."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.extract.lexicon import lexicon
from app.extract.mentions.days import background, find_days
from app.extract.reading import Reading
from app.facts import Cited, PageFacts
from app.text import Article, Span
from app.vocabulary import Basis

Read = Callable[[str, str], Reading]
Found = Callable[[str, str], dict[str, str]]

TOLD_ON = date(2026, 2, 11)  # a Wednesday
LONG_FORMS = {
    "en": ("{month} {day}, {year}", "{day} {month} {year}"),
    "es": ("{day} de {month} de {year}", "{day} de {month} del {year}"),
    "pt": ("{day} de {month} de {year}", "{day} {month} {year}"),
    "fr": ("{day} {month} {year}", "le {day} {month} {year}"),
}
STATED = [
    ("en", "It was signed on December 5, 2024.", "December 5, 2024", "2024-12-05/2024-12-05"),
    ("en", "It was signed on Dec. 5, 2024.", "Dec. 5, 2024", "2024-12-05/2024-12-05"),
    ("en", "It met on Thursday, 12th March, 2026.", "Thursday, 12th March, 2026", "2026-03-12/2026-03-12"),
    ("en", "The deal of 2026-06-11 stands.", "2026-06-11", "2026-06-11/2026-06-11"),
    (
        "en",
        "Troops stay from January 1 to December 31, 2026.",
        "January 1 to December 31, 2026",
        "2026-01-01/2026-12-31",
    ),
    ("en", "It ran between 3 and 5 May 2025.", "3 and 5 May 2025", "2025-05-03/2025-05-05"),
    ("en", "It ran from November to February 2026.", "November to February 2026", "2025-11-01/2026-02-28"),
    ("en", "It was signed in July 2024.", "July 2024", "2024-07-01/2024-07-31"),
    ("en", "A 2018 plan failed.", "2018", "2018-01-01/2018-12-31"),
    ("en", "The 2026-2030 plan starts.", "2026-2030", "2026-01-01/2030-12-31"),
    ("en", "Deliveries run from mid-2028 to 2030.", "mid-2028 to 2030", "2028-05-01/2030-12-31"),
    ("en", "It is expected in the second quarter of 2026.", "the second quarter of 2026", "2026-04-01/2026-06-30"),
    ("en", "Deliveries start in Q3 2027.", "Q3 2027", "2027-07-01/2027-09-30"),
    ("es", "Se firmó el 5 de diciembre de 2024.", "5 de diciembre de 2024", "2024-12-05/2024-12-05"),
    ("es", "Rige desde el 1º de marzo de 2025.", "1º de marzo de 2025", "2025-03-01/2025-03-01"),
    ("es", "Llegó el 6 de setiembre de 2025.", "6 de setiembre de 2025", "2025-09-06/2025-09-06"),
    ("es", "Vence el 11/06/2026.", "11/06/2026", "2026-06-11/2026-06-11"),
    ("es", "Entre el 3 y el 5 de mayo de 2025 se reunieron.", "3 y el 5 de mayo de 2025", "2025-05-03/2025-05-05"),
    ("es", "Llegará a principios de 2027.", "a principios de 2027", "2027-01-01/2027-04-30"),
    ("es", "Está prevista para el segundo semestre de 2027.", "el segundo semestre de 2027", "2027-07-01/2027-12-31"),
    ("es", "El viernes 3 de julio de 2026 salió.", "viernes 3 de julio de 2026", "2026-07-03/2026-07-03"),
    ("pt", "Vigora desde 1º de março de 2025.", "1º de março de 2025", "2025-03-01/2025-03-01"),
    ("pt", "Assinado a 15/04/2026 em Brasília.", "15/04/2026", "2026-04-15/2026-04-15"),
    ("pt", "Decorreu de 24 a 26 de Novembro de 2025.", "24 a 26 de Novembro de 2025", "2025-11-24/2025-11-26"),
    ("pt", "Chega em meados de 2026.", "em meados de 2026", "2026-05-01/2026-08-31"),
    ("fr", "Il rend le camp le 1er mars 2025.", "1er mars 2025", "2025-03-01/2025-03-01"),
    ("fr", "La visite des 19 et 20 février 2025 finit.", "19 et 20 février 2025", "2025-02-19/2025-02-20"),
    ("fr", "Commandées en mars 2022, elles arrivent.", "mars 2022", "2022-03-01/2022-03-31"),
    ("fr", "Il sera livré fin 2028.", "fin 2028", "2028-09-01/2028-12-31"),
    ("fr", "La mise en service est prévue à la mi-2027.", "à la mi-2027", "2027-05-01/2027-08-31"),
]
RESOLVED = [
    ("en", "Norway signed the contract on Monday.", "Monday", "2026-02-09/2026-02-09"),
    ("en", "Norway signed the contract on Wednesday.", "Wednesday", "2026-02-11/2026-02-11"),
    ("en", "Norway will sign the contract on Friday.", "Friday", "2026-02-13/2026-02-13"),
    ("en", "They met last Tuesday in Oslo.", "last Tuesday", "2026-02-10/2026-02-10"),
    ("en", "They meet next Wednesday in Oslo.", "next Wednesday", "2026-02-18/2026-02-18"),
    ("en", "He met her on December 5 in Oslo.", "December 5", "2025-12-05/2025-12-05"),
    ("en", "The third round is scheduled for November.", "November", "2026-11-01/2026-11-30"),
    ("en", "The bid was ruled out in December.", "December", "2025-12-01/2025-12-31"),
    ("en", "It was signed last September.", "last September", "2025-09-01/2025-09-30"),
    ("en", "Both were signed on 18 March of last year.", "18 March of last year", "2025-03-18/2025-03-18"),
    ("en", "It notified Congress today.", "today", "2026-02-11/2026-02-11"),
    ("en", "It was signed two years ago.", "two years ago", "2024-01-01/2024-12-31"),
    ("en", "The yard stays open until the end of next year.", "the end of next year", "2027-09-01/2027-12-31"),
    ("en", "It was handed over on Tuesday, 3 February.", "Tuesday, 3 February", "2026-02-03/2026-02-03"),
    ("es", "Suscribieron el viernes el contrato.", "viernes", "2026-02-06/2026-02-06"),
    ("es", "Recibió el pasado martes seis aviones.", "el pasado martes", "2026-02-10/2026-02-10"),
    ("es", "Lo autorizó el pasado 14 de abril.", "el pasado 14 de abril", "2025-04-14/2025-04-14"),
    ("es", "En la fecha fue suscrito el memorando.", "En la fecha", "2026-02-11/2026-02-11"),
    ("es", "El permiso caduca el 30 de abril.", "30 de abril", "2026-04-30/2026-04-30"),
    ("es", "Están aquí desde junio del año pasado.", "junio del año pasado", "2025-06-01/2025-06-30"),
    ("es", "Se firmó hace dos años.", "hace dos años", "2024-01-01/2024-12-31"),
    ("es", "Fue firmada el día 6 en Oslo.", "el día 6", "2026-02-06/2026-02-06"),
    ("es", "Llegarán el año que viene.", "año que viene", "2027-01-01/2027-12-31"),
    ("pt", "Assinou nesta segunda-feira (9) a compra.", "nesta segunda-feira (9)", "2026-02-09/2026-02-09"),
    ("pt", "Assinou na terça (10) a compra.", "na terça (10)", "2026-02-10/2026-02-10"),
    ("pt", "Confirmou ontem o cancelamento.", "ontem", "2026-02-10/2026-02-10"),
    ("pt", "Foi divulgada em junho do ano passado.", "junho do ano passado", "2025-06-01/2025-06-30"),
    ("pt", "Devem assinar em agosto um acordo.", "agosto", "2026-08-01/2026-08-31"),
    (
        "pt",
        "Decorreu de 3 a 5 de Fevereiro do corrente ano.",
        "3 a 5 de Fevereiro do corrente ano",
        "2026-02-03/2026-02-05",
    ),
    ("fr", "La Grèce a annoncé jeudi la commande.", "jeudi", "2026-02-05/2026-02-05"),
    ("fr", "Le ministre s'y rendra vendredi prochain.", "vendredi prochain", "2026-02-13/2026-02-13"),
    ("fr", "Ils ont été condamnés le 8 février.", "8 février", "2026-02-08/2026-02-08"),
    ("fr", "Elle a été rejetée l'an dernier.", "an dernier", "2025-01-01/2025-12-31"),
    ("fr", "Six ont été commandés la semaine dernière.", "semaine dernière", "2026-02-02/2026-02-08"),
    ("fr", "Le traité est entré en vigueur le 15 janvier.", "15 janvier", "2026-01-15/2026-01-15"),
]
NO_DAYS = [
    ("en", "They may march 3 miles with 2000 troops and a Mirage 2000."),
    ("en", "The first half of the agreement names 12 bases."),
    ("en", "It ran on every Friday, and it is in force to this day."),
    ("en", "The date 06/11/2026 can be read in two ways."),
    ("es", "Por la mañana, hoy en día, compró 24 de los 2000 misiles en el mar de Aral."),
    ("es", "Los lunes entrena en la Plaza Domingo Soto de Santo Domingo."),
    ("pt", "Na segunda fase, até hoje, deu dez aviões dos 2000 previstos."),
    ("fr", "Chaque vendredi, les lundis aussi, 2000 soldats et un Mirage 2000 décollent."),
]


@pytest.fixture
def found(read: Read) -> Found:
    """Return the days that a text told on 11 February 2026 names: the words, and both ends in ISO 8601."""
    page = PageFacts(published_on=Cited(TOLD_ON, (Span(0, 1),)))
    return lambda text, language: {
        day.span.quote(text): f"{day.value.earliest}/{day.value.latest}"
        for day in find_days(read(text, language), page)
    }


@settings(deadline=None)  # the first day of a language reads its lexicon
@given(
    day=st.dates(date(1990, 1, 1), date(2049, 12, 31)),
    language=st.sampled_from(sorted(LONG_FORMS)),
    form=st.integers(0, 1),
)
def test_a_day_in_its_long_form_is_read_back(read: Read, day: date, language: str, form: int) -> None:
    """Any day of sixty years, written out in any of the languages, is that day, stated."""
    words = lexicon(language)
    assert words is not None
    number = {"fr": "1er", "pt": "1º"}.get(language, "1") if day.day == 1 else str(day.day)
    written = LONG_FORMS[language][form].format(
        day=number, month=words.phrases("months", str(day.month))[0], year=day.year
    )

    [mention] = find_days(read(f"({written})", language), PageFacts())

    assert (mention.value.day, mention.basis) == (day, Basis.STATED)
    assert mention.span.quote(f"({written})") == written.removeprefix("le ")


@settings(deadline=None)  # the first day of a language reads its lexicon
@given(day=st.dates(date(1990, 1, 1), date(2049, 12, 31)), language=st.sampled_from(sorted(LONG_FORMS)))
def test_an_iso_day_is_read_back(read: Read, day: date, language: str) -> None:
    """A day of ISO 8601 is that day in every language."""
    [mention] = find_days(read(f"({day})", language), PageFacts())

    assert mention.value.day == day


@pytest.mark.parametrize(("language", "text", "words", "period"), STATED)
def test_a_full_date_is_stated_by_its_own_words(
    read: Read, found: Found, language: str, text: str, words: str, period: str
) -> None:
    """Dates, ranges, months, years and their parts are read whole, and their words alone give them again."""
    assert found(text, language) == {words: period}

    [mention] = find_days(read(f"({words})", language), PageFacts())
    assert (f"{mention.value.earliest}/{mention.value.latest}", mention.basis) == (period, Basis.STATED)


@pytest.mark.parametrize(("language", "text", "words", "period"), RESOLVED)
def test_what_lacks_a_year_is_resolved_from_the_day_of_telling(
    found: Found, language: str, text: str, words: str, period: str
) -> None:
    """Weekdays, relative words and dates without a year follow tense: back by default, ahead when told as to come."""
    assert found(text, language) == {words: period}


@pytest.mark.parametrize(("language", "text"), NO_DAYS)
def test_numbers_names_and_habits_are_no_days(found: Found, language: str, text: str) -> None:
    """Quantities, models, ordinals, every Friday, "nowadays", and figures that can be read in two ways name no day."""
    assert found(text, language) == {}


def test_a_resolved_day_cites_the_words_that_resolve_it(read: Read) -> None:
    """The byline's date is cited beside the weekday; a day known from outside the text leaves only the weekday."""
    text = "Oslo signed on Monday."
    printed = PageFacts(published_on=Cited(TOLD_ON, (Span(0, 4),)))
    words = lexicon("en")
    assert words is not None

    [by_page] = find_days(read(text, "en"), printed)
    [by_article] = find_days(Reading(Article(text, published_on=TOLD_ON), words), PageFacts())

    assert (by_page.spans, by_page.basis) == ((Span(15, 21), Span(0, 4)), Basis.RESOLVED)
    assert (by_article.spans, by_article.basis) == ((Span(15, 21),), Basis.RESOLVED)
    assert by_page.value == by_article.value


def test_the_day_known_from_outside_wins() -> None:
    """What the operator says of the day of publication is believed over the page."""
    words = lexicon("en")
    assert words is not None
    page = PageFacts(published_on=Cited(TOLD_ON, (Span(0, 4),)))

    [day] = find_days(Reading(Article("Oslo signed on Monday.", published_on=date(2025, 5, 6)), words), page)

    assert day.value.day == date(2025, 5, 5)


def test_without_an_anchor_a_weekday_is_left_out(read: Read) -> None:
    """Nothing is guessed: no day of publication and no full date, no value."""
    assert len(find_days(read("Norway signed the contract on Monday.", "en"), PageFacts())) == 0


def test_a_full_date_in_the_text_anchors_what_stands_near_it(read: Read) -> None:
    """Without a day of publication, a dated day resolves the weekday beside it and is cited with it."""
    text = "The ships arrived on 12 March 2026. On Tuesday the minister had signed for them."

    [dated, weekday] = find_days(read(text, "en"), PageFacts())

    assert weekday.value.day == date(2026, 3, 10)
    assert weekday.resolved_by == dated.span


def test_that_same_year_is_the_year_told_before(read: Read) -> None:
    """A month "of that same year" takes the year of the date before it and cites it."""
    text = "Una fragata fue entregada en 2024, y las otras en diciembre de aquel mismo año."

    [year, month] = find_days(read(text, "es"), PageFacts(published_on=Cited(TOLD_ON, (Span(0, 1),))))

    assert (month.value.earliest, month.resolved_by) == (date(2024, 12, 1), year.span)


@settings(deadline=None)  # the first text of a language reads its lexicon
@given(
    parts=st.lists(
        st.sampled_from(
            [
                "31",
                "29",
                "February",
                "May",
                "2024",
                "last",
                "to",
                "and",
                "Friday",
                "Q4",
                "the end of",
                "year",
                ",",
                "(",
                "of",
            ]
        ),
        max_size=12,
    ),
    told_on=st.dates(date(1990, 1, 1), date(2049, 12, 31)),
)
def test_any_run_of_date_words_gives_ordered_days_inside_the_text(parts: list[str], told_on: date) -> None:
    """Whatever stands side by side, no date is impossible, reversed, overlapping or outside the text."""
    words = lexicon("en")
    assert words is not None
    text = " ".join(parts)

    mentions = list(find_days(Reading(Article(text, published_on=told_on), words), PageFacts()))

    ends = [offset for mention in mentions for offset in (mention.span.start, mention.span.end)]
    assert ends == sorted(ends)
    assert all(end <= len(text) for end in ends)
    assert all(mention.value.earliest <= mention.value.latest for mention in mentions)


@settings(deadline=None)  # the first text of a language reads its lexicon
@given(offset=st.integers(-6, 0), told_on=st.dates(date(1990, 1, 10), date(2049, 12, 31)))
def test_a_weekday_in_the_past_is_of_the_last_seven_days(offset: int, told_on: date) -> None:
    """The day named by its weekday in a past sentence is the last of that name, the day of telling included."""
    words = lexicon("fr")
    assert words is not None
    day = told_on + timedelta(days=offset)
    name = words.phrases("weekdays", str(day.weekday()))[0]

    [mention] = find_days(Reading(Article(f"Il a signé {name} le contrat.", published_on=told_on), words), PageFacts())

    assert mention.value.day == day


@pytest.mark.parametrize(
    ("language", "text", "words", "told"),
    [
        ("en", "In 2019, Congress approved a law.", "a law", True),
        ("en", "The exercise has been held since 2001.", "exercise", True),
        ("en", "It was signed in July 2024.", "signed", True),
        ("en", "It was signed on Monday; in 2019 it had bought jets.", "signed", False),
        ("en", "It was signed on Monday; in 2019 it had bought jets.", "jets", True),
        ("en", "It was signed in December 2025.", "signed", False),
        ("en", "It will be signed in 2027.", "signed", False),
        ("en", "It was signed last year.", "signed", False),
        ("es", "Las cinco unidades contratadas en 2018 navegan.", "unidades", True),
        ("pt", "O acordo, em vigor desde 2018, não será revisto.", "acordo", True),
        ("fr", "Les unités commandées en mars 2022 ont coûté cher.", "unités", True),
    ],
)
def test_history_is_what_an_explicit_earlier_year_governs(
    read: Read, language: str, text: str, words: str, *, told: bool
) -> None:
    """A clause dated by a year well before the telling is background; news, plans and last year's events are not."""
    reading = read(text, language)
    days = find_days(reading, PageFacts(published_on=Cited(TOLD_ON, (Span(0, 1),))))
    start = text.index(words)

    assert background(reading, days, Span(start, start + len(words))) is told
