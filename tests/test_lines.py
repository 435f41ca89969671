"""What one line of ``attache extract`` says of an article."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.facts import (
    AgreementFact,
    ArticleFacts,
    Cited,
    CountryFact,
    EquipmentDealFact,
    Money,
    OrganizationFact,
    PageFacts,
    Period,
    PersonFact,
    PositionFact,
    Quantity,
    Speaker,
    StatementFact,
)
from app.lines import document, line
from app.text import Article, Span
from app.vocabulary import (
    AgreementStatus,
    Basis,
    EquipmentCategory,
    Instrument,
    OrganizationKind,
    Qualifier,
    RecordType,
    RoleClass,
    StatementForm,
    Subject,
    ValueBasis,
)

TEXT = (
    "🚢 Ruritanian minister Ana Doe signed on 5 May a pact on ports, valid in 2026. “We will,” said Doe, “build.” "
    "Lima buys at least 24 jets from Acme for $3.5 billion."
)
FIRST_OF_MAY, LAST_OF_MAY = date(2025, 5, 1), date(2025, 5, 31)

At = Callable[[str], tuple[Span]]


@pytest.fixture
def article() -> Article:
    """Give an article of which the url alone is known from outside."""
    return Article(TEXT, file="a.txt", url="https://example.org/a", language="en")


@pytest.fixture
def at() -> At:
    """Return a function that finds words in the text."""
    return lambda words: (Span(TEXT.index(words), TEXT.index(words) + len(words)),)


@pytest.fixture
def agreement(at: At) -> AgreementFact:
    """Give an agreement of two parties, signed on a day and valid in a year."""
    phrase = at("a pact on ports")
    return AgreementFact(
        instrument=Cited(Instrument.AGREEMENT, phrase, Basis.CLASSIFIED),
        subjects=(Cited(Subject.INFRASTRUCTURE, phrase, Basis.CLASSIFIED),),
        parties=(Cited("PE", at("Lima"), Basis.RESOLVED), Cited("US", at("Ruritanian"), Basis.STATED)),
        title=Cited("a pact on ports", phrase),
        status=Cited(AgreementStatus.SIGNED, at("signed"), Basis.CLASSIFIED),
        signed_on=Cited(Period(date(2025, 5, 5), date(2025, 5, 5)), at("on 5 May")),
        effective_from=Cited(Period(date(2026, 1, 1), date(2026, 12, 31)), at("in 2026")),
    )


@pytest.fixture
def deal(at: At) -> EquipmentDealFact:
    """Give a deal with a bounded quantity and a price."""
    return EquipmentDealFact(
        buyer=Cited("PE", at("Lima"), Basis.RESOLVED),
        equipment=Cited("jets", at("jets")),
        category=Cited(EquipmentCategory.AIRCRAFT, at("jets"), Basis.CLASSIFIED),
        supplier=Cited("Acme", at("Acme")),
        quantity=Cited(Quantity(None, 24, None, Qualifier.AT_LEAST), at("at least 24 jets")),
        value=Cited(Money(350_000_000_000, 350_000_000_000, 350_000_000_000, "USD"), at("$3.5 billion")),
        value_basis=Cited(ValueBasis.ANNOUNCED_VALUE, at("for $3.5 billion"), Basis.CLASSIFIED),
    )


@pytest.fixture
def statement(at: At) -> StatementFact:
    """Give a statement whose words stand in two places, with its speaker between them."""
    return StatementFact(
        text=Cited("We will, … build.", (*at("“We will,”"), *at("“build.”"))),
        form=Cited(StatementForm.DIRECT, at("“We will,”"), Basis.CLASSIFIED),
        cue=Cited("said", at("said")),
        speaker=Cited(Speaker(RecordType.PERSON, "Ana Doe", "RU"), at("Doe,"), Basis.RESOLVED),
        speaker_printed=Cited("Doe", at("Doe,")),
        said_on=Cited(Period(FIRST_OF_MAY, LAST_OF_MAY), at("May")),
        about=(Cited("PE", at("Lima")),),
    )


def test_a_line_is_the_article_and_its_facts_by_kind(article: Article) -> None:
    """An article without a fact gives every key of a line, on one line, and its text to the letter."""
    written = line(article, ArticleFacts("en"))

    read = json.loads(written)
    assert "\n" not in written
    assert list(read) == [
        *("file", "article", "countries", "people", "organizations", "agreements", "equipment_deals", "statements")
    ]
    assert read["article"] == {
        "language": "en",
        "title": None,
        "author": None,
        "publisher": None,
        "published_on": None,
        "url": "https://example.org/a",
        "derived_from": None,
        "machine_written": False,
        "sha256": article.sha256,
        "text": TEXT,
        "citations": [],
    }


def test_what_is_given_wins_over_what_the_page_says(article: Article, at: At) -> None:
    """Metadata from outside is told in place of the page's own, whose words are then not cited."""
    page = PageFacts(
        title=Cited("Ports", at("ports")),
        author=Cited("Ana Doe", at("Ana Doe")),
        publisher=Cited("Acme", at("Acme")),
        published_on=Cited(date(2025, 5, 5), at("5 May")),
        machine_written=Cited(value=True, spans=at("🚢")),
    )
    given = replace(article, title="Given", published_on=date(2025, 5, 6))

    told = document(given, ArticleFacts("en", page))["article"]

    assert [told[key] for key in ("title", "author", "publisher", "published_on", "machine_written")] == [
        *("Given", "Ana Doe", "Acme", "2025-05-06", True)
    ]
    assert [citation["fields"] for citation in told["citations"]] == [["author"], ["publisher"], ["machine_written"]]


def test_people_countries_and_organizations(article: Article, at: At) -> None:
    """A person's names and each of their positions cite their own words; so do countries and organizations."""
    facts = ArticleFacts(
        "en",
        countries=(CountryFact(Cited("PE", at("Lima"), Basis.RESOLVED)),),
        people=(
            PersonFact(
                name=Cited("Ana Doe", at("Ana Doe")),
                aliases=(Cited("Doe", at("Doe,")),),
                positions=(
                    PositionFact(
                        title=Cited("minister", at("Ruritanian minister")),
                        role_class=Cited(RoleClass.OTHER_MINISTER, at("minister"), Basis.CLASSIFIED),
                        country=Cited("RU", at("Ruritanian minister")),
                    ),
                ),
            ),
        ),
        organizations=(OrganizationFact(Cited("Acme", at("Acme")), Cited(OrganizationKind.COMPANY, at("from Acme"))),),
    )

    told = document(article, facts)

    assert told["countries"] == [
        {
            "code": "PE",
            "citations": [{"fields": ["code"], "basis": "resolved", "quote": "Lima", "start": 108, "end": 112}],
        }
    ]
    [person] = told["people"]
    [position] = person.pop("positions")
    assert (person["name"], person["aliases"]) == ("Ana Doe", ["Doe"])
    assert [(each["fields"], each["quote"]) for each in person["citations"]] == [
        (["name"], "Ana Doe"),
        (["aliases"], "Doe,"),
    ]
    assert {key: position[key] for key in ("title", "role_class", "country", "organization", "acting")} == {
        "title": "minister",
        "role_class": "other_minister",
        "country": "RU",
        "organization": None,
        "acting": None,
    }
    assert [each["fields"] for each in position["citations"]] == [["title", "country"], ["role_class"]]
    [organization] = told["organizations"]
    assert [organization[key] for key in ("name", "aliases", "kind", "country")] == ["Acme", [], "company", None]


def test_an_agreement(article: Article, agreement: AgreementFact) -> None:
    """An agreement is told by codes; a day is given when it is known, and the days that bound it always."""
    [told] = document(article, ArticleFacts("en", agreements=(agreement,)))["agreements"]

    assert (told["title"], told["label"]) == ("a pact on ports", "Agreement on infrastructure")
    assert (told["instrument"], told["subjects"], told["status"]) == ("agreement", ["infrastructure"], "signed")
    assert (told["modality"], told["polarity"], told["background"]) == ("realized", "affirmed", False)
    assert (told["parties"], told["organizations"], told["value"]) == (["PE", "US"], [], None)
    assert (told["signed_on"], told["signed_earliest"], told["signed_latest"]) == ("2025-05-05",) * 3
    assert (told["effective_from"], told["effective_from_earliest"]) == (None, "2026-01-01")
    assert (told["effective_from_latest"], told["effective_to_latest"]) == ("2026-12-31", None)


def test_a_deal(article: Article, deal: EquipmentDealFact) -> None:
    """A deal gives its sum in major units with what the sum is, and says unknown where the article says nothing."""
    [told] = document(article, ArticleFacts("en", equipment_deals=(deal,)))["equipment_deals"]

    assert (told["buyer"], told["supplier"], told["supplier_country"]) == ("PE", "Acme", None)
    assert (told["transfer"], told["condition"], told["status"], told["option"]) == (*["unknown"] * 3, False)
    assert told["quantity"] == {"best": None, "low": 24, "high": None, "qualifier": "at_least"}
    assert told["value"] == {
        "amount": 3_500_000_000,
        "low": 3_500_000_000,
        "high": 3_500_000_000,
        "currency": "USD",
        "qualifier": "exact",
        "basis": "announced_value",
    }
    assert ["value"] in [each["fields"] for each in told["citations"] if each["quote"] == "for $3.5 billion"]


def test_a_statement(article: Article, statement: StatementFact) -> None:
    """A statement's fragments are cited one by one in order; its speaker is a kind, a name and a country."""
    [told] = document(article, ArticleFacts("en", statements=(statement,)))["statements"]

    assert told["speaker"] == {"kind": "person", "name": "Ana Doe", "country": "RU"}
    assert (told["text"], told["cue"], told["language"], told["about"]) == ("We will, … build.", "said", "en", ["PE"])
    assert (told["said_on"], told["said_earliest"], told["said_latest"]) == (None, "2025-05-01", "2025-05-31")
    assert [each["quote"] for each in told["citations"] if each["fields"] == ["text"]] == ["“We will,”", "“build.”"]


@pytest.mark.parametrize(
    ("minor", "currency", "amount"),
    [
        (350_000_000_000, "USD", 3_500_000_000),
        (1_234_56, "EUR", 1234.56),
        (5_000, "JPY", 5_000),
        (2_500, "KWD", 2.5),
        (None, "USD", None),
    ],
)
def test_money_is_told_in_major_units(
    article: Article, deal: EquipmentDealFact, minor: int | None, currency: str, amount: float | None
) -> None:
    """A sum is divided by the minor unit of its currency, and is a whole number where nothing is left over."""
    assert deal.value
    priced = replace(deal, value=replace(deal.value, value=Money(minor, None, None, currency)))

    [told] = document(article, ArticleFacts("en", equipment_deals=(priced,)))["equipment_deals"]

    assert told["value"]["amount"] == amount
    assert type(told["value"]["amount"]) is type(amount)


def test_every_citation_is_verbatim_and_names_its_keys(
    article: Article, agreement: AgreementFact, deal: EquipmentDealFact, statement: StatementFact
) -> None:
    """Words that support several values the same way are one citation, verbatim, of keys the object has."""
    facts = ArticleFacts("en", agreements=(agreement,), equipment_deals=(deal,), statements=(statement,))

    told = document(article, facts)

    records = [*told["agreements"], *told["equipment_deals"], *told["statements"]]
    for record in records:
        places = [(each["start"], each["end"], each["basis"]) for each in record["citations"]]
        assert len(places) == len(set(places))
        for each in record["citations"]:
            assert TEXT[each["start"] : each["end"]] == each["quote"]
            assert set(each["fields"]) <= set(record)
    assert ["instrument", "subjects"] in [each["fields"] for each in told["agreements"][0]["citations"]]
