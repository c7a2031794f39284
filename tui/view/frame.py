"""The lines around the panes: what is open, how far it is read, which keys matter now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.view.cells import cut, width_of
from tui.view.rows import Row, Run
from tui.view.wrap import wrap


def spread(left: Sequence[Run], right: Sequence[Run], width: int) -> Row:
    """Runs at both ends of a line of exactly `width` cells; the left gives way where there is no room for both."""
    tail = fitted(right, width)
    head = fitted(left, width - _cells(tail) - (2 if tail else 0))
    return Row((*head, Run(" " * (width - _cells(head) - _cells(tail))), *tail))


def fitted(runs: Iterable[Run], room: int) -> list[Run]:
    """The runs that fit, the last one cut; nothing stands after an ellipsis."""
    kept: list[Run] = []
    for run in runs:
        text = cut(run.text, room)
        kept += [Run(text, run.role)] * bool(text)
        if text != run.text:
            break
        room -= width_of(text)
    return kept


def told(notice: str, right: Sequence[Run], width: int, lines: int) -> list[Row]:
    """A notice, and what stands at the right end of its last line: one line where it fits, else so many at most."""
    stretches = list(wrap(notice, 0, len(notice), max(1, width - 1)))
    texts = [notice[start:end].strip() for start, end in stretches]
    if right and width_of(texts[-1]) + _cells(right) + 3 > width:
        texts.append("")
    if len(texts) > lines:
        texts[lines - 1 :] = [notice[stretches[lines - 1][0] :]]
    *above, last = ([Run(f" {text}", "found")] for text in texts)
    return [*(spread(runs, [], width) for runs in above), spread(last, right, width)]


def hanging(head: Sequence[Run], text: str, width: int) -> list[Row]:
    """A text behind its head, on a second line where it does not fit, and cut where that does not do."""
    taken = _cells(head)
    if taken + width_of(text) <= width or taken > width // 2:
        return [Row(tuple(fitted([*head, Run(text)], width)))]
    (_, end), *more = wrap(text, 0, len(text), width - taken - 1)
    rows = [Row(tuple(fitted([*head, Run(f" {text[:end].strip()}")], width)))]
    if more:
        rows.append(Row(tuple(fitted([Run(" " * (taken + 1)), Run(text[more[0][0] :])], width))))
    return rows


def _cells(runs: Iterable[Run]) -> int:
    return sum(width_of(run.text) for run in runs)


def hints(taught: Sequence[tuple[str, str]], width: int) -> list[Run]:
    """Keys with a word each, as many as fit in full."""
    runs: list[Run] = [Run(" ")]
    used = 1
    for key, word in taught:
        used += width_of(key) + width_of(word) + 4
        if used > width:
            break
        runs += [Run(key, "key"), Run(f" {word}   ", "words")]
    return runs


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 report", "1,204 reports"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def percent(share: float) -> str:
    """A share of one: "92 %"."""
    return f"{100 * share:.0f} %"


LEAST = (40, 8)
"""Columns and rows below which nothing useful can be shown."""


def too_small(width: int) -> list[Row]:
    """What a window says that is too small, in as many lines as that takes."""
    text = f"This window is too small: Wireside needs {LEAST[0]} columns and {LEAST[1]} rows."
    return [Row((Run(text[start:end]),)) for start, end in wrap(text, 0, len(text), max(1, width))]
