"""One question to the web, from its address to its answer: by turns, through redirects, within limits.

Redirects are followed here and nowhere else, since each of them is another address that somebody else chose.
"""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, contextmanager
from datetime import UTC, datetime
from typing import NamedTuple

import httpcore2
import httpx2

from tui import __version__
from tui.settings import Login
from tui.sources.fetch import Answer, FetchError, Patience
from tui.sources.web.freshness import fresh_for
from tui.sources.web.mishaps import AGAIN, Mishap, TooLargeError, of_error, of_status
from tui.sources.web.network import Depth, Names, PrivatePlaceError, Resolve, depth_by_name
from tui.sources.web.onward import CHECK, begin, host, onward
from tui.sources.web.passwords import Passwords
from tui.sources.web.robots import LARGEST, NAME, PATIENCE, Robots
from tui.sources.web.transport import Lines, Proxies
from tui.sources.web.unpacking import unpacked
from tui.text.clean import clean_line

_HEADERS = {
    "User-Agent": f"{NAME}/{__version__} (terminal news reader)",
    "Accept": "application/atom+xml, application/rss+xml, application/feed+json, text/html, application/xml;q=0.9, "
    "application/json;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, br, deflate",
}
_CODINGS = frozenset({"", "identity", "gzip", "br", "deflate"})
_FOR_GOOD = frozenset({301, 308})
_HOPS = 5
_PER_HOST, _AT_ONCE = 2, 16
_MARK = re.compile(r"[ -~]{1,500}")
_KIND = re.compile(r"[!-.0-~]{1,100}/[!-.0-~]{1,100}")
_CHARSET = re.compile(r"charset=[\"']?([!-~]{1,40}?)[\"']?(?:;|$)")
_PROXIED = 2.0  # seconds: many who are behind a proxy cannot look names up at all


class Wanted(NamedTuple):
    """What is asked for; the fields are those of `Fetcher.get`."""

    url: str
    typed: bool
    limit: int
    etag: str = ""
    modified: str = ""
    robots: bool = False


class Asker:
    """Asks. What all questions share: connections, names, logins, rules and turns."""

    def __init__(
        self,
        logins: Sequence[Login],
        patience: Patience,
        resolve: Resolve | None,
        dialler: httpcore2.AsyncNetworkBackend | None,
    ) -> None:
        self.names, self.proxies, self.patience = Names(resolve), Proxies(), patience
        self.lines = Lines(self.names, dialler or httpcore2.AnyIOBackend(), self.proxies)
        self.passwords, self.robots = Passwords(logins), Robots(self._rules)
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(_PER_HOST))
        self._all = asyncio.Semaphore(_AT_ONCE)

    async def ask(self, wanted: Wanted) -> Answer:
        """The answer.

        Raises:
            FetchError: there is none; nothing else, and nothing hangs on it that was sent.
        """
        journey = _Journey(self, wanted)
        try:
            return await journey.go(self.patience.total)
        except Mishap as one:
            mishap = one
        raise FetchError(f"{journey.where} {mishap.what}.", mishap.cure, gone=mishap.status == 410, later=mishap.wait)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for one's turn with a host, then for one among all."""
        async with self._hosts[host.lower().rstrip(".")], self._all:
            yield

    async def _rules(self, url: str, typed: bool) -> str:  # noqa: FBT001 (`Robots` calls it)
        """The text of a site's rules for programs."""
        answer = await _Journey(self, Wanted(url, typed, LARGEST)).go(PATIENCE)
        return answer.body.decode("utf-8", "replace")


class _Journey:
    """The way of one question. Its clock stands still while it waits for its turn, or for something of the user's."""

    def __init__(self, asker: Asker, wanted: Wanted) -> None:
        self._asker, self._wanted = asker, wanted
        self._trail: list[httpx2.URL] = []
        self._clock = asyncio.timeout(None)

    @property
    def where(self) -> str:
        """Who is to be named for what happens now."""
        if not self._trail:
            return f'"{clean_line(_without_password(self._wanted.url), 100)}"'
        first, last = (clean_line(url.host, 100) for url in (self._trail[0], self._trail[-1]))
        return last if first == last else f"{last}, to which {first} sends on,"

    async def go(self, patience: float) -> Answer:
        """The answer, in so many seconds.

        Raises:
            Mishap: there is none; nothing else is raised.
        """
        self._clock = asyncio.timeout(patience)
        try:
            async with self._clock:
                return await self._follow()
        except Exception as error:  # noqa: BLE001 (whatever a server brings about is a sentence in the end)
            mishap = of_error(error)
        raise mishap

    async def _follow(self) -> Answer:
        url, for_good = begin(self._wanted.url), True
        deep = Depth.MACHINE if self._wanted.typed else Depth.PUBLIC
        while True:
            self._trail.append(url)
            if self._wanted.robots:
                with self._paused():
                    await self._asker.robots.admit(url, typed=deep > Depth.PUBLIC)
            headers = await self._headers(url)
            async with self._turn(url):
                deep = await self._depth(url, deep)
                response = await self._sent(url, headers, deep)
                try:
                    to = onward(url, response)
                    if to is None:
                        return await self._answer(url, response, for_good=for_good, login="Authorization" in headers)
                finally:
                    await response.aclose()
            if to in self._trail:
                raise Mishap("sends on in a circle", CHECK)
            if len(self._trail) > _HOPS:
                raise Mishap(f"sends on more than {_HOPS} times", CHECK)
            url, for_good = to, for_good and response.status_code in _FOR_GOOD

    async def _headers(self, url: httpx2.URL) -> dict[str, str]:
        """What is sent along. A login goes to the site that was asked, or to the same one by https, alone."""
        marks = {"If-None-Match": self._wanted.etag, "If-Modified-Since": self._wanted.modified}
        headers = _HEADERS | {name: mark for name, mark in marks.items() if _mark(mark)}
        first = self._trail[0]
        ours = url.origin == first.origin or (url.scheme == "https" and url.host == first.host)
        login = self._asker.passwords.login(url) if ours else None
        if login:
            with self._paused():
                headers["Authorization"] = await self._asker.passwords.header(login)
        return headers

    async def _depth(self, url: httpx2.URL, deepest: Depth) -> Depth:
        """How far inside a host is: no further than what led there, and where a person gave it, anywhere.

        Behind a proxy names from outside may be unknown: then the name itself has to do.
        """
        via = self._asker.proxies.of(url)
        try:
            async with asyncio.timeout(_PROXIED if via else self._asker.patience.connect):
                deep = (await self._asker.names.place(host(url))).depth
        except OSError:
            if not via:
                raise
            deep = depth_by_name(host(url))
        if deep > deepest:
            raise PrivatePlaceError
        return deep

    async def _sent(self, url: httpx2.URL, headers: Mapping[str, str], deep: Depth) -> httpx2.Response:
        """The answer of one host, its body still to come."""
        patience = self._asker.patience
        extensions = {
            "timeout": {"connect": patience.connect, "read": patience.read, "write": patience.read},
            "depth": deep,
            "limit": self._wanted.limit,
        }
        return await self._asker.lines.handle_async_request(
            httpx2.Request("GET", url, headers=headers, extensions=extensions)
        )

    async def _answer(self, url: httpx2.URL, response: httpx2.Response, *, for_good: bool, login: bool) -> Answer:
        """What an answer says."""
        wanted, headers = self._wanted, response.headers
        unchanged = response.status_code == 304 and bool(wanted.etag or wanted.modified)
        if not unchanged and not response.is_success:
            raise of_status(response.status_code, headers, login=login)
        kind, _, more = headers.get("content-type", "")[:300].lower().partition(";")
        charset = _CHARSET.search(more)
        return Answer(
            url=str(url),
            status=304 if unchanged else 200,
            body=b"" if unchanged else await _body(response, wanted.limit),
            kind=kind.strip() if _KIND.fullmatch(kind.strip()) else "",
            charset=charset[1] if charset else "",
            etag=_mark(headers.get("etag", "")) or (wanted.etag if unchanged else ""),
            modified=_mark(headers.get("last-modified", "")) or (wanted.modified if unchanged else ""),
            fresh=fresh_for(headers, datetime.now(UTC)),
            moved=str(url) if for_good and len(self._trail) > 1 else "",
        )

    @asynccontextmanager
    async def _turn(self, url: httpx2.URL) -> AsyncIterator[None]:
        """One's turn; the clock does not run while others are served."""
        async with AsyncExitStack() as held:
            with self._paused():
                await held.enter_async_context(self._asker.turn(host(url)))
            yield

    @contextmanager
    def _paused(self) -> Iterator[None]:
        """Stop the clock."""
        loop, ends = asyncio.get_running_loop(), self._clock.when()
        assert ends is not None
        left = ends - loop.time()
        self._clock.reschedule(None)
        try:
            yield
        finally:
            self._clock.reschedule(loop.time() + left)


async def _body(response: httpx2.Response, limit: int) -> bytes:
    """The body, unpacked."""
    promised = response.headers.get("content-length", "")
    if promised.isdigit() and int(promised[:20]) > limit:
        raise TooLargeError(limit)
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in _CODINGS:  # two at once are a bomb in a bomb
        raise Mishap("sends something that is packed in a way that was not asked for", AGAIN)
    async with aclosing(response.aiter_raw()) as pieces:
        body = b"".join([piece async for piece in pieces])
    return body if coding in {"", "identity"} else unpacked(body, coding, limit)


def _without_password(told: str) -> str:
    """What was given for an address, to be shown, though nothing is known of its make.

    >>> _without_password("ftp://me:hidden@a.example/"), _without_password("me:hidden@a.example")
    ('ftp://a.example/', 'a.example')
    """
    scheme, slashes, rest = told.rpartition("@")[0].partition("//")
    return (scheme + slashes if slashes and rest else "") + told.rpartition("@")[2]


def _mark(told: str) -> str:
    """A short line of plain letters, as a header may hold it; "" for any other."""
    return told if _MARK.fullmatch(told) else ""
