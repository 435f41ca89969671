"""Calls a server with the Python client that openapi-generator makes of openapi.json."""

import sys
from collections.abc import Iterator

from attache_openapi_generator import ApiClient, Configuration
from attache_openapi_generator.api.agreements_api import AgreementsApi
from attache_openapi_generator.api.equipment_deals_api import EquipmentDealsApi
from attache_openapi_generator.api.statements_api import StatementsApi
from attache_openapi_generator.exceptions import NotFoundException, UnprocessableEntityException
from attache_openapi_generator.models.agreement_sort import AgreementSort
from attache_openapi_generator.models.equipment_category import EquipmentCategory
from attache_openapi_generator.models.equipment_deal import EquipmentDeal
from attache_openapi_generator.models.problem import Problem
from attache_openapi_generator.models.statement import Statement


def list_all(client: ApiClient) -> None:
    """List agreements in an order of ours; each has its parties and the words for them."""
    page = AgreementsApi(client).list_agreements(sort=AgreementSort.SIGNED_ON_DESCENDING)
    assert page.meta.count == len(page.results) > 0
    for agreement in page.results:
        assert agreement.parties or agreement.organizations
        assert all(citation.quote for citation in agreement.citations)


def statements(client: ApiClient, limit: int) -> Iterator[Statement]:
    """Yield all statements, *limit* at a time."""
    cursor: str | None = None
    while True:
        page = StatementsApi(client).list_statements(limit=limit, cursor=cursor)
        yield from page.results
        cursor = page.meta.next_cursor
        if cursor is None:
            return


def page_through(client: ApiClient) -> None:
    """Go from page to page; every statement comes once, in the order of one long page."""
    whole = [statement.id for statement in statements(client, 200)]
    assert len(whole) > 6
    assert [statement.id for statement in statements(client, 3)] == whole


def deals(client: ApiClient, *categories: EquipmentCategory) -> list[EquipmentDeal]:
    """Return the deals of some *categories*."""
    return EquipmentDealsApi(client).list_equipment_deals(category=list(categories)).results


def filter_by_two_values(client: ApiClient) -> None:
    """Two values of a parameter are alternatives."""
    wanted = (EquipmentCategory.AIRCRAFT, EquipmentCategory.ARMOURED_VEHICLES)
    both = deals(client, *wanted)
    assert {deal.category for deal in both} == set(wanted)
    assert len(both) == sum(len(deals(client, one)) for one in wanted)


def meet_problems(client: ApiClient) -> None:
    """What is not there and what is not allowed are told as typed problems."""
    api = AgreementsApi(client)
    try:
        api.get_agreement("nobody-has-this-id")
    except NotFoundException as error:
        missing = error.data
    assert isinstance(missing, Problem)
    assert (missing.status, missing.instance) == (404, "/v1/agreements/nobody-has-this-id")
    try:
        api.list_agreements(country=["Peru"])
    except UnprocessableEntityException as error:
        refused = error.data
    assert isinstance(refused, Problem)
    assert (refused.status, refused.errors[0].parameter) == (422, "country")


if __name__ == "__main__":
    with ApiClient(Configuration(host=sys.argv[1])) as caller:
        list_all(caller)
        page_through(caller)
        filter_by_two_values(caller)
        meet_problems(caller)
