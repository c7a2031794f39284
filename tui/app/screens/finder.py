"""A finder: a line to type in, and below it what was found, anew with every key.

Search, the choice of a report to compare with, the names of an article and its links are all finders; they differ in
where the items come from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Label
from textual.worker import get_current_worker

from tui.app.screens.fitting import Fitting, TooSmall
from tui.app.sturdy import Sturdy
from tui.app.widgets.lines import Lines
from tui.app.widgets.pane import ListPane
from tui.text import clean
from tui.view.found import Found, found_rows, last_line
from tui.view.rows import Row
from tui.view.selected import lit


class Offer(NamedTuple):
    """What is offered, and what is to be said of it."""

    found: Sequence[Found]
    told: str = ""


Find = Callable[[str], Iterable[Offer]]
"""From what was typed to what is offered: at once, and where it takes time to do better, better then. In a worker."""
_MOST = 1_000
"""Items that are shown: nobody looks through more, and laying them out takes less than a frame or two."""


class FoundPane(ListPane):
    """What was found."""

    can_focus = False  # the keys stay with the line typed in
    found: Sequence[Found] = ()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._rows: list[Row] = []
        self._firsts: list[int] = []

    class Chosen(Message):
        """An item was clicked."""

    def show(self, found: Sequence[Found], kept: str = "") -> None:
        """Offer these with one selected: that of an id if it is among them, or else the first."""
        self.found = found
        self.cursor = next((number for number, item in enumerate(found) if item.id == kept), 0)
        self._lay_out()
        self.scroll_to(y=0, animate=False)
        if self.cursor:
            self.show_rows(*self.rows_of(self.cursor))

    @property
    def selected_id(self) -> str:
        """The id of what is selected; "" for nothing."""
        return self.found[self.cursor].id if self.found else ""

    def _lay_out(self) -> None:
        self._rows = found_rows(self.found, self.size.width)
        self._firsts = [n for n, row in enumerate(self._rows) if n == 0 or row.item != self._rows[n - 1].item]
        self.set_height(len(self._rows))

    def on_resize(self) -> None:
        """Lines are cut to the width."""
        self._lay_out()

    @property
    def items(self) -> int:
        """How many were found."""
        return len(self.found)

    def rows_of(self, item: int) -> tuple[int, int]:
        """An item's rows."""
        after = self._firsts[item + 1] if item + 1 < len(self._firsts) else len(self._rows)
        return self._firsts[item], after - 1

    def row(self, number: int) -> Row:
        """One row."""
        return self._rows[number]

    def selected_row(self, row: Row) -> Row:
        """The title is lit: the keys are as good as here."""
        return lit(row, "selected") if row is self._rows[self._firsts[self.cursor]] else row

    def chosen(self) -> None:
        """A click chooses."""
        self.post_message(self.Chosen())


class Typed(Input):
    """A line to type in. What is pasted there, or was kept by another program, is foreign too."""

    def __init__(self, value: str) -> None:
        """Nothing blinks, and only what was there from the start is replaced by what is typed."""
        super().__init__(value, id="typed", compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.action_select_all()

    def validate_value(self, value: str) -> str:
        """What the line holds, for Textual."""
        return clean(value).replace("\n", " ")


class Finder(Sturdy, Fitting[tuple[str, str] | None], ModalScreen[tuple[str, str] | None]):
    """Answers with (what was typed, id of what was chosen), or None when the reader went back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("down,ctrl+n,ctrl+j", "move(1)", show=False),
        Binding("up,ctrl+p,ctrl+k", "move(-1)", show=False, priority=True),
        Binding("pagedown,ctrl+f", "turn(1)", show=False, priority=True),
        Binding("pageup,ctrl+b", "turn(-1)", show=False, priority=True),
        Binding("tab", "move(1)", show=False),
    ]

    @dataclass
    class Arrived(Message):
        """A worker found something."""

        query: str
        offer: Offer

    def __init__(self, prompt: str, find: Find, *, query: str = "", taught: Sequence[tuple[str, str]] = ()) -> None:
        """`taught` are keys that the last line teaches, with a word each."""
        super().__init__()
        self._prompt, self._find, self._query = prompt, find, query
        self.taught = taught
        self._answered = ""
        """What the list was found for."""
        self._early = False
        """Whether enter was pressed before what was typed was found."""

    def compose(self) -> ComposeResult:
        """A line to type in, a count, the list."""
        with Horizontal(id="line"):
            yield Label(Content(self._prompt), id="prompt")
            yield Typed(self._query)
        yield FoundPane(id="found")
        yield Lines(id="found-count")
        yield TooSmall()

    def on_mount(self) -> None:
        """Look at once: an empty line may offer everything."""
        self.take_focus()
        self.look()

    def take_focus(self) -> None:
        """To the line that is typed in."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def look(self) -> None:
        """Find anew what is typed."""
        query = self.query_one(Input).value
        self.run_worker(lambda: self._found(query), thread=True, group="find", exclusive=True, exit_on_error=False)

    def _found(self, query: str) -> None:
        """In the worker: find, and tell unless a further key came."""
        worker = get_current_worker()
        for offer in self._find(query):
            if worker.is_cancelled:
                return
            self.post_message(self.Arrived(query, offer))

    @on(Arrived)
    def _arrived(self, event: Arrived) -> None:
        if event.query != self.query_one(Input).value:
            return  # a further key came while this was on its way
        pane, found = self.query_one(FoundPane), event.offer.found
        stays = event.query == self._answered and pane.cursor > 0
        pane.show(found[:_MOST], pane.selected_id if stays else "")
        typed = bool(event.query.strip())
        first = f", the first {_MOST:,} shown" if len(found) > _MOST else ""
        count = sum(bool(item.id) for item in found)
        told = f"{count:,} found{first}" if count else "Nothing found." if typed else "Type to search."
        self.tell(f"{told}  {event.offer.told}".rstrip())
        self._answered, early, self._early = event.query, self._early, False
        if early:
            self._choose()

    def tell(self, told: str) -> None:
        """Say something in the last line, before the keys that are taught there."""
        taught = self.taught
        self.query_one("#found-count", Lines).show(lambda width: [last_line(told, taught, width)])

    @on(Input.Submitted)
    def submit(self) -> None:
        """Choose what is selected, as soon as what is typed was found."""
        self._early = self.query_one(Input).value != self._answered
        if not self._early:
            self._choose()

    @on(FoundPane.Chosen)
    def _choose(self) -> None:
        if chosen := self.query_one(FoundPane).selected_id:
            self.choose(chosen)

    def choose(self, chosen: str) -> None:
        """Answer with what was chosen."""
        self.dismiss((self.query_one(Input).value, chosen))

    def action_move(self, steps: int) -> None:
        """Select another item."""
        self.query_one(FoundPane).move(steps)

    def action_turn(self, pages: int) -> None:
        """Select an item a page away."""
        pane = self.query_one(FoundPane)
        pane.turn(pages * pane.page)

    def action_back(self) -> None:
        """Go back without choosing."""
        self.dismiss(None)


def matching(offered: Iterable[Found]) -> Find:
    """A find that keeps the items whose title or note holds every word that was typed."""
    items = list(offered)

    def find(query: str) -> Iterator[Offer]:
        words = query.casefold().split()
        yield Offer([item for item in items if all(word in f"{item.title} {item.note}".casefold() for word in words)])

    return find
