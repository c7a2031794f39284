"""What a reader looks for: words in all stories, and what is marked in the open article, hits and names."""

from __future__ import annotations

from functools import partial

from textual import events, on
from textual.getters import query_one
from textual.worker import get_current_worker

from tui.app.desk import Desk
from tui.app.messages import MarksMade, NameAsked, NameRead, Noticed
from tui.app.progress import progress
from tui.app.screens.counting import CountingScreen
from tui.app.widgets.article import ArticlePane
from tui.state import Change

_NAME = "name"
"""The group of the worker that reads a story's names."""
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

    def to_article(self) -> None:
        """Give the keys to the article: what they mean hangs on it."""
        raise NotImplementedError

    def action_search(self) -> None:
        """Search titles and texts of all stories."""
        self.search_for(self.searched)

    def search_for(self, query: str) -> None:
        """Search all stories, beginning with a query."""
        from tui.app.asking import search

        search(self, self._desk, self.article.side, query)

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
        else:
            self.to_article()
            self.say(self.article.told_of_name())

    # -- names
    def on_key(self, event: events.Key) -> None:  # noqa: ARG002 (any key)
        """A key ends the search for a name's spellings."""
        self.app.workers.cancel_group(self.app, _NAME)

    @on(NameAsked)
    def _name_asked(self, event: NameAsked) -> None:
        self.app.run_worker(partial(self._read_name, event), thread=True, group=_NAME, exit_on_error=False)

    def _read_name(self, asked: NameAsked) -> None:
        """In a worker of the app, which says what goes wrong: find out how else the story's reports write a name."""
        from tui.library import any_of
        from tui.view.cast import spellings

        cast = self._desk.cast(asked.side, progress(lambda text: self.post_message(Noticed(text))))
        entity = cast.at(0, asked.start) if cast else None
        if entity and not get_current_worker().is_cancelled:
            self.post_message(NameRead(any_of(spellings(entity))))

    @on(NameRead)
    def _name_read(self, event: NameRead) -> None:
        self.say("")
        if self.app.screen is self:  # enter pressed twice asks twice
            self.search_for(event.query)

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
        """List who and what is named; what is chosen is searched for, or gone to."""
        from tui.app.asking import names

        if self.article.side:
            names(self, self._desk, self.article.side, self._go_to)
        else:
            self.say("No names here: open a report first.")

    def _go_to(self, start: int, end: int) -> None:
        self.article.go_to(start, end)
        self.to_article()
        self.say(self.article.told_of_name())
