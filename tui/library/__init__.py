"""The library: every article ever opened, in SQLite, with search, related reports and stories.

The library file holds what was read; a second file beside it holds indexes, can be deleted at any time, and is built
again. Reading state is kept elsewhere and speaks of article keys alone, so no mark hangs on this file.
"""

from tui.library.articles import Headline
from tui.library.asked import Query
from tui.library.errors import LibraryDamaged, LibraryError, LibraryTooNew, LibraryUnavailable
from tui.library.listing import Line, Listing, Outlet, View
from tui.library.marks import Marks
from tui.library.query import LANGUAGE, any_of, hits_in, holds
from tui.library.search import Found, Hit, Stopped
from tui.library.store import Library
from tui.library.stories import Story
from tui.library.versions import Version

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
