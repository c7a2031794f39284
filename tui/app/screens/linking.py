"""What a reader does with the links of the open article: list, open and copy them."""

from __future__ import annotations

from textual.getters import query_one

from tui.app.screens.counting import CountingScreen
from tui.app.widgets.article import ArticlePane


class LinkingScreen(CountingScreen):
    """A screen with an article."""

    article = query_one("#article", ArticlePane)

    def action_links(self) -> None:
        """List the article's links; the chosen one is opened."""
        from tui.app.asking import link

        if self.article.side:
            link(self, self.article.side, self._open_link)
        else:
            self.say("No links here: open a report first.")

    def action_open_link(self) -> None:
        """Open the article's link in a browser."""
        self._open_link(self._url)

    def action_copy_link(self) -> None:
        """Copy the article's link to the clipboard of the terminal."""
        if self._url:
            self.app.copy_to_clipboard(self._url)
            self.say(f"Copied {self._url}")
        else:
            self.say("This article has no link.")

    @property
    def _url(self) -> str:
        return self.article.side.article.url if self.article.side else ""

    def _open_link(self, url: str) -> None:
        if url.startswith(("https://", "http://")):
            self.app.open_url(url)
            self.say(f"Opening {url}")
        else:
            self.say("This article has no link that can be opened.")
