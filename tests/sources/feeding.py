"""Feeds for tests, and a reader's side of fetching them: a library, a journal, and what was told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self
from xml.sax.saxutils import escape

from tests.web import Reply, page
from tui.library import Library
from tui.library.feeds import Fetched
from tui.sources.events import Done, Ended, Event
from tui.sources.fetch import Fetcher
from tui.sources.refresh import Refresh
from tui.sources.worker import Worker
from tui.state import Journal
from tui.state.subscriptions import FullText, Subscription, subscriptions

HOUR = 3600.0


def item(
    name: str, text: str = "", *, title: str = "", guid: str | None = "", link: str | None = "", date: str = ""
) -> str:
    """An entry of RSS. Guid and link are made of its name where they are not given; None leaves them out."""
    parts = {
        "title": title or f"Report {name}",
        "guid": name if guid == "" else guid,
        "link": f"https://news.example/{name}" if link == "" else link,
        "pubDate": date,
        "description": text or f"Of {name} there is news.",
    }
    told = (f"<{tag}>{escape(value)}</{tag}>" for tag, value in parts.items() if value)
    return f"<item>{''.join(told)}</item>"


def rss(*items: str, title: str = "Wire", more: str = "") -> bytes:
    """A feed."""
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>'
        f"<link>https://news.example/</link>{more}{''.join(items)}</channel></rss>"
    ).encode()


def feed(*items: str, title: str = "Wire", more: str = "", etag: str = "", **head: str) -> Reply:
    """A feed as a server sends it."""
    return page(rss(*items, title=title, more=more), kind="application/rss+xml", etag=etag, headers=head)


class Reading:
    """One reader who follows feeds and fetches them."""

    def __init__(self, library: Library, journal: Journal, refresh: Refresh, worker: Worker, told: list[Event]) -> None:
        self.library, self.journal, self.refresh, self._worker, self._told = library, journal, refresh, worker, told

    @classmethod
    @asynccontextmanager
    async def at(cls, home: Path, worker: Worker, **elsewhere: Any) -> AsyncIterator[Self]:
        """A reader whose files are in a folder; `elsewhere` is what the fetcher is given."""
        told: list[Event] = []
        journal = Journal.open(home / "reading.jsonl")
        async with Fetcher(**elsewhere) as fetcher:
            with Library(home / "library.db") as library:
                async with Refresh(library, journal, fetcher, worker, told.append, 60) as refresh:
                    yield cls(library, journal, refresh, worker, told)

    def follow(self, *addresses: str, full_text: FullText = FullText.ASKED) -> None:
        self.journal.write(
            change for address in addresses for change in Subscription(address, full_text=full_text).changes()
        )

    def unfollow(self, address: str) -> None:
        self.journal.write(Subscription(address).removal())

    def followed(self) -> list[Subscription]:
        return subscriptions(self.journal.state)

    async def fetch(self, *, named: bool = False) -> dict[str, Done]:
        """What came of each feed that is followed, by its address."""
        self._told.clear()
        await self.refresh.run([one for one in self.followed() if not one.ended], named=named)
        return {event.feed: event for event in self._told if isinstance(event, Done)}

    async def fetch_one(self, *, named: bool = False) -> Done:
        """What came of the only feed that is followed."""
        (done,) = (await self.fetch(named=named)).values()
        return done

    async def kill_parser(self) -> None:
        """Kill the process that parses, and the one that is asked in its place."""
        killed: set[int] = set()
        while len(killed) < 2:
            process = self._worker._process
            if process and process.pid not in killed:
                process.kill()
                killed.add(process.pid)
            await asyncio.sleep(0.001)

    @property
    def told(self) -> list[Event]:
        """All that was told of the last fetch."""
        return self._told

    @property
    def ended(self) -> Ended:
        """How the last fetch ended."""
        (ended,) = (event for event in self._told if isinstance(event, Ended))
        return ended

    def known(self, address: str) -> Fetched:
        return self.library.feeds.one(address)

    def texts(self) -> dict[str, str]:
        """The texts of all articles by their titles."""
        return {article.title: article.text for article in self.library.each()}

    def versions(self, title: str) -> Iterable[str]:
        """The earlier texts of an article, newest first."""
        (key,) = (article.key for article in self.library.each() if article.title == title)
        return [version.article.text for version in self.library.versions(key)]
