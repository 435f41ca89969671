"""Load: files from outside become articles, or are refused by name with the reason."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.errors import UnusableInput
from app.load import pages
from app.load.characters import Characters, decoded, normalised
from app.load.files import Refusal, content, shown
from app.load.folders import File, found
from app.load.language import identify
from app.load.metadata import Metadata
from app.text import Article

__all__ = ["File", "Refusal", "articles", "documents", "found", "read"]


def documents(paths: Iterable[Path]) -> Iterator[Article | Refusal]:
    """Yield what *paths*, files or folders, hold: each article, and each input that holds none with its reason."""
    for file in found(paths):
        if isinstance(file, Refusal):
            yield file
        else:
            yield from read(file)


def articles(path: Path) -> Iterator[Article]:
    """Yield the articles of one file or folder and leave out what holds none."""
    return (document for document in documents([path]) if isinstance(document, Article))


def read(file: File) -> Iterator[Article | Refusal]:
    """Yield the article of a ``.txt`` or ``.html`` *file*, or those of the lines of a ``.jsonl``."""
    try:
        raw = content(file.path)
        match file.path.suffix.lower():
            case ".jsonl":
                yield from _lines(file, decoded(raw))
            case ".txt":
                yield _article(decoded(raw), file.name, file.given)
            case _:
                yield _page(decoded(raw, pages.charset(raw)), file.name, file.given)
    except UnusableInput as error:
        yield Refusal(shown(file.path), str(error))


def _lines(file: File, lines: Characters) -> Iterator[Article | Refusal]:
    """Read JSON Lines; only a newline ends one, for JSON strings may hold the other line separators of Unicode."""
    filled = [(number, line) for number, line in enumerate(lines.text.split("\n"), start=1) if line.strip()]
    if not filled:
        raise UnusableInput("empty")
    for number, line in filled:
        try:
            yield _record(_parsed(line), f"{file.name}:{number}", lines.flags)
        except UnusableInput as error:
            yield Refusal(f"{shown(file.path)}:{number}", str(error))


def _parsed(line: str) -> dict[str, object]:
    try:
        record = json.loads(line)
    except RecursionError as error:
        raise UnusableInput("not JSON that can be read: nested too deeply") from error
    except ValueError as error:
        raise UnusableInput(f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise UnusableInput(f"a line must be a JSON object, not {line:.80}")
    return record


def _record(record: dict[str, object], name: str, flags: frozenset[str]) -> Article:
    given = Metadata.read(record)
    for key, article in {"text": _article, "html": _page}.items():
        value = record.get(key)
        if isinstance(value, str):
            return article(Characters(value, flags), name, given)
        if value is not None:
            raise UnusableInput(f"{key} must be a string, not {value!r:.80}")
    raise UnusableInput("it has neither text nor html")


def _page(page: Characters, name: str, given: Metadata) -> Article:
    clean = normalised(page.text)
    text, said = pages.article(clean.text)
    return _article(Characters(text, page.flags | clean.flags), name, given.over(said))


def _article(raw: Characters, name: str, given: Metadata) -> Article:
    clean = normalised(raw.text)
    if not clean.text.strip():
        raise UnusableInput("empty")
    if not any(character.isalnum() for character in clean.text):
        raise UnusableInput("no letter or digit in it")
    return Article(
        text=clean.text,
        file=name,
        url=given.url,
        title=given.title,
        publisher=given.publisher,
        author=given.author,
        published_on=given.published_on,
        language=given.language or identify(clean.text),
        flags=raw.flags | clean.flags,
    )
