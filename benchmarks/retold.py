"""Print what becomes of news told over and over: ``python -m benchmarks.retold [-v] [--part read|unread]``.

Each part of ``tests/retold`` is ingested into an empty database and read back over HTTP. Per part:

- pairwise F1: of the articles in which the thing was read at all, do two share a record just when they tell one thing;
- the planted contradictions that ``/v1/conflicts`` serves as such: of those of which both sides were read, and of all;
- the contradictions served that nobody planted, of those served.

With ``-v`` also what was told apart or taken for one, which contradictions are missing, and which are false.
"""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from rich.console import Console
from rich.table import Table

from benchmarks.newsroom.served import Line, is_planted, people, readable, records, serve, shows, truths

PARTS = ("read", "unread")
Pair = tuple[tuple[str, str], tuple[str, str]]  # what each of two articles tells, and its URL


@dataclass
class Pairs:
    """How many pairs of tellings are rightly of one record, wrongly of one, and wrongly of two."""

    joined: int = 0
    merged: list[Pair] = field(default_factory=list)
    split: list[Pair] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        wrong = len(self.merged) + len(self.split)
        return 2 * self.joined / (2 * self.joined + wrong) if self.joined or wrong else 1.0


@dataclass
class Figures:
    """What was measured on one part."""

    found: dict[str, tuple[int, int]]  # tellings that were read at all, of how many, by type
    pairs: dict[str, Pairs]
    planted: list[str]
    readable: list[str]
    served: list[str]  # of those that are planted and readable
    contradictions: int
    false: list[str]

    @property
    def f1(self) -> float:
        """Return the pairwise F1 over deals and agreements together."""
        both = [self.pairs["equipment_deal"], self.pairs["agreement"]]
        return Pairs(
            sum(one.joined for one in both),
            [pair for one in both for pair in one.merged],
            [pair for one in both for pair in one.split],
        ).f1

    @property
    def recall(self) -> float:
        """Return which share of the readable planted contradictions is served."""
        return len(self.served) / len(self.readable) if self.readable else 1.0

    @property
    def falsity(self) -> float:
        """Return which share of the contradictions served was not planted."""
        return len(self.false) / self.contradictions if self.contradictions else 0.0


def paired(found: Iterable[tuple[str, str, set[str]]]) -> Pairs:
    """Compare each two tellings, given as what they tell, their URL and their records."""
    pairs = Pairs()
    for (thing, url, ids), (other, other_url, other_ids) in combinations(found, 2):
        shared, pair = bool(ids & other_ids), ((thing, url), (other, other_url))
        if shared and thing != other:
            pairs.merged.append(pair)
        elif shared:
            pairs.joined += 1
        elif thing == other:
            pairs.split.append(pair)
    return pairs


def measure(part: str) -> Figures:
    """Ingest a part of the corpus and hold what is served against the truth."""
    served, lines = serve(part), truths(part)
    by_article: dict[str, list[Line]] = {}
    for claim in served.claims:
        by_article.setdefault(claim["article"], []).append(claim)
    tellings = [line for line in lines if line["record"] == "telling"]
    ids = {one["url"]: records(one, by_article.get(one["url"], [])) for one in tellings}
    found: dict[str, tuple[int, int]] = {}
    pairs: dict[str, Pairs] = {}
    for kind in ("equipment_deal", "agreement"):
        of_kind = [one for one in tellings if one["type"] == kind]
        read = [(one["thing"], one["url"], ids[one["url"]]) for one in of_kind if ids[one["url"]]]
        found[kind], pairs[kind] = (len(read), len(of_kind)), paired(read)
    named = [line for line in lines if line["record"] == "person"]
    known = [(one["country"], one["url"], people(one, by_article.get(one["url"], []))) for one in named]
    known = [one for one in known if one[2]]
    found["person"], pairs["person"] = (len(known), len(named)), paired(known)
    planted = [line for line in lines if line["record"] == "contradiction"]
    both_read = [line for line in planted if readable(line, ids, by_article)]
    told = {one["url"]: one for one in tellings}
    return Figures(
        found,
        pairs,
        [_named(line) for line in planted],
        [_named(line) for line in both_read],
        [_named(line) for line in both_read if any(shows(row, line) for row in served.contradictions)],
        len(served.contradictions),
        [_shown(row) for row in served.contradictions if not is_planted(row, told)],
    )


def _named(planted: Line) -> str:
    return f"{planted['thing']} {planted['field']} {planted['articles'][0]}"


def _shown(row: Line) -> str:
    sides = (
        f"{side['value']} ({', '.join(sorted({one['article'] for one in side['citations']}))})"
        for side in (row["left"], row["right"])
    )
    return f"{row['record']['id']} {row['field']}: {' | '.join(sides)}"


def table(measured: dict[str, Figures]) -> Table:
    """Return the figures of the parts beside one another."""
    made = Table("", *measured)
    of = "{} of {}".format
    for kind in ("equipment_deal", "agreement", "person"):
        made.add_row(f"{kind}s read", *(of(*one.found[kind]) for one in measured.values()))
        made.add_row("  pairwise F1", *(f"{one.pairs[kind].f1:.3f}" for one in measured.values()))
    made.add_row("F1, deals and agreements", *(f"{one.f1:.3f}" for one in measured.values()))
    made.add_row("planted, read and served", *(of(len(one.served), len(one.readable)) for one in measured.values()))
    made.add_row("planted, of all", *(of(len(one.served), len(one.planted)) for one in measured.values()))
    made.add_row("false, of those served", *(of(len(one.false), one.contradictions) for one in measured.values()))
    return made


def details(one: Figures) -> Iterator[str]:
    """Yield a line for each thing that is wrong."""
    for kind, pairs in one.pairs.items():
        yield from _counted(f"{kind} merged", pairs.merged)
        yield from _counted(f"{kind} split", pairs.split)
    yield from (f"not read: {name}" for name in one.planted if name not in one.readable)
    yield from (f"not served: {name}" for name in one.readable if name not in one.served)
    yield from (f"false: {row}" for row in one.false)


def _counted(what: str, pairs: Iterable[Pair]) -> Iterator[str]:
    things: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        things.setdefault((pair[0][0], pair[1][0]), []).append(pair)
    for (thing, other), of_things in things.items():
        urls = " | ".join(url for _, url in of_things[0])
        yield f"{what}: {thing}{'' if thing == other else f' and {other}'}, {len(of_things)} pairs, such as {urls}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="name what is wrong; of the read part only")
    parser.add_argument("--part", action="append", choices=PARTS)
    arguments = parser.parse_args()
    measured = {part: measure(part) for part in arguments.part or PARTS}
    console = Console(soft_wrap=True)
    console.print(table(measured))
    if arguments.verbose and "read" in measured:
        console.print(*details(measured["read"]), sep="\n", markup=False, highlight=False)


if __name__ == "__main__":
    main()
