"""The closed lists are served with what each value means."""

from collections.abc import Iterator
from enum import StrEnum

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from app import vocabulary
from app.documents.vocabularies import LISTS, VocabularyName, written
from app.main import create_app


@pytest.fixture
def client(engine: sa.Engine) -> Iterator[TestClient]:
    """Give a client of a server that has no articles."""
    with TestClient(create_app(engine)) as made:
        yield made


def test_every_closed_list_is_served() -> None:
    """No enum of the vocabulary is left out."""
    enums = {one for one in vars(vocabulary).values() if isinstance(one, type) and issubclass(one, StrEnum)}

    assert set(LISTS.values()) == enums - {StrEnum}
    assert set(LISTS) == set(VocabularyName)


@pytest.mark.parametrize("name", VocabularyName)
def test_every_value_has_a_meaning(client: TestClient, name: VocabularyName) -> None:
    """A list has its values in their order, each with a meaning of its own."""
    served = client.get(f"/v1/vocabularies/{name}").json()

    meanings = [term["meaning"] for term in served["terms"]]
    assert [term["value"] for term in served["terms"]] == list(LISTS[name])
    assert all(meanings)
    assert len(set(meanings)) == len(meanings)


@pytest.mark.parametrize("name", VocabularyName)
def test_no_meaning_is_of_a_value_that_is_not(name: VocabularyName) -> None:
    """What is written of a list is of its values alone, also where they belong in other standards."""
    about = written(name)

    named = set(about["terms"]) | set(about.get("sipri", {})) | set(about.get("unroca", {}))
    assert named == set(LISTS[name])


def test_a_category_names_its_place_in_other_standards(client: TestClient) -> None:
    """Tanks are found under SIPRI's armoured vehicles, and under the first two categories of the UN Register."""
    terms = client.get("/v1/vocabularies/equipment-category").json()["terms"]

    [tanks] = [term for term in terms if term["value"] == "armoured_vehicles"]
    assert tanks["sipri"] == ["Armoured vehicles"]
    assert tanks["unroca"] == ["I Battle tanks", "II Armoured combat vehicles"]


def test_a_misspelt_list_names_the_nearest(client: TestClient) -> None:
    """Who asks for a list that is not there is told which was meant."""
    answer = client.get("/v1/vocabularies/deal-statuses")

    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"parameter": "name", "detail": "no such value; did you mean 'deal-status'?"}]


def test_a_closed_list_can_be_asked_nothing(client: TestClient) -> None:
    """A parameter is refused, in words that make sense where there is none to name."""
    answer = client.get("/v1/vocabularies/basis", params={"limit": "1"})

    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"parameter": "limit", "detail": "no such parameter; there is none"}]
