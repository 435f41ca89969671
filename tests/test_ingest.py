"""Ingesting: the same rows in any order, each article once, newer versions in place of older ones."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.facts import Money, Period, Quantity, Speaker
from app.verify import verify
from app.vocabulary import (
    AgreementStatus,
    DealStatus,
    EquipmentCategory,
    Instrument,
    Modality,
    OrganizationKind,
    Polarity,
    Qualifier,
    RecordType,
    RoleClass,
    Subject,
)

DAY = date(2025, 12, 12)

# Few values, so that they meet, clash and half agree.
PEOPLE = st.sampled_from(["Ana Ruiz", "Ana Ruiz Soto", "Ruiz", "A. Ruiz", "Ána Ruíz", "Luis Ruiz", "Soto", "Ruiz Ana"])
BODIES = st.sampled_from(["Ministry of Defence", "Rotem", "Rotem Inc.", "Korea Air Works", "KAW", "Navy", "Navy PE"])
CODES = st.sampled_from(["PE", "US", "KR"])
DAYS = st.sampled_from(
    [Period(DAY, DAY), Period(date(2025, 12, 1), date(2025, 12, 31)), Period(date(2024, 5, 1), date(2024, 5, 1))]
)
COUNTS = st.builds(
    lambda best, how: Quantity(best, best, best, how), st.sampled_from([24, 26, 195, 200]), st.sampled_from(Qualifier)
)
SUMS = st.builds(lambda best: Money(best, best, best, "USD"), st.sampled_from([350_000_000_000, 340_000_000_000, 100]))
SPEAKERS = st.builds(Speaker, st.just(RecordType.PERSON), PEOPLE, st.none() | CODES)
TOLD = {"modality": st.sampled_from(Modality), "polarity": st.sampled_from(Polarity), "background": st.booleans()}

FACTS: st.SearchStrategy[tuple[str, dict[str, Any]]] = st.one_of(
    st.tuples(st.just("country"), st.fixed_dictionaries({"code": CODES})),
    st.tuples(
        st.just("person"),
        st.fixed_dictionaries(
            {
                "name": PEOPLE,
                "aliases": st.lists(PEOPLE, max_size=1).map(tuple),
                "role_class": st.none() | st.sampled_from([RoleClass.FOREIGN_MINISTER, RoleClass.OFFICIAL]),
                "country": st.none() | CODES,
                "organization": st.none() | BODIES,
            }
        ),
    ),
    st.tuples(
        st.just("organization"),
        st.fixed_dictionaries(
            {
                "name": BODIES,
                "kind": st.sampled_from([OrganizationKind.COMPANY, OrganizationKind.GOVERNMENT]),
                "country": st.none() | CODES,
                "aliases": st.lists(BODIES, max_size=1).map(tuple),
            }
        ),
    ),
    st.tuples(
        st.just("agreement"),
        st.fixed_dictionaries(
            {
                "parties": st.lists(CODES, unique=True, max_size=3).map(tuple),
                "instrument": st.sampled_from(
                    [Instrument.UNILATERAL_DESIGNATION, Instrument.AGREEMENT, Instrument.TREATY, Instrument.OTHER]
                ),
                "subjects": st.lists(
                    st.sampled_from([Subject.STATUS_DESIGNATION, Subject.LOGISTICS, Subject.OTHER]),
                    unique=True,
                    max_size=2,
                ).map(tuple),
                "organizations": st.lists(BODIES, max_size=1).map(tuple),
                "status": st.none() | st.sampled_from(AgreementStatus),
                "signed_on": st.none() | DAYS,
                **TOLD,
            }
        ),
    ),
    st.tuples(
        st.just("deal"),
        st.fixed_dictionaries(
            {
                "buyer": CODES,
                "equipment": st.sampled_from(["fighter jets", "F-16 jets", "F-16C Block 70", "Gripen", "combat jets"]),
                "category": st.just(EquipmentCategory.AIRCRAFT),
                "supplier": st.none() | BODIES,
                "quantity": st.none() | COUNTS,
                "value": st.none() | SUMS,
                "status": st.none() | st.sampled_from(DealStatus),
                "signed_on": st.none() | DAYS,
                **TOLD,
            }
        ),
    ),
    st.tuples(
        st.just("statement"),
        st.fixed_dictionaries(
            {
                "text": st.sampled_from(["We will sign the treaty this week", "No"]),
                "speaker": st.none() | SPEAKERS,
                "said_on": st.none() | DAYS,
                "about": st.lists(CODES | PEOPLE, max_size=1).map(tuple),
            }
        ),
    ),
)
ARTICLES = st.lists(
    st.tuples(st.lists(FACTS, max_size=6), st.none() | st.integers(0, 2), st.none() | st.integers(0, 4)),
    min_size=2,
    max_size=4,
)


@pytest.fixture(scope="module")
def written(draft: type[Any]) -> Callable[..., list[tuple[Any, dict[str, Any]]]]:
    """Return a function that writes articles: facts, days after the first, and the article each derives from."""

    def write(specifications: list[Any]) -> list[tuple[Any, dict[str, Any]]]:
        articles = []
        for number, (facts, days, source) in enumerate(specifications):
            article = draft(f"Article {number}. ")
            for kind, values in facts:
                told = dict(values)
                getattr(article, kind)(*told.pop("parties", ()), **told)
            if source is not None:
                article.derives(f"https://news.example/{source}")
            known = {"url": f"https://news.example/{number}", "publisher": "News"}
            articles.append((article, {**known, "published_on": None if days is None else DAY + timedelta(days)}))
        return articles

    return write


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(specifications=ARTICLES, shuffled=st.randoms(use_true_random=False))
def test_rows_do_not_depend_on_the_order_of_articles(
    backend: str,
    new_database: Any,
    written: Any,
    published: Any,
    dump: Any,
    specifications: Any,
    shuffled: random.Random,
) -> None:
    """Whatever the order in which articles come, and however often, the rows are the same and verify finds nothing."""
    engine, other = new_database(backend), new_database(backend)
    articles = written(specifications)

    for article, known in (*articles, *articles):
        published(engine, article, **known)
    for article, known in shuffled.sample(articles, len(articles)):
        published(other, article, **known)

    assert dump(engine) == dump(other)
    assert verify(engine) == []
