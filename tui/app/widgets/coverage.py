"""Who reports what, on the screen: the heading of a part stays in sight while its lines are gone through."""

from __future__ import annotations

from bisect import bisect_right

from textual.message import Message
from textual.strip import Strip

from tui.app.widgets.pane import ListPane
from tui.app.widgets.rounds import stepped
from tui.compare.coverage import Coverage
from tui.view.coverage import CoverageSheet, Item, coverage_sheet, sheet_width
from tui.view.rows import Row, Run

_NOTHING = CoverageSheet((), (), ())


class CoveragePane(ListPane):
    """The lines of the table, one of them in focus."""

    class Moved(Message):
        """Another line is in focus."""

    class Chosen(Message):
        """A line was clicked, or chosen with enter."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._coverage: Coverage | None = None
        self._sheet = _NOTHING
        self.margin = 0
        """Cells left of the table, which is set in the middle."""
        self._firsts: list[int] = []

    def show(self, found: Coverage, focus: Item | None = None) -> None:
        """Show a coverage with one line in focus, the first where that is not among those shown."""
        self._coverage = found
        self.cursor = 0
        self._lay_out(focus)

    def _lay_out(self, focus: Item | None) -> None:
        if not self._coverage or not self.size.width:
            return
        width = sheet_width(self._coverage, self.size.width)
        self.margin = (self.size.width - width) // 2
        self._sheet = coverage_sheet(self._coverage, width)
        self._firsts = [n for n, row in enumerate(self._sheet.rows) if row.item > self._sheet.rows[n - 1].item]
        if focus in self._sheet.items:
            self.cursor = self._sheet.items.index(focus)
        self.set_height(len(self._sheet.rows))
        self.select(self.cursor)
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Another width: lay out anew; the line in focus stays on the screen."""
        self._lay_out(self.item)

    @property
    def item(self) -> Item | None:
        """What is in focus."""
        return self._sheet.items[self.cursor] if self._sheet.items else None

    @property
    def items(self) -> int:
        """How many lines there are to point at."""
        return len(self._sheet.items)

    def row(self, number: int) -> Row:
        """One row."""
        row = self._sheet.rows[number]
        return Row((Run(" " * self.margin), *row.runs), row.item)

    def rows_of(self, item: int) -> tuple[int, int]:
        """First and last row of a line."""
        first = last = self._firsts[item]
        while last + 1 < len(self._sheet.rows) and self._sheet.rows[last + 1].item == item:
            last += 1
        return first, last

    # -- the heading in sight
    def render_line(self, y: int) -> Strip:
        """One visible line; the uppermost are the heading of the part they belong to."""
        top = self.scroll_offset.y
        held = self._held(top)
        return super().render_line(held[y] - top if y < len(held) else y)

    def _held(self, top: int) -> range:
        """The rows of the heading above the row at the top, as many as the next heading leaves room for."""
        headings = self._sheet.headings
        part = bisect_right([heading.start for heading in headings], top) - 1
        if part < 0:
            return range(0)
        room = headings[part + 1].start - top if part + 1 < len(headings) else len(headings[part])
        return headings[part][:room]

    def show_rows(self, first: int, last: int) -> None:
        """Below the heading that is held; the first line with all that stands above the table."""
        part = bisect_right([heading.start for heading in self._sheet.headings], first) - 1
        above = first - len(self._sheet.headings[part]) if part >= 0 else 0
        if self.cursor == 0 and last < self.size.height:
            above = 0
        super().show_rows(above, last)

    def item_under(self, y: int) -> int:
        """Nothing is under the heading that is held."""
        return -1 if y < len(self._held(self.scroll_offset.y)) else super().item_under(y)

    # -- stepping
    @property
    def place(self) -> str:
        """Which of the facts that differ is in focus: "2 of 5"; "" for none."""
        found = self._differing
        return f"{found.index(self.cursor) + 1} of {len(found)}" if self.cursor in found else ""

    @property
    def _differing(self) -> list[int]:
        return [number for number, item in enumerate(self._sheet.items) if item.differs]

    def step_difference(self, count: int) -> str:
        """To the count-th next (or, below nought, previous) fact that differs; see `leads`."""
        return self._step(self._differing, count)

    def step_part(self, count: int) -> str:
        """To the first line of the count-th next or previous part."""
        starts = [heading.stop for heading in self._sheet.headings]
        return self._step([n for n, first in enumerate(self._firsts) if first in starts], count)

    def _step(self, found: list[int], count: int) -> str:
        said, at = stepped(found, self.cursor, count)
        if at >= 0:
            self.select(found[at])
        return said

    def selected(self) -> None:
        """Another line is in focus."""
        self.post_message(self.Moved())

    def chosen(self) -> None:
        """The line was clicked."""
        self.post_message(self.Chosen())
