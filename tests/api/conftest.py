"""A server of a small corpus that has something of everything: the undated, the denied, the disputed, the unknown."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from app.facts import Money, PageFacts, Period, Quantity, Speaker
from app.main import create_app
from app.vocabulary import (
    AgreementStatus,
    Condition,
    DealStatus,
    EquipmentCategory,
    Instrument,
    Modality,
    OrganizationKind,
    Polarity,
    Qualifier,
    RecordType,
    RoleClass,
    StatementForm,
    Subject,
    Transfer,
)

Write = Callable[[Callable[..., Any]], list[tuple[Any, dict[str, Any]]]]


def _day(year: int, month: int, day: int) -> Period:
    return Period(date(year, month, day), date(year, month, day))


def _dollars(millions: int) -> Money:
    return Money(*[millions * 10**8] * 3, currency="USD")


def _outlet(name: str, day: date | None, language: str = "en") -> dict[str, Any]:
    return {
        "publisher": name,
        "published_on": day,
        "language": language,
        "url": f"https://{name.lower().replace(' ', '-')}.example/{day or 'undated'}",
        "title": f"{name} of {day}",
    }


@pytest.fixture(scope="session")
def articles(draft: Callable[..., Any]) -> list[tuple[Any, dict[str, Any]]]:
    """Return what is ingested: drafts, and what is known of each from outside its text."""
    designation = {"instrument": Instrument.UNILATERAL_DESIGNATION, "subjects": (Subject.STATUS_DESIGNATION,)}
    lima = (
        draft("Lima. ")
        .country("PE")
        .country("US")
        .person("Hugo de Zela", role_class=RoleClass.FOREIGN_MINISTER, country="PE")
        .person("Donald Trump", title="President", role_class=RoleClass.HEAD_OF_STATE, country="US")
        .agreement("US", "PE", **designation, status=AgreementStatus.NOTIFIED, notified_on=_day(2025, 12, 11))
        .deal(
            quantity=Quantity(24, 24, 24),
            value=_dollars(3500),
            status=DealStatus.PLANNED,
            transfer=Transfer.PURCHASE,
            modality=Modality.PLANNED,
        )
        .statement(
            "Peru is a close ally",
            speaker=Speaker(RecordType.PERSON, "Donald Trump", "US"),
            said_on=_day(2025, 12, 11),
            about=("PE",),
        )
        .statement("Lima asked for the talks", form=StatementForm.INDIRECT, background=True)
    )
    lima.page = PageFacts(title=lima.cited("Andean Post of 2025-12-12"))
    seoul = (
        draft("Seúl. ")
        .country("PE")
        .country("KR")
        .organization("Hyundai Rotem", country="KR", aliases=("Rotem",))
        .organization("Ministerio de Defensa", OrganizationKind.GOVERNMENT, country="PE")
        .agreement("US", "PE", **designation, status=AgreementStatus.APPROVED, notified_on=_day(2025, 12, 9))
        .deal(
            equipment="K2 tanks",
            category=EquipmentCategory.ARMOURED_VEHICLES,
            supplier="Hyundai Rotem",
            supplier_country="KR",
            quantity=Quantity(None, 195, None, Qualifier.AT_LEAST),
            condition=Condition.NEW,
            status=DealStatus.CONTRACTED,
        )
        .deal(quantity=Quantity(24, 24, 24), value=_dollars(3400), status=DealStatus.PLANNED)
        .organization("Naval Group", country="FR")
        .statement(
            "Peru is a close ally",
            speaker=Speaker(RecordType.PERSON, "Donald Trump", "US"),
            said_on=_day(2025, 12, 11),
            modality=Modality.REALIZED,
        )
        .statement(
            "Los tanques llegarán en 2027", speaker=Speaker(RecordType.COUNTRY, "KR"), said_on=_day(2025, 12, 13)
        )
    )
    brasilia = (
        draft("Brasília. ")
        .country("BR")
        .country("SE")
        .person("Álvaro Lins", title="Ministro", role_class=RoleClass.DEFENCE_MINISTER, country="BR")
        .agreement("BR", "SE", status=AgreementStatus.SIGNED, signed_on=_day(2014, 10, 24), background=True)
        .deal(
            "BR",
            "Gripen fighters",
            supplier_country="SE",
            value=Money(None, None, 39 * 10**11, "SEK", Qualifier.AT_MOST),
            status=DealStatus.IN_DELIVERY,
            background=True,
        )
        .statement(
            "O contrato vale", speaker_printed="um porta-voz", said_on=Period(date(2025, 12, 1), date(2025, 12, 31))
        )
    )
    undated = (
        draft("Paris. ")
        .country("FR")
        .country("PE")
        .person("Anne Martin")
        .organization("Naval Group", country="FR")
        .agreement(
            "FR",
            "PE",
            instrument=Instrument.LETTER_OF_INTENT,
            subjects=(Subject.PROCUREMENT, Subject.FINANCING),
            modality=Modality.PROPOSED,
        )
        .deal(
            equipment="submarines",
            category=EquipmentCategory.SHIPS,
            supplier="Naval Group",
            supplier_country="FR",
            value=Money(900 * 10**8, 800 * 10**8, 1000 * 10**8, "EUR", Qualifier.RANGE),
            modality=Modality.RUMOURED,
        )
    )
    denial = (
        draft("Lima again. ")
        .country("PE")
        .person("Hugo de Zela", role_class=RoleClass.OTHER_MINISTER, country="PE")
        .organization("Armada de Chile", OrganizationKind.MILITARY, country="CL")
        .agreement("CL", "PE", polarity=Polarity.NEGATED)
        .agreement("BR", "SE", status=AgreementStatus.SIGNED, signed_on=_day(2014, 10, 27), background=True)
        .deal("CL", "frigates", EquipmentCategory.SHIPS, polarity=Polarity.NEGATED, value=_dollars(100))
        .statement(
            "We ordered no frigates", polarity=Polarity.NEGATED, modality=Modality.PLANNED, said_on=_day(2025, 12, 15)
        )
    )
    return [
        (lima, _outlet("Andean Post", date(2025, 12, 12))),
        (seoul, _outlet("El Diario", date(2025, 12, 13), "es")),
        (brasilia, _outlet("Jornal", date(2025, 12, 13), "pt")),
        (undated, _outlet("La Gazette", None, "fr")),
        (denial, _outlet("Andean Post", date(2025, 12, 15))),
    ]


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def corpus(
    request: pytest.FixtureRequest,
    new_database: Callable[[str], sa.Engine],
    published: Callable[..., Any],
    articles: list[tuple[Any, dict[str, Any]]],
) -> sa.Engine:
    """Give a database that holds the corpus; no test writes to it."""
    engine = new_database(request.param)
    for written, known in articles:
        published(engine, written, **known)
    return engine


@pytest.fixture(scope="session")
def reader(corpus: sa.Engine) -> Iterator[TestClient]:
    """Give a client of a server of the corpus."""
    with TestClient(create_app(corpus)) as made:
        yield made
