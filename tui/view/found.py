"""What a finder lists: search hits, names, links. An item is one or two lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.view.cells import cut, fit, pad, width_of
from tui.view.ink import Ink
from tui.view.rows import Row, Run


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


def found_rows(found: Sequence[Found], width: int) -> list[Row]:
    """The rows of a finder's list; a row's item is the number of what it shows."""
    rows: list[Row] = []
    for number, item in enumerate(found):
        note = cut(item.note, max(0, width // 2))
        room = max(0, width - width_of(note) - 4)
        rows.append(Row((Run("  "), Run(pad(item.title, room), item.role), Run(f" {note} ", "time")), number))
        if item.snippet:
            rows.append(Row(tuple(_snippet(item, width - 6)), number))
    return rows


def _snippet(item: Found, width: int) -> list[Run]:
    ink = Ink((start, stop, "hit") for start, stop in item.spans)
    return [Run("    "), *ink.runs(item.snippet, 0, fit(item.snippet, width), "snippet")]
