"""What Textual writes for a frame, taken apart: stretches of text, where they stand and how they look.

A frame moves the cursor, sets a look, writes text. Whatever holds anything else is no frame of
ours, and is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui.app.terminal.sgr import PLAIN, Look, look

_TOKEN = re.compile(
    r"([^\x00-\x1f\x7f-\x9f]+)"  # text
    r"|\x1b\[([0-9;]*)m"  # a look
    r"|\x1b\[(\d*)(?:;(\d*))?H"  # a place
    r"|\x1b\]8;([^\x00-\x1f\x7f-\x9f]*)\x1b\\"  # a link, or its end
    r"|(\n)"  # the next line: Textual moves to it next anyway
)


class Stretch(NamedTuple):
    """Text in one look, from a cell on."""

    row: int
    column: int
    """-1 where it follows the stretch before it."""
    text: str
    look: Look


class Frame(NamedTuple):
    """Everything that a frame draws, and where it leaves the cursor."""

    stretches: Sequence[Stretch]
    cursor: tuple[int, int] | None
    """Row and column, where nothing was written after the last move."""


def frame(data: str) -> Frame | None:
    """A frame out of what was written; None for anything that is none."""
    stretches: list[Stretch] = []
    row, column, now, link, end = -1, -1, PLAIN, "", 0
    moved = False
    for found in _TOKEN.finditer(data):
        if found.start() != end:
            return None
        end = found.end()
        text, parameters, to_row, to_column, to_link, _ = found.groups()
        if text is not None:
            if row < 0:
                return None
            stretches.append(Stretch(row, column, text, now))
            column, moved = -1, False
        elif parameters is not None:
            if (seen := look(parameters, link)) is None:
                return None
            now = seen
        elif to_row is not None:
            row, column, moved = int(to_row or 1) - 1, int(to_column or 1) - 1, True
        elif to_link is not None:
            link = to_link.partition(";")[2]  # without the number that Rich gives it, another one every time
            now = now._replace(link=link)
        else:
            row, column, moved = row + 1, 0, True
    if end != len(data) or row < 0:
        return None
    return Frame(stretches, (row, column) if moved else None)
