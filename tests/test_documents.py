"""Documents: which claim speaks, which words are cited, what is disputed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.claims import Telling
from app.comparisons import compare
from app.documents import words
from app.documents.choices import CITED
from app.documents.citations import link
from app.documents.claims import text_of
from app.documents.references import COUNTRIES, References
from app.documents.render import render, served
from app.documents.words import tokens
from app.facts import Money, Period, Quantity, Speaker
from app.vocabulary import (
    AgreementStatus,
    Condition,
    DealStatus,
    Modality,
    Qualifier,
    RecordType,
    RoleClass,
    ValueBasis,
    Verdict,
)

DAY = date(2025, 12, 12)
N24, N26, N195 = (Quantity(number, number, number) for number in (24, 26, 195))
SOME_200 = Quantity(200, 200, 200, Qualifier.ABOUT)
UP_TO_200 = Quantity(None, None, 200, Qualifier.AT_MOST)
DECEMBER = Period(date(2025, 12, 1), date(2025, 12, 31))
FIFTH = Period(date(2025, 12, 5), date(2025, 12, 5))
TENTH = Period(date(2025, 12, 10), date(2025, 12, 10))
SUM = Money(350_000_000_000, 350_000_000_000, 350_000_000_000, "USD")

Rendered = Callable[..., Any]


@pytest.fixture(scope="module")
def rendered(draft: Any, tellings: Any) -> Rendered:
    """Return a function that renders facts of one kind, each of an article of its own, as one record.

    Each fact comes with how many days after the first its article appeared; None for an undated one.
    """

    def make(kind: str, *facts: tuple[int | None, dict[str, Any]], origins: tuple[str, ...] = ()) -> Any:
        found: list[Telling] = []
        for number, (days, values) in enumerate(facts):
            told = dict(values)
            written = getattr(draft(f"Article {number}. "), kind)(*told.pop("parties", ()), **told)
            published_on = None if days is None else DAY + timedelta(days)
            origin = origins[number] if origins else ""
            found += tellings(written, published_on=published_on, origin=origin)
        return render("x", sorted(found, key=lambda telling: telling.rank), References())[0]

    return make


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (N24, N24, Verdict.EQUAL),
        (N195, SOME_200, Verdict.COMPATIBLE),
        (N195, UP_TO_200, Verdict.COMPATIBLE),
        (N24, N26, Verdict.CONTRADICTS),
        (N24, SOME_200, Verdict.CONTRADICTS),
        (SUM, Money(340_000_000_000, 340_000_000_000, 340_000_000_000, "USD"), Verdict.CONTRADICTS),
        (SUM, Money(346_000_000_000, 346_000_000_000, 346_000_000_000, "USD"), Verdict.COMPATIBLE),
        (SUM, Money(100, 100, 100, "EUR"), Verdict.COMPATIBLE),
        (DECEMBER, FIFTH, Verdict.COMPATIBLE),
        (FIFTH, TENTH, Verdict.CONTRADICTS),
        ("Hyundai Rotem", "Rotem", Verdict.COMPATIBLE),
        ("Ernesto Álvarez", "Ernesto Alvarez", Verdict.EQUAL),
        (Condition.SECOND_HAND, Condition.REFURBISHED, Verdict.COMPATIBLE),
        (Condition.NEW, Condition.SECOND_HAND, Verdict.CONTRADICTS),
        ("PE", "US", Verdict.CONTRADICTS),
        (DealStatus.UNKNOWN, DealStatus.AGREED, Verdict.COMPATIBLE),
    ],
    ids=str,
)
def test_two_values_are_held_against_each_other(left: Any, right: Any, verdict: Verdict) -> None:
    """What may both be true is compatible, whichever is named first."""
    assert (compare(left, right), compare(right, left)) == (verdict, verdict)


def test_the_most_precise_of_compatible_values_speaks(rendered: Rendered) -> None:
    """ "195" speaks for "some 200", though more articles say the latter, and nothing is disputed."""
    deal = rendered("deal", (0, {"quantity": N195}), (1, {"quantity": SOME_200}), (2, {"quantity": SOME_200}))

    assert (deal.quantity.best, deal.quantity.qualifier, deal.conflicts) == (195, Qualifier.EXACT, [])


def test_most_origins_speak_when_values_contradict(rendered: Rendered) -> None:
    """Copies of one root count once: two independent articles outweigh three copies, and the dispute is named."""
    facts = [(day, {"quantity": number}) for day, number in enumerate((N26, N26, N26, N24, N24))]

    deal = rendered("deal", *facts, origins=("a", "a", "a", "b", "c"))

    assert (deal.quantity.best, deal.conflicts, deal.sources, deal.origins) == (24, ["quantity"], 5, 3)


def test_the_latest_article_speaks_when_origins_are_even(rendered: Rendered) -> None:
    """One against one, the later one speaks; an undated one never does."""
    later = rendered("deal", (0, {"quantity": N26}), (1, {"quantity": N24}))
    undated = rendered("deal", (None, {"quantity": N26}), (0, {"quantity": N24}))

    assert (later.quantity.best, undated.quantity.best) == (24, 24)


def test_a_day_is_bounded_until_it_is_known(rendered: Rendered) -> None:
    """A month gives bounds and no day; a day within it gives the day."""
    month = rendered("deal", (0, {"signed_on": DECEMBER}))
    day = rendered("deal", (0, {"signed_on": DECEMBER}), (1, {"signed_on": FIFTH}))

    assert (month.signed_on, month.signed_earliest, month.signed_latest) == (None, DECEMBER.earliest, DECEMBER.latest)
    assert (day.signed_on, day.signed_earliest, day.signed_latest) == (FIFTH.earliest,) * 3


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([], DealStatus.UNKNOWN),
        ([(0, DealStatus.PLANNED), (1, DealStatus.CONTRACTED)], DealStatus.CONTRACTED),
        ([(0, DealStatus.CONTRACTED), (1, DealStatus.PLANNED)], DealStatus.CONTRACTED),
        ([(0, DealStatus.CONTRACTED), (0, DealStatus.DELIVERED)], DealStatus.DELIVERED),
        ([(0, DealStatus.CONTRACTED), (1, DealStatus.CANCELLED)], DealStatus.CANCELLED),
        ([(0, DealStatus.CANCELLED), (1, DealStatus.CONTRACTED)], DealStatus.CONTRACTED),
        ([(0, DealStatus.CONTRACTED), (1, DealStatus.SUSPENDED), (2, DealStatus.CONTRACTED)], DealStatus.SUSPENDED),
        ([(0, DealStatus.CONTRACTED), (1, DealStatus.SUSPENDED), (2, DealStatus.DELIVERED)], DealStatus.DELIVERED),
        ([(None, DealStatus.CONTRACTED), (0, DealStatus.UNKNOWN)], DealStatus.CONTRACTED),
    ],
    ids=str,
)
def test_status_is_the_furthest_rung_unless_it_ended(rendered: Rendered, told: Any, status: DealStatus) -> None:
    """A lower rung told later takes nothing back; an ending does, until a further rung is reached after it."""
    facts = [(day, {"status": rung}) for day, rung in told] or [(0, {})]

    assert rendered("deal", *facts).status is status


def test_status_goes_by_the_day_it_holds(rendered: Rendered) -> None:
    """An article that reports late on an earlier signing does not undo the suspension that came between."""
    signed = {"status": AgreementStatus.SIGNED, "signed_on": Period(date(2025, 1, 9), date(2025, 1, 9))}

    agreement = rendered("agreement", (0, {"status": AgreementStatus.SUSPENDED}), (5, signed))

    assert agreement.status is AgreementStatus.SUSPENDED


def test_what_is_only_planned_does_not_outrank_what_is_real(rendered: Rendered) -> None:
    """ "Will sign" is no signature while something real is told."""
    agreement = rendered(
        "agreement",
        (0, {"status": AgreementStatus.UNDER_DISCUSSION}),
        (1, {"status": AgreementStatus.SIGNED, "modality": Modality.PLANNED}),
    )

    assert (agreement.status, agreement.modality) == (AgreementStatus.UNDER_DISCUSSION, Modality.REALIZED)


def test_lists_are_united(rendered: Rendered) -> None:
    """Parties and subjects of all tellings are there, in the order of the earliest."""
    agreement = rendered("agreement", (1, {"parties": ("PE", "US", "KR")}), (0, {"parties": ("US", "PE")}))

    assert [party.id for party in agreement.parties] == ["US", "PE", "KR"]


def test_a_person_has_the_fullest_name_and_each_office_once(rendered: Rendered) -> None:
    """The fullest form is the name, the others are aliases; an office is attested on publication days, never begun."""
    post = {"role_class": RoleClass.FOREIGN_MINISTER, "country": "PE"}

    person = rendered(
        "person",
        (0, {"name": "Hugo de Zela", "aliases": ("De Zela",), "title": "Foreign Minister", **post}),
        (3, {"name": "Hugo De Zela Martínez", "title": "ministro de Relaciones Exteriores", **post}),
        (4, {"name": "Hugo De Zela Martinez"}),
        (5, {"name": "Hugo de Zela", "role_class": RoleClass.AMBASSADOR, "title": "Ambassador", "country": "PE"}),
    )

    assert (person.name, person.aliases) == (
        "Hugo De Zela Martínez",
        ["Hugo de Zela", "De Zela", "Hugo De Zela Martinez"],
    )
    assert [(post.role_class, post.attested) for post in person.positions] == [
        (RoleClass.AMBASSADOR, [DAY + timedelta(5)]),
        (RoleClass.FOREIGN_MINISTER, [DAY, DAY + timedelta(3)]),
    ]


def test_at_most_three_citations_a_value(rendered: Rendered) -> None:
    """However many articles say it, three speak for a value: the earliest, one per origin; the rest are counted."""
    deal = rendered("deal", *((day, {"quantity": N24}) for day in range(6)), origins=("a", "a", "b", "c", "d", "e"))

    cited = [one for one in deal.citations if "quantity" in one.fields]
    assert len(cited) == CITED
    assert len({one.article for one in cited}) == CITED
    assert deal.citation_count == 6 * len({"buyer", "equipment", "category", "quantity"})
    assert (deal.first_reported_on, deal.last_reported_on) == (DAY, DAY + timedelta(5))


def test_a_conflict_has_two_sides(draft: Any, tellings: Any) -> None:
    """Each side of a dispute says its value, who tells it since when, and the words."""
    found = [
        told
        for days, number in ((0, N24), (1, N24), (2, N26))
        for told in tellings(draft(f"{days}. ").deal(quantity=number), published_on=DAY + timedelta(days))
    ]

    _, evidence = render("x", found, References())

    [conflict] = evidence.comparisons
    assert (conflict.field, conflict.verdict) == ("quantity", Verdict.CONTRADICTS)
    assert (conflict.left.value, conflict.left.sources, conflict.left.last_reported_on) == ("24", 2, DAY + timedelta(1))
    assert (conflict.right.value, conflict.right.origins, len(conflict.right.citations)) == ("26", 1, 1)


def test_an_amount_is_served_in_major_units(rendered: Rendered) -> None:
    """A whole sum is written without a fraction; a currency without minor units keeps all its digits."""
    yen = Money(150, 150, 150, "JPY", Qualifier.EXACT)

    dollars = served(rendered("deal", (0, {"value": SUM, "value_basis": ValueBasis.BUDGET})))
    small = served(rendered("deal", (0, {"value": yen})))

    assert '"value":{"amount":3500000000,"low":3500000000,' in dollars
    assert '"currency":"USD","qualifier":"exact","basis":"budget"}' in dollars
    assert '"value":{"amount":150,"low":150,"high":150,"currency":"JPY"' in small


def test_the_price_of_one_contradicts_no_total(rendered: Rendered) -> None:
    """A unit price is served only where no total is told, and disputes none."""
    one = {"value": Money(10_000, 10_000, 10_000, "USD"), "value_basis": ValueBasis.UNIT_PRICE}

    both = rendered("deal", (0, {"value": SUM}), (1, one), (2, one))
    alone = rendered("deal", (0, one))

    assert (both.value.amount, both.value.basis, both.conflicts) == (3_500_000_000, None, [])
    assert (alone.value.amount, alone.value.basis) == (100, ValueBasis.UNIT_PRICE)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (N24, "24"),
        (UP_TO_200, "≤ 200"),
        (Quantity(None, 20, None, Qualifier.AT_LEAST), "≥ 20"),
        (Quantity(None, 20, 30, Qualifier.RANGE), "20–30"),
        (SUM, "3500000000 USD"),
        (DECEMBER, "2025-12-01/2025-12-31"),
        (FIFTH, "2025-12-05"),
        (Speaker(RecordType.PERSON, "Ana Ruiz"), "Ana Ruiz"),
        (DealStatus.AGREED, "agreed"),
        (True, "true"),
    ],
    ids=str,
)
def test_a_claimed_value_is_readable(value: Any, text: str) -> None:
    """Whatever its type, a claim's value has a text."""
    assert text_of(value) == text


def test_a_name_without_a_record_is_a_reference_without_an_id(rendered: Rendered) -> None:
    """What an article names without saying more of it keeps its name."""
    deal = rendered("deal", (0, {"supplier": "Rotem"}))
    said = rendered("statement", (0, {"text": "No", "speaker": Speaker(RecordType.PERSON, "Ana Ruiz")}))
    by_country = rendered("statement", (0, {"text": "No", "speaker": Speaker(RecordType.COUNTRY, "PE")}))

    assert (deal.supplier.id, deal.supplier.name) == (None, "Rotem")
    assert (said.speaker.id, said.speaker.type) == (None, RecordType.PERSON)
    assert (by_country.speaker.id, by_country.speaker.name) == ("PE", COUNTRIES["PE"].names["en"])


@pytest.mark.parametrize("kind", ["person", "organization", "agreement", "deal", "statement"])
def test_a_document_begins_with_what_it_is(rendered: Rendered, kind: str) -> None:
    """In every document the id comes first and the citations last."""
    said = {"person": {"name": "Ana"}, "organization": {"name": "Rotem"}, "statement": {"text": "No"}}

    document = served(rendered(kind, (0, said.get(kind, {}))))

    assert document.startswith('{"id":"x","type":"')
    assert document.rpartition('"citations":')[2].count('"citation_count"') == 0


@pytest.mark.parametrize(
    ("quote", "fragment"),
    [
        ("195 K2 tanks", "195%20K2%20tanks"),
        ("non-NATO, ally & “friend”", "non%2DNATO%2C%20ally%20%26%20%E2%80%9Cfriend%E2%80%9D"),
        ("one two\nthree four", "one,four"),
        (
            " ".join(f"word{n}" for n in range(40)),
            "word0%20word1%20word2%20word3%20word4,word35%20word36%20word37%20word38%20word39",
        ),
    ],
)
def test_a_link_opens_the_page_at_the_words(quote: str, fragment: str) -> None:
    """A text fragment repeats a short quote, and names both ends of a long one."""
    assert link("https://news.example/page#top", quote) == f"https://news.example/page#:~:text={fragment}"


@given(quote=st.text(min_size=1, max_size=100).filter(lambda text: text.strip() and "\n" not in text))
def test_a_link_says_the_quote_and_nothing_else(quote: str) -> None:
    """Whatever the quote, a link that repeats it can be read back, and no character of it separates."""
    fragment = str(link("https://news.example/", quote)).partition("#:~:text=")[2]

    assert not set(fragment) & set("-,&# ")
    assert unquote(fragment) == quote.strip()


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("F-16s and F16", ["f16s", "and", "f16"]),
        ("the U.S. and EE.UU.", ["the", "us", "and", "eeuu"]),
        ("non-NATO Perú", ["non", "nato", "peru"]),
        ("AIM-120C-8", ["aim120c8"]),
        ("« ... »", []),
    ],
)
def test_one_tokenizer(text: str, split: list[str]) -> None:
    """Designators are one token however they are spelt, accents and case say nothing."""
    assert tokens(text) == split


@given(texts=st.lists(st.text()))
def test_every_token_is_found_in_the_words(texts: list[str]) -> None:
    """What a text holds is found between two spaces."""
    held = words(texts)

    assert all(f" {token} " in held for text in texts for token in tokens(text))
