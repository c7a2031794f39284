"""What is followed, and how it fares: the reading state knows the one, the user's library the other.

As the desk, it holds no widget and posts no message, and is asked from worker threads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.feeds import Fetched
from tui.state.subscriptions import subscriptions
from tui.view.feeds import FeedLine

if TYPE_CHECKING:
    from tui.app.desk import Desk
    from tui.library.feeds import Feeds


class Following:
    """The feeds of the reader at a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def _feeds(self) -> Feeds | None:
        """What the library knows of them."""
        return self._desk.own.feeds if self._desk.own else None

    @property
    def addresses(self) -> set[str]:
        """The addresses of all feeds."""
        return {feed.address for feed in subscriptions(self._desk.journal.state)}

    def lines(self) -> list[FeedLine]:
        """Every feed, by folder and name."""
        known = self._feeds.all() if self._feeds else {}
        counts = self._desk.questioned.by_feed()
        found = [
            FeedLine(feed, known.get(feed.address, Fetched()), *counts.get(feed.address, (0, 0)))
            for feed in subscriptions(self._desk.journal.state)
        ]
        return sorted(found, key=lambda line: (*line.subscription.place, line.name.casefold()))

    def carriers(self, key: str) -> list[str]:
        """The feeds that are followed and carry a report."""
        followed = self.addresses
        return [address for address in (self._feeds.carriers(key) if self._feeds else ()) if address in followed]
