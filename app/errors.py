"""Everything Attaché raises on purpose.

AttacheError
├── UnusableInput        —    ingestion only: no text, binary, too large; the message is the reason
├── UnusableOutput       —    export only: the folder cannot be written to
├── NotFound             404  no record has this id
├── Gone                 410  a record had this id, and nothing is left of it
├── NotServed            503  the database is not at the newest migration, or does not answer
├── Busy                 503  too many downloads at a time
└── CannotHonour         400  the request fits the published schema and still has no answer
    ├── BadCursor             the cursor came from another list, from other filters, or from nowhere
    ├── BadRange              a range ends before it starts, or lies outside the text
    ├── NotInFormat           the format has no choice of fields, no such field, or no byte order mark
    ├── MissingSearch         relevance is to what is searched for
    └── MissingCurrency       sums are compared in one currency only

What does not fit the published schema (422) is Pydantic's to say; ``api/problems.py`` words it.
"""
# ruff: noqa: N818 - a name that says what went wrong needs no "Error" behind it

from typing import ClassVar


class AttacheError(Exception):
    """Base of the tree: ``status`` is for HTTP, ``title`` the kind of problem, the message the occasion."""

    status: ClassVar[int] = 500
    title: ClassVar[str] = "Something went wrong"

    def __init__(self, detail: str, *, parameter: str | None = None) -> None:
        """Say what happened and, when one query parameter is to blame, its name."""
        super().__init__(detail)
        self.detail = detail
        self.parameter = parameter


class UnusableInput(AttacheError):
    """A file or line that holds no article; the rest of the batch goes on."""

    title = "No article can be made of this input"


class UnusableOutput(AttacheError):
    """A folder that cannot be written to."""

    title = "Nothing can be written there"


class NotFound(AttacheError):
    """No record has this id."""

    status = 404
    title = "Not Found"


class Gone(AttacheError):
    """A record had this id, and nothing is left of it."""

    status = 410
    title = "Gone"


class NotServed(AttacheError):
    """The database cannot be read as it is."""

    status = 503
    title = "Not ready"


class Busy(AttacheError):
    """Too many downloads at a time."""

    status = 503
    title = "Busy"


class CannotHonour(AttacheError):
    """The request fits the published schema and still has no answer."""

    status = 400
    title = "Cannot be honoured"


class BadCursor(CannotHonour):
    """The cursor came from another list, from other filters, or from nowhere."""

    title = "Cursor does not belong to this list"


class BadRange(CannotHonour):
    """A range ends before it starts, or lies outside the text."""

    title = "Range holds nothing"


class NotInFormat(CannotHonour):
    """The format has no choice of fields, no such field, or no byte order mark."""

    title = "Not in this format"


class MissingSearch(CannotHonour):
    """Relevance is to what is searched for."""

    title = "Search needed"


class MissingCurrency(CannotHonour):
    """Sums are compared in one currency only; nothing is converted."""

    title = "Currency needed"
