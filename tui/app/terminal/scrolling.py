"""Rows that are shown already, only higher or lower: what a terminal can move by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tui.app.terminal.line import Line, differing

_WORTH = 40
"""Cells that moving rows must save to be worth its own bytes."""
_SHARE = 4
"""Of so many rows one at least must stand elsewhere, or nothing has moved."""


class Shift(NamedTuple):
    """Rows `top` to `bottom` move up by a number of rows (down where it is below nought)."""

    top: int
    bottom: int
    rows: int


def shift_of(shown: Sequence[Line], wanted: Sequence[Line], touched: Sequence[int]) -> Shift | None:
    """The shift that spares most of the writing; None where none spares enough."""
    changed = [row for row in touched if shown[row].letters != wanted[row].letters]
    if len(changed) < 2:
        return None
    rows = range(changed[0], changed[-1] + 1)
    if not (by := _distance(shown, wanted, rows)):
        return None
    stay = [row for row in rows if row + by in rows and wanted[row].letters == shown[row + by].letters]
    top, bottom = min(stay[0], stay[0] + by), max(stay[-1], stay[-1] + by)
    found = Shift(top, bottom, by)
    before = _cells(shown, wanted, found)
    return found if before - _cells(moved(shown, found), wanted, found) > _WORTH else None


def moved(shown: Sequence[Line], shift: Shift) -> list[Line]:
    """The screen after a shift. What it reveals is unknown: terminals differ in the background they give it."""
    top, end, rows = shift.top, shift.bottom + 1, shift.rows
    width = len(shown[top].letters)
    fresh = [Line(width) for _ in range(abs(rows))]
    kept = [*shown[top + rows : end], *fresh] if rows > 0 else [*fresh, *shown[top : end + rows]]
    return [*shown[:top], *kept, *shown[end:]]


def _distance(shown: Sequence[Line], wanted: Sequence[Line], rows: range) -> int:
    """How far most of the text has moved; 0 where nothing has."""
    blank = [" "] * len(shown[0].letters)
    stood = {tuple(shown[row].letters): row for row in rows if shown[row].letters != blank}
    found: Counter[int] = Counter()
    for row in rows:
        before = stood.get(tuple(wanted[row].letters))
        if before is not None and before != row:
            found[before - row] += 1
    best = found.most_common(1)
    return best[0][0] if best and best[0][1] * _SHARE >= len(rows) else 0


def _cells(shown: Sequence[Line], wanted: Sequence[Line], shift: Shift) -> int:
    """How many cells of the shifted rows would have to be written."""
    return sum(len(differing(shown[row], wanted[row])) for row in range(shift.top, shift.bottom + 1))
