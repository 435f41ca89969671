"""What is served of the retold news once it is ingested, and how it is held against the truth."""

import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from app import db, load
from app.extract import VERSION, extract
from app.ingest import ingest_article
from app.main import create_app
from app.text import fold

CORPUS = Path(__file__).parents[2] / "tests" / "retold"
Line = dict[str, Any]


@dataclass
class Served:
    """What the API serves once a part is ingested."""

    claims: list[Line]
    contradictions: list[Line]


def truths(part: str) -> list[Line]:
    """Return the lines of ``truth.jsonl`` on a part."""
    lines = (CORPUS / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    return [line for line in map(json.loads, lines) if line["part"] == part]


def serve(part: str) -> Served:
    """Ingest a part into an empty database, and return what is served of it, each article by its URL."""
    with tempfile.TemporaryDirectory() as folder:
        engine = db.engine(f"sqlite:///{folder}/attache.db")
        db.migrate(engine)
        for article in load.articles(CORPUS / f"{part}.jsonl"):
            ingest_article(engine, article, extract(article), "rules", VERSION)
        with TestClient(create_app(engine)) as client:
            urls = {line["id"]: line["url"] for line in _all(client, "articles")}
            claims = list(_all(client, "claims"))
            contradictions = list(_all(client, "conflicts", verdict="contradicts"))
        engine.dispose()
    for cited in (*claims, *(cited for row in contradictions for cited in _cited(row))):
        cited["article"] = urls[cited["article"]]
    return Served(claims, contradictions)


def _all(client: TestClient, resource: str, **filters: str) -> Iterator[Line]:
    answer = client.get(f"/v1/{resource}", params={"format": "jsonl", **filters})
    answer.raise_for_status()
    yield from map(json.loads, answer.text.splitlines())


def _cited(row: Line) -> list[Line]:
    return [*row["left"]["citations"], *row["right"]["citations"]]


def records(told: Line, claims: Iterable[Line]) -> set[str]:
    """Return the records of the thing that *told* tells, by the *claims* of its article."""
    named = "buyer" if told["type"] == "equipment_deal" else "parties"
    found: dict[str, set[str]] = {}
    for claim in claims:
        if claim["record"]["type"] == told["type"] and claim["field"] == named:
            found.setdefault(claim["record"]["id"], set()).add(claim["value"])
    return {id for id, codes in found.items() if codes <= set(told["countries"])}


def people(named: Line, claims: Iterable[Line]) -> set[str]:
    """Return the records of the person that *named* says an article names, by the *claims* of that article."""
    return {
        claim["record"]["id"]
        for claim in claims
        if claim["record"]["type"] == "person"
        and claim["field"] in {"name", "aliases"}
        and fold(claim["value"]) == fold(named["name"])
    }


def _values(planted: Line, url: str, ids: dict[str, set[str]], claims: dict[str, list[Line]]) -> set[str]:
    return {
        claim["value"]
        for claim in claims.get(url, [])
        if claim["record"]["id"] in ids[url] and claim["field"] == planted["field"]
    }


def readable(planted: Line, ids: dict[str, set[str]], claims: dict[str, list[Line]]) -> bool:
    """Tell whether the wrong value was read, and another one in an article that has it right."""
    wrong = _values(planted, planted["articles"][0], ids, claims)
    right = set().union(*(_values(planted, url, ids, claims) for url in planted["against"]))
    return bool(wrong and right - wrong)


def sides(row: Line) -> tuple[set[str], set[str]]:
    """Return the articles that a conflict cites for either value."""
    left, right = ({one["article"] for one in row[side]["citations"]} for side in ("left", "right"))
    return left, right


def shows(row: Line, planted: Line) -> bool:
    """Tell whether a conflict holds the wrong value against the right one."""
    left, right = sides(row)
    wrong, against = planted["articles"][0], set(planted["against"])
    return row["field"] == planted["field"] and bool(
        (wrong in left and right & against) or (wrong in right and left & against)
    )


def is_planted(row: Line, told: dict[str, Line]) -> bool:
    """Tell whether the two sides of a conflict are of one thing, and one of them alone has the field wrong."""
    left, right = ([told[url] for url in side if url in told] for side in sides(row))
    return any(
        one["thing"] == other["thing"]
        and (one["tells"].get(row["field"]) == "wrong") != (other["tells"].get(row["field"]) == "wrong")
        for one in left
        for other in right
    )
