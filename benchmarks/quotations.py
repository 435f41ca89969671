"""Print how well direct quotations are found: ``python -m benchmarks.quotations [-v] [FOLDER]``.

A folder (``tests/quotations`` unless told) holds a file a language: short articles, each after a line that says what
is hard in it ("# …"), with what is said marked as ``⟦Speaker|words⟧``; no speaker stands where the article names none.
Each is read beneath the headline and the paragraph that open the file.
"""

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from app.extract import extract
from app.facts import StatementFact
from app.text import Article, fold
from app.vocabulary import StatementForm

FOLDER = Path("tests/quotations")
_MARKED = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")
_EDGES = " \u00a0\u202f.,;:"  # what a quotation may or may not keep at its ends

Quotes = dict[tuple[int, int], str]  # where the words are, edges trimmed, and who says them ("" when nobody is named)


@dataclass(frozen=True, slots=True)
class Passage:
    """A short article, what is hard in it, and its direct quotations."""

    language: str
    about: str
    text: str
    quotes: Quotes

    def found(self) -> Quotes:
        """Return the direct quotations that the rules find."""
        facts = extract(Article(self.text, language=self.language))
        direct = [fact for fact in facts.statements if fact.form.value is StatementForm.DIRECT]
        return {
            _trimmed(self.text, span.start, span.end): _speaker(fact) for fact in direct for span in fact.text.spans
        }


@dataclass
class Figures:
    """What was found of what is there."""

    there: int = 0
    found: int = 0
    right: int = 0
    named: int = 0
    known: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall of exact spans."""
        return 2 * self.right / (self.there + self.found)

    @property
    def speakers(self) -> float:
        """Return the share of named speakers that are right, of the quotations found."""
        return self.known / self.named

    def add(self, passage: Passage, found: Quotes) -> None:
        """Count what is found in a passage."""
        self.there += len(passage.quotes)
        self.found += len(found)
        self._miss(passage, "false", found.keys() - passage.quotes.keys())
        self._miss(passage, "missed", passage.quotes.keys() - found.keys())
        for place in passage.quotes.keys() & found.keys():
            self.right += 1
            self._speaker(passage, place, found[place])

    def _speaker(self, passage: Passage, place: tuple[int, int], name: str) -> None:
        wanted = passage.quotes[place]
        self.named += bool(wanted)
        if wanted and same(wanted, name):
            self.known += 1
        elif wanted:
            self._miss(passage, f"{name!r} for {wanted!r}", {place})

    def _miss(self, passage: Passage, what: str, places: set[tuple[int, int]]) -> None:
        for start, end in sorted(places):
            self.misses.append(f"{passage.language} {passage.about}: {what}: {passage.text[start:end]}")


def _speaker(fact: StatementFact) -> str:
    """Return who speaks, as printed when nobody knows them by another name."""
    printed = fact.speaker_printed.value if fact.speaker_printed else ""
    return fact.speaker.value.name if fact.speaker else printed


def passages(folder: Path = FOLDER) -> Iterator[Passage]:
    """Yield the passages of a folder, in order."""
    for path in sorted(folder.glob("*.txt")):
        opening, *entries = re.split(r"^# ", path.read_text("utf-8"), flags=re.MULTILINE)
        for entry in entries:
            about, _, marked = entry.partition("\n")
            yield _passage(path.stem, about, opening + marked.strip())


def _passage(language: str, about: str, marked: str) -> Passage:
    text, quotes, at = "", Quotes(), 0
    for mark in _MARKED.finditer(marked):
        text += marked[at : mark.start()]
        start, text, at = len(text), text + mark[2], mark.end()
        quotes[_trimmed(text, start, len(text))] = mark[1]
    return Passage(language, about, text + marked[at:], quotes)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip(_EDGES)), end - len(inner) + len(inner.rstrip(_EDGES))


def same(wanted: str, name: str) -> bool:
    """Tell whether a name is the one wanted, or its last words."""
    return bool(name) and f" {fold(wanted)}".endswith(f" {fold(name)}")


def main() -> None:
    """Print the figures, and with -v each miss."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is missed")
    arguments = parser.parse_args()
    figures: dict[str, Figures] = {"all": Figures()}
    for passage in passages(arguments.folder):
        found = passage.found()
        for key in ("all", passage.language):
            figures.setdefault(key, Figures()).add(passage, found)
    console = Console(width=200, markup=False, highlight=False)
    for key, counted in figures.items():
        console.print(f"{key}: {counted.there} quotations, F1 {counted.f1:.3f}, speakers {counted.speakers:.3f}")
    if arguments.verbose:
        console.print(*figures["all"].misses, sep="\n")


if __name__ == "__main__":
    main()
