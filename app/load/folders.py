"""Which files hold articles, and what their folders' ``sources.csv`` say of them."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.errors import UnusableInput
from app.load.files import SUFFIXES, Refusal, shown
from app.load.metadata import Metadata
from app.load.sources import NAME, Rows, Sources, beside


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: *name* is its path inside the folder that was asked for, or its bare name."""

    path: Path
    name: str
    given: Metadata


def found(paths: Iterable[Path]) -> Iterator[File | Refusal]:
    """Find the files to read: *paths* themselves and, of folders, all inside, in the order of their names.

    No link is followed. Inside a folder, names that begin with a dot and suffixes that are not ours are left out.
    """
    known: dict[Path, Sources] = {}
    for path in paths:
        if path.is_dir():
            yield from _inside(path)
        else:
            yield _alone(path, known)


def _alone(path: Path, known: dict[Path, Sources]) -> File | Refusal:
    if not os.path.lexists(path):
        return Refusal(shown(path), "no such file or folder")
    if path.suffix.lower() not in SUFFIXES:
        return Refusal(shown(path), f"not one of {', '.join(SUFFIXES)}")
    try:
        sources = known.get(path.parent) or known.setdefault(path.parent, beside(path.parent))
    except UnusableInput as error:
        return Refusal(shown(path), f"{NAME} beside it: {error}")
    return _file(path, path.parent, sources.rows)


def _inside(root: Path) -> Iterator[File | Refusal]:
    nothing = True
    for file in _walk(root):
        nothing = False
        yield file
    if nothing:
        yield Refusal(shown(root), f"no {', '.join(SUFFIXES)} in it")


def _walk(root: Path) -> Iterator[File | Refusal]:
    rows: Rows = {}
    unreadable: list[OSError] = []
    for folder, inner, names in os.walk(root, onerror=unreadable.append):
        here = Path(folder)
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        try:
            sources = beside(here)
        except UnusableInput as error:
            yield Refusal(shown(here / NAME), f"{error}; nothing in its folder was read")
            inner.clear()
            continue
        rows.update(sources.rows)
        yield from sources.astray()
        yield from (
            Refusal(shown(here / name), "a link; none is followed") for name in inner if (here / name).is_symlink()
        )
        yield from (_file(here / name, root, rows) for name in sorted(names) if _is_ours(name))
    yield from (Refusal(shown(Path(error.filename)), f"cannot be opened: {error.strerror}") for error in unreadable)


def _is_ours(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES


def _file(path: Path, root: Path, rows: Rows) -> File | Refusal:
    row = rows.get(path, Metadata())
    return row if isinstance(row, Refusal) else File(path, shown(path.relative_to(root)), row)
