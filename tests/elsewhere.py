"""Names and public addresses that are really a server on loopback: a `Fetcher` under test thinks it is outside."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import httpcore2


class Names:
    """Looks names up in a table; counts how often."""

    def __init__(self, names: Mapping[str, Sequence[str] | Sequence[Sequence[str]]]) -> None:
        self.looked = Counter[str]()
        self._names = {name: [told] if isinstance(told[0], str) else list(told) for name, told in names.items()}

    async def __call__(self, host: str) -> list[str]:
        told = self._names.get(host)
        if told is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        self.looked[host] += 1
        return list(told[min(self.looked[host], len(told)) - 1])


class Dialler(httpcore2.AnyIOBackend):
    """Connects to loopback, at the server's port, whatever address it is given, and keeps which these were.

    Loopback addresses other than 127.0.0.1 stay what they are. What is `dead` refuses.
    """

    def __init__(self, port: int) -> None:
        self.dialled: list[str] = []
        self.dead: set[str] = set()
        self._port = port

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (the signature is httpcore2's)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        self.dialled.append(host)
        if host in self.dead:
            raise httpcore2.ConnectError("refused")
        here = host if host.startswith("127.") or host == "::1" else "127.0.0.1"
        return await super().connect_tcp(here, self._port, timeout, local_address, socket_options)
