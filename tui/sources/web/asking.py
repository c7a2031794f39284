"""One question to the web, from its address to its answer: by turns, through redirects, within limits.

Redirects are followed here and nowhere else, since each of them is another address that somebody else chose.
"""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import UTC, datetime
from typing import NamedTuple

import httpcore2
import httpx2

from tui import __version__
from tui.settings import Login
from tui.sources.fetch import Answer, FetchError, Leave, Mark, Patience
from tui.sources.web.bodies import beginning, whole
from tui.sources.web.freshness import fresh_for
from tui.sources.web.mishaps import ONLINE, Mishap, Reach, of_error, of_status
from tui.sources.web.network import Names, PrivatePlaceError, Resolve
from tui.sources.web.onward import CHECK, begin, host, onward
from tui.sources.web.passwords import Passwords
from tui.sources.web.places import Depth, depth_by_name
from tui.sources.web.robots import LARGEST, NAME, PATIENCE, Robots
from tui.sources.web.transport import Lines, Proxies
from tui.text.addresses import shown
from tui.text.clean import clean_line

_HEADERS = {
    "User-Agent": f"{NAME}/{__version__} (terminal news reader)",
    "Accept": "application/atom+xml, application/rss+xml, application/feed+json, text/html, application/xml;q=0.9, "
    "application/json;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, br, deflate",
}
_ETAG, _MODIFIED, _LOGIN = "If-None-Match", "If-Modified-Since", "Authorization"
_FOR_GOOD = frozenset({301, 308})
_HOPS = 5
_PER_HOST, _AT_ONCE = 2, 16
_LARGE_ONES = 2  # bodies of over 1 MB that are in hand at a time: there may be 24 answers
_MARK = re.compile(r"[ -~]{1,500}")
_KIND = re.compile(r"[!-.0-~]{1,100}/[!-.0-~]{1,100}")
_CHARSET = re.compile(r"charset\s?=\s?[\"']?([!-~]{1,40}?)[\"']?\s?(?:[;,]|$)")
_PROXIED = 2.0  # seconds: many who are behind a proxy cannot look names up at all


class Wanted(NamedTuple):
    """What is asked for; the fields are those of `Fetcher.get`."""

    url: str
    leave: Leave
    limit: int
    mark: Mark = Mark()
    robots: bool = False
    part: bool = False
    """Whether the beginning will do of what is larger."""


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
        self.large = asyncio.Semaphore(_LARGE_ONES)
        """Taken by a body that is large, for as long as it is in hand."""

    async def ask(self, wanted: Wanted, held: AsyncExitStack | None = None) -> Answer:
        """The answer; its place among the large ones is kept until `held` is left.

        Raises:
            FetchError: there is none; nothing else, and nothing hangs on it that was sent.
        """
        async with AsyncExitStack() as own:
            journey = _Journey(self, wanted, held or own)
            try:
                return await journey.go(self.patience.total)
            except Mishap as one:
                mishap = one
        raise FetchError(
            f"{journey.where} {mishap.what}.",
            mishap.cure,
            gone=mishap.status == 410,
            later=mishap.wait,
            unreachable=mishap.reach is Reach.NOWHERE and not journey.was_sent_on,
        )

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for one's turn with a host, then for one among all."""
        async with self._hosts[host.lower().rstrip(".")], self._all:
            yield

    async def _rules(self, url: str, deepest: Depth) -> str:
        """The text of a site's rules for programs."""
        async with AsyncExitStack() as held:
            answer = await _Journey(self, Wanted(url, Leave(deepest), LARGEST, part=True), held).go(PATIENCE)
        return answer.body.decode("utf-8-sig", "replace")


class _Journey:
    """The way of one question. Its clock stands still while it waits for its turn, or for something of the user's."""

    def __init__(self, asker: Asker, wanted: Wanted, held: AsyncExitStack) -> None:
        self._asker, self._wanted, self._held = asker, wanted, held
        self._trail: list[httpx2.URL] = []
        self._depths: list[Depth] = []
        self._has_room = False
        self._clock = asyncio.timeout(None)

    @property
    def where(self) -> str:
        """Who is to be named for what happens now."""
        if not self._trail:
            return f'"{clean_line(shown(self._wanted.url), 100)}"'
        first, last = (clean_line(url.host, 100) for url in (self._trail[0], self._trail[-1]))
        return last if first == last else f"{last}, to which {first} sends on,"

    @property
    def was_sent_on(self) -> bool:
        """Whether it is another address by now."""
        return len(self._trail) > 1

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
        deep = Depth(self._wanted.leave.inside)
        while True:
            self._trail.append(url)
            deep = await self._depth(url, deep)  # before anything is asked there
            self._depths.append(deep)
            if self._wanted.robots:
                with self._paused():
                    await self._asker.robots.admit(url, deep)
            headers = await self._headers(url)
            async with self._turn(url):
                response = await self._sent(url, headers, deep)
                try:
                    to = onward(url, response)
                    if to is None:
                        return await self._answer(url, response, headers, for_good=for_good)
                finally:
                    await response.aclose()
            if to in self._trail:
                raise Mishap("sends on in a circle", CHECK)
            if len(self._trail) > _HOPS:
                raise Mishap(f"sends on more than {_HOPS} times", CHECK)
            url, for_good = to, for_good and response.status_code in _FOR_GOOD

    async def _headers(self, url: httpx2.URL) -> dict[str, str]:
        """What is sent along. A login goes to the site that was asked, or to the same one by https, alone."""
        first, (etag, modified, where) = self._trail[0], self._wanted.mark
        marks = {_ETAG: etag, _MODIFIED: modified} if str(url) == (where or str(first)) else {}
        headers = _HEADERS | {name: mark for name, mark in marks.items() if _mark(mark)}
        ours = url.origin == first.origin or (url.scheme == "https" and url.host == first.host)
        login = self._asker.passwords.login(url) if ours and self._wanted.leave.login else None
        if login:
            with self._paused():
                headers[_LOGIN] = await self._asker.passwords.header(login)
        return headers

    async def _depth(self, url: httpx2.URL, deepest: Depth) -> Depth:
        """How far inside a host is: no further than what led there, and where a person gave it, anywhere.

        Behind a proxy names from outside may be unknown: then the name itself has to do.
        """
        via = self._asker.proxies.of(url)
        try:
            async with asyncio.timeout(_PROXIED if via else self._asker.patience.connect):
                deep = (await self._asker.names.place(host(url))).depth
        except OSError as error:
            if not via and isinstance(error, TimeoutError):
                raise Mishap("takes too long to be found", ONLINE, reach=Reach.NOWHERE) from None
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
        }
        return await self._asker.lines.handle_async_request(
            httpx2.Request("GET", url, headers=headers, extensions=extensions)
        )

    async def _answer(
        self, url: httpx2.URL, response: httpx2.Response, sent: Mapping[str, str], *, for_good: bool
    ) -> Answer:
        """What an answer says."""
        wanted, headers = self._wanted, response.headers
        unchanged = response.status_code == 304 and bool(sent.keys() & {_ETAG, _MODIFIED})
        if not unchanged and not response.is_success:
            raise of_status(response.status_code, headers, login=_LOGIN in sent)
        kind, _, more = headers.get("content-type", "")[:300].lower().partition(";")
        charset = _CHARSET.search(more)
        return Answer(
            url=str(url),
            status=304 if unchanged else 200,
            body=b"" if unchanged else await self._body(response),
            kind=kind.strip() if _KIND.fullmatch(kind.strip()) else "",
            charset=charset[1] if charset else "",
            etag=_mark(headers.get("etag", "")) or (wanted.mark.etag if unchanged else ""),
            modified=_mark(headers.get("last-modified", "")) or (wanted.mark.modified if unchanged else ""),
            fresh=fresh_for(headers, datetime.now(UTC)),
            moved=str(url) if for_good and self.was_sent_on else "",
            depths=(self._depths[0], self._depths[-1]),
        )

    async def _body(self, response: httpx2.Response) -> bytes:
        """As much of the body as is wanted."""
        limit = self._wanted.limit
        return await (beginning(response, limit) if self._wanted.part else whole(response, limit, self._room))

    async def _room(self) -> None:
        """Wait until few large bodies are in hand."""
        if not self._has_room:
            with self._paused():
                await self._held.enter_async_context(self._asker.large)
            self._has_room = True

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


def _mark(told: str) -> str:
    """A short line of plain letters, as a header may hold it; "" for any other."""
    return told if _MARK.fullmatch(told) else ""
