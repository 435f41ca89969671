"""Claims in the database: written once, read back as tellings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, col

from app import tables
from app.claims import Claim, Source, Telling, Words, told
from app.store.batches import batches, insert, table
from app.vocabulary import RecordType

PENDING: Final = ""  # the record of a claim that is not resolved yet


def add(
    session: Session,
    article_id: str,
    claims: Sequence[Claim],
    keys: Mapping[tuple[RecordType, str], Iterable[str]],
    owners: Mapping[str, str],
) -> None:
    """Write the *claims* of an article, the *keys* of each fact by type and id, and whose it is, if it is known."""
    insert(session, (_row(claim, article_id, owners.get(claim.fact, PENDING)) for claim in claims))
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
    _add_keys(session, keys)


def remove(session: Session, article_id: str) -> None:
    """Take the claims of an article out, with their words and keys."""
    of_article = sa.select(col(tables.Claim.fact)).where(col(tables.Claim.article_id) == article_id)
    session.execute(sa.delete(tables.FactKey).where(col(tables.FactKey.fact).in_(of_article)))
    session.execute(sa.delete(tables.Claim).where(col(tables.Claim.article_id) == article_id))


def of_article(session: Session, article_id: str) -> list[Telling]:
    """Return what one article tells, its page included."""
    return _tellings(session, [col(tables.Claim.article_id) == article_id])


def page_of(session: Session, article_id: str) -> list[Telling]:
    """Return what an article's page says of the article."""
    return of_record(session, RecordType.ARTICLE, article_id)


def every(session: Session) -> list[Telling]:
    """Return all tellings, in their order."""
    return _tellings(session, [sa.true()])


def of_facts(session: Session, facts: Iterable[str]) -> list[Telling]:
    """Return the tellings with these ids."""
    return _tellings(session, [col(tables.Claim.fact).in_(batch) for batch in batches(facts)])


def of_record(session: Session, kind: RecordType, record_id: str) -> list[Telling]:
    """Return the tellings of one record, in their order."""
    return _tellings(
        session,
        [sa.and_(col(tables.Claim.record_type) == kind, col(tables.Claim.record_id) == record_id)],
    )


def facts_with(session: Session, kind: RecordType, keys: Iterable[str]) -> set[str]:
    """Return the ids of the facts of *kind* that have one of *keys*."""
    found: set[str] = set()
    for batch in batches(keys):
        chosen = sa.select(col(tables.FactKey.fact)).where(
            col(tables.FactKey.record_type) == kind, col(tables.FactKey.key).in_(batch)
        )
        found.update(session.execute(chosen).scalars())
    return found


def records_of(session: Session, facts: Iterable[str]) -> dict[str, str]:
    """Return the id of the record that each fact is told of, ``PENDING`` for a new one."""
    found: dict[str, str] = {}
    for batch in batches(facts):
        chosen = sa.select(col(tables.Claim.fact), col(tables.Claim.record_id)).where(col(tables.Claim.fact).in_(batch))
        found.update(session.execute(chosen.distinct()).all())
    return found


def assign(session: Session, facts: Iterable[str], record_id: str) -> None:
    """Say that *facts* are told of one record."""
    for batch in batches(facts):
        session.execute(sa.update(tables.Claim).where(col(tables.Claim.fact).in_(batch)).values(record_id=record_id))


def rekey(session: Session, keys: Mapping[tuple[RecordType, str], Iterable[str]]) -> None:
    """Write the *keys* of all facts, by type and id, in place of those that are there."""
    session.execute(sa.delete(tables.FactKey))
    _add_keys(session, keys)


def _add_keys(session: Session, keys: Mapping[tuple[RecordType, str], Iterable[str]]) -> None:
    rows = (tables.FactKey(fact=fact, key=key, record_type=kind) for (kind, fact), some in keys.items() for key in some)
    insert(session, rows)


def _tellings(session: Session, conditions: Iterable[sa.ColumnElement[bool]]) -> list[Telling]:
    claims: list[tuple[Any, tuple[Words, ...]]] = []
    for condition in conditions:
        words = _words(session, condition)
        rows = session.execute(sa.select(table(tables.Claim)).where(condition)).all()
        claims += ((row, tuple(words[row.id])) for row in rows)
    sources = _sources(session, (row.article_id for row, _ in claims))
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


def _sources(session: Session, ids: Iterable[str]) -> dict[str, Source]:
    article = table(tables.Article).c
    columns = article.id, article.sha256, article.url, article.published_on, article.language, article.origin
    return {
        row.id: Source(*row)
        for batch in batches(ids)
        for row in session.execute(sa.select(*columns).where(article.id.in_(batch)))
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


def _row(claim: Claim, article_id: str, record_id: str) -> tables.Claim:
    return tables.Claim(
        id=claim.id,
        fact=claim.fact,
        record_type=claim.record_type,
        record_id=record_id,
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
