"""What became of the inputs of one command, in a few lines to read at its end."""

from collections import Counter
from collections.abc import Iterator, Mapping

from app.text import Article
from app.vocabulary import LANGUAGES


class Report:
    """Counts the articles by what became of them, and the inputs that gave none."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.outcomes: Counter[str] = Counter()
        self.failures = 0
        self._refused = 0
        self._languages: Counter[str] = Counter()
        self._flags: Counter[str] = Counter()

    def count(self, article: Article, outcome: str, refused: int = 0) -> None:
        """Count an *article* that became what *outcome* says ("added", …) and the values *refused* in it."""
        self.outcomes[outcome] += 1
        self._refused += refused
        self._flags.update(article.flags)
        if article.language not in LANGUAGES:
            self._languages[article.language or "unknown"] += 1

    def lines(self) -> Iterator[str]:
        """Yield the summary, line by line; what did not happen is not mentioned."""
        articles = self.outcomes.total()
        became = ", ".join(f"{count} {outcome}" for outcome, count in sorted(self.outcomes.items()))
        yield f"{articles} article{'' if articles == 1 else 's'}" + (f": {became}" if became else "")
        if self._languages:
            yield f"without facts, in a language that has no lexicon: {_listed(self._languages)}"
        if self._flags:
            yield f"mended while reading: {_listed(self._flags)}"
        if self._refused:
            yield refusals(self._refused)
        if self.failures:
            yield f"inputs refused, for the reasons above: {self.failures}"


def refusals(count: int) -> str:
    """Word how many values were proposed and refused."""
    return f"values refused, for the article's words do not say them: {count}"


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} ({count})" for name, count in sorted(counts.items()))
