"""What is imported when it is first wanted, by one thread at a time.

Two threads that enter a package by two doors wait for each other's half, and Python then hands one of them a module
that is not finished. So whoever reads or compares in a worker comes through here.
"""

from __future__ import annotations

from threading import RLock

TURN = RLock()
"""Held while anything of `compare` or `entities` may be imported for the first time."""


def load_reading() -> None:
    """Import all that reading and comparing needs; at once where that is done."""
    with TURN:
        import tui.compare  # noqa: F401
