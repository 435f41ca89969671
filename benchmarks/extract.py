"""Print how fast the rules read, in one process: ``python -m benchmarks.extract [--growth] [FOLDER…]``.

For the articles of each folder (``seeds`` and ``tests/articles`` unless told): words a second with every kind of fact
on, the best of five runs in processor time, and the most memory the process has held. With ``--growth``: for news and
for each string made to hurt, how many times longer 2 MB take than 200 kB; in proportion is 10.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app import load
from app.extract import extract
from app.text import Article

FOLDERS = (Path("seeds"), Path("tests/articles"))
RUNS = 5
SMALL, LARGE = 200_000, 2_000_000  # characters

NEWS = (
    "Norway ordered 54 Leopard tanks from Germany on Monday for 1.9 billion euros, Defence Minister Kari Lund said. "
    "“We need them,” she told reporters in Oslo. The agreement with Latvia, signed in 2019, runs until 2030.\n\n"
)
# Texts of no length in particular, repeated as often as a length asks for: where a pattern or a rule looks back, ahead
# or at all that came before, one of these shows it.
HURTING = {
    "news": NEWS,
    "one sentence": NEWS.replace(".", ",").replace("\n", " "),
    "words": "word ",
    "no space": "a",
    "capitals": "Word ",
    "shouting": "WORD ",
    "initials": "A. ",
    "digits": "1",
    "numbers": "12,345 ",
    "numerals": "twenty ",
    "spaces": " ",
    "newlines": "\n",
    "bullets": "- a\n",
    "lines": "a\n",
    "commas": ",",
    "hyphens": "a-",
    "full stops": "a. ",
    "opening quotes": "“",
    "opened quotations": "“Word word\n\n",
    "straight quotes": '"a" ',
    "dashes": "— ",
    "brackets": "(",
    "speech": "the ministry said ",
    "offices": "Ana Ruiz, minister of defence of Chile, ",
    "orders": "Peru will buy 24 F-16 fighters from Spain for $3 billion, ",
    "designators": "F-16 ",
    "sums": "the $5 million deal of Peru and Chile, ",
    "days": "on Monday, 3 May ",
    "countries": "Norway; ",
    "agreements": "agreement with Norway and ",
}


def articles(folders: Sequence[Path]) -> list[Article]:
    """Return the articles of the folders that are there."""
    return [article for folder in folders if folder.is_dir() for article in load.articles(folder)]


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that *work* takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def repeated(text: str, length: int) -> Article:
    """Return an English article of *length* characters: *text*, over and over."""
    return Article((text * (length // len(text) + 1))[:length], language="en")


def growth(text: str, small: int, large: int) -> float:
    """Return how many times longer *large* characters of *text* take to read than *small* ones."""
    short, long = repeated(text, small), repeated(text, large)
    return seconds(lambda: extract(long)) / min(seconds(lambda: extract(short)) for _ in range(2))


def memory() -> float:
    """Return the most memory that the process has held so far, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_000_000 if sys.platform == "darwin" else 1_000)


def _read(found: Sequence[Article]) -> None:
    for article in found:
        extract(article)


def speeds(folders: Sequence[Path]) -> Table:
    """Measure each folder: a line each."""
    made = Table("", "articles", "words", "words a second", "MB")
    for folder in folders:
        found = articles([folder])
        if not found:
            continue
        words = sum(len(article.text.split()) for article in found)
        best = min(seconds(partial(_read, found)) for _ in range(RUNS))
        made.add_row(str(folder), str(len(found)), f"{words:,}", f"{words / best:,.0f}", f"{memory():.0f}")
    return made


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--growth", action="store_true", help="measure how time grows with length")
    arguments = parser.parse_args()
    console = Console(width=100)
    console.print(speeds(arguments.folder))
    if arguments.growth:
        for name, text in HURTING.items():
            console.print(f"{name}: {growth(text, SMALL, LARGE):.1f}")


if __name__ == "__main__":
    main()
