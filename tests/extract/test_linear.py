"""Time grows with the length of an article and no faster, on news and on what is made to hurt."""

import time

import pytest

from app.extract import extract
from app.text import Article
from benchmarks.extract import HURTING as PATTERNS
from benchmarks.extract import repeated

SHORT, TIMES = 5_000, 4
MOST = TIMES * 1.8  # a quadratic rule takes sixteen times as long


class Stopwatch:
    """The least time of several tries."""

    def __init__(self, pattern: str) -> None:
        """Begin with no try."""
        self.pattern = pattern
        self.short = self.long = float("inf")

    def again(self) -> float:
        """Try once more; return how many times as long the long text takes."""
        self.short = min(self.short, self._of(SHORT))
        self.long = min(self.long, self._of(SHORT * TIMES))
        return self.long / self.short

    def _of(self, length: int) -> float:
        article = repeated(self.pattern, length)
        start = time.process_time()
        extract(article)
        return time.process_time() - start


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_time_grows_with_length(pattern: str) -> None:
    """Four times the text takes about four times as long; the best of five tries speaks."""
    extract(Article("Norway.", language="en"))  # reads the lexicon
    stopwatch = Stopwatch(pattern)

    assert any(stopwatch.again() <= MOST for _ in range(5))


@pytest.mark.parametrize("mark", ["(", "“", "«", "[", "— ", "word ", "the "])
def test_nesting_never_ends_the_stack(mark: str) -> None:
    """However deep marks nest and however long a sentence goes on, reading comes to its end."""
    assert extract(repeated(mark, 50_000)).statements == ()
