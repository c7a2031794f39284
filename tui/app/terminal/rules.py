"""Rules between panes: drawn downwards, in one look, they take half the bytes that they would take row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.app.terminal.line import Line

_STROKES = "│|"
_LEAST = 6
"""Rows from which on a rule is drawn by itself."""


def rules(shown: Sequence[Line], wanted: Sequence[Line], touched: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Columns in which a rule is to be drawn, and the rows in which it is not there yet."""
    rows = [row for row in touched if any(stroke in wanted[row].letters for stroke in _STROKES)]
    if len(rows) < _LEAST:
        return
    middle = wanted[rows[len(rows) // 2]]
    for column, letter in enumerate(middle.letters[:-1]):
        if letter in _STROKES and letter:
            cell = (letter, middle.looks[column])
            found = [row for row in rows if _at(wanted[row], column) == cell != _at(shown[row], column)]
            if len(found) >= _LEAST:
                yield column, found


def _at(line: Line, column: int) -> tuple[str, object]:
    return line.letters[column], line.looks[column]
