"""How far a long command is, told on stderr: in place on a screen, every few seconds in a file."""

from __future__ import annotations

import sys
from time import monotonic

_OFTEN, _SELDOM = 0.1, 5.0  # seconds between two signs of progress on a screen, and in a file


class Progress:
    """Says what is worth saying, not more often than it can be read."""

    def __init__(self) -> None:
        self._screen = sys.stderr.isatty()
        self._said = monotonic()

    def now(self, words: str) -> None:
        """What will soon be out of date."""
        moment = monotonic()
        if moment - self._said >= (_OFTEN if self._screen else _SELDOM):
            self._said = moment
            self._write(words if self._screen else f"{words}\n")

    def stay(self, words: str) -> None:
        """What is to be read later as well."""
        self._write(f"{words}\n")

    def end(self) -> None:
        """Leave a clean line."""
        self._write("")

    def _write(self, words: str) -> None:
        sys.stderr.write(f"\r\x1b[K{words}" if self._screen else words)
        sys.stderr.flush()
