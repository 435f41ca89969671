"""Records in the database: found by slug, by article, by who refers to them; written whole and taken out whole."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from app import tables
from app.asof import FOREVER, NOW
from app.claims import Telling
from app.documents.evidence import Evidence
from app.documents.references import Known, Place, References
from app.documents.shapes import Cited
from app.store import timeline
from app.store.batches import batches, insert, table
from app.store.rows import Named, conflict_row, history_column, links, own_rows, record_columns
from app.store.timeline import Shift
from app.tables import RECORDS, Lasting, at
from app.text import fold
from app.vocabulary import RecordType

Key = tuple[RecordType, str]

LINKS: Final[tuple[type[Lasting], ...]] = (
    tables.RecordCountry,
    tables.RecordArticle,
    tables.RecordReference,
    tables.Conflict,
)
# The rows that hang on the records of one kind, and the column that says on which.
HANGING: Final[dict[RecordType, dict[type[Lasting], str]]] = {
    RecordType.PERSON: {tables.PersonAlias: "person_id", tables.PersonPosition: "person_id"},
    RecordType.ORGANIZATION: {tables.OrganizationAlias: "organization_id"},
    RecordType.AGREEMENT: {
        tables.AgreementParty: "agreement_id",
        tables.AgreementSubject: "agreement_id",
        tables.AgreementOrganization: "agreement_id",
    },
    RecordType.EQUIPMENT_DEAL: {},
    RecordType.STATEMENT: {tables.StatementAbout: "statement_id"},
}
# What follows from articles and claims; the rest is given, or history.
COMPUTED: Final[tuple[type[SQLModel], ...]] = (
    *RECORDS.values(),
    *(model for hanging in HANGING.values() for model in hanging),
    *LINKS,
    tables.ArticleShingle,
    tables.ArticleCopy,
    tables.ArticleDocument,
    tables.FactRecord,
    tables.FactKey,
    tables.CountryCount,
    tables.CountryOrigin,
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

    @classmethod
    def of(cls, id: str, named: Named) -> "Holder":
        """Return what a record with this *id*, *named* so, holds."""
        return cls(id, named.name, named.slug, named.suffixes, named.rank)

    @property
    def first(self) -> str:
        """Return the id of the earliest of its tellings."""
        return self.rank.rpartition(":")[2]


def holders(
    session: Session, kind: RecordType, day: int, *, ids: Iterable[str] = (), slugs: Iterable[str] = ()
) -> list[Holder]:
    """Return the records of *kind* that on *day* have one of *ids* or hold one of *slugs*, the earliest told first."""
    columns = table(RECORDS[kind]).c
    chosen = sa.select(columns.id, columns.name, columns.slug, columns.suffixes, columns.rank).where(at(columns, day))
    conditions = [*map(columns.id.in_, batches(ids)), *map(columns.slug.in_, batches(slugs))]
    found = {
        row.id: Holder(row.id, row.name, row.slug, tuple(row.suffixes.split()), row.rank)
        for condition in conditions
        for row in session.execute(chosen.where(condition))
    }
    return sorted(found.values(), key=lambda holder: holder.rank)


def next_change(session: Session, kind: RecordType, slugs: Iterable[str], day: int) -> int:
    """Return the first day after *day* on which a holder of one of *slugs* changes, else ``FOREVER``."""
    columns = table(RECORDS[kind]).c
    bounds = [FOREVER]
    for batch in batches(slugs):
        for bound in (columns.valid_from, columns.valid_to):
            first = sa.select(sa.func.min(bound)).where(columns.slug.in_(batch), bound > day)
            bounds.append(session.execute(first).scalar() or FOREVER)
    return min(bounds)


def told_by(session: Session, articles: Iterable[str], day: int) -> set[Key]:
    """Return the records that one of *articles* tells of on *day*."""
    link = table(tables.RecordArticle).c
    chosen = sa.select(link.record_type, link.record_id).where(at(link, day))
    return {
        (row.record_type, row.record_id)
        for batch in batches(articles)
        for row in session.execute(chosen.where(link.article_id.in_(batch)))
    }


def referrers(session: Session, targets: Iterable[Key], day: int) -> set[Key]:
    """Return the records whose documents name one of *targets* on *day*."""
    link = table(tables.RecordReference).c
    chosen = sa.select(link.record_type, link.record_id).where(at(link, day))
    return {
        (row.record_type, row.record_id)
        for kind, ids in _by_type(targets).items()
        for batch in batches(ids)
        for row in session.execute(chosen.where(link.target_type == kind, link.target_id.in_(batch)))
    }


def clear(session: Session) -> None:
    """Take out everything that is computed; articles and claims stay."""
    for model in COMPUTED:
        session.execute(sa.delete(table(model)))


def write(session: Session, keys: Iterable[Key], rows: Iterable[Lasting], day: int) -> list[Shift]:
    """Make *rows* all that is served from *day* on of the records with these *keys*."""
    by_model: defaultdict[type[Lasting], list[Lasting]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    shifts: list[Shift] = []
    for kind, ids in _by_type(keys).items():
        for batch in batches(ids):
            for model, owner in {RECORDS[kind]: "id", **HANGING[kind]}.items():
                mine = [row for row in by_model[model] if getattr(row, owner) in batch]
                shifts += timeline.write(session, model, table(model).c[owner].in_(batch), mine, day)
            for model in LINKS:
                link = table(model).c
                mine = [row for row in by_model[model] if _owner(row) in {(kind, record_id) for record_id in batch}]
                of_batch = sa.and_(link.record_type == kind, link.record_id.in_(batch))
                shifts += timeline.write(session, model, of_batch, mine, day)
    return shifts


def _owner(link: Any) -> Key:  # noqa: ANN401  # a row of one of ``LINKS``
    return link.record_type, link.record_id


def key_of(shift: Shift) -> Key:
    """Return the key of the record that a row written by ``write`` belongs to."""
    if shift.model in LINKS:
        return shift.row["record_type"], shift.row["record_id"]
    return next(
        (kind, shift.row[owner])
        for kind, hanging in HANGING.items()
        for model, owner in {RECORDS[kind]: "id", **hanging}.items()
        if model is shift.model
    )


def existing(session: Session, kind: RecordType, ids: Iterable[str]) -> set[str]:
    """Return those of *ids* that records of *kind* have now."""
    return {holder.id for holder in holders(session, kind, NOW, ids=ids)}


def rows(evidence: Evidence, document: Cited, identity: Named) -> list[Lasting]:
    """Return every row of a record: its own, what hangs on it, and its conflicts."""
    own = own_rows(document, {**record_columns(document, identity), **history_column(evidence)})
    return [*own, *links(document, list(evidence.tellings)), *map(conflict_row, evidence.comparisons)]


def references(session: Session, tellings: Iterable[Telling], names: Mapping[Key, str], day: int) -> References:
    """Return whom the articles of *tellings* mean on *day* by the names they use; *names* are those to be written."""
    claim, article, owner = table(tables.Claim).c, table(tables.Article).c, table(tables.FactRecord).c
    chosen = sa.select(article.sha256, claim.record_type, claim.value, owner.record_id).where(
        article.id == claim.article_id,
        owner.fact == claim.fact,
        at(owner, day),
        claim.field.in_(NAMING),
        claim.record_type.in_(list(RECORDS)),
    )
    found: dict[Place, str] = {}
    for batch in batches(telling.source.id for telling in tellings):
        ordered = chosen.where(claim.article_id.in_(batch)).order_by(claim.field.desc(), claim.part, claim.id)
        for sha256, kind, value, record_id in session.execute(ordered):
            found.setdefault((sha256, kind, fold(json.loads(value))), record_id)
    named = _names(session, {(kind, record_id) for (_, kind, _), record_id in found.items()}, names, day)
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
        session.execute(sa.update(row).where(of_kind, row.c.new == old).values(new=new))
    insert(session, [tables.Redirect(record_type=kind, old=old, new=new) for old, new in sorted(moved.items())])


def _by_type(keys: Iterable[Key]) -> dict[RecordType, list[str]]:
    by_type: defaultdict[RecordType, list[str]] = defaultdict(list)
    for kind, record_id in keys:
        by_type[kind].append(record_id)
    return by_type


def _names(session: Session, keys: set[Key], names: Mapping[Key, str], day: int) -> dict[Key, str]:
    stored = {
        (kind, holder.id): holder.name
        for kind, ids in _by_type(keys - set(names)).items()
        for holder in holders(session, kind, day, ids=ids)
    }
    return {**stored, **names}
