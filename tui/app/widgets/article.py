"""The article on the screen: its page, where it is read, and what is marked in it for the moment."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.geometry import Size
from textual.timer import Timer

from tui.app.bindings import bindings
from tui.app.messages import ArticleFinished, NameAsked, Noticed, PlaceReached
from tui.app.widgets.bites import in_bites
from tui.app.widgets.pane import Pane
from tui.keys import Where
from tui.state import Place
from tui.view.article import (
    MEASURE,
    NOVEL,
    Page,
    article_ink,
    marked_novel,
    mention_stops,
    name_told,
    novel_told,
    page,
)
from tui.view.cells import width_of
from tui.view.ink import Ink
from tui.view.rows import Row, Run

if TYPE_CHECKING:
    from tui.compare.comparison import Side
    from tui.entities.mention import Mention
    from tui.text import Article

_AT_ONCE = 200
"""Lines that are laid out before the first frame: no screen has more."""
_MORE = 20
"""Lines that are laid out at a time behind it: a millisecond's work at most."""
_END = Place(1 << 40, 1 << 40)
"""The last letter of any text."""
_STILL = 0.5
"""Seconds without scrolling after which a place counts as reached."""
_CURRENT = "mention-current"
"""The role of what was stepped to, where it is no hit."""
Stops = Sequence[tuple[int, int]]


class ArticlePane(Pane):
    """One article, wrapped to a readable measure in the middle of the pane."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.READER, frozenset({"open"}))

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self.side: Side | None = None
        self.highlighted = True
        """Whether names, figures and quotations are marked."""
        self.novel: frozenset[int] | None = None
        """Numbers of the sentences that are new to the reader; None while nobody knows."""
        self._page: Page | None = None
        self._coming: Page | None = None
        """The page that is being laid out, or was last: the one that is shown, unless another width is on its way."""
        self._lasting = Ink(())
        """What lies on the text as long as it is shown; what is stepped to lies over it."""
        self._ink = Ink(())
        self._novel: frozenset[int] = frozenset()
        """The sentences that are marked as new."""
        self._hits: Stops = ()
        self._current: tuple[int, int, str] | None = None
        self._still: Timer | None = None
        self._kept: tuple[int, Place] | None = None
        """A row that was scrolled to for the sake of a place, and the place."""
        self._begun = False
        """Whether only the beginning of the text is read so far."""
        self._sought: tuple[int, Place] | None = None
        """The row at which a place was asked for that is not laid out yet, and the place."""
        self._height = 0
        """Rows that the pane had when the reader scrolled last; where it has others by now, it was not the reader."""
        self._greeting: Sequence[Row] = ()
        self._welcome: Callable[[int], Sequence[Row]] = lambda _: ()

    # -- what it shows
    def welcome(self, rows: Callable[[int], Sequence[Row]]) -> None:
        """Rows (for a width) to show while there is no article."""
        self._welcome = rows
        if not self.side:
            self._lay_out()

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

    def _shows(self, side: Side) -> bool:
        """Whether this article is the one that is shown."""
        return bool(self.side and _same(self.side.article, side.article))

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

    def _lay_out(self) -> None:
        """Lay out the first lines at once and the others behind them."""
        if not self.side:
            self._greeting = self._welcome(self._measure)
            self.set_height(len(self._greeting))
            return
        self._coming = page(self.side.article, self.side.sentences, self._measure, lines=_AT_ONCE)
        if not self._page or not _same(self._page.article, self.side.article):
            self._page = self._coming
            self.set_height(self._page.height)
        self._laid_further()
        if not self._coming.whole:
            work = in_bites(self._lay_further, self._laid_further)
            self.run_worker(work, group="layout", exclusive=True, exit_on_error=False)

    def _lay_further(self) -> bool:
        """Lay out some more lines; whether any are left."""
        assert self._coming
        self._coming.lay(_MORE)
        return not self._coming.whole

    def _laid_further(self) -> None:
        """Show what was laid out: another width once it reaches what is on the screen, more lines now and then."""
        made, shown = self._coming, self._page
        assert made
        assert shown
        if made is not shown:
            if self._fills(made, shown.offset_of(self.scroll_offset.y)):
                self._turn_to(made)
        elif made.whole or made.height > 2 * self.virtual_size.height:
            self.virtual_size = Size(self.size.width, made.height)
            self.refresh()
        self._seek()

    def _fills(self, made: Page, offset: int) -> bool:
        """Whether a page is laid out as far as the end of a screen that begins at an offset."""
        return made.whole or (made.reaches(offset) and made.line_of(offset) + self.size.height <= made.height)

    def _turn_to(self, made: Page) -> None:
        """Show the same article at another width, at the same place."""
        place = self.place
        self._page = made
        self.set_height(made.height)
        if place:
            self._show_place(place)

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

    @property
    def _measure(self) -> int:
        return max(20, min(MEASURE, self.size.width - 4))

    def row(self, number: int) -> Row:
        """One line, set in the middle."""
        row = self._page.row(number, self._ink) if self._page else self._greeting[number]
        margin = (self.size.width - self._measure) // 2
        if margin < 2 or not self._page or not self._page.begins(number, self._novel):
            return Row((Run(" " * margin), *row.runs), row.item)
        return Row((Run(" " * (margin - 2)), Run(NOVEL, "novel-mark"), Run(" "), *row.runs), row.item)

    def on_resize(self) -> None:
        """Another width: lay out anew and stay at the same sentence. Another height: perhaps there is room again."""
        self._height = self.size.height
        if self.side and self._coming and self._coming.width == self._measure:
            self.draw_again()
            if self._kept and self._kept[0] == self.scroll_offset.y:
                self._show_place(self._kept[1])
        elif self.set_for != self.size:
            self._lay_out()

    # -- where it is read
    @property
    def place(self) -> Place | None:
        """The first visible line, told so that another width finds it; None at the top."""
        return self._place_at(self.scroll_offset.y)

    def _place_at(self, top: int) -> Place | None:
        if self._sought and self._sought[0] == top:
            return self._sought[1]
        if self._kept and self._kept[0] == top:
            return self._kept[1]  # else every change of width would lose a line, and a window for the whole text all
        if not self._page or not self.side or top <= 0:
            return None
        offset = self._page.offset_of(top)
        number = self._page.sentence_at(offset)
        start = self.side.sentences[number].start if self.side.sentences else 0
        return Place.at(self.side.article.text, self.side.sentences, number, max(0, offset - start))

    def _show_place(self, place: Place) -> None:
        """Show a place, as soon as it is found and laid out, unless the reader goes elsewhere meanwhile."""
        self._sought = self.scroll_offset.y, place
        self._seek()

    def _seek(self) -> None:
        """Go to the place that was asked for, if it is there by now."""
        if not self._sought or not self._page:
            return
        row, place = self._sought
        offset = self._offset_of(place)
        if row != self.scroll_offset.y:
            self._sought = None
        elif offset is not None and self._fills(self._page, offset):
            self.virtual_size = Size(self.size.width, self._page.height)
            self._sought = None
            self.scroll_to(y=self._page.line_of(offset), animate=False)
            self._kept = (self.scroll_offset.y, place)

    def _offset_of(self, place: Place) -> int | None:
        """Where a place is in the text; None where its sentence is not found yet."""
        found = self.side.sentences if self.side else ()
        if not found:
            return None if self._begun else 0
        if place.sentence >= len(found) - self._begun:  # the last one of a beginning may go on
            return None if self._begun else found[-1].end - 1
        sentence = found[place.sentence]
        return min(sentence.start + place.offset, sentence.end - 1)

    def go(self, number: int) -> None:
        """Move to a row; to the end also where that is not laid out yet."""
        super().go(number)
        if number >= self.last and self._page and not self._page.whole:
            self._show_place(_END)

    @property
    def progress(self) -> int:
        """How much of the article has been on the screen, in per cent."""
        if self.virtual_size.height <= self.size.height or not self._page:
            return 100
        return round(100 * self._page.read_to(self.scroll_offset.y + self.size.height - 1))

    @property
    def at_end(self) -> bool:
        """Whether the last line is on the screen."""
        laid = not self._page or self._page.whole
        return laid and self.scroll_offset.y + self.size.height >= self.virtual_size.height

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scrolling: the place is told once it is still. A window for all that is left takes no place away."""
        super().watch_scroll_y(old_value, new_value)
        if self.size.height != self._height and (place := self._place_at(int(old_value))):
            self._kept = self.scroll_offset.y, place
        if self._still:
            self._still.stop()
        self._still = self.set_timer(_STILL, self.tell_place)

    def tell_place(self) -> None:
        """Post where the article is read."""
        if self.side:
            self.post_message(PlaceReached(self.side.article.key, self.place or Place(0, 0)))

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


def _same(one: Article, other: Article) -> bool:
    """Whether two articles are one: a library makes each anew, and comparing all their paragraphs takes too long."""
    return one is other or (one.key == other.key and one.title == other.title and one.text == other.text)
