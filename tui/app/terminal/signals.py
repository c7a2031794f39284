"""The signals that end the program, heard by a thread of their own, so that it ends whatever hangs.

Python runs a handler between two steps of the main thread, which may be waiting for a disk or a line that is gone.
What the thread hears is the byte that every signal leaves in a pipe the moment it arrives.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Callable, Container
from contextlib import suppress
from threading import Thread

from tui.app.terminal.modes import MODES

ENDINGS = frozenset({signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT})
_HURRIED = ENDINGS - {signal.SIGHUP}
"""Who sends another of these wants the end at once. That a line is gone is told by the system, by the shell, and by
those of our threads that read and write, and none of them is in a hurry."""
_PATIENCE = 2.0
"""Seconds to end in order: places and marks are saved, the terminal is given back."""
_LAST = 0.5
"""Seconds to save what can be saved where that failed."""
_TURN = 0.0005
"""Seconds that a busy thread keeps others from running: at Python's own 5 ms, saving may wait for seconds."""


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
        """Wait for the first signal, and then no longer than may be; what is marked is saved meanwhile."""
        code = 128 + self._heard(ENDINGS)
        sys.setswitchinterval(_TURN)
        _begin(self.save)
        if self.end:
            with suppress(RuntimeError):  # it has ended by itself
                self.end(code)
            self._heard(_HURRIED, _PATIENCE)
        leave(code, self.save)

    def _heard(self, wanted: Container[int], patience: float | None = None) -> int:
        """The signal that comes, of those that are wanted; 0 for none in so many seconds."""
        until = None if patience is None else time.monotonic() + patience
        while select.select([self._bytes], [], [], until and max(0.0, until - time.monotonic()))[0]:
            number = os.read(self._bytes, 1)[0]
            if number in wanted:
                return number
        return 0


def hang_up() -> None:
    """The line is gone: as if we had been told so."""
    signal.raise_signal(signal.SIGHUP)


def leave(code: int, save: Callable[[], object]) -> None:
    """End without another look at anything but marks and terminal."""
    _begin(save).join(_LAST)
    MODES.give_back()
    os._exit(code)


def _begin(save: Callable[[], object]) -> Thread:
    def quietly() -> None:
        with suppress(Exception):
            save()

    saving = Thread(target=quietly, name="saving", daemon=True)
    saving.start()
    return saving
