"""What becomes of every line on its way to a terminal that lacks colours, or signs.

Textual hands each line of each widget to these, its own borders, inputs and scroll bars among them: so nothing needs to
know what the terminal lacks.
"""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from tui.view.encoded import encoded


class Colourless(LineFilter):
    """No colour codes at all: even one that asks for the terminal's own colours is one."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 (Textual's shape)
        """The same segments with their flags alone."""
        return [Segment(text, _flags(style) if style else None, control) for text, style, control in segments]


class Encoded(LineFilter):
    """Only characters that the terminal's encoding has."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 (as above)
        """The same segments in other signs, in as many cells."""
        return [Segment(encoded(text, self._encoding), style, control) for text, style, control in segments]


@lru_cache(maxsize=1024)
def _flags(style: Style) -> Style:
    return style.without_color
