"""Terminals for the driver's tests: what they show, cell by cell, told so that only what is seen counts."""

from __future__ import annotations

import pyte

from benchmarks.screen import Emulator

Cell = tuple[object, ...]


class Shown:
    """A terminal that is sent what a driver writes: no wrapping at the right edge, as drivers have it."""

    def __init__(self, width: int, height: int) -> None:
        self._screen = Emulator(width, height)
        self._stream = pyte.Stream(self._screen)
        self.feed("\x1b[?7l")

    def feed(self, data: str) -> None:
        """Show what was written."""
        self._stream.feed(data)

    @property
    def cells(self) -> list[list[Cell]]:
        """Letter and look of every cell; on a blank without lines the colour of its text is not seen."""
        rows, columns = range(self._screen.lines), range(self._screen.columns)
        return [[_seen(self._screen.buffer[row][column]) for column in columns] for row in rows]

    @property
    def cursor(self) -> tuple[int, int]:
        """Row and column."""
        return self._screen.cursor.y, self._screen.cursor.x


def _seen(char: pyte.screens.Char) -> Cell:
    lines = (char.underscore, char.strikethrough, char.reverse)
    text = () if char.data == " " and not any(lines) else (char.fg, char.bold, char.italics)
    return (char.data, char.bg, *lines, *text)
