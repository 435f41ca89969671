"""Print how much the rules find in annotated articles: ``python -m benchmarks.score FOLDER…``.

For each folder: F1 of each kind, by language; the mean of the fields; deals that are cancelled, denied or rumoured and
given as live; facts cited from page furniture. A folder that is not there is passed over.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from app.extract import extract
from benchmarks.annotations import Annotated, annotated
from benchmarks.tally import KINDS, Tally


def tallies(examples: Iterable[Annotated]) -> dict[str, Tally]:
    """Return what was found in *examples* by language, and under "all"."""
    found: dict[str, Tally] = {"all": Tally()}
    for example in examples:
        facts = extract(example.article)
        for key in ("all", example.facts["language"]):
            found.setdefault(key, Tally()).add(example, facts)
    return found


def table(name: str, found: dict[str, Tally]) -> Table:
    """Lay the figures of a folder out: a line a kind, a column a language."""
    made = Table("", *found, title=name, title_justify="left")
    for kind in KINDS:
        made.add_row(kind, *(f"{tally.f1(kind):.3f}" for tally in found.values()))
    made.add_row("mean", *(f"{tally.macro():.3f}" for tally in found.values()))
    made.add_row("fields", *(f"{tally.mean_of_fields():.3f}" for tally in found.values()))
    made.add_row("unreal as live", *(str(tally.unreal_as_live) for tally in found.values()))
    made.add_row("in furniture", *(str(tally.in_furniture) for tally in found.values()))
    return made


def main() -> None:
    """Print the figures of each folder that is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="+", type=Path)
    console = Console(width=100)
    for folder in parser.parse_args().folder:
        if folder.is_dir():
            console.print(table(str(folder), tallies(annotated(folder))))


if __name__ == "__main__":
    main()
