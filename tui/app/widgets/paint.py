"""From rows to strips: the one place where roles become colours.

A role is a component class of the screen, so the style sheet alone says what it looks like; were it one of each widget,
every change of focus would work out all roles again. Text reaches the screen as segments, which nothing ever parses for
markup.
"""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.view.rows import ROLES, Row

ROLE_CLASSES = frozenset(f"role--{role}" for role in ROLES)


def paint(widget: Widget, row: Row, width: int) -> Strip:
    """A row in exactly `width` cells, without the widget's own background."""
    segments = [Segment(run.text, _style(widget, run.role)) for run in row.runs]
    return Strip(segments).adjust_cell_length(width, Style.null())


def _style(widget: Widget, roles: str) -> Style:
    """What the style sheet says of a role, or of several together."""
    style = Style.null()
    for role in roles.split():
        style += widget.screen.get_component_rich_style(f"role--{role}", partial=True)
    return style
