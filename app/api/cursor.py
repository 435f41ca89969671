"""Where a page ended, as an opaque URL-safe token bound to the list, its filters and its order.

The token is no secret: its first bytes are a hash over the list it was issued for and over the place it holds, so
that a token of another list, a cut one and an invented one are all refused by one comparison.
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import date

from app.errors import BadCursor

PATTERN = "^[A-Za-z0-9_-]+$"
LONGEST = 2000
_SEAL = 8  # bytes

Value = date | int | str | None


@dataclass(frozen=True, slots=True)
class Place:
    """The last row of a page: the values it is sorted by, and how many rows the whole list had."""

    count: int
    values: tuple[Value, ...]


def write(place: Place, fingerprint: str) -> str:
    """Return the token for *place* in the list that *fingerprint* names."""
    plain = [value.isoformat() if isinstance(value, date) else value for value in place.values]
    body = json.dumps([place.count, *plain], ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_seal(body, fingerprint) + body).decode().rstrip("=")


def read(token: str, fingerprint: str, kinds: tuple[type, ...]) -> Place:
    """Return the place that *token* holds; *kinds* are the types of the values the list is sorted by.

    Raises:
        BadCursor: the token was issued for another list, other filters or another order, or by nobody.
    """
    try:
        sealed = base64.b64decode(token + "=" * (-len(token) % 4), altchars="-_", validate=True)
        body = sealed[_SEAL:]
        if sealed[:_SEAL] != _seal(body, fingerprint):
            raise BadCursor("this cursor was issued for another list, filter or sort", parameter="cursor")
        count, *plain = json.loads(body)
        return Place(_whole(count), tuple(_value(*pair) for pair in zip(plain, kinds, strict=True)))
    except (ValueError, TypeError) as error:
        raise BadCursor("this is no cursor of ours", parameter="cursor") from error


def _value(value: object, kind: type) -> Value:
    """Return *value* as a *kind*; a row may lack what it is sorted by."""
    if value is None:
        return None
    if kind is int:
        return _whole(value)
    if not isinstance(value, str) or "\0" in value:
        raise TypeError(f"no {kind.__name__}")
    return date.fromisoformat(value) if kind is date else value.encode().decode()


def _whole(value: object) -> int:
    """Return *value* when both databases can hold it as a whole number."""
    if type(value) is not int or abs(value) >= 2**63:
        raise TypeError("no whole number")
    return value


def _seal(body: bytes, fingerprint: str) -> bytes:
    key = hashlib.sha256(fingerprint.encode()).digest()  # blake2b would cut a longer key off
    return hashlib.blake2b(body, key=key, digest_size=_SEAL).digest()
