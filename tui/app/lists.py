"""What is listed: the order, the lines near the screen, saved searches with their counts, what is unread.

As the desk, it holds no widget and posts no message, and is asked from worker threads.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.app.shelf import OUTLET, SEARCH, Arrangement, Bookmark, Saved, Shelf, Sight
from tui.library import Line, Listing, Story, View
from tui.state import JSON

if TYPE_CHECKING:
    from tui.app.desk import Desk

AROUND = 100
"""Lines that are read around what is wanted."""
SEARCHES = "searches"
"""Under which name the reading state keeps the saved searches."""

_NOWHERE = Sight()


class Lists:
    """Lists of the library that lies on the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._revision: int | None = None

    def shelf(self, wanted: Arrangement, sight: Sight = _NOWHERE, *, limit: int = -1) -> Shelf:
        """A list with its first lines, and those that have to be at hand; only its beginning with a limit."""
        listing, trouble = self.listing(wanted, limit)
        lines = self.lines(listing, 0, AROUND)
        found = (at for mark in sight.bookmarks if (at := self._position(listing, mark)) >= 0)
        selected = next(found, sight.at)
        if selected >= AROUND // 2:
            lines |= self.lines(listing, max(0, selected - AROUND), selected + AROUND)
        for story in sight.unfolded if listing.view is View.STORIES else ():
            at = self._desk.library.position(listing, story)
            if at >= 0 and at not in lines:
                lines |= self.lines(listing, at, at + 1)
        saved = tuple(map(Saved, self.saved))
        return Shelf(listing, wanted, lines, self._desk.shows_samples, saved, trouble)

    def _position(self, listing: Listing, mark: Bookmark) -> int:
        """Where a bookmark's line is; -1 where it is not listed."""
        if mark.story == SEARCH:
            return -1
        if mark.story == OUTLET:
            names = [outlet.name for outlet in listing.outlets]
            return listing.position(-1 - names.index(mark.key)) if mark.key in names else -1
        at = self._desk.library.position(listing, mark.key or mark.story)
        return at if at >= 0 or not mark.key else self._desk.library.position(listing, mark.story)

    def unread(self) -> int:
        """How many articles were not read."""
        return self._desk.questioned.unread()

    def listing(self, wanted: Arrangement, limit: int = -1) -> tuple[Listing, str]:
        """The lines, and what is wrong with the filter; single reports as long as no index knows their stories."""
        library = self._desk.library
        view = View.TIME if wanted.view is View.STORIES and library.lagging() else wanted.view
        if wanted.query:
            listing = self._desk.questioned.listing(view, wanted.query)
            return listing, " ".join(library.asked(wanted.query).troubles)
        return library.listing(view, limit=limit), ""

    def lines(self, listing: Listing, start: int, stop: int) -> dict[int, Line]:
        """What stands on some lines of a list, by position."""
        read = self._desk.library.lines(listing, start, min(stop, len(listing)))
        return {at: line for at, line in enumerate(read, start) if line}

    def lines_around(self, listing: Listing, key: str) -> dict[int, Line]:
        """The line on which a report stands, and those around it; none where it is not listed."""
        at = self._desk.library.position(listing, key)
        return {} if at < 0 else self.lines(listing, max(0, at - AROUND), at + AROUND)

    @property
    def saved(self) -> list[str]:
        """The saved searches, oldest first."""
        return [str(query) for query in self._desk.journal.state.setting(SEARCHES, "queries", list[JSON]())]

    def counted(self, query: str) -> Saved:
        """A saved search with what it finds."""
        library = self._desk.questioned
        reports = library.count(query)
        return Saved(query, reports, library.count(f"is:unread {query}") if reports else 0)

    def next_unread(self, listing: Listing, spot: tuple[int, str], steps: int) -> str:
        """Key of the unread report so many steps below a position and the report there, or above; "" for none.

        Below a story's own line (an empty key) its reports come first.
        """
        state, left = self._desk.journal.state, abs(steps)
        for key in self._keys_from(listing, *spot, step=1 if steps > 0 else -1):
            left -= not state.is_read(key)
            if not left:
                return key
        return ""

    def _keys_from(self, listing: Listing, position: int, key: str, step: int) -> Iterator[str]:
        """Keys of the reports below a place of the list, or above it, nearest first; read as they are wanted."""
        for start in range(position, len(listing) if step > 0 else -1, step * AROUND):
            stop = start + step * AROUND
            lines = self.lines(listing, *((start, stop) if step > 0 else (max(0, stop + 1), start + 1)))
            for at in sorted(lines, reverse=step < 0):
                line = lines[at]
                keys = list(line.keys[::step]) if isinstance(line, Story) else []
                if at == position and key in keys:
                    keys = keys[keys.index(key) + 1 :]
                elif at == position and step < 0:
                    keys = []
                yield from keys

    def unread_keys(self, listing: Listing) -> list[str]:
        """Keys of all listed reports that were not read."""
        state = self._desk.journal.state
        return [key for key in self._desk.library.listed(listing) if not state.is_read(key)]

    def outlets(self) -> list[tuple[str, int]]:
        """Every outlet with how many reports it has, by name."""
        return [(outlet.name, outlet.reports) for outlet in self._desk.library.listing(View.OUTLETS).outlets]

    def have_changed(self) -> bool:
        """Whether the library has changed since this was asked last, by another program too."""
        before, self._revision = self._revision, self._desk.library.revision()
        return before is not None and self._revision != before
