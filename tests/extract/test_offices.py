"""How offices are printed around names, and whose they are told to be."""

from collections.abc import Callable, Sequence

import pytest

from app.extract import extract
from app.facts import PersonFact, PositionFact
from app.text import Article
from app.vocabulary import RoleClass

Find = Callable[[str, str], dict[str, Sequence[PositionFact]]]


@pytest.fixture
def find() -> Find:
    """Return what finds the offices of the people of a text of a language, ranks apart, by name."""

    def found(text: str, language: str) -> dict[str, Sequence[PositionFact]]:
        people: Sequence[PersonFact] = extract(Article(text, language=language)).people
        return {
            person.name.value: [office for office in person.positions if office.rule != "position.rank"]
            for person in people
        }

    return found


def country(office: PositionFact) -> str | None:
    """Return the country of an office, or None."""
    return office.country.value if office.country else None


PRINTED = [
    ("en", "Outgoing Norwegian health minister Marta Ilves left.", "Outgoing health minister", RoleClass.OTHER_MINISTER, "NO"),
    ("en", "Marta Ilves, a Peruvian senator who sits on the budget committee, left.", "senator", RoleClass.LEGISLATOR, "PE"),
    ("en", "Rep. Otto Brandt, R-Utah, chairman of the House Armed Services Committee, left.", "chairman of the House Armed Services Committee", RoleClass.LEGISLATOR, "US"),
    ("en", "Otto Brandt, deputy assistant secretary of defense for readiness, left.", "deputy assistant secretary of defense for readiness", RoleClass.DEPUTY_MINISTER, "US"),
    ("en", "Marta Ilves is head of the Omani Navy.", "head of the Omani Navy", RoleClass.MILITARY_COMMANDER, "OM"),
    ("en", "Kenya’s Minister of Trade, Industry and Tourism, Marta Ilves, left.", "Minister of Trade, Industry and Tourism", RoleClass.OTHER_MINISTER, "KE"),
    ("en", "Chile’s minister of state, in charge of veterans affairs, Marta Ilves, left.", "minister of state, in charge of veterans affairs", RoleClass.DEPUTY_MINISTER, "CL"),
    ("es", "El ministro interino de Defensa del Paraguay, Luis Tzul, salió.", "ministro interino de Defensa", RoleClass.DEFENCE_MINISTER, "PY"),
    ("es", "La jefa del Pentágono, Ana Tzul, salió.", "jefa del Pentágono", RoleClass.DEFENCE_MINISTER, "US"),
    ("es", "El comandante del buque escuela Halcón, Luis Tzul, dijo que Chile gana.", "comandante del buque escuela Halcón", RoleClass.MILITARY_COMMANDER, "CL"),
    ("es", "El ministro de Industria, Comercio y Turismo del Perú, Luis Tzul, salió.", "ministro de Industria, Comercio y Turismo", RoleClass.OTHER_MINISTER, "PE"),
    ("es", "El viceministro para la Estrategia y Planeación de Bolivia, Luis Tzul, salió.", "viceministro para la Estrategia y Planeación", RoleClass.DEPUTY_MINISTER, "BO"),
    ("es", "Por la parte boliviana firmó la directora de Aduanas, Ana Tzul; Chile calló.", "directora de Aduanas", RoleClass.OFFICIAL, "BO"),
    ("pt", "O Presidente da República de Angola, Ivo Ibarra, saiu.", "Presidente da República", RoleClass.HEAD_OF_STATE, "AO"),
    ("pt", "O ministro da Saúde, Trabalho e Educação de Angola, Ivo Ibarra, saiu.", "ministro da Saúde, Trabalho e Educação", RoleClass.OTHER_MINISTER, "AO"),
    ("pt", "Pela delegação angolana falou o diretor do Tesouro, Ivo Ibarra; Portugal calou-se.", "diretor do Tesouro", RoleClass.OFFICIAL, "AO"),
    ("pt", "O deputado Rumo Ana Ibarra Melo disse que Portugal espera.", "deputado", RoleClass.LEGISLATOR, "PT"),
    ("fr", "Le député (PRZ) de la Creuse Paul Ibarra dit que la France attend.", "député de la Creuse", RoleClass.LEGISLATOR, "FR"),
    ("fr", "Le ministre délégué, chargé de la Mer, du Bénin, Paul Ibarra, est parti.", "ministre délégué, chargé de la Mer", RoleClass.DEPUTY_MINISTER, "BJ"),
    ("fr", "La cheffe de la Marine du Gabon, Anne Roy, est partie.", "cheffe de la Marine du Gabon", RoleClass.MILITARY_COMMANDER, "GA"),
    ("fr", "Directrice du Trésor du Bénin depuis mars, Mme Anne Roy est partie.", "Directrice du Trésor", RoleClass.OFFICIAL, "BJ"),
    ("fr", "La commandante de la frégate Hirondelle, Anne Roy, dit que la France attend.", "commandante de la frégate Hirondelle", RoleClass.MILITARY_COMMANDER, "FR"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "title", "role", "code"), PRINTED)
def test_an_office_is_read_to_its_end(
    language: str, text: str, title: str, role: RoleClass, code: str, find: Find
) -> None:
    """What qualifies it, what it is charged with, lists of departments, parties and ships are told apart."""
    ((*offices,),) = find(text, language).values()

    assert (title, role, code) in {(o.title.value, o.role_class.value, country(o)) for o in offices}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Present: Marta Ilves, Minister of Health (Latvia); Otto Brandt, Navy Commander (Peru)."),
        ("es", "Asistieron: Marta Ilves, ministra de Salud (Letonia); Otto Brandt, jefe de la Armada (Perú)."),
        ("pt", "Presentes: Marta Ilves, ministra da Saúde (Letónia); Otto Brandt, chefe da Marinha (Peru)."),
        ("fr", "Présents : Marta Ilves, ministre de la Santé (Lettonie) ; Otto Brandt, chef de la marine (Pérou)."),
    ],
)
def test_a_list_names_the_country_in_a_bracket_behind_the_office(language: str, text: str, find: Find) -> None:
    """A list of who was there tells each one's country last."""
    offices = find(text, language)

    assert [country(offices[name][0]) for name in ("Marta Ilves", "Otto Brandt")] == ["LV", "PE"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The prime minister of Latvia, Marta Ilves, and that of Peru, Otto Brandt, left."),
        ("es", "La primera ministra de Letonia, Marta Ilves, y el del Perú, Otto Brandt, salieron."),
        ("pt", "A primeira-ministra da Letónia, Marta Ilves, e o do Peru, Otto Brandt, saíram."),
        ("fr", "La Première ministre de Lettonie, Marta Ilves, et celui du Pérou, Otto Brandt, sont partis."),
    ],
)
def test_that_of_another_country_is_the_same_office(language: str, text: str, find: Find) -> None:
    """A pronoun with a country stands for the office named before."""
    offices = find(text, language)

    assert [country(offices[name][0]) for name in ("Marta Ilves", "Otto Brandt")] == ["LV", "PE"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Marta Ilves, chief of the Peruvian Navy, was replaced by Adm. Otto Brandt."),
        ("en", "Marta Ilves, chief of the Peruvian Navy, handed over command to Adm. Otto Brandt."),
        ("es", "Marta Ilves, jefa de la Armada peruana, fue relevada por el almirante Otto Brandt."),
        ("pt", "Marta Ilves, chefe da Marinha peruana, foi substituída pelo almirante Otto Brandt."),
        ("pt", "Marta Ilves, chefe da Marinha peruana, passou o comando ao almirante Otto Brandt."),
        ("fr", "Marta Ilves, cheffe de la marine péruvienne, a été remplacée par l'amiral Otto Brandt."),
    ],
)
def test_who_replaces_someone_holds_the_office_left(language: str, text: str, find: Find) -> None:
    """An office goes to who takes it over, told in the passive or by what is handed over."""
    offices = find(text, language)

    assert offices["Otto Brandt"] == offices["Marta Ilves"] != []


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("en", "Chile’s president appointed Marta Ilves health minister.", "health minister"),
        ("es", "El presidente de Chile nombró ministra de Salud a Marta Ilves.", "ministra de Salud"),
        ("pt", "O presidente do Chile nomeou Marta Ilves ministra da Saúde.", "ministra da Saúde"),
        ("fr", "Le président du Chili a nommé Marta Ilves ministre de la Santé.", "ministre de la Santé"),
        ("fr", "La générale Marta Ilves parle. Auparavant, elle a été attachée de défense à Quito.", "attachée de défense à Quito"),
    ],
)  # fmt: skip
def test_an_office_is_given_without_as(language: str, text: str, title: str, find: Find) -> None:
    """The office stands by the name of who is appointed, or behind a pronoun for them."""
    assert title in {office.title.value for office in find(text, language)["Marta Ilves"]}


def test_an_embassy_does_not_make_its_hosts_foreign(find: Find) -> None:
    """What an embassy says of a minister is said of the minister of the country where it stands."""
    text = (
        "Benin bought trucks. Benin paid in May. Benin waits.\n\n"
        "The US embassy said in Cotonou that it awaits the health minister, Marta Ilves."
    )

    assert [country(office) for office in find(text, "en")["Marta Ilves"]] == ["BJ"]


def test_the_press_names_offices_of_its_own_country_bare(find: Find) -> None:
    """A paragraph that begins with another country tells of the minister of the country that the article is about."""
    text = (
        "Kenya bought trucks. Kenya paid in May. Kenya waits. Kenya hopes.\n\n"
        "Peru sold six of them. They were to be shown during the visit of the health minister, Marta Ilves."
    )

    assert [country(office) for office in find(text, "en")["Marta Ilves"]] == ["KE"]
