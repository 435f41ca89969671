"""Records in the database: found by slug, by article, by who refers to them; written whole and taken out whole."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from app import tables
from app.claims import Telling
from app.documents.evidence import Evidence
from app.documents.references import Known, Place, References
from app.documents.shapes import Cited
from app.store.batches import batches, insert, table
from app.store.rows import Named, conflict_row, history_column, links, own_rows, record_columns
from app.tables import RECORDS
from app.text import fold
from app.vocabulary import RecordType

Key = tuple[RecordType, str]

LINKS: Final[tuple[type[SQLModel], ...]] = (
    tables.RecordCountry,
    tables.RecordArticle,
    tables.RecordReference,
    tables.Conflict,
)
NAMING: Final = (
    "name",
    "aliases",
    "title",
)  # the fields by which an article's other facts refer to a person or a thing


@dataclass(frozen=True, slots=True)
class Holder:
    """A record that holds a slug, and what a clash may make of it."""

    id: str
    name: str
    slug: str
    suffixes: tuple[str, ...]
    rank: str


def holders(session: Session, kind: RecordType, *, ids: Iterable[str] = (), slugs: Iterable[str] = ()) -> list[Holder]:
    """Return the records of *kind* that have one of *ids* or hold one of *slugs*, the earliest told of first."""
    columns = table(RECORDS[kind]).c
    chosen = sa.select(columns.id, columns.name, columns.slug, columns.suffixes, columns.rank)
    conditions = [*map(columns.id.in_, batches(ids)), *map(columns.slug.in_, batches(slugs))]
    found = {
        row.id: Holder(row.id, row.name, row.slug, tuple(row.suffixes.split()), row.rank)
        for condition in conditions
        for row in session.execute(chosen.where(condition))
    }
    return sorted(found.values(), key=lambda holder: holder.rank)


def told_by(session: Session, articles: Iterable[str]) -> set[Key]:
    """Return the records that one of *articles* tells of."""
    link = table(tables.RecordArticle).c
    return {
        (row.record_type, row.record_id)
        for batch in batches(articles)
        for row in session.execute(sa.select(link.record_type, link.record_id).where(link.article_id.in_(batch)))
    }


def referrers(session: Session, targets: Iterable[Key]) -> set[Key]:
    """Return the records whose documents name one of *targets*."""
    link = table(tables.RecordReference).c
    return {
        (row.record_type, row.record_id)
        for kind, ids in _by_type(targets).items()
        for batch in batches(ids)
        for row in session.execute(
            sa.select(link.record_type, link.record_id).where(link.target_type == kind, link.target_id.in_(batch))
        )
    }


def countries(session: Session, keys: Iterable[Key]) -> set[str]:
    """Return the countries that the records with these *keys* involve, as they are written now."""
    link = table(tables.RecordCountry).c
    chosen = sa.select(link.country)
    return {code for one in _each(link, keys) for code in session.execute(chosen.where(one)).scalars()}


def remove(session: Session, keys: Iterable[Key]) -> None:
    """Take the records with these *keys* out, with all that hangs on them; their claims stay."""
    keys = list(keys)
    for model in LINKS:
        link = table(model)
        for condition in _each(link.c, keys):
            session.execute(sa.delete(link).where(condition))
    for kind, record_id in keys:
        record = table(RECORDS[kind])
        session.execute(sa.delete(record).where(record.c.id == record_id))


def forget(session: Session, article_id: str) -> None:
    """Take out which records an article tells of and which countries it mentions; the records are to be rewritten."""
    told, involved = table(tables.RecordArticle), table(tables.RecordCountry)
    session.execute(sa.delete(told).where(told.c.article_id == article_id))
    of_article = involved.c.record_type == RecordType.ARTICLE, involved.c.record_id == article_id
    session.execute(sa.delete(involved).where(*of_article))


def clear(session: Session) -> None:
    """Take every record out; claims and articles stay."""
    models: list[type[SQLModel]] = [*LINKS, *RECORDS.values()]
    for model in models:
        session.execute(sa.delete(table(model)))


def rows(evidence: Evidence, document: Cited, identity: Named) -> list[SQLModel]:
    """Return every row of a record: its own, what hangs on it, and its conflicts."""
    own = own_rows(document, {**record_columns(document, identity), **history_column(evidence)})
    return [*own, *links(document, list(evidence.tellings)), *map(conflict_row, evidence.comparisons)]


def references(session: Session, tellings: Iterable[Telling], names: Mapping[Key, str]) -> References:
    """Return whom the articles of *tellings* mean by the names they use; *names* are those of records to be written."""
    claim, article = table(tables.Claim).c, table(tables.Article).c
    chosen = sa.select(article.sha256, claim.record_type, claim.value, claim.record_id).where(
        article.id == claim.article_id, claim.field.in_(NAMING), claim.record_type.in_(list(RECORDS))
    )
    found: dict[Place, str] = {}
    for batch in batches(telling.source.id for telling in tellings):
        ordered = chosen.where(claim.article_id.in_(batch)).order_by(claim.field.desc(), claim.part, claim.id)
        for sha256, kind, value, record_id in session.execute(ordered):
            found.setdefault((sha256, kind, fold(json.loads(value))), record_id)
    named = _names(session, {(kind, record_id) for (_, kind, _), record_id in found.items()}, names)
    known: dict[Place, Known] = {
        place: (record_id, named[place[1], record_id])
        for place, record_id in found.items()
        if (place[1], record_id) in named
    }
    return References(known)


def redirect(session: Session, kind: RecordType, moved: Mapping[str, str | None], live: Iterable[str]) -> None:
    """Say where records are found now that were found under the keys of *moved*, None for nowhere.

    *live* are ids of records that are there: no longer former ones.
    """
    row = table(tables.Redirect)
    of_kind = row.c.record_type == kind
    for batch in batches([*live, *moved]):
        session.execute(sa.delete(row).where(of_kind, row.c.old.in_(batch)))
    for old, new in moved.items():
        former = of_kind, row.c.new == old
        session.execute(sa.delete(row).where(*former) if new is None else sa.update(row).where(*former).values(new=new))
    insert(session, [tables.Redirect(record_type=kind, old=old, new=new) for old, new in sorted(moved.items()) if new])


def _by_type(keys: Iterable[Key]) -> dict[RecordType, list[str]]:
    by_type: defaultdict[RecordType, list[str]] = defaultdict(list)
    for kind, record_id in keys:
        by_type[kind].append(record_id)
    return by_type


def _each(link: Any, keys: Iterable[Key]) -> Iterator[sa.ColumnElement[bool]]:  # noqa: ANN401  # a table's columns
    """Yield the conditions that together choose the rows that belong to the records with these *keys*."""
    for kind, ids in _by_type(keys).items():
        for batch in batches(ids):
            yield sa.and_(link.record_type == kind, link.record_id.in_(batch))


def _names(session: Session, keys: set[Key], names: Mapping[Key, str]) -> dict[Key, str]:
    stored = {
        (kind, holder.id): holder.name
        for kind, ids in _by_type(keys - set(names)).items()
        for holder in holders(session, kind, ids=ids)
    }
    return {**stored, **names}
