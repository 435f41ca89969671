"""The application that a server runs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import sqlalchemy as sa
from anyio import to_thread
from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import db
from app.api import problems
from app.api.downloads import BODILESS, places
from app.api.encodings import Gzip
from app.api.openapi import described
from app.settings import Settings


def create_app(engine: sa.Engine, settings: Settings | None = None) -> FastAPI:
    """Return the application that serves what *engine* reaches; the caller migrates it and disposes of it."""
    threads = (settings or Settings()).threads

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = threads
        yield

    app = described(lifespan=lifespan)
    app.state.engine = engine
    app.state.started = datetime.now(UTC)
    app.state.downloads = places(db.DOWNLOADS)
    problems.install(app)
    app.add_middleware(Gzip)
    app.add_middleware(Heads)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD"],
        allow_headers=["If-Modified-Since", "If-None-Match"],
        expose_headers=["Content-Disposition", "ETag", "Last-Modified", "Link", "Location"],
    )
    return app


class Heads:
    """Answers HEAD as GET without its body (RFC 9110, 9.3.2); plain ASGI, which costs nothing."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap *app*."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; what answers a HEAD loses its body."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            bodiless = {**message, "body": b""} if message["type"] == "http.response.body" else message
            await send(bodiless)

        await self.app({**scope, "method": "GET", BODILESS: True}, receive, send_head)
