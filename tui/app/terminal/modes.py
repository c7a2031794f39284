"""What is switched on in the terminal, and the way back: once on, once off, from wherever the program ends.

There is one terminal, so there is one `MODES`. Nothing here loads Textual or asyncio: the terminal can be taken before
they are there, and given back after they have failed. Whoever takes it first decides what "as it was before" means.
"""

from __future__ import annotations

import atexit
import os
import select
import signal
import struct
import termios
from contextlib import suppress
from fcntl import ioctl
from typing import Any

_ON = (
    "\x1b[?1049h"  # the other screen
    "\x1b[?25l"  # no cursor
    "\x1b[?7l"  # no wrapping at the right edge
    "\x1b[?1004h"  # tells when the window gains and loses the focus
    "\x1b[?2004h"  # tells what is pasted from what is typed
    "\x1b[>25u"  # keys without ambiguity, pushed on what was asked for before: kitty's protocol
)
CURSOR = "\x1b[?25h"
"""The cursor is seen after all."""
_MOUSE_ON = "\x1b[?1000h\x1b[?1002h\x1b[?1006h"
"""Clicks, dragging and the wheel, in decimal. Not every movement (1003): over a line each one is a packet."""
_MOUSE_OFF = "\x1b[?1006l\x1b[?1002l\x1b[?1000l"
_OFF = "\x1b[?2026l\x1b[<u\x1b[?2004l\x1b[?1004l\x1b[?7h\x1b[0m\x1b[?1049l\x1b[?25h"
"""First of all the end of a frame that is held back to be shown at once: it may not have been written."""
_CANCEL = "\x18"
"""Ends half an escape sequence, where a line broke."""
_PATIENCE = 0.2
"""Seconds that a terminal may take for the last few bytes."""


class Modes:
    """Whether the terminal is ours, and how it was set before it was."""

    def __init__(self) -> None:
        self.on = False
        self._raw = False
        self._settings: tuple[int, list[Any]] | None = None
        self._output = 1
        self._mouse = False
        self._early = 0
        """Bytes that were typed before, and are not read yet."""

    def take(self, keys: int, output: int, *, mouse: bool) -> str:
        """Set a terminal so that every key is told at once; what is to be written to it, "" where it is ours already.

        In the background this stops the program, as it does everyone, until it is called to the front.
        """
        if self.on:
            return ""
        atexit.unregister(self.give_back)
        atexit.register(self.give_back)
        _stops(signal.SIG_IGN)
        self.on, self._output, self._mouse = True, output, mouse
        with suppress(termios.error):  # a line that is gone is noticed where it is read
            self._settings = self._settings or (keys, termios.tcgetattr(keys))
            self._raw = True
            termios.tcsetattr(keys, termios.TCSANOW, _raw(termios.tcgetattr(keys)))
            self._early = _waiting(keys)
        return _ON + _MOUSE_ON * mouse

    def meant(self, typed: bytes) -> bytes:
        """What was typed, as it would be told now: enter was a line feed as long as the terminal was not ours."""
        early = typed[: self._early]
        self._early -= len(early)
        return early.replace(b"\n", b"\r") + typed[len(early) :]

    def leave(self) -> str:
        """What is to be written to a terminal that is no longer ours; "" where it never was. `reset` does the rest."""
        was_on, self.on = self.on, False
        return _MOUSE_OFF * self._mouse + _OFF if was_on else ""

    def reset(self) -> None:
        """Set the terminal as it was before, and forget keys that were pressed meanwhile."""
        if self._raw and self._settings:
            self._raw = False
            keys, before = self._settings
            with suppress(termios.error):
                termios.tcflush(keys, termios.TCIFLUSH)
                termios.tcsetattr(keys, termios.TCSANOW, before)
        _stops(signal.SIG_DFL)

    def give_back(self) -> None:
        """Leave and reset at once and on our own, whatever state the program is in; waits for nobody."""
        if back := self.leave():
            self.write_over(back)
        self.reset()

    def write_over(self, back: str) -> None:
        """Write to a terminal that takes no more: what it has not read yet makes room."""
        with suppress(OSError, termios.error):
            output = anew(self._output)
            if not select.select([], [output], [], _PATIENCE)[1]:
                termios.tcflush(output, termios.TCOFLUSH)
            os.write(output, (_CANCEL + back).encode())
            os.close(output)


MODES = Modes()


def anew(terminal: int) -> int:
    """A terminal opened once more: made not to block, this opening leaves the shell's as it is."""
    for name in (os.ttyname, "/proc/self/fd/{}".format):  # in some containers a terminal has no name
        with suppress(OSError):
            return os.open(name(terminal), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
    return os.dup(terminal)


def _stops(what: signal.Handlers) -> None:
    """What a stop does: nothing while the terminal is ours and nobody is there yet to give it back first."""
    with suppress(ValueError):  # in another thread, which ends the program
        signal.signal(signal.SIGTSTP, what)


def _waiting(keys: int) -> int:
    """The bytes that were typed and not read yet."""
    found: int = struct.unpack("i", ioctl(keys, termios.FIONREAD, bytes(4)))[0]
    return found


def _raw(settings: list[Any]) -> list[Any]:
    """The settings with every key told as it is, and every byte: a line feed is nothing but one."""
    inputs, outputs, control, local, speed_in, speed_out, characters = settings
    inputs &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    outputs &= ~termios.OPOST
    local &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    characters[termios.VMIN], characters[termios.VTIME] = 1, 0
    return [inputs, outputs, control, local, speed_in, speed_out, characters]
