"""A page on the screen: laid out in bites behind its first lines, and kept at the place where it is read.

Another width is laid out behind the old one, which stays until the new one reaches what is on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.timer import Timer

from tui.app.messages import PlaceReached
from tui.app.widgets.bites import in_bites
from tui.app.widgets.pane import Pane
from tui.state import Place
from tui.view.article import MEASURE, Page, page

if TYPE_CHECKING:
    from tui.compare.comparison import Side
    from tui.text import Article

_AT_ONCE = 200
"""Lines that are laid out before the first frame: no screen has more."""
_MORE = 20
"""Lines that are laid out at a time behind it: a millisecond's work at most."""
_END = Place(1 << 40, 1 << 40)
"""The last letter of any text."""
_STILL = 0.5
"""Seconds without scrolling after which a place counts as reached."""


class PagePane(Pane):
    """The page of an article, and where it is read."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self.side: Side | None = None
        self._page: Page | None = None
        self._coming: Page | None = None
        """The page that is being laid out, or was last: the one that is shown, unless another width is on its way."""
        self._still: Timer | None = None
        self._kept: tuple[int, Place] | None = None
        """A row that was scrolled to for the sake of a place, and the place."""
        self._begun = False
        """Whether only the beginning of the text is read so far."""
        self._sought: tuple[int, Place] | None = None
        """The row at which a place was asked for that is not laid out yet, and the place."""
        self._height = 0
        """Rows that the pane had when the reader scrolled last; where it has others by now, it was not the reader."""

    def greeted(self) -> int:
        """How many rows are shown while there is no article."""
        raise NotImplementedError

    # -- layout
    def _shows(self, side: Side) -> bool:
        """Whether this article is the one that is shown."""
        return bool(self.side and _same(self.side.article, side.article))

    def _lay_out(self) -> None:
        """Lay out the first lines at once and the others behind them."""
        if not self.side:
            self.set_height(self.greeted())
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

    @property
    def _measure(self) -> int:
        return max(20, min(MEASURE, self.size.width - 4))

    # -- where it is read
    def on_resize(self) -> None:
        """Another width: lay out anew and stay at the same sentence. Another height: perhaps there is room again."""
        self._height = self.size.height
        if self.side and self._coming and self._coming.width == self._measure:
            self.draw_again()
            if self._kept and self._kept[0] == self.scroll_offset.y:
                self._show_place(self._kept[1])
        elif self.set_for != self.size:
            self._lay_out()

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


def _same(one: Article, other: Article) -> bool:
    """Whether two articles are one: a library makes each anew, and comparing all their paragraphs takes too long."""
    return one is other or (one.key == other.key and one.title == other.title and one.text == other.text)
