"""Progress of work in a thread: told once it takes longer than anybody likes to wait, ended when nobody wants it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.worker import get_current_worker

PATIENCE = 0.1
"""Seconds after which the reader is told what is being done."""
GoOn = Callable[[int, int], bool]
"""Is told how many of how many are done; whether the rest is still wanted."""


def progress(tell: Callable[[str], object]) -> GoOn:
    """For the worker at hand: tells of the reports that are read, from a tenth of a second on."""
    worker, began = get_current_worker(), monotonic()

    def go_on(done: int, of: int) -> bool:
        if monotonic() - began > PATIENCE and not worker.is_cancelled:
            tell(f"Reading report {done + 1:,} of {of:,} …")
        return not worker.is_cancelled

    return go_on
