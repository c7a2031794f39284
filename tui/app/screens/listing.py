"""The list on the reader's screen: what is listed and how, and how it comes back at the next start."""

from __future__ import annotations

from textual import on
from textual.getters import query_one

from tui.app.desk import Desk
from tui.app.lists import SEARCHES, Lists
from tui.app.messages import ListAsked, MarksMade, SearchChosen
from tui.app.screens.finding import FindingScreen
from tui.app.shelf import OUTLET, Arrangement, Bookmark, Shelf, Sight
from tui.app.widgets.sidebar import Sidebar
from tui.library import Story, View
from tui.state import JSON, Change
from tui.view.cells import width_of
from tui.view.frame import plural, spread
from tui.view.listed import FILTERS, told_list
from tui.view.rows import Row, Run

VIEW = "reader"
"""Under which name the reading state keeps how this screen stood."""


class ListingScreen(FindingScreen):
    """A screen with the list beside an article."""

    sidebar = query_one("#sidebar", Sidebar)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        state = desk.journal.state
        view, query = (state.setting(VIEW, name, "") for name in ("view", "query"))
        self.arrangement = Arrangement(View(view) if view in set(View) else View.STORIES, query)
        """What the list shows, or is about to show."""
        self._filled = False
        self._trouble = ""
        self._progress = ""
        self._unread: int | None = None

    @property
    def open_key(self) -> str:
        """Key of the article on the screen; "" for none."""
        return self.article.side.article.key if self.article.side else ""

    def begin(self) -> None:
        """The list is filled for the first time."""
        raise NotImplementedError

    def greet(self) -> None:
        """Say what there is to be read, where no article is open."""
        raise NotImplementedError

    def draw_heads(self) -> None:
        """Draw the head lines."""
        raise NotImplementedError

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
            self.sidebar.put_on_row(self._desk.journal.state.setting(VIEW, "row", 0))
            self.begin()
        self.greet()
        self.draw_heads()
        if shelf.trouble != self._trouble:
            self._trouble = shelf.trouble
            self.say(shelf.trouble)

    @property
    def sight(self) -> Sight:
        """What of the list has to be at hand: what is selected, or was when the reader left, and what is unfolded."""
        return self.sidebar.sight if self._filled else self._kept_sight()

    def _kept_sight(self) -> Sight:
        kept = self._desk.journal.state.view(VIEW)
        bookmarks, unfolded, at = kept.get("bookmarks"), kept.get("unfolded"), kept.get("line")
        pairs = bookmarks if isinstance(bookmarks, list) else []
        marks = [Bookmark(str(pair[0]), str(pair[1])) for pair in pairs if isinstance(pair, list) and len(pair) == 2]
        ids = frozenset(map(str, unfolded)) if isinstance(unfolded, list) else frozenset[str]()
        return Sight(marks, ids, at if isinstance(at, int) else 0)

    def show_progress(self, text: str) -> None:
        """Say how far work in the background is, at the end of the foot line."""
        self._progress = text
        self.show_foot()

    def foot_right(self) -> list[Run]:
        """How far work in the background is."""
        return [Run(f"{self._progress} ", "quiet")] if self._progress else []

    def show_unread(self, unread: int) -> None:
        """Say how many articles of the library are unread."""
        self._unread = unread
        self.draw_heads()

    def kept_of_list(self) -> list[Change]:
        """What the next start needs for the list to look like this; nothing new where it was never filled."""
        if not self._filled:
            return []
        sight = self.sidebar.sight
        kept: dict[str, JSON] = {
            "bookmarks": [list[JSON](mark) for mark in sight.bookmarks],
            "unfolded": list[JSON](sorted(sight.unfolded)),
            "line": sight.at,
            "row": self.sidebar.cursor - self.sidebar.scroll_offset.y,
            "view": str(self.arrangement.view),
            "query": self.arrangement.query,
        }
        return [Change.to_view(VIEW, name, value) for name, value in kept.items()]

    def _unfold_as_before(self, shelf: Shelf) -> None:
        """As the reader left it last; the samples are few, and show at once what a story is."""
        sight = self._kept_sight()
        known = "unfolded" in self._desk.journal.state.view(VIEW)
        stories = {line.id for line in shelf.lines.values() if isinstance(line, Story)} if shelf.samples else set[str]()
        self.sidebar.begin(sight.bookmarks, sight.unfolded if known else stories)

    def list_head(self, width: int) -> list[Row]:
        """What is listed, how much of it, and how much is unread."""
        shelf = self.sidebar.shelf
        if not self._filled:
            return [Row((Run(" Wireside", "quiet"),))]
        everything = "Samples" if shelf.samples else "Library"
        name = FILTERS.get(shelf.arrangement.query, "Found") if shelf.arrangement.query else everything
        counted = plural(shelf.listing.reports, "report")
        if shelf.listing.view is View.STORIES:
            counted = plural(shelf.listing.total, "story", "stories")
        unread = "" if self._unread is None else f"{self._unread:,} unread "
        told = f" {name}  {counted}"
        told = told if width_of(told) + width_of(unread) + 2 <= width else f" {counted}"
        return [spread([Run(told, "quiet")], [Run(unread, "quiet")], width)]

    # -- what is listed
    def action_filter_list(self) -> None:
        """All, unread, starred; from a search back to all."""
        queries = list(FILTERS)
        known = self.arrangement.query in FILTERS
        at = queries.index(self.arrangement.query) + 1 if known else 0
        self._ask_list(self.arrangement._replace(query=queries[at % len(queries)]))

    def action_arrange(self) -> None:
        """By story, by time, by outlet."""
        views = list(View)
        self._ask_list(self.arrangement._replace(view=views[(views.index(self.arrangement.view) + 1) % len(views)]))

    def _ask_list(self, arrangement: Arrangement) -> None:
        self.arrangement = arrangement  # at once: the next key may be here before the app has heard of it
        self.say(told_list(arrangement.view, arrangement.query))
        self.post_message(ListAsked())

    @on(SearchChosen)
    def _search_chosen(self, event: SearchChosen) -> None:
        """List what a saved search finds; chosen again, everything."""
        self.list_query("" if event.query == self.arrangement.query else event.query)

    def list_query(self, query: str) -> None:
        """List what a query finds, arranged as the list is."""
        self._ask_list(self.arrangement._replace(query=query))

    def action_outlet(self) -> None:
        """To the reports of an outlet."""
        from tui.app.asking import outlet

        outlet(self, self._desk, self._go_to_outlet)

    def _go_to_outlet(self, name: str) -> None:
        self.sidebar.look_for(Bookmark(OUTLET, name))
        self._ask_list(Arrangement(View.OUTLETS, self.arrangement.query))

    def action_forget(self) -> None:
        """Forget the selected saved search."""
        saved = self.sidebar.saved
        if saved is None:
            self.say("No saved search is selected: / searches, and ^S keeps what was typed.")
            return
        left = [query for query in Lists(self._desk).saved if query != saved.query]
        if saved.query == self.arrangement.query:
            self.arrangement = self.arrangement._replace(query="")
        self.post_message(MarksMade([Change.to_view(SEARCHES, "queries", list[JSON](left))], "saved search forgotten"))
