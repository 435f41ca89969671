"""How much is found in the annotated articles of ``tests/articles``: no kind may fall."""

import json
from pathlib import Path

import pytest

from app.extract import extract
from app.facts import ArticleFacts
from benchmarks.annotations import Annotated, annotated
from benchmarks.score import tallies
from benchmarks.tally import KINDS, Tally

ARTICLES = Path(__file__).parent / "articles"
# Written by hand, to be raised when more is found: {"countries": 0.95, …, "fields": 0.85}
FLOOR = json.loads((ARTICLES / "floor.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def examples() -> list[Annotated]:
    """Read the annotated articles."""
    return list(annotated(ARTICLES))


@pytest.fixture(scope="module")
def tally(examples: list[Annotated]) -> Tally:
    """Count what the rules find in all of them."""
    return tallies(examples)["all"]


def test_each_language_has_three_articles(examples: list[Annotated]) -> None:
    """The figures speak of all four languages."""
    languages = [example.facts["language"] for example in examples]

    assert min(languages.count(language) for language in ("en", "es", "pt", "fr")) >= 3


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_falls(tally: Tally, kind: str) -> None:
    """F1 of each kind is at least what it was."""
    assert tally.f1(kind) >= FLOOR[kind]


def test_fields_do_not_fall(tally: Tally) -> None:
    """The values of the records found are right as often as they were."""
    assert tally.mean_of_fields() >= FLOOR["fields"]


@pytest.mark.parametrize("error", ["unreal_as_live", "in_furniture"])
def test_errors_do_not_rise(tally: Tally, error: str) -> None:
    """No more deals that are denied, cancelled or rumoured are given as live, no more facts cite menus and share bars."""
    assert getattr(tally, error) <= FLOOR[error]


def test_every_quote_annotated_is_in_its_article(examples: list[Annotated]) -> None:
    """The annotations speak of these texts."""
    records = [
        (example, record)
        for example in examples
        for kind in ("agreements", "deals", "statements", "boilerplate")
        for record in example.records(kind)
    ]

    assert [(example.article.file, record["quote"]) for example, record in records if not example.places(record)] == []


def test_what_is_not_found_costs(examples: list[Annotated]) -> None:
    """An extractor that finds nothing scores nothing."""
    tally = Tally()

    for example in examples:
        tally.add(example, ArticleFacts(example.article.language))

    assert [tally.f1(kind) for kind in KINDS] == [0.0] * len(KINDS)


def test_what_is_made_up_costs(examples: list[Annotated]) -> None:
    """The facts of another article score less than the article's own."""
    own, foreign = Tally(), Tally()

    for example, other in zip(examples, [*examples[1:], examples[0]], strict=True):
        own.add(example, extract(example.article))
        foreign.add(example, extract(other.article))

    assert foreign.macro() < own.macro() / 2
