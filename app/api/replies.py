"""From bytes that were rendered when they were written to an answer: validators, pages, items, redirects."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

import orjson
import sqlalchemy as sa
from fastapi import Request, Response
from sqlmodel import col

from app.api.listing import ListQuery, Page, page_of
from app.api.parameters import Citations
from app.api.records import TYPES
from app.errors import NotFound
from app.tables import Redirect, Revision

JSON = "application/json"
Body = Callable[[sa.Connection, str], Response]


def reply(request: Request, body: Body) -> Response:
    """Answer 304 when the client holds what *body* would make of the database's revision; else make it."""
    engine: sa.Engine = request.app.state.engine
    with engine.connect() as connection:
        revision = connection.execute(sa.select(col(Revision.digest))).scalar() or ""
        etag = _etag(request, revision)
        headers = {"ETag": etag, "Cache-Control": "public, no-cache"}
        if _holds(request.headers.get("if-none-match", ""), etag):
            return Response(status_code=304, headers=headers)
        response = body(connection, revision)
    response.headers.update(headers)
    return response


def listed(request: Request, query: ListQuery) -> Response:
    """Answer a page of documents that were rendered when they were written.

    Raises:
        CannotHonour: the filters contradict themselves, or the cursor is of another list.
    """

    def body(connection: sa.Connection, revision: str) -> Response:
        page = page_of(connection, query, lambda rows: rows.add_columns(col(query.table.document)))
        return paged(request, revision, query.citations, page, [row[-1] for row in page.rows])

    return reply(request, body)


def paged(request: Request, revision: str, citations: Citations, page: Page, documents: Iterable[str]) -> Response:
    """Return *page* in its envelope, with the *documents* of its rows."""
    results = ",".join(shown(document, citations) for document in documents)
    meta = orjson.dumps({"count": page.count, "next_cursor": page.next_cursor, "revision": revision}).decode()
    content = f'{{"results":[{results}],"meta":{meta},"groups":[]}}'
    return Response(content, headers=_links(request, page), media_type=JSON)


def item(request: Request, table: type[Any], id: str, citations: Citations) -> Response:
    """Answer the document of one record, or the way to its new id.

    Raises:
        NotFound: no record of *table* has the id, or had it.
    """

    def body(connection: sa.Connection, _: str) -> Response:
        wanted = sa.select(col(table.document)).where(col(table.id) == id)
        text = connection.execute(wanted).scalar()
        if text is None:
            return moved(request, connection, table, id)
        return Response(shown(text, citations), media_type=JSON)

    return reply(request, body)


def moved(request: Request, connection: sa.Connection, table: type[Any], id: str) -> Response:
    """Answer where the record that once had *id* is found now.

    Raises:
        NotFound: no record of *table* ever had the id.
    """
    wanted = sa.select(col(Redirect.new)).where(col(Redirect.old) == id)
    new = connection.execute(wanted.where(col(Redirect.record_type) == TYPES.get(table))).scalar()
    if new is None:
        kind = table.__tablename__.replace("_", " ")
        raise NotFound(f"no {kind} has the id {id!r}", parameter="id")
    path = request.scope.get("root_path", "") + request.app.url_path_for(request.scope["route"].name, id=new)
    query = f"?{request.url.query}" if request.url.query else ""
    return Response(status_code=308, headers={"Location": path + query})


def _etag(request: Request, revision: str) -> str:
    asked = urlencode(sorted(request.query_params.multi_items()))
    seen = f"{request.app.version} {revision} {request.url.path}?{asked}"
    return f'"{hashlib.sha256(seen.encode()).hexdigest()[:32]}"'


def _holds(if_none_match: str, etag: str) -> bool:
    """Tell whether a client's validators include *etag* (RFC 9110, 13.1.2: compared weakly)."""
    return any(held.strip().removeprefix("W/") == etag for held in if_none_match.split(","))


def _links(request: Request, page: Page) -> dict[str, str]:
    if page.next_cursor is None:
        return {}
    asked = [pair for pair in request.query_params.multi_items() if pair[0] != "cursor"]
    return {"Link": f'<{request.url.path}?{urlencode([*asked, ("cursor", page.next_cursor)])}>; rel="next"'}


def shown(document: str, citations: Citations) -> str:
    """Return *document* with the citations that were asked for."""
    if citations is Citations.FULL:
        return document
    return orjson.dumps(_uncited(orjson.loads(document))).decode()


def _uncited(part: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return *part* with every array of citations emptied."""
    if isinstance(part, dict):
        return {key: [] if key == "citations" else _uncited(value) for key, value in part.items()}
    return [_uncited(value) for value in part] if isinstance(part, list) else part
