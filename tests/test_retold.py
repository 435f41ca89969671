"""News told over and over, in four languages, copied and with errors planted: one record a thing, its errors shown."""

import pytest

from benchmarks.retold import Figures, measure


@pytest.fixture(scope="module")
def figures() -> Figures:
    """Measure the part of the corpus that may be read."""
    return measure("read")


def test_tellings_of_one_thing_share_a_record(figures: Figures) -> None:
    """Two articles share a record of a deal or agreement just when they tell the same one: pairwise F1 of 0.95."""
    assert figures.f1 >= 0.95


def test_planted_contradictions_are_served(figures: Figures) -> None:
    """Nine in ten of the planted errors that were read are served as contradictions."""
    assert figures.recall >= 0.9


def test_few_contradictions_are_false(figures: Figures) -> None:
    """Of the contradictions served, at most one in twenty is none."""
    assert figures.contradictions
    assert figures.falsity <= 0.05
