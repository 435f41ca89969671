"""Answers packed with gzip for those who accept it, each under an entity tag of its own."""

import re
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware, IdentityResponder
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LEAST: Final = 1000  # bytes: less is not worth packing
LEVEL: Final = 1  # JSON packs to a fifth already; more takes twice the time for a little less
PACKED: Final = "-gzip"  # at the end of the tag of a packed answer (RFC 9110, 8.8.3.3)

_TAG = re.compile('"([^"]*)"')


class Gzip:
    """Packs answers; plain ASGI, which streams what is streamed."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap *app*."""
        self.plain = app
        self.packing = GZipMiddleware(app, minimum_size=LEAST, compresslevel=LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; what accepts gzip is packed, unless it is small."""
        if scope["type"] != "http":
            await self.plain(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if not accepts_gzip(headers.get("accept-encoding", "")):
            await IdentityResponder(self.plain, LEAST)(scope, receive, send)
            return
        held = headers.get("if-none-match", "")

        async def send_tagged(message: Message) -> None:
            if message["type"] == "http.response.start":
                _tag(message, held)
            await send(message)

        await self.packing(_unpacked(scope, held), receive, send_tagged)


def accepts_gzip(accept_encoding: str) -> bool:
    """Tell whether a client takes gzip (RFC 9110, 12.5.3): named, or by a star, and not with a weight of nought."""
    weights = {}
    for part in accept_encoding.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weights[name] = not any(re.fullmatch(r"q=0(\.0{0,3})?", one) for one in parameters)
    return weights.get("gzip", weights.get("*", False))


def _unpacked(scope: Scope, held: str) -> Scope:
    """Return *scope* with the tags of packed answers that a client holds as those of the same answers, plain."""
    if PACKED not in held:
        return scope
    tags = _TAG.sub(lambda tag: f'"{tag[1].removesuffix(PACKED)}"', held)
    headers = [(name, value) for name, value in scope["headers"] if name != b"if-none-match"]
    return {**scope, "headers": [*headers, (b"if-none-match", tags.encode("latin-1"))]}


def _tag(message: Message, held: str) -> None:
    """Give a packed answer its own tag, and an unchanged one the tag that the client holds."""
    headers = MutableHeaders(scope=message)
    tag = headers.get("etag")
    if tag is None:
        return
    packed = f'{tag[:-1]}{PACKED}"'
    if headers.get("content-encoding") == "gzip" or (message["status"] == HTTPStatus.NOT_MODIFIED and packed in held):
        headers["ETag"] = packed
