"""Agreements: what names one, between whom, and how far it has come."""

from collections.abc import Callable
from datetime import date

import pytest

from app.extract.agreements import find_agreements
from app.extract.index import Index
from app.extract.mentions.countries import find_countries
from app.extract.mentions.days import find_days
from app.extract.mentions.sums import find_sums
from app.extract.reading import Reading
from app.facts import AgreementFact, PageFacts
from app.vocabulary import AgreementStatus, Instrument, Subject

Read = Callable[[str, str], Reading]
Find = Callable[[str, str], tuple[AgreementFact, ...]]


@pytest.fixture
def find(read: Read) -> Find:
    """Find the agreements of a text, with no actor known."""

    def agreements(text: str, language: str) -> tuple[AgreementFact, ...]:
        reading = read(text, language)
        countries = find_countries(reading)
        return find_agreements(reading, countries, Index(()), find_days(reading, PageFacts()), find_sums(reading))

    return agreements


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "Norway and Latvia signed an agreement on logistics.", AgreementStatus.SIGNED),
        ("en", "Norway is negotiating an agreement on logistics with Latvia.", AgreementStatus.UNDER_DISCUSSION),
        ("en", "The agreement on logistics between Norway and Latvia is in force.", AgreementStatus.IN_FORCE),
        ("en", "Norway will sign an agreement on logistics with Latvia.", AgreementStatus.PROPOSED),
        ("en", "The agreement on logistics between Norway and Latvia lapsed.", AgreementStatus.EXPIRED),
        ("en", "The agreement on logistics between Norway and Latvia was never signed.", AgreementStatus.PROPOSED),
        ("es", "Noruega y Letonia firmaron un convenio sobre logística.", AgreementStatus.SIGNED),
        ("es", "Noruega ratificó el convenio sobre logística con Letonia.", AgreementStatus.RATIFIED),
        ("pt", "A Noruega e a Letônia assinaram um acordo sobre logística.", AgreementStatus.SIGNED),
        ("pt", "O acordo sobre logística entre a Noruega e a Letônia caducou.", AgreementStatus.EXPIRED),
        ("fr", "La Norvège et la Lettonie ont signé un accord sur la logistique.", AgreementStatus.SIGNED),
        ("fr", "La Norvège négocie avec la Lettonie un accord sur la logistique.", AgreementStatus.UNDER_DISCUSSION),
    ],
)
def test_the_verb_tells_how_far_it_has_come(find: Find, language: str, text: str, status: AgreementStatus) -> None:
    """The status word of the clause classifies the agreement, with negation counted in."""
    [fact] = find(text, language)

    assert fact.status is not None
    assert fact.status.value is status
    assert {party.value for party in fact.parties} == {"NO", "LV"}
    assert [subject.value for subject in fact.subjects] == [Subject.LOGISTICS]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "No new defence agreements between Norway and Latvia were announced."),
        ("es", "Noruega y Letonia no firmaron ningún acuerdo."),
        ("pt", "A Noruega e a Letônia não assinaram nenhum acordo."),
        ("fr", "La Norvège et la Lettonie n'ont signé aucun accord."),
    ],
)
def test_what_does_not_exist_makes_no_agreement(find: Find, language: str, text: str) -> None:
    """A noun under a negative determiner names nothing."""
    assert find(text, language) == ()


def test_the_name_is_the_noun_phrase_as_printed(find: Find) -> None:
    """The title is the words of the text, from the first modifier to the end of the complement."""
    text = "Norway and Latvia signed the Reciprocal Logistics Agreement on Baltic ports, officials said."

    [fact] = find(text, "en")

    assert fact.title is not None
    assert fact.title.value == "Reciprocal Logistics Agreement on Baltic ports"
    assert fact.title.spans[0].quote(text) == fact.title.value


def test_a_second_telling_adds_to_the_first(find: Find) -> None:
    """One agreement told twice in an article is one fact, at the further of the two rungs."""
    text = "Norway and Latvia signed an agreement on logistics.\nThe Norwegian parliament ratified the logistics agreement with Latvia."

    [fact] = find(text, "en")

    assert fact.status is not None
    assert fact.status.value is AgreementStatus.RATIFIED


def test_agreements_on_other_things_stay_apart(find: Find) -> None:
    """Same parties, other subject: two agreements."""
    text = "Norway and Latvia signed an agreement on logistics.\nNorway and Latvia signed an agreement on classified information."

    assert len(find(text, "en")) == 2


def test_a_roster_names_each_of_its_states(find: Find) -> None:
    """A list of states that have a status is one designation each, told as background."""
    text = "The United States may designate Chile a major non-NATO ally.\nChile would join Tunisia, Kuwait and Jordan as countries with the designation."

    facts = {frozenset(party.value for party in fact.parties): fact for fact in find(text, "en")}

    assert set(facts) == {frozenset({"US", code}) for code in ("CL", "TN", "KW", "JO")}
    assert all(fact.instrument.value is Instrument.UNILATERAL_DESIGNATION for fact in facts.values())
    assert [facts[frozenset({"US", code})].background for code in ("CL", "TN", "KW", "JO")] == [False, True, True, True]


def test_a_notified_designation_is_further_than_a_meant_one(find: Find) -> None:
    """What was notified of an intention is notified."""
    [fact] = find(
        "Washington has notified Congress of its intention to designate Chile a major non-NATO ally. The United States said so.",
        "en",
    )

    assert fact.status is not None
    assert fact.status.value is AgreementStatus.NOTIFIED


def test_an_act_that_lets_forces_in_is_an_authorization(find: Find) -> None:
    """A resolution that allows foreign forces to enter is an act of parliament about access."""
    [fact] = find(
        "A resolution approved by the parliament of Chile allows troops from Canada to enter the country.", "en"
    )

    assert fact.instrument.value is Instrument.LEGISLATIVE_AUTHORIZATION
    assert fact.subjects[0].value is Subject.TROOP_ACCESS
    assert {party.value for party in fact.parties} == {"CL", "CA"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "A resolution signed by the parliament of Chile allows troops from Canada to stay from 1 May to 3 June 2026.",
        ),
        (
            "es",
            "Una resolución firmada por el Congreso de Chile autoriza el ingreso de tropas de Canadá del 1 de mayo al 3 de junio de 2026.",
        ),
        (
            "pt",
            "Uma resolução assinada pelo parlamento do Chile autoriza a entrada de tropas do Canadá de 1 de maio a 3 de junho de 2026.",
        ),
        (
            "fr",
            "Une résolution signée par le parlement du Chili autorise l'entrée de troupes du Canada du 1er mai au 3 juin 2026.",
        ),
    ],
)
def test_how_long_forces_may_stay_is_no_day_of_the_act(find: Find, language: str, text: str) -> None:
    """The period that a permission names is when it holds, never when it was signed or approved."""
    [fact] = find(text, language)

    assert fact.effective_from is not None
    assert fact.effective_from.value.day == date(2026, 5, 1)
    assert fact.effective_to is not None
    assert fact.effective_to.value.day == date(2026, 6, 3)
    assert fact.signed_on is None
    assert fact.approved_on is None


LISTS = [
    (
        "en",
        "During the visit, Norway and Chile concluded two instruments:\n\n- an agreement on classified information;\n- a memorandum of understanding on cyber defence.\n\nThey will meet again.",
    ),
    (
        "es",
        "Noruega y Chile suscribieron los siguientes instrumentos: el Acuerdo sobre Información Clasificada; y el Memorándum de Entendimiento sobre Ciberdefensa.",
    ),
    (
        "pt",
        "Noruega e Chile assinaram dois instrumentos: o Acordo sobre Informação Classificada; e o Memorando de Entendimento sobre Ciberdefesa.",
    ),
    (
        "fr",
        "La Norvège et le Chili ont signé deux textes : un accord sur les informations classifiées ; un mémorandum d'entente relatif à la cyberdéfense.",
    ),
]


@pytest.mark.parametrize(("language", "text"), LISTS)
def test_what_opens_a_list_speaks_for_its_items(find: Find, language: str, text: str) -> None:
    """Who signed and that it was signed is said once, before the colon."""
    facts = find(text, language)

    assert [fact.instrument.value for fact in facts] == [Instrument.AGREEMENT, Instrument.MEMORANDUM_OF_UNDERSTANDING]
    assert all({party.value for party in fact.parties} == {"NO", "CL"} for fact in facts)
    assert all(fact.status is not None and fact.status.value is AgreementStatus.SIGNED for fact in facts)


def test_what_was_done_with_an_agreement_is_no_part_of_its_name(find: Find) -> None:
    """A participle ends the noun phrase."""
    [fact] = find("Chile is evaluating a memorandum on critical minerals presented to it by Canada.", "en")

    assert fact.title is not None
    assert fact.title.value == "memorandum on critical minerals"


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("en", "Norway ratified the treaty with Chile in May 2025.", "treaty with Chile"),
        ("pt", "O memorando entre Angola e Namíbia expirou em 2025.", "memorando entre Angola e Namíbia"),
        (
            "fr",
            "Un accord entre le Chili et l'Arménie, approuvé en 2025, reste à ratifier.",
            "accord entre le Chili et l'Arménie",
        ),
        ("es", "Chile firmó el tratado con Perú y el protocolo con Bolivia.", "tratado con Perú"),
    ],
)
def test_a_name_ends_where_another_thing_begins(find: Find, language: str, text: str, title: str) -> None:
    """A preposition of time, a clause, or a second agreement ends the noun phrase; the second party does not."""
    facts = find(text, language)

    assert facts[0].title is not None
    assert facts[0].title.value == title


def test_talks_that_stall_put_nothing_in_force(find: Find) -> None:
    """A day since when, of something still negotiated, is no day from which it holds."""
    [fact] = find("Norway and Chile resumed talks on a treaty on extradition, stalled since 2023.", "en")

    assert fact.effective_from is None


def test_a_day_after_a_verb_is_the_day_of_the_act(find: Find) -> None:
    """ "Ratified … on 3 May" is no "treaty of 3 May"."""
    [fact] = find("Norway ratified the treaty on extradition with Chile on 3 May 2025.", "en")

    assert fact.signed_on is None
    assert fact.approved_on is not None
    assert fact.approved_on.value.day == date(2025, 5, 3)
