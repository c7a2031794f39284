"""What a reader does with the links of the open article: list, open and copy them.

Nothing is opened before its target was on the screen: `o` shows it, and a second `o` opens it. In the list of links the
target is what one chooses, so enter is enough.
"""

from __future__ import annotations

from functools import partial

from textual import events
from textual.getters import query_one

from tui.app.messages import Noticed
from tui.app.screens.counting import CountingScreen
from tui.app.widgets.article import ArticlePane


class LinkingScreen(CountingScreen):
    """A screen with an article."""

    article = query_one("#article", ArticlePane)

    def __init__(self) -> None:
        super().__init__()
        self._offered = ""
        """The target that the next `o` opens."""

    def on_key(self, event: events.Key) -> None:
        """What was offered counts for the very next key."""
        if event.key != "o":
            self._offered = ""

    def action_links(self) -> None:
        """List the article's links; the chosen one is opened."""
        from tui.app.asking import link

        if self.article.side:
            link(self, self.article.side, self._open_link)
        else:
            self.say("No links here: open a report first.")

    def action_open_link(self) -> None:
        """Show where the article's link leads; the second time, open it in a browser."""
        if not (target := self._target):
            self.say("This article has no link that can be opened.")
        elif target == self._offered:
            self._offered = ""
            self._open_link(target)
        else:
            self._offered = target
            self._say_where("o opens", target)

    def action_copy_link(self) -> None:
        """Copy the article's link to the clipboard of the terminal."""
        if target := self._target:
            self.app.copy_to_clipboard(target)
            self._say_where("Copied", target)
        else:
            self.say("This article has no link that can be copied.")

    @property
    def _target(self) -> str | None:
        from tui.text.links import safe_url  # rules that no list needs

        return safe_url(self.article.side.article.url) if self.article.side else None

    def _say_where(self, words: str, target: str) -> None:
        from tui.text.links import shown_url

        self.say(f"{words} {shown_url(target)}")

    def _open_link(self, target: str) -> None:
        self._say_where("Opening", target)
        self.app.run_worker(partial(self._visit, target), thread=True, group="browser", exit_on_error=False)

    def _visit(self, target: str) -> None:
        """In a worker: a browser takes its time to start."""
        from tui.app.browser import visit

        if not visit(target):
            self.post_message(Noticed("No browser can be started here; y copies the article's link."))
