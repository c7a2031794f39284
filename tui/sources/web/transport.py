"""Connections, kept apart by where they may lead and through which proxy.

All of it is httpcore2's; httpx2's own transport cannot be given a door of ours.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from contextlib import aclosing
from functools import cached_property
from ipaddress import ip_address, ip_network
from urllib.request import getproxies, proxy_bypass

import httpcore2
import httpx2

from tui.sources.web.mishaps import Mishap
from tui.sources.web.network import Door, Names, ProxyDoor
from tui.sources.web.places import Depth, spelt

_IDLE, _KEPT = 3.0, 32  # seconds for which a connection is kept for the next question, and how many are


class Proxies:
    """The proxies that the environment (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY) or the system asks for."""

    def __init__(self) -> None:
        self._known = getproxies()

    def of(self, url: httpx2.URL) -> str:
        """The proxy that is to be asked for an address; "" for none: never for this machine itself.

        Raises:
            Mishap: what is set is no proxy.
        """
        told = self._known.get(url.scheme) or self._known.get("all", "")
        if not told or self._is_direct(url):
            return ""
        proxy = told if "://" in told else f"http://{told}"
        try:
            parsed = httpx2.URL(proxy)
        except (httpx2.InvalidURL, ValueError):
            parsed = httpx2.URL()
        if parsed.scheme not in {"http", "https"} or not parsed.host:
            name = f"{url.scheme.upper()}_PROXY"
            raise Mishap(
                f"cannot be asked: {name} names no proxy of the web", "Set it to http://host:port, or unset it."
            )
        return proxy

    def _is_direct(self, url: httpx2.URL) -> bool:
        host = url.raw_host.decode("ascii")
        address = spelt(host)
        if host.rstrip(".") == "localhost" or (address and ip_address(address).is_loopback):
            return True
        nets = (one.strip() for one in self._known.get("no", "").split(",")) if address else ()
        return any(_holds(net, address) for net in nets) or bool(proxy_bypass(url.netloc.decode("ascii")))


def _holds(net: str, address: str) -> bool:
    """Whether a network, as NO_PROXY names it, holds an address."""
    try:
        return ip_address(address) in ip_network(net, strict=False)
    except ValueError:
        return False


class Lines(httpx2.AsyncBaseTransport):
    """Sends requests. Their extensions say how far inside they may lead."""

    def __init__(self, names: Names, dialler: httpcore2.AsyncNetworkBackend, proxies: Proxies) -> None:
        self._names, self._dialler, self._proxies = names, dialler, proxies
        self._proxies_door = ProxyDoor(names, dialler, Depth.MACHINE)
        self._pools: dict[tuple[str, Depth, str], httpcore2.AsyncConnectionPool] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer; its body is still to come, and none of it is kept.

        Raises what httpcore2 raises, and `PrivatePlaceError`.
        """
        pool = self._pool(request.url, request.extensions["depth"])
        response = await pool.handle_async_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=b"",
                extensions={"timeout": request.extensions["timeout"]},
            )
        )
        return httpx2.Response(response.status, headers=response.headers, stream=_Coming(response))

    async def aclose(self) -> None:
        """Close every connection."""
        for pool in self._pools.values():
            await pool.aclose()

    def _pool(self, url: httpx2.URL, depth: Depth) -> httpcore2.AsyncConnectionPool:
        """The connections of one kind: what was opened to a private place is never used for a public one's sake."""
        proxy = self._proxies.of(url)
        kind = proxy, depth, url.scheme
        if kind not in self._pools:
            self._pools[kind] = httpcore2.AsyncConnectionPool(
                ssl_context=self._trust if url.scheme == "https" else None,
                proxy=_proxy(proxy) if proxy else None,
                network_backend=self._proxies_door if proxy else Door(self._names, self._dialler, depth),
                max_connections=None,  # turns are taken elsewhere
                max_keepalive_connections=_KEPT,
                keepalive_expiry=_IDLE,
            )
        return self._pools[kind]

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        """The system's certificates; read once, and only where they are needed."""
        try:
            return httpcore2.default_ssl_context()
        except OSError:
            cure = "Check SSL_CERT_FILE and SSL_CERT_DIR, or unset them."
            raise Mishap("cannot be trusted: the certificates to know it by cannot be read", cure) from None


def _proxy(told: str) -> httpcore2.Proxy:
    """A proxy, with the name and password that its address may hold."""
    url = httpx2.URL(told)
    auth = (url.username, url.password) if url.userinfo else None
    return httpcore2.Proxy(str(url.copy_with(username=None, password=None)), auth=auth)


class _Coming(httpx2.AsyncByteStream):
    """A body as it comes over the line."""

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async with aclosing(self._response.aiter_stream()) as pieces:
            async for piece in pieces:
                yield piece

    async def aclose(self) -> None:
        """Take no more of it."""
        await self._response.aclose()
