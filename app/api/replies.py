"""From bytes that were rendered when they were written to an answer: validators, pages, items, redirects."""

import hashlib
import re
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from itertools import chain
from typing import Any
from urllib.parse import urlencode

import orjson
import sqlalchemy as sa
from fastapi import Request, Response
from sqlmodel import col

from app import db
from app.api.downloads import Download, place
from app.api.formats import MEDIA_TYPES, Format, Shape, accepted, group_lines, shape, uncited
from app.api.listing import ListQuery, Page
from app.api.parameters import Citations, ItemQuery
from app.api.records import TYPES
from app.api.validators import last_modified, unchanged
from app.errors import Gone, NotFound, NotInFormat
from app.tables import Redirect, Revision, at

JSON = "application/json"
Body = Callable[[sa.Connection, str], Response]
Missing = Callable[[sa.Connection], Response | None]


def reply(request: Request, body: Body, form: Format = Format.JSON) -> Response:
    """Answer 304 when the client holds what *body* would make of the database's revision; else make it."""
    engine: sa.Engine = request.app.state.engine
    with engine.connect() as connection:
        return _validated(request, connection, body, form)


def listed(request: Request, query: ListQuery, missing: Missing = lambda _: None) -> Response:
    """Answer a list: a page of it as JSON, or in another format all of it, where no ``limit`` is given.

    *missing* may answer in its place, when what the list is of is not there.

    Raises:
        CannotHonour: the filters contradict themselves, the cursor is of another list, or the format lacks something.
        Busy: too many lists are being downloaded.
    """
    form = query.format or accepted(request)
    if query.group_by is not None:
        return _counted(request, query, form, missing)
    made = shape(form, query.model, query.fields, cited=query.citations is Citations.FULL, bom=query.bom)

    def body(connection: sa.Connection, revision: str) -> Response:
        other = missing(connection)
        if other is not None:
            return other
        page, documents = query.page(connection)
        if form is Format.JSON:
            return paged(request, revision, query.citations, page, documents)
        content = "".join(made.written([documents]))
        return Response(content, headers=_links(request, page) | _named(request, form), media_type=made.media_type)

    whole = form is not Format.JSON and "limit" not in query.model_fields_set
    response = _downloaded(request, query, made, missing) if whole else reply(request, body, form)
    response.headers["Vary"] = "Accept"
    return response


def _counted(request: Request, query: ListQuery, form: Format, missing: Missing) -> Response:
    """Answer how many of a list share what, in any format.

    Raises:
        CannotHonour: as ``listed``, or ``fields`` are chosen, which groups do not have.
    """
    if query.fields:
        raise NotInFormat("groups have no fields to choose", parameter="fields")
    if query.bom and form is not Format.CSV:
        raise NotInFormat("a byte order mark is for format=csv", parameter="bom")

    def body(connection: sa.Connection, revision: str) -> Response:
        other = missing(connection)
        if other is not None:
            return other
        count, groups = query.grouped(connection)
        if form is Format.JSON:
            listed = [group.model_dump(mode="json") for group in groups]
            meta = {"count": count, "next_cursor": None, "revision": revision}
            return Response(orjson.dumps({"results": [], "meta": meta, "groups": listed}), media_type=JSON)
        content = group_lines(groups, form, bom=query.bom)
        return Response(content, headers=_named(request, form), media_type=MEDIA_TYPES[form])

    response = reply(request, body, form)
    response.headers["Vary"] = "Accept"
    return response


def _downloaded(request: Request, query: ListQuery, made: Shape, missing: Missing) -> Response:
    def body(connection: sa.Connection, _: str) -> Response:
        other = missing(connection)
        if other is not None:
            return other
        pieces = held.enter_context(closing(made.written(query.documents(connection))))
        first = next(pieces, "")  # read now, for what fails at once can still be answered as a problem
        response = Download(chain([first], pieces), held.pop_all(), made.media_type)
        response.headers.update(_named(request, made.form))
        return response

    with ExitStack() as held:
        held.enter_context(place(request))
        connection = held.enter_context(db.snapshot(request.app.state.engine))
        return _validated(request, connection, body, made.form)


def _validated(request: Request, connection: sa.Connection, body: Body, form: Format) -> Response:
    stored = connection.execute(sa.select(col(Revision.digest), col(Revision.changed_at))).one_or_none()
    revision, changed = stored if stored is not None else ("", None)
    etag = _etag(request, revision, form)
    headers = {"ETag": etag, "Cache-Control": "public, no-cache"} | last_modified(request, changed)
    if unchanged(request, etag, headers.get("Last-Modified")):
        return Response(status_code=304, headers=headers)
    response = body(connection, revision)
    response.headers.update(headers)
    return response


def _named(request: Request, form: Format) -> dict[str, str]:
    """Return the header that names the file after the path: ``equipment-deals.csv``."""
    name = re.sub("[^A-Za-z0-9]+", "-", request.url.path.rpartition("/v1/")[2]).strip("-")
    return {"Content-Disposition": f'attachment; filename="{name}.{form}"'}


def paged(request: Request, revision: str, citations: Citations, page: Page, documents: Iterable[str]) -> Response:
    """Return *page* in its envelope, with the *documents* of its rows."""
    results = ",".join(shown(document, citations) for document in documents)
    meta = orjson.dumps({"count": page.count, "next_cursor": page.next_cursor, "revision": revision}).decode()
    content = f'{{"results":[{results}],"meta":{meta},"groups":[]}}'
    return Response(content, headers=_links(request, page), media_type=JSON)


def item(
    request: Request, table: type[Any], id: str, query: ItemQuery, beside: Callable[[], dict[str, Any]] = dict
) -> Response:
    """Answer the document of one record with what stands *beside* it, or the way to its new id.

    Raises:
        NotFound: no record of *table* has the id, or had it.
    """

    def body(connection: sa.Connection, _: str) -> Response:
        wanted = sa.select(col(table.document)).where(col(table.id) == id, at(table, query.day))
        text = connection.execute(wanted).scalar()
        if text is None:
            return moved(request, connection, table, id)
        return Response(with_beside(shown(text, query.citations), beside()), media_type=JSON)

    return reply(request, body)


def with_beside(document: str, beside: dict[str, Any]) -> str:
    """Return *document* with further keys at its end."""
    return f"{document[:-1]},{orjson.dumps(beside).decode()[1:]}" if beside else document


def unless_held(request: Request, table: type[Any], id: str, day: int) -> Missing:
    """Return what answers in place of a list of what the record of *table* with this *id* has, if it is not there."""

    def missing(connection: sa.Connection) -> Response | None:
        standing = sa.select(col(table.id)).where(col(table.id) == id, at(table, day))
        return None if connection.execute(standing).scalar() is not None else moved(request, connection, table, id)

    return missing


def moved(request: Request, connection: sa.Connection, table: type[Any], id: str) -> Response:
    """Answer where the record that once had *id* is found now.

    Raises:
        Gone: it is found nowhere any more.
        NotFound: no record of *table* ever had the id.
    """
    wanted = sa.select(col(Redirect.new)).where(col(Redirect.old) == id)
    former = connection.execute(wanted.where(col(Redirect.record_type) == TYPES.get(table))).one_or_none()
    kind = table.__tablename__.removesuffix("_document").replace("_", " ")
    if former is None:
        raise NotFound(f"no {kind} has the id {id!r}", parameter="id")
    if former.new is None:
        raise Gone(f"the {kind} that had the id {id!r} is gone", parameter="id")
    return permanently(request, id=former.new)


def permanently(request: Request, **where: str) -> Response:
    """Answer that what is asked for is, for good, *where* the same route leads with other parts of its path."""
    path = request.scope.get("root_path", "") + request.app.url_path_for(request.scope["route"].name, **where)
    query = f"?{request.url.query}" if request.url.query else ""
    return Response(status_code=308, headers={"Location": path + query})


def _etag(request: Request, revision: str, form: Format) -> str:
    asked = urlencode(sorted(request.query_params.multi_items()))
    seen = f"{request.app.version} {revision} {request.url.path}?{asked} {form}"
    return f'"{hashlib.sha256(seen.encode()).hexdigest()[:32]}"'


def _links(request: Request, page: Page) -> dict[str, str]:
    if page.next_cursor is None:
        return {}
    asked = [pair for pair in request.query_params.multi_items() if pair[0] != "cursor"]
    return {"Link": f'<{request.url.path}?{urlencode([*asked, ("cursor", page.next_cursor)])}>; rel="next"'}


def shown(document: str, citations: Citations) -> str:
    """Return *document* with the citations that were asked for."""
    if citations is Citations.FULL:
        return document
    return orjson.dumps(uncited(orjson.loads(document))).decode()
