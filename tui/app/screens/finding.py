"""What a reader looks for: words in all stories, and what is marked in the open article, hits and names."""

from __future__ import annotations

from textual.getters import query_one

from tui.app.desk import Desk
from tui.app.messages import MarksMade
from tui.app.screens.counting import CountingScreen
from tui.app.widgets.article import ArticlePane
from tui.state import Change

_VIEW = "article"
"""Under which name the reading state keeps how articles are shown."""


class FindingScreen(CountingScreen):
    """A screen with an article."""

    article = query_one("#article", ArticlePane)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.searched = ""
        """What was searched for last."""

    def action_search(self) -> None:
        """Search titles and texts of all stories."""
        from tui.app.asking import search

        search(self, self._desk, self.article.side, self.searched)

    # -- stepping
    def action_next_hit(self) -> None:
        """To the next hit."""
        self._step_hit(1)

    def action_previous_hit(self) -> None:
        """To the previous hit."""
        self._step_hit(-1)

    def _step_hit(self, direction: int) -> None:
        if not self.article.step_hit(direction * (self.count or 1)):
            self.say("No hits here: / searches.")

    def action_next_mention(self) -> None:
        """To the next name, figure or date."""
        self._step_mention(1)

    def action_previous_mention(self) -> None:
        """To the previous name, figure or date."""
        self._step_mention(-1)

    def _step_mention(self, direction: int) -> None:
        if not self.article.step_mention(direction * (self.count or 1)):
            self.say("No names here: open a report first.")

    # -- names
    def restore_highlight(self) -> None:
        """As the reader left it last."""
        self.article.highlight(shown=self._desk.journal.state.setting(_VIEW, "highlighted", default=True))

    def action_highlight(self) -> None:
        """Mark names, figures and quotations in articles, or no longer."""
        shown = not self.article.highlighted
        self.article.highlight(shown=shown)
        self.post_message(MarksMade([Change.to_view(_VIEW, "highlighted", shown)]))
        self.say("Names, figures and quotations are highlighted." if shown else "Highlighting is off.")

    def action_entities(self) -> None:
        """List who and what the article names; the chosen one is shown."""
        from tui.app.asking import name

        if self.article.side:
            name(self, self.article.side, self.article.go_to)
        else:
            self.say("No names here: open a report first.")
