"""The signals that end the program, heard by a thread of their own, so that it ends whatever hangs.

Python runs a handler between two steps of the main thread, which may be waiting for a disk or a line that is gone.
What the thread hears is the byte that every signal leaves in a pipe the moment it arrives.
"""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from tui.app.terminal.modes import MODES

ENDINGS = frozenset({signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT})
_PATIENCE = 2.0
"""Seconds to end in order: places and marks are saved, the terminal is given back."""
_LAST = 0.5
"""Seconds to save what can be saved where that failed."""


class Signals(Thread):
    """Ends the program with 128 + the signal: in order, and at once if a second one comes or that takes too long."""

    def __init__(self) -> None:
        super().__init__(name="signals", daemon=True)
        self.end: Callable[[int], object] | None = None
        """Begins to end in order with an exit code, from any thread; None where there is nothing to put in order."""
        self.save: Callable[[], object] = bool
        """Saves what is not saved yet, from any thread."""

    def listen(self) -> None:
        """From now on. To be called by the main thread."""
        self._bytes, told = os.pipe()
        os.set_blocking(told, False)
        signal.set_wakeup_fd(told, warn_on_full_buffer=False)
        for number in ENDINGS:
            signal.signal(number, lambda *_: None)
        self.start()

    def run(self) -> None:
        """Wait for the first signal, and then no longer than may be."""
        code = 128 + self._heard()
        if self.end:
            with suppress(RuntimeError):  # it has ended by itself
                self.end(code)
            self._heard(_PATIENCE)
        leave(code, self.save)

    def _heard(self, patience: float | None = None) -> int:
        """The signal that comes, 0 for none in so many seconds."""
        until = None if patience is None else time.monotonic() + patience
        while select.select([self._bytes], [], [], until and max(0.0, until - time.monotonic()))[0]:
            number = os.read(self._bytes, 1)[0]
            if number in ENDINGS:
                return number
        return 0


def hang_up() -> None:
    """The line is gone: as if we had been told so."""
    signal.raise_signal(signal.SIGHUP)


def leave(code: int, save: Callable[[], object] = bool) -> None:
    """End without another look at anything but marks and terminal."""
    saving = Thread(target=_quietly, args=[save], daemon=True)
    saving.start()
    saving.join(_LAST)
    MODES.give_back()
    os._exit(code)


def _quietly(save: Callable[[], object]) -> None:
    with suppress(Exception):
        save()
