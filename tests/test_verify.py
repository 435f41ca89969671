"""Verifying: whatever is altered by hand is named."""

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from app import db
from app.facts import Quantity, Speaker
from app.verify import verify
from app.vocabulary import RecordType


@pytest.fixture
def filled(engine: sa.Engine, draft: Any, published: Any) -> sa.Engine:
    """Return a database with two articles in it."""
    for number in range(2):
        article = (
            draft(f"{number}. ")
            .country("PE")
            .person("Ana Ruiz")
            .organization("Rotem", country="KR")
            .deal(supplier="Rotem", quantity=Quantity(24, 24, 24))
            .agreement("US", "PE")
            .statement("We sign", speaker=Speaker(RecordType.PERSON, "Ana Ruiz", "PE"))
        )
        published(engine, article, url=f"https://news.example/{number}", published_on=date(2025, 12, 12))
    return engine


def test_nothing_is_wrong_with_what_was_ingested(filled: sa.Engine) -> None:
    """A database that nobody altered has no findings."""
    assert verify(filled) == []


@pytest.mark.parametrize(
    ("alteration", "finding"),
    [
        ("UPDATE claim_span SET quote = 'Ana Ruiz!' WHERE quote = 'Ana Ruiz'", "'Ana Ruiz!' is not at"),
        ("UPDATE claim_span SET start = start + 1 WHERE quote = 'Rotem'", "'Rotem' is not at"),
        ("""UPDATE claim SET value = '"Eva Paz"' WHERE field = 'name'""", "its id is not that of what it says"),
        ("UPDATE claim SET polarity = 'negated' WHERE field = 'quantity'", "it does not say what its id stands for"),
        ("DELETE FROM claim WHERE field = 'quantity'", "revision"),
        ("UPDATE fact_record SET record_id = 'nobody' WHERE record_type = 'person'", "its record_id is not what"),
        ("UPDATE person SET name = 'Eva Paz'", "person ana-ruiz: its name"),
        ("UPDATE equipment_deal SET quantity_best = 25", "equipment_deal pe-fighter-jets: its quantity_best"),
        ("UPDATE agreement SET document = '{}'", "its document is not what the claims say"),
        ("UPDATE country SET statements = 9", "country PE: its statements"),
        ("UPDATE article_document SET origin = 'elsewhere'", "its origin is not"),
        ("UPDATE article SET text = 'Nothing'", "is not at"),
        ("UPDATE article SET title = 'Peace'", "revision"),
        ("UPDATE article_document SET withdrawn = true", "its withdrawn is not what"),
        ("DELETE FROM record_country WHERE record_type = 'statement'", "it follows from the claims, and is missing"),
        ("DELETE FROM person_alias", "person_alias ana-ruiz ana ruiz"),
        ("INSERT INTO organization_alias VALUES (1, 2, 'rotem', 'other')", "organization_alias rotem other"),
        ("DELETE FROM fact_key WHERE record_type = 'agreement'", "fact_key"),
        ("INSERT INTO redirect VALUES ('person', 'eva', 'nobody')", "leads to 'nobody', which is not there"),
        ("UPDATE revision SET digest = '0'", "revision"),
    ],
)
def test_what_is_altered_by_hand_is_named(filled: sa.Engine, alteration: str, finding: str) -> None:
    """Every column that follows from the claims, and every word cited, is held against them."""
    with db.write(filled) as session:
        session.execute(sa.text(alteration))

    assert [one for one in verify(filled) if finding in one]
