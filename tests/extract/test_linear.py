"""Time grows with the length of an article and no faster, on news and on what is made to hurt."""

import time

import pytest

from app.extract import extract
from app.text import Article

SHORT, TIMES = 8_000, 4
MOST = TIMES * 1.8  # a quadratic rule takes sixteen times as long
NEWS = (
    "Norway ordered 54 Leopard tanks from Germany on Monday for 1.9 billion euros, Defence Minister Kari Lund said. "
    "“We need them,” she told reporters in Oslo. The agreement with Latvia, signed in 2019, runs until 2030.\n\n"
)
PATTERNS = {
    "news": NEWS,
    "one sentence": NEWS.replace(".", ",").replace("\n", " "),
    "words": "word ",
    "capitals": "Word ",
    "shouting": "WORD ",
    "letters": "a",
    "digits": "1",
    "numbers": "12,345 ",
    "numerals": "twenty ",
    "spaces": " ",
    "lines": "a\n",
    "commas": ",",
    "full stops": "a. ",
    "opening quotes": "“",
    "straight quotes": '"a" ',
    "dashes": "— ",
    "brackets": "(",
    "speech": "the ministry said ",
    "offices": "minister of ",
    "orders": "ordered 5 tanks, ",
    "designators": "F-16 ",
    "sums": "$5 million and ",
    "days": "on Monday, 3 May ",
    "countries": "Norway; ",
    "agreements": "agreement with Norway and ",
}


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
        text = (self.pattern * (length // len(self.pattern) + 1))[:length]
        start = time.process_time()
        extract(Article(text, language="en"))
        return time.process_time() - start


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_time_grows_with_length(pattern: str) -> None:
    """Four times the text takes about four times as long; the best of five tries speaks."""
    extract(Article("Norway.", language="en"))  # reads the lexicon
    stopwatch = Stopwatch(pattern)

    assert any(stopwatch.again() <= MOST for _ in range(5))
