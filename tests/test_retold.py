"""News told over and over, in four languages, copied and with errors planted: one record a thing, its errors shown."""

import pytest

from benchmarks.retold import Figures, measure


@pytest.fixture(scope="module")
def figures() -> Figures:
    """Measure the part of the corpus that may be read."""
    return measure("read")


@pytest.mark.xfail(reason="0.84: a supplier or a number that is told or read wrong keeps a telling apart")
def test_tellings_of_one_thing_share_a_record(figures: Figures) -> None:
    """Two articles share a record of a deal or agreement just when they tell the same one: pairwise F1 of 0.95."""
    assert figures.f1 >= 0.95


@pytest.mark.xfail(
    reason="14 of 22: a number told wrong makes another record; rejected after ratified on the same day is no contradiction"
)
def test_planted_contradictions_are_served(figures: Figures) -> None:
    """Nine in ten of the planted errors that were read are served as contradictions."""
    assert figures.recall >= 0.9


def test_few_contradictions_are_false(figures: Figures) -> None:
    """Of the contradictions served, at most one in twenty is none."""
    assert figures.contradictions
    assert figures.falsity <= 0.05
