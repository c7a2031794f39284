"""What brings articles in while the reader runs, and what is followed: the handlers of feeds and fetches."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer

from tui.app.comparing import ComparingApp
from tui.app.feedmessages import (
    CarriersAsked,
    FeedChosen,
    FeedFollowed,
    FeedsAsked,
    FeedsLeft,
    FeedsRead,
    FeedsTold,
    FetchAsked,
    FetchEnded,
    FollowAsked,
    FullTextAsked,
    PagesAsked,
    QueryChosen,
    RefreshWished,
    TextFilled,
)
from tui.app.messages import LibraryChanged, StateChanged
from tui.state import Change
from tui.state.change import FEED

if TYPE_CHECKING:
    from tui.app.feedwork import FeedWork
    from tui.app.screens.feeds import FeedsScreen

_VIEW = "feeds"
_REFRESH, _FETCH, _FOLLOW, _PAGE = "refresh", "fetch", "follow", "page"
"""Groups of workers, of each of which one runs at a time."""


class FetchingApp(ComparingApp):
    """An app that fetches."""

    _opening = False
    """Whether the feeds are read to be shown."""
    _wanted = ""
    """Address of the feed that is to be selected when the feeds are read."""
    _screen: FeedsScreen | None = None
    """What is followed, where that is shown."""
    _refreshing: Timer | None = None

    @cached_property
    def _asked(self) -> dict[object, frozenset[str]]:
        """Addresses of the feeds that are being fetched, by errand."""
        return {}

    @cached_property
    def _feeds(self) -> FeedWork:
        """The slow side, loaded when it is first used: the first screen fetches nothing."""
        from tui.app.feedwork import FeedWork

        return FeedWork(self._desk, self.post_message, self._work.lists)

    def _is_busy(self, group: str) -> bool:
        return any(worker.group == group and worker.is_running for worker in self.workers)

    def end(self, code: int = 0) -> None:
        """Leave; errands end too, and are not waited for."""
        self._give_up()
        self.exit(return_code=code)

    def on_unmount(self) -> None:
        """However it ends, errands do."""
        self._give_up()

    def _give_up(self) -> None:
        if "_feeds" in vars(self):  # else nothing was ever fetched
            self._feeds.give_up()

    # -- errands
    @on(FetchAsked)
    def _fetch_asked(self, event: FetchAsked) -> None:
        self._fetch(lambda: self._feeds.fetch(event.feeds))

    @on(CarriersAsked)
    def _carriers_asked(self, event: CarriersAsked) -> None:
        self._fetch(lambda: self._feeds.fetch_carriers(event.key))

    def _fetch(self, work: Callable[[], object]) -> None:
        """Fetch what the reader asks for; what is being fetched in the background that errand waits for, and shows."""
        if self._is_busy(_FETCH):
            self._say("Feeds are being fetched already.")
        else:
            self.in_background(work, _FETCH)

    @on(RefreshWished)
    def _refresh_wished(self, event: RefreshWished) -> None:
        """Fetch what is due, now and every so many minutes."""
        if event.minutes and not self._refreshing:
            self._refreshing = self.set_interval(60 * event.minutes, self._refresh)
            self._refresh()

    def _refresh(self) -> None:
        if not (self._is_busy(_FETCH) or self._is_busy(_REFRESH)):
            self.in_background(lambda: self._feeds.fetch(quietly=True), _REFRESH)

    @on(FollowAsked)
    def _follow_asked(self, event: FollowAsked) -> None:
        if self._is_busy(_FOLLOW):
            self._say("Another feed is being added already.")
        else:
            self._say(f"Looking for a feed at {event.address} …")
            self.in_background(lambda: self._feeds.follow(event.address), _FOLLOW)

    @on(FullTextAsked)
    def _full_text_asked(self, event: FullTextAsked) -> None:
        if self._is_busy(_PAGE):
            self._say("A page is being fetched already.")
        else:
            self.in_background(lambda: self._feeds.fill(event.key), _PAGE)

    @on(PagesAsked)
    def _pages_asked(self, event: PagesAsked) -> None:
        self.in_background(lambda: self._feeds.open_pages(event.addresses), _PAGE)

    @on(TextFilled)
    def _text_filled(self, event: TextFilled) -> None:
        """Show the full text in the place of what there was, where the reader is still at it."""
        if event.key == self._reader.open_key:
            self._change(self._reader.reached())
            self.in_background(lambda: self._work.read(event.key, "", resumed=True), "read", exclusive=True)

    def show_progress(self, text: str) -> None:
        """Say how far work in the background is, on both screens that do."""
        super().show_progress(text)
        if self._screen:
            self._screen.show_progress(text)

    @on(FetchEnded)
    def _fetch_ended(self, event: FetchEnded) -> None:
        where = "] goes there" if self._screen else "S shows which"
        self._say(f"{event.sentence.removesuffix('.')}: {where}." if event.failed else event.sentence)

    # -- what is followed
    @on(FeedsAsked)
    def _feeds_asked(self) -> None:
        self._opening = True
        self._read_feeds()

    def _read_feeds(self) -> None:
        self.in_background(self._feeds.read, "feeds", exclusive=True)

    @on(FeedsRead)
    def _feeds_read(self, event: FeedsRead) -> None:
        if self._screen:
            self._screen.show(event, self._wanted)
            self._wanted = ""
        elif self._opening and self.screen is self._reader:
            from tui.app.screens.feeds import FeedsScreen

            self._keep(_VIEW, "open", value=True)
            selected = self._desk.journal.state.setting(_VIEW, "selected", "")
            self._screen = FeedsScreen(event, selected)
            self._screen.hear(self._being_fetched, {})
            self._screen.show_progress(self.progress)
            self.push_screen(self._screen)
        self._opening = False

    @on(FeedsTold)
    def _feeds_told(self, event: FeedsTold) -> None:
        self._asked[event.errand] = event.asked
        if not event.asked:
            del self._asked[event.errand]
        if self._screen:
            self._screen.hear(self._being_fetched, event.done)

    @property
    def _being_fetched(self) -> frozenset[str]:
        return frozenset[str]().union(*self._asked.values())

    @on(FeedsLeft)
    def _feeds_left(self) -> None:
        if self._screen and self.screen is self._screen:  # q pressed twice asks twice
            self._change([*self._screen.kept(), Change.to_view(_VIEW, "open", value=None)])
            self._screen = None
            self.pop_screen()
            self._reader.show_foot()

    @on(FeedFollowed)
    def _feed_followed(self, event: FeedFollowed) -> None:
        self._wanted = event.address
        self._read_feeds()

    @on(FeedChosen)
    def _feed_chosen(self, event: FeedChosen) -> None:
        self.in_background(lambda: self._feeds.list_reports(event.address, event.name), "feeds", exclusive=True)

    @on(QueryChosen)
    def _query_chosen(self, event: QueryChosen) -> None:
        self._feeds_left()
        self._reader.list_query(event.query)

    @on(StateChanged)
    @on(LibraryChanged)
    def _feeds_changed(self) -> None:
        if self._screen:
            self._read_feeds()

    def _change(self, changes: Iterable[Change], action: str = "") -> None:
        """As ever; what is said of feeds is shown where they are."""
        made = list(changes)
        super()._change(made, action)
        if self._screen and any(change.key.startswith(FEED) for change in made):
            self._read_feeds()
