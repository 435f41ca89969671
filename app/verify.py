"""Verify: whatever is stored is held against the claims, and every claim against the words it cites."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from app import db, resolve, tables
from app.claims import Telling, remade
from app.documents.render import render
from app.ingest import chains
from app.resolve import Identity
from app.store import articles, claims, countries, records, revisions
from app.store.batches import table
from app.tables import RECORDS
from app.vocabulary import RecordType

# What is computed from articles and claims; the rest is given, or history.
COMPUTED: tuple[type[SQLModel], ...] = (
    *RECORDS.values(),
    tables.PersonAlias,
    tables.PersonPosition,
    tables.OrganizationAlias,
    tables.AgreementParty,
    tables.AgreementSubject,
    tables.AgreementOrganization,
    tables.StatementAbout,
    tables.RecordCountry,
    tables.RecordArticle,
    tables.RecordReference,
    tables.Conflict,
    tables.FactKey,
)


def verify(engine: sa.Engine) -> list[str]:
    """Return what is wrong with the database, a line for each finding; nothing when all is well.

    Every citation is cut out of its article again, every claim made again from its fact, and every record resolved,
    named and rendered again from all claims.
    """
    with db.read(engine) as session:
        tellings = claims.every(session)
        return [
            *_articles(session, tellings),
            *_records(session, tellings),
            *_redirects(session),
        ]


def _articles(session: Session, tellings: Iterable[Telling]) -> Iterator[str]:
    told: dict[str, list[Telling]] = {}
    for telling in tellings:
        told.setdefault(telling.source.id, []).append(telling)
    weight = 0
    for row in articles.every(session):
        mine = told.get(row.id, [])
        for telling in mine:
            yield from _claims(telling, row)
        if row.withdrawn and mine:
            yield f"article {row.id}: withdrawn, and still tells something"
        page = [telling for telling in mine if telling.type is RecordType.ARTICLE]
        stands = chains.place(session, row)
        placed = {**row.model_dump(), "origin": stands.origin, "derived_article": stands.derived_article}
        yield from _differences(f"article {row.id}", articles.render(tables.Article(**placed), page), row)
        weight += revisions.weight(row, (claim for telling in mine for claim in telling.claims))
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


def _records(session: Session, tellings: list[Telling]) -> Iterator[str]:
    expected: list[SQLModel] = [
        tables.FactKey(fact=telling.id, key=key, record_type=telling.type)
        for telling in tellings
        for key in resolve.keys(telling)
    ]
    names: dict[records.Key, str] = {}
    resolved: list[tuple[str, list[Telling], Identity]] = []
    for kind, matcher in resolve.MATCHERS.items():
        clusters = matcher.clusters(telling for telling in tellings if telling.type is kind)
        identities = [resolve.identity(kind, cluster) for cluster in clusters]
        given = resolve.ids(identities, ())
        resolved += ((given[one.rank], told, one) for told, one in zip(clusters, identities, strict=True))
        names.update(((kind, given[one.rank]), one.name) for one in identities)
    yield from _owners(session, resolved)
    for record_id, told, identity in resolved:
        document, evidence = render(record_id, told, records.references(session, told, names))
        expected += records.rows(evidence, document, identity)
    expected += _countries(session, tellings)
    for model in COMPUTED:
        yield from _compared(session, model, [row for row in expected if type(row) is model])


def _owners(session: Session, resolved: Iterable[tuple[str, list[Telling], Identity]]) -> Iterator[str]:
    expected = {telling.id: record_id for record_id, told, _ in resolved for telling in told}
    stored = claims.records_of(session, expected)
    for fact, record_id in sorted(expected.items()):
        if stored[fact] != record_id:
            yield f"fact {fact}: told of {stored[fact]!r}, and should be of {record_id!r}"


def _countries(session: Session, tellings: Iterable[Telling]) -> Iterator[SQLModel]:
    mentions = {(one.fact.code.value, one.source.id) for one in tellings if one.type is RecordType.COUNTRY}
    for code, article in sorted(mentions):
        yield from countries.links(article, [code])
    yield from countries.rows(session, sorted({code for code, _ in mentions}))


def _compared(session: Session, model: type[SQLModel], expected: Iterable[SQLModel]) -> Iterator[str]:
    columns = table(model)
    keys = [column.name for column in columns.primary_key]
    computed = {tuple(getattr(row, key) for key in keys): row for row in expected}
    stored = {tuple(row[key] for key in keys): model(**row) for row in session.execute(sa.select(columns)).mappings()}
    for key in sorted(computed.keys() | stored.keys(), key=repr):
        name = f"{columns.name} {' '.join(map(str, key))}"
        if key not in stored:
            yield f"{name}: it follows from the claims, and is missing"
        elif key not in computed:
            yield f"{name}: it follows from no claim"
        else:
            yield from _differences(name, computed[key], stored[key])


def _differences(name: str, computed: SQLModel, stored: SQLModel) -> Iterator[str]:
    now: Mapping[str, Any] = stored.model_dump()
    for column, value in computed.model_dump().items():
        if now[column] != value:
            yield f"{name}: its {column} is not what the claims say"


def _redirects(session: Session) -> Iterator[str]:
    for row in session.execute(sa.select(table(tables.Redirect))):
        record = table(tables.Article if row.record_type is RecordType.ARTICLE else RECORDS[row.record_type])
        if not session.execute(sa.select(record.c.id).where(record.c.id == row.new)).first():
            yield f"redirect {row.record_type} {row.old}: it leads to {row.new!r}, which is not there"
