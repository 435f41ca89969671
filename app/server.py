"""The application on a port, until it is stopped."""

import socket

import sqlalchemy as sa
import uvicorn

from app.errors import NotServed
from app.main import create_app
from app.settings import Settings


def taken(host: str, port: int) -> socket.socket:
    """Return a socket that holds *port* of *host* and does not listen yet; port 0 is any free one.

    Raises:
        NotServed: another process listens there, or this machine has no such address.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP: asyncio sends at once only on such sockets, and on others each answer waits 40 ms for the client.
    holder = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        holder.bind((host, port))
    except OSError as error:
        holder.close()
        raise NotServed(f"cannot listen on port {port} of {host}: {error.strerror}") from error
    return holder


def serve(engine: sa.Engine, settings: Settings, holder: socket.socket) -> bool:
    """Serve the database of *engine* on the port of *holder* until stopped; tell whether it ever started.

    Raises:
        NotServed: another process began to listen there since the port was taken.
    """
    server = uvicorn.Server(uvicorn.Config(create_app(engine, settings)))
    try:
        server.run(sockets=[holder])
    except KeyboardInterrupt:  # uvicorn has answered what was asked before, and then raises it again
        return True
    except OSError as error:
        raise NotServed(f"cannot listen on {address(holder)}: {error.strerror}") from error
    return server.started


def address(holder: socket.socket) -> str:
    """Return the URL of the port that *holder* holds."""
    host, port = holder.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
