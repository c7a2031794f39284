"""What a site allows programs to fetch (RFC 9309), for pages that nobody asked for; asked once a day."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import NamedTuple

import httpx2

from tui.sources.web.mishaps import Mishap, Reach
from tui.sources.web.places import Depth

NAME = "Wireside"
"""How rules may call us."""
LARGEST, PATIENCE = 500_000, 5.0
"""Bytes and seconds for a site's rules."""
_DAY, _SOON = 86_400.0, 600.0
"""Seconds for which rules hold; those of a site that could not say are asked for again soon."""
_MOST = 10.0  # seconds between two pages, whatever a site asks for: more, and nobody would wait for the text
_FORBIDDEN = "User-agent: *\nDisallow: /"


class _Rules(NamedTuple):
    """The rules of a site."""

    until: float
    allows: Callable[[str], bool]
    delay: float


class Robots:
    """Asks sites for their rules, by way of `ask`: the text of an address; a `Mishap` where there is none."""

    def __init__(self, ask: Callable[[str, Depth], Awaitable[str]]) -> None:
        self._ask = ask
        self._known: dict[str, _Rules] = {}
        self._next: dict[str, float] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def admit(self, url: httpx2.URL, deepest: Depth) -> None:
        """Wait until a page may be fetched; its site's rules are no further inside than it may be.

        Raises:
            Mishap: it may not be.
        """
        top = str(url.copy_with(raw_path=b"/robots.txt", fragment=None))
        async with self._locks[top]:
            rules = self._known.get(top)
            if rules is None or time.monotonic() > rules.until:
                rules = self._known[top] = await self._read(top, deepest)
        if not rules.allows(str(url)):
            raise Mishap("does not want programs to fetch this page by themselves", "Open the page itself to read it.")
        if rules.delay:
            now = time.monotonic()
            turn = self._next[top] = max(now, self._next.get(top, 0.0) + rules.delay)
            await asyncio.sleep(turn - now)

    async def _read(self, top: str, deepest: Depth) -> _Rules:
        """The rules of a site; all is allowed where it has none, nothing where it cannot say (RFC 9309, 2.3.1)."""
        from protego import Protego

        text, holds = "", _DAY
        try:
            text = await self._ask(top, deepest)
        except Mishap as mishap:
            if mishap.status >= 500 or mishap.reach < Reach.ANSWERED:
                text, holds = _FORBIDDEN, _SOON
        rules = Protego.parse(_for_us(text))
        delay = rules.crawl_delay(NAME) or 0.0
        return _Rules(time.monotonic() + holds, lambda page: rules.can_fetch(page, NAME), min(max(delay, 0.0), _MOST))


def _for_us(text: str) -> str:
    r"""Rules with all other programs under one name: to keep every rule for every program could take gigabytes.

    >>> _for_us("User-agent: wireside/1.0\nUser-Agent: a\nuseragent : b # c\nDisallow: /x")
    'User-agent: wireside\nUser-agent: another\nUser-agent: another\nDisallow: /x'
    """
    return "\n".join(_agent(line) or line for line in text.splitlines())


def _agent(line: str) -> str:
    """A line that begins the rules for a program, by the name that it has here; "" for any other line."""
    head = line.lstrip()[:40].lower().replace("-", "").split()
    if not "".join(head).startswith("useragent"):
        return ""
    name = line.partition("#")[0].lower().replace(":", " ").split()[-1].partition("/")[0]
    is_ours = NAME.lower().startswith(name.replace("*", ""))
    return f"User-agent: {name if is_ours else 'another'}"
