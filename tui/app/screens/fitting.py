"""Screens in windows of any size: one that has too little room says so in a sentence, and then stands as it stood."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import Screen

from tui.app.widgets.lines import Lines
from tui.view.frame import too_small

Answer = TypeVar("Answer")
"""What a screen answers with when it is left."""


class TooSmall(Lines):
    """What is shown instead of everything else; the style sheet says when."""

    def __init__(self) -> None:
        super().__init__(id="too-small")
        self.show(too_small)


class Fitting(Screen[Answer]):
    """A screen that has a `TooSmall` among its widgets."""

    def take_focus(self) -> None:
        """Give the keys to the widget that is meant to have them."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """What had the keys lost them while it was hidden."""
        if self.focused is None:
            self.call_after_refresh(self.take_focus)
