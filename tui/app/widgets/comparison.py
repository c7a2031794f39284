"""The comparison on the screen: both columns are one pane, so they cannot drift apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import accumulate

from textual.message import Message

from tui.app.widgets.pane import ListPane
from tui.app.widgets.rounds import leads, stepped
from tui.compare.comparison import Difference
from tui.view.blocks import Block, Stop, steps, stops, told
from tui.view.comparison import Sheet, block_rows, heights
from tui.view.rows import Row

_KEPT = 200
"""Blocks whose rows are remembered: more than any screen has."""


class ComparisonPane(ListPane):
    """The blocks of a comparison, one of them in focus, and of its differences one."""

    class Moved(Message):
        """Another block or difference is in focus."""

    is_block = False  # a bar alone: a ground over all its lines would be sent twice for every step

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._sheet: Sheet | None = None
        self._firsts: list[int] = []
        """Number of the first row of each block, and of the row that one more would begin with."""
        self._made: dict[int, list[Row]] = {}
        """The rows of the blocks that were drawn lately."""
        self._stops: list[Stop] = []
        self._homes: dict[tuple[int, int], int] = {}
        """Side and number of a sentence -> the block it stands in."""
        self._split = True

    def show(self, sheet: Sheet, *, split: bool, focus: int, found: Difference | None = None) -> None:
        """Show a sheet with one block in focus, and a difference of it, the first if none is named."""
        self.cursor = max(0, min(focus, len(sheet.blocks) - 1))
        self._split, self._stops = split, stops(sheet.blocks)
        self._homes = {
            (which, sentence): number
            for number, block in enumerate(sheet.blocks)
            for which, sentences in enumerate((block.lefts, block.rights))
            for sentence in sentences
        }
        self._sheet = sheet
        self._sheet = replace(sheet, focus=found or self._first())
        self._lay_out()
        self.post_message(self.Moved())

    def _lay_out(self) -> None:
        if not self._sheet or not self.size.width:
            return
        found = heights(self._sheet, self.size.width, split=self._split)
        self._firsts = list(accumulate((rows + 1 for rows in found), initial=0))
        self._made = {}
        self.set_height(max(0, self._firsts[-1] - 1))
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
        """One row: of a block, or the blank one below it."""
        block = bisect_right(self._firsts, number) - 1
        rows, at = self._rows_of(block), number - self._firsts[block]
        return rows[at] if at < len(rows) else Row((), block)

    def _rows_of(self, block: int) -> list[Row]:
        """The rows of a block; they are made when they are wanted."""
        assert self._sheet
        if block not in self._made:
            if len(self._made) >= _KEPT:
                self._made.clear()
            self._made[block] = block_rows(self._sheet, block, self.size.width, split=self._split)
        return self._made[block]

    def item_at(self, number: int) -> int:
        """The block that a row belongs to."""
        return bisect_right(self._firsts, number) - 1

    def is_selected(self, row: Row) -> bool:
        """The rows of the block in focus, but not the blank one below it."""
        return super().is_selected(row) and bool(row.runs)

    def rows_of(self, item: int) -> tuple[int, int]:
        """First and last row of a block, the blank one below left out."""
        return self._firsts[item], self._firsts[item + 1] - 2

    # -- the difference in focus
    @property
    def focused(self) -> Difference | None:
        """The difference in focus, if the block has any."""
        return self._sheet.focus if self._sheet else None

    @property
    def place(self) -> str:
        """Which of all differences is in focus: "2 of 5"; "" for none, or for one that is no difference."""
        found = [difference for _, difference in self._stops]
        return f"{found.index(self.focused) + 1} of {len(found)}" if self.focused in found else ""

    def _first(self) -> Difference | None:
        """What is in focus in a block that was not stepped into: its first difference, or else what is less exact."""
        return next(iter([*told([self.block]), *self.block.differences]), None) if self.block else None

    def selected(self) -> None:
        """Another block: its first difference is in focus."""
        self._focus(self._first())
        self.post_message(self.Moved())

    def _focus(self, found: Difference | None) -> None:
        """Draw the two ends of a difference as in focus, and those of the last one as they were."""
        if not self._sheet or found == self._sheet.focus:
            return
        ends = [end for one in (self._sheet.focus, found) if one for end in ((0, one.left), (1, one.right))]
        self._sheet = replace(self._sheet, focus=found)
        for number in {home for which, end in ends if (home := self._homes.get((which, end.sentence))) is not None}:
            self._draw_block(number)

    def _draw_block(self, number: int) -> None:
        """Draw one block again, in the rows it has."""
        if not self._firsts:
            return
        self._made.pop(number, None)
        first, last = self.rows_of(number)
        for row in range(first, last + 1):
            self._drawn.pop(row, None)
        self.refresh_lines(first, last - first + 1)

    # -- stepping
    def step_difference(self, count: int) -> str:
        """To the count-th next (or, below nought, previous) difference, also within the block; see `leads`."""
        numbers = [number for number, _ in self._stops]
        before, after = bisect_left(numbers, self.cursor), bisect_right(numbers, self.cursor)
        for at in range(before, after):
            if self._stops[at][1] == self.focused:
                before, after = at, at + 1
        said, at = leads(len(numbers), before, after, count)
        if at >= 0:
            number, found = self._stops[at]
            self.select(number)
            self._focus(found)
            self.post_message(self.Moved())
        return said

    def step_to(self, marks: str, count: int) -> str:
        """To the count-th next or previous block with one of the marks; see `leads`."""
        return self._step(list(steps(self._sheet.blocks, marks)) if self._sheet else [], count)

    def step_to_role(self, role: str, count: int) -> str:
        """To the count-th next or previous block that has something in this role; see `leads`."""
        if not self._sheet:
            return self._step([], count)
        sheet = self._sheet
        return self._step([number for number in range(self.items) if sheet.has(number, role)], count)

    def _step(self, found: list[int], count: int) -> str:
        said, at = stepped(found, self.cursor, count)
        if at >= 0:
            self.select(found[at])
        return said
