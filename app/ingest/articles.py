"""An article comes, comes again, is replaced by a newer version at its url, or is withdrawn."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from app import db, resolve, tables
from app.claims import Claim, Telling, claims_of, told
from app.documents.articles import source_of
from app.errors import NotFound
from app.facts import ArticleFacts, Cited
from app.ingest import chains
from app.ingest.settlement import Settlement
from app.store import articles, claims, countries, records, revisions
from app.text import Article
from app.vocabulary import RecordType


class Outcome(StrEnum):
    """What ingesting an article did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


def ingest_article(
    engine: sa.Engine,
    article: Article,
    facts: ArticleFacts,
    extractor: str,
    version: str,
    *,
    again: bool = False,
) -> Outcome:
    """Store *article*, the *facts* that a *version* of an *extractor* found in it, and all that follows from them.

    A text that is stored already is left as it is, unless *again*: then it is replaced by what is given now. Another
    text at the same url is a newer version of the page unless it was published earlier; the older one is withdrawn.
    """
    with db.write(engine) as session:
        stored = articles.with_text(session, article.sha256)
        if stored is not None and not again:
            return Outcome.UNCHANGED
        row = _row(article, facts, extractor, version)
        made = claims_of(article.sha256, article.text, facts, extractor, version)
        if stored is None:
            _put(session, None, row, made)
            return Outcome.ADDED
        row.ingested_at, row.withdrawn = stored.ingested_at, stored.withdrawn and stored.url == row.url
        if revisions.weight(stored, _claims(session, stored)) == revisions.weight(row, made):
            return Outcome.UNCHANGED
        _put(session, stored, row, made)
        return Outcome.REPLACED


def withdraw(engine: sa.Engine, id: str) -> None:
    """Take out all that the article with this *id* says; its text stays, marked as withdrawn.

    Raises:
        NotFound: no article has the id.
    """
    with db.write(engine) as session:
        stored = articles.with_id(session, id)
        if stored is None:
            raise NotFound(f"no article has the id {id!r}", parameter="id")
        _put(session, stored, tables.Article(**{**stored.model_dump(), "withdrawn": True}), [])


def rebuild(engine: sa.Engine) -> None:
    """Compute every record anew from the claims, as if they had just come."""
    with db.write(engine) as session:
        for row in articles.every(session):
            stands = chains.place(session, row)
            row.origin, row.derived_article = stands.origin, stands.derived_article
            articles.write(session, row, claims.page_of(session, row.id))
        records.clear(session)
        tellings = claims.every(session)
        claims.rekey(session, {(one.type, one.id): resolve.keys(one) for one in tellings})
        for row in articles.every(session):
            said = [one for one in tellings if one.source.id == row.id and one.type is RecordType.COUNTRY]
            countries.mention(session, row.id, {one.fact.code.value for one in said})
        settlement = Settlement(session)
        settlement.settle((), tellings, {})
        settlement.finish()


def _put(session: Session, stored: tables.Article | None, row: tables.Article, made: Sequence[Claim]) -> None:
    """Write *row* and the claims *made* in place of the article *stored*, and all that follows for the records."""
    rival = _rival(session, row)
    if rival is not None and not _is_newer(row, rival):
        row.withdrawn, rival = True, None
    left = [old for old in (stored, rival) if old is not None]
    before = sum(revisions.weight(old, _claims(session, old)) for old in left)
    went = [telling for old in left for telling in claims.of_article(session, old.id)]
    owners = claims.records_of(session, (telling.id for telling in went))
    for old in left:
        _clear(session, old, keep=old is rival or old.id == row.id)
    kept = [] if row.withdrawn else list(made)
    came = _write(session, row, kept)
    after = revisions.weight(row, kept)
    if rival is not None:
        rival.withdrawn = True
        articles.write(session, rival, [])
        after += revisions.weight(rival, [])
    revisions.move(session, after - before)
    if stored is not None and stored.id != row.id:
        records.redirect(session, RecordType.ARTICLE, {stored.id: row.id}, [row.id])
    renewed = chains.renew(session, (one.url for one in (row, *left)))
    settlement = Settlement(session)
    settlement.settle(went, came, owners)
    settlement.touch(records.told_by(session, renewed))
    settlement.finish()


def _clear(session: Session, old: tables.Article, *, keep: bool) -> None:
    """Take out what an article says and, unless *keep*, the article."""
    claims.remove(session, old.id)
    records.forget(session, old.id)
    if not keep:
        articles.remove(session, old.id)


def _write(session: Session, row: tables.Article, made: Sequence[Claim]) -> list[Telling]:
    """Write an article with its claims and return what it tells."""
    stands = chains.place(session, row)
    row.origin, row.derived_article = stands.origin, stands.derived_article
    source = source_of(row)
    tellings = told(made, {source.sha256: source})
    articles.write(session, row, [telling for telling in tellings if telling.type is RecordType.ARTICLE])
    # Whose these are shows in themselves; the others' records are found by resolving.
    mentioned = {one.id: one.fact.code.value for one in tellings if one.type is RecordType.COUNTRY}
    owners = {one.id: row.id for one in tellings if one.type is RecordType.ARTICLE} | mentioned
    claims.add(session, row.id, made, {(one.type, one.id): resolve.keys(one) for one in tellings}, owners)
    countries.mention(session, row.id, set(mentioned.values()))
    return tellings


def _claims(session: Session, row: tables.Article) -> list[Claim]:
    return [claim for telling in claims.of_article(session, row.id) for claim in telling.claims]


def _rival(session: Session, row: tables.Article) -> tables.Article | None:
    """Return another text that stands at the url of *row*."""
    if row.url is None or row.withdrawn:
        return None
    found = articles.at(session, row.url)
    return found if found is not None and found.sha256 != row.sha256 else None


def _is_newer(row: tables.Article, rival: tables.Article) -> bool:
    """Tell whether *row*, which comes later, was not published earlier."""
    return row.published_on is None or rival.published_on is None or row.published_on >= rival.published_on


def _row(article: Article, facts: ArticleFacts, extractor: str, version: str) -> tables.Article:
    """Return an article's row; what is known of it from outside wins over what its page says."""
    page = facts.page
    known = replace(
        article,
        title=article.title or _said(page.title),
        author=article.author or _said(page.author),
        publisher=article.publisher or _said(page.publisher),
        published_on=article.published_on or _said(page.published_on),
        language=article.language or facts.language,
    )
    derived_from: str | None = _said(page.derived_from)
    return tables.Article(
        id=resolve.article_id(known),
        sha256=known.sha256,
        url=known.url,
        title=known.title,
        publisher=known.publisher,
        author=known.author,
        published_on=known.published_on,
        language=known.language,
        derived_url=derived_from if derived_from and derived_from.startswith(("http://", "https://")) else None,
        derived_article=None,
        origin="",
        machine_written=_said(page.machine_written) or False,
        flags=" ".join(sorted(known.flags)),
        ingested_at=datetime.now(UTC),
        withdrawn=False,
        extractor=extractor,
        version=version,
        text=known.text,
        recency=0,
        words="",
        document="",
    )


def _said(cited: Cited[Any] | None) -> Any:  # noqa: ANN401  # the value of any field
    return None if cited is None else cited.value
