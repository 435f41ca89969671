"""What is answered when a request has no answer: RFC 9457 ``application/problem+json``."""

import logging
import re
from collections.abc import Mapping
from difflib import get_close_matches
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from sqlalchemy.exc import OperationalError, ProgrammingError
from starlette.exceptions import HTTPException

from app.api.parameters import by_interest, nearest, parameters_of
from app.errors import AttacheError, NotServed

LOG = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
MOST_PARTS = 10  # a hostile query string has thousands of errors
LONGEST_NAME = 100
UNMIGRATED = {"42P01", "42703"}  # PostgreSQL: undefined_table, undefined_column


class ProblemPart(BaseModel):
    """What is wrong with one parameter."""

    parameter: str = Field(description="Name of the parameter.", examples=["buyer"])
    detail: str = Field(description="What it must be.", examples=["must match ^[A-Z]{2}$"])


class Problem(BaseModel):
    """Why a request has no answer (RFC 9457)."""

    type: str = Field(description="The kind of problem, for programs.", examples=["urn:problem-type:attache:not-found"])
    title: str = Field(description="The kind of problem, for people.", examples=["Not found"])
    status: int = Field(description="The HTTP status.", examples=[404])
    detail: str = Field(description="What happened.", examples=["no agreement has the id 'us-pe-treaty'"])
    instance: str = Field(description="The path that was asked for.", examples=["/v1/agreements/us-pe-treaty"])
    errors: list[ProblemPart] = Field(description="What is wrong, parameter by parameter; empty when none is.")


def _problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the ``responses`` of a route that may answer problems of these *statuses*."""
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }


def _header(description: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": "string"}}


_ETAG = {
    "ETag": _header("A strong validator; send it back as `If-None-Match`."),
    "Last-Modified": _header("When what is stored changed last, or the server started; not within a second of it."),
}
_LINK = {"Link": _header('The next page, as `<...>; rel="next"`, when there is one.')}
_LOCATION = {"Location": _header("The same resource under the record's present id.")}
_UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "Not Modified", "headers": _ETAG}}
_MOVED: dict[int | str, dict[str, Any]] = {308: {"description": "Permanent Redirect", "headers": _LOCATION}}

_DISPOSITION = {"Content-Disposition": _header("A name for the file, where `format` is `csv` or `jsonl`.")}
_TEXT = {"schema": {"type": "string"}}
_FORMATS = {"content": {"application/json": {}, "text/csv": _TEXT, "application/x-ndjson": _TEXT}}

ITEM = {200: {"headers": _ETAG}, **_UNCHANGED, **_MOVED, **_problems(404, 410, 422, 503)}
"""The responses of a route that answers one document."""

WHOLE = {200: {"headers": _ETAG}, **_UNCHANGED, **_problems(422, 503)}
"""The responses of a route that answers one document that is always there."""

LIST = {200: {"headers": _ETAG | _LINK | _DISPOSITION, **_FORMATS}, **_UNCHANGED, **_problems(400, 422, 503)}
"""The responses of a route that answers a page."""

PART = {**LIST, **_MOVED, **_problems(400, 404, 410, 422, 503)}
"""The responses of a route that answers a page of what one record has."""

TEXT = {200: {"headers": _ETAG}, **_UNCHANGED, **_MOVED, **_problems(400, 404, 410, 422, 503)}
"""The responses of a route that answers a part of a text."""

READINESS = _problems(503)


def answer(request: Request, status: int, title: str, detail: str, parts: list[ProblemPart]) -> Response:
    """Return the problem as a response; ``title`` also names its type."""
    slug = re.sub("[^a-z0-9]+", "-", title.lower()).strip("-")
    problem = Problem(
        type=f"urn:problem-type:attache:{slug}",
        title=title,
        status=status,
        detail=detail,
        instance=request.url.path,
        errors=parts,
    )
    return Response(problem.model_dump_json(), status, {"Cache-Control": "no-store"}, MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Answer every error of *app* as a problem."""
    app.exception_handler(AttacheError)(_raised)
    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(HTTPException)(_refused)
    app.exception_handler(OperationalError)(_unreachable)
    app.exception_handler(ProgrammingError)(_misread)
    app.exception_handler(Exception)(_failed)


async def _raised(request: Request, error: AttacheError) -> Response:
    parts = [ProblemPart(parameter=error.parameter, detail=error.detail)] if error.parameter else []
    return answer(request, error.status, error.title, error.detail, parts)


async def _invalid(request: Request, error: RequestValidationError) -> Response:
    parts = [_part(request, one) for one in error.errors()[:MOST_PARTS]]
    detail = "; ".join(f"{part.parameter}: {part.detail}" for part in parts)
    return answer(request, 422, "Invalid parameters", detail, parts)


async def _refused(request: Request, error: HTTPException) -> Response:
    title = HTTPStatus(error.status_code).phrase
    paths = get_close_matches(request.url.path, request.app.openapi()["paths"], n=1)
    meant = f"; did you mean {paths[0]}?" if paths else ""
    detail = {
        404: f"nothing is served at {request.url.path}{meant}",
        405: f"{request.method} is not answered at {request.url.path}; everything here is read with GET or HEAD",
    }
    response = answer(request, error.status_code, title, detail.get(error.status_code, str(error.detail)), [])
    response.headers.update(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        response.headers["Allow"] = "GET, HEAD"
    return response


async def _unreachable(request: Request, error: OperationalError) -> Response:
    LOG.error("the database does not answer", exc_info=error)
    return answer(request, 503, NotServed.title, "the database does not answer as it should; try again", [])


async def _misread(request: Request, error: ProgrammingError) -> Response:
    """Tell a database without our tables from a fault of ours. SQLite reports both as operational errors."""
    if getattr(error.orig, "sqlstate", None) in UNMIGRATED:
        LOG.error("the database lacks what we read", exc_info=error)
        return answer(request, 503, NotServed.title, "the database is not at the newest migration", [])
    raise error


async def _failed(request: Request, _: Exception) -> Response:
    return answer(request, 500, AttacheError.title, "this is our fault, and it was logged", [])


def _part(request: Request, error: Mapping[str, Any]) -> ProblemPart:
    """Word what Pydantic found wrong; what was sent is echoed nowhere but as a parameter's name, cut short."""
    name, given = str(error["loc"][1])[:LONGEST_NAME], error.get("input")
    model = parameters_of(request.scope["endpoint"])
    if error["type"] == "extra_forbidden" and model is not None:
        detail = f"no such parameter; {nearest(name, by_interest(model.model_fields))}"
    elif error["type"] == "enum":
        right = re.findall("'([^']*)'", error["ctx"]["expected"])
        detail = f"no such value; {nearest(str(given)[:LONGEST_NAME], right)}"
    else:
        detail = error["msg"]
    return ProblemPart(parameter=name, detail=detail)
