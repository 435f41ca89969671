"""How well direct quotations are found in the passages of tests/quotations, and whose they are."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.quotations import Figures, passages

FOLDER = Path(__file__).parent / "quotations"


@pytest.fixture(scope="module")
def figures() -> Figures:
    """Read every passage once."""
    found = Figures()
    for passage in passages(FOLDER):
        found.add(passage, passage.found())
    return found


def test_there_is_enough_to_measure() -> None:
    """Each language has at least 40 quotations, and all together at least 150."""
    count = Counter(passage.language for passage in passages(FOLDER) for _ in passage.quotes)

    assert min(count.values()) >= 40
    assert len(count) == 4
    assert count.total() >= 150


def test_quotations_are_found_to_the_letter(figures: Figures) -> None:
    """The exact words between the marks are found, and little that is no speech."""
    assert figures.f1 >= 0.93, "\n".join(figures.misses)


def test_named_speakers_are_found(figures: Figures) -> None:
    """A quotation that is found is given to whom the passage says."""
    assert figures.speakers >= 0.90, "\n".join(figures.misses)
