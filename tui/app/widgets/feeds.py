"""What is followed, on the screen: feeds by folder, each told anew as soon as something is heard of it."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from textual.message import Message

from tui.app.widgets.pane import ListPane
from tui.view.feeds import FeedLine, empty_rows, feed_row, folder_row
from tui.view.rows import Row
from tui.view.selected import lit

if TYPE_CHECKING:
    from tui.sources.events import Done


class FeedsPane(ListPane):
    """One line a feed, below the heading of its folder."""

    is_block = False

    class Moved(Message):
        """Another feed is selected, or something else is known of it."""

    class Chosen(Message):
        """A feed was clicked, or chosen with enter."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._lines: list[FeedLine] = []
        self._numbers: dict[str, int] = {}
        """Of the feeds, by address."""
        self._rows: list[int | Row] = []
        """What stands on each row: the number of a feed, or what is none."""
        self._row_of: list[int] = []
        self._asked: Collection[str] = frozenset()

    # -- what it shows
    def show(self, lines: Sequence[FeedLine], selected: str = "") -> None:
        """Show these feeds; the selection stays on its feed, or on its place where that is gone."""
        wanted = selected or (self.line.subscription.address if self.line else "")
        self._lines = list(lines)
        self._numbers = {line.subscription.address: number for number, line in enumerate(self._lines)}
        self.cursor = max(0, min(self._numbers.get(wanted, self.cursor), len(self._lines) - 1))
        self._lay_out()

    def hear(self, asked: Collection[str], done: Mapping[str, Done]) -> None:
        """What is being fetched now, and how those fared that were done with since."""
        changed = {*self._asked, *asked, *done} - ({*self._asked} & {*asked} - done.keys())
        self._asked = asked
        for address in changed & self._numbers.keys():
            number = self._numbers[address]
            if address in done:
                self._lines[number] = _after(self._lines[number], done[address])
            if self._row_of:  # else it is not laid out yet
                self._drawn.pop(self._row_of[number], None)
                self.refresh_lines(self._row_of[number], 1)
        if self.line and self.line.subscription.address in changed:
            self.post_message(self.Moved())

    def _lay_out(self) -> None:
        if not self.size.width:
            return
        self._rows = list[int | Row]([] if self._lines else empty_rows(self.size.width))
        self._row_of = []
        for folder, group in groupby(enumerate(self._lines), lambda numbered: numbered[1].subscription.folder):
            feeds = list(group)
            if folder:
                self._rows += [Row(())] * bool(self._rows)
                self._rows.append(folder_row(folder, [line for _, line in feeds], self.size.width))
            self._row_of += range(len(self._rows), len(self._rows) + len(feeds))
            self._rows += [number for number, _ in feeds]
        self.set_height(len(self._rows))
        self.select(self.cursor)
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Names are cut to the width."""
        self._lay_out()

    @property
    def items(self) -> int:
        """How many feeds there are."""
        return len(self._lines)

    @property
    def line(self) -> FeedLine | None:
        """The selected feed."""
        return self._lines[self.cursor] if self._lines else None

    @property
    def lines(self) -> Sequence[FeedLine]:
        """All feeds."""
        return self._lines

    def rows_of(self, item: int) -> tuple[int, int]:
        """A feed has one row; the first is shown with the heading above it."""
        row = self._row_of[item]
        return row, row

    def show_rows(self, first: int, last: int) -> None:
        """A folder's first feed is shown below its heading, and the very first below all that there is."""
        above = first
        while above and isinstance(self._rows[above - 1], Row):
            above -= 1
        super().show_rows(above, last)

    def row(self, number: int) -> Row:
        """One row."""
        shown = self._rows[number]
        if isinstance(shown, Row):
            return shown
        line = self._lines[shown]
        asked = line.subscription.address in self._asked
        return feed_row(line, self.size.width, shown, asked=asked)

    def item_at(self, number: int) -> int:
        """The feed on a row; -1 for none."""
        shown = self._rows[number]
        return -1 if isinstance(shown, Row) else shown

    def selected_row(self, row: Row) -> Row:
        """Its sign and its name are lit."""
        return lit(row, "selected" if self.has_focus else "selected-unfocused")

    # -- stepping
    @property
    def failed(self) -> list[int]:
        """Numbers of the feeds that failed, or ended."""
        return [number for number, line in enumerate(self._lines) if line.has_failed]

    def go_to(self, address: str) -> None:
        """Select a feed."""
        if address in self._numbers:
            self.select(self._numbers[address])

    def selected(self) -> None:
        """Another feed is selected."""
        self.post_message(self.Moved())

    def chosen(self) -> None:
        """The feed was clicked."""
        self.post_message(self.Chosen())


def _after(line: FeedLine, done: Done) -> FeedLine:
    """A feed as it is after a fetch; what it brought is counted later."""
    now, failed = time.time(), done.has_failed
    known = line.fetched
    fetched = known._replace(
        fetched=now,
        due=max(known.due, now),
        arrived=now if done.new else known.arrived,
        trouble=done.trouble if failed else "",
        cure=done.cure if failed else "",
        title=known.title or done.name,
    )
    return line._replace(fetched=fetched, articles=line.articles + done.new, unread=line.unread + done.new)
