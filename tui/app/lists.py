"""What is listed: the order, the lines near the screen, saved searches with their counts, what is unread.

As the desk, it holds no widget and posts no message, and is asked from worker threads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tui.app.shelf import OUTLET, SEARCH, Arrangement, Bookmark, Saved, Shelf, Sight
from tui.library import Line, Listing, Story, View
from tui.state import JSON
from tui.text import clean_line

if TYPE_CHECKING:
    from tui.app.desk import Desk

AROUND = 100
"""Lines that are read around what is wanted."""
_CHUNK = 5_000
"""Lines that are looked through at a time for what is unread: some hundredths of a second."""
SEARCHES = "searches"
"""Under which name the reading state keeps the saved searches."""

IsOver = Callable[[], bool]


def never() -> bool:
    """Somebody waits for it to the end."""
    return False


class Lists:
    """Lists of the library that lies on the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._revision: tuple[int, int] | None = None

    def shelf(self, wanted: Arrangement, sight: Sight, *, limit: int = -1, is_over: IsOver = never) -> Shelf:
        """A list with its first lines, and those that have to be at hand; only its beginning with a limit.

        Raises:
            Stopped: `is_over` said that nobody waits any more.
        """
        listing, trouble = self.listing(wanted, limit, is_over)
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

    def listing(self, wanted: Arrangement, limit: int = -1, is_over: IsOver = never) -> tuple[Listing, str]:
        """The lines, and what is wrong with the filter; single reports as long as no index knows their stories."""
        library = self._desk.library
        view = View.TIME if wanted.view is View.STORIES and library.lagging() else wanted.view
        if wanted.query:
            listing = self._desk.questioned.listing(view, wanted.query, is_over=is_over)
            return listing, " ".join(library.asked(wanted.query).troubles)
        return library.listing(view, limit=limit, is_over=is_over), ""

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
        kept = self._desk.journal.state.setting(SEARCHES, "queries", list[JSON]())
        return [query for query in map(clean_line, map(str, kept)) if query]

    def counted(self, query: str, is_over: IsOver = never) -> Saved:
        """A saved search with what it finds; `Stopped` as in `shelf`."""
        library = self._desk.questioned
        reports = library.count(query, is_over)
        return Saved(query, reports, library.count(f"is:unread {query}", is_over) if reports else 0)

    def next_unread(self, listing: Listing, spot: tuple[int, str], steps: int, go_on: Callable[[], bool]) -> str:
        """Key of the unread report so many steps below a position and the report there, or above; "" for none.

        Below a story's own line (an empty key) its reports come first. It is given up where `go_on` says no.
        """
        step, left = (1, steps) if steps > 0 else (-1, -steps)
        for at in self._unread_from(listing, spot[0], step, go_on):
            keys = self._unread_at(listing, at, spot if at == spot[0] else None, step)
            if len(keys) >= left:
                return keys[left - 1]
            left -= len(keys)
        return ""

    def _unread_from(self, listing: Listing, position: int, step: int, go_on: Callable[[], bool]) -> Iterator[int]:
        """The lines from a position on that hold an unread report, nearest first."""
        library, end = self._desk.questioned, len(listing) if step > 0 else -1
        for start in range(position, end, step * _CHUNK):
            if not go_on():
                return
            stop = start + step * _CHUNK
            chunk = (start, min(stop, end)) if step > 0 else (max(0, stop + 1), start + 1)
            yield from library.unread_lines(listing, *chunk)[::step]

    def _unread_at(self, listing: Listing, at: int, spot: tuple[int, str] | None, step: int) -> list[str]:
        """Keys of the unread reports on a line, nearest first; of those beyond a spot on it alone."""
        line, state = self.lines(listing, at, at + 1).get(at), self._desk.journal.state
        keys = list(line.keys[::step]) if isinstance(line, Story) else []
        if spot:
            known = spot[1] in keys
            keys = keys[keys.index(spot[1]) + 1 :] if known else keys if step > 0 else []
        return [key for key in keys if not state.is_read(key)]

    def unread_keys(self, listing: Listing) -> list[str]:
        """Keys of all listed reports that were not read."""
        state = self._desk.journal.state
        return [key for key in self._desk.library.listed(listing) if not state.is_read(key)]

    def outlets(self) -> list[tuple[str, int]]:
        """Every outlet with how many reports it has, by name."""
        return [(outlet.name, outlet.reports) for outlet in self._desk.library.listing(View.OUTLETS).outlets]

    def have_changed(self) -> bool:
        """Whether the library has changed since this was asked last, by another program too."""
        library = self._desk.library
        before, self._revision = self._revision, (library.revision(), library.elsewhere())
        return before is not None and self._revision != before
