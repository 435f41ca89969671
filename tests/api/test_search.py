"""Search: words, phrases and beginnings of words, the same on both databases; what fits best comes first."""

import json
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.asof import NOW
from app.documents import needles, words
from app.tables import RECORDS, ArticleDocument, at
from app.vocabulary import RecordType

Term = tuple[list[str], bool]  # words side by side, and whether the last is only the beginning of one
Texts = list[list[str]]  # the words of each text of a record

PATHS = {
    RecordType.ARTICLE: "articles",
    RecordType.PERSON: "people",
    RecordType.COUNTRY: "countries",
    RecordType.ORGANIZATION: "organizations",
    RecordType.AGREEMENT: "agreements",
    RecordType.EQUIPMENT_DEAL: "equipment-deals",
    RecordType.STATEMENT: "statements",
}


@pytest.fixture(scope="module")
def texts(corpus: sa.Engine) -> dict[RecordType, dict[str, Texts]]:
    """Give the words of every record, text by text."""
    tables = {RecordType.ARTICLE: ArticleDocument, **RECORDS}
    with corpus.connect() as connection:
        return {
            kind: {
                row.id: [part.split() for part in row.words.split("|")]
                for row in connection.execute(sa.select(table.id, table.words).where(at(table, NOW)))
            }
            for kind, table in tables.items()
        }


def times(term: Term, found: Texts) -> int:
    """Count how often the words of *term* stand side by side."""
    wanted, begins = term
    places = (text[at : at + len(wanted)] for text in found for at in range(len(text) - len(wanted) + 1))
    return sum(
        part[:-1] == wanted[:-1] and (part[-1].startswith(wanted[-1]) if begins else part[-1] == wanted[-1])
        for part in places
    )


def written(term: Term) -> str:
    """Write *term* as it is searched for."""
    text = " ".join(term[0]) + ("*" if term[1] else "")
    return f'"{text}"' if len(term[0]) > 1 else text


def ids(reader: TestClient, kind: RecordType, **asked: Any) -> list[str]:
    """Return the ids of a whole list, in its order."""
    lines = reader.get(f"/v1/{PATHS[kind]}", params={"format": "jsonl", **asked}).text.splitlines()
    return [json.loads(line)["id"] for line in lines]


@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_found_is_what_holds_the_words(
    reader: TestClient, texts: dict[RecordType, dict[str, Texts]], data: st.DataObject
) -> None:
    """A search finds exactly the records that hold all its terms, and puts those that hold them most often first."""
    kind = data.draw(st.sampled_from(sorted(texts)))
    text = data.draw(st.sampled_from([part for found in texts[kind].values() for part in found if part]))
    terms: list[Term] = []
    for _ in range(data.draw(st.integers(1, 2))):
        start = data.draw(st.integers(0, len(text) - 1))
        phrase = text[start : start + data.draw(st.integers(1, 3))]
        begins = data.draw(st.booleans())
        terms.append(([*phrase[:-1], phrase[-1][: data.draw(st.integers(1, len(phrase[-1])))]], begins))
    q = " ".join(map(written, terms))
    scores = {
        id: sum(
            times(term, found) for term in {(tuple(words), begins): (words, begins) for words, begins in terms}.values()
        )
        for id, found in texts[kind].items()
        if all(times(term, found) for term in terms)
    }

    found = ids(reader, kind, q=q, sort="relevance")

    assert found == sorted(scores, key=lambda id: (scores[id], id), reverse=True)
    assert sorted(ids(reader, kind, q=q)) == sorted(scores)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("jets", [" jets "]),
        ("F-16 f16", [" f16 "]),
        ('"major ally"', [" major  ally "]),
        ('"fighter jet*" Perú', [" fighter  jet", " peru "]),
        ("non-NATO*", [" non ", " nato"]),
        ('* ! "" ', []),
        ('"unclosed', [" unclosed "]),
    ],
)
def test_how_a_search_is_read(search: str, found: list[str]) -> None:
    """Quotation marks keep words side by side, a star leaves a word open, and signs say nothing."""
    assert needles(search) == found


def test_a_phrase_does_not_reach_from_one_text_into_the_next() -> None:
    """The end of a name and the beginning of a quote are not side by side."""
    held = words(["fighter", "jets"])

    assert needles('"fighter jets"')[0] not in held
    assert needles('"fighter jets"')[0] in words(["fighter jets"])


def test_relevance_needs_a_search(reader: TestClient) -> None:
    """Without ``q`` there is nothing to be relevant to."""
    answer = reader.get("/v1/agreements", params={"sort": "relevance"})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "q"


@pytest.mark.parametrize("asked", [{"q": "peru"}, {"q": "pe*", "as_of": "2025-12-12"}, {"q": '"hugo de zela"'}])
def test_one_box_finds_what_the_lists_find(reader: TestClient, asked: dict[str, str]) -> None:
    """Of each type it counts what its list finds, and gives the first of it, with links that lead there."""
    found = reader.get("/v1/search", params=asked).json()

    assert [group["type"] for group in found["groups"]] == [*list(PATHS)[1:], RecordType.ARTICLE]
    for group in found["groups"]:
        whole = ids(reader, RecordType(group["type"]), **asked, sort="relevance")
        assert group["count"] == len(whole)
        assert [hit["id"] for hit in group["hits"]] == whole[:5]
        assert reader.get(group["link"]).json()["meta"]["count"] == len(whole)
        assert all(
            reader.get(hit["link"], params={k: v for k, v in asked.items() if k == "as_of"}).is_success
            for hit in group["hits"]
        )
    assert found["count"] == sum(group["count"] for group in found["groups"]) > 0


def test_a_search_for_nothing_finds_nothing(reader: TestClient) -> None:
    """Signs alone fit nothing; no search at all is refused."""
    assert reader.get("/v1/search", params={"q": "!?"}).json()["count"] == 0
    assert reader.get("/v1/search").status_code == 422
