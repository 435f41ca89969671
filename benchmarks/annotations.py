"""Articles with the facts that a careful reader finds in them: pairs of a text and a JSON file of the same name."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import load
from app.text import Article, Span

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article and the facts in it, as ``tests/articles/README.md`` describes them."""

    article: Article
    facts: Record

    def records(self, kind: str) -> list[Record]:
        """Return the annotated records of a kind; those marked ``optional`` may be found or not."""
        return list(self.facts.get(kind, []))

    def places(self, record: Record) -> list[Span]:
        """Return where the quotes of a record stand, each wherever the article has it."""
        quotes = [record["quote"], *record.get("more_quotes", [])] if record.get("quote") else []
        return [span for quote in quotes for span in _places(self.article.text, quote)]


def annotated(folder: Path) -> Iterator[Annotated]:
    """Yield the annotated articles of *folder*, by name; texts may lie beside the JSON or in the sibling ``seeds``.

    Raises:
        FileNotFoundError: a JSON file names a text that is not there.
    """
    for path in sorted(folder.glob("*.json")):
        facts = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(facts, dict) or "file" not in facts:
            continue
        text = folder / facts["file"]
        [article] = load.articles(text if text.exists() else Path("seeds") / facts["file"])
        yield Annotated(article, facts)


def _places(text: str, quote: str) -> Iterator[Span]:
    at = text.find(quote)
    while at >= 0:
        yield Span(at, at + len(quote))
        at = text.find(quote, at + 1)
