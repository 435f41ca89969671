"""One box for everything, over HTTP."""

from typing import Annotated, Any, Final
from urllib.parse import urlencode

import orjson
import sqlalchemy as sa
from fastapi import APIRouter, Query, Request, Response
from pydantic import Field
from sqlmodel import col

from app.api import agreements, articles, countries, equipment_deals, organizations, people, replies, statements
from app.api.listing import DAY
from app.api.orders import ByRelevance
from app.api.parameters import SEARCHED, AsOf, Words
from app.api.problems import WHOLE
from app.api.records import TYPES, holding
from app.documents.search import Hit, SearchGroup, SearchResults
from app.tables import at

router = APIRouter(prefix="/search", tags=["search"])

HITS: Final = 5
NAMES: Final = ("name", "title", "label", "equipment", "text", "publisher", "url", "id")  # of whatever a record is
LISTS: Final = (
    (people.router, people.PersonQuery),
    (countries.router, countries.CountryQuery),
    (organizations.router, organizations.OrganizationQuery),
    (agreements.router, agreements.AgreementQuery),
    (equipment_deals.router, equipment_deals.EquipmentDealQuery),
    (statements.router, statements.StatementQuery),
    (articles.router, articles.ArticleQuery),
)


class SearchQuery(AsOf):
    """What the box can be asked."""

    q: Words = Field(description=f"Words, all of them: {SEARCHED}", examples=["fighter jet*"])


@router.get("", response_model=SearchResults, responses=WHOLE)
def get_search(request: Request, query: Annotated[SearchQuery, Query()]) -> Response:
    """Search everything: how many records of each type fit, and the best five of each."""

    def body(connection: sa.Connection, _: str) -> Response:
        path, _, _ = str(request.app.url_path_for("get_search")).rpartition("/")
        groups = [_group(connection, f"{path}{router.prefix}", kind.table, query) for router, kind in LISTS]
        found = SearchResults(type="search", q=query.q, count=sum(group.count for group in groups), groups=groups)
        return Response(found.model_dump_json(), media_type=replies.JSON)

    return replies.reply(request, body)


def _group(connection: sa.Connection, path: str, table: type[Any], query: SearchQuery) -> SearchGroup:
    fitting, day = (at(table, query.day), holding(table, query.q)), {DAY.key: query.day}
    count = connection.execute(sa.select(sa.func.count()).select_from(table).where(*fitting), day).scalar_one()
    best = ByRelevance(table).order(query.q).columns
    wanted = (
        sa.select(col(table.id), col(table.document))
        .where(*fitting)
        .order_by(*(column.desc() for column in best))
        .limit(HITS)
    )
    asked = {"q": query.q, "sort": "relevance"} | ({"as_of": query.as_of} if query.as_of else {})
    return SearchGroup(
        type=TYPES[table],
        count=count,
        link=f"{path}?{urlencode(asked)}",
        hits=[_hit(path, table, row) for row in connection.execute(wanted, day)] if count else [],
    )


def _hit(path: str, table: type[Any], row: Any) -> Hit:  # noqa: ANN401 - id and document
    whole = orjson.loads(row.document)
    name = next(whole[key] for key in NAMES if whole.get(key))
    return Hit(type=TYPES[table], id=row.id, name=name, link=f"{path}/{row.id}", sources=whole.get("sources"))
