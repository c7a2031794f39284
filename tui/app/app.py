"""Wireside on the screen: handlers that turn what panes and screens post into changes of state.

Widgets never touch a file; only the handlers here change the reading state; what takes time is in `work`.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.screen import Screen

from tui.app.bindings import bindings
from tui.app.desk import Desk
from tui.app.messages import (
    ArticleBegun,
    ArticleChosen,
    ArticleRead,
    ArticleReadAnew,
    ComparisonAsked,
    NamingChanged,
    NewsFound,
)
from tui.app.screens.counting import CountingScreen
from tui.app.screens.listing import VIEW
from tui.app.starting import StartingApp
from tui.app.terminal.driver import ThriftyDriver
from tui.app.terminal.session import SessionDriver
from tui.keys import Where
from tui.resources import resource
from tui.state import Change
from tui.text import clean

_COPIED = 20_000
"""Characters that are copied at once; some terminals take no more than 75,000 bytes in base64."""
_LOOK = 2.0
"""Seconds between two looks at what other running programs marked."""

_ALWAYS = frozenset({"quit", "suspend_process"})
"""Actions whose control keys work whatever has the focus."""
_EVERYWHERE = _ALWAYS | {"redraw", "help", "command_palette"}


class Wireside(StartingApp):
    """The reader, and the comparison above it."""

    ENABLE_COMMAND_PALETTE = False  # ours is a finder
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.EVERYWHERE, _EVERYWHERE, priority=_ALWAYS)
    CSS = resource("styles/wireside.tcss").read_text(encoding="utf-8")
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (40, "-narrow"), (80, "-normal"), (100, "-wide"), (160, "-huge")]  # noqa: RUF012 (as above)
    VERTICAL_BREAKPOINTS = [(0, "-short"), (8, "-flat"), (15, "-low"), (20, "-tall")]  # noqa: RUF012 (as above)
    TITLE = "Wireside"

    def __init__(self, desk: Desk, paths: Sequence[str] = (), *, stock: bool = False) -> None:
        """The reader on a desk; `stock` leaves drawing to Textual's own driver."""
        super().__init__(desk, paths, None if stock else ThriftyDriver)
        self.animation_level = "none"

    # -- start and end
    def get_default_screen(self) -> Screen[None]:
        """The reader lies below everything: there is no empty screen to be drawn first.

        It knows its width from the start, else it would be laid out for another one before.
        """
        for size, breakpoints in zip(self.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True):
            self._reader.add_class(max(found for found in breakpoints if found[0] <= size)[1])
        return self._reader

    def on_mount(self) -> None:
        """Look after what other programs mark."""
        self.set_interval(_LOOK, lambda: self.in_background(self._work.look, "look"))

    def action_suspend_process(self) -> None:
        """Stop as every program does: with all of its group, such as a `make` that started it."""
        if self._driver and self._driver.can_suspend:
            os.killpg(os.getpgrp(), signal.SIGTSTP)

    async def action_quit(self) -> None:
        """End; the next start finds everything where it is now."""
        self.end()

    def end(self, code: int = 0) -> None:
        """Keep the places and leave with an exit code; a screen that is not there yet has none."""
        for screen in self.screen_stack:
            if isinstance(screen, CountingScreen) and screen.is_mounted:
                with suppress(Exception):  # a broken screen keeps nobody from leaving
                    self._desk.journal.apply(screen.kept())
        if not code and isinstance(self.screen, CountingScreen) and isinstance(self._driver, ThriftyDriver):
            with suppress(Exception):  # nor does one that cannot be drawn
                self.screen.hush()
                self._driver.paint_curtain()
        super().end(code)

    def on_unmount(self) -> None:
        """Save what is left."""
        self._desk.close()

    # -- articles
    @on(ArticleChosen)
    def _article_chosen(self, event: ArticleChosen) -> None:
        if not self._reader.turn_to(event.key):
            listing = self._reader.sidebar.shelf.listing
            self.in_background(lambda: self._work.lists.reveal(listing, event.key), "reveal", exclusive=True)
        self.in_background(lambda: self._work.read(event.key, event.query), "read", exclusive=True)

    @on(ArticleBegun)
    def _article_begun(self, event: ArticleBegun) -> None:
        self._change(self._reader.reached())
        self._reader.begin_article(event.side, self._desk.journal.state.place(event.side.article.key))

    @on(ArticleRead)
    def _article_read(self, event: ArticleRead) -> None:
        key = event.side.article.key
        if not event.resumed:
            read = Change(key, "read", value=True)
            self._change([*self._reader.reached(), read, Change.to_view(VIEW, "article", key)])
        place = None if event.query else self._desk.journal.state.place(key)
        self._reader.show_article(event, place)
        self.in_background(lambda: self._work.lists.news(key), "news", exclusive=True)

    @on(NewsFound)
    def _news_found(self, event: NewsFound) -> None:
        self._reader.show_news(event)

    @on(NamingChanged)
    def _naming_changed(self) -> None:
        if key := self._reader.open_key:
            self.in_background(lambda: self._work.read_anew(key), "read anew")
        from tui.app.screens.comparison import ComparisonScreen

        if isinstance(self.screen, ComparisonScreen):
            self.post_message(ComparisonAsked(*self.screen.pair))

    @on(ArticleReadAnew)
    def _article_read_anew(self, event: ArticleReadAnew) -> None:
        self._reader.article.show_anew(event.side)

    # -- for all screens
    def action_help(self) -> None:
        """Show the keys."""
        from tui.app.screens.help import HelpScreen

        self.push_screen(HelpScreen())

    def copy_to_clipboard(self, text: str) -> None:
        """Copy to the clipboard of the terminal (OSC 52): clean, and as much as terminals take."""
        super().copy_to_clipboard(clean(text)[:_COPIED])

    def action_redraw(self) -> None:
        """Draw everything afresh, as if nothing were known of the screen."""
        if isinstance(self._driver, SessionDriver):
            self._driver.redraw()
        else:
            self.refresh(repaint=True, layout=True)

    def action_command_palette(self) -> None:
        """Find a command by name and run it."""
        from tui.app.commands import THEMES, command_finder, keys, run

        screen, known = self.screen, keys(self.screen)

        def chosen(answer: tuple[str, str] | None) -> None:
            if answer and answer[1] == THEMES:
                self.choose_theme()
            elif answer:
                run(screen, known[answer[1]])

        self.push_screen(command_finder(known.values(), themes=bool(self.themes_offered)), chosen)
