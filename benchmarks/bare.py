"""The least a Textual app can be: what Wireside's start and memory are measured against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("Nothing but a line")


if __name__ == "__main__":
    Bare().run()
