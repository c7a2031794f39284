"""The guard at the door to the network: which hosts are private, and that nothing leads there from further outside.

A page or a feed may name any host, and a name may have any address, another one at each look. So names are looked up
here, every address is judged, and a connection is made to the very addresses that were judged: there is no moment at
which a name could turn.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from threading import Thread
from typing import Any, NamedTuple

import httpcore2

from tui.sources.web.places import Depth, depth, depth_by_name, spelt

Resolve = Callable[[str], Awaitable[list[str]]]
"""The addresses of a name; OSError where there are none."""

_KEPT = 60.0  # seconds for which a name is not looked up again: one refresh asks a host many things
_EACH = 3.0  # seconds for an address where there are others to try


class PrivatePlaceError(Exception):
    """A host is further inside than what led to it."""


class Place(NamedTuple):
    """Where a host is."""

    addresses: tuple[str, ...]
    depth: Depth
    """Of the one that is furthest inside, or of the name itself."""


class Names:
    """Looks names up, and knows for a minute what it found: what was judged is what is connected to."""

    def __init__(self, resolve: Resolve | None = None) -> None:
        self._resolve = resolve or resolved
        self._known: dict[str, tuple[float, Place]] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def place(self, host: str) -> Place:
        """Where a host is.

        Raises:
            OSError: nowhere.
        """
        name = host.lower().rstrip(".")
        async with self._locks[name]:
            since, place = self._known.get(name, (0.0, None))
            if place is None or time.monotonic() - since > _KEPT:
                address = spelt(name)
                addresses = (address,) if address else tuple(await self._resolve(name))
                place = Place(addresses, max([depth_by_name(name), *map(depth, addresses)]))
                self._known[name] = time.monotonic(), place
        return place


async def resolved(host: str) -> list[str]:
    """The addresses of a name, as the system knows them.

    In a thread that nobody waits for at the end: a name server that does not answer can hold one for half a minute.
    """
    loop = asyncio.get_running_loop()
    found: asyncio.Future[list[str]] = loop.create_future()

    def settle(addresses: list[str], error: OSError | None) -> None:
        if not found.done():
            found.set_exception(error) if error else found.set_result(addresses)

    def look() -> None:
        addresses, error = [], None
        try:
            told = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
            addresses = list(dict.fromkeys(str(where[0]) for *_, where in told))
        except (OSError, UnicodeError) as one:
            error = one if isinstance(one, OSError) else socket.gaierror(socket.EAI_NONAME, str(one))
        with contextlib.suppress(RuntimeError):  # the loop was closed meanwhile
            loop.call_soon_threadsafe(settle, addresses, error)

    Thread(target=look, name="names", daemon=True).start()
    return await found


class Door(httpcore2.AsyncNetworkBackend):
    """Connects to hosts, one address after the other, but to none that is further inside than `deepest`.

    `dialler` connects to an address. There is no way to a socket in the file system.
    """

    def __init__(self, names: Names, dialler: httpcore2.AsyncNetworkBackend, deepest: Depth) -> None:
        self._names, self._dialler, self._deepest = names, dialler, deepest

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (the signature is httpcore2's)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """A connection.

        Raises:
            PrivatePlaceError: the host is too far inside.
            httpcore2.ConnectError: none of its addresses takes one.
        """
        ends = time.monotonic() + (timeout or 0.0)
        place = await self._names.place(host)
        if place.depth > self._deepest:
            raise PrivatePlaceError(host)
        error: Exception = httpcore2.ConnectError(f"{host} has no addresses")
        for left, address in zip(range(len(place.addresses) - 1, -1, -1), place.addresses, strict=True):
            patience = max(ends - time.monotonic(), 0.0) if timeout is not None else None
            if left and patience is not None:
                patience = min(patience, _EACH)
            try:
                return await self._dialler.connect_tcp(address, port, patience, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as one:
                error = one
        raise error


class ProxyDoor(Door):
    """Connects to a proxy, which may be anywhere; that it cannot be reached is not put down to who is asked for."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (as above)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """A connection.

        Raises:
            httpcore2.ProxyError: the proxy takes none.
        """
        try:
            return await super().connect_tcp(host, port, timeout, local_address, socket_options)
        except (httpcore2.ConnectError, httpcore2.ConnectTimeout, OSError) as error:
            raise httpcore2.ProxyError(host) from error
