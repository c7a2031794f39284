"""The reader: stories on the left, the article on the right.

The screen passes keys on to the pane they concern and tells the app what the reader wants; state changes elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from tui.app.bindings import bindings
from tui.app.desk import SEARCHES, Desk
from tui.app.messages import (
    AllReadAsked,
    ArticleFinished,
    ArticleRead,
    ComparisonAsked,
    CoverageAsked,
    ListAsked,
    MarksMade,
    NewsFound,
    ReaderShown,
    SearchChosen,
    UndoAsked,
    UnreadAsked,
    VersionsAsked,
)
from tui.app.screens.finding import FindingScreen
from tui.app.screens.linking import LinkingScreen
from tui.app.shelf import Arrangement, Shelf
from tui.app.widgets.article import ArticlePane
from tui.app.widgets.lines import Lines
from tui.app.widgets.sidebar import Sidebar
from tui.keys import Where
from tui.library import Story, View
from tui.state import JSON, Change, Place
from tui.view.frame import plural, spread
from tui.view.listed import FILTERS, told_list
from tui.view.rows import Row, Run
from tui.view.welcome import welcome_rows

VIEW = "reader"
"""Under which name the reading state keeps how this screen stood."""
_UNFOLDED = 50
"""Stories that the next start unfolds again."""
_OF_PANES = frozenset({"open"})
_OF_ALL = frozenset({"next_pane", "leftwards", "rightwards", "back", "leave"})


class ReaderScreen(FindingScreen, LinkingScreen):
    """Sidebar, article, and the lines around them."""

    TAUGHT = Where.READER
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.READER, without=_OF_PANES),
        *bindings(Where.EVERYWHERE, _OF_ALL),
    ]
    sidebar = query_one("#sidebar", Sidebar)

    def __init__(self, desk: Desk, *, resume: bool) -> None:
        """With `resume` the pane that had the keys has them again."""
        super().__init__(desk)
        self._resume = resume
        state = desk.journal.state
        view, query = (state.setting(VIEW, name, "") for name in ("view", "query"))
        self.arrangement = Arrangement(View(view) if view in set(View) else View.STORIES, query)
        """What the list shows, or is about to show."""
        self._outlet = ""
        self._filled = False
        self._others = 0
        self._unread: int | None = None

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
        yield Lines(id="too-small")

    def on_mount(self) -> None:
        """The list has the keys first."""
        self.add_class("list-first")
        self.restore_highlight()
        self._greet()
        self.query_one("#list-head", Lines).show(self._list_head)
        self.query_one("#article-head", Lines).show(self._article_head)
        self.watch(self.article, "scroll_y", self._heads, init=False)
        self.watch(self.article, "virtual_size", self._heads, init=False)
        self.sidebar.focus()
        self.post_message(ReaderShown())

    def _greet(self) -> None:
        self.article.welcome(lambda width: welcome_rows(width, samples=self.sidebar.shelf.samples))

    # -- what the app shows here
    def show_shelf(self, shelf: Shelf) -> None:
        """Show this list, unless another was asked for meanwhile."""
        if shelf.arrangement != self.arrangement:
            return
        first, self._filled = not self._filled, True
        if first:
            self._unfold_as_before(shelf)
        self.sidebar.show(shelf, self._desk.journal.state)
        if first:
            self._restore()
        if self._outlet:
            self.sidebar.reveal_outlet(self._outlet)
            self._outlet = ""
        self._greet()
        self._heads()
        if shelf.trouble:
            self.say(shelf.trouble)

    def will_list(self, arrangement: Arrangement, outlet: str = "") -> None:
        """From now on this is to be listed."""
        self.arrangement, self._outlet = arrangement, outlet

    @property
    def near(self) -> AbstractSet[str]:
        """Keys of the reports whose lines the list needs: the selected one, the open one, those of unfolded stories."""
        if not self._filled:
            state = self._desk.journal.state
            selected = state.setting(VIEW, "selected", list[JSON]())
            return {str(key) for key in (*selected, *state.setting(VIEW, "unfolded", list[JSON]())) if key}
        spot = self.sidebar.spot
        return {self.open_key, *self.sidebar.unfolded, *((spot.story.id, spot.key) if spot else ())} - {""}

    def show_article(self, read: ArticleRead, place: Place | None) -> None:
        """Show an article; with a query, its first hit."""
        self._others, self.searched = read.others, read.query or self.searched
        text, found = read.side.article.text, read.side.sentences
        self.article.show(read.side, place and place.found_in(text, found), read.hits)
        if read.query:
            self.article.step_hit(1)
        self.mark()

    def show_news(self, found: NewsFound) -> None:
        """Mark what is new to the reader in the open article."""
        self.article.show_novel(found.side, found.sentences)
        self._heads()

    def show_unread(self, unread: int) -> None:
        """Say how many articles of the library are unread."""
        self._unread = unread
        self._heads()

    def mark(self) -> None:
        """The reading state has changed."""
        self.sidebar.mark(self._desk.journal.state, self.open_key)
        self._heads()

    @property
    def open_key(self) -> str:
        """Key of the article on the screen; "" for none."""
        return self.article.side.article.key if self.article.side else ""

    @property
    def _meant(self) -> str:
        """The report that a key means: the selected one in the list, the open one in the article."""
        return self.sidebar.selected_report if self.sidebar.has_focus or not self.open_key else self.open_key

    @property
    def _meant_all(self) -> Sequence[str]:
        """As `_meant`, but a story in the list means all its reports."""
        return self.sidebar.selected_keys if self.sidebar.has_focus else [self.open_key] if self.open_key else []

    def kept(self) -> list[Change]:
        """What the next start needs to look like this screen."""
        spot = self.sidebar.spot
        changes: dict[str, JSON] = {
            "selected": [spot.story.id, spot.key] if spot else None,
            "unfolded": list[JSON](sorted(self.sidebar.unfolded)[:_UNFOLDED]),
            "row": self.sidebar.cursor - self.sidebar.scroll_offset.y,
            "pane": "list" if self.has_class("list-first") else "article",
            "view": str(self.arrangement.view),
            "query": self.arrangement.query,
        }
        return [*(Change.to_view(VIEW, name, value) for name, value in changes.items()), *self.reached()]

    def reached(self) -> list[Change]:
        """How far the open article is read."""
        return [Change.to_place(self.open_key, self.article.place)] if self.open_key else []

    def _unfold_as_before(self, shelf: Shelf) -> None:
        """As the reader left it last; the samples are few, and show at once what a story is."""
        kept = self._desk.journal.state.view(VIEW).get("unfolded")
        stories = [line.id for line in shelf.lines.values() if isinstance(line, Story)] if shelf.samples else []
        self.sidebar.unfold_only({str(story) for story in kept} if isinstance(kept, list) else set(stories))

    def _restore(self) -> None:
        """The selection on its row, and the pane with the keys, as the reader left them last."""
        state = self._desk.journal.state
        match state.view(VIEW).get("selected"):
            case [str(story), str(key)]:
                self.sidebar.restore(story, key, state.setting(VIEW, "row", 0))
        if self._resume:
            self._to_list(shown=state.setting(VIEW, "pane", "list") == "list")

    # -- head lines
    def _heads(self) -> None:
        """Draw both head lines."""
        self.query_one("#list-head").refresh()
        self.query_one("#article-head").refresh()

    def _list_head(self, width: int) -> list[Row]:
        shelf = self.sidebar.shelf
        if not self._filled:
            return [Row((Run(" Wireside", "quiet"),))]
        everything = "Samples" if shelf.samples else "Library"
        name = FILTERS.get(shelf.arrangement.query, "Found") if shelf.arrangement.query else everything
        counted = plural(shelf.listing.reports, "report")
        if shelf.arrangement.view is View.STORIES:
            counted = plural(len(shelf.listing), "story", "stories")
        unread = "" if self._unread is None else f"{self._unread:,} unread "
        return [spread([Run(f" {name}  {counted}", "quiet")], [Run(unread, "quiet")], width)]

    def _article_head(self, width: int) -> list[Row]:
        side = self.article.side
        if side is None:
            return []
        told = f" · {plural(self._others + 1, 'report')}" if self._others else ""
        told += f" · {news}" if (news := self.article.told_of_novel()) else ""
        star = "★ " if self._desk.journal.state.is_starred(side.article.key) else ""
        left = [Run(f"  {star}{side.article.source}{told}", "quiet")]
        return [spread(left, [Run(f"{min(100, self.article.progress)} % ", "quiet")], width)]

    # -- moving between panes
    def action_next_pane(self) -> None:
        """To the other pane; in a narrow window that one alone is shown."""
        self._to_list(shown=not self.sidebar.has_focus)

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
        """From the article to the list."""
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
        if known := self.sidebar.knows(key):
            self.sidebar.reveal(key)
        return known

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

    # -- what is listed
    def action_filter_list(self) -> None:
        """All, unread, starred; from a search back to all."""
        queries = list(FILTERS)
        known = self.arrangement.query in FILTERS
        at = queries.index(self.arrangement.query) + 1 if known else 0
        self._ask_list(replace(self.arrangement, query=queries[at % len(queries)]))

    def action_arrange(self) -> None:
        """By story, by time, by outlet."""
        views = list(View)
        self._ask_list(replace(self.arrangement, view=views[(views.index(self.arrangement.view) + 1) % len(views)]))

    def _ask_list(self, arrangement: Arrangement, outlet: str = "") -> None:
        self.say(told_list(arrangement.view, arrangement.query))
        self.post_message(ListAsked(arrangement, outlet))

    @on(SearchChosen)
    def _search_chosen(self, event: SearchChosen) -> None:
        """List what a saved search finds; chosen again, everything."""
        query = "" if event.query == self.arrangement.query else event.query
        self._ask_list(replace(self.arrangement, query=query))

    def action_outlet(self) -> None:
        """To the reports of an outlet."""
        from tui.app.asking import outlet

        outlet(self, self._desk, lambda name: self._ask_list(Arrangement(View.OUTLETS, self.arrangement.query), name))

    def action_forget(self) -> None:
        """Forget the selected saved search."""
        saved = self.sidebar.saved
        if saved is None:
            self.say("No saved search is selected: / searches, and ^S keeps what was typed.")
            return
        left = [query for query in self._desk.saved if query != saved.query]
        if saved.query == self.arrangement.query:
            self.arrangement = replace(self.arrangement, query="")
        self.post_message(MarksMade([Change.to_view(SEARCHES, "queries", list[JSON](left))], "saved search forgotten"))

    # -- marking
    def action_toggle_read(self) -> None:
        """Mark read, or unread where all are read."""
        state = self._desk.journal.state
        read = not all(state.is_read(key) for key in self._meant_all)
        self._mark([Change(key, "read", read) for key in self._meant_all], "marked read" if read else "marked unread")

    def action_read_all(self) -> None:
        """Mark every report of the list read."""
        self.post_message(AllReadAsked())

    def action_star(self) -> None:
        """Star, or take the star away."""
        starred = not self._desk.journal.state.is_starred(self._meant)
        changes = [Change(self._meant, "starred", starred)] if self._meant else []
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
        if self._meant:
            self.post_message(ComparisonAsked(self._meant))

    def action_compare_with(self) -> None:
        """Compare with a report picked from the list."""
        from tui.app.asking import partner

        if self._meant:
            partner(self, self._desk, self._meant)

    def action_versions(self) -> None:
        """The report's earlier text beside what it says now."""
        if self._meant:
            self.post_message(VersionsAsked(self._meant))

    def action_table(self) -> None:
        """Who reports what, over all reports of the story."""
        if self._meant:
            self.post_message(CoverageAsked((self._meant,)))
