"""Work with feeds, in worker threads: errands that fetch are waited for here, and what they tell is passed on."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING

from tui.app.desk import Desk
from tui.app.feedmessages import FeedFollowed, FeedsRead, FeedsTold, FetchEnded, QueryChosen, TextFilled
from tui.app.following import Following
from tui.app.listwork import TOLD, ListWork
from tui.app.messages import ArticleChosen, LibraryChanged, ListOutdated, Progressed, StateChanged
from tui.app.telling import Post, Telling
from tui.text.addresses import is_web
from tui.view.frame import plural

if TYPE_CHECKING:
    from tui.app.tally import Tally

NONE = "No feed is followed yet; S adds one."


class FeedWork(Telling):
    """The slow side of feeds."""

    def __init__(self, desk: Desk, post: Post, lists: ListWork) -> None:
        super().__init__(desk, post)
        self._following, self._errands = Following(desk), lists.errands

    def give_up(self) -> None:
        """End all errands, and wait for none."""
        for errand in tuple(self._errands):
            errand.give_up()

    # -- errands
    def fetch(self, feeds: Sequence[str] = (), *, quietly: bool = False) -> None:
        """Fetch some feeds, or all; quietly those that are due."""
        if not self._following.addresses:
            if not quietly:
                self._tell(NONE)
            return
        tally = self._run(["fetch", "--json", *["--due"] * quietly, "--", *feeds], quietly=quietly)
        if not quietly:
            self._post(FetchEnded(tally.sentence, tally.failed))
        elif tally.new:
            self._tell(f"{tally.new:,} new.")

    def fetch_carriers(self, key: str) -> None:
        """Fetch the feeds that carry a report."""
        feeds = self._following.carriers(key)
        if feeds or not self._following.addresses:
            self.fetch(feeds)
        else:
            self._tell("No feed that is followed carries this report.")

    def follow(self, address: str) -> None:
        """Follow what is found at an address."""
        before = self._following.addresses
        tally = self._run(["add", "--", address], told="adding")
        if new := self._following.addresses - before:
            self._post(FeedFollowed(min(new)))
        self._tell(tally.trouble or tally.words)

    def fill(self, key: str) -> None:
        """Fetch the full text of a report."""
        article = self._desk.article(key)
        if self._desk.shows_samples:
            self._tell("A sample article has no page to be fetched.")
        elif not article or not is_web(article.url):
            self._tell("This report does not say where its page is.")
        else:
            self._tell(f"Fetching the page of “{article.title}” …")
            tally = self._run(["fetch", "--json", "--page", key], told="fetching a page")
            filled = [page for page in tally.filled if page.key]
            if filled and not filled[0].gained:
                self._tell(f"The page of “{article.title}” says no more than is here.")
            elif filled:
                self._post(TextFilled(key))
                self._tell(f"Full text of “{article.title}” fetched.")
            else:
                self._tell(tally.sentence)

    def open_pages(self, addresses: Sequence[str]) -> None:
        """Fetch pages, and open the report where there is one."""
        self._tell(f"Fetching {addresses[0] if len(addresses) == 1 else plural(len(addresses), 'page')} …")
        tally = self._run(["fetch", "--json", "--page", *addresses], told="fetching")
        keys = [page.key for page in tally.filled if page.key]
        failed = [page for page in tally.filled if not page.key]
        if len(keys) == 1:
            self._post(ArticleChosen(keys[0]))
        if failed or not keys:
            self._tell(tally.sentence)
        elif len(keys) > 1:
            self._tell(f"{plural(len(keys), 'page')} read.")

    def _run(self, arguments: Sequence[str], *, told: str = "", quietly: bool = False) -> Tally:
        """Run an errand, and tell how far it is: `told` where that cannot be counted."""
        from tui.app.errand import Errand
        from tui.app.tally import Tally

        tally, errand = Tally(), Errand(*arguments)
        self._errands.add(errand)
        self._post(Progressed(told, errand))
        listed, shown = monotonic(), 0
        try:
            for events in errand.events():
                done = tally.take(events)
                self._post(FeedsTold(errand, frozenset(tally.asked), done))
                if tally.new > shown and (not shown or monotonic() - listed > TOLD):
                    listed, shown = monotonic(), tally.new
                    self._post(ListOutdated())
                self._post(Progressed(told or tally.progress, errand, quietly))
        finally:
            self._errands.discard(errand)
            tally.trouble, tally.words = errand.trouble, errand.words
            self._post(FeedsTold(errand, frozenset(), {}))
            self._post(Progressed("", errand))
            self._end()
        return tally

    def _end(self) -> None:
        """Show what has changed: articles, and subscriptions that moved."""
        if self._desk.journal.refresh():
            self._post(StateChanged())
        self._post(LibraryChanged())

    # -- what is followed
    def read(self) -> None:
        """Everything that is followed."""
        self._answer(FeedsRead(self._following.lines(), self._desk.wishes().interval))

    def list_reports(self, address: str, name: str) -> None:
        """List what came with a feed."""
        query = f'feed:"{address}"'
        if self._desk.library.count(query):
            self._answer(QueryChosen(query))
        else:
            self._tell(f"No report has come with “{name}” yet; r fetches it.")
