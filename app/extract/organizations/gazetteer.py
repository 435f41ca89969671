"""Bodies known by name beforehand: ministries, forces, companies, agencies, international organizations, media."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.extract.lexicon import FOLDER, Phrases
from app.vocabulary import OrganizationKind

FILE = FOLDER / "organizations.csv"


@dataclass(frozen=True, slots=True)
class Known:
    """A body of the gazetteer; ``country`` is its home, ISO 3166-1 alpha-2, or None."""

    name: str
    kind: OrganizationKind
    country: str | None


@cache
def gazetteer(path: Path = FILE) -> Phrases[Known]:
    """Return the bodies listed in *path*, to be found by name or alias; read once.

    The columns are ``name``, ``aliases`` (parted by ``;``), ``kind``, ``country`` and ``source``.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: a kind is none of ours.
        KeyError: a column is missing.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return Phrases(pair for row in csv.DictReader(file) for pair in _forms(row))


def _forms(row: dict[str, str]) -> Iterator[tuple[str, Known]]:
    known = Known(row["name"], OrganizationKind(row["kind"]), row["country"] or None)
    for form in (row["name"], *row["aliases"].split(";")):
        if form.strip():
            yield form.strip(), known
