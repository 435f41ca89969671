"""People: who is a person, by which names, and which offices are theirs."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.extract import extract
from app.facts import PersonFact
from app.text import Article
from app.vocabulary import Basis, RoleClass

Find = Callable[[str, str], Sequence[PersonFact]]


@pytest.fixture
def find() -> Find:
    """Return the people of a text of a language."""

    def found(text: str, language: str) -> Sequence[PersonFact]:
        return extract(Article(text, language=language)).people

    return found


DEFENCE, FOREIGN, OTHER = RoleClass.DEFENCE_MINISTER, RoleClass.FOREIGN_MINISTER, RoleClass.OTHER
OFFICES = [
    ("en", "Marta Ilves, vice-president of the management board of the Polish Rail Group, left.", "vice-president of the management board of the Rail Group", RoleClass.EXECUTIVE, "PL"),
    ("en", "Kenya’s assistant minister of health for executive affairs, Marta Ilves, left.", "assistant minister of health for executive affairs", RoleClass.DEPUTY_MINISTER, "KE"),
    ("en", "Ambassador Marta Ilves of Jordan left.", "Ambassador", RoleClass.AMBASSADOR, "JO"),
    ("en", "The mayor of Tromsø, Marta Ilves, left.", "mayor of Tromsø", RoleClass.OFFICIAL, "NO"),
    ("es", "El comandante del Comando Norte de Chile, Luis Tzul, salió.", "comandante del Comando Norte de Chile", RoleClass.MILITARY_COMMANDER, "CL"),
    ("es", "La portavoz de la Casa Blanca, Ana Tzul, salió.", "portavoz de la Casa Blanca", RoleClass.SPOKESPERSON, "US"),
    ("es", "El alcalde de Valparaíso, Luis Tzul, salió.", "alcalde de Valparaíso", RoleClass.OFFICIAL, "CL"),
    ("pt", "Ivo Ibarra (Angola), assessor do Presidente para assuntos internacionais, saiu.", "assessor do Presidente para assuntos internacionais", RoleClass.OFFICIAL, "AO"),
    ("pt", "A presidente da Câmara de Coimbra, Ana Ibarra, saiu.", "presidente da Câmara de Coimbra", RoleClass.OFFICIAL, "PT"),
    ("fr", "Le Bénin se tait. Paul Ibarra, commandant de la base, est parti.", "commandant de la base", RoleClass.MILITARY_COMMANDER, "BJ"),
    ("fr", "L'attachée de défense près l'ambassade du Canada, Anne Roy, est partie.", "attachée de défense près l'ambassade du Canada", RoleClass.OFFICIAL, "CA"),
    ("en", "Marta Ilves, special assistant to the defence minister of Norway, left.", "special assistant to the defence minister", RoleClass.OFFICIAL, "NO"),
    ("en", "According to its former chief of staff, Marta Ilves, the Latvian navy left.", "former chief of staff", RoleClass.MILITARY_COMMANDER, "LV"),
    ("en", "Norway and Latvia left. Signed for Latvia by Marta Ilves, Minister of Defence.", "Minister of Defence", DEFENCE, "LV"),
    ("en", "The Secretary of State for Defence of Ireland, Marta Ilves, left.", "Secretary of State for Defence", DEFENCE, "IE"),
    ("en", "Marta Ilves, formerly deputy commander of the Omani Navy, left.", "deputy commander of the Omani Navy", RoleClass.MILITARY_COMMANDER, "OM"),
    ("es", "El encargado de negocios sueco, Luis Tzul, salió de Chile.", "encargado de negocios", RoleClass.AMBASSADOR, "SE"),
    ("es", "Luis Tzul, asesor del ministro de Defensa de Chile, salió.", "asesor del ministro de Defensa", RoleClass.OFFICIAL, "CL"),
    ("pt", "A Nigéria cala. O chefe do Estado-Maior da Armada daquele país, Ana Ibarra, saiu.", "chefe do Estado-Maior da Armada", RoleClass.MILITARY_COMMANDER, "NG"),
    ("fr", "Anne Roy, conseillère du ministre de la Défense de la Lettonie, est partie.", "conseillère du ministre de la Défense", RoleClass.OFFICIAL, "LV"),
    ("en", "Danish Defence Minister Marta Ilves left.", "Defence Minister", DEFENCE, "DK"),
    ("en", "Marta Ilves, the Danish ambassador to Peru, left.", "ambassador to Peru", RoleClass.AMBASSADOR, "DK"),
    ("en", "Peru’s deputy foreign minister, Marta Ilves, left.", "deputy foreign minister", RoleClass.DEPUTY_MINISTER, "PE"),
    ("en", "Marta Ilves, head of the Norwegian navy, left.", "head of the Norwegian navy", RoleClass.MILITARY_COMMANDER, "NO"),
    ("en", "The Minister of Defence of Serbia Marta Ilves left.", "Minister of Defence", DEFENCE, "RS"),
    ("en", "U.S. Assistant Secretary of Defense for Public Affairs Marta Ilves left.", "Assistant Secretary of Defense for Public Affairs", RoleClass.DEPUTY_MINISTER, "US"),
    ("en", "Marta Ilves, who was prime minister of Samoa, left.", "prime minister", RoleClass.HEAD_OF_GOVERNMENT, "WS"),
    ("es", "El ministro peruano de Defensa, Luis Tzul, salió.", "ministro de Defensa", DEFENCE, "PE"),
    ("es", "La embajadora de Suecia en Lima, Ana Tzul, salió.", "embajadora en Lima", RoleClass.AMBASSADOR, "SE"),
    ("es", "Luis Tzul, viceministro chileno de Relaciones Exteriores, salió.", "viceministro de Relaciones Exteriores", RoleClass.DEPUTY_MINISTER, "CL"),
    ("es", "El comandante general de la Armada del Ecuador, Luis Tzul, salió.", "comandante general de la Armada del Ecuador", RoleClass.MILITARY_COMMANDER, "EC"),
    ("pt", "A ministra da Defesa eslovaca, Ana Ibarra, saiu.", "ministra da Defesa", DEFENCE, "SK"),
    ("pt", "Ana Ibarra, ministra dos Negócios Estrangeiros de Angola, saiu.", "ministra dos Negócios Estrangeiros", FOREIGN, "AO"),
    ("pt", "O porta-voz do Governo do Brasil, Ivo Ibarra, saiu.", "porta-voz do Governo", RoleClass.SPOKESPERSON, "BR"),
    ("fr", "Le ministre roumain de la Défense, Paul Ibarra, est parti.", "ministre de la Défense", DEFENCE, "RO"),
    ("fr", "Anne Ibarra, ambassadrice de France au Maroc, est partie.", "ambassadrice au Maroc", RoleClass.AMBASSADOR, "FR"),
    ("fr", "Le chef d'état-major des armées béninoises, Paul Ibarra, est parti.", "chef d'état-major des armées", RoleClass.MILITARY_COMMANDER, "BJ"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "title", "role", "country"), OFFICES)
def test_an_office_is_printed_without_the_country_it_is_of(
    language: str, text: str, title: str, role: RoleClass, country: str, find: Find
) -> None:
    """A title before or behind a name, however its country is said, gives title, class and country."""
    (person,) = find(text, language)

    (position,) = person.positions
    assert (position.title.value, position.role_class.value) == (title, role)
    assert position.country is not None
    assert position.country.value == country


@pytest.mark.parametrize(
    ("language", "text", "title", "organization"),
    [
        ("en", "Saab chief executive Marta Ilves left.", "chief executive", "Saab"),
        ("en", "Marta Ilves, an analyst at the Nordic Peace Institute, left.", "analyst", "Nordic Peace Institute"),
        ("en", "Embraer’s president, Marta Ilves, left.", "president", "Embraer"),
        ("es", "El presidente de Navantia, Luis Tzul, salió.", "presidente de Navantia", "Navantia"),
        ("pt", "O presidente da Embraer, Ivo Ibarra, saiu.", "presidente da Embraer", "Embraer"),
        ("fr", "La présidente de Naval Group, Anne Ibarra, est partie.", "présidente de Naval Group", "Naval Group"),
    ],
)
def test_an_office_of_a_body_names_the_body(
    language: str, text: str, title: str, organization: str, find: Find
) -> None:
    """A company before, in or behind the title is the organization, and its president an executive, no head of state."""
    ((position,),) = [person.positions for person in find(text, language)]

    assert position.title.value == title
    assert position.organization is not None
    assert position.organization.value == organization
    assert position.role_class.value in (RoleClass.EXECUTIVE, OTHER)


@pytest.mark.parametrize(
    ("language", "text", "titles"),
    [
        ("en", "Kenya’s defence minister, General Otto Brandt, left.", ["defence minister", "General"]),
        ("es", "El ministro peruano de Defensa, general (R) Luis Tzul, salió.", ["ministro de Defensa", "general"]),
        ("pt", "O ministro angolano da Defesa, general Ivo Ibarra, saiu.", ["ministro da Defesa", "general"]),
        ("fr", "Le ministre béninois de la Défense, le général Paul Ibarra, est parti.", ["ministre de la Défense", "général"]),
    ],
)  # fmt: skip
def test_rank_and_post_are_separate_positions(language: str, text: str, titles: list[str], find: Find) -> None:
    """The rank by a name is a position of the same country, beside the office."""
    (person,) = find(text, language)

    assert [position.title.value for position in person.positions] == titles
    assert len({position.country.value for position in person.positions if position.country}) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Vanuatu’s acting prime minister, Otto Brandt, left."),
        ("es", "El ministro de Defensa en funciones de España, Luis Tzul, salió."),
        ("pt", "O primeiro-ministro interino de Angola, Ivo Ibarra, saiu."),
        ("fr", "Le Premier ministre par intérim du Bénin, Paul Ibarra, est parti."),
    ],
)
def test_who_only_acts_is_said_to_act(language: str, text: str, find: Find) -> None:
    """An acting holder is marked so, by the words that say it."""
    ((position,),) = [person.positions for person in find(text, language)]

    assert position.acting is not None
    assert position.acting.spans[0].quote(text) in ("acting", "en funciones", "interino", "par intérim")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kenya’s defence minister, Otto Brandt, met his French counterpart, Anne Ibarra."),
        ("es", "El ministro keniano de Defensa, Otto Brandt, recibió a su homóloga francesa, Anne Ibarra."),
        ("pt", "O ministro queniano da Defesa, Otto Brandt, recebeu a homóloga francesa, Anne Ibarra."),
        ("fr", "Le ministre kényan de la Défense, Otto Brandt, a reçu sa collègue française, Anne Ibarra."),
    ],
)
def test_a_counterpart_holds_the_same_office_of_another_country(language: str, text: str, find: Find) -> None:
    """The title is copied, and cited where it stands and where it is taken up."""
    host, guest = find(text, language)

    ((first,), (second,)) = (host.positions, guest.positions)
    assert second.title.value == first.title.value
    assert second.title.basis is Basis.RESOLVED
    assert [p.country.value for p in (first, second) if p.country] == ["KE", "FR"]


@pytest.mark.parametrize(
    ("language", "text", "aliases"),
    [
        ("en", "Minister Otto Brandt Holm left. Holm said nothing.", ["Holm"]),
        ("en", "Minister Wu Li-ming left. Wu said nothing.", ["Wu"]),
        ("es", "El ministro Luis Tzul Paredes salió. Según Tzul, nada cambió. Don Luis calló.", ["Tzul", "Luis"]),
        ("pt", "O ministro Ivo de Sá Ibarra saiu. Ibarra calou-se.", ["Ibarra"]),
        ("fr", "Le ministre Paul Ibarra-Holm est parti. M. Ibarra-Holm n'a rien dit.", ["Ibarra-Holm"]),
    ],
)
def test_a_shorter_form_names_the_same_person(language: str, text: str, aliases: list[str], find: Find) -> None:
    """The fullest form is the name, the others are aliases."""
    (person,) = find(text, language)

    assert len(person.name.value) > max(map(len, aliases))
    assert [alias.value for alias in person.aliases] == aliases


NOBODY = [
    ("en", "The frigate Admiral Brandt, Camp Holm and HMS Ilves are named after people."),
    ("en", "Lockheed Martin said the Super Tucano met the General Dynamics team in Stalowa Wola."),
    ("es", "Las fragatas Capitán Brandt y Almirante Holm visitaron la base Mariscal Tzul."),
    ("pt", "A fragata Almirante Brandt voltou de Cabo Delgado à Avenida General Ibarra."),
    ("fr", "La frégate Amiral Brandt mouille près du camp du général Ibarra."),
]


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_ships_bases_streets_and_companies_are_nobody(language: str, text: str, find: Find) -> None:
    """What bears a person's name is no person."""
    assert find(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "name", "title"),
    [
        ("es", "El senador demócrata Luis Tzul salió.", "Luis Tzul", "senador"),
        ("es", "El diputado de Ruta Ana Tzul Marín salió.", "Ana Tzul Marín", "diputado de Ruta"),
        ("pt", "O deputado PRZ Ivo Ibarra saiu.", "Ivo Ibarra", "deputado"),
        ("fr", "Le député PRZ Paul Ibarra est parti.", "Paul Ibarra", "député"),
        ("en", "Secretary of the Navy Otto Brandt left.", "Otto Brandt", "Secretary of the Navy"),
        ("en", "Navy Secretary Will Brandt left.", "Will Brandt", "Navy Secretary"),
    ],
)
def test_a_party_or_a_department_before_a_name_is_no_part_of_it(
    language: str, text: str, name: str, title: str, find: Find
) -> None:
    """The name begins behind what only says of which party or department someone is."""
    (person,) = find(text, language)

    assert person.name.value == name
    assert person.positions[0].title.value.startswith(title)


def test_several_share_an_office_each_for_a_country(find: Find) -> None:
    """The ministers of two countries are told apart by their countries."""
    people = find("Los ministros de Defensa de España, Ana Tzul, y de Portugal, Ivo Ibarra, firmaron.", "es")

    assert [(p.name.value, [q.country.value for q in p.positions if q.country]) for p in people] == [
        ("Ana Tzul", ["ES"]),
        ("Ivo Ibarra", ["PT"]),
    ]


def test_a_country_in_a_name_is_none() -> None:
    """Who is called Montenegro is not of Montenegro, and the article mentions no such country."""
    facts = extract(Article("El primer ministro Luis Montenegro Tzul salió.", language="es"))

    assert [person.name.value for person in facts.people] == ["Luis Montenegro Tzul"]
    assert facts.countries == ()


def test_its_means_the_body_or_country_named_before(find: Find) -> None:
    """The office of "its commander" is that of the force that the sentence before is about."""
    (person,) = find("The Qatari Air Force ordered ten jets. Its commander, General Omar al-Harthi, was pleased.", "en")

    office = person.positions[0]
    assert (office.title.value, office.country and office.country.value) == ("commander", "QA")
    assert office.organization is not None
    assert office.organization.value == "Qatari Air Force"


def test_an_office_without_a_country_is_of_the_one_the_sentence_begins_with(find: Find) -> None:
    """Whose minister it is may be said only by the sentence, which is then cited."""
    text = "Estonia on Monday ordered ten ships from Saab of Sweden, Defence Minister Marta Ilves said."

    (person,) = find(text, "en")

    ((country,),) = ([p.country for p in person.positions],)
    assert country is not None
    assert [span.quote(text) for span in country.spans] == ["Estonia"]
    assert country.basis is Basis.STATED


def test_whose_office_it_is_stays_open_where_nothing_says_it(find: Find) -> None:
    """No country is guessed."""
    (person,) = find("Defence Minister Marta Ilves left.", "en")

    assert [position.country for position in person.positions] == [None]


def test_a_title_that_opens_a_passage_is_of_who_speaks_in_it(find: Find) -> None:
    """The mayor of the first sentence is who is quoted, without a title, in the next."""
    text = "The mayor of Bergen is content. “It is a good price,” said Otto Brandt."

    (person,) = find(text, "en")

    assert [position.title.value for position in person.positions] == ["mayor of Bergen"]


PARTS = ["Minister", "Marta Ilves", "Otto Brandt", "said", ",", "the", "French", "counterpart", "of", "Peru", "General", "and", ".", "(", ")", "34", "M."]  # fmt: skip


@settings(deadline=None)
@given(
    words=st.lists(st.sampled_from(PARTS), min_size=1, max_size=25), language=st.sampled_from(["en", "es", "pt", "fr"])
)
def test_every_name_and_title_is_cited_by_its_words(words: list[str], language: str) -> None:
    """Whatever the text, a name is its quote, and a stated title the words cited for it, joined."""
    text = " ".join(words)

    people = extract(Article(text, language=language)).people

    assert all(form.spans[0].quote(text) == form.value for p in people for form in (p.name, *p.aliases))
    for title in (position.title for person in people for position in person.positions):
        if title.basis is Basis.STATED:
            assert " ".join(span.quote(text) for span in title.spans) == title.value
    assert len({person.name.value for person in people}) == len(people)


def test_an_ambassador_is_not_of_the_country_that_the_article_is_about(find: Find) -> None:
    """Who sent an envoy stays open where nothing says it: they are posted in the country, not by it."""
    text = "Norway ordered ten ships. Norway will pay in May. “Good,” said the ambassador, Marta Ilves."

    (person,) = find(text, "en")

    assert [(office.title.value, office.country) for office in person.positions] == [("ambassador", None)]


@pytest.mark.parametrize("text", ["He told The Morning Ledger by phone.", "“Yes,” he told The Harbour Post."])
def test_a_newspaper_is_no_person(find: Find, text: str) -> None:
    """What an article belongs to the name of is not somebody."""
    assert find(text, "en") == ()


@pytest.mark.parametrize(
    ("language", "text", "titles"),
    [
        ("en", "Oman’s former commander, retired Admiral Marta Ilves, left.", {"former commander", "Admiral"}),
        (
            "en",
            "Marta Ilves, once the commander of the Omani Navy and now a lecturer, left.",
            {"commander of the Omani Navy", "lecturer"},
        ),
        (
            "es",
            "Ana Tzul, antigua directora de ASMAR y hoy subsecretaria de Defensa, salió.",
            {"antigua directora de ASMAR", "subsecretaria de Defensa"},
        ),
        (
            "fr",
            "Anne Roy, ancienne cheffe d'état-major et aujourd'hui députée, est partie.",
            {"ancienne cheffe d'état-major", "députée"},
        ),
    ],
)
def test_what_someone_was_and_is_are_two_positions(find: Find, language: str, text: str, titles: set[str]) -> None:
    """A word for when stands between two offices, and one for retired between an office and a rank."""
    (person,) = find(text, language)

    assert {office.title.value for office in person.positions} == titles


@pytest.mark.parametrize(
    ("language", "text", "aliases"),
    [
        ("en", "Minister Hugo de Rosa left. “Yes,” he said. De Rosa declined to say more.", {"De Rosa"}),
        ("pt", "O ministro Hugo da Rosa saiu. Da Rosa afirmou que não voltará.", {"Da Rosa"}),
        ("en", "Minister Hugo Rosa left. Then Rosa declined to say more.", {"Rosa"}),
    ],
)
def test_a_particle_that_opens_a_sentence_belongs_to_the_surname(
    find: Find, language: str, text: str, aliases: set[str]
) -> None:
    """Where the full name has it; another capitalised word before a surname does not."""
    (person,) = find(text, language)

    assert {alias.value for alias in person.aliases} == aliases


@pytest.mark.parametrize(
    ("language", "text", "names", "title"),
    [
        ("en", "Norway’s senators Marta Ilves and Jens Holm left.", {"Marta Ilves", "Jens Holm"}, "senators"),
        ("en", "“No,” said Marta Ilves and Jens Holm, analysts.", {"Marta Ilves", "Jens Holm"}, None),
        ("es", "Los senadores Ana Tzul y Pedro Ibarra votaron.", {"Ana Tzul", "Pedro Ibarra"}, "senadores"),
        ("pt", "Os deputados Ana Ibarra e Rui Matos votaram.", {"Ana Ibarra", "Rui Matos"}, "deputados"),
        (
            "fr",
            "Un rapport de Mme Anne Roy et M. Luc Bain, sénateurs, est paru.",
            {"Anne Roy", "Luc Bain"},
            "sénateurs",
        ),
    ],
)
def test_several_share_a_title_in_the_plural(
    find: Find, language: str, text: str, names: set[str], title: str | None
) -> None:
    """Each of the names that "and" joins holds the office before or behind them."""
    people = find(text, language)

    assert {person.name.value for person in people} == names
    assert {office.title.value for person in people for office in person.positions} == ({title} if title else set())
