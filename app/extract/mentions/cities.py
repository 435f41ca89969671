"""Cities, and the countries they lie in: a place where something is done, never a country that does it."""

import csv
from functools import cache
from pathlib import Path

from app.extract.index import Index
from app.extract.lexicon import FOLDER, Phrases, longest
from app.extract.mentions import Mention
from app.extract.reading import Reading, once

FILE = FOLDER / "cities.csv"


@cache
def cities(path: Path = FILE) -> Phrases[str]:
    """Return the cities listed in *path*, each with its country (ISO 3166-1 alpha-2); read once.

    The columns are ``name`` and ``country``. A name that cities of several countries bear is listed only if those of
    one are five times as large as the others.

    Raises:
        FileNotFoundError: there is no such file.
        KeyError: a column is missing.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return Phrases((row["name"], row["country"]) for row in csv.DictReader(file))


@once
def find_cities(reading: Reading) -> Index[Mention[str]]:
    """Return the names of cities that stand behind a preposition of place, or begin a line, with their countries.

    Elsewhere a word that is a city's name may as well be a surname or a common word.
    """
    text, cues = reading.text, reading.cues
    return Index(
        Mention(hit.span, hit.value)
        for hit in longest(cities().find(text, reading.folded))
        if text[hit.span.start - 1 : hit.span.start] in ("", "\n")
        or cues.ending("places", hit.span.start - 1, "before")
    )
