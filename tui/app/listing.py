"""What the list tells the app, and what workers tell the list: the handlers between them."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on
from textual.driver import Driver
from textual.worker import Worker, WorkerState

from tui.app.colouring import ColouringApp
from tui.app.desk import Desk
from tui.app.hands import Hands
from tui.app.messages import (
    AllReadAsked,
    BadgesMade,
    LibraryChanged,
    LinesRead,
    LinesShown,
    LinesWanted,
    ListAsked,
    ListOutdated,
    Progressed,
    SavedCounted,
    UnreadAsked,
    UnreadCounted,
)
from tui.app.screens.reader import ReaderScreen
from tui.app.shelf import Arrangement
from tui.app.work import Work


class ListingApp(ColouringApp):
    """An app with the reader's list."""

    def __init__(self, desk: Desk, driver: type[Driver] | None = None, *, resume: bool) -> None:
        super().__init__(desk, driver)
        self._desk = desk
        self._reader = ReaderScreen(desk, resume=resume)
        self._work = Work(desk, self.post_message)
        self._hands = Hands()
        self._filling: tuple[Arrangement, Worker[object]] | None = None
        self._fill_again = False
        self._gathering: Worker[object] | None = None
        self._gather_again = False
        self._steps = 0
        self._underway: dict[object, Progressed] = {}
        """How far each work in the background is, the one first that began first."""

    async def on_event(self, event: events.Event) -> None:
        """The reader's hands go before the work in the background."""
        if isinstance(event, events.InputEvent):
            self._hands.pressed()
        await super().on_event(event)

    def in_background(self, work: Callable[[], object], group: str, *, exclusive: bool = False) -> Worker[object]:
        """Run work in a thread; what fails there is told, and everything else goes on."""
        return self.run_worker(work, thread=True, group=group, exclusive=exclusive, exit_on_error=False)

    @on(LibraryChanged)
    def _library_changed(self) -> None:
        self.fill()
        self.gather()
        self.count()

    @on(ListOutdated)
    def _list_outdated(self) -> None:
        self.fill()

    def fill(self) -> None:
        """Fill the list anew; where that is being done, once more behind it: nobody waits for a list that is old."""
        wanted, sight = self._reader.arrangement, self._reader.sight
        if self._filling and self._filling[0] == wanted and not self._filling[1].is_finished:
            self._fill_again = True
            return
        self._fill_again = False
        fill = self.in_background(lambda: self._work.lists.fill(wanted, sight), "fill", exclusive=True)
        self._filling = wanted, fill

    @on(Worker.StateChanged)
    def _list_worker_ended(self, event: Worker.StateChanged) -> None:
        done = event.state in {WorkerState.SUCCESS, WorkerState.ERROR}  # not begun again at the end
        if done and event.worker.group == "fill" and self._fill_again:
            self.fill()
        if done and event.worker is self._gathering and self._gather_again:
            self.gather()
        if event.state is WorkerState.ERROR and event.worker.group == "lines":
            self._reader.sidebar.ask_again()

    def gather(self) -> None:
        """Find the stories of what is new; where that is being done, once more behind it, for what came too late."""
        self._gather_again = self._gathering is not None and not self._gathering.is_finished
        if not self._gather_again:
            self._gathering = self.in_background(lambda: self._work.lists.gather(self._hands), "gather")

    @on(ListAsked)
    def _list_asked(self) -> None:
        self.fill()  # with what the screen wants by now, which may be another list already

    @on(LinesWanted)
    def _lines_wanted(self, event: LinesWanted) -> None:
        self.in_background(lambda: self._work.lists.lines(event), "lines")

    @on(LinesRead)
    def _lines_read(self, event: LinesRead) -> None:
        self._reader.sidebar.take(event)

    @on(LinesShown)
    def _lines_shown(self) -> None:
        stories = self._reader.sidebar.on_screen
        self._hands.looked_at = [key for story in stories for key in story.keys]
        told = [story for story in stories if len(story.reports) > 1]
        self.in_background(lambda: self._work.lists.badges(told, self._hands), "badges", exclusive=True)

    @on(BadgesMade)
    def _badges_made(self, event: BadgesMade) -> None:
        self._reader.sidebar.show_badges(event.story, event.badges)

    @on(UnreadCounted)
    def _unread_counted(self, event: UnreadCounted) -> None:
        self._reader.show_unread(event.unread)

    @on(SavedCounted)
    def _saved_counted(self, event: SavedCounted) -> None:
        self._reader.sidebar.show_count(event.saved)

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        if event.text:
            self._underway[event.work] = event
        else:
            self._underway.pop(event.work, None)
        self.show_progress(self.progress)

    @property
    def progress(self) -> str:
        """How far the work is that has run longest, if somebody waits for any."""
        told = list(self._underway.values())
        return "" if all(one.quietly for one in told) else told[0].text

    def show_progress(self, text: str) -> None:
        """Say how far work in the background is."""
        self._reader.show_progress(text)

    def count(self) -> None:
        """Count what is unread, and what saved searches find."""
        self.in_background(self._work.lists.count, "count", exclusive=True)

    @on(UnreadAsked)
    def _unread_asked(self, event: UnreadAsked) -> None:
        sidebar = self._reader.sidebar
        listing, spot = sidebar.shelf.listing, (sidebar.place, self._reader.meant_line)
        running = any(worker.group == "unread" and worker.is_running for worker in self.workers)
        self._steps = steps = event.steps + (self._steps if running else 0)  # pressed again before it was there
        self.in_background(lambda: self._work.lists.next_unread(listing, spot, steps), "unread", exclusive=True)

    @on(AllReadAsked)
    def _all_read_asked(self, event: AllReadAsked) -> None:
        self.in_background(lambda: self._work.lists.read_all(event.arrangement), "mark")
