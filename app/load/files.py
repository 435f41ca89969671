"""Opening a file that a stranger may have put there, and saying why one is refused."""

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from app.errors import UnusableInput
from app.load.characters import normalised

LIMIT = 10_000_000  # bytes
DOCUMENTS = (".txt", ".html", ".htm")  # one article a file
SUFFIXES = (*DOCUMENTS, ".jsonl")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that holds no article: *where* is a path, with ``:line`` where a line is meant."""

    where: str
    reason: str


def shown(path: Path) -> str:
    """Return *path* in characters that can be printed and stored, whatever bytes the file system has for it."""
    return normalised(str(path)).text


def content(path: Path) -> bytes:
    """Return the bytes of the regular file at *path*, of which no link is followed and no pipe waited for.

    Raises:
        UnusableInput: it is no regular file, cannot be read, or holds more than ``LIMIT`` bytes.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise UnusableInput("a symbolic link; links are not followed") from error
        raise UnusableInput(f"cannot be opened: {error.strerror}") from error
    with open(descriptor, "rb") as file:  # noqa: PTH123 (a descriptor, not a path)
        return _content(file.fileno())


def _content(descriptor: int) -> bytes:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise UnusableInput("not a regular file")
    if status.st_size > LIMIT:
        raise UnusableInput(f"{status.st_size:,} bytes; at most {LIMIT:,} are read")
    return os.read(descriptor, LIMIT)
