"""From the tellings of one record to its document: what ``store`` writes and ``verify`` checks."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import orjson
from pydantic import BaseModel

from app.claims import Telling
from app.documents.agreements import agreement
from app.documents.equipment_deals import equipment_deal
from app.documents.evidence import Evidence
from app.documents.organizations import organization
from app.documents.people import person
from app.documents.references import References
from app.documents.shapes import Cited, Told
from app.documents.statements import statement
from app.documents.values import Reference
from app.vocabulary import RecordType

Render = Callable[[str, Sequence[Telling], References], tuple[Cited, Evidence]]

_RENDER: Final[dict[RecordType, Render]] = {
    RecordType.PERSON: person,
    RecordType.ORGANIZATION: organization,
    RecordType.EQUIPMENT_DEAL: equipment_deal,
    RecordType.STATEMENT: statement,
}


def render(
    id: str, tellings: Sequence[Telling], references: References, rosters: Sequence[Telling] = ()
) -> tuple[Cited, Evidence]:
    """Render the record *id* that *tellings*, in their order, tell of; a country is rendered by ``countries``.

    *rosters* are those, of other articles, that leave out an agreement.
    """
    if tellings[0].type is RecordType.AGREEMENT:
        return agreement(id, tellings, references, rosters)
    return _RENDER[tellings[0].type](id, tellings, references)


def served(document: Cited) -> str:
    """Return a record's document as JSON: first what it is, then how it is told and by whom."""
    fields = document.model_dump(mode="json")
    how = [name for name in Told.model_fields if name in fields and name not in Cited.model_fields]
    last = {name: fields.pop(name) for name in (*how, *Cited.model_fields)}
    return orjson.dumps({**fields, **last}).decode()


def referenced(part: Any) -> Iterator[Reference]:  # noqa: ANN401  # any part of a document
    """Yield every reference in a document."""
    if isinstance(part, Reference):
        yield part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from referenced(getattr(part, name))
    elif isinstance(part, list):
        for element in part:
            yield from referenced(element)
