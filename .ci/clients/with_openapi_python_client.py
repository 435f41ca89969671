"""Calls a server with the client that openapi-python-client makes of openapi.json."""

import sys
from collections.abc import Iterator

from attache_openapi_python_client import Client
from attache_openapi_python_client.api.agreements import get_agreement, list_agreements
from attache_openapi_python_client.api.equipment_deals import list_equipment_deals
from attache_openapi_python_client.api.statements import list_statements
from attache_openapi_python_client.models import (
    AgreementPage,
    AgreementSort,
    EquipmentCategory,
    EquipmentDeal,
    EquipmentDealPage,
    Problem,
    Statement,
    StatementPage,
)
from attache_openapi_python_client.types import UNSET


def list_all(client: Client) -> None:
    """List agreements in an order of ours; each has its parties and the words for them."""
    page = list_agreements.sync(client=client, sort=AgreementSort.SIGNED_ON_DESCENDING)
    assert isinstance(page, AgreementPage)
    assert page.meta.count == len(page.results) > 0
    for agreement in page.results:
        assert agreement.parties or agreement.organizations
        assert all(citation.quote for citation in agreement.citations)


def statements(client: Client, limit: int) -> Iterator[Statement]:
    """Yield all statements, *limit* at a time."""
    cursor: str | None = None
    while True:
        page = list_statements.sync(client=client, limit=limit, cursor=cursor or UNSET)
        assert isinstance(page, StatementPage)
        yield from page.results
        cursor = page.meta.next_cursor
        if cursor is None:
            return


def page_through(client: Client) -> None:
    """Go from page to page; every statement comes once, in the order of one long page."""
    whole = [statement.id for statement in statements(client, 200)]
    assert len(whole) > 6
    assert [statement.id for statement in statements(client, 3)] == whole


def deals(client: Client, *categories: EquipmentCategory) -> list[EquipmentDeal]:
    """Return the deals of some *categories*."""
    page = list_equipment_deals.sync(client=client, category=list(categories))
    assert isinstance(page, EquipmentDealPage)
    return page.results


def filter_by_two_values(client: Client) -> None:
    """Two values of a parameter are alternatives."""
    wanted = (EquipmentCategory.AIRCRAFT, EquipmentCategory.ARMOURED_VEHICLES)
    both = deals(client, *wanted)
    assert {deal.category for deal in both} == set(wanted)
    assert len(both) == sum(len(deals(client, one)) for one in wanted)


def meet_problems(client: Client) -> None:
    """What is not there and what is not allowed are told as typed problems."""
    missing = get_agreement.sync(client=client, id="nobody-has-this-id")
    assert isinstance(missing, Problem)
    assert (missing.status, missing.instance) == (404, "/v1/agreements/nobody-has-this-id")
    refused = list_agreements.sync(client=client, country=["Peru"])
    assert isinstance(refused, Problem)
    assert (refused.status, refused.errors[0].parameter) == (422, "country")


if __name__ == "__main__":
    with Client(base_url=sys.argv[1], raise_on_unexpected_status=True) as caller:
        list_all(caller)
        page_through(caller)
        filter_by_two_values(caller)
        meet_problems(caller)
