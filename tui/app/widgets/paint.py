"""From rows to strips: the one place where roles become colours.

`styles/roles.tcss` has a rule for every role. It is read once a theme, apart from the layout: as component classes
Textual would work all of them out again for every widget at every change of focus or width. Text reaches the screen as
segments, which nothing ever parses for markup.
"""

from __future__ import annotations

import os
import re
from functools import cache

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.css.parse import parse
from textual.css.styles import Styles
from textual.strip import Strip
from textual.widget import Widget

from tui.resources import resource
from tui.text.clean import shown
from tui.view.rows import Row

_VARIABLE = re.compile(r"\$([a-z-]+)")


def paint(widget: Widget, row: Row, width: int) -> Strip:
    """A row in exactly `width` cells, without the widget's own background."""
    roles = _ROLES.of(widget.app)
    segments = [Segment(shown(run.text), roles.style(run.role, run.link)) for run in row.runs]
    return Strip(segments).adjust_cell_length(width, Style.null())


def role_style(widget: Widget, role: str) -> Style:
    """What the style sheet says of one role."""
    return _ROLES.of(widget.app).style(role)


class _Roles:
    """Styles of roles, and of several together, in the theme at hand."""

    def __init__(self) -> None:
        self._theme = ""
        self._styles: dict[str, Style] = {}
        self._links: dict[tuple[str, str], Style] = {}

    def of(self, app: App[object]) -> _Roles:
        """The roles in the app's theme."""
        if app.theme != self._theme:
            self._theme = app.theme
            sheet = _VARIABLE.sub(lambda found: app.theme_variables[found[1]], _sheet())
            rules = parse("", sheet, ("styles/roles.tcss", ""))
            self._links = {}
            self._styles = {name[1:]: _said(rule.styles) for rule in rules for name in rule.selector_names}
        return self

    def style(self, roles: str, link: str = "") -> Style:
        """The style of roles separated by blanks; a later one wins. A link keeps its style: that has its number."""
        if link and _shows_links():
            if (roles, link) not in self._links:
                self._links[roles, link] = self.style(roles).update_link(link)
            return self._links[roles, link]
        if roles not in self._styles:
            single = [self._styles.get(role, Style.null()) for role in roles.split()]
            self._styles[roles] = Style.combine([Style.null(), *single])
        return self._styles[roles]


@cache
def _shows_links() -> bool:
    """Whether the terminal swallows what it does not know of OSC 8; those that are no windows may print it."""
    return not os.environ.get("TERM", "").startswith(("linux", "vt", "ansi", "cons", "dumb", "unknown"))


@cache
def _sheet() -> str:
    return resource("styles/roles.tcss").read_text(encoding="utf-8")


def _said(styles: Styles) -> Style:
    """The colours and flags that a rule names, and nothing that it does not."""
    flags = styles.get_rules().get("text_style")
    return Style(
        color=styles.color.rich_color if styles.has_rule("color") else None,
        bgcolor=styles.background.rich_color if styles.has_rule("background") else None,
    ) + (Style.parse(flags) if isinstance(flags, str) else flags or Style.null())


_ROLES = _Roles()
