"""Whole lists as streams: each reads one state of the database at a constant cost of memory."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import BoundedSemaphore

from fastapi import Request
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from app.errors import Busy

BODILESS = "attache.bodiless"  # in the scope of a HEAD that is answered as a GET


class Download(StreamingResponse):
    """Sends pieces of text, and lets go of what they are read from, however it ends."""

    def __init__(self, pieces: Iterator[str], held: ExitStack, media_type: str) -> None:
        """Take the *pieces*, and what is *held* until they are sent."""
        super().__init__(pieces, media_type=media_type)
        self.held = held

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the whole, or its head alone."""
        with self.held:
            if scope.get(BODILESS):
                await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
                await send({"type": "http.response.body", "body": b""})
            else:
                await super().__call__(scope, receive, send)


def places(count: int) -> BoundedSemaphore:
    """Return so many places for downloads: each holds a connection for as long as its reader takes."""
    return BoundedSemaphore(count)


@contextmanager
def place(request: Request) -> Iterator[None]:
    """Hold a place for a download.

    Raises:
        Busy: none is free.
    """
    free: BoundedSemaphore = request.app.state.downloads
    if not free.acquire(blocking=False):
        raise Busy("too many lists are being downloaded; try again, or page with limit and cursor")
    try:
        yield
    finally:
        free.release()
