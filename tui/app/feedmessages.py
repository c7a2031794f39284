"""What is told of feeds and of errands that fetch: messages like all others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tui.app.messages import Told

if TYPE_CHECKING:
    from tui.sources.events import Done
    from tui.view.feeds import FeedLine


class FetchAsked(Told):
    """The reader wants what is new in some feeds."""

    feeds: Sequence[str] = ()
    """Their addresses; none for all that are followed."""


class CarriersAsked(Told):
    """The reader wants what is new in the feeds that carry a report."""

    key: str


class FullTextAsked(Told):
    """The reader wants the full text of a report, from its page."""

    key: str


class TextFilled(Told):
    """A report has the text of its page now."""

    key: str


class PagesAsked(Told):
    """The reader was started with addresses of pages."""

    addresses: Sequence[str]


class RefreshWished(Told):
    """The user's file wants feeds to be fetched in the background."""

    minutes: int


class FeedsAsked(Told):
    """The reader wants to see what is followed."""


class FeedsRead(Told):
    """A worker knows what is followed, and how it fares."""

    lines: Sequence[FeedLine]
    every: int
    """Minutes after which a feed is due again that says nothing else."""


class FeedsTold(Told):
    """An errand told what it is doing."""

    errand: object
    """Which one: several may run."""
    asked: frozenset[str]
    """Addresses of the feeds that it is fetching."""
    done: Mapping[str, Done]
    """How those fared that it has done with since."""


class FetchEnded(Told):
    """An errand that the reader asked for has ended."""

    sentence: str
    failed: int
    """How many feeds of several failed."""


class FeedsLeft(Told):
    """The reader went back from what is followed."""


class FollowAsked(Told):
    """The reader wants to follow what is found at an address."""

    address: str


class FeedFollowed(Told):
    """A feed is followed from now on."""

    address: str


class FeedChosen(Told):
    """The reader wants the reports of a feed listed."""

    address: str
    name: str


class QueryChosen(Told):
    """A worker knows what finds the reports that the reader wants listed."""

    query: str
