"""Organizations: bodies of the gazetteer and bodies that grammar shows, their kinds, homes and short forms."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extract import extract
from app.extract.homes import Homes
from app.extract.mentions.countries import find_countries
from app.extract.mentions.names import find_names
from app.extract.organizations import Organizations, find_organizations
from app.extract.organizations.gazetteer import gazetteer
from app.extract.reading import Reading
from app.facts import OrganizationFact
from app.text import Article
from app.vocabulary import OrganizationKind

Find = Callable[[str, str], Sequence[OrganizationFact]]
COMPANY, MILITARY, GOVERNMENT = OrganizationKind.COMPANY, OrganizationKind.MILITARY, OrganizationKind.GOVERNMENT
AGENCY, LEGISLATURE, OTHER = OrganizationKind.AGENCY, OrganizationKind.LEGISLATURE, OrganizationKind.OTHER


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """Write a gazetteer of one company."""
    file = tmp_path / "organizations.csv"
    file.write_text(
        "name,aliases,kind,country,source\nVestborg Maskin A/S,Vestborg; VBM,company,DK,test\n", encoding="utf-8"
    )
    return file


@pytest.fixture
def find(read: Callable[[str, str], Reading], listed: Path) -> Callable[[str, str], Organizations]:
    """Find the organizations of a text with the gazetteer of one company."""

    def found(text: str, language: str) -> Organizations:
        reading = read(text, language)
        countries = find_countries(reading)
        names = find_names(reading, countries)
        return find_organizations(reading, countries, names, Homes(reading, countries), listed)

    return found


SHOWN = [
    ("en", "Contracts with the Norwegian Harbour Agency were signed.", "Norwegian Harbour Agency", AGENCY, "NO"),
    (
        "en",
        "The plan of the Ministry of Foreign Affairs of Samoa failed.",
        "Ministry of Foreign Affairs of Samoa",
        GOVERNMENT,
        "WS",
    ),
    ("en", "Jets for the Royal Bahraini Air Force arrived.", "Royal Bahraini Air Force", MILITARY, "BH"),
    ("en", "It is sold by Klement Systems Ltd for cash.", "Klement Systems Ltd", COMPANY, None),
    ("en", "The Israeli company Klement won.", "Klement", COMPANY, "IL"),
    ("en", "It was a gift of Ghana’s navy.", "Ghana’s navy", MILITARY, "GH"),
    ("es", "Los aviones de la Fuerza Aérea Uruguaya llegaron.", "Fuerza Aérea Uruguaya", MILITARY, "UY"),
    ("es", "La nota del Ministerio de Defensa peruano es breve.", "Ministerio de Defensa peruano", GOVERNMENT, "PE"),
    ("es", "El pedido fue para la sueca Klement.", "Klement", COMPANY, "SE"),
    ("es", "Habló el gerente general de Klement.", "Klement", COMPANY, None),
    ("pt", "A nota do Ministério da Defesa angolano é breve.", "Ministério da Defesa angolano", GOVERNMENT, "AO"),
    ("pt", "Os navios da Marinha do Chile chegaram.", "Marinha do Chile", MILITARY, "CL"),
    ("pt", "Venceu a firma italiana Klement.", "Klement", COMPANY, "IT"),
    (
        "fr",
        "La note du ministère roumain de la Défense est brève.",
        "ministère roumain de la Défense",
        GOVERNMENT,
        "RO",
    ),
    ("fr", "Les avions de l'armée libanaise sont là.", "armée libanaise", MILITARY, "LB"),
    ("fr", "Le marché est allé au norvégien Klement.", "Klement", COMPANY, "NO"),
    ("fr", "Un vote de l'Assemblée nationale béninoise a suivi.", "Assemblée nationale béninoise", LEGISLATURE, "BJ"),
]


@pytest.mark.parametrize(("language", "text", "name", "kind", "country"), SHOWN)
def test_grammar_shows_a_body_its_kind_and_its_home(
    language: str,
    text: str,
    name: str,
    kind: OrganizationKind,
    country: str | None,
    find: Callable[[str, str], Organizations],
) -> None:
    """A head noun, a legal form, a common noun or a demonym tells what is named, and of which country it is."""
    (fact,) = find(text, language).facts

    assert (fact.name.value, fact.kind.value, fact.country and fact.country.value) == (name, kind, country)


NONE = [
    ("en", "The ministry and a company of the country spoke of a Foreign Military Sale."),
    ("en", "The Defence Minister of Samoa spoke."),
    ("es", "El ministerio y una empresa del país hablaron; también el ministro de las Fuerzas Armadas."),
    ("pt", "O ministério e uma empresa do país falaram."),
    ("fr", "Le ministère et une entreprise du pays ont parlé, comme le ministre des Armées."),
    ("es", "El panameño Luis Alberto Tzul, viceministro, calló."),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_names_no_one_body_is_no_organization(
    language: str, text: str, find: Callable[[str, str], Organizations]
) -> None:
    """Bare nouns, titles and people yield nothing."""
    assert find(text, language).facts == ()


def test_a_listed_body_goes_by_the_fullest_form_printed(find: Callable[[str, str], Organizations]) -> None:
    """Aliases of one row are one body, whose kind and home the row says."""
    found = find("VBM grew. Vestborg Maskin A/S sold a ship, and Vestborg was paid.", "en")

    (fact,) = found.facts
    assert fact.name.value == "Vestborg Maskin A/S"
    assert [alias.value for alias in fact.aliases] == ["VBM", "Vestborg"]
    assert (fact.kind.value, fact.country and fact.country.value) == (COMPANY, "DK")
    assert [mention.span.start for mention in found.mentions] == [0, 10, 47]


def test_an_acronym_in_brackets_names_the_body_from_there_on(find: Callable[[str, str], Organizations]) -> None:
    """What a text abbreviates it names again by the abbreviation."""
    text = "The Norwegian Harbour Agency (NHA) closed a quay. The NHA gave no reason."

    (fact,) = find(text, "en").facts

    assert [alias.value for alias in fact.aliases] == ["NHA"]


def test_a_bare_name_is_short_for_the_fuller_one(find: Callable[[str, str], Organizations]) -> None:
    """The "Air Force" of a text about one air force is that one."""
    facts = find("La Fuerza Aérea Uruguaya compró dos aviones. Ayer la Fuerza Aérea los mostró.", "es").facts

    assert [fact.name.value for fact in facts] == ["Fuerza Aérea Uruguaya"]


def test_a_branch_abroad_is_a_body_of_its_own(find: Callable[[str, str], Organizations]) -> None:
    """A company's name with a country behind it is a company of that country."""
    facts = find("Vestborg Peru is a branch of Vestborg.", "en").facts

    assert [(fact.name.value, fact.country and fact.country.value) for fact in facts] == [
        ("Vestborg Peru", "PE"),
        ("Vestborg", "DK"),
    ]


def test_a_maker_whose_model_follows_is_not_named(find: Callable[[str, str], Organizations]) -> None:
    """A designator behind a company's name makes it the name of a product."""
    assert find("Two Vestborg 208 trucks arrived.", "en").facts == ()


def test_the_agency_that_signs_a_dateline_is_not_named(find: Callable[[str, str], Organizations]) -> None:
    """Who wrote the despatch is not part of it."""
    assert find("OSLO, May 3 (Harbour News Agency) - The quay is closed.", "en").facts == ()


def test_a_national_body_is_of_the_country_that_the_passage_is_about(find: Callable[[str, str], Organizations]) -> None:
    """A parliament without a country is that of the country the sentence begins with, cited as what resolves it."""
    text = "In Estonia, the National Assembly met."

    (fact,) = find(text, "en").facts

    assert fact.country is not None
    assert [span.quote(text) for span in fact.country.spans] == ["Estonia"]


def test_a_gazetteer_that_is_missing_is_an_error(tmp_path: Path) -> None:
    """Nothing is found silently without the list."""
    with pytest.raises(FileNotFoundError):
        gazetteer(tmp_path / "none.csv")


def test_a_gazetteer_of_unknown_kinds_is_an_error(tmp_path: Path) -> None:
    """A kind that is none of ours is refused."""
    file = tmp_path / "organizations.csv"
    file.write_text("name,aliases,kind,country,source\nX,,ship,,test\n", encoding="utf-8")

    with pytest.raises(ValueError, match="ship"):
        gazetteer(file)


PARTS = ["Vestborg", "the Ministry of", "Defence", "Peru", "Air Force", "(VBM)", "Ltd", "firm", ".", "\n\n", "NATO"]


@given(words=st.lists(st.sampled_from(PARTS), min_size=1, max_size=20))
def test_every_body_is_cited_by_its_name(words: list[str]) -> None:
    """Whatever the text, the words cited for a name or an alias are that name, and no name stands twice."""
    text = " ".join(words)

    facts = extract(Article(text, language="en")).organizations

    assert all(
        span.quote(text) == form.value for fact in facts for form in (fact.name, *fact.aliases) for span in form.spans
    )
    assert len({fact.name.value for fact in facts}) == len(facts)
