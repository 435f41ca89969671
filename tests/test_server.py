"""The port that the application is served on."""

import asyncio
import socket

import pytest

from app.server import address, taken

LOCAL = ("127.0.0.1", "::1") if socket.has_dualstack_ipv6() else ("127.0.0.1",)


@pytest.mark.parametrize("host", LOCAL)
def test_an_answer_does_not_wait_for_the_client(host: str) -> None:
    """What the server writes in two pieces is sent as two: the second does not wait until the first is acknowledged."""
    held: asyncio.Queue[int] = asyncio.Queue()

    async def accept(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        held.put_nowait(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async def visit() -> int:
        holder = taken(host, 0)
        async with await asyncio.start_server(accept, sock=holder):
            _, writer = await asyncio.open_connection(*holder.getsockname()[:2])
            writer.close()
            return await held.get()

    assert asyncio.run(visit()) == 1


def test_the_address_is_a_url() -> None:
    """What is printed can be opened in a browser."""
    with taken("127.0.0.1", 0) as holder:
        assert address(holder) == f"http://127.0.0.1:{holder.getsockname()[1]}"
