"""What is imported when it is first wanted, by one thread at a time.

Two threads that enter a package by two doors wait for each other's half, and Python then hands one of them a module
that is not finished. So whoever reads or compares in a worker comes through here.
"""

from __future__ import annotations

from threading import Lock

_TURN = Lock()


def load_reading() -> None:
    """Import all that reading and comparing needs; at once where that is done."""
    with _TURN:
        import tui.compare  # noqa: F401
