"""An article comes, comes again, is replaced by a newer version at its url, or is retracted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from app import db, resolve, tables
from app.asof import ordinal
from app.claims import Claim, claims_of
from app.errors import NotFound
from app.facts import ArticleFacts, Cited
from app.ingest.arrivals import Arrivals
from app.ingest.moves import Moves
from app.store import articles, claims, records, retractions, revisions
from app.text import Article
from app.vocabulary import RecordType


class Outcome(StrEnum):
    """What ingesting an article did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    RETRACTED = "retracted"


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

    A text that is stored already is left as it is, unless *again*: then it is replaced by what is given now. One that
    was retracted stays out, unless *again*. Another text at the same url is a newer version of the page unless it was
    published earlier: from its day on, the older one tells nothing.
    """
    with db.write(engine) as session:
        stored = articles.with_text(session, article.sha256)
        if not again and stored is not None:
            return Outcome.UNCHANGED
        if not again and retractions.of_text(session, article.sha256) is not None:
            return Outcome.RETRACTED
        row = _row(article, facts, extractor, version)
        made = claims_of(article.sha256, article.text, facts, extractor, version)
        retractions.forget(session, article.sha256)
        if stored is None:
            _put(session, None, row, made)
            return Outcome.ADDED
        row.ingested_at = stored.ingested_at
        if revisions.weight(stored, _claims(session, stored)) == revisions.weight(row, made):
            return Outcome.UNCHANGED
        _put(session, stored, row, made)
        return Outcome.REPLACED


def retract(engine: sa.Engine, id: str) -> None:
    """Take out an article and all that only it says, as if it had never come, and log that.

    Raises:
        NotFound: no article has the id.
    """
    with db.write(engine) as session:
        stored = articles.with_id(session, id)
        if stored is None:
            raise NotFound(f"no article has the id {id!r}", parameter="id")
        retractions.log(session, stored, datetime.now(UTC))
        _put(session, stored, None, [])


def rebuild(engine: sa.Engine) -> None:
    """Compute everything that follows from the articles and claims anew."""
    with db.write(engine) as session:
        compute(session)


def compute(session: Session) -> None:
    """Write everything that follows from the articles and claims as if they had just come, whatever is written yet."""
    moves = Moves(session)
    for id in articles.every(session):
        for telling in claims.of_article(session, id):
            if telling.type in resolve.MATCHERS:
                moves.note(telling.type, [telling])
    records.clear(session)
    for row in map(partial(articles.with_id, session), articles.every(session)):
        if row is not None:
            arrivals = Arrivals(session)
            arrivals.come(row)
            arrivals.finish(moves)
    moves.finish()


def _put(session: Session, stored: tables.Article | None, row: tables.Article | None, made: Sequence[Claim]) -> None:
    """Write *row* and the claims *made* in place of the article *stored*, and all that follows for the records."""
    arrivals = Arrivals(session)
    left = [stored] if stored is not None else []
    before = sum(revisions.weight(old, _claims(session, old)) for old in left)
    for old in left:
        arrivals.leave(old)
        claims.remove(session, old.id)
        articles.remove(session, old.id)
    if row is not None:
        articles.write(session, row)
        claims.add(session, row.id, made)
    for url in dict.fromkeys(one.url for one in (*left, row) if one is not None and one.url):
        arrivals.queue(url, new=row)
    if row is not None:
        arrivals.come(row)
    revisions.move(session, (revisions.weight(row, made) if row is not None else 0) - before)
    if stored is not None and (row is None or stored.id != row.id):
        live = [row.id] if row is not None else []
        records.redirect(session, RecordType.ARTICLE, {stored.id: row.id if row is not None else None}, live)
    moves = Moves(session)
    arrivals.finish(moves)
    moves.finish()


def _claims(session: Session, row: tables.Article) -> list[Claim]:
    return [claim for telling in claims.of_article(session, row.id) for claim in telling.claims]


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
        machine_written=_said(page.machine_written) or False,
        flags=" ".join(sorted(known.flags)),
        ingested_at=datetime.now(UTC),
        extractor=extractor,
        version=version,
        told_from=ordinal(known.published_on),
        text=known.text,
    )


def _said(cited: Cited[Any] | None) -> Any:  # noqa: ANN401  # the value of any field
    return None if cited is None else cited.value
