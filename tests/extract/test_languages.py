"""A language is one file of words: no code knows any of them."""

from pathlib import Path

import pytest

from app.extract import extract
from app.facts import ArticleFacts
from app.text import Article
from app.vocabulary import AgreementStatus, EquipmentCategory, Instrument, RoleClass, StatementForm, Subject

ITALIAN = """
[speech]
say = ["(ha detto|dice)"]

[clauses]
that = ["che"]

[articles]
words = ["il", "la", "lo", "i", "le", "un", "una"]

[countries]
NO = { names = ["Norvegia"], demonyms = ["norveges(e|i)"], seats = ["Oslo"] }
DE = { names = ["Germania"], demonyms = ["tedesc(o|a|hi|he)"], seats = ["Berlino"] }

[titles]
defence_minister = ["ministr(o|a) della difesa"]

[word_order]
adjectives = ["after"]

[joins]
joins = ["di", "della", "del"]
owners = ["di", "della", "del"]

[months]
3 = ["marzo"]

[days.joints]
day_first = ["gg/mm/aaaa"]

[number_marks]
decimal = ["1,5"]

[scales]
1e9 = ["miliard(o|i)"]

[currencies]
EUR = ["euro"]

[equipment_nouns]
armoured_vehicles = ["carr(o|i) armat(o|i)"]

[deal_acts]
"order.past" = ["ha ordinato"]

[deal_grammar]
from = ["dalla", "dal"]
for = ["per"]

[agreement_nouns]
memorandum_of_understanding = ["memorandum d'intesa"]

[agreement_status]
signed = ["(ha|hanno) firmato"]

[agreement_subjects]
logistics = ["logistica"]

[agreement_grammar]
parties_of = ["e", "con"]
"""
ARTICLE = Article(
    """La Norvegia ha ordinato 54 carri armati Leopard dalla Germania per 1,9 miliardi di euro.

«Non li venderemo mai», ha detto il ministro della difesa norvegese Kari Lund.

La Norvegia e la Germania hanno firmato un memorandum d'intesa sulla logistica il 3 marzo 2026.
""",
    language="it",
)


@pytest.fixture
def facts(tmp_path: Path) -> ArticleFacts:
    """Read an Italian article with a lexicon of Italian that lies in a folder of its own."""
    (tmp_path / "it.toml").write_text(ITALIAN, encoding="utf-8")
    return extract(ARTICLE, tmp_path)


def test_without_a_lexicon_nothing_is_read() -> None:
    """The language is known, its words are not."""
    assert extract(ARTICLE) == ArticleFacts("it")


def test_countries_are_named(facts: ArticleFacts) -> None:
    """By the names and demonyms of the new language."""
    assert {fact.code.value for fact in facts.countries} == {"NO", "DE"}


def test_people_hold_offices(facts: ArticleFacts) -> None:
    """The title is found before the name, and its country beside it."""
    [person] = facts.people
    [position] = person.positions

    assert (person.name.value, position.title.value) == ("Kari Lund", "ministro della difesa")
    assert position.role_class.value is RoleClass.DEFENCE_MINISTER
    assert position.country is not None
    assert position.country.value == "NO"


def test_equipment_is_bought(facts: ArticleFacts) -> None:
    """Numbers and sums are read as the language writes them."""
    [deal] = facts.equipment_deals

    assert (deal.buyer.value, deal.equipment.value) == ("NO", "carri armati Leopard")
    assert deal.category.value is EquipmentCategory.ARMOURED_VEHICLES
    assert deal.quantity is not None
    assert deal.quantity.value.best == 54
    assert deal.value is not None
    assert (deal.value.value.best, deal.value.value.currency) == (190_000_000_000, "EUR")
    assert deal.supplier_country is not None
    assert deal.supplier_country.value == "DE"


def test_an_agreement_is_signed(facts: ArticleFacts) -> None:
    """Between its parties, on its day."""
    [agreement] = facts.agreements

    assert agreement.instrument.value is Instrument.MEMORANDUM_OF_UNDERSTANDING
    assert [subject.value for subject in agreement.subjects] == [Subject.LOGISTICS]
    assert {party.value for party in agreement.parties} == {"NO", "DE"}
    assert agreement.status is not None
    assert agreement.status.value is AgreementStatus.SIGNED
    assert agreement.signed_on is not None
    assert agreement.signed_on.spans[0].quote(ARTICLE.text) == "3 marzo 2026"


def test_speech_is_heard(facts: ArticleFacts) -> None:
    """The quotation and who says it."""
    [statement] = facts.statements

    assert (statement.text.value, statement.form.value) == ("Non li venderemo mai", StatementForm.DIRECT)
    assert statement.speaker is not None
    assert statement.speaker.value.name == "Kari Lund"
