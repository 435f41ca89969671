"""Claims in the database: written once, read back as tellings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from app import tables
from app.asof import NOW
from app.claims import Claim, Source, Telling, Words, told
from app.store.batches import batches, insert, table
from app.store.timeline import Shift, write
from app.tables import at
from app.vocabulary import RecordType


def add(session: Session, article_id: str, claims: Sequence[Claim]) -> None:
    """Write the *claims* of an article, with their words."""
    insert(session, (_row(claim, article_id) for claim in claims))
    insert(
        session,
        (
            tables.ClaimSpan(
                claim_id=claim.id,
                position=position,
                start=words.start,
                end=words.end,
                quote=words.quote,
                prefix=words.prefix,
                suffix=words.suffix,
            )
            for claim in claims
            for position, words in enumerate(claim.words)
        ),
    )


def add_keys(session: Session, keys: Mapping[tuple[RecordType, str], Iterable[str]]) -> None:
    """Write the *keys* under which facts, by type and id, meet others."""
    rows = (tables.FactKey(fact=fact, key=key, record_type=kind) for (kind, fact), some in keys.items() for key in some)
    insert(session, rows)


def remove_keys(session: Session, facts: Iterable[str]) -> None:
    """Take the keys of *facts* out."""
    for batch in batches(facts):
        session.execute(sa.delete(tables.FactKey).where(col(tables.FactKey.fact).in_(batch)))


def remove(session: Session, article_id: str) -> None:
    """Take the claims of an article out, with their words."""
    session.execute(sa.delete(tables.Claim).where(col(tables.Claim.article_id) == article_id))


def of_article(session: Session, article_id: str) -> list[Telling]:
    """Return what one article tells, its page included."""
    return _tellings(session, [col(tables.Claim.article_id) == article_id])


def page_of(session: Session, article_id: str) -> list[Telling]:
    """Return what an article's page says of the article."""
    page = col(tables.Claim.record_type) == RecordType.ARTICLE
    return _tellings(session, [sa.and_(page, col(tables.Claim.article_id) == article_id)])


def of_facts(session: Session, facts: Iterable[str], day: int = NOW) -> list[Telling]:
    """Return the tellings with these ids, whenever they are told, with the origins their articles have on *day*."""
    return _tellings(session, [col(tables.Claim.fact).in_(batch) for batch in batches(facts)], day)


def of_record(session: Session, kind: RecordType, record_id: str, day: int = NOW) -> list[Telling]:
    """Return the tellings of one record on *day*, in their order."""
    owner = table(tables.FactRecord).c
    facts = sa.select(owner.fact).where(owner.record_type == kind, owner.record_id == record_id, at(owner, day))
    return _tellings(session, [col(tables.Claim.fact).in_(facts)], day)


def facts_with(session: Session, kind: RecordType, keys: Iterable[str]) -> set[str]:
    """Return the ids of the facts of *kind* that have one of *keys*."""
    found: set[str] = set()
    for batch in batches(keys):
        chosen = sa.select(col(tables.FactKey.fact)).where(
            col(tables.FactKey.record_type) == kind, col(tables.FactKey.key).in_(batch)
        )
        found.update(session.execute(chosen).scalars())
    return found


def records_of(session: Session, facts: Iterable[str], day: int = NOW) -> dict[str, str]:
    """Return the id of the record that each fact is told of on *day*; a fact that is of none is left out."""
    owner = table(tables.FactRecord).c
    found: dict[str, str] = {}
    for batch in batches(facts):
        chosen = sa.select(owner.fact, owner.record_id).where(owner.fact.in_(batch), at(owner, day))
        found.update((row.fact, row.record_id) for row in session.execute(chosen))
    return found


def assign(
    session: Session, kind: RecordType, owners: Mapping[str, str], facts: Iterable[str], day: int
) -> list[Shift]:
    """Say which record each of *facts* is told of from *day* on; one that has none of *owners* is of none."""
    shifts: list[Shift] = []
    for batch in batches(facts):
        rows = [
            tables.FactRecord(fact=fact, record_type=kind, record_id=owners[fact]) for fact in batch if fact in owners
        ]
        of_batch = table(tables.FactRecord).c.fact.in_(batch)
        shifts += write(session, tables.FactRecord, of_batch, rows, day)
    return shifts


def _tellings(session: Session, conditions: Iterable[sa.ColumnElement[bool]], day: int = NOW) -> list[Telling]:
    claims: list[tuple[Any, tuple[Words, ...]]] = []
    for condition in conditions:
        words = _words(session, condition)
        rows = session.execute(sa.select(table(tables.Claim)).where(condition)).all()
        claims += ((row, tuple(words[row.id])) for row in rows)
    sources = _sources(session, (row.article_id for row, _ in claims), day)
    return told(
        (_claim(row, sources[row.article_id], words) for row, words in claims),
        {source.sha256: source for source in sources.values()},
    )


def _words(session: Session, condition: sa.ColumnElement[bool]) -> defaultdict[str, list[Words]]:
    span = table(tables.ClaimSpan)
    chosen = (
        sa.select(span)
        .join(table(tables.Claim), col(tables.Claim.id) == span.c.claim_id)
        .where(condition)
        .order_by(span.c.claim_id, span.c.position)
    )
    words: defaultdict[str, list[Words]] = defaultdict(list)
    for row in session.execute(chosen):
        words[row.claim_id].append(Words(row.start, row.end, row.quote, row.prefix, row.suffix))
    return words


def _sources(session: Session, ids: Iterable[str], day: int) -> dict[str, Source]:
    """Return the articles with these *ids*; the origin of one that is not told on *day* is itself."""
    article, shown = table(tables.Article), table(tables.ArticleDocument)
    columns = article.c.id, article.c.sha256, article.c.url, article.c.published_on, article.c.language
    joined = article.outerjoin(shown, sa.and_(shown.c.id == article.c.id, at(shown.c, day)))
    chosen = sa.select(*columns, sa.func.coalesce(shown.c.origin, article.c.id), article.c.told_to).select_from(joined)
    return {
        row.id: Source(*row) for batch in batches(ids) for row in session.execute(chosen.where(article.c.id.in_(batch)))
    }


def _claim(row: Any, source: Source, words: tuple[Words, ...]) -> Claim:  # noqa: ANN401  # a row of claim
    return Claim(
        id=row.id,
        fact=row.fact,
        record_type=row.record_type,
        field=row.field,
        part=row.part,
        value=row.value,
        qualifier=row.qualifier,
        modality=row.modality,
        polarity=row.polarity,
        background=row.background,
        basis=row.basis,
        article=source.sha256,
        extractor=row.extractor,
        rule=row.rule,
        version=row.version,
        words=words,
    )


def _row(claim: Claim, article_id: str) -> tables.Claim:
    return tables.Claim(
        id=claim.id,
        fact=claim.fact,
        record_type=claim.record_type,
        field=claim.field,
        part=claim.part,
        value=claim.value,
        qualifier=claim.qualifier,
        modality=claim.modality,
        polarity=claim.polarity,
        background=claim.background,
        basis=claim.basis,
        article_id=article_id,
        extractor=claim.extractor,
        rule=claim.rule,
        version=claim.version,
    )
