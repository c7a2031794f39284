"""A few fixed lines of runs: the heads of panes and the foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.strip import Strip

from tui.app.sturdy import SturdyWidget
from tui.app.widgets.paint import paint
from tui.view.rows import Row


class Lines(SturdyWidget):
    """Rows that do not scroll. They are made for the width they get."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._rows: Callable[[int], Sequence[Row]] = lambda _: ()

    def show(self, rows: Callable[[int], Sequence[Row]]) -> None:
        """Show what this function makes of a width."""
        self._rows = rows
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line, for Textual."""
        rows = self._rows(self.size.width)
        row = rows[y] if y < len(rows) else Row(())
        return paint(self, row, self.size.width).apply_style(self.rich_style)
