"""The library: every article ever opened, in SQLite, with search, related reports and stories.

The library file holds what was read; a second file beside it holds indexes, can be deleted at any time, and is built
again. Reading state is kept elsewhere and speaks of article keys alone, so no mark hangs on this file.
"""

from typing import TYPE_CHECKING

from tui.library.articles import Headline
from tui.library.errors import LibraryDamaged, LibraryError, LibraryTooNew, LibraryUnavailable, Stopped
from tui.library.listing import Line, Listing, Outlet, View
from tui.library.marks import Marks
from tui.library.store import Library
from tui.library.stories import Story
from tui.library.versions import Version

if TYPE_CHECKING:
    from tui.library.asked import Query
    from tui.library.query import LANGUAGE, any_of, hits_in, holds
    from tui.library.search import Found, Hit

__all__ = [
    "LANGUAGE",
    "Found",
    "Headline",
    "Hit",
    "Library",
    "LibraryDamaged",
    "LibraryError",
    "LibraryTooNew",
    "LibraryUnavailable",
    "Line",
    "Listing",
    "Marks",
    "Outlet",
    "Query",
    "Stopped",
    "Story",
    "Version",
    "View",
    "any_of",
    "hits_in",
    "holds",
]
_LATER = {
    **dict.fromkeys(("LANGUAGE", "any_of", "hits_in", "holds"), "query"),
    **dict.fromkeys(("Found", "Hit"), "search"),
    "Query": "asked",
}
"""What no list needs, and the file it is in."""


def __getattr__(name: str) -> object:
    """Load what belongs to searches when it is first asked for."""
    if name not in _LATER:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"tui.library.{_LATER[name]}"), name)
