"""Frames on their way to the terminal, written by a thread: a line that stands still holds up no key.

Textual's own thread keeps thirty writes and then blocks the program, and an error ends it without a word. This one
tells whether the line is free: as long as it is not, frames wait in the shadow of the screen, where the next one
replaces the last. What is written all the same is kept up to a megabyte, and then let go.
"""

from __future__ import annotations

import os
import select
import time
from collections.abc import Callable
from threading import Condition, Thread

from tui.app.terminal.modes import anew

MOST = 1 << 20
"""Bytes that may wait: some hundred frames, or the largest first one."""
_LOOK = 0.2
"""Seconds after which a thread that waits for the line looks whether it is still wanted."""
_BREATH = 0.01
"""Seconds to wait where the line says it takes bytes and then does not."""
_PATIENCE = 0.5
"""Seconds that the line has for the last bytes."""


class Writer(Thread):
    """Writes text to a terminal in order, as fast as it takes it."""

    def __init__(self, terminal: int, encoding: str, gone: Callable[[], object], moving: Callable[[], object]) -> None:
        """`gone` is called when nothing can be written any more, `moving` when the line is free again."""
        super().__init__(name="writer", daemon=True)
        self._line = anew(terminal)
        self._encoding = encoding
        self._gone, self._moving = gone, moving
        self._waiting = bytearray()
        self._kept: int | None = None
        """Bytes of the first text as long as they wait: what switches modes on goes before what switches them off."""
        self._changed = Condition()
        self._writing = self._asked = self._missed = self._ended = False

    def write(self, text: str) -> None:
        """Have a text written; it is lost where too much waits already, or nothing is written any more."""
        data = text.encode(self._encoding, "replace")
        with self._changed:
            if self._kept is None:
                self._kept = len(data)
            self._missed = self._missed or 0 < len(self._waiting) > MOST - len(data)
            if self._missed:
                self._waiting.clear()
            elif not self._ended:
                self._waiting += data
            self._changed.notify_all()

    def is_free(self) -> bool:
        """Whether all has been written; if not, `moving` is called as soon as it is."""
        with self._changed:
            free = not (self._waiting or self._writing)
            self._asked = self._asked or not free
        return free

    def finish(self, text: str) -> bool:
        """Have a last text written instead of what still waits, but for the first text; whether it was."""
        with self._changed:
            self._waiting[self._kept or 0 :] = text.encode()
            self._changed.notify_all()
            done = self._changed.wait_for(lambda: self._ended or not (self._waiting or self._writing), _PATIENCE)
            written = done and not self._ended
            self._ended = True
            self._changed.notify_all()
        return written

    # -- in the thread
    def run(self) -> None:
        """Write until the end."""
        try:
            while data := self._next():
                self._send(data)
        except Exception:  # noqa: BLE001 (whatever it was: nothing more is shown)
            with self._changed:
                self._ended = True
                self._changed.notify_all()
            self._gone()
        finally:
            os.close(self._line)

    def _next(self) -> bytes:
        """All that waits; b"" at the end."""
        with self._changed:
            self._writing = False
            self._changed.notify_all()
            while not (self._waiting or self._ended):
                if self._asked or self._missed:
                    self._asked = self._missed = False
                    self._moving()
                self._changed.wait()
            self._writing = not self._ended
            data = b"" if self._ended else bytes(self._waiting)
            self._waiting.clear()
            self._kept = 0
        return data

    def _send(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest and not self._ended:
            if select.select([], [self._line], [], _LOOK)[1]:
                try:
                    rest = rest[os.write(self._line, rest) :]
                except BlockingIOError:
                    time.sleep(_BREATH)
