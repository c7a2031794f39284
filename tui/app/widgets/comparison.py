"""The comparison on the screen: both columns are one pane, so they cannot drift apart."""

from __future__ import annotations

from textual.message import Message

from tui.app.widgets.pane import ListPane
from tui.view.blocks import Block, steps
from tui.view.comparison import Sheet, comparison_rows
from tui.view.rows import Row


class ComparisonPane(ListPane):
    """The blocks of a comparison, one of them in focus."""

    class Moved(Message):
        """Another block is in focus."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._sheet: Sheet | None = None
        self._rows: list[Row] = []
        self._firsts: list[int] = []
        self._split = True

    def show(self, sheet: Sheet, *, split: bool, focus: int) -> None:
        """Show a sheet with one block in focus."""
        self._sheet, self._split = sheet, split
        self.cursor = max(0, min(focus, len(sheet.blocks) - 1))
        self._lay_out()
        self.post_message(self.Moved())

    def _lay_out(self) -> None:
        if not self._sheet or not self.size.width:
            return
        self._rows = comparison_rows(self._sheet, self.size.width, split=self._split)
        self._firsts = _first_rows(self._rows)
        self.set_height(len(self._rows))
        if self._sheet.blocks:
            self.show_rows(*self.rows_of(self.cursor))

    def on_resize(self) -> None:
        """Another width: lay out anew; the block in focus stays on the screen."""
        self._lay_out()

    @property
    def block(self) -> Block | None:
        """The block in focus."""
        return self._sheet.blocks[self.cursor] if self._sheet and self._sheet.blocks else None

    @property
    def items(self) -> int:
        """How many blocks there are."""
        return len(self._sheet.blocks) if self._sheet else 0

    def row(self, number: int) -> Row:
        """One row."""
        return self._rows[number]

    def is_selected(self, row: Row) -> bool:
        """The rows of the block in focus, but not the blank one below it."""
        return super().is_selected(row) and bool(row.runs)

    def rows_of(self, item: int) -> tuple[int, int]:
        """First and last row of a block, the blank one below left out."""
        after = self._firsts[item + 1] - 1 if item + 1 < len(self._firsts) else len(self._rows)
        return self._firsts[item], after - 1

    def selected(self) -> None:
        """Tell the screen, whose foot says why the block stands together."""
        self.post_message(self.Moved())

    def step_to(self, marks: str, count: int) -> bool:
        """To the count-th next (or, below nought, previous) block with one of the marks; False where there is none."""
        return self._step(list(steps(self._sheet.blocks, marks)) if self._sheet else [], count)

    def step_to_role(self, role: str, count: int) -> bool:
        """To the count-th next or previous block that has something in this role."""
        found = {row.item for row in self._rows if any(role in run.role.split() for run in row.runs)}
        return self._step(sorted(found), count)

    def _step(self, stops: list[int], count: int) -> bool:
        ahead = [stop for stop in stops if stop > self.cursor]
        behind = [stop for stop in stops if stop < self.cursor]
        wanted = ahead[count - 1 : count] if count > 0 else behind[count:][:1] if len(behind) >= -count else []
        if wanted:
            self.select(wanted[0])
        return bool(wanted)


def _first_rows(rows: list[Row]) -> list[int]:
    """Number of the first row of each block."""
    return [number for number, row in enumerate(rows) if number == 0 or row.item != rows[number - 1].item]
