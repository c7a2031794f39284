"""The terminal while Wireside has it: taken once, given back once, in whatever order it is stopped and called back.

Everything that happens to a terminal from outside (signals, a line that is gone) is handed to the event loop or to the
thread that ends the program; nothing is done inside a signal handler, which may stand in the middle of anything.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Event, Thread, get_ident

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from tui.app.terminal.modes import CURSOR, MODES
from tui.app.terminal.signals import hang_up
from tui.app.terminal.writer import Writer

_TICK = 0.1
"""Seconds after which an escape that nothing follows is the escape key."""
_PORTION = 4096
"""Bytes of keys that are read at once."""
_HANDLED = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)
_UNHANDLED = (signal.SIG_IGN, signal.SIG_DFL, signal.SIG_DFL)
"""What they do from then on; a stop does nothing until the terminal is given back."""


class SessionDriver(LinuxDriver):
    """Textual's driver, with a session that ends well."""

    def __init__(
        self, app: App[None], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert sys.__stdout__ is not None  # the command line saw that it is a terminal
        self._output, self._encoding = sys.__stdout__.fileno(), sys.__stdout__.encoding
        self._writer: Writer | None = None
        self._asked = False
        self._told = Size()

    # -- what is written
    def write(self, data: str) -> None:
        """Have something written; nothing is while the terminal is not ours."""
        if data and self._writer:
            self._writer.write(data)

    def is_free(self) -> bool:
        """Whether the line has taken everything; if not, `go_on` is called once it has."""
        return self._writer is None or self._writer.is_free()

    def go_on(self) -> None:
        """The line is free again."""

    # -- start and end
    def start_application_mode(self) -> None:
        """Take the terminal and tell its size. In the background this waits for `fg`."""
        modes = MODES.take(self.fileno, self._output, mouse=self._mouse)
        self._writer = Writer(self._output, self._encoding, hang_up, lambda: self._soon(self.go_on))
        self._writer.start()
        self.write(modes)
        if getattr(self._app, "shows_cursor", False):
            self.write(CURSOR)
        if not self._asked:
            self._asked = True
            self._request_terminal_sync_mode_support()
        self.flush()
        for number, handle in zip(_HANDLED, (self._pause, self._come_back, self._tell_size), strict=True):
            signal.signal(number, lambda *_, handle=handle: self._soon(handle))
        self.exit_event = Event()
        self._key_thread = Thread(target=self._run_input_thread, name="keys", daemon=True)
        self._key_thread.start()
        self._tell_size()

    def stop_application_mode(self) -> None:
        """Give the terminal back; what a line that stands still has not taken yet is let go."""
        self.disable_input()
        writer, self._writer = self._writer, None
        back = MODES.leave()
        if writer and not writer.finish(back):
            MODES.write_over(back)
        MODES.reset()

    def disable_input(self) -> None:
        """Read no more keys, and leave signals to the system."""
        thread, self._key_thread = self._key_thread, None
        if thread:
            for number, what in zip(_HANDLED, _UNHANDLED, strict=True):
                signal.signal(number, what)
            self.exit_event.set()
            thread.join(_TICK * 5)

    # -- stopped and called back
    def _pause(self) -> None:
        """Give the terminal back and stop; go on when we are called to the front."""
        if self._writer:
            self.stop_application_mode()
            signal.pthread_kill(get_ident(), signal.SIGTSTP)  # here we stop, unless there is no shell to call us back
            self.start_application_mode()
            self.redraw()

    def _come_back(self) -> None:
        """Who was stopped without warning knows nothing of the terminal: take it afresh."""
        if self._writer:
            self.stop_application_mode()
            self.start_application_mode()
            self.redraw()

    def redraw(self) -> None:
        """Have everything drawn that is there, as if the window had just got its size."""
        self._tell_size()
        self._app.refresh(repaint=True, layout=True)

    def _tell_size(self) -> None:
        size = Size(*self._get_terminal_size())
        if size != self._told:
            self._told = size
            self.send_message(events.Resize(size, size))

    def _soon(self, step: Callable[[], None]) -> None:
        """Have the event loop do something, from any thread and from a signal's handler."""
        with suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(step)

    # -- keys
    def _run_input_thread(self) -> None:
        """Read keys; what goes wrong with one is the app's to tell, and the next is read."""
        ended = self.exit_event
        while not ended.is_set():
            try:
                return self.run_input_thread()
            except Exception as error:  # noqa: BLE001 (else nobody could press a key any more)
                self._soon(partial(self._app._handle_exception, error))  # noqa: SLF001 (Textual's door for them)
                ended.wait(_TICK)
        return None

    def run_input_thread(self) -> None:
        """Read keys until the end, or until the line is gone."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        ended = self.exit_event
        while not ended.is_set():
            if select.select([self.fileno], [], [], _TICK)[0]:
                data = _read(self.fileno)
                if data == b"":
                    hang_up()
                    return
                if text := decode(MODES.meant(data or b"")):  # half a letter is none yet, and "" would be the end
                    for event in parser.feed(text):
                        self.process_message(event)
            for event in parser.tick():
                self.process_message(event)


def _read(keys: int) -> bytes | None:
    """What was typed; None where another program was quicker, b"" where the line is gone."""
    try:
        return os.read(keys, _PORTION)
    except BlockingIOError:
        return None
    except OSError:
        return b""
