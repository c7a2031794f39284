"""How what is selected shows: as roles of its runs, so that few of them change from one selection to the next.

A line over SSH is slow: a selection that covers what a line says of itself, in one look, and leaves what stands at its
right end alone, takes a third fewer bytes than one from edge to edge. Blocks of several lines have a bar beside them.
"""

from __future__ import annotations

from tui.view.rows import Row, Run

BAR = "▌"
_ASIDE = frozenset({"time", "count", "found", "quiet"})
"""Roles of what stands at the right end of a line."""


def barred(row: Row) -> Row:
    """A row with a bar in its first cell, if that is empty."""
    if not row.text.startswith(" "):
        return row
    first, *rest = (run for run in row.runs if run.text)
    return Row((Run(BAR, "bar"), Run(first.text[1:], first.role), *rest), row.item)


def lit(row: Row, role: str) -> Row:
    """A row whose runs have another role more, but for what stands aside at its end."""
    runs = list(row.runs)
    aside = next((at for at in range(len(runs), 0, -1) if not _ASIDE & set(runs[at - 1].role.split())), 0)
    return Row((*(Run(run.text, f"{run.role} {role}") for run in runs[:aside]), *runs[aside:]), row.item)
