"""Where the terminal's own cursor stands: on what is selected, or read, or typed in.

It is not seen unless `cursor = true` asks for it, but braille displays follow it and screen readers speak its line.
Textual moves it at the end of each frame, so asking for the place only then costs nothing in between.
"""

from __future__ import annotations

from textual.geometry import Offset
from textual.widgets import Input

from tui.app.sturdy import SturdyApp
from tui.app.widgets.pane import Pane


class PointingApp(SturdyApp):
    """An app whose cursor stands where the keys go."""

    _told = Offset(0, 0)

    @property
    def cursor_position(self) -> Offset:
        """The cell of the screen on which the cursor stands, for Textual."""
        focused = self.focused
        if isinstance(focused, Pane):
            return focused.pointed
        return focused.cursor_screen_offset if isinstance(focused, Input) else self._told

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        self._told = place
