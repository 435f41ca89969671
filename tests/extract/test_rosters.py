"""Rosters: lists of the states of a region that have a status, which leave the others of it out."""

import pytest

from app.claims.facts import claims_of, fact_of
from app.extract import extract
from app.facts import AgreementFact, ArticleFacts
from app.text import Article
from app.vocabulary import Basis

LISTS = [
    (
        "en",
        "The United States may designate Ecuador a major non-NATO ally. In Latin America, Ecuador would join Argentina, Brazil and Colombia as countries with the designation.",
        "In Latin America",
    ),
    (
        "en",
        "Three Latin American countries are major non-NATO allies of the United States: Argentina, Brazil and Colombia.",
        "Latin American countries",
    ),
    (
        "es",
        "Estados Unidos designó a Ecuador aliado principal extra OTAN. En América Latina, Ecuador se suma a Argentina, Brasil y Colombia como países con esa condición.",
        "En América Latina",
    ),
    (
        "es",
        "Los países latinoamericanos que figuran en la lista de aliados importantes extra OTAN de Estados Unidos son Argentina, Brasil y Colombia.",
        "países latinoamericanos",
    ),
    (
        "pt",
        "Os Estados Unidos designaram o Equador aliado extra-OTAN. Na América Latina, o Equador se junta à Argentina, ao Brasil e à Colômbia como países com esse status.",
        "Na América Latina",
    ),
    (
        "pt",
        "Na América Latina, apenas a Argentina, o Brasil e a Colômbia são aliados preferenciais extra-OTAN dos Estados Unidos.",
        "Na América Latina",
    ),
    (
        "fr",
        "Les États-Unis ont désigné l'Équateur allié majeur hors OTAN. En Amérique latine, l'Équateur rejoint l'Argentine, le Brésil et la Colombie, pays dotés de ce statut.",
        "En Amérique latine",
    ),
    (
        "fr",
        "En Amérique latine, seuls l'Argentine, le Brésil et la Colombie sont des alliés majeurs hors OTAN des États-Unis.",
        "En Amérique latine",
    ),
]


def _read(text: str, language: str) -> ArticleFacts:
    return extract(Article(text, language=language))


def _members(facts: ArticleFacts) -> dict[str, AgreementFact]:
    """Return the designations that come of a roster, by the state that has the status."""
    return {
        party.value: fact for fact in facts.agreements if fact.roster for party in fact.parties if party.value != "US"
    }


@pytest.mark.parametrize(("language", "text", "words"), LISTS)
def test_a_roster_says_of_which_region_it_lists_all(language: str, text: str, words: str) -> None:
    """Each state of the list is a designation told as background that cites the region's words for its M49 code."""
    members = _members(_read(text, language))

    assert set(members) == {"AR", "BR", "CO"}
    for fact in members.values():
        assert fact.background
        assert fact.roster is not None
        assert (fact.roster.value, fact.roster.basis) == ("419", Basis.STATED)
        assert [span.quote(text) for span in fact.roster.spans] == [words]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Kenya is the only country in sub-Saharan Africa with the status of major non-NATO ally of the United States.",
        ),
        (
            "es",
            "Kenia es el único país del África subsahariana con la condición de aliado principal extra OTAN de Estados Unidos.",
        ),
        (
            "pt",
            "O Quênia é o único país da África subsaariana com o estatuto de aliado importante extra-OTAN dos Estados Unidos.",
        ),
        (
            "fr",
            "Le Kenya est le seul pays d'Afrique subsaharienne à bénéficier du statut d'allié majeur hors OTAN des États-Unis.",
        ),
    ],
)
def test_a_state_may_be_alone_on_a_roster(language: str, text: str) -> None:
    """ "The only country in Africa" is a list of one."""
    [fact] = _members(_read(text, language)).values()

    assert fact.roster is not None
    assert fact.roster.value == "202"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "In Asia, countries such as Japan and Thailand hold the status of major non-NATO ally of the United States.",
        ),
        ("en", "In Latin America, the United States named Ecuador a major non-NATO ally."),
        (
            "es",
            "En América Latina, países como Argentina y Brasil son aliados principales extra OTAN de Estados Unidos.",
        ),
        (
            "pt",
            "Na América Latina, países como Argentina e Brasil são aliados preferenciais extra-OTAN dos Estados Unidos.",
        ),
        (
            "fr",
            "En Amérique latine, des pays comme l'Argentine et le Brésil sont des alliés majeurs hors OTAN des États-Unis.",
        ),
    ],
)
def test_examples_leave_nobody_out(language: str, text: str) -> None:
    """A list of some says nothing of the others, nor does one state told of by itself."""
    facts = _read(text, language)

    assert facts.agreements
    assert not _members(facts)


def test_a_rosters_region_is_a_claim() -> None:
    """The region is kept as a claim of its own, and a fact put together again has it."""
    text = LISTS[0][1]
    facts = ArticleFacts("en", agreements=(_members(_read(text, "en"))["AR"],))

    claims = claims_of("0" * 64, text, facts, "rules", "1")

    [claim] = [claim for claim in claims if claim.field == "roster"]
    assert [words.quote for words in claim.words] == ["In Latin America"]
    assert fact_of(claims) == facts.agreements[0]
