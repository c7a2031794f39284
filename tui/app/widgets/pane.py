"""A pane: rows of runs on the screen, drawn line by line, so that only what is visible costs anything.

Lists, the article and the comparison are all panes. A pane owns the keys for moving about; what its rows are, and what
a key such as enter means, is its subclass's business. The style sheet owns every colour: a role is a component class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Offset, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.bindings import bindings
from tui.app.sturdy import SturdyWidget
from tui.app.widgets.paint import paint, role_style
from tui.keys import Where
from tui.view.rows import Row
from tui.view.selected import barred

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events
    from textual.binding import BindingType

_MOVES = frozenset({"down", "up", "half_down", "half_up", "page_down", "page_on", "page_up", "top", "bottom"})
_KEPT = 2000
"""Drawn rows that are remembered: more than any screen has."""


class Pane(SturdyWidget, ScrollView, can_focus=True, inherit_bindings=False):
    """Rows that scroll, by our keys alone: Textual's own would take the arrows from the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.EVERYWHERE, _MOVES)]
    virtual_size = Reactive(Size(0, 0))
    """As Textual has it, but for the layout: how much there is to scroll moves no pane, and no bar is drawn."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._drawn: dict[int, tuple[Row, Strip]] = {}
        self._ground: Style | None = None
        self.set_for = Size(0, 0)
        """The size that the rows were made for."""

    def row(self, number: int) -> Row:
        """One row."""
        raise NotImplementedError

    is_block = True
    """Whether what is selected has a ground of its own over the whole width."""

    def is_selected(self, row: Row) -> bool:  # noqa: ARG002 (a plain pane has no selection)
        """Whether a row belongs to what is selected."""
        return False

    def selected_row(self, row: Row) -> Row:
        """How a row looks that belongs to what is selected: with a bar at its left edge, where there is room."""
        return barred(row)

    # -- drawing
    def set_height(self, rows: int) -> None:
        """Tell how many rows there are; all are drawn anew."""
        self._drawn = {}
        self.set_for = self.size
        self.virtual_size = Size(self.size.width, rows)
        self.refresh()

    def draw_again(self) -> None:
        """Forget what was drawn: colours, marks or texts have changed."""
        self._drawn = {}
        self.refresh()

    def notify_style_update(self) -> None:
        """A theme or a pseudo class changed the colours."""
        super().notify_style_update()
        self._drawn = {}
        self._ground = None

    def render_line(self, y: int) -> Strip:
        """One visible line, for Textual."""
        number = y + self.scroll_offset.y
        width = self.size.width
        if number >= self.virtual_size.height:
            return Strip.blank(width, self.ground)
        if number not in self._drawn:
            if len(self._drawn) >= _KEPT:
                self._drawn.clear()
            row = self.row(number)
            shown = self.selected_row(row) if self.is_selected(row) else row
            self._drawn[number] = (row, paint(self, shown, width))
        row, strip = self._drawn[number]
        return strip.apply_style(self._line_style(row))

    @property
    def ground(self) -> Style:
        """The pane's own colours, which Textual would work out from all ancestors for every line."""
        if self._ground is None:
            self._ground = self.rich_style
        return self._ground

    def _line_style(self, row: Row) -> Style:
        return self.ground + role_style(self, "block") if self.is_block and self.is_selected(row) else self.ground

    # -- the terminal's cursor
    @property
    def pointed(self) -> Offset:
        """The cell of the screen on which the terminal's cursor stands, for braille displays and screen readers."""
        row, column = self.pointed_at
        y = max(0, min(row - self.scroll_offset.y, self.size.height - 1))
        return self.content_region.offset + Offset(max(0, min(column, self.size.width - 1)), y)

    @property
    def pointed_at(self) -> tuple[int, int]:
        """Row and column of what the reader is at: here the first line on the screen."""
        return self._beginning(self.scroll_offset.y)

    def _beginning(self, number: int) -> tuple[int, int]:
        """A row, and where its text begins."""
        text = self.row(number).text if number < self.virtual_size.height else ""
        return number, len(text) - len(text.lstrip())

    # -- moving
    def count(self, default: int = 1) -> int:
        """The number typed before the key, or the default."""
        return getattr(self.screen, "count", 0) or default

    def scroll_rows(self, rows: int) -> None:
        """Scroll by rows, at once."""
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False)

    def show_rows(self, first: int, last: int) -> None:
        """Scroll as little as shows the rows, with a line of context where there is room."""
        top, height = self.scroll_offset.y, self.size.height
        margin = 1 if height > 2 * (last - first + 1) else 0
        if first - margin < top:
            self.scroll_to(y=max(0, first - margin), animate=False)
        elif last + margin >= top + height:
            self.scroll_to(y=min(first, last + margin + 1 - height), animate=False)

    @property
    def page(self) -> int:
        """Rows of a page, less one to keep the eye's place."""
        return max(1, self.size.height - 1)

    def action_down(self) -> None:
        """Down by the count."""
        self.move(self.count())

    def action_up(self) -> None:
        """Up by the count."""
        self.move(-self.count())

    def action_half_down(self) -> None:
        """Half a page down."""
        self.turn(max(1, self.page // 2) * self.count())

    def action_half_up(self) -> None:
        """Half a page up."""
        self.turn(-max(1, self.page // 2) * self.count())

    def action_page_down(self) -> None:
        """A page down."""
        self.turn(self.page * self.count())

    def action_page_on(self) -> None:
        """A page down, and on to what follows where something does."""
        self.action_page_down()

    def action_page_up(self) -> None:
        """A page up."""
        self.turn(-self.page * self.count())

    def action_top(self) -> None:
        """To the first row, or the one the count names."""
        self.go(self.count(1) - 1)

    def action_bottom(self) -> None:
        """To the last row, or the one the count names."""
        counted = self.count(0)
        self.go(counted - 1 if counted else self.last)

    @property
    def last(self) -> int:
        """Number of the last thing that `go` can reach."""
        return self.virtual_size.height - 1

    def move(self, steps: int) -> None:
        """Move by single steps."""
        self.scroll_rows(steps)

    def turn(self, rows: int) -> None:
        """Move by pages or parts of them."""
        self.scroll_rows(rows)

    def go(self, number: int) -> None:
        """Move to a row."""
        self.scroll_to(y=number, animate=False)

    def _on_focus(self, event: events.Focus) -> None:
        super()._on_focus(event)
        self.draw_again()

    def _on_blur(self, event: events.Blur) -> None:
        super()._on_blur(event)
        self.draw_again()


class ListPane(Pane):
    """A pane of items with one selected; an item may take several rows."""

    cursor = 0
    """Number of the selected item."""

    @property
    def items(self) -> int:
        """How many items there are."""
        raise NotImplementedError

    def rows_of(self, item: int) -> tuple[int, int]:
        """First and last row of an item."""
        return item, item

    def item_at(self, number: int) -> int:
        """The item that a row belongs to."""
        return self.row(number).item

    def is_selected(self, row: Row) -> bool:
        """The rows of the item under the cursor."""
        return row.item == self.cursor

    @property
    def pointed_at(self) -> tuple[int, int]:
        """Where the selected item begins."""
        return self._beginning(self.rows_of(self.cursor)[0]) if self.items else (0, 0)

    @property
    def last(self) -> int:
        """The last item."""
        return self.items - 1

    def select(self, item: int) -> None:
        """Put the cursor on an item (the nearest there is) and show it."""
        if not self.items:
            return
        before, self.cursor = self.cursor, max(0, min(item, self.items - 1))
        for changed in {before, self.cursor}:
            if changed < self.items:
                first, last = self.rows_of(changed)
                for row in range(first, last + 1):
                    self._drawn.pop(row, None)
                self.refresh_lines(first, last - first + 1)
        self.show_rows(*self.rows_of(self.cursor))
        if before != self.cursor:
            self.selected()

    def selected(self) -> None:
        """The cursor moved."""

    def chosen(self) -> None:
        """The selected item was clicked a second time, or chosen with enter."""

    def move(self, steps: int) -> None:
        """Move the cursor by items."""
        self.select(self.cursor + steps)

    def turn(self, rows: int) -> None:
        """Move the cursor by rows, so that a page is a page whatever the items' heights."""
        if not self.items:
            return
        first, _ = self.rows_of(self.cursor)
        step, height = 1 if rows > 0 else -1, self.virtual_size.height
        number = max(0, min(first + rows, height - 1))
        while 0 <= number < height and self.item_at(number) < 0:  # headings are no items
            number += step
        target = self.item_at(number) if 0 <= number < height else self.last if step > 0 else 0
        self.select(target + step if target == self.cursor else target)

    def go(self, number: int) -> None:
        """Put the cursor on an item."""
        self.select(number)

    def on_click(self, event: events.Click) -> None:
        """A click selects and chooses."""
        if (item := self.item_under(event.y)) >= 0:
            self.select(item)
            self.chosen()

    def item_under(self, y: int) -> int:
        """The item on a visible line; -1 for none."""
        number = y + self.scroll_offset.y
        return self.item_at(number) if number < self.virtual_size.height else -1
