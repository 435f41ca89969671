"""Status histories over HTTP: the rungs of one agreement or deal, rendered when it was written."""

from typing import Any

import orjson
import sqlalchemy as sa
from fastapi import Request, Response
from sqlmodel import col

from app.api import replies
from app.api.listing import Page
from app.api.parameters import ItemQuery
from app.tables import at


def history_of(request: Request, table: type[Any], id: str, query: ItemQuery) -> Response:
    """Answer the rungs of the record of *table* with this *id*, all on one page, or the way to its new id.

    Raises:
        NotFound: no record of *table* has the id, or had it.
    """

    def body(connection: sa.Connection, revision: str) -> Response:
        wanted = sa.select(col(table.history)).where(col(table.id) == id, at(table, query.day))
        text = connection.execute(wanted).scalar()
        if text is None:
            return replies.moved(request, connection, table, id)
        rungs = [orjson.dumps(rung).decode() for rung in orjson.loads(text)]
        return replies.paged(request, revision, query.citations, Page([], len(rungs), None), rungs)

    return replies.reply(request, body)
