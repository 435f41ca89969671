"""The facts of one article over HTTP: what it tells of which record, in the order of its text."""

from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from fastapi import Request, Response
from pydantic import Field
from sqlmodel import col

from app.api import replies
from app.api.claims import rendered
from app.api.listing import BATCH, Page
from app.api.parameters import ItemQuery, Several
from app.documents import Claim, Fact
from app.tables import ArticleDocument, ClaimSpan, FactRecord, at
from app.tables import Claim as Table
from app.vocabulary import RecordType


class FactQuery(ItemQuery):
    """What the facts of one article can be asked."""

    type: Several[RecordType] = Field(
        [], description="What the record is about that the fact is told of.", examples=[["equipment_deal"]]
    )


def facts_of(request: Request, id: str, query: FactQuery) -> Response:
    """Answer what the article with this *id* tells, all on one page, or the way to its new id.

    Raises:
        NotFound: no article has the id, or had it.
    """
    missing = replies.unless_held(request, ArticleDocument, id, query.day)

    def body(connection: sa.Connection, revision: str) -> Response:
        other = missing(connection)
        if other is not None:
            return other
        facts = [fact.model_dump_json() for fact in _facts(connection, id, query)]
        return replies.paged(request, revision, query.citations, Page([], len(facts), None), facts)

    return replies.reply(request, body)


def _facts(connection: sa.Connection, id: str, query: FactQuery) -> list[Fact]:
    """Return the facts of an article, the one whose words begin first being the first."""
    wanted: Any = (
        sa.select(col(Table.id), col(Table.fact), sa.func.min(col(ClaimSpan.start)).label("start"))
        .join(FactRecord, sa.and_(col(FactRecord.fact) == col(Table.fact), at(FactRecord, query.day)))
        .join(ClaimSpan, col(ClaimSpan.claim_id) == col(Table.id))
        .where(col(Table.article_id) == id)
        .group_by(col(Table.id), col(Table.fact))
    )
    if query.type:
        wanted = wanted.where(col(Table.record_type).in_(query.type))
    rows = sorted(connection.execute(wanted).all(), key=lambda row: (row.start, row.id))
    ids = [row.id for row in rows]
    batches = (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
    documents = (document for batch in batches for document in rendered(connection, batch, query.day))
    claims = {claim.id: claim for claim in map(Claim.model_validate_json, documents)}
    facts: defaultdict[str, list[Claim]] = defaultdict(list)
    for row in rows:
        facts[row.fact].append(claims[row.id])
    return [
        Fact(
            id=fact,
            type="fact",
            record=told[0].record,
            modality=told[0].modality,
            polarity=told[0].polarity,
            background=told[0].background,
            claims=told,
        )
        for fact, told in facts.items()
    ]
