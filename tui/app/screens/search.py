"""The search: what to open, by words, fields and dates; what was typed can be kept in the list."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from tui.app import finds
from tui.app.desk import Desk
from tui.app.lists import SEARCHES, Lists
from tui.app.messages import MarksMade
from tui.app.screens.finder import Finder
from tui.compare.comparison import Side
from tui.state import JSON, Change

_KEYS = (("enter", "open"), ("^S", "keep this search in the list"))


class SearchFinder(Finder):
    """Answers with (what was typed, key of the article that was chosen)."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", show=False, priority=True)]

    def __init__(self, desk: Desk, opened: Side | None, query: str) -> None:
        super().__init__("Search", finds.hits(desk, opened), query=query, taught=_KEYS)
        self._desk = desk

    def action_keep(self) -> None:
        """Keep what was typed as a saved search."""
        query, saved = self.query_one(Input).value.strip(), Lists(self._desk).saved
        if query and query not in saved:
            self.app.post_message(
                MarksMade([Change.to_view(SEARCHES, "queries", list[JSON]([*saved, query]))], "search kept in the list")
            )
            self.tell("Kept in the list.")
