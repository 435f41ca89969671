"""What the database holds, over HTTP."""

from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import APIRouter, Query, Request, Response
from sqlmodel import col

from app.api import replies
from app.api.groups import MOST
from app.api.parameters import AsOf
from app.api.problems import WHOLE
from app.documents.stats import ArticleStats, RecordStats, Stats, Tally
from app.tables import RECORDS, ArticleDocument, Claim, Conflict, FactRecord, RecordArticle, at
from app.tables import Article as Kept
from app.vocabulary import RecordType

router = APIRouter(prefix="/stats", tags=["stats"])


class StatsQuery(AsOf):
    """What the figures can be asked."""


@router.get("", response_model=Stats, responses=WHOLE)
def get_stats(request: Request, query: Annotated[StatsQuery, Query()]) -> Response:
    """Return what the database holds: articles by day, language and publisher, records by type and by who tells."""

    def body(connection: sa.Connection, revision: str) -> Response:
        stats = Stats(
            type="stats",
            revision=revision,
            articles=_articles(connection, query.day),
            records=[_records(connection, kind, table, query.day) for kind, table in RECORDS.items()],
            claims=_claims(connection, query.day),
            conflicts=_tallies(connection, col(Conflict.verdict), at(Conflict, query.day)),
        )
        return Response(stats.model_dump_json(), media_type=replies.JSON)

    return replies.reply(request, body)


def _articles(connection: sa.Connection, day: int) -> ArticleStats:
    shown = at(ArticleDocument, day)
    published = col(ArticleDocument.published_on)
    figures = connection.execute(
        sa.select(
            sa.func.count(),
            sa.func.count(sa.distinct(col(ArticleDocument.origin))),
            sa.func.count(sa.case((col(ArticleDocument.withdrawn), 1))),
            sa.func.count(sa.case((col(Kept.machine_written), 1))),
            sa.func.min(published),
            sa.func.max(published),
        )
        .join_from(ArticleDocument, Kept, col(Kept.id) == col(ArticleDocument.id))
        .where(shown)
    ).one()
    told = sa.select(sa.func.count(sa.distinct(col(RecordArticle.article_id)))).where(
        col(RecordArticle.record_type) != RecordType.COUNTRY, at(RecordArticle, day)
    )
    count, origins, withdrawn, machine_written, first, last = figures
    return ArticleStats(
        count=count,
        origins=origins,
        with_facts=connection.execute(told).scalar_one(),
        machine_written=machine_written,
        withdrawn=withdrawn,
        first_published_on=first,
        last_published_on=last,
        by_day=sorted(_tallies(connection, published, shown), key=lambda one: (one.key is None, one.key)),
        by_language=_tallies(connection, col(ArticleDocument.language), shown),
        by_publisher=_tallies(connection, col(ArticleDocument.publisher), shown, MOST),
    )


def _records(connection: sa.Connection, kind: RecordType, table: type[Any], day: int) -> RecordStats:
    sources, origins, conflict = table.sources, table.origins, table.has_conflict
    figures = connection.execute(
        sa.select(
            sa.func.count(),
            sa.func.count(sa.case((sources == 1, 1))),
            sa.func.count(sa.case((origins > 1, 1))),
            sa.func.count(sa.case((conflict, 1))),
            sa.func.min(table.first_reported_on),
            sa.func.max(table.last_reported_on),
        ).where(at(table, day))
    ).one()
    count, once, several, disputed, first, last = figures
    return RecordStats(
        type=kind,
        count=count,
        told_once=once,
        told_by_several_origins=several,
        with_conflict=disputed,
        first_reported_on=first,
        last_reported_on=last,
    )


def _claims(connection: sa.Connection, day: int) -> list[Tally]:
    told = sa.and_(col(FactRecord.fact) == col(Claim.fact), at(FactRecord, day))
    return _tallies(connection, col(Claim.basis), sa.exists().where(told))


def _tallies(connection: sa.Connection, column: Any, where: Any, most: int | None = None) -> list[Tally]:  # noqa: ANN401
    """Count the rows in which *column* has each value, the largest number first."""
    count = sa.func.count()
    wanted: Any = sa.select(column, count).where(where).group_by(column).order_by(count.desc(), column).limit(most)
    return [Tally(key=None if key is None else str(key), count=number) for key, number in connection.execute(wanted)]
