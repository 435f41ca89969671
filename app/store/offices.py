"""Offices of countries in the database: who held them on a day, written as conflicts on the country."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlmodel import Session

from app import tables
from app.asof import FOREVER
from app.documents.offices import PREFIX, Holding, changes, holdings
from app.documents.people import OFFICES
from app.documents.shapes import Person
from app.store import timeline
from app.store.batches import table
from app.store.rows import conflict_row
from app.store.timeline import Shift
from app.tables import Lasting, at
from app.vocabulary import RecordType, RoleClass

Office = tuple[str, RoleClass]  # of a country, by its code


def of_shifts(shifts: Iterable[Shift]) -> set[Office]:
    """Return the offices whose holders, or what is told of these, changed."""
    found: set[Office] = set()
    for shift in shifts:
        if shift.model is tables.Person:
            found.update(place for place, _ in holdings(Person.model_validate_json(shift.row["document"])))
    return found


def of_country(code: str) -> set[Office]:
    """Return all offices of a country of which it has one holder at a time."""
    return {(code, role) for role in OFFICES}


def write(session: Session, offices: Iterable[Office], day: int) -> list[Shift]:
    """Write who followed whom in each of *offices*, as of *day*, and say what changed."""
    shifts: list[Shift] = []
    conflict = table(tables.Conflict).c
    for code, role in sorted(offices):
        rows: list[Lasting] = [conflict_row(one) for one in changes(code, role, _held(session, code, role, day))]
        of_office = sa.and_(
            conflict.record_type == RecordType.COUNTRY,
            conflict.record_id == code,
            conflict.field == f"{PREFIX}{role}",
        )
        shifts += timeline.write(session, tables.Conflict, of_office, rows, day)
    return shifts


def next_change(session: Session, offices: Iterable[Office], day: int) -> dict[str, int]:
    """Return, by country, the first day after *day* on which a holder of one of *offices* changes."""
    found: dict[str, int] = {}
    person, position = table(tables.Person).c, table(tables.PersonPosition).c
    for code, role in offices:
        holders = sa.select(position.person_id).where(position.country == code, position.role_class == role)
        for bound in (person.valid_from, person.valid_to):
            first = sa.select(sa.func.min(bound)).where(person.id.in_(holders), bound > day)
            found[code] = min(found.get(code, FOREVER), session.execute(first).scalar() or FOREVER)
    return found


def _held(session: Session, code: str, role: RoleClass, day: int) -> list[Holding]:
    person, position = table(tables.Person).c, table(tables.PersonPosition).c
    holders = sa.select(position.person_id).where(
        position.country == code, position.role_class == role, at(position, day)
    )
    documents = session.execute(sa.select(person.document).where(person.id.in_(holders), at(person, day))).scalars()
    people = [Person.model_validate_json(document) for document in documents]
    return [held for one in people for place, held in holdings(one) if place == (code, role)]
