"""The sidebar: saved searches, then stories with their reports folded open below them, or reports one by one.

It knows which story or report stands on which line, what is folded and what is selected. Lines are asked for when they
come near the screen, so a list of a hundred thousand stories costs what a screen of it costs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType
from textual.timer import Timer

from tui.app.bindings import bindings
from tui.app.messages import ArticleChosen, LibraryChanged, LinesShown, LinesWanted, SearchChosen
from tui.app.shelf import Saved, Shelf
from tui.app.widgets.pane import ListPane
from tui.keys import Where
from tui.library import Line, Listing, Outlet, Story
from tui.state import ReadingState
from tui.view.folds import Folds
from tui.view.rows import Row
from tui.view.sidebar import line_of, shown_reports
from tui.view.stories import OutletLine, SearchLine, SidebarLine, sidebar_row

if TYPE_CHECKING:
    from tui.compare.badges import Badges

AROUND = 100
"""Lines that are read above and below those on the screen."""
_STILL = 0.3
"""Seconds without a change after which the list is at rest."""
_KEPT = 2_000
"""Lines that are kept; of more, those that are far from the screen are read again when they are wanted."""


class Spot(NamedTuple):
    """What is selected."""

    story: Story
    key: str
    """Of the report; "" for the line of a story of several."""


class Sidebar(ListPane):
    """Saved searches, stories and reports, one line each."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.READER, frozenset({"open"}))

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self.shelf = Shelf()
        self._lines: dict[int, Line] = {}
        self._folds = Folds()
        self._unfolded: set[str] = set()
        self._state = ReadingState()
        self._open = ""
        self._badges: dict[str, Badges] = {}
        self._asked = range(0)
        self._still: Timer | None = None

    # -- what it shows
    def show(self, shelf: Shelf, state: ReadingState) -> None:
        """Show a list; the selection stays on what it was on, and that stays where it was on the screen."""
        kept, offset = self._kept_place(), self.cursor - self.scroll_offset.y
        before, self.shelf, self._state = self.shelf, shelf, state
        self._lines, self._asked = dict(shelf.lines), range(0)
        self._lay_out()
        if before.arrangement != shelf.arrangement and kept[0]:
            self.cursor = len(shelf.saved)
        self._select_again(*kept)
        self.scroll_to(y=self.cursor - offset, animate=False)
        self.show_rows(self.cursor, self.cursor)
        self._come_to_rest()

    def _kept_place(self) -> tuple[str, str]:
        """Story and report of the selection; two empty ones where it is on neither."""
        spot = self.spot
        return (spot.story.id, spot.key) if spot else ("", "")

    def _select_again(self, story: str, key: str) -> None:
        if (found := self._number_of(story, key)) is not None:
            self.cursor = found
        self.cursor = max(0, min(self.cursor, self.items - 1))

    def take(self, listing: Listing, lines: Mapping[int, Line]) -> None:
        """Lines that were asked for. Where one is gone the list is old: it is asked for anew, and not the line."""
        if listing is self.shelf.listing:
            self._asked = range(0) if all(at in lines for at in self._asked) else self._asked
            if self._asked:
                self.post_message(LibraryChanged())
            if len(self._lines) > _KEPT:
                self._drop_far()
            kept, row = self._kept_place(), self.cursor - self.scroll_offset.y
            self._lines |= lines
            self._lay_out()
            self._select_again(*kept)
            self.scroll_to(y=self.cursor - row, animate=False)
            self._come_to_rest()

    def _drop_far(self) -> None:
        top = self._folds.at(self.scroll_offset.y)[0]
        near = range(top - _KEPT // 4, top + _KEPT // 4)
        self._lines = {at: line for at, line in self._lines.items() if at in near or self._is_unfolded(line)}

    def mark(self, state: ReadingState, open_key: str) -> None:
        """Articles were read or starred, or another one is on the screen."""
        self._state, self._open = state, open_key
        self.draw_again()
        self._come_to_rest()

    def show_badges(self, story: str, badges: Badges) -> None:
        """What is new and what differs in a story."""
        if self._badges.get(story) != badges:
            self._badges[story] = badges
            self.draw_again()

    def _lay_out(self) -> None:
        self._folds = Folds(len(self.shelf.listing))
        for at, line in self._lines.items():
            if self._is_unfolded(line):
                self._folds.unfold(at, len(self._shown(line)))
        self.set_height(self.items)

    def _is_unfolded(self, line: Line) -> bool:
        return isinstance(line, Story) and line.id in self._unfolded and len(line.reports) > 1

    def _shown(self, story: Line) -> Sequence[int]:
        """Which reports of an unfolded story stand below it."""
        return shown_reports(story, self._unfolded) if isinstance(story, Story) else ()

    @property
    def items(self) -> int:
        """Lines, those of folded stories not counted."""
        return len(self.shelf.saved) + self._folds.lines

    def item_at(self, number: int) -> int:
        """Each line is an item."""
        return number

    def row(self, number: int) -> Row:
        """One line of the list; a blank one while it is being read."""
        line = self._line(number)
        return sidebar_row(line, self.size.width, number) if line else Row((), number)

    def _line(self, number: int) -> SidebarLine | None:
        saved = self.shelf.saved
        if number < len(saved):
            found = saved[number]
            return SearchLine(found.query, found.reports, found.unread, found.query == self.shelf.arrangement.query)
        at, below = self._folds.at(number - len(saved))
        line = self._lines.get(at)
        if isinstance(line, Outlet):
            return OutletLine(line.name, line.reports)
        if line is None:
            self._want(at)
            return None
        badges, view = self._badges.get(line.id), self.shelf.listing.view
        return line_of(line, below, self._unfolded, self._state, self._open, badges, view)

    # -- lines come and go
    def _want(self, at: int) -> None:
        """Ask for a line and those around it, unless they are asked for already."""
        if at not in self._asked:
            self._asked = range(max(0, at - AROUND), min(len(self.shelf.listing), at + AROUND))
            self.post_message(LinesWanted(self.shelf.listing, self._asked.start, self._asked.stop))

    def _come_to_rest(self) -> None:
        """Tell when nothing has moved or changed for a moment: what is on the screen is worth a closer look."""
        if self._still:
            self._still.stop()
        self._still = self.set_timer(_STILL, lambda: self.post_message(LinesShown()))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Read ahead before the end of what is known comes into view."""
        super().watch_scroll_y(old_value, new_value)
        self._come_to_rest()
        top = int(new_value) - len(self.shelf.saved)
        for line in (top - AROUND // 2, top + self.size.height + AROUND // 2):
            at = self._folds.at(max(0, line))[0]
            if 0 <= at < len(self.shelf.listing) and at not in self._lines:
                self._want(at)

    def on_resize(self) -> None:
        """Lines are cut to the width."""
        self.set_height(self.items)
        self.select(self.cursor)

    # -- what is folded
    @property
    def unfolded(self) -> Collection[str]:
        """Ids of the unfolded stories, and "=" with the key of a report whose copies are shown."""
        return self._unfolded

    def unfold_only(self, ids: Collection[str]) -> None:
        """Unfold these and fold all others."""
        kept = self._kept_place()
        self._unfolded = set(ids)
        self._lay_out()
        self._select_again(*kept)

    def fold(self, folded: bool) -> bool:  # noqa: FBT001 (reads as a sentence where it is called)
        """Fold or unfold the selected story, or the copies of the selected report; whether that changed anything."""
        spot = self.spot
        if spot is None or len(spot.story.reports) < 2:
            return False
        copies = f"={spot.key}"
        has_copies = spot.key and any(report.copy_of == spot.key for report in spot.story.reports)
        if has_copies and (copies in self._unfolded) is folded:
            self.unfold_only(self._unfolded ^ {copies})
            return True
        if (spot.story.id in self._unfolded) is not folded:
            return False
        self.unfold_only(self._unfolded ^ {spot.story.id})
        self.select(self._own_line(spot.story) if folded else self.cursor)
        return True

    # -- the selection
    @property
    def spot(self) -> Spot | None:
        """The story or report that is selected."""
        number = self.cursor - len(self.shelf.saved)
        if number < 0:
            return None
        at, below = self._folds.at(number)
        story = self._lines.get(at)
        if not isinstance(story, Story):
            return None
        if below:
            return Spot(story, story.reports[self._shown(story)[below - 1]].key)
        return Spot(story, story.reports[0].key if len(story.reports) == 1 else "")

    @property
    def saved(self) -> Saved | None:
        """The saved search that is selected."""
        return self.shelf.saved[self.cursor] if self.cursor < len(self.shelf.saved) else None

    @property
    def place(self) -> int:
        """Where in the listing the selection is."""
        return self._folds.at(max(0, self.cursor - len(self.shelf.saved)))[0]

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

    @property
    def on_screen(self) -> list[Story]:
        """The stories on the screen."""
        first = max(0, self.scroll_offset.y - len(self.shelf.saved))
        last = max(0, min(first + self.size.height, self._folds.lines) - 1)
        among = range(self._folds.at(first)[0], self._folds.at(last)[0] + 1)
        return [story for at in among if isinstance(story := self._lines.get(at), Story)]

    def knows(self, key: str) -> bool:
        """Whether a report is among the lines that are read."""
        return self._place_of(key) is not None

    def reveal(self, key: str) -> None:
        """Select a report, unfolding its story, where it is among the lines that are read."""
        story = self._place_of(key)
        if story:
            original = next(report.copy_of for report in story.reports if report.key == key)
            wanted = {story.id} | ({f"={original}"} if original else set())
            if len(story.reports) > 1 and not wanted <= self._unfolded:
                self.unfold_only(self._unfolded | wanted)
            self.restore(story.id, key)

    def reveal_outlet(self, name: str) -> None:
        """Select the heading of an outlet."""
        for place, outlet in enumerate(self.shelf.listing.outlets):
            if outlet.name == name:
                at = self.shelf.listing.position(-1 - place)
                self.select(len(self.shelf.saved) + self._folds.line(at))
                self.scroll_to(y=self.cursor, animate=False)

    def restore(self, story: str, key: str, row: int | None = None) -> None:
        """Select what was selected before (a story's line for an empty key), on a row of the screen if one is given."""
        found = self._number_of(story, key)
        if found is not None:
            self.select(found)
            if row is not None and 0 <= row < self.size.height:
                self.scroll_to(y=found - row, animate=False)

    def _place_of(self, key: str) -> Story | None:
        return next((line for line in self._lines.values() if isinstance(line, Story) and key in line.keys), None)

    def _own_line(self, story: Story) -> int:
        at = next(at for at, line in self._lines.items() if line is story)
        return len(self.shelf.saved) + self._folds.line(at)

    def _number_of(self, story: str, key: str) -> int | None:
        """The line of a report, or of its story where that is folded; None where neither is known."""
        for at, line in self._lines.items():
            if isinstance(line, Story) and (line.id == story or (key and key in line.keys)):
                shown = [line.reports[number].key for number in self._shown(line)] if self._is_unfolded(line) else []
                below = shown.index(key) + 1 if key in shown else 0
                return len(self.shelf.saved) + self._folds.line(at, below)
        return None

    # -- keys
    def action_open(self) -> None:
        """Open the selected report, or list what the selected search finds."""
        if self.saved:
            self.post_message(SearchChosen(self.saved.query))
        elif key := self.selected_report:
            self.post_message(ArticleChosen(key))

    def chosen(self) -> None:
        """A click opens a report, and folds or unfolds a story."""
        spot = self.spot
        if spot and not spot.key:
            self.fold(spot.story.id in self._unfolded)
        else:
            self.action_open()
