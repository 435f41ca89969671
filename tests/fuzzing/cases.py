"""What the fuzzer cannot know from the schema: which parameters only make sense together, and how CSV is read."""

from typing import Any

import schemathesis
from schemathesis import Case, DeserializationContext, GenerationMode, HookContext, Response


@schemathesis.hook
def before_call(_context: HookContext, case: Case, _kwargs: dict[str, Any]) -> None:
    """Keep a valid query from being refused for one parameter, which would hide what the others do.

    ``fields`` and ``bom`` are for CSV and not for groups; an invented cursor is sent alone. What is meant to be invalid is left as it is.
    """
    if case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
        return
    if case.query.get("fields") or case.query.get("bom"):
        case.query["format"] = "csv"
        case.query.pop("group_by", None)
    if len(case.query) > 1:
        case.query.pop("cursor", None)


@schemathesis.deserializer("text/csv", "application/x-ndjson")
def deserialize_lines(_context: DeserializationContext, response: Response) -> str:
    """Return the text as it is: the schema says no more than that it is one."""
    return response.text
