"""The help screen: every key, from the table."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui.app.screens.fitting import Fitting, TooSmall
from tui.app.sturdy import Sturdy
from tui.app.widgets.pane import Pane
from tui.view.help import help_rows
from tui.view.rows import Row, Run

_MEASURE = 72


class HelpPane(Pane):
    """The rows of the key table."""

    rows: list[Row] = []  # noqa: RUF012 (replaced, never changed)

    def on_resize(self) -> None:
        """Wrapped to the width."""
        self.rows = help_rows(min(_MEASURE, self.size.width - 4))
        self.set_height(len(self.rows))

    def row(self, number: int) -> Row:
        """One row, set in the middle."""
        margin = max(2, (self.size.width - _MEASURE) // 2)
        return Row((Run(" " * margin), *self.rows[number].runs))


class HelpScreen(Sturdy, Fitting[None]):
    """Scrolls like everything else; any of the usual keys leads back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,enter", "dismiss", show=False)]

    def compose(self) -> ComposeResult:
        """One pane."""
        yield HelpPane(id="help")
        yield TooSmall()

    def take_focus(self) -> None:
        """To the keys."""
        self.query_one(HelpPane).focus()
