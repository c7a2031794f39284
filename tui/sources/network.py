"""The guard at the door to the network: which hosts are private, and that nothing leads there unasked.

A page or a feed may name any host, and a name may have any address, another one at each look. So names are looked up
here, every address is judged, and a connection is made to the very addresses that were judged: there is no moment at
which a name could turn.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time
from collections.abc import Awaitable, Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from threading import Thread
from typing import Any, NamedTuple

import httpcore2

Resolve = Callable[[str], Awaitable[list[str]]]
"""The addresses of a name; OSError where there are none."""

_KEPT = 60.0  # seconds for which a name is not looked up again: one refresh asks a host many things
_EACH = 3.0  # seconds for an address where there are others to try
_OURS = ("localhost", "local", "internal", "intranet", "lan", "home.arpa")
"""Names below these never mean a place on the public network (RFC 6761, 6762, 8375; ICANN keeps "internal" free)."""
_GLOBAL = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_SPECIAL = IPv4Network("192.0.0.0/24"), IPv6Network("3fff::/20")  # which not every Python knows for what they are


class PrivatePlaceError(Exception):
    """A host is private where only public ones may be asked."""


def is_private(address: str) -> bool:
    """Whether an address is anything but one unicast address on the public network, also by way of a tunnel.

    >>> [is_private(one) for one in ("93.184.216.34", "2606:2800::1", "10.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1")]
    [False, False, True, True, True]
    """
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = _carried(found)
        if inner is not None:
            return is_private(str(inner))
        if found not in _GLOBAL:
            return True
    special = any(found in network for network in _SPECIAL)
    return special or not found.is_global or found.is_multicast or found.is_reserved


def _carried(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to: mapped, 6to4, NAT64. Teredo's are no longer routed by anybody."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


def spelt(host: str) -> str:
    """The address that a host is, in any of the spellings that systems take for one; "" for a name.

    >>> [spelt(host) for host in ("127.1", "0x7f.1", "2130706433", "0177.0.0.1.", "::1", "a.example")]
    ['127.0.0.1', '127.0.0.1', '127.0.0.1', '127.0.0.1', '::1', '']
    """
    bare = host.strip("[]").rstrip(".")
    with contextlib.suppress(ValueError):
        return str(ip_address(bare))
    with contextlib.suppress(OSError, ValueError):
        return socket.inet_ntoa(socket.inet_aton(bare)) if bare[:1].isdigit() else ""
    return ""


class Place(NamedTuple):
    """Where a host is."""

    addresses: tuple[str, ...]
    private: bool
    """Whether any of them is private, or the name itself."""


class Names:
    """Looks names up, and knows for a minute what it found: what was judged is what is connected to."""

    def __init__(self, resolve: Resolve | None = None) -> None:
        self._resolve = resolve or resolved
        self._known: dict[str, tuple[float, Place]] = {}

    async def place(self, host: str) -> Place:
        """Where a host is.

        Raises:
            OSError: nowhere.
        """
        name = host.lower().rstrip(".")
        since, place = self._known.get(name, (0.0, None))
        if place is None or time.monotonic() - since > _KEPT:
            address = spelt(name)
            addresses = (address,) if address else tuple(await self._resolve(name))
            place = Place(addresses, is_our_own(name) or any(map(is_private, addresses)))
            self._known[name] = time.monotonic(), place
        return place


def is_our_own(host: str) -> bool:
    """Whether a host is private by its name, or by the address that it is.

    >>> [is_our_own(host) for host in ("localhost.", "printer", "nas.local", "0x7f.1", "a.example", "notlocal.example")]
    [True, True, True, True, False, False]
    """
    if address := spelt(host):
        return is_private(address)
    name = host.lower().rstrip(".")
    return "." not in name or name.endswith(tuple(f".{ours}" for ours in _OURS))


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
    """Connects to hosts, one address after the other; behind a closed one only public hosts are found.

    `dialler` connects to an address. There is no way to a socket in the file system.
    """

    def __init__(self, names: Names, dialler: httpcore2.AsyncNetworkBackend, *, closed: bool) -> None:
        self._names, self._dialler, self._closed = names, dialler, closed

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
            PrivatePlaceError: the host is private, and the door is closed.
            httpcore2.ConnectError: none of its addresses takes one.
        """
        ends = time.monotonic() + (timeout or 0.0)
        place = await self._names.place(host)
        if self._closed and place.private:
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
