"""From rows to strips: the one place where roles become colours.

`styles/roles.tcss` has a rule for every role. It is read apart from the layout, once a theme: as component classes
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
from textual.css.parse import parse_declarations
from textual.strip import Strip
from textual.widget import Widget

from tui.resources import resource
from tui.text.clean import shown
from tui.view.rows import Row

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
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
        self._variables: dict[str, str] = {}
        self._styles: dict[str, Style] = {}
        self._links: dict[tuple[str, str], Style] = {}

    def of(self, app: App[object]) -> _Roles:
        """The roles in the app's theme."""
        if app.theme != self._theme:
            self._theme = app.theme
            self._variables = app.theme_variables
            self._links = {}
            self._styles = {}
        return self

    def style(self, roles: str, link: str = "") -> Style:
        """The style of roles separated by blanks; a later one wins. A link keeps its style: that has its number."""
        if link and _shows_links():
            if (roles, link) not in self._links:
                self._links[roles, link] = self.style(roles).update_link(link)
            return self._links[roles, link]
        if roles not in self._styles:
            each = roles.split()
            single = self._said(*each) if len(each) == 1 else Style.combine([Style.null(), *map(self.style, each)])
            self._styles[roles] = single
        return self._styles[roles]

    def _said(self, role: str) -> Style:
        """The colours and flags that the rule of one role names, and nothing that it does not."""
        declared = _VARIABLE.sub(lambda found: self._variables[found[1]], _rules().get(role, ""))
        styles = parse_declarations(declared, ("styles/roles.tcss", ""))
        flags = styles.get_rules().get("text_style")
        return Style(
            color=styles.color.rich_color if styles.has_rule("color") else None,
            bgcolor=styles.background.rich_color if styles.has_rule("background") else None,
        ) + (Style.parse(flags) if isinstance(flags, str) else flags or Style.null())


@cache
def _shows_links() -> bool:
    """Whether the terminal swallows what it does not know of OSC 8; those that are no windows may print it."""
    return not os.environ.get("TERM", "").startswith(("linux", "vt", "ansi", "cons", "dumb", "unknown"))


@cache
def _rules() -> dict[str, str]:
    """What the sheet declares of every role. It is parsed for the roles that are drawn: the first screen has few."""
    sheet = _COMMENT.sub("", resource("styles/roles.tcss").read_text(encoding="utf-8"))
    rules = [rule.split("{") for rule in sheet.split("}") if rule.strip()]
    return {name.strip().removeprefix("."): declared for names, declared in rules for name in names.split(",")}


_ROLES = _Roles()
