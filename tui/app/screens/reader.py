"""The reader: stories on the left, the article on the right.

The screen passes keys on to the pane they concern and tells the app what the reader wants; state changes elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from tui.app.bindings import bindings
from tui.app.desk import Desk
from tui.app.messages import (
    AllReadAsked,
    ArticleFinished,
    ArticleRead,
    ComparisonAsked,
    CoverageAsked,
    MarksMade,
    NewsFound,
    UndoAsked,
    UnreadAsked,
    VersionsAsked,
)
from tui.app.screens.fetching import FetchingScreen
from tui.app.screens.fitting import TooSmall
from tui.app.screens.linking import LinkingScreen
from tui.app.screens.listing import VIEW, ListingScreen
from tui.app.widgets.article import ArticlePane
from tui.app.widgets.lines import Lines
from tui.app.widgets.sidebar import Sidebar
from tui.keys import Where
from tui.state import Change, Place
from tui.view.frame import plural, spread
from tui.view.rows import Row, Run
from tui.view.welcome import welcome_rows

if TYPE_CHECKING:
    from tui.compare.comparison import Side

_OF_PANES = frozenset({"open"})
_TOPICS = 3
"""Topics of an article that are named."""
_OF_ALL = frozenset({"next_pane", "leftwards", "rightwards", "back", "leave"})


class ReaderScreen(ListingScreen, LinkingScreen, FetchingScreen):
    """Sidebar, article, and the lines around them."""

    TAUGHT = Where.READER
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.READER, without=_OF_PANES),
        *bindings(Where.EVERYWHERE, _OF_ALL),
    ]

    def __init__(self, desk: Desk, *, resume: bool) -> None:
        """With `resume` the pane that had the keys has them again."""
        super().__init__(desk)
        self.add_class("list-first")
        self._resume = resume
        self._others = 0
        self._topics: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        """Two panes with a head line each, and the foot line."""
        with Horizontal(id="panes"):
            with Vertical(id="list"):
                yield Lines(id="list-head")
                yield Sidebar(id="sidebar")
            with Vertical(id="reading"):
                yield Lines(id="article-head")
                yield ArticlePane(id="article")
        yield Lines(id="foot")
        yield TooSmall()

    def on_mount(self) -> None:
        """The list has the keys first."""
        self.restore_highlight()
        self.set_class(self._desk.journal.state.setting(VIEW, "zoomed", default=False), "zoomed")
        self.query_one("#list-head", Lines).show(self.list_head)
        self.query_one("#article-head", Lines).show(self._article_head)
        self.watch(self.article, "scroll_y", self.draw_heads, init=False)
        self.watch(self.article, "virtual_size", self.draw_heads, init=False)
        self.sidebar.focus()

    def greet(self) -> None:
        """The page that stands where the article will be."""
        self.article.welcome(lambda width: welcome_rows(width, samples=self.sidebar.shelf.samples))

    # -- what the app shows here
    def show_article(self, read: ArticleRead, place: Place | None) -> None:
        """Show an article; with a query, its first hit."""
        self._others, self._topics, self.searched = read.others, read.topics, read.query or self.searched
        text, found = read.side.article.text, read.side.sentences
        self.article.show(read.side, place and place.found_in(text, found), read.hits)
        if read.query:
            self.article.step_hit(1)
        self.mark()

    def begin_article(self, side: Side, place: Place | None) -> None:
        """Show the beginning of a very long article, until all of it is read."""
        self._others, self._topics = 0, ()
        self.article.begin(side, place)
        self.mark()

    def show_news(self, found: NewsFound) -> None:
        """Mark what is new to the reader in the open article."""
        self.article.show_novel(found.side, found.sentences)
        self.draw_heads()

    def mark(self) -> None:
        """The reading state has changed."""
        self.sidebar.mark(self._desk.journal.state, self.open_key)
        self.draw_heads()

    @property
    def meant(self) -> str:
        """The report that a key means: the selected one in the list, the open one in the article."""
        return self.sidebar.selected_report if self.sidebar.has_focus or not self.open_key else self.open_key

    @property
    def _meant_all(self) -> Sequence[str]:
        """As `meant`, but a story in the list means all its reports."""
        return self.sidebar.selected_keys if self.sidebar.has_focus else [self.open_key] if self.open_key else []

    def kept(self) -> list[Change]:
        """What the next start needs to look like this screen."""
        pane = "list" if self.has_class("list-first") else "article"
        return [*self.kept_of_list(), Change.to_view(VIEW, "pane", pane), *self.reached()]

    def begin(self) -> None:
        """Give the keys to the pane that had them, where the reader comes back."""
        if self._resume:
            self._to_list(shown=self._desk.journal.state.setting(VIEW, "pane", "list") == "list")

    def reached(self) -> list[Change]:
        """How far the open article is read."""
        return [Change.to_place(self.open_key, self.article.place)] if self.open_key else []

    # -- head lines
    def draw_heads(self) -> None:
        """Draw both head lines."""
        self.query_one("#list-head").refresh()
        self.query_one("#article-head").refresh()

    def _article_head(self, width: int) -> list[Row]:
        side = self.article.side
        if side is None:
            return []
        told = f" · {plural(self._others + 1, 'report')}" if self._others else ""
        told += f" · names in the first {side.named:,} letters" if side.named < len(side.article.text) else ""
        told += f" · {news}" if (news := self.article.told_of_novel()) else ""
        told += f" · {', '.join(self._topics[:_TOPICS])}" if self._topics else ""
        star = "★ " if self._desk.journal.state.is_starred(side.article.key) else ""
        left = [Run(f"  {star}{side.article.source}{told}", "quiet")]
        return [spread(left, [Run(f"{min(100, self.article.progress)} % ", "quiet")], width)]

    # -- moving between panes
    def action_next_pane(self) -> None:
        """To the other pane; in a narrow window that one alone is shown."""
        self._to_list(shown=not self.sidebar.has_focus)

    def action_zoom(self) -> None:
        """One pane at a time, as in a narrow window, or both."""
        self.toggle_class("zoomed")
        self.post_message(MarksMade([Change.to_view(VIEW, "zoomed", self.has_class("zoomed"))]))

    def to_article(self) -> None:
        """To the pane on the right, which a narrow window shows then."""
        self._to_list(shown=False)

    def action_leftwards(self) -> None:
        """Fold the story, or go to the list."""
        if not (self.sidebar.has_focus and self.sidebar.fold(True)):
            self._to_list(shown=True)

    def action_rightwards(self) -> None:
        """Unfold the story, or go to the article."""
        if not (self.sidebar.has_focus and self.sidebar.fold(False)):
            self.to_article()

    def action_back(self) -> None:
        """From the article to the list; a comparison that takes long is given up."""
        if any(worker.group == "compare" and worker.is_running for worker in self.app.workers):
            self.app.workers.cancel_group(self.app, "compare")
            self.say("The comparison was given up.")
        else:
            self._to_list(shown=True)

    async def action_leave(self) -> None:
        """Quit."""
        await self.app.run_action("quit")

    def _to_list(self, *, shown: bool) -> None:
        self.set_class(shown, "list-first")
        self.take_focus()

    def take_focus(self) -> None:
        """Give the keys to the pane that a narrow window shows."""
        (self.sidebar if self.has_class("list-first") else self.article).focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click may have given the keys to the other pane."""
        self.set_class(event.widget is self.sidebar, "list-first")

    def turn_to(self, key: str) -> bool:
        """Go to the article's pane, where a report is about to be shown, and select it where its line is known."""
        self.to_article()
        return self.sidebar.reveal(key)

    # -- reading on
    @on(ArticleFinished)
    def action_next_unread(self) -> None:
        """Open the next unread report of the list."""
        self._step_unread(self.count or 1)

    def action_previous_unread(self) -> None:
        """Open the previous unread report of the list."""
        self._step_unread(-(self.count or 1))

    def _step_unread(self, steps: int) -> None:
        self.post_message(UnreadAsked(steps))

    @property
    def meant_line(self) -> str:
        """Key of the report from which "next" counts; "" for a story's own line."""
        spot = self.sidebar.spot
        return (spot.key if spot else "") if self.sidebar.has_focus else self.open_key

    # -- marking
    def action_toggle_read(self) -> None:
        """Mark read, or unread where all are read."""
        state = self._desk.journal.state
        read = not all(state.is_read(key) for key in self._meant_all)
        self._mark([Change(key, "read", read) for key in self._meant_all], "marked read" if read else "marked unread")

    def action_read_all(self) -> None:
        """Mark every report of the list read."""
        self.post_message(AllReadAsked(self.arrangement))

    def action_star(self) -> None:
        """Star, or take the star away."""
        starred = not self._desk.journal.state.is_starred(self.meant)
        changes = [Change(self.meant, "starred", starred)] if self.meant else []
        self._mark(changes, "starred" if starred else "without a star")

    def action_undo(self) -> None:
        """Take the last marking back."""
        self.post_message(UndoAsked())

    def _mark(self, changes: Sequence[Change], done: str) -> None:
        if changes:
            self.post_message(MarksMade(changes, f"{plural(len(changes), 'report')} {done}"))
        else:
            self.say("There is nothing to mark.")

    # -- comparing
    def action_compare(self) -> None:
        """Compare with the most related report."""
        if self.has_meant():
            self.post_message(ComparisonAsked(self.meant))

    def action_compare_with(self) -> None:
        """Compare with a report picked from the list."""
        from tui.app.asking import partner

        if self.has_meant():
            partner(self, self._desk, self.meant)

    def action_versions(self) -> None:
        """The report's earlier text beside what it says now."""
        if self.has_meant():
            self.post_message(VersionsAsked(self.meant))

    def action_table(self) -> None:
        """Who reports what, over all reports of the story."""
        if self.has_meant():
            self.post_message(CoverageAsked((self.meant,)))
