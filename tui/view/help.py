"""The keys, the signs and the marks as rows, for the help screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.keys import Where, keys_of
from tui.view.article import MARKED, SIGNS
from tui.view.rows import Row, Run
from tui.view.verdicts import LEGEND, STYLES
from tui.view.wrap import wrap

_KEYS = 16
"""Cells of the column of keys."""

_SIGNS = "Signs of a comparison"
_MARKED = "Marked in an article"


def help_rows(width: int) -> list[Row]:
    """All keys by screen, the signs of a comparison and the marks of an article, wrapped to the width."""
    rows: list[Row] = []
    tables = [(where.value, [(key.shown, key.words) for key in keys_of(where)]) for where in Where]
    for name, lines in [*tables, (_SIGNS, LEGEND)]:
        rows += [Row((Run(name, "section"),)), *_table(lines, width), Row(())]
    rows[-1:] = [*_styles(STYLES, width), Row(())]
    rows += [Row((Run(_MARKED, "section"),)), *_table(SIGNS, width), *_styles(MARKED, width), Row(())]
    return rows + list(_ends(width))


def _table(lines: Iterable[tuple[str, str]], width: int) -> Iterator[Row]:
    for key, words in lines:
        yield from _beside([Run(f"  {key:<{_KEYS - 2}}", "key")], words, width)


def _styles(styles: Iterable[tuple[str, str, str]], width: int) -> Iterator[Row]:
    """What has no sign, in its own style."""
    for name, role, words in styles:
        yield from _beside([Run("  "), Run(name, role), Run(" " * (_KEYS - 2 - len(name)))], words, width)


def _beside(runs: Iterable[Run], words: str, width: int) -> Iterator[Row]:
    """Words beside what they explain, as many lines as they take."""
    for line, (start, end) in enumerate(wrap(words, 0, len(words), width - _KEYS)):
        yield Row((*([Run(" " * _KEYS, "key")] if line else runs), Run(words[start:end], "words")))


_NOTES = (
    "A number before a key repeats it: 5j goes five lines down.",
    "Without a screen: `wireside read PATH` and `wireside compare A B` print text; `--format plain` reads well aloud.",
    "Braille displays and screen readers find the terminal's cursor on what is selected.",
    "wireside.toml has theme, colours, mouse, and cursor (true shows it) below [screen].",
)


def _ends(width: int) -> Iterator[Row]:
    for note in _NOTES:
        for start, end in wrap(note, 0, len(note), width):
            yield Row((Run(note[start:end], "quiet"),))
