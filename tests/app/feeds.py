"""What is followed before a test of the app begins, and what a server has for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic

from tests.app.session import PATIENCE
from tests.sources.feeding import feed, item
from tests.web import Web
from tui.settings import places
from tui.state import Journal
from tui.state.subscriptions import Subscription, subscriptions

REPORTS = {
    "Homs falls": "Thousands of people left Homs on Friday as rebels came near the city.",
    "Ferry sails": "An old ferry took its last passengers over the sound, and a brass band played.",
    "Bees return": "Beekeepers in Kent count more hives than in any summer since 1998.",
    "Talks begin": "Ministers of eleven states meet in Geneva over tariffs on steel and aluminium.",
    "Rains come": "After four dry winters the reservoirs above Lima are filling again.",
}
"""Titles and texts of events that have nothing to do with each other."""


def serve(web: Web, path: str, *titles: str, called: str = "Wire", at: str = "127.0.0.1") -> str:
    """Have a feed at a path with some of the reports, each with a page of its own; its address."""
    pages = {title: web.url(f"{path}/{title[:4]}", at=at) for title in titles}
    items = [item(link, REPORTS[title], title=title, link=link) for title, link in pages.items()]
    web[path] = feed(*items, title=called)
    return web.url(path, at=at)


def follow(*feeds: str | Subscription) -> None:
    """Follow these, in another program than the one that is tested."""
    wanted = [one if isinstance(one, Subscription) else Subscription(one) for one in feeds]
    assert Journal.open(places().journal).write([change for one in wanted for change in one.changes()])


def followed() -> list[Subscription]:
    """All that is followed, as the next program finds it."""
    return subscriptions(Journal.open(places().journal).state)


async def until(condition: Callable[[], object]) -> None:
    """Wait for something while the app runs on."""
    end = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < end, "it did not happen"
        await asyncio.sleep(0.02)
