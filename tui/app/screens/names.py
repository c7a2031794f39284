"""The list of who and what is named, in the open report or in its whole story.

The report's own names are there at once; how the other reports of the story write them, and which of them no other
report has, comes from a worker that reads those reports.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Event
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Label

from tui.app import finds
from tui.app.desk import Desk
from tui.app.progress import PATIENCE, progress
from tui.app.screens.finder import Find, Finder, Offer, matching
from tui.compare.comparison import Side
from tui.library import any_of
from tui.view.cast import Cast, spellings
from tui.view.frame import plural

_KEYS = (("enter", "search"), ("^G", "go to it"))


class NamesFinder(Finder):
    """Answers with (a query for every spelling of what was chosen, "report start end" of where it is first named)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "widen", show=False, priority=True),
        Binding("ctrl+g", "go", show=False, priority=True),
    ]

    @dataclass
    class Told(Message):
        """A worker is reading the reports of the story."""

        text: str

    @dataclass
    class Joined(Message):
        """A worker has read them."""

    def __init__(self, desk: Desk, opened: Side) -> None:
        super().__init__("Named in this report", self._names, taught=_KEYS)
        self._desk, self._opened = desk, opened
        self._own: Cast | None = None
        self._whole: Cast | None = None
        self.going = False
        """Whether the reader wants to go to what was chosen, and not to search for it."""
        self._here = True
        self._joined = Event()
        self._lists: dict[tuple[int, bool], Find] = {}
        """By number of reports that are read, and whether the names of one alone are listed."""

    @property
    def cast(self) -> Cast:
        """Whose names are listed: the whole story's as soon as they are known."""
        return self._whole or self._own or Cast((self._opened,), ())

    def on_mount(self) -> None:
        """Read the reports of the story, and meanwhile list the names of this one."""
        self.run_worker(self._join, thread=True, group="cast", exit_on_error=False)

    def _join(self) -> None:
        """In the worker."""
        cast = self._desk.cast(self._opened, progress(lambda text: self.post_message(self.Told(text))))
        if cast:
            self._whole = cast
            self._joined.set()
            self.post_message(self.Joined())

    def _names(self, query: str) -> Iterable[Offer]:
        """In a worker too: as long as nobody minds, it waits for the whole story, so that the list is drawn once."""
        if not self._joined.wait(PATIENCE) and not self._own:
            self._own = Cast.of([self._opened])
        listed = len(self.cast.sides), self._here
        if listed not in self._lists:
            self._lists[listed] = matching(finds.names(self.cast, here=self._here))
        return self._lists[listed](query)

    @on(Told)
    def _told(self, event: Told) -> None:
        self.tell(event.text)

    @on(Joined)
    def _list_again(self) -> None:
        where = "this report" if self._here else plural(len(self.cast.sides), "report")
        self.query_one("#prompt", Label).update(Content(f"Named in {where}"))
        if len(self.cast.sides) > 1:
            self.taught = (*_KEYS, ("tab", "story" if self._here else "report"), (finds.ONLY_HERE, "only this report"))
        self.look()

    def action_widen(self) -> None:
        """The names of the whole story, or of this report alone."""
        self._here = not self._here
        self._list_again()

    def action_go(self) -> None:
        """Go to where the selected name stands first."""
        self.going = True
        self.submit()

    def choose(self, chosen: str) -> None:
        """Answer with every spelling and the place."""
        report, start, _ = map(int, chosen.split())
        entity = self.cast.at(report, start)
        if entity:
            self.dismiss((any_of(spellings(entity)), chosen))
