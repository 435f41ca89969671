"""The days of agreements: which day of a clause is whose, and what the next clause adds."""

from collections.abc import Callable

import pytest

from app.extract import extract
from app.facts import AgreementFact, Cited, Period
from app.text import Article
from app.vocabulary import AgreementStatus

Find = Callable[[str, str], tuple[AgreementFact, ...]]


@pytest.fixture
def find() -> Find:
    """Find the agreements of a text as a whole article."""
    return lambda text, language: extract(Article(text, language=language)).agreements


def _day(given: Cited[Period] | None) -> str | None:
    """Give the first day of a period as text."""
    return None if given is None else given.value.earliest.isoformat()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norway and Chile signed a pact on logistics in May 2019; it has been in force since 3 March 2021."),
        ("en", "Norway and Chile signed a pact on logistics in May 2019. The text entered into force on 3 March 2021."),
        (
            "es",
            "Noruega y Chile firmaron un convenio sobre logística en mayo de 2019; está en vigor desde el 3 de marzo de 2021.",
        ),
        (
            "es",
            "Noruega y Chile firmaron un convenio sobre logística en mayo de 2019. Dicho instrumento entró en vigor el 3 de marzo de 2021.",
        ),
        (
            "pt",
            "A Noruega e o Chile assinaram um acordo sobre logística em maio de 2019. O documento entrou em vigor a 3 de março de 2021.",
        ),
        (
            "fr",
            "La Norvège et le Chili ont signé un accord sur la logistique en mai 2019. Il est entré en vigueur le 3 mars 2021.",
        ),
    ],
)
def test_the_next_clause_goes_on_about_the_agreement(find: Find, language: str, text: str) -> None:
    """What a pronoun, a noun for texts, or no subject at all is said of is the agreement just named."""
    [fact] = find(text, language)

    assert _day(fact.signed_on) == "2019-05-01"
    assert _day(fact.effective_from) == "2021-03-03"
    assert fact.status is not None
    assert fact.status.value is AgreementStatus.IN_FORCE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norway and Chile signed a pact on logistics in May 2019. The frigate entered service on 3 March 2021."),
        (
            "es",
            "Noruega y Chile firmaron un convenio sobre logística en mayo de 2019. El crucero zarpó en marzo de 2021.",
        ),
        (
            "pt",
            "A Noruega e o Chile assinaram um acordo sobre logística em maio de 2019. O navio partiu em março de 2021.",
        ),
        (
            "fr",
            "La Norvège et le Chili ont signé un accord sur la logistique en mai 2019. Le navire a appareillé en mars 2021.",
        ),
    ],
)
def test_the_next_clause_may_be_about_something_else(find: Find, language: str, text: str) -> None:
    """A clause with a subject of its own gives the agreement nothing."""
    [fact] = find(text, language)

    assert _day(fact.signed_on) == "2019-05-01"
    assert fact.effective_from is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Under the pact on logistics that Norway and Chile signed in 2019, ships may refuel."),
        ("es", "Al amparo del convenio sobre logística que Noruega y Chile firmaron en 2019, los buques repostan."),
        ("pt", "Ao abrigo do acordo sobre logística que a Noruega e o Chile assinaram em 2019, os navios abastecem."),
        (
            "fr",
            "Au titre de l'accord sur la logistique que la Norvège et le Chili ont signé en 2019, les navires ravitaillent.",
        ),
    ],
)
def test_what_an_agreement_does_says_less_than_what_was_done_with_it(find: Find, language: str, text: str) -> None:
    """ "Under the pact" says that it holds, but "signed" says how far it has come."""
    [fact] = find(text, language)

    assert fact.status is not None
    assert fact.status.value is AgreementStatus.SIGNED


def test_an_end_is_a_day_until_which_it_held(find: Find) -> None:
    """An agreement that expired on a day held until it."""
    [fact] = find("The agreement on logistics between Norway and Chile expired on 3 May 2024.", "en")

    assert _day(fact.effective_to) == "2024-05-03"


def test_a_day_beside_the_name_of_another_agreement_is_of_that_one(find: Find) -> None:
    """Of two agreements in one clause each has its own day."""
    facts = find(
        "Norway and Chile hold to the pact of 2016 on logistics and to the 2021 memorandum on extradition.", "en"
    )

    assert [_day(fact.signed_on) for fact in facts] == ["2016-01-01", "2021-01-01"]
