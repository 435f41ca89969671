"""What is known of an article from outside its text, checked where it comes in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Self

from app.errors import UnusableInput
from app.load.characters import normalised

_URL = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)
_LANGUAGE = re.compile("([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Where an article comes from; ``language`` is a two- or three-letter code without region."""

    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_on: date | None = None
    language: str | None = None

    @classmethod
    def read(cls, values: Mapping[str, object]) -> Self:
        """Read the keys of *values* that are fields here; empty strings and None say nothing, other keys are left.

        Raises:
            UnusableInput: a value of the wrong type or shape; the message names it.
        """
        said = {field.name: _line(field.name, values.get(field.name)) for field in fields(cls)}
        return cls(
            url=_url(said["url"]),
            title=said["title"],
            publisher=said["publisher"],
            author=said["author"],
            published_on=_day(said["published_on"]),
            language=_language(said["language"]),
        )

    def over(self, page: "Metadata") -> "Metadata":
        """Return this, with what *page* says of itself where nothing was given."""
        names = [field.name for field in fields(self)]
        return Metadata(*(getattr(self, name) or getattr(page, name) for name in names))


def _line(name: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise UnusableInput(f"{name} must be a string, not {value!r:.80}")
    return " ".join(normalised(value).text.split()) or None


def _url(value: str | None) -> str | None:
    if value is not None and not _URL.fullmatch(value):
        raise UnusableInput(f"url must be an http or https address, not {value!r:.200}")
    return value


def _day(value: str | None) -> date | None:
    """Read a day, or the day of a time in that time's own zone."""
    if value is None:
        return None
    try:
        if _DAY.fullmatch(value):
            return datetime.fromisoformat(value).date()
    except ValueError as error:
        raise UnusableInput(f"published_on must be a day like 2025-12-31, not {value!r:.80} ({error})") from error
    raise UnusableInput(f"published_on must be a day like 2025-12-31, not {value!r:.80}")


def _language(value: str | None) -> str | None:
    if value is None:
        return None
    tag = _LANGUAGE.fullmatch(value)
    if tag is None:
        raise UnusableInput(f"language must be a BCP 47 code like es or pt-BR, not {value!r:.80}")
    return tag[1].lower()
