"""The web, asked politely: one address to one answer, within limits of time and size, and never a private place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Self

from tui.settings import Login

if TYPE_CHECKING:
    from httpcore2 import AsyncNetworkBackend

    from tui.sources.web.asking import Asker
    from tui.sources.web.network import Resolve

FEED, PAGE = 10_000_000, 5_000_000
"""Bytes of an answer after decompression."""


class Answer(NamedTuple):
    """What a server said."""

    url: str
    """Where the answer came from, after redirects."""
    status: int
    """200, or 304 where nothing changed since the answer whose etag and date were sent along."""
    body: bytes = b""
    kind: str = ""
    """Media type, in lower case, without parameters: "application/rss+xml"."""
    charset: str = ""
    """As the Content-Type says; "" where it does not."""
    etag: str = ""
    modified: str = ""
    fresh: float = 0.0
    """Seconds for which it may be used without asking again."""
    moved: str = ""
    """The new address where every redirect was permanent (301, 308); else ""."""


class FetchError(Exception):
    """Why there is no answer: one plain sentence, and another that says what to do about it."""

    def __init__(self, sentence: str, cure: str = "", *, gone: bool = False, later: float = 0.0) -> None:
        super().__init__(sentence)
        self.sentence, self.cure = sentence, cure
        self.gone = gone
        """Whether the server says that it is gone for good (410)."""
        self.later = later
        """Seconds after which the server wants to be asked again (Retry-After); 0 where it does not say."""


class Patience(NamedTuple):
    """Seconds that are waited for."""

    connect: float = 10.0
    read: float = 20.0
    """Between two pieces of an answer."""
    total: float = 60.0
    """For all of it, redirects included; waiting for one's turn is not counted."""


_USUAL = Patience()


class Fetcher:
    """Asks servers: at most 2 questions a host and 16 in all at a time. To be used in one event loop.

    `resolve` looks names up and `dialler` connects to addresses: the system does, where they are not given.
    """

    def __init__(
        self,
        logins: Sequence[Login] = (),
        *,
        patience: Patience = _USUAL,
        resolve: Resolve | None = None,
        dialler: AsyncNetworkBackend | None = None,
    ) -> None:
        self._given = logins, patience, resolve, dialler
        self._asker: Asker | None = None

    async def __aenter__(self) -> Self:
        from tui.sources.web.asking import Asker

        self._asker = Asker(*self._given)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._asker:
            await self._asker.lines.aclose()

    async def get(
        self,
        url: str,
        *,
        typed: bool,
        limit: int = FEED,
        etag: str = "",
        modified: str = "",
        robots: bool = False,
    ) -> Answer:
        """The answer of an address.

        `typed`: whether a person gave the address; one that feed content gave never leads into a private network.
        `robots`: whether the site's rules for programs are asked first: for pages that nobody asked for.

        Raises:
            FetchError: there is none, with the reason.
        """
        from tui.sources.web.asking import Wanted

        assert self._asker is not None, "entered"
        return await self._asker.ask(Wanted(url, typed, limit, etag, modified, robots))
