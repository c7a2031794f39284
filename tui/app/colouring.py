"""The colours of the screen: as many as the terminal has, in the theme that was chosen or that suits its background.

Below 256 colours there is nothing to choose: the terminal's own are used, or none.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from rich.console import COLOR_SYSTEMS
from textual.driver import Driver
from textual.filter import LineFilter

from tui.app.desk import Desk
from tui.app.pointing import PointingApp
from tui.app.terminal.colours import Depth, depth, known_colours, on_light
from tui.app.terminal.filters import Colourless, Encoded
from tui.app.themes import DARK, LIGHT, PLAIN, TERMINAL, TERMINAL_LIGHT

_SYSTEMS = {Depth.NONE: "standard", Depth.FEW: "standard", Depth.MANY: "256", Depth.ALL: "truecolor"}
"""By depth: what rich calls it. It turns other colours into the nearest of these."""
_THEMES = (DARK, LIGHT, TERMINAL, TERMINAL_LIGHT, PLAIN)


class ColouringApp(PointingApp):
    """An app that looks as its terminal and its user want it."""

    def __init__(self, desk: Desk, driver: type[Driver] | None) -> None:
        super().__init__(desk.reports, driver)
        wished = desk.wishes()
        self.depth = depth(os.environ, known_colours(os.environ.get("TERM", "")), wished.colours)
        """How many colours are used."""
        self.no_color = self.depth is Depth.NONE
        self.console._color_system = COLOR_SYSTEMS[_SYSTEMS[self.depth]]  # noqa: SLF001 (else rich guesses anew)
        self.shows_cursor = wished.cursor
        """Whether the terminal's cursor is seen; the driver asks."""
        self._line_filters = list(_filters(self.depth))
        for theme in _THEMES:
            self.register_theme(theme)
        self._begin_in(self._first_theme(wished.theme, desk.journal.state.setting("app", "theme", "")))

    def _begin_in(self, theme: str) -> None:
        """The theme of the start: to set it as one that was changed would have all style sheets read twice."""
        self.set_reactive(ColouringApp.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)

    def _first_theme(self, wished: str, kept: str) -> str:
        light = wished == "light" or (wished != "dark" and on_light(os.environ))
        if self.depth is Depth.NONE:
            return PLAIN.name
        if self.depth is Depth.FEW or wished == "terminal":
            return TERMINAL_LIGHT.name if light else TERMINAL.name
        if not wished and kept in self.available_themes:
            return kept
        return LIGHT.name if light else DARK.name

    @property
    def themes_offered(self) -> list[str]:
        """Names of the themes there are to choose from; none where the terminal has too few colours for a choice."""
        if self.depth < Depth.MANY:
            return []
        ours = [theme.name for theme in _THEMES if theme is not PLAIN]
        return [*ours, *sorted(name for name in self.available_themes if not name.startswith(("wireside", "ansi")))]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colour names, for themes that do not know them."""
        return (DARK if self.current_theme.dark else LIGHT).variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What the terminal lacks, and not what Textual makes of it: its own turns colours into greys."""
        return self._line_filters


def _filters(colours: Depth) -> Sequence[LineFilter]:
    """What every line passes through; nothing on most terminals."""
    encoding = sys.__stdout__.encoding if sys.__stdout__ else "utf-8"  # the driver writes to it
    plain = [] if encoding.replace("-", "").lower() == "utf8" else [Encoded(encoding)]
    return [*plain, Colourless()] if colours is Depth.NONE else plain
