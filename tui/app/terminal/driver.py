"""The driver that writes only what has changed.

Textual writes whole regions again for every change; over a slow line that is what a reader waits for. What it writes
for a frame is taken apart and held against a shadow of the screen. Anything else passes through untouched, and where it
may have drawn something, the shadow is forgotten.
"""

from __future__ import annotations

import os
import re

from textual.app import App
from textual.events import Resize
from textual.message import Message

from tui.app.terminal.abilities import abilities
from tui.app.terminal.curtain import CURTAIN
from tui.app.terminal.frame import frame
from tui.app.terminal.session import SessionDriver
from tui.app.terminal.shadow import Shadow

_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
"""What encloses a frame for terminals that show it at once."""
_LARGE = 512
"""Characters from which on that is worth its 16 bytes: less arrives in one piece anyway."""
_OTHER_SCREEN = "\x1b[?1049h"
_HARMLESS = re.compile(
    r"(?:\x1b\[[?<=>][0-9;]*(?:[hlu]|\$p)"  # modes, questions about them, keyboards
    r"|\x1b\][0-9]+;[^\x07\x1b]*(?:\x07|\x1b\\)"  # titles, pointers, clipboards
    r"|\x07)+"
)


class ThriftyDriver(SessionDriver):
    """Draws what Textual draws, in as few bytes as the terminal allows."""

    def __init__(
        self, app: App[None], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._shadow = Shadow(*self._terminal_size(), abilities(os.environ.get("TERM", "")))
        self._resized = False
        self._synchronised = False

    def write(self, data: str) -> None:
        """Take a frame, or let what is none pass."""
        if data in {_BEGIN, _END}:
            self._synchronised = self._synchronised or data == _BEGIN
        elif drawn := frame(data):
            self._fit()
            self._shadow.draw(drawn)
        elif data:
            self._pass(data)

    def flush(self) -> None:
        """Write what has changed since the last time; once the line is free, as all together that it has missed."""
        if not self.is_free():
            return
        changes = self._shadow.changes()
        if self._synchronised and len(changes) > _LARGE:
            changes = f"{_BEGIN}{changes}{_END}"
        self._synchronised = False
        if changes:
            super().write(changes)

    def go_on(self) -> None:
        """Write what came while the line was busy."""
        self.flush()

    def _pass(self, data: str) -> None:
        """Write what is no frame."""
        self.flush()
        super().write(data)
        if _OTHER_SCREEN in data:
            self._shadow.clear()
        elif not _HARMLESS.fullmatch(data):
            self._shadow.resize(*self._terminal_size())

    def paint_curtain(self) -> None:
        """Let the next session begin with what is on the screen now."""
        if on_screen := self._shadow.framed():
            CURTAIN.paint(self._shadow.picture(), on_screen)

    # -- the window
    def start_application_mode(self) -> None:
        """Take the terminal; what was shown before Textual was there is known."""
        super().start_application_mode()
        self._resized = False
        if on_screen := frame(CURTAIN.raised(self._terminal_size())):
            self._shadow.adopt(on_screen)

    def redraw(self) -> None:
        """Know nothing of what is shown, and draw everything."""
        self._shadow.forget()
        super().redraw()

    def _fit(self) -> None:
        """Follow the window: terminals set out anew what they show when its size changes."""
        size = self._terminal_size()
        if size != (self._shadow.width, self._shadow.height):
            self._shadow.resize(*size)
        elif self._resized:
            self._shadow.forget()
        self._resized = False

    def _tell_size(self) -> None:
        """Tell Textual, which need not know of a window that has its old size again; what it shows may be lost."""
        super()._tell_size()
        self._resized = True
        if self._terminal_size() == (self._shadow.width, self._shadow.height):
            self._fit()
            self.flush()

    def process_message(self, message: Message) -> None:
        """Notice also those changes of the window that the terminal tells itself."""
        if isinstance(message, Resize):
            self._resized = True
        super().process_message(message)

    def _terminal_size(self) -> tuple[int, int]:
        """Of the window, or what Textual takes for it where nobody knows."""
        try:
            size = os.get_terminal_size(self.fileno)
        except OSError:
            size = os.terminal_size((0, 0))
        return size if all(size) else self._get_terminal_size()
