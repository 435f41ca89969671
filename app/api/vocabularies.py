"""The closed lists over HTTP."""

from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Path, Query, Request, Response

from app.api import replies
from app.api.parameters import Parameters
from app.api.problems import WHOLE
from app.documents.vocabularies import Vocabulary, VocabularyName, vocabulary_document

router = APIRouter(prefix="/vocabularies", tags=["vocabularies"])


class VocabularyQuery(Parameters):
    """A closed list can be asked nothing."""


@router.get("/{name}", response_model=Vocabulary, responses=WHOLE)
def get_vocabulary(
    request: Request,
    name: Annotated[VocabularyName, Path(description="Which closed list.", examples=["equipment-category"])],
    query: Annotated[VocabularyQuery, Query()],  # noqa: ARG001  # refuses whatever is asked
) -> Response:
    """Return one closed list: what each of its values means, and the standard that it follows."""
    content = vocabulary_document(name).model_dump_json()

    def body(_connection: sa.Connection, _revision: str) -> Response:
        return Response(content, media_type=replies.JSON)

    return replies.reply(request, body)
