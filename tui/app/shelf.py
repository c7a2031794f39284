"""The shelf: what the list shows, how it is arranged, and the lines of it that are known.

The order of a long list is an array of numbers; the stories behind them are read for what is on the screen and some way
around it. Workers make a shelf and its lines, the list draws them.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui.library import Line, Listing, View

NOTHING = Listing(View.STORIES, array("q"))
"""A list without a line."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved search and what it finds."""

    query: str
    reports: int | None = None
    """None as long as that is not counted."""
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What of the library is listed, and how."""

    view: View = View.STORIES
    query: str = ""
    """A filter is a query; "" lists everything."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list to choose from."""

    listing: Listing = NOTHING
    arrangement: Arrangement = Arrangement()
    lines: Mapping[int, Line] = field(default_factory=dict)
    """What stands on some of its lines, by position."""
    samples: bool = False
    """Whether they are the sample articles, shown until there is an article of one's own."""
    saved: Sequence[Saved] = ()
    trouble: str = ""
    """What is wrong with the filter."""
