"""Given names, and whether men or women bear them."""

import csv
from functools import cache
from pathlib import Path

from app.extract.lexicon import FOLDER
from app.text import fold

FILE = FOLDER / "given_names.csv"


@cache
def given_names(path: Path = FILE) -> dict[str, str]:
    """Return the gender (``masculine`` or ``feminine``) of each name in *path*, by its folded form; read once.

    The columns are ``name`` and ``gender``. Names that both bear, and those that are places as well, are not listed.

    Raises:
        FileNotFoundError: there is no such file.
        KeyError: a column is missing.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return {fold(row["name"]): row["gender"] for row in csv.DictReader(file)}
