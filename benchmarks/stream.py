"""Print how a server's memory grows while it streams a long list: ``python -m benchmarks.stream [--rows N]``, on Linux.

A database is filled with made-up deals, a server of its own process reads it, and one client downloads the whole list
as JSON Lines, twice. What the server held before the first download is set against the most that it held later.
"""

import argparse
import multiprocessing
import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import httpx
import sqlalchemy as sa
import uvicorn
from rich.console import Console

from app import db
from app.main import create_app
from app.server import address, taken
from app.tables import EquipmentDeal, recency

MEGABYTE = 2**20
PADDING = "x" * 3000  # as long as a document with a few citations
LOOK = 2000  # lines between two looks at the memory


def fill(url: str, rows: int) -> None:
    """Make a database with so many deals."""
    engine = db.engine(url)
    db.migrate(engine)
    for start in range(0, rows, 1000):
        deals = [_deal(number) for number in range(start, min(rows, start + 1000))]
        with engine.begin() as connection:
            connection.execute(sa.insert(EquipmentDeal), deals)
    engine.dispose()


def _deal(number: int) -> dict[str, object]:
    day = date(2020, 1, 1) + timedelta(number % 2000)
    id = f"deal-{number}"
    told = {"id": id, "name": id, "slug": id, "suffixes": "", "rank": id, "first_reported_on": day}
    counted = {"last_reported_on": day, "sources": 1, "origins": 1, "citation_count": 1, "has_conflict": False}
    how = {"modality": "realized", "polarity": "affirmed", "background": False, "valid_from": 0, "valid_to": 2**31 - 1}
    what = {"buyer": "PE", "equipment": "jets", "category": "aircraft", "recency": recency(day)}
    unknown = dict.fromkeys(("status", "transfer", "condition"), "unknown")
    document = f'{{"id":"{id}","equipment":"{PADDING}"}}'
    return {
        **told,
        **counted,
        **how,
        **what,
        **unknown,
        "option": False,
        "words": " jets ",
        "history": "[]",
        "document": document,
    }


def _serve(url: str, port: int) -> None:
    holder = taken("127.0.0.1", port)
    uvicorn.Server(uvicorn.Config(create_app(db.engine(url)), log_level="warning")).run(sockets=[holder])


@contextmanager
def served(url: str) -> Iterator[tuple[str, int]]:
    """Serve a database in a process of its own; give its address and the process's number."""
    holder = taken("127.0.0.1", 0)
    where = address(holder)
    holder.close()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(url, int(where.rpartition(":")[2])))
    process.start()
    try:
        transport = httpx.HTTPTransport(retries=20)
        with httpx.Client(transport=transport) as client:
            client.get(f"{where}/readyz").raise_for_status()
        yield where, process.pid or 0
    finally:
        process.terminate()
        process.join()


def held(process: int) -> int:
    """Return how many bytes of memory a process holds, as Linux counts them."""
    pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize()


def download(url: str, server: int) -> tuple[int, int]:
    """Read a list line by line; return how many lines there were, and the most memory that the server held."""
    lines, most = 0, 0
    with httpx.stream("GET", url, timeout=60) as answer:
        answer.raise_for_status()
        for _ in answer.iter_lines():
            lines += 1
            if lines % LOOK == 0:
                most = max(most, held(server))
    return lines, most


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=200_000)
    rows: int = parser.parse_args().rows
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'attache.db'}"
        fill(url, rows)
        with served(url) as (where, server):
            httpx.get(f"{where}/v1/equipment-deals").raise_for_status()
            before = held(server)
            for _ in range(2):
                lines, most = download(f"{where}/v1/equipment-deals?format=jsonl", server)
                console.print(f"{lines} rows, {(most - before) / MEGABYTE:.1f} MB more than {before / MEGABYTE:.0f}")


if __name__ == "__main__":
    main()
