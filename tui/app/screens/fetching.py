"""What a reader fetches: what is new in feeds, the full text of a report."""

from __future__ import annotations

from tui.app.feedmessages import CarriersAsked, FeedsAsked, FetchAsked, FullTextAsked
from tui.app.screens.counting import CountingScreen


class FetchingScreen(CountingScreen):
    """A screen on which a report can be meant."""

    @property
    def meant(self) -> str:
        """Key of the report that a key means; "" for none."""
        raise NotImplementedError

    def has_meant(self) -> bool:
        """Whether a report is meant; if not, that is said."""
        if not self.meant:
            self.say("Choose a report first.")
        return bool(self.meant)

    def action_fetch_all(self) -> None:
        """Fetch what is new in all feeds."""
        self.post_message(FetchAsked())

    def action_fetch(self) -> None:
        """Fetch the feeds that carry the report."""
        if self.has_meant():
            self.post_message(CarriersAsked(self.meant))

    def action_full_text(self) -> None:
        """Fetch the full text of the report."""
        if self.has_meant():
            self.post_message(FullTextAsked(self.meant))

    def action_feeds(self) -> None:
        """Show what is followed."""
        self.post_message(FeedsAsked())
