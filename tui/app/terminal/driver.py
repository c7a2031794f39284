"""The driver that writes only what has changed."""

from __future__ import annotations

from tui.app.terminal.session import SessionDriver


class ThriftyDriver(SessionDriver):
    """Draws what Textual draws, in as few bytes as the terminal allows."""
