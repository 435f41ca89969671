"""The published schema: what generated clients are made of."""

import json
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from pydantic.json_schema import models_json_schema

from app.api import docs, router
from app.api.parameters import by_interest
from app.api.problems import Problem

DESCRIPTION = """\
Attaché reads news articles about defence cooperation and serves the facts in them as rows that can be filtered.

Every value carries the words that say it: `citations` gives the article, the quotation and its place, so that
`text[start:end] == quote` in `/v1/articles/{id}/text`. What no source says is `null`. Where sources disagree, both
values are served, and `conflicts` names the field.

Repeating a parameter means *or*, different parameters mean *and*. Errors are `application/problem+json` (RFC 9457).
"""

TAGS = {
    "articles": "The source documents and their texts.",
    "people": "Named humans and the offices that articles attest.",
    "countries": "The countries that articles mention.",
    "organizations": "Governments, ministries, companies and other bodies.",
    "agreements": "Instruments and formal acts between states.",
    "equipment-deals": "Equipment that one country obtains, would obtain, or is said not to.",
    "statements": "Who said what.",
    "claims": "One value of one field of one record as one article states it.",
    "conflicts": "Values of one field that were held against each other.",
    "dyads": "What there is between two countries.",
    "search": "One box for everything.",
    "stats": "What the database holds.",
    "vocabularies": "The closed lists: what each value means.",
    "health": "Whether the server can answer.",
}


def described(**options: Any) -> FastAPI:  # noqa: ANN401 - FastAPI's own options
    """Return an application that has every route and publishes them; it has no database yet."""
    app = FastAPI(
        title="Attache",
        summary="Cited facts about defence cooperation, read from the news.",
        description=DESCRIPTION,
        version=version("attache"),
        license_info={"name": "MIT", "identifier": "MIT"},
        servers=[{"url": "/"}],
        openapi_tags=[{"name": name, "description": text} for name, text in TAGS.items()],
        docs_url=None,  # ours asks no other host
        redoc_url=None,
        redirect_slashes=False,
        separate_input_output_schemas=False,
        generate_unique_id_function=_camel_case,
        telemetry={"tracing": False, "metrics": False, "logs": False},
        **options,
    )
    app.include_router(router)
    docs.install(app)
    published = _published(app)
    app.openapi = lambda: published  # type: ignore[method-assign] # FastAPI's own way to publish another schema
    return app


def specification() -> str:
    """Return ``openapi.json`` as it is committed: what the routes publish, indented, with a final newline."""
    return json.dumps(described().openapi(), ensure_ascii=False, indent=2) + "\n"


def _camel_case(route: APIRoute) -> str:
    first, *others = route.name.split("_")
    return first + "".join(word.capitalize() for word in others)


def _published(app: FastAPI) -> dict[str, Any]:
    schema = get_openapi(
        title=app.title,
        summary=app.summary,
        description=app.description,
        version=app.version,
        license_info=app.license_info,
        servers=app.servers,
        tags=app.openapi_tags,
        routes=app.routes,
        separate_input_output_schemas=False,
    )
    _, problems = models_json_schema([(Problem, "serialization")], ref_template="#/components/schemas/{model}")
    schemas = {**schema["components"]["schemas"], **problems["$defs"]}
    schema["components"]["schemas"] = {name: _named(_untitled(schemas[name])) for name in sorted(schemas)}
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            _tidy(operation)
        operations["get"]["responses"]["200"].update(_links(path, schema["paths"]))
    return schema


def _links(path: str, paths: dict[str, Any]) -> dict[str, Any]:
    """Return how to go on from the list at *path*: its first result's id names an item, and what the item has."""
    ids = {"parameters": {"id": "$response.body#/results/0/id"}}
    operations = [paths[item]["get"]["operationId"] for item in paths if item.startswith(f"{path}/{{id}}")]
    return {"links": {name: {"operationId": name, **ids} for name in operations}} if operations else {}


def _untitled(model: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a *model* without titles that only repeat a property's name."""
    for part in model.get("properties", {}).values():
        part.pop("title", None)
    return model


def _named(schema: dict[str, Any]) -> dict[str, Any]:
    """Return *schema* with names for its values where one begins with a minus: generators would number those."""
    values: list[str] = schema.get("enum", [])
    if any(value.startswith("-") for value in values):
        plain = [f"{value[1:]}_descending" if value.startswith("-") else value for value in values]
        schema["x-enum-varnames"] = [name.upper() for name in plain]
    return schema


def _tidy(operation: dict[str, Any]) -> None:
    """Say of each parameter of *operation* everything once, and its own filters first."""
    parameters = {parameter["name"]: parameter for parameter in operation.get("parameters", [])}
    for parameter in parameters.values():
        for said_elsewhere in ("title", "description"):
            parameter["schema"].pop(said_elsewhere, None)
        if parameter["schema"].get("default") == []:
            del parameter["schema"]["default"]
        if {"$ref", "default"} <= parameter["schema"].keys():  # a reference with company loses its type in some clients
            parameter["description"] += f" `{parameter['schema'].pop('default')}`, unless it is given."
    if parameters:
        operation["parameters"] = [parameters[name] for name in by_interest(parameters)]
