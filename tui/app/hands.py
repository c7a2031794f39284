"""The reader's hands: work in the background gives way to them, and begins with what they look at."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic, sleep

_STILL = 0.25
"""Seconds without a key after which the reader is looking, not pressing."""
_PAUSE = 0.05
_MOST = 2.0
"""Seconds that work waits at most: a key that repeats must not stop it for good."""


class Hands:
    """When a key was pressed last, and which reports are on the screen."""

    def __init__(self) -> None:
        self._pressed = 0.0
        self.looked_at: Sequence[str] = ()
        """Keys of the reports on the screen."""

    def pressed(self) -> None:
        """A key was pressed."""
        self._pressed = monotonic()

    def wait(self) -> None:
        """In a worker: wait until the hands rest, but not for ever."""
        began = monotonic()
        while monotonic() - self._pressed < _STILL and monotonic() - began < _MOST:
            sleep(_PAUSE)
