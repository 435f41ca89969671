"""Facts and claims are two views of one thing."""

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.claims import KINDS, claims_of, fact_of, remade, told
from app.facts import (
    AgreementFact,
    ArticleFacts,
    Cited,
    CountryFact,
    EquipmentDealFact,
    Fact,
    OrganizationFact,
    PageFacts,
    PersonFact,
    Quantity,
    StatementFact,
)
from app.text import Span
from app.vocabulary import Basis, EquipmentCategory, Modality, Polarity

TEXT = "Lima will buy 24 jets. “We sign,” said Ana Ruiz, the minister, on Friday. " * 3

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 100), st.integers(1, 60))
st.register_type_strategy(Span, SPANS)
st.register_type_strategy(
    Cited,
    lambda cited: st.builds(
        Cited,
        st.from_type(get_args(cited)[0]),
        st.lists(SPANS, min_size=1, max_size=2).map(tuple),
        st.sampled_from(Basis),
    ),
)
KINDS_BY_FIELD = {
    "countries": CountryFact,
    "people": PersonFact,
    "organizations": OrganizationFact,
    "agreements": AgreementFact,
    "equipment_deals": EquipmentDealFact,
    "statements": StatementFact,
}
ARTICLE_FACTS = st.builds(
    ArticleFacts,
    st.just("en"),
    st.from_type(PageFacts),
    **{name: st.lists(st.from_type(kind), max_size=2).map(tuple) for name, kind in KINDS_BY_FIELD.items()},
)


@settings(max_examples=40, deadline=None)
@given(facts=ARTICLE_FACTS)
def test_facts_are_their_claims(facts: ArticleFacts) -> None:
    """Every fact is put together again from its claims, to the letter, in whatever order they come."""
    claims = claims_of("a" * 64, TEXT, facts, "test", "1")

    by_fact: dict[str, list[Any]] = {}
    for claim in reversed(claims):
        by_fact.setdefault(claim.fact, []).append(claim)
    again = [fact_of(some) for some in reversed(by_fact.values())]
    said = [fact for fact in (facts.page, *facts.all()) if fact != PageFacts()]
    assert again == said


@settings(max_examples=40, deadline=None)
@given(facts=ARTICLE_FACTS)
def test_every_claim_cites_the_words_of_the_text(facts: ArticleFacts) -> None:
    """The words of a claim are those at its place in the text, with what surrounds them."""
    for claim in claims_of("a" * 64, TEXT, facts, "test", "1"):
        for words in claim.words:
            assert words.quote == TEXT[words.start : words.end]
            assert TEXT[: words.start].endswith(words.prefix)
            assert TEXT[words.end :].startswith(words.suffix)


@pytest.mark.parametrize(
    "change",
    [
        {"quantity": 25},
        {"polarity": Polarity.NEGATED},
        {"modality": Modality.RUMOURED},
        {"background": True},
        {"rule": "other"},
    ],
    ids=str,
)
def test_a_claim_is_identified_by_what_it_says(draft: Any, tellings: Any, change: dict[str, Any]) -> None:
    """Whatever is said otherwise is another claim; said again it is the same."""
    written = draft("Lima. ").deal(quantity=Quantity(24, 24, 24))
    [one], [again] = tellings(written), tellings(written)
    [quantity] = one.cited("quantity")
    changed = dict(change)
    if number := changed.pop("quantity", None):
        changed["quantity"] = replace(one.fact.quantity, value=Quantity(number, number, number))

    other = remade(replace(one, fact=replace(one.fact, **changed)), written.text)

    assert one.claims == again.claims
    assert quantity.id not in {claim.id for claim in other}


def test_two_facts_of_one_kind_at_one_place_are_two(draft: Any, tellings: Any) -> None:
    """Deals that share their first words keep their own claims."""
    written = (
        draft("Lima. ").deal(equipment="jets").deal(equipment="tanks", category=EquipmentCategory.ARMOURED_VEHICLES)
    )
    first, second = written.equipment_deals
    written.equipment_deals[1] = replace(second, buyer=first.buyer)

    found = tellings(written)

    assert sorted(telling.fact.equipment.value for telling in found) == ["jets", "tanks"]
    assert len({claim.id for telling in found for claim in telling.claims}) == sum(len(one.claims) for one in found)


def test_a_telling_does_not_depend_on_the_order_of_its_rows(draft: Any, tellings: Any) -> None:
    """A database gives claims in any order; the elements of a list stand in the order in which they are told."""
    [one] = tellings(draft("Lima. ").statement("We stand with them", about=("PE", "US", "BR", "CL")))

    [again] = told(reversed(one.claims), {one.source.sha256: one.source})

    assert again == one
    assert [claim.value for claim in again.cited("about")] == ['"PE"', '"US"', '"BR"', '"CL"']


def test_claims_of_two_facts_are_no_fact(draft: Any, tellings: Any) -> None:
    """Claims that do not belong together are refused."""
    one, other = tellings(draft("Lima. ").deal().deal())

    with pytest.raises(ValueError, match="one fact"):
        fact_of([*one.claims, *other.claims])


def test_every_kind_of_fact_makes_claims() -> None:
    """No kind of fact is left out of the claims."""
    assert set(KINDS.values()) == {*get_args(Fact), PageFacts}
