"""Values of one record held against each other, and the history of a status."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.comparisons import verdict
from app.documents import Reference, Side
from app.documents.disputes import conflict
from app.documents.evidence import Evidence
from app.documents.histories import served
from app.documents.references import References
from app.documents.render import render
from app.facts import Period, Quantity
from app.vocabulary import AgreementStatus, DayBasis, DealStatus, Modality, Qualifier, RecordType, Transfer, Verdict

DAY = date(2025, 12, 12)
FIFTH = Period(date(2025, 12, 5), date(2025, 12, 5))
TENTH = Period(date(2025, 12, 10), date(2025, 12, 10))
N24, N195 = Quantity(24, 24, 24), Quantity(195, 195, 195)
SOME_200 = Quantity(200, 200, 200, Qualifier.ABOUT)
RECORD = Reference(type=RecordType.EQUIPMENT_DEAL, id="x", name="x")

Collected = Callable[..., Evidence]


@pytest.fixture(scope="module")
def evidence(draft: Any, tellings: Any) -> Collected:
    """Return a function that renders facts of one kind, each of an article of its own, and gives what it collected.

    Each fact comes with how many days after the first its article appeared; None for an undated one.
    """

    def make(kind: str, *facts: tuple[int | None, dict[str, Any]]) -> Evidence:
        found = []
        for days, values in facts:
            written = getattr(draft(f"{days} {values}. "), kind)(**values)
            found += tellings(written, published_on=None if days is None else DAY + timedelta(days))
        return render("x", sorted(found, key=lambda telling: telling.rank), References())[1]

    return make


@pytest.mark.parametrize(
    ("field", "left", "right", "found"),
    [
        ("announced_on", FIFTH, TENTH, Verdict.COMPATIBLE),
        ("delivered_on", FIFTH, TENTH, Verdict.COMPATIBLE),
        ("signed_on", FIFTH, TENTH, Verdict.CONTRADICTS),
        ("transfer", Transfer.PURCHASE, Transfer.GOVERNMENT_TO_GOVERNMENT, Verdict.COMPATIBLE),
        ("name", "Ana Ruiz", "Ana R. Soto", Verdict.COMPATIBLE),
        ("supplier", "Rotem Co., Ltd.", "Rotem", Verdict.EQUAL),
        ("supplier", "Hyundai Rotem", "Rotem", Verdict.COMPATIBLE),
        ("supplier", "Hanwha", "Rotem", Verdict.CONTRADICTS),
    ],
)
def test_a_field_says_what_its_values_mean(field: str, left: Any, right: Any, found: Verdict) -> None:
    """An announcement is made twice and a delivery comes in parts; a thing is signed once."""
    assert (verdict(field, left, right), verdict(field, right, left)) == (found, found)


def test_what_fits_is_served_beside_what_contradicts(evidence: Collected) -> None:
    """The value that speaks is held against every other; only a contradiction names the field."""
    found = evidence("deal", (0, {"quantity": N195}), (1, {"quantity": SOME_200}), (2, {"quantity": N24}))

    sides = [(one.verdict, one.left.value, one.right.value, one.right.qualifier) for one in found.comparisons]
    assert sorted(sides) == [
        (Verdict.COMPATIBLE, "195", "200", Qualifier.ABOUT),
        (Verdict.CONTRADICTS, "195", "24", Qualifier.EXACT),
    ]
    assert found.disputed() == ["quantity"]


def test_what_fits_is_no_dispute(evidence: Collected) -> None:
    """An approximation beside the number, a company beside its country and a spelling leave no field in dispute."""
    deal = evidence(
        "deal",
        (0, {"quantity": N195, "supplier": "Rotem", "supplier_country": "KR"}),
        (1, {"quantity": SOME_200, "supplier_country": "KR"}),
    )
    person = evidence("person", (0, {"name": "Ernesto Alvarez"}), (1, {"name": "Ernesto Álvarez"}))

    assert {(one.field, one.left.value, one.right.value, one.verdict) for one in deal.comparisons} == {
        ("quantity", "195", "200", Verdict.COMPATIBLE),
        ("supplier", "Rotem", "KR", Verdict.COMPATIBLE),
    }
    assert deal.disputed() == person.comparisons == []


def test_a_value_counts_those_who_tell_it(evidence: Collected) -> None:
    """Whoever tells another value, even one that fits, does not count for this one."""
    found = evidence("deal", (0, {"quantity": N195}), (1, {"quantity": SOME_200}), (2, {"quantity": N195}))

    [support] = [one for one in found.summary()["support"] if one.field == "quantity"]

    assert (support.value, support.sources, support.origins) == ("195", 2, 2)


@given(left=st.text(), right=st.text(), third=st.text())
def test_the_id_of_a_comparison_is_made_of_its_values(left: str, right: str, third: str) -> None:
    """Whichever side comes first, the record, the field and both values make one id, and another value another."""
    sides = [
        Side(
            value=value,
            qualifier=Qualifier.EXACT,
            sources=1,
            origins=1,
            first_reported_on=None,
            last_reported_on=None,
            citations=[],
        )
        for value in (left, right, third)
    ]

    one = conflict(RECORD, "supplier", Verdict.COMPATIBLE, sides[0], sides[1])
    other = conflict(RECORD, "supplier", Verdict.CONTRADICTS, sides[1], sides[0])
    another = conflict(RECORD, "supplier", Verdict.COMPATIBLE, sides[0], sides[2])

    assert one.id == other.id
    assert (one.id == another.id) is (right == third)


def test_rungs_follow_one_another(evidence: Collected) -> None:
    """Each status is one rung from the day that is told, else of the first article, and each follows the one before."""
    proposed = {"status": AgreementStatus.PROPOSED, "modality": Modality.PROPOSED}
    found = evidence(
        "agreement",
        (0, proposed),
        (2, proposed),
        (3, {"status": AgreementStatus.NOTIFIED}),
        (4, {"status": AgreementStatus.NOTIFIED, "notified_on": FIFTH}),
        (9, {"status": AgreementStatus.SIGNED}),
    )

    assert [(rung.status, rung.day, rung.day_basis, rung.sources) for rung in served(found.history)] == [
        (AgreementStatus.NOTIFIED, FIFTH.day, DayBasis.TOLD, 2),
        (AgreementStatus.PROPOSED, DAY, DayBasis.PUBLISHED, 2),
        (AgreementStatus.SIGNED, DAY + timedelta(9), DayBasis.PUBLISHED, 1),
    ]
    assert [(one.field, one.verdict, one.left.value, one.right.value) for one in found.comparisons] == [
        ("status", Verdict.PROGRESS, "proposed", "notified"),
        ("status", Verdict.PROGRESS, "signed", "proposed"),
    ]


@pytest.mark.parametrize(
    ("statuses", "found"),
    [
        ((AgreementStatus.RATIFIED, AgreementStatus.REJECTED), Verdict.CONTRADICTS),
        ((AgreementStatus.REJECTED, AgreementStatus.RATIFIED), Verdict.PROGRESS),
        ((AgreementStatus.SIGNED, AgreementStatus.REJECTED), Verdict.PROGRESS),
        ((AgreementStatus.RATIFIED, AgreementStatus.TERMINATED), Verdict.PROGRESS),
    ],
)
def test_what_is_ratified_cannot_be_rejected(
    evidence: Collected, statuses: tuple[AgreementStatus, AgreementStatus], found: Verdict
) -> None:
    """A parliament may think again, and an agreement may end; one in force is rejected no more."""
    collected = evidence("agreement", *((day, {"status": status}) for day, status in enumerate(statuses)))

    assert [one.verdict for one in collected.comparisons if one.field == "status"] == [found]
    assert collected.disputed() == (["status"] if found is Verdict.CONTRADICTS else [])


def test_a_day_told_beside_a_later_status_is_a_rung(evidence: Collected) -> None:
    """ "Signed in 2020 and in force since 2021" are two rungs; a day still to come is none."""
    then = Period(date(2020, 5, 4), date(2020, 5, 4))
    since = Period(date(2021, 1, 1), date(2021, 12, 31))
    past = {"status": AgreementStatus.IN_FORCE, "signed_on": then, "effective_from": since}
    coming = {"status": AgreementStatus.APPROVED, "effective_from": Period(date(2026, 1, 1), date(2026, 1, 1))}

    both, one = (served(evidence("agreement", (0, told)).history) for told in (past, coming))

    assert [(rung.status, rung.day, rung.day_earliest) for rung in both] == [
        (AgreementStatus.SIGNED, then.day, then.day),
        (AgreementStatus.IN_FORCE, None, since.earliest),
    ]
    assert [cited.fields for cited in both[0].citations] == [["signed_on"]]
    assert [rung.status for rung in one] == [AgreementStatus.APPROVED]


def test_an_ending_told_after_a_revival_is_another_one(evidence: Collected) -> None:
    """Cancelled, revived and cancelled again are three rungs, and the deal is cancelled."""
    told = (DealStatus.CANCELLED, DealStatus.CONTRACTED, DealStatus.CANCELLED)

    found = evidence("deal", *((day, {"status": status}) for day, status in enumerate(told)))

    assert [rung.status for rung in served(found.history)] == list(told)


TOLD = [(0, "planned"), (1, "contracted"), (2, "suspended"), (None, "delivered"), (1, "cancelled"), (3, "contracted")]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.permutations(TOLD))
def test_a_history_depends_on_no_order(evidence: Collected, told: Any) -> None:
    """Whatever the order in which the same articles are given, the rungs are the same."""
    found = evidence("deal", *((day, {"status": DealStatus(status)}) for day, status in told))

    assert [(rung.status, rung.day, rung.sources) for rung in served(found.history)] == [
        ("delivered", None, 1),
        ("planned", DAY, 1),
        ("contracted", DAY + timedelta(1), 2),
        ("cancelled", DAY + timedelta(1), 1),
        ("suspended", DAY + timedelta(2), 1),
    ]
