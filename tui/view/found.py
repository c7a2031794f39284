"""What a finder lists: search hits, names, links. An item is one or two lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.view.cells import cut, fit, pad, width_of
from tui.view.frame import hints
from tui.view.ink import Ink
from tui.view.rows import Row, Run

_LEAST = 4
"""Cells in which something can be said aside."""
_WIDEST = 112
"""Cells from a title to the note at its right end that the eye still follows."""


_UNMARKED = Run(" ")


@dataclass(frozen=True, slots=True)
class Found:
    """Something a finder offers."""

    id: str
    """What the finder answers with when this is chosen."""
    title: str
    note: str = ""
    """At the right end of the first line: outlet and time, a count."""
    snippet: str = ""
    """The second line; "" for none."""
    spans: Sequence[tuple[int, int]] = ()
    """Hits in the snippet."""
    role: str = "story"
    aside: str = ""
    """Said quietly behind the title, where there is room."""
    mark: Run = _UNMARKED
    """Before the title: what is so about this one."""


def found_rows(found: Sequence[Found], width: int) -> list[Row]:
    """The rows of a finder's list; a row's item is the number of what it shows."""
    rows: list[Row] = []
    width = min(width, _WIDEST)
    for number, item in enumerate(found):
        note = cut(item.note, max(0, width // 2))
        rows.append(Row((*_title(item, max(0, width - width_of(note) - 4)), Run(f" {note} ", "time")), number))
        if item.snippet:
            rows.append(Row(tuple(_snippet(item, width - 6)), number))
    return rows


def last_line(told: str, taught: Sequence[tuple[str, str]], width: int) -> Row:
    """What is said of the list, and as many of the keys as fit beside it."""
    said = [Run(told, "quiet")]
    return Row((*said, Run("  "), *hints(taught, width - width_of(told) - 2))) if taught else Row(tuple(said))


def _title(item: Found, room: int) -> list[Run]:
    """Mark, title and what is said aside, in two cells more than `room`."""
    mark = Run(f"{item.mark.text} ", item.mark.role)
    left = room - width_of(item.title) - 2
    if not item.aside or left < _LEAST:
        return [mark, Run(pad(item.title, room), item.role)]
    return [mark, Run(item.title, item.role), Run(f"  {pad(item.aside, left)}", "snippet")]


def _snippet(item: Found, width: int) -> list[Run]:
    ink = Ink((start, stop, "hit") for start, stop in item.spans)
    return [Run("    "), *ink.runs(item.snippet, 0, fit(item.snippet, width), "snippet")]
