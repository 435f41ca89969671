"""An article, and the paper that has the sentences for it."""

import random
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.newsroom.words import slug


@dataclass
class Written:
    """One article, and what it tells of its thing: each field ``right``, ``rounded`` or ``wrong``."""

    language: str
    title: str
    paragraphs: list[str]
    tells: dict[str, str]
    published_on: date
    publisher: str
    minister: str
    number: int
    other_title: str
    origin: "Written | None" = None
    relation: str = ""

    @property
    def url(self) -> str:
        """Return the address of the page."""
        return f"https://{slug(self.publisher)}.example/{self.published_on:%Y/%m/%d}/{self.number:03}"

    def line(self) -> dict[str, str]:
        """Return the article as a line to ingest."""
        return {
            "url": self.url,
            "title": self.title,
            "publisher": self.publisher,
            "published_on": self.published_on.isoformat(),
            "language": self.language,
            "text": "\n\n".join(self.paragraphs),
        }


class Paper:
    """The sentences of one language, each used as often as the others."""

    def __init__(self, language: str, chance: random.Random) -> None:
        self.chance = chance
        text = (Path(__file__).parent / f"{language}.toml").read_text(encoding="utf-8")
        self.known: dict[str, Any] = tomllib.loads(text)
        self.waiting: dict[str, list[str]] = {}

    @property
    def votes(self) -> dict[str, str]:
        """Return the sentence for each way a parliament may vote."""
        return dict(self.known["votes"])

    def next(self, name: str, but: str = "") -> str:
        """Return the next sentence of a kind, *but* this one; all come before one comes again."""
        waiting = self.waiting.setdefault(name, [])
        if not set(waiting) - {but}:
            waiting.extend(self.chance.sample(self.known[name], len(self.known[name])))
        return waiting.pop(next(at for at, one in enumerate(waiting) if one != but))
