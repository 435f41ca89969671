"""Verify: whatever is stored is held against the claims, and every claim against the words it cites."""

from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel

from app import db, tables
from app.claims import Telling, remade
from app.ingest import compute
from app.store import articles, claims, revisions
from app.store.batches import BATCH, table
from app.store.records import COMPUTED
from app.tables import RECORDS
from app.vocabulary import RecordType

GIVEN: tuple[type[SQLModel], ...] = (tables.Article, tables.Claim, tables.ClaimSpan)
KEYS = {  # what makes a row the one that it is, on whatever day
    model: [column.name for column in table(model).primary_key if column.name != "valid_from"] for model in COMPUTED
}


def verify(engine: sa.Engine) -> list[str]:
    """Return what is wrong with the database, a line for each finding; nothing when all is well.

    Every citation is cut out of its article again, every claim made again from its fact, and everything computed is
    computed again from all claims, in a database of its own, and compared.
    """
    with db.read(engine) as session:
        found = list(_articles(session))
        scratch = sa.create_engine("sqlite://", poolclass=StaticPool)
        SQLModel.metadata.create_all(scratch)
        with Session(scratch) as computed:
            for model in GIVEN:
                _copy(session, computed, model)
            compute(computed)
            for model in COMPUTED:
                found += _compared(model, _rows(computed, model), _rows(session, model))
        scratch.dispose()
        return [*found, *_redirects(session)]


def _articles(session: Session) -> Iterator[str]:
    weight = 0
    for id in articles.every(session):
        row = articles.with_id(session, id)
        told = claims.of_article(session, id)
        if row is not None:
            for telling in told:
                yield from _claims(telling, row)
            weight += revisions.weight(row, (claim for telling in told for claim in telling.claims))
    if revisions.read(session) != f"{weight % revisions.SIZE:064x}":
        yield "revision: not that of the articles and claims stored"


def _claims(telling: Telling, row: tables.Article) -> Iterator[str]:
    stored = {claim.id: claim for claim in telling.claims}
    for claim in telling.claims:
        for words in claim.words:
            if row.text[words.start : words.end] != words.quote:
                yield f"claim {claim.id}: {words.quote!r} is not at {words.start}–{words.end} of article {row.id}"
    made = {claim.id: claim for claim in remade(telling, row.text)}
    for identity in sorted(stored.keys() ^ made.keys()):
        yield f"claim {identity}: its id is not that of what it says"
    for identity in sorted(stored.keys() & made.keys()):
        if stored[identity] != made[identity]:
            yield f"claim {identity}: it does not say what its id stands for"


def _copy(source: Session, target: Session, model: type[SQLModel]) -> None:
    rows = source.execute(sa.select(table(model)))
    for batch in rows.mappings().partitions(BATCH):
        target.execute(sa.insert(table(model)), [dict(row) for row in batch])


Key = tuple[Any, ...]


def _rows(session: Session, model: type[SQLModel]) -> dict[Key, Mapping[str, Any]]:
    columns = table(model)
    keys = [column.name for column in columns.primary_key]
    return {tuple(row[key] for key in keys): dict(row) for row in session.execute(sa.select(columns)).mappings()}


def _compared(
    model: type[SQLModel], computed: Mapping[Key, Mapping[str, Any]], stored: Mapping[Key, Mapping[str, Any]]
) -> Iterator[str]:
    for key in sorted(computed.keys() | stored.keys(), key=repr):
        row = stored.get(key) or computed[key]
        name = " ".join([table(model).name, *(str(row[column]) for column in KEYS[model])])
        if key not in stored:
            yield f"{name}: it follows from the claims, and is missing"
        elif key not in computed:
            yield f"{name}: it follows from no claim"
        else:
            for column, value in computed[key].items():
                if stored[key][column] != value:
                    yield f"{name}: its {column} is not what the claims say"


def _redirects(session: Session) -> Iterator[str]:
    for row in session.execute(sa.select(table(tables.Redirect)).where(table(tables.Redirect).c.new.is_not(None))):
        record = table(tables.Article if row.record_type is RecordType.ARTICLE else RECORDS[row.record_type])
        if not session.execute(sa.select(record.c.id).where(record.c.id == row.new)).first():
            yield f"redirect {row.record_type} {row.old}: it leads to {row.new!r}, which is not there"
