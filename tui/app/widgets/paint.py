"""From rows to strips: the one place where roles become colours.

The style sheet has a rule for every role, and they are read from it once. Component classes would do the same, but
Textual works all of them out again for every widget at every change of focus or width. Text reaches the screen as
segments, which nothing ever parses for markup.
"""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.css.model import RuleSet
from textual.css.styles import Styles
from textual.css.stylesheet import Stylesheet
from textual.strip import Strip
from textual.widget import Widget

from tui.view.rows import Row

_PREFIX = "role--"


def paint(widget: Widget, row: Row, width: int) -> Strip:
    """A row in exactly `width` cells, without the widget's own background."""
    sheet = widget.app.stylesheet
    segments = [Segment(run.text, _ROLES.style(sheet, run.role)) for run in row.runs]
    return Strip(segments).adjust_cell_length(width, Style.null())


def role_style(widget: Widget, role: str) -> Style:
    """What the style sheet says of one role."""
    return _ROLES.style(widget.app.stylesheet, role)


class _Roles:
    """Styles of roles, and of several together, as the style sheet at hand has them."""

    def __init__(self) -> None:
        self._rules: list[RuleSet] = []
        self._styles: dict[str, Style] = {}

    def style(self, sheet: Stylesheet, roles: str) -> Style:
        """The style of roles separated by blanks; a later one wins."""
        if sheet.rules is not self._rules:  # parsed anew, as for another theme
            self._rules = sheet.rules
            self._styles = dict(_rules_of_roles(sheet.rules))
        if roles not in self._styles:
            single = [self._styles.get(role, Style.null()) for role in roles.split()]
            self._styles[roles] = Style.combine([Style.null(), *single])
        return self._styles[roles]


def _rules_of_roles(rules: list[RuleSet]) -> list[tuple[str, Style]]:
    return [
        (selectors.selectors[0].name.removeprefix(_PREFIX), _said(rule.styles))
        for rule in rules
        for selectors in rule.selector_set
        if len(selectors.selectors) == 1 and selectors.selectors[0].name.startswith(_PREFIX)
    ]


def _said(styles: Styles) -> Style:
    """The colours and flags that a rule names, and nothing that it does not."""
    flags = styles.get_rules().get("text_style")
    return Style(
        color=styles.color.rich_color if styles.has_rule("color") else None,
        bgcolor=styles.background.rich_color if styles.has_rule("background") else None,
    ) + (Style.parse(flags) if isinstance(flags, str) else flags or Style.null())


_ROLES = _Roles()
