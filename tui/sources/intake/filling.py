"""The pages of what is news in a feed, for readers who want its reports in full."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.sources.fetch import Leave
from tui.sources.intake.taking import News
from tui.sources.pages import fill
from tui.sources.web.places import Depth, is_our_own
from tui.text.addresses import host_of, site_of

if TYPE_CHECKING:
    from tui.sources.fetch import Fetcher
    from tui.sources.worker import Worker

_PAGES = 50
"""Pages a feed and fetch: the newest."""
_PATIENCE = 60.0
"""Seconds in which they come, or do not: a slow site is not to hold up a whole fetch."""


async def filled(news: Sequence[News], feed: str, fetcher: Fetcher, worker: Worker) -> list[News]:
    """The same news with the texts of their pages, wherever a page says more than its feed does."""
    if not news:
        return []
    first = max(0, len(news) - _PAGES)
    pages = [asyncio.create_task(_filled(one, [feed], fetcher, worker)) for one in news[first:]]
    try:
        await asyncio.wait(pages, timeout=_PATIENCE)
    finally:
        for page in pages:
            page.cancel()
        await asyncio.gather(*pages, return_exceptions=True)
    return [*news[:first], *map(_had, pages, news[first:])]


def _had(page: asyncio.Task[News], one: News) -> News:
    """What came of a page: nothing that goes wrong with it is trouble of its feed's."""
    return one if page.cancelled() or page.exception() else page.result()


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
    return News(article, is_full=True) if len(article.text) > len(one.article.text) else one
