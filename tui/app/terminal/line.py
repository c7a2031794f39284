"""One row of a screen: a letter and a look for every cell, and what of it shows something else than another row."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.terminal.letters import cells, leading
from tui.app.terminal.sgr import PLAIN, Look, on_blanks

UNKNOWN = "\0"
"""The letter of a cell of which nobody knows what it shows."""


class Line:
    """One row: a letter and a look for every cell."""

    __slots__ = ("letters", "looks")

    def __init__(self, width: int, letter: str = UNKNOWN, look: Look = PLAIN) -> None:
        self.letters = [letter] * width
        self.looks = [look] * width

    def put(self, column: int, text: str, look: Look) -> int:
        """Write over some cells, as a terminal would; the column behind them."""
        if marks := leading(text):
            if 0 < column <= len(self.letters) and self.letters[column - 1] not in {"", UNKNOWN}:
                self.letters[column - 1] += marks
            text = text[len(marks) :]
        written = cells(text)
        end, width = column + len(written), len(self.letters)
        del written[max(0, width - column) :]
        if not written:
            return end
        if written[-1] and end > width and column + len(written) == width and _is_cut(text, written):
            written[-1] = " "  # half a letter is none
        if column and self.letters[column] == "":
            self.letters[column - 1] = " "
        last = column + len(written)
        if last < width and self.letters[last] == "":
            self.letters[last] = " "
        self.letters[column:last] = written
        self.looks[column:last] = [look] * len(written)
        return end


def _is_cut(text: str, written: Sequence[str]) -> bool:
    """Whether the last letter that fits is a wide one without its right half."""
    whole = cells(text)
    return len(whole) > len(written) and whole[len(written)] == ""


def differing(old: Line, new: Line) -> list[int]:
    """Columns of the cells that do not show what they should."""
    if old.letters == new.letters and old.looks == new.looks:
        return []
    cells = enumerate(zip(old.letters, new.letters, old.looks, new.looks, strict=True))
    changed = [(column, cell) for column, cell in cells if cell[0] != cell[1] or cell[2] is not cell[3]]
    return [column for column, cell in changed if not _is_same(*cell)]


def _is_same(old: str, new: str, old_look: Look, new_look: Look) -> bool:
    """Whether two cells cannot be told apart, or nobody knows what the second should be."""
    if old != new:
        return new == UNKNOWN
    return old_look == new_look or (new == " " and on_blanks(old_look) == on_blanks(new_look))
