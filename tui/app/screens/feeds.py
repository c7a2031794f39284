"""The feeds that are followed: how each fares, what is known of the selected one, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.getters import query_one

from tui.app import choices
from tui.app.bindings import bindings
from tui.app.feedmessages import FeedChosen, FeedsLeft, FeedsRead, FetchAsked, FollowAsked
from tui.app.messages import MarksMade, UndoAsked
from tui.app.screens.counting import CountingScreen
from tui.app.screens.finder import Find, Finder, matching
from tui.app.screens.fitting import TooSmall
from tui.app.widgets.feeds import FeedsPane
from tui.app.widgets.lines import Lines
from tui.app.widgets.rounds import stepped
from tui.keys import Where
from tui.state import JSON, Change
from tui.state.subscriptions import FullText
from tui.view.feeds import FeedLine, feed_note, feed_page, heads_row
from tui.view.frame import plural, spread
from tui.view.rows import Row, Run

if TYPE_CHECKING:
    from tui.sources.events import Done

VIEW = "feeds"
"""Under which name the reading state keeps how this screen stood."""
_OF_ALL = frozenset({"back", "leave"})


class FeedsScreen(CountingScreen):
    """Head, feeds, what is known of one, foot."""

    TAUGHT = Where.FEEDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.FEEDS), *bindings(Where.EVERYWHERE, _OF_ALL)]
    pane = query_one("#feeds", FeedsPane)

    def __init__(self, read: FeedsRead, selected: str) -> None:
        """With the address of the feed that is selected first."""
        super().__init__()
        self._read, self._selected = read, selected
        self._asked: Collection[str] = frozenset()
        self._progress = ""
        self._doomed = ""
        """Address of the feed that the next D removes."""

    def compose(self) -> ComposeResult:
        """The pane and what is known of one feed, between head and foot lines."""
        yield Lines(id="feeds-head")
        with Container(id="feeds-body"):
            yield FeedsPane(id="feeds")
            yield Lines(id="feed")
        yield Lines(id="foot")
        yield TooSmall()

    def on_mount(self) -> None:
        """Show what is known."""
        self.pane.focus()
        self.pane.show(self._read.lines, self._selected)
        self.pane.hear(self._asked, {})

    def kept(self) -> list[Change]:
        """The feed that is selected."""
        return [Change.to_view(VIEW, "selected", self.pane.line.subscription.address)] if self.pane.line else []

    def take_focus(self) -> None:
        """Give the keys to the feeds."""
        self.pane.focus()

    # -- what the app shows here
    def show(self, read: FeedsRead, selected: str = "") -> None:
        """What is known of the feeds by now."""
        self._read = read
        if self.is_mounted:
            self.pane.show(read.lines, selected)

    def hear(self, asked: Collection[str], done: Mapping[str, Done]) -> None:
        """Which feeds are being fetched, and how those fared that were done with since."""
        self._asked = asked
        if self.is_mounted:
            self.pane.hear(asked, done)
            if done:
                self._show_head()

    def show_progress(self, text: str) -> None:
        """How far work in the background is, at the end of the foot line."""
        self._progress = text
        if self.is_mounted:
            self.show_foot()

    def foot_right(self) -> list[Run]:
        """How far work in the background is."""
        return [Run(f"{self._progress} ", "quiet")] if self._progress else []

    # -- lines around the feeds
    def _head(self, width: int) -> list[Row]:
        lines, failed = self.pane.lines, len(self.pane.failed)
        unread = sum(line.unread for line in lines)
        told = plural(len(lines), "feed") + (f", {unread:,} unread" if unread else "")
        failing = Run(f", {failed:,} failed" if failed else "", "found")
        head = spread([Run(" Feeds", "headline"), Run(f"   {told}", "quiet"), failing], [], width)
        return [head, heads_row(self.pane.size.width)] if lines else [head]

    def _known(self, width: int) -> list[Row]:
        line = self.pane.line
        if line is None:
            return []
        rows = feed_page if width < self.size.width else feed_note
        return rows(line, width, self._read.every)[: self.query_one("#feed").size.height]

    @on(FeedsPane.Moved)
    def _moved(self) -> None:
        self._show_head()
        self.query_one("#feed", Lines).show(cache(self._known))  # which is asked for every line of it

    def _show_head(self) -> None:
        self.query_one("#feeds-head", Lines).show(cache(self._head))

    # -- moving
    def action_find(self) -> None:
        """To a feed by its name."""
        if self._meant():
            self._ask("Feed", matching(choices.feeds(self.pane.lines)), lambda _, address: self.pane.go_to(address))

    def action_next_failed(self) -> None:
        """To the next feed that failed."""
        self._step_failed(self.count or 1)

    def action_previous_failed(self) -> None:
        """To the previous feed that failed."""
        self._step_failed(-(self.count or 1))

    def _step_failed(self, count: int) -> None:
        said, at = stepped(self.pane.failed, self.pane.cursor, count)
        if at >= 0:
            self.pane.select(self.pane.failed[at])
        self.say_round(said, "feed that failed")

    @on(FeedsPane.Chosen)
    def action_open(self) -> None:
        """List what came with the feed."""
        if line := self._meant():
            self.post_message(FeedChosen(line.subscription.address, line.name))

    def action_back(self) -> None:
        """Back to the reader."""
        self.post_message(FeedsLeft())

    def action_leave(self) -> None:
        """Back to the reader."""
        self.post_message(FeedsLeft())

    # -- fetching
    def action_fetch(self) -> None:
        """Fetch the selected feed."""
        if line := self._meant():
            self.post_message(FetchAsked([line.subscription.address]))

    def action_fetch_all(self) -> None:
        """Fetch all feeds."""
        self.post_message(FetchAsked())

    # -- what is followed
    def action_add(self) -> None:
        """Follow another feed."""
        followed = {line.subscription.address for line in self.pane.lines}

        def chosen(_: str, address: str) -> None:
            if address in followed:
                self.pane.go_to(address)
            else:
                self.post_message(FollowAsked(address))

        self._ask("Follow", choices.addresses(followed), chosen)

    def on_key(self, event: events.Key) -> None:
        """Any key but a second D keeps what a first was about to remove."""
        if event.character != "D":
            self._doomed = ""

    def action_remove(self) -> None:
        """Follow the feed no longer, when asked for twice."""
        if not (line := self._meant()):
            return
        if self._doomed == line.subscription.address:
            self._doomed = ""
            self.post_message(MarksMade(line.subscription.removal(), f"“{line.name}” is followed no longer"))
        else:
            self._doomed = line.subscription.address
            self.say(f"D again removes “{line.name}”; its reports stay.")

    def action_rename(self) -> None:
        """Give the feed another name."""
        if line := self._meant():
            self._change(line, "Name", choices.names(line), line.name, lambda name: ("name", name, "renamed"))

    def action_move(self) -> None:
        """Move the feed to another folder."""
        if line := self._meant():
            known = [other.subscription.folder for other in self.pane.lines]
            self._change(line, "Folder", choices.folders(known), "", lambda name: ("folder", name, "moved"))

    def action_interval(self) -> None:
        """Say how often the feed is fetched."""
        if line := self._meant():
            found = choices.intervals(self._read.every)
            self._change(line, "Fetched", found, "", lambda minutes: ("interval", int(minutes), "has another interval"))

    def action_full_texts(self) -> None:
        """Fetch full texts always, or when asked."""
        if line := self._meant():
            always = line.subscription.full_text is not FullText.ALWAYS
            wanted = FullText.ALWAYS if always else FullText.ASKED
            told = "full texts are fetched always" if always else "full texts are fetched when asked"
            self._make(line, "full_text", str(wanted), told)

    def action_undo(self) -> None:
        """Take the last change back."""
        self.post_message(UndoAsked())

    def _meant(self) -> FeedLine | None:
        """The selected feed; that there is none is said."""
        if not self.pane.line:
            self.say("No feed is followed yet: a adds one.")
        return self.pane.line

    def _change(
        self, line: FeedLine, prompt: str, find: Find, typed: str, made: Callable[[str], tuple[str, JSON, str]]
    ) -> None:
        """Ask for another value; `made` says of what was chosen for which field it is, and what is done then."""

        def chosen(_: str, answer: str) -> None:
            self._make(line, *made(answer.removeprefix(choices.MARK)))

        self._ask(prompt, find, chosen, typed)

    def _make(self, line: FeedLine, field: str, value: JSON, done: str) -> None:
        """Change one thing about a feed."""
        changes = Change.to_feed(line.subscription.address, **{field: value})
        self.post_message(MarksMade(changes, f"“{line.name}”: {done}"))

    def _ask(self, prompt: str, find: Find, chosen: Callable[[str, str], object], typed: str = "") -> None:
        """Show a finder; what was chosen in it is done, unless the reader went back."""

        def answered(answer: tuple[str, str] | None) -> None:
            if answer:
                chosen(*answer)

        self.app.push_screen(Finder(prompt, find, query=typed), answered)
