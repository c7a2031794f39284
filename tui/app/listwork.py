"""Work for the list, in worker threads: its lines, the stories that form behind it, what is new and unread in them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tui.app.desk import Desk
from tui.app.hands import Hands
from tui.app.lists import AROUND, Lists
from tui.app.messages import (
    ArticleChosen,
    BadgesMade,
    LibraryChanged,
    LinesRead,
    LinesWanted,
    ListOutdated,
    NewsFound,
    Progressed,
    SavedCounted,
    ShelfFilled,
    StateChanged,
    UnreadCounted,
)
from tui.app.news import News
from tui.app.shelf import Arrangement, Sight
from tui.app.telling import Post, Telling
from tui.library import Listing, Stopped, Story
from tui.state import Change
from tui.view.frame import plural

if TYPE_CHECKING:
    from tui.app.errand import Errand

TOLD = 2.0
"""Seconds between two looks of the list at what was found meanwhile."""
_SHARE = 5
"""As many times as long as filling the list takes it is left alone in between."""


class ListWork(Telling):
    """The slow side of the list."""

    def __init__(self, desk: Desk, post: Post) -> None:
        super().__init__(desk, post)
        self._lists, self._news = Lists(desk), News(desk)
        self._took = 0.0
        """Seconds that the list took to fill last."""
        self.errands: set[Errand] = set()
        """What brings articles at the moment, added and taken away by several threads: stories form when all are there.
        """

    def fill(self, wanted: Arrangement, sight: Sight) -> None:
        """Fill the list."""
        began, worker = monotonic(), get_current_worker()
        with suppress(Stopped):
            self._answer(ShelfFilled(self._lists.shelf(wanted, sight, is_over=lambda: worker.is_cancelled)))
        self._took = monotonic() - began

    def begin(self, wanted: Arrangement, sight: Sight) -> None:
        """Fill the first screen: with the list's beginning, where that holds what was selected."""
        shelf = self._lists.shelf(wanted, sight, limit=AROUND)
        keys = {key for line in shelf.lines.values() if isinstance(line, Story) for key in line.keys}
        selected = sight.bookmarks[0] if sight.bookmarks else None
        if selected is None or (selected.key or selected.story) in keys:
            self._post(ShelfFilled(shelf))
        else:
            self.fill(wanted, sight)

    def lines(self, asked: LinesWanted) -> None:
        """Read lines of the list."""
        read = self._lists.lines(asked.listing, asked.first, asked.end)
        self._post(LinesRead(asked.listing, range(asked.first, asked.end), read))

    def reveal(self, listing: Listing, key: str) -> None:
        """Read the line on which a report stands, and those around it."""
        self._post(LinesRead(listing, range(0), self._lists.lines_around(listing, key), key))

    def gather(self, hands: Hands) -> None:
        """Join reports into stories, those on the screen first; the reader's hands go before."""
        worker, compared, told = get_current_worker(), 0, monotonic()
        while not worker.is_cancelled and (left := self._desk.catch_up()):
            if monotonic() - told > TOLD:
                told = monotonic()
                self._post(Progressed(f"indexing, {left:,} left"))
            hands.wait()
        while not worker.is_cancelled and (more := self._desk.gather(hands.looked_at)):
            compared += more
            if monotonic() - told > max(TOLD, _SHARE * self._took):
                told = monotonic()
                self._post(ListOutdated())
                self._post(Progressed(f"{compared:,} compared"))
            hands.wait()
        self._post(Progressed(""))
        if compared and not worker.is_cancelled:
            self._post(LibraryChanged())
        while not worker.is_cancelled and self._desk.library.tidy():
            hands.wait()

    def badges(self, stories: Sequence[Story], hands: Hands) -> None:
        """Find out what differs and what is new in the stories on the screen."""
        worker = get_current_worker()
        for story in stories:
            hands.wait()
            if worker.is_cancelled:
                return
            self._post(BadgesMade(story.id, self._news.badges(story)))

    def count(self) -> None:
        """Count what is unread in the whole library, and what saved searches find."""
        worker = get_current_worker()
        self._answer(UnreadCounted(self._lists.unread()))
        with suppress(Stopped):
            for query in self._lists.saved:
                self._answer(SavedCounted(self._lists.counted(query, lambda: worker.is_cancelled)))

    def next_unread(self, listing: Listing, spot: tuple[int, str], steps: int) -> None:
        """Open the next unread report."""
        worker = get_current_worker()
        if key := self._lists.next_unread(listing, spot, steps, lambda: not worker.is_cancelled):
            self._answer(ArticleChosen(key))
        elif not worker.is_cancelled:
            self._tell(f"No unread report {'below' if steps > 0 else 'above'} this one.")

    def read_all(self, wanted: Arrangement) -> None:
        """Mark everything read that a list holds."""
        keys = self._lists.unread_keys(self._lists.listing(wanted)[0])
        if not keys:
            self._tell("There is nothing to mark.")
            return
        done = f"{plural(len(keys), 'report')} marked read"
        self._desk.journal.apply([Change(key, "read", value=True) for key in keys], done)
        self._post(StateChanged())
        self._tell(f"{done}; u takes it back.")
        self._desk.journal.save()

    def news(self, key: str) -> None:
        """Find out which sentences of an article are new to the reader."""
        side = self._desk.side(key)
        sentences = self._news.of(side) if side else None
        if side and sentences is not None:
            self._answer(NewsFound(side, sentences))

    def look(self) -> None:
        """Take in what other running programs added."""
        if self._lists.have_changed():
            self._post(ListOutdated() if self.errands else LibraryChanged())
