"""Versions of one text: copied sentences that come in the same order hold the other links in that order.

Between outlets order says little and nothing here applies. In a version of the same text it says nearly all: a sentence
that occurs twice is linked to its own copy, while a paragraph that has moved is still found.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

Cell = tuple[int, int]

ENOUGH = 3
"""Copied sentences in order without which nothing is called a version."""


def in_order(
    cells: Mapping[Cell, float], copies: Iterable[Cell], lengths: tuple[int, int], *, ordered: bool | None
) -> dict[Cell, float]:
    """The cells that do not cross the copied sentences of a version; all of them when the texts are no versions.

    A cell between two sentences that both have no copy in order is left alone: that is a passage that moved.
    """
    chain = _chain(copies)
    if ordered is None:
        ordered = len(chain) >= max(ENOUGH, min(lengths) / 2)
    if not ordered or not chain:
        return dict(cells)
    rows, columns = [i for i, _ in chain], [j for _, j in chain]
    fixed = set(rows), set(columns)
    return {
        (i, j): score
        for (i, j), score in cells.items()
        if (i not in fixed[0] and j not in fixed[1]) or _fits(i, j, rows, columns)
    }


def _fits(i: int, j: int, rows: Sequence[int], columns: Sequence[int]) -> bool:
    """Whether a cell crosses none of the chain."""
    before, after = bisect_left(rows, i), bisect_right(rows, i)
    return (before == 0 or columns[before - 1] <= j) and (after == len(columns) or j <= columns[after])


def _chain(copies: Iterable[Cell]) -> list[Cell]:
    """Copies that follow each other on both sides: what the longest such chain seen from either side agrees on."""
    found = set(copies)
    mirrored = {(j, i) for j, i in _longest((j, i) for i, j in found)}
    return [cell for cell in _longest(found) if (cell[1], cell[0]) in mirrored]


def _longest(cells: Iterable[Cell]) -> list[Cell]:
    """The longest strictly increasing chain (patience sorting, n log n)."""
    tails: list[int] = []
    ends: list[Cell] = []
    before: dict[Cell, Cell | None] = {}
    for cell in sorted(cells, key=lambda cell: (cell[0], -cell[1])):
        at = bisect_left(tails, cell[1])
        before[cell] = ends[at - 1] if at else None
        if at < len(tails) and tails[at] == cell[1]:
            continue
        tails[at : at + 1], ends[at : at + 1] = [cell[1]], [cell]
    chain: list[Cell] = []
    cell_or_none = ends[-1] if ends else None
    while cell_or_none:
        chain.append(cell_or_none)
        cell_or_none = before[cell_or_none]
    return chain[::-1]
