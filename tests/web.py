"""A web of the tests' own: a real HTTP server on loopback that answers as it is told and remembers what it was asked.

    def test_it(web: Web) -> None:
        web["/feed"] = page(b"<rss/>", kind="application/rss+xml", etag='"1"')
        web["/old"] = redirect("/feed", status=301)
        web["/slow"] = drips(b"x" * 1000, every=0.1)
        ... web.url("/feed") ... web.url("/feed", at="127.0.0.2") ...
        assert [asked.path for asked in web.asked] == ["/old", "/feed"]

An answer is an async generator of what goes over the wire, byte for byte, so that it can be as wrong as servers are;
the functions here make those that tests want. A route may be a path, which holds for every host, or a whole address:
asked as a proxy (`HTTP_PROXY=web.url()`), the server answers for any name, in child processes too. `web.elsewhere` lets
a `Fetcher` believe that names and public addresses are here.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from http import HTTPStatus
from typing import Any, NamedTuple, Self

import pytest


class Asked(NamedTuple):
    """A request as it came."""

    path: str
    """With its query, without its host."""
    host: str
    """As the Host header names it."""
    headers: Mapping[str, str]
    """By their names in lower case."""
    address: str
    """The address of ours that it came to."""
    at: float
    """When, by `time.monotonic`."""
    target: str
    """As it stands in the request's first line: a whole address where a proxy is asked."""


Wire = AsyncIterator[bytes]
Reply = Callable[[Asked], Wire]


class Reset(Exception):  # noqa: N818 (what it does)
    """Raised by an answer: the connection is torn down, not closed."""


# -- answers
def head(status: int, headers: Mapping[str, str]) -> bytes:
    """The lines above a body."""
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *(f"{name}: {told}" for name, told in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode()


def page(
    body: bytes = b"",
    *,
    status: int = 200,
    kind: str = "text/html; charset=utf-8",
    etag: str = "",
    modified: str = "",
    delay: float = 0.0,
    headers: Mapping[str, str] | None = None,
) -> Reply:
    """A body, or 304 for who has it already; after a delay in seconds."""
    marks = {name: mark for name, mark in (("ETag", etag), ("Last-Modified", modified)) if mark}

    async def reply(asked: Asked) -> Wire:
        await asyncio.sleep(delay)
        known = asked.headers.get("if-none-match") == etag if etag else False
        known = known or (bool(modified) and asked.headers.get("if-modified-since") == modified)
        if known and status == HTTPStatus.OK:
            yield head(304, {**marks, **(headers or {})})
            return
        yield head(status, {"Content-Type": kind, "Content-Length": str(len(body)), **marks, **(headers or {})})
        yield body

    return reply


def redirect(to: str, *, status: int = 302, headers: Mapping[str, str] | None = None) -> Reply:
    """Elsewhere."""
    return page(status=status, headers={"Location": to, **(headers or {})})


def failing(status: int, *, times: int, then: Reply, headers: Mapping[str, str] | None = None) -> Reply:
    """A status a number of times, and then an answer."""
    left, wrong = iter(range(times)), page(status=status, headers=headers)
    return lambda asked: wrong(asked) if next(left, None) is not None else then(asked)


def drips(body: bytes, *, every: float, size: int = 1, kind: str = "text/html") -> Reply:
    """A body in small pieces, each some seconds after the other."""

    async def reply(_: Asked) -> Wire:
        yield head(200, {"Content-Type": kind, "Content-Length": str(len(body))})
        for start in range(0, len(body), size):
            await asyncio.sleep(every)
            yield body[start : start + size]

    return reply


def endless(piece: bytes = b"x" * 65_536, *, headers: Mapping[str, str] | None = None) -> Reply:
    """A body without an end."""

    async def reply(_: Asked) -> Wire:
        yield head(200, {"Content-Type": "text/html", "Connection": "close", **(headers or {})})
        while True:
            yield piece

    return reply


def endless_head() -> Reply:
    """Headers without an end."""

    async def reply(_: Asked) -> Wire:
        yield b"HTTP/1.1 200 OK\r\n"
        while True:
            yield b"X-More: and more\r\n" * 100

    return reply


def silence(*, seconds: float = 60.0) -> Reply:
    """Nothing at all."""

    async def reply(_: Asked) -> Wire:
        await asyncio.sleep(seconds)
        yield b""

    return reply


def wire(*pieces: bytes, reset: bool = False) -> Reply:
    """Exactly this, and then the connection is closed, or torn down."""

    async def reply(_: Asked) -> Wire:
        for piece in pieces:
            yield piece
        if reset:
            raise Reset

    return reply


# -- the server
class Web:
    """The server, and what it was asked. A route that is not there is answered with 404."""

    def __init__(self, *, tls: ssl.SSLContext | None = None) -> None:
        self.asked: list[Asked] = []
        """Every request, in the order in which they came."""
        self.busiest = 0
        """The most requests that were answered at once."""
        self.busiest_by_host: Counter[str] = Counter()
        """The same, by the name or address of ours that was asked."""
        self._tls, self._routes = tls, dict[str, Reply]()
        self._now: Counter[str] = Counter()
        self._servers: dict[str, asyncio.Server] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="web", daemon=True)
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        self.listen("127.0.0.1")
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def __setitem__(self, route: str, reply: Reply) -> None:
        self._routes[route] = reply

    def __delitem__(self, route: str) -> None:
        del self._routes[route]

    def url(self, path: str = "", *, at: str = "127.0.0.1") -> str:
        """The address of a path; `at` another loopback address (127.0.0.2, ::1), which is another host."""
        if at[0].isdigit() or ":" in at:
            self.listen(at)
        host = f"[{at}]" if ":" in at else at
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    def listen(self, address: str) -> None:
        """Be found under another address of this machine, at the same port."""
        if address not in self._servers:
            self._servers[address] = asyncio.run_coroutine_threadsafe(self._listen(address), self._loop).result(5)
            self.port = self._servers[address].sockets[0].getsockname()[1]

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [asked.path for asked in self.asked]

    def elsewhere(self, names: Mapping[str, Sequence[str] | Sequence[Sequence[str]]]) -> dict[str, Any]:
        """What a `Fetcher` is given so that names have these addresses and all public addresses are this server.

        A name with several lists of addresses has the first when it is looked up first, and so on; the last stays.
        """
        from tests.elsewhere import Dialler, Names

        return {"resolve": Names(names), "dialler": Dialler(self.port)}

    async def _listen(self, address: str) -> asyncio.Server:
        return await asyncio.start_server(self._serve, address, self.port, ssl=self._tls, limit=1_000_000, backlog=300)

    async def _close(self) -> None:
        for server in self._servers.values():
            self._loop.remove_reader(server.sockets[0].fileno())  # nobody else is let in
        for _ in range(10):  # who has just come has to be in to be shown out
            await asyncio.sleep(0)
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for server in self._servers.values():
            server.close()
            await server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, until an answer ends it."""
        try:
            while asked := await _read(reader, writer):
                self.asked.append(asked)
                if not await self._answer(asked, writer):
                    break
        except (OSError, Reset, asyncio.CancelledError):
            writer.transport.abort()
        finally:
            writer.close()
            with suppress(OSError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _answer(self, asked: Asked, writer: asyncio.StreamWriter) -> bool:
        """Whether the connection may be used again."""
        reply = self._routes.get(asked.target) or self._routes.get(asked.path) or page(b"not here", status=404)
        host, whole, sent = asked.host.removesuffix(f":{self.port}") or asked.address, b"", 0
        self._now[host] += 1
        self.busiest = max(self.busiest, self._now.total())
        self.busiest_by_host[host] = max(self.busiest_by_host[host], self._now[host])
        try:
            async for piece in reply(asked):
                whole, sent = whole or piece, sent + len(piece)
                writer.write(piece)
                await writer.drain()
        finally:
            self._now[host] -= 1
        begun, _, _ = whole.partition(b"\r\n\r\n")
        promised = b"content-length: %d" % (sent - len(begun) - 4)
        return promised in begun.lower() or begun.startswith(b"HTTP/1.1 304")


async def _read(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Asked | None:
    """The next request of a connection."""
    try:
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    except asyncio.IncompleteReadError:
        return None
    target = first.split(" ")[1]
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
    path = "/" + target.split("/", 3)[3] if "://" in target and target.count("/") > 2 else target
    host, address = headers.get("host", ""), writer.get_extra_info("sockname")[0]
    return Asked(path, host, headers, address, time.monotonic(), target)


@contextmanager
def serving(*, tls: ssl.SSLContext | None = None) -> Iterator[Web]:
    """A server for as long as it is needed."""
    with Web(tls=tls) as served:
        yield served


@pytest.fixture
def web() -> Iterator[Web]:
    """A server of the test's own."""
    with serving() as served:
        yield served
