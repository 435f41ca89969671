"""Tables sort, compare and hold alike on both databases."""

from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from app import db
from app.asof import NOW
from app.tables import RECORDS, Person, Redirect, at, recency
from app.vocabulary import RecordType


@given(days=st.lists(st.none() | st.dates(), min_size=2))
def test_recency_puts_the_newest_day_first_and_no_day_last(days: list[date | None]) -> None:
    """Ordering by recency is ordering by day, descending, nulls last."""
    ordered = sorted(days, key=recency)

    known = [day for day in ordered if day is not None]
    assert ordered == sorted(known, reverse=True) + [None] * (len(days) - len(known))


def test_text_sorts_by_code_point(engine: sa.Engine) -> None:
    """Ids come in one order on both databases, whatever the operator's locale."""
    ids = ["B", "a-b", "a1", "ab", "É", "é", "z"]
    with db.write(engine) as session:
        session.add_all(Redirect(record_type=RecordType.PERSON, old=one, new="x") for one in reversed(ids))

    with engine.connect() as connection:
        found = connection.execute(sa.text("SELECT old FROM redirect ORDER BY old")).scalars().all()

    assert found == sorted(ids)


@pytest.mark.parametrize("kind", sorted(set(RecordType) - {RecordType.ARTICLE}))
def test_every_kind_of_record_has_a_table(kind: RecordType) -> None:
    """Whatever a claim can be about is served from a table of its own."""
    assert {"recency", "slug", "document"} <= set(RECORDS[kind].model_fields)


def test_a_list_is_read_in_order_from_an_index(engine: sa.Engine) -> None:
    """The default order of a list needs no sorting."""
    ordered = sa.select(Person.id).where(at(Person, NOW)).order_by(Person.recency, Person.id).limit(1)
    plan = "EXPLAIN QUERY PLAN" if engine.dialect.name == "sqlite" else "EXPLAIN"
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.text("SET enable_seqscan = off"))
        compiled = ordered.compile(engine, compile_kwargs={"literal_binds": True})
        lines = connection.execute(sa.text(f"{plan} {compiled}")).all()

    assert "ix_person_valid_to_recency_id" in str(lines)
    assert "sort" not in str(lines).lower().replace("presorted", "")


def test_a_failed_write_leaves_nothing(engine: sa.Engine) -> None:
    """What was written before an error is rolled back."""
    first, last = ({"record_type": RecordType.PERSON, "old": old, "new": "c"} for old in "ab")

    with pytest.raises(sa.exc.IntegrityError), db.write(engine) as session:
        session.execute(sa.insert(Redirect), [first, last, first])

    with db.read(engine) as session:
        assert session.execute(sa.select(Redirect)).all() == []


def test_foreign_keys_hold(engine: sa.Engine) -> None:
    """A row that refers to nothing is refused on both databases."""
    words = sa.text(
        'INSERT INTO claim_span (claim_id, position, start, "end", quote, prefix, suffix) '
        "VALUES ('no claim', 0, 0, 1, 'L', '', '')"
    )

    with pytest.raises(sa.exc.IntegrityError), db.write(engine) as session:
        session.execute(words)
