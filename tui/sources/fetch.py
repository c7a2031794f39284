"""The web, asked politely: one address to one answer, within limits of time and size, and never a private place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Self

from tui.settings import Login

if TYPE_CHECKING:
    from contextlib import AsyncExitStack

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
    depths: tuple[int, int] = (0, 0)
    """How far inside the address was that was asked first, and the one that answered (see `web.places.Depth`)."""


class Mark(NamedTuple):
    """What an answer is known by, so that it need not come again."""

    etag: str = ""
    modified: str = ""
    url: str = ""
    """Where it came from: nobody else is asked with it. "" for the address that is asked."""


class Leave(NamedTuple):
    """What a question may do whose address nobody typed just now."""

    inside: int = 0
    """How far inside its place may be (see `web.places.Depth`)."""
    login: bool = False
    """Whether the reader's logins are shown."""


class FetchError(Exception):
    """Why there is no answer: one plain sentence, and another that says what to do about it."""

    def __init__(
        self, sentence: str, cure: str = "", *, gone: bool = False, later: float = 0.0, unreachable: bool = False
    ) -> None:
        super().__init__(sentence)
        self.sentence, self.cure = sentence, cure
        self.gone = gone
        """Whether the server says that it is gone for good (410)."""
        self.later = later
        """Seconds after which the server wants to be asked again (Retry-After); 0 where it does not say."""
        self.unreachable = unreachable
        """Whether the host that was asked could not be reached at all: no use in asking it for anything else."""


class Patience(NamedTuple):
    """Seconds that are waited for."""

    connect: float = 10.0
    read: float = 20.0
    """Between two pieces of an answer."""
    total: float = 60.0
    """For all of it, redirects included; waiting for one's turn is not counted."""


_USUAL = Patience()
_STRANGER, _UNKNOWN = Leave(), Mark()


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
        leave: Leave = _STRANGER,
        mark: Mark = _UNKNOWN,
        limit: int = FEED,
        robots: bool = False,
        held: AsyncExitStack | None = None,
    ) -> Answer:
        """The answer of an address.

        `typed`: whether a person gave the address just now: then it may be anywhere, and is shown a login. One that
        feed content gave has the `leave` that it is given, and by itself never leads into a private network.
        `mark`: of an answer that is here already, which is not sent again.
        `robots`: whether the site's rules for programs are asked first: for pages that nobody asked for.
        `held`: keeps the place of a large body, of which few are in hand at a time, until it is left.

        Raises:
            FetchError: there is none, with the reason.
        """
        from tui.sources.web.asking import Wanted
        from tui.sources.web.places import Depth

        assert self._asker is not None, "entered"
        leave = Leave(Depth.MACHINE, login=True) if typed else leave
        return await self._asker.ask(Wanted(url, leave, limit, mark, robots), held)
