"""What is told of a fetch while it runs: by `refresh` to a command, and by that, a line of JSON each, to the reader."""

from __future__ import annotations

import json
from typing import NamedTuple, Self


class Begun(NamedTuple):
    """Fetching begins."""

    feeds: int
    """How many will be asked."""


class Asked(NamedTuple):
    """A feed is being fetched."""

    feed: str
    """Its address, as subscribed."""


class Done(NamedTuple):
    """A feed is done with."""

    feed: str
    how: str
    """ "new", "unchanged", "failed", "moved" (and fetched) or "ended"."""
    new: int = 0
    """Articles that were not there before."""
    changed: int = 0
    """Articles with another text than before."""
    name: str = ""
    """What the feed is called."""
    trouble: str = ""
    """Why it failed, ended or was odd, in one plain sentence."""
    cure: str = ""
    """What the reader can do about it, in one plain sentence."""
    moved: str = ""
    """Its new address."""

    @property
    def has_failed(self) -> bool:
        """Whether nothing could come of it."""
        return self.how in {"failed", "ended"}


class Filled(NamedTuple):
    """The page of an article was fetched for its full text, or could not be."""

    asked: str
    """The key or address that was asked for."""
    key: str = ""
    """The article's; "" where there is none."""
    trouble: str = ""
    cure: str = ""
    gained: bool = True
    """Whether the page says more than the library had."""


class Waiting(NamedTuple):
    """Another program is fetching, and is waited for."""

    sentence: str


class Failed(NamedTuple):
    """Nothing can be fetched at all."""

    sentence: str


class Ended(NamedTuple):
    """All feeds are done with, or no more are."""

    feeds: int
    new: int
    changed: int
    failed: int
    early: bool = False
    """Whether it was ended before all were done with."""

    def after(self, done: Done) -> Self:
        """What has come of it with one more feed."""
        return self._replace(
            feeds=self.feeds + 1,
            new=self.new + done.new,
            changed=self.changed + done.changed,
            failed=self.failed + done.has_failed,
        )

    @property
    def sentence(self) -> str:
        """What came of it: "212 feeds, 340 new, 3 failed".

        >>> Ended(212, 340, 0, 3).sentence, Ended(1, 0, 0, 0).sentence, Ended(0, 0, 0, 0).sentence
        ('212 feeds, 340 new, 3 failed', '1 feed, nothing new', 'No feed is due now')
        """
        if not self.feeds:
            return "No feed is due now"
        feeds = f"{self.feeds:,} feed{'s' * (self.feeds != 1)}"
        told = [
            f"{count:,} {word}" for count, word in zip(self[1:4], ("new", "changed", "failed"), strict=True) if count
        ]
        news = self.new or self.changed
        return ", ".join([feeds, *([] if news else ["nothing new"]), *told])


Event = Begun | Asked | Done | Filled | Waiting | Failed | Ended
_KINDS: dict[str, type[Event]] = {
    kind.__name__.lower(): kind for kind in (Begun, Asked, Done, Filled, Waiting, Failed, Ended)
}


def to_line(event: Event) -> str:
    """An event as a line that `from_line` reads back.

    >>> to_line(Asked("https://a.example/feed"))
    '{"event": "asked", "feed": "https://a.example/feed"}'
    """
    return json.dumps({"event": type(event).__name__.lower(), **event._asdict()}, ensure_ascii=False)


def from_line(line: str | bytes) -> Event | None:
    """The event of a line; None where it is none that we know."""
    try:
        record = json.loads(line)
        return _KINDS[record.pop("event")](**record)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
