"""What a client holds of an answer, and whether it still stands: entity tags and days of change."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from typing import Final

from fastapi import Request

SETTLED: Final = timedelta(seconds=1)  # until then the database may change again within the second that is named


def last_modified(request: Request, changed: datetime | None) -> dict[str, str]:
    """Return the header that says since when answers are as they are: since the last change, or the server's start.

    None for the first second: two changes within it would have one time.
    """
    started: datetime = request.app.state.started
    since = max(started, changed) if changed else started
    if datetime.now(UTC) - since < SETTLED:
        return {}
    return {"Last-Modified": format_datetime(since.replace(microsecond=0), usegmt=True)}


def unchanged(request: Request, etag: str, modified: str | None) -> bool:
    """Tell whether what the client holds still stands: by its tags if it names any, else by the time it names."""
    held = request.headers.get("if-none-match")
    if held is not None:
        return any(one.strip().removeprefix("W/") == etag for one in held.split(","))  # RFC 9110, 13.1.2
    since = _time(request.headers.get("if-modified-since", ""))
    return modified is not None and since is not None and parsedate_to_datetime(modified) <= since


def _time(header: str) -> datetime | None:
    """Read an HTTP date; one that is none is ignored (RFC 9110, 13.1.3)."""
    try:
        read = parsedate_to_datetime(header)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)
