"""Offices that a verb gives, that several share, and that the press tells of other countries alone."""

from collections.abc import Sequence

import pytest

from app.extract import extract
from app.facts import PersonFact
from app.text import Article
from app.vocabulary import RoleClass


def find(text: str, language: str) -> Sequence[PersonFact]:
    """Return the people of a text of a language."""
    return extract(Article(text, language=language)).people


def held(text: str, language: str) -> dict[str, set[tuple[str, str | None]]]:
    """Return the offices of each person, ranks apart, with whose they are."""
    return {
        person.name.value: {
            (office.title.value, office.country.value if office.country else None)
            for office in person.positions
            if office.rule != "position.rank"
        }
        for person in find(text, language)
    }


@pytest.mark.parametrize(
    ("language", "text", "title", "country"),
    [
        ("en", "Marta Ilves was sworn in as Kenya's minister of health on Monday.", "minister of health", "KE"),
        ("en", "The king of Jordan appointed Marta Ilves as chief of the naval staff.", "chief of the naval staff", "JO"),
        ("en", "Marta Ilves, who was appointed commander of the Omani Navy in May, left.", "commander of the Omani Navy", "OM"),
        ("es", "Marta Ilves fue nombrada ministra de Salud del Paraguay.", "ministra de Salud", "PY"),
        ("es", "Marta Ilves asumió el cargo de comandante de la Armada del Ecuador.", "comandante de la Armada del Ecuador", "EC"),
        ("pt", "Marta Ilves foi nomeada ministra da Saúde de Angola.", "ministra da Saúde", "AO"),
        ("pt", "Marta Ilves tomou posse como chefe do Estado-Maior da Armada da Nigéria.", "chefe do Estado-Maior da Armada da Nigéria", "NG"),
        ("fr", "Marta Ilves a été nommée ministre de la Santé du Bénin.", "ministre de la Santé", "BJ"),
        ("fr", "Marta Ilves a pris ses fonctions de directrice du Trésor du Sénégal.", "directrice du Trésor", "SN"),
    ],
)  # fmt: skip
def test_a_verb_tells_who_comes_into_an_office(language: str, text: str, title: str, country: str) -> None:
    """What someone is named, sworn in or appointed to is their office."""
    assert (title, country) in held(text, language)["Marta Ilves"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Adm. Marta Ilves succeeds Adm. Pedro Anchorena as commander of the fleet of Peru."),
        ("en", "The new Peruvian navy chief, Marta Ilves, took over from Pedro Anchorena on Monday."),
        ("es", "Marta Ilves asumió como comandante de la Armada del Perú en reemplazo de Pedro Anchorena."),
        ("es", "La comandante de la Armada del Perú, Marta Ilves, sustituye a Pedro Anchorena."),
        ("pt", "A comandante da Marinha do Peru, Marta Ilves, substituiu Pedro Anchorena."),
        ("fr", "Le chef d'état-major de la marine du Pérou, Marta Ilves, succède à Pedro Anchorena."),
    ],
)
def test_who_is_followed_held_the_same_office(language: str, text: str) -> None:
    """A successor and the one they replace hold one office of one country."""
    offices = held(text, language)
    assert offices["Marta Ilves"] == offices["Pedro Anchorena"] != set()
    assert {country for _, country in offices["Marta Ilves"]} == {"PE"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Polish and Lithuanian defence ministers, Marta Ilves and Pedro Anchorena, left."),
        ("en", "Defence ministers Marta Ilves of Poland and Pedro Anchorena of Lithuania left."),
        ("en", "The ministers Marta Ilves and Pedro Anchorena of Poland and Lithuania left."),
        ("es", "Los ministros de Defensa de Polonia, Marta Ilves, y de Lituania, Pedro Anchorena, salieron."),
        ("pt", "Os ministros da Defesa da Polónia, Marta Ilves, e da Lituânia, Pedro Anchorena, saíram."),
        ("fr", "Les ministres de la Défense polonais et lituanien, Marta Ilves et Pedro Anchorena, sont partis."),
    ],
)
def test_several_who_share_a_title_are_each_of_their_country(language: str, text: str) -> None:
    """As many countries as names: each in its turn."""
    offices = held(text, language)
    assert {country for _, country in offices["Marta Ilves"]} == {"PL"}
    assert {country for _, country in offices["Pedro Anchorena"]} == {"LT"}


def test_counterparts_hold_the_office_for_the_country_they_are_from() -> None:
    """Counterparts "from Latvia, X, and Peru, Y" hold the host's office there."""
    offices = held(
        "Norway's defence minister, Ana Roy, hosted her counterparts from Latvia, Ivo Tzul, and Peru, Luis Kral.", "en"
    )
    assert offices["Ivo Tzul"] == {("defence minister", "LV")}
    assert offices["Luis Kral"] == {("defence minister", "PE")}


def test_the_press_names_the_country_of_others_alone() -> None:
    """ "The Chilean defence minister" beside "the defence minister": the second is not of Chile."""
    text = (
        "Chile buys trucks. Chile pays in May. The Chilean defence minister, Ana Roy, signed. Peru was first to sell them.\n\n"
        "“It is fair,” said the defence minister, Luis Kral."
    )
    person = next(p for p in find(text, "en") if p.name.value == "Luis Kral")
    assert [(p.role_class.value, p.country and p.country.value) for p in person.positions] == [
        (RoleClass.DEFENCE_MINISTER, "PE")
    ]


def test_an_attache_is_of_the_country_whose_embassy_is_named() -> None:
    """An attaché of the embassy is not of the country where it stands."""
    text = "The Embassy of Sweden in Peru opened its doors. Peru bought trucks. The defence attaché, Ana Roy, spoke for Peru's press."
    (person,) = find(text, "en")
    assert [p.country.value for p in person.positions if p.country] == ["SE"]
