"""The pages of what is news in a feed, for readers who want its reports in full."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tui.sources.fetch import Leave
from tui.sources.intake.taking import Brought, News, was_forgotten
from tui.sources.pages import fill
from tui.sources.web.places import Depth, is_our_own
from tui.text.addresses import host_of, site_of

if TYPE_CHECKING:
    from tui.library import Library
    from tui.library.feeds import Known
    from tui.sources.fetch import Fetcher
    from tui.sources.worker import Worker

_PAGES = 50
"""Pages a feed and fetch: the newest."""
_PATIENCE = 60.0
"""Seconds in which they come, or do not: a slow site is not to hold up a whole fetch."""
_TRIES = 5
"""Fetches of a feed at which a page is asked for that cannot be had."""


async def in_full(brought: Brought, library: Library, fetcher: Fetcher, worker: Worker) -> tuple[Brought, str]:
    """What a feed brought with the texts of its pages, wherever they say more; a sentence where some cannot be had.

    These are asked for again at the next fetches, whether anything else is new or not.
    """
    known = {**await asyncio.to_thread(library.feeds.entries, brought.address), **brought.seen}
    news = await asyncio.to_thread(_wanted, library, brought, known)
    rest, asked = news[:-_PAGES], news[-_PAGES:]
    pages = await _pages(asked, [brought.address], fetcher, worker)
    had, tried, wanted = ({one.article.key for one in some if one} for some in (pages, asked, news))
    owing = {
        guid: one.owing(0 if one.key in had else (one.owed or _TRIES) - (one.key in tried))
        for guid, one in known.items()
        if one.key in wanted
    }
    full = [*rest, *(page or one for page, one in zip(pages, asked, strict=True))]
    count = len(wanted - had)
    note = f"{count:,} page{'s' * (count != 1)} could not be had this time." if count else ""
    return brought._replace(seen={**brought.seen, **owing}, news=full), note


def _wanted(library: Library, brought: Brought, known: Mapping[str, Known]) -> list[News]:
    """The articles whose pages are wanted: those that are owed, least of all the often tried, and then what is new."""
    fresh = {one.article.key for one in brought.news}
    owed = sorted({(one.owed, one.key) for one in known.values() if one.owed and one.key not in fresh})
    there = (library.article(key) for _, key in owed if not library.feeds.filled([key]))
    news = (one for one in brought.news if not was_forgotten(library, one.article.key))
    return [*(News(article, is_owed=True) for article in there if article), *news]


async def _pages(news: Sequence[News], feeds: Sequence[str], fetcher: Fetcher, worker: Worker) -> list[News | None]:
    """The same news in full; None for each whose page cannot be had, which is no trouble of its feed's."""
    if not news:
        return []
    pages = [asyncio.create_task(_filled(one, feeds, fetcher, worker)) for one in news]
    try:
        await asyncio.wait(pages, timeout=_PATIENCE)
    finally:
        for page in pages:
            page.cancel()
        await asyncio.gather(*pages, return_exceptions=True)
    return [None if page.cancelled() or page.exception() else page.result() for page in pages]


def leave_of(url: str, feeds: Iterable[str]) -> Leave:
    """What may be done for the page at an address that feeds name: all at home, where one of them is as well.

    A page on the public network is found either way, and a public name that turns private is not to be believed.

    >>> leave_of("http://192.168.0.2/a", ["http://192.168.0.2/feed"])
    Leave(inside=<Depth.MACHINE: 2>, login=True)
    >>> leave_of("http://192.168.0.1/a", ["http://192.168.0.2/feed"]), leave_of("http://a.example/", ["http://a.example/f"])
    (Leave(inside=0, login=False), Leave(inside=<Depth.PUBLIC: 0>, login=True))
    """
    is_home = any(site_of(url) == site_of(feed) for feed in feeds)
    inside = Depth.MACHINE if is_our_own(host_of(url)) else Depth.PUBLIC
    return Leave(inside, login=True) if is_home else Leave()


async def _filled(one: News, feeds: Iterable[str], fetcher: Fetcher, worker: Worker) -> News:
    """An article with its page's text, where that says more.

    Raises:
        FetchError, ParseError: the page cannot be had.
    """
    url = one.article.url
    if not url.startswith(("http://", "https://")):
        return one
    article = await fill(one.article, fetcher, worker, leave=leave_of(url, feeds), fast=True)
    return one._replace(article=article, is_full=True) if len(article.text) > len(one.article.text) else one
