"""The article on the screen: what is marked in it, for as long as it is shown and for the moment."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tui.app.bindings import bindings
from tui.app.messages import ArticleFinished, NameAsked, Noticed
from tui.app.widgets.page import PagePane
from tui.keys import Where
from tui.state import Place
from tui.view.article import (
    NOVEL,
    article_ink,
    marked_novel,
    mention_stops,
    name_told,
    novel_told,
)
from tui.view.cells import width_of
from tui.view.ink import Ink
from tui.view.rows import Row, Run

if TYPE_CHECKING:
    from tui.compare.comparison import Side
    from tui.entities.mention import Mention

_CURRENT = "mention-current"
"""The role of what was stepped to, where it is no hit."""
Stops = Sequence[tuple[int, int]]


class ArticlePane(PagePane):
    """One article, wrapped to a readable measure in the middle of the pane."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.READER, frozenset({"open"}))

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self.highlighted = True
        """Whether names, figures and quotations are marked."""
        self.novel: frozenset[int] | None = None
        """Numbers of the sentences that are new to the reader; None while nobody knows."""
        self._lasting = Ink(())
        """What lies on the text as long as it is shown; what is stepped to lies over it."""
        self._ink = Ink(())
        self._novel: frozenset[int] = frozenset()
        """The sentences that are marked as new."""
        self._hits: Stops = ()
        self._current: tuple[int, int, str] | None = None
        self._greeting: Sequence[Row] = ()
        self._welcome: Callable[[int], Sequence[Row]] = lambda _: ()

    # -- what it shows
    def welcome(self, rows: Callable[[int], Sequence[Row]]) -> None:
        """Rows (for a width) to show while there is no article."""
        self._welcome = rows
        if not self.side:
            self._lay_out()

    def greeted(self) -> int:
        """Make the rows for the width; how many."""
        self._greeting = self._welcome(self._measure)
        return len(self._greeting)

    def begin(self, side: Side, place: Place | None) -> None:
        """Show an article of which only the beginning is read; `show` follows, and goes on from there."""
        self._begun = True
        self._present(side, place, ())

    def show(self, side: Side, place: Place | None, hits: Stops = ()) -> None:
        """Show an article at a place, with search hits marked."""
        going_on, self._begun = self._begun and self._shows(side), False
        if going_on:
            self._read_on(side, place, hits)
        else:
            self._present(side, place, hits)

    def _present(self, side: Side, place: Place | None, hits: Stops) -> None:
        """Show another article, from its top or from a place."""
        self.side, self._hits, self._current, self._kept, self._sought = side, hits, None, None, None
        self.novel = None
        self._mark_names()
        self._lay_out()
        self.scroll_to(y=0, animate=False)
        if place:
            self._show_place(place)

    def _read_on(self, side: Side, place: Place | None, hits: Stops) -> None:
        """Show the article that is begun with all that was found in it; nothing moves, unless to a place in it."""
        assert self._page
        self._sought = (self._sought[0], place) if self._sought and place else None
        self.side, self._hits, self._page.sentences = side, hits, side.sentences
        self._mark_names()
        self._seek()

    def highlight(self, *, shown: bool) -> None:
        """Mark names, figures and quotations, or not."""
        self.highlighted = shown
        self._mark_names()

    def show_anew(self, side: Side) -> None:
        """Show other names in the article, where it is still shown; nothing moves."""
        if self._shows(side):
            self.side = side
            self._mark_names()

    def show_novel(self, side: Side, novel: Iterable[int]) -> None:
        """Mark the sentences that are new to the reader in the article, where it is still shown; nothing moves."""
        if self._shows(side):
            self.novel = frozenset(novel)
            self._mark_names()

    def told_of_novel(self) -> str:
        """How much of the article is new to the reader; "" while nobody knows."""
        return novel_told(self.side.sentences, self.novel) if self.side and self.novel is not None else ""

    def _mark_names(self) -> None:
        if self.side:
            mentions = self.side.mentions if self.highlighted else ()
            self._novel = marked_novel(self.side.sentences, self.novel or ())
            ink = article_ink(self.side.sentences, mentions, self._novel)
            self._lasting = ink.over([(start, end, "hit") for start, end in self._hits])
            self._mark()

    def _mark(self) -> None:
        self._ink = self._lasting.over([self._current]) if self._current else self._lasting
        self.draw_again()

    def row(self, number: int) -> Row:
        """One line, set in the middle."""
        row = self._page.row(number, self._ink) if self._page else self._greeting[number]
        margin = (self.size.width - self._measure) // 2
        if margin < 2 or not self._page or not self._page.begins(number, self._novel):
            return Row((Run(" " * margin), *row.runs), row.item)
        return Row((Run(" " * (margin - 2)), Run(NOVEL, "novel-mark"), Run(" "), *row.runs), row.item)

    def action_page_on(self) -> None:
        """A page down; at the end, on to the next article."""
        if self.at_end and self.side:
            self.post_message(ArticleFinished())
        else:
            self.action_page_down()

    @property
    def pointed_at(self) -> tuple[int, int]:
        """Where what was stepped to begins, while it is on the screen; else the first line."""
        if self._page and self._current and self.side:
            start = self._current[0]
            line = self._page.line_of(start)
            if 0 <= line - self.scroll_offset.y < self.size.height:
                before = self.side.article.text[self._page.offset_of(line) : start]
                row = self.row(line).text
                return line, len(row) - len(row.lstrip(f" {NOVEL}")) + width_of(before.lstrip())
        return super().pointed_at

    # -- stepping through what is marked
    def step_mention(self, steps: int) -> bool:
        """To the next mention, if there is any."""
        return self._step(mention_stops(self.side.mentions) if self.side else (), steps, _CURRENT)

    def step_hit(self, steps: int) -> bool:
        """To the next hit of the search, if there is any."""
        return self._step(self._hits, steps, "hit-current")

    def told_of_name(self) -> str:
        """What is said of the name that was stepped to; "" where it is none."""
        return name_told(self.side.mentions, self._named) if self.side and self._named else ""

    @property
    def _named(self) -> Mention | None:
        """The name that was stepped to, while it is on the screen."""
        if not self.side or not self._page or not self._current:
            return None
        start, end, role = self._current
        if role != _CURRENT or not 0 <= self._page.line_of(start) - self.scroll_offset.y < self.size.height:
            return None
        found = (mention for mention in self.side.mentions if (mention.start, mention.end) == (start, end))
        return next((mention for mention in found if mention.kind.named), None)

    def action_open(self) -> None:
        """Search all stories for the name that was stepped to."""
        if self.side and self._named:
            self.post_message(NameAsked(self.side, self._named.start))
        else:
            self.post_message(Noticed("e goes to a name; enter then searches all stories for it."))

    def go_to(self, start: int, end: int) -> None:
        """Show and mark one stretch of the text."""
        self._current = (start, end, _CURRENT)
        self._mark()
        self._show_span(start, end)

    def _step(self, stops: Stops, steps: int, role: str) -> bool:
        if not stops or not self._page:
            return False
        at = self._current[0] if self._current else self._page.offset_of(self.scroll_offset.y) - 1
        starts = [start for start, _ in stops]
        number = bisect_right(starts, at) + steps - 1 if steps > 0 else bisect_left(starts, at) + steps
        start, end = stops[number % len(stops)]
        self._current = (start, end, role)
        self._mark()
        self._show_span(start, end)
        return True

    def _show_span(self, start: int, end: int) -> None:
        assert self._page
        self.show_rows(self._page.line_of(start), self._page.line_of(max(start, end - 1)))
