"""The keys and the signs as rows, for the help screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.keys import Where, keys_of
from tui.view.rows import Row, Run
from tui.view.verdicts import LEGEND
from tui.view.wrap import wrap

_KEYS = 16
"""Cells of the column of keys."""


def help_rows(width: int) -> list[Row]:
    """All keys by screen and the signs of a comparison, wrapped to the width."""
    rows: list[Row] = []
    tables = [(where.value, [(key.shown, key.words) for key in keys_of(where)]) for where in Where]
    for name, lines in [*tables, ("Signs of a comparison", LEGEND)]:
        rows += [Row((Run(name, "section"),)), *_table(lines, width), Row(())]
    return rows + list(_ends(width))


def _table(lines: Iterable[tuple[str, str]], width: int) -> Iterator[Row]:
    for key, words in lines:
        for line, (start, end) in enumerate(wrap(words, 0, len(words), width - _KEYS)):
            shown = "" if line else key
            yield Row((Run(f"  {shown:<{_KEYS - 2}}", "key"), Run(words[start:end], "words")))


_NOTES = (
    "A number before a key repeats it: 5j goes five lines down.",
    "Without a screen: `wireside read PATH` and `wireside compare A B` print text; `--format plain` reads well aloud.",
)


def _ends(width: int) -> Iterator[Row]:
    for note in _NOTES:
        for start, end in wrap(note, 0, len(note), width):
            yield Row((Run(note[start:end], "quiet"),))
