"""The keys as rows, for the help screen."""

from __future__ import annotations

from collections.abc import Iterator

from tui.keys import Where, keys_of
from tui.view.rows import Row, Run
from tui.view.wrap import wrap

_KEYS = 16
"""Cells of the column of keys."""


def help_rows(width: int) -> list[Row]:
    """All keys by screen, wrapped to the width."""
    rows: list[Row] = []
    for where in Where:
        rows += [Row((Run(where.value, "section"),)), *_rows_of(where, width), Row(())]
    return rows + list(_ends(width))


def _rows_of(where: Where, width: int) -> Iterator[Row]:
    for key in keys_of(where):
        for line, (start, end) in enumerate(wrap(key.words, 0, len(key.words), width - _KEYS)):
            shown = "" if line else key.shown
            yield Row((Run(f"  {shown:<{_KEYS - 2}}", "key"), Run(key.words[start:end], "words")))


_NOTES = (
    "A number before a key repeats it: 5j goes five lines down.",
    "Without a screen: `wireside read PATH` and `wireside compare A B` print text; `--format plain` reads well aloud.",
)


def _ends(width: int) -> Iterator[Row]:
    for note in _NOTES:
        for start, end in wrap(note, 0, len(note), width):
            yield Row((Run(note[start:end], "quiet"),))
