"""The terminal's cursor and the look it writes in: moving, erasing and writing in as few bytes as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tui.app.terminal.abilities import Abilities
from tui.app.terminal.letters import drawn, is_agreed
from tui.app.terminal.line import Line, differing
from tui.app.terminal.scrolling import Shift
from tui.app.terminal.sgr import PLAIN, Look, on_blanks, turn
from tui.view.cells import is_plain

_ERASED = 8
"""Blanks in a row from which on it takes fewer bytes to erase them and to step over them than to write them."""
_GAP = " " * _ERASED
_KEPT = 3
"""Cells at the end of a row that take no more bytes to write than to erase."""
_BRIDGED = 12
"""Cells between two that changed, up to which it is looked at whether writing them takes fewer bytes than a step."""


class Pen:
    """Where the terminal writes next, in which look, and what was told to it so far."""

    def __init__(self, able: Abilities) -> None:
        self._able = able
        self._out: list[str] = []
        self._row = self._column = -1
        """Where the cursor stands; a column of -1 is unknown."""
        self._look: Look | None = None
        """None for unknown."""

    def take_to(self, cursor: tuple[int, int] | None) -> str:
        """All that was told to the terminal, ending with the cursor at a place and in no link."""
        if self._look and self._look.link:
            self._turn(self._look._replace(link=""))
        if cursor:
            self._move(*cursor)
        told = "".join(self._out)
        self._out.clear()
        return told

    def wipe(self, blank: Look) -> None:
        """Clear the screen."""
        self._turn(blank)
        self._out.append("\x1b[2J")

    def scroll(self, shift: Shift) -> None:
        """Move rows of the screen up or down."""
        self._turn(PLAIN)
        self._out.append(f"\x1b[{shift.top + 1};{shift.bottom + 1}r")
        if shift.rows > 0:
            self._out.append(f"\x1b[{shift.bottom + 1}H" + "\n" * shift.rows)
        else:
            self._out.append(f"\x1b[{shift.top + 1}H" + "\x1bM" * -shift.rows)
        self._out.append("\x1b[r")
        self._row = self._column = -1  # most terminals go home then, and some do not

    def put(self, row: int, column: int, line: Line) -> None:
        """Write one cell of a row."""
        self._text(row, column, column + 1, line)

    def rewrite(self, row: int, old: Line, new: Line) -> None:
        """Make a row show what it should."""
        columns = _widened(differing(old, new), new)
        if not columns:
            return
        rest = self._rest(new)
        for start, end in _spans(columns, new):
            if self._write(row, start, end, new, rest):
                break

    def _write(self, row: int, start: int, end: int, line: Line, rest: int) -> bool:
        """Write the cells from `start` to before `end`; whether all from `rest` on was erased on the way."""
        column = start
        while column < end:
            if rest <= column < len(line.letters) - _KEPT:
                self._move(row, column)
                self._erase(line.looks[column], "\x1b[K")
                return True
            blanks = self._blanks(line, column, end)
            if blanks >= _ERASED:
                self._move(row, column)
                self._erase(line.looks[column], f"\x1b[{blanks}X")
                column += blanks
            else:
                column = self._text(row, column, min(end, rest) if rest > column else end, line)
        return False

    def _text(self, row: int, start: int, end: int, line: Line) -> int:
        """Write cells in one look, as far as they reach; the column behind them."""
        letters, looks = line.letters, line.looks
        look, stop = looks[start], start + 1
        blank = on_blanks(look)
        while stop < end and (looks[stop] is look or (letters[stop] == " " and on_blanks(looks[stop]) == blank)):
            stop += 1
        text = "".join(letters[start:stop])
        if (gap := text.find(_GAP, 1)) > 0 and self._able.erases and self._erases(blank):
            text = text[:gap]
        self._move(row, start)
        if text.strip(" ") or self._look is None or on_blanks(self._look) != blank:
            self._turn(look)
        if not is_plain(text):
            return self._letters(row, start, stop, line)
        self._out.append(text)
        self._column = start + len(text) if start + len(text) < len(letters) else -1
        return start + len(text)

    def _letters(self, row: int, column: int, stop: int, line: Line) -> int:
        """Write letters whose width has to be looked at, one by one; the column behind them."""
        while column < stop:
            letter = line.letters[column]
            width = 2 if line.letters[column + 1 : column + 2] == [""] else 1
            self._move(row, column)
            if not is_agreed(letter) and width == 2:  # where it turns out narrow, nothing old is left behind it
                self._out.append("  ")
                self._column = -1
                self._move(row, column)
            self._out.append(letter)
            column += width
            self._column = column if is_agreed(letter) and column < len(line.letters) else -1
        return column

    def _rest(self, line: Line) -> int:
        """The column from which on a row is blank as erasing leaves it; its width where there is none."""
        letters, looks = line.letters, line.looks
        last, column = on_blanks(looks[-1]), len(letters)
        if not self._erases(last):
            return column
        while column and letters[column - 1] == " " and on_blanks(looks[column - 1]) == last:
            column -= 1
        return column

    def _blanks(self, line: Line, column: int, end: int) -> int:
        """How many blanks in one background there are from a column on; 0 where they cannot be erased."""
        if not self._able.erases or line.letters[column] != " ":
            return 0
        blank, start = on_blanks(line.looks[column]), column
        if not self._erases(blank):
            return 0
        while column < end and line.letters[column] == " " and on_blanks(line.looks[column]) == blank:
            column += 1
        return column - start

    def _erases(self, blank: Look) -> bool:
        """Whether erasing leaves a cell that looks so."""
        return blank == Look(ground=blank.ground) and (self._able.paints or not blank.ground)

    def _erase(self, look: Look, sequence: str) -> None:
        """Erase in the background of a look."""
        if self._look is None or on_blanks(self._look) != on_blanks(look):
            self._turn(on_blanks(look))
        self._out.append(sequence)

    def _turn(self, look: Look) -> None:
        if self._look is None:
            self._out.append("\x1b[m")
            self._look = PLAIN
        self._out.append(turn(self._look, look))
        self._look = look

    def _move(self, row: int, column: int) -> None:
        """To a place, the shortest way."""
        if (row, column) == (self._row, self._column):
            return
        ways = [f"\x1b[{row + 1};{column + 1}H" if column else f"\x1b[{row + 1}H" if row else "\x1b[H"]
        if row == self._row:
            ways += _along(self._column, column)
        elif column == self._column and self._row >= 0:
            down = row - self._row
            ways += ["\n" * down if 0 < down < 4 else f"\x1b[{_count(abs(down))}{'B' if down > 0 else 'A'}"]
        elif 0 < row - self._row < 3 and self._row >= 0:
            feeds = "\n" * (row - self._row)
            ways += [feeds + way for way in _along(self._column, column)]
            ways += ["\r" + feeds + way for way in _along(0, column)]
        self._out.append(min(ways, key=len))
        self._row, self._column = row, column


def _along(start: int, end: int) -> Iterator[str]:
    """Ways along a row."""
    if end == 0:
        yield "\r" if start else ""
    if start >= 0:
        yield f"\x1b[{_count(end - start)}C" if end > start else f"\x1b[{_count(start - end)}D" if end < start else ""
    if 0 < end < 4:
        yield f"\r\x1b[{_count(end)}C"


def _count(number: int) -> str:
    return "" if number == 1 else str(number)


def _widened(columns: list[int], line: Line) -> list[int]:
    """The same cells, and those that a letter may cover which some terminals draw wider than it was laid out."""
    if not columns or is_plain("".join(line.letters)):
        return columns
    written = set(columns)
    for column, letter in enumerate(line.letters):
        if column in written and not is_agreed(letter):
            written.update(range(column, min(column + drawn(letter), len(line.letters))))
    return sorted(written)


def _spans(columns: Sequence[int], line: Line) -> list[tuple[int, int]]:
    """Cells to write in one go: (start, end), never half a letter, joined where that takes fewer bytes."""
    letters, width = line.letters, len(line.letters)
    spans: list[tuple[int, int]] = []
    start = end = -1
    for column in columns:
        if column > end:  # not just behind the last one
            first = column
            while first and letters[first] == "":
                first -= 1
            if start < 0 or (first > end and not _is_bridged(end, first, line)):
                spans += [(start, end)] * (start >= 0)
                start = first
        end = max(end, column + 1)
        while end < width and letters[end] == "":
            end += 1
    return [*spans, (start, end)] if start >= 0 else spans


def _is_bridged(start: int, end: int, line: Line) -> bool:
    """Whether writing the cells between two changes takes no more bytes than stepping over them."""
    if end - start > _BRIDGED:
        return False
    letters = "".join(line.letters[start:end])
    if not is_plain(letters):
        return False
    looks = line.looks[start - 1 : end + 1]
    turned = sum(len(turn(one, other)) for one, other in pairwise(looks) if one != other)
    return len(letters.encode()) + turned <= len(f"\x1b[{_count(end - start)}C") + len(turn(looks[0], looks[-1]))
