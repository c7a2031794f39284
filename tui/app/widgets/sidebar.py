"""The sidebar: saved searches, then stories with their reports folded open below them, or reports one by one.

What a line says is worked out only when it is drawn, and lines are asked for when they come near the screen, so a list
of a hundred thousand stories costs what a screen of it costs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.timer import Timer

from tui.app.bindings import bindings
from tui.app.lists import AROUND
from tui.app.messages import ArticleChosen, LinesRead, LinesShown, LinesWanted, ListOutdated, Noticed, SearchChosen
from tui.app.roll import Roll, Spot
from tui.app.shelf import Bookmark, Saved, Shelf, Sight
from tui.app.widgets.pane import ListPane
from tui.keys import Where
from tui.library import Outlet, Story
from tui.state import ReadingState
from tui.view.rows import Row
from tui.view.selected import lit
from tui.view.sidebar import line_of
from tui.view.stories import OutletLine, SearchLine, SidebarLine, sidebar_row

if TYPE_CHECKING:
    from tui.compare.badges import Badges

_STILL = 0.3
"""Seconds without a change after which the list is at rest."""
_UNFOLDED = 50
"""Stories that another list, and the next start, unfold again: the latest."""


class Sidebar(ListPane):
    """Saved searches, stories and reports, one line each."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.READER, frozenset({"open"}))

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._roll = Roll()
        self._bookmarks: Sequence[Bookmark] = ()
        """What the reader selected last, and what was around it: it may be gone in one list and there in the next."""
        self._state = ReadingState()
        self._open = ""
        self._badges: dict[str, Badges] = {}
        self._asked = range(0)
        self._still: Timer | None = None

    # -- what it shows
    @property
    def shelf(self) -> Shelf:
        """The list."""
        return self._roll.shelf

    @property
    def sight(self) -> Sight:
        """What the next list, or the next start, has to have at hand."""
        unfolded = [story for story in self._roll.unfolded if story[0] != "="]
        return Sight(self._bookmarks, frozenset(unfolded[-_UNFOLDED:]), self.place)

    def begin(self, bookmarks: Sequence[Bookmark], unfolded: Iterable[str]) -> None:
        """Before the first list: what is to be selected and unfolded in it."""
        self._bookmarks = bookmarks
        self._roll.unfold(unfolded)

    def show(self, shelf: Shelf, state: ReadingState) -> None:
        """Show a list; the selection stays on what it was on, or goes to what came next, on its row of the screen."""
        row, same = self._row, shelf.arrangement == self.shelf.arrangement
        stays = same and self.items > 0
        self._state, self._asked = state, range(0)
        self._roll.show(shelf)
        self.set_height(self.items)
        if not same:
            self.cursor = len(shelf.saved)
        self._select_marked()
        if stays:
            self._make_room(row)
        self._put_on_row(row)
        self._come_to_rest()

    def take(self, read: LinesRead) -> None:
        """Lines that were asked for. Where one is gone the list is old: it is asked for anew, and not the line."""
        if read.listing is not self.shelf.listing:
            return
        if all(at in read.lines for at in read.asked):
            self._asked = range(0) if read.asked == self._asked else self._asked
        else:
            self.app.post_message(ListOutdated())
        row = self._row
        self._roll.take(read.lines, self._roll.at(self.scroll_offset.y)[0])
        self.set_height(self.items)
        self._select_marked()
        self._make_room(row)
        self._put_on_row(row)
        if read.reveal:
            self.reveal(read.reveal)
        self._come_to_rest()

    def mark(self, state: ReadingState, open_key: str) -> None:
        """Articles were read or starred, or another one is on the screen."""
        self._state, self._open = state, open_key
        self.draw_again()
        self._come_to_rest()

    def show_count(self, counted: Saved) -> None:
        """What a saved search finds."""
        self._roll.count(counted)
        self.draw_again()

    def show_badges(self, story: str, badges: Badges) -> None:
        """What is new and what differs in a story."""
        if self._badges.get(story) != badges:
            self._badges[story] = badges
            self.draw_again()

    @property
    def items(self) -> int:
        """Lines, those of folded stories not counted."""
        return self._roll.items

    def item_at(self, number: int) -> int:
        """Each line is an item, as far as there are any."""
        return number if number < self.items else -1

    def row(self, number: int) -> Row:
        """One line of the list; a blank one while it is being read."""
        line = self._line(number) if number < self.items else None
        return sidebar_row(line, self.size.width, number) if line else Row((), number)

    def _line(self, number: int) -> SidebarLine | None:
        if found := self._roll.saved(number):
            return SearchLine(found.query, found.reports, found.unread, found.query == self.shelf.arrangement.query)
        (at, below), line = self._roll.at(number), self._roll.line(number)
        if isinstance(line, Outlet):
            return OutletLine(line.name, line.reports)
        if line is None:
            self._want(at)
            return None
        badges, view = self._badges.get(line.id), self.shelf.listing.view
        return line_of(line, below, self._roll.unfolded, self._state, self._open, badges, view)

    is_block = False

    def selected_row(self, row: Row) -> Row:
        """What a line says of itself is lit."""
        return lit(row, "selected" if self.has_focus else "selected-unfocused")

    # -- lines come near
    def _want(self, at: int) -> None:
        """Ask for a line and those around it, unless they are asked for already."""
        if at not in self._asked:
            self._asked = range(max(0, at - AROUND), min(len(self.shelf.listing), at + AROUND))
            # To the app itself: while a screen is drawn it counts as the sender, and what it sends it does not get.
            self.app.post_message(LinesWanted(self.shelf.listing, self._asked.start, self._asked.stop))

    def ask_again(self) -> None:
        """What was asked for could not be read."""
        self._asked = range(0)

    def _come_to_rest(self) -> None:
        """Tell when nothing has moved or changed for a moment: what is on the screen is worth a closer look."""
        if self._still:
            self._still.stop()
        self._still = self.set_timer(_STILL, lambda: self.post_message(LinesShown()))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Read ahead before the end of what is known comes into view."""
        super().watch_scroll_y(old_value, new_value)
        self._come_to_rest()
        for line in (int(new_value) - AROUND // 2, int(new_value) + self.size.height + AROUND // 2):
            at = self._roll.at(max(0, min(line, self.items - 1)))[0]
            if not self._roll.knows(at):
                self._want(at)

    def on_resize(self) -> None:
        """Lines are cut to the width."""
        if self.set_for == self.size:  # the first list comes before we hear of our size
            return
        row = self._row
        self.set_height(self.items)
        self._put_on_row(row)

    @property
    def on_screen(self) -> list[Story]:
        """The stories on the screen."""
        first = self.scroll_offset.y
        return self._roll.stories(first, max(0, min(first + self.size.height, self.items) - 1))

    # -- what is folded
    def _unfold(self, ids: Iterable[str]) -> None:
        marks = self._roll.bookmarks(self.cursor)[:1]
        self._roll.unfold(ids)
        self.set_height(self.items)
        for mark in marks:
            self.select(self._roll.number_of(mark) or 0)

    def _turn(self, fold: str) -> None:
        """Fold what is unfolded, or unfold what is folded."""
        kept = [other for other in self._roll.unfolded if other != fold]
        self._unfold(kept if fold in self._roll.unfolded else [*kept, fold])

    def fold(self, folded: bool) -> bool:  # noqa: FBT001 (reads as a sentence where it is called)
        """Fold or unfold the selected story, or the copies of the selected report; whether that changed anything."""
        spot = self.spot
        if spot is None or len(spot.story.reports) < 2:
            return False
        copies, unfolded = f"={spot.key}", self._roll.unfolded
        if spot.key and (copies in unfolded) is folded and any(one.copy_of == spot.key for one in spot.story.reports):
            self._turn(copies)
            return True
        if (spot.story.id in unfolded) is not folded:
            return False
        self._turn(spot.story.id)
        if folded:
            self.look_for(Bookmark(spot.story.id, ""))
        return True

    # -- the selection
    @property
    def spot(self) -> Spot | None:
        """The story or report that is selected."""
        return self._roll.spot(self.cursor)

    @property
    def saved(self) -> Saved | None:
        """The saved search that is selected."""
        return self._roll.saved(self.cursor)

    @property
    def place(self) -> int:
        """Where in the listing the selection is."""
        return self._roll.at(self.cursor)[0]

    @property
    def selected_report(self) -> str:
        """What a key about one report means: the selected report, or the story's first unread, or its newest."""
        spot = self.spot
        if spot is None or spot.key:
            return spot.key if spot else ""
        keys = spot.story.keys
        return next((key for key in keys if not self._state.is_read(key)), keys[0])

    @property
    def selected_keys(self) -> tuple[str, ...]:
        """The selected report, or all of the selected story."""
        spot = self.spot
        if spot is None:
            return ()
        return (spot.key,) if spot.key else spot.story.keys

    def selected(self) -> None:
        """The reader chose another line: the next list will look for that one."""
        self._bookmarks = self._roll.bookmarks(self.cursor) or self._bookmarks

    def look_for(self, mark: Bookmark) -> None:
        """Select this, now or in the list that is about to come."""
        self._bookmarks = [mark, *self._bookmarks]
        self._select_marked()
        self.show_rows(self.cursor, self.cursor)

    def reveal(self, key: str) -> bool:
        """Select a report, unfolding its story; whether its line is read. Else the next list looks for it."""
        story = self._roll.story_of(key)
        if story and len(story.reports) > 1:
            original = next(report.copy_of for report in story.reports if report.key == key)
            wanted = [story.id, f"={original}"] if original else [story.id]
            if missing := [fold for fold in wanted if fold not in self._roll.unfolded]:
                self._unfold(chain(self._roll.unfolded, missing))
        self.look_for(Bookmark(story.id if story else key, key))
        return story is not None

    def _select_marked(self) -> None:
        """Select the first of the bookmarks that is there; where it is not what was selected, that is kept in mind."""
        numbers = ((first, self._roll.number_of(mark)) for first, mark in enumerate(self._bookmarks))
        first, number = next(((first, number) for first, number in numbers if number is not None), (-1, self.cursor))
        self.cursor = max(0, min(number, self.items - 1))
        if first == 0:
            self.selected()

    @property
    def _row(self) -> int:
        """On which row of the screen the selection is; it may be above or below."""
        return self.cursor - self.scroll_offset.y

    def put_on_row(self, row: int) -> None:
        """Scroll so that the selection is on a row of the screen."""
        self._put_on_row(row if 0 <= row < self.size.height else 0)

    def _make_room(self, row: int) -> None:
        """Let the list end above the pane's last line where the selection could not be on a row of the screen else."""
        if 0 <= row < self.size.height:
            self.set_height(max(self.items, self.cursor - row + self.size.height))

    def _put_on_row(self, row: int) -> None:
        self.scroll_to(y=self.cursor - row, animate=False)
        if 0 <= row < self.size.height:  # else the reader has scrolled away from it
            self.show_rows(self.cursor, self.cursor)

    # -- keys
    def action_open(self) -> None:
        """Open the selected report, or list what the selected search finds."""
        if self.saved:
            self.post_message(SearchChosen(self.saved.query))
        elif key := self.selected_report:
            self.post_message(ArticleChosen(key))
        else:
            self.post_message(Noticed("Choose a report first."))

    def chosen(self) -> None:
        """A click opens a report, and folds or unfolds a story."""
        spot = self.spot
        if spot and not spot.key:
            self.fold(spot.story.id in self._roll.unfolded)
        else:
            self.action_open()
