"""The shelf: what the list shows, how it is arranged, and the lines of it that are known.

The order of a long list is an array of numbers; the stories behind them are read for what is on the screen and some way
around it. Workers make a shelf and its lines, the list draws them.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import NamedTuple

from tui.library import Line, Listing, View

NOTHING = Listing(View.STORIES, array("q"))
"""A list without a line."""


class Saved(NamedTuple):
    """A saved search and what it finds."""

    query: str
    reports: int | None = None
    """None as long as that is not counted."""
    unread: int = 0


class Arrangement(NamedTuple):
    """What of the library is listed, and how."""

    view: View = View.STORIES
    query: str = ""
    """A filter is a query; "" lists everything."""


class Bookmark(NamedTuple):
    """A line by what stands on it, so that another list finds it again."""

    story: str
    """Id of the story, `OUTLET` or `SEARCH`."""
    key: str
    """Of the report, "" for the line of a story of several; the outlet's name; the saved query."""


OUTLET, SEARCH = ":outlet", ":search"
"""What stands for a story in the bookmark of an outlet's heading, and of a saved search; no key begins with a colon."""


class Sight(NamedTuple):
    """What of a list has to be at hand when it is shown."""

    bookmarks: Sequence[Bookmark] = ()
    """The first of them that is listed is selected."""
    unfolded: AbstractSet[str] = frozenset()
    """Ids of stories whose reports stand below them."""
    at: int = 0
    """Where in the list the selection is, should no bookmark be listed."""


class Shelf(NamedTuple):
    """A list to choose from."""

    listing: Listing = NOTHING
    arrangement: Arrangement = Arrangement()
    lines: Mapping[int, Line] = MappingProxyType({})
    """What stands on some of its lines, by position."""
    samples: bool = False
    """Whether they are the sample articles, shown until there is an article of one's own."""
    saved: Sequence[Saved] = ()
    trouble: str = ""
    """What is wrong with the filter."""
