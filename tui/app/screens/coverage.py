"""The table of a story: who reports what, fact by fact, over two to twelve reports."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from tui.app.bindings import bindings
from tui.app.desk import Desk
from tui.app.messages import ComparisonAsked, CoverageLeft, CoverageMade, MarksMade
from tui.app.screens.counting import CountingScreen
from tui.app.screens.fitting import TooSmall
from tui.app.widgets.coverage import CoveragePane
from tui.app.widgets.lines import Lines
from tui.compare.coverage import PARTS
from tui.keys import Where
from tui.state import Change
from tui.view.coverage_why import fact_rows
from tui.view.frame import plural, spread
from tui.view.rows import Row, Run

_VIEW = "coverage"
_SHOWN = ("", *PARTS)
"""The parts that f steps through; "" is all of it."""
_OF_ALL = frozenset({"back", "leave"})


class CoverageScreen(CountingScreen):
    """Head, table, the story of the fact in focus, foot."""

    TAUGHT = Where.TABLE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.TABLE), *bindings(Where.EVERYWHERE, _OF_ALL)]
    pane = query_one("#coverage", CoveragePane)

    def __init__(self, desk: Desk, made: CoverageMade) -> None:
        super().__init__()
        self._desk = desk
        self.coverage = made.coverage
        self._of = made.of
        self._part = ""

    def compose(self) -> ComposeResult:
        """The pane between its head and foot lines."""
        yield Lines(id="coverage-head")
        yield CoveragePane(id="coverage")
        yield Lines(id="story")
        yield Lines(id="foot")
        yield TooSmall()

    def on_mount(self) -> None:
        """As the reader left it last."""
        part = self._desk.journal.state.view(_VIEW).get("part")
        self._part = str(part) if part in _SHOWN else ""
        self.query_one("#coverage-head", Lines).show(self._head)
        self.query_one("#story", Lines).show(self._story)
        self.pane.focus()
        self._draw()

    def kept(self) -> list[Change]:
        """Nothing: what is shown is kept when it is chosen."""
        return []

    def _draw(self) -> None:
        shown = self.coverage.only(self._part) if self._part else self.coverage
        self.pane.show(shown, self.pane.item)

    def take_focus(self) -> None:
        """Give the keys to the table."""
        self.pane.focus()

    def _head(self, width: int) -> list[Row]:
        covered = len(self.coverage.reports)
        of = f" of {self._of}, the nearest in the list" if self._of > covered else ""
        title = Run(f"{' ' * self.pane.margin} Who reports what", "headline")
        part = Run(f"{_words(self._part)} {' ' * self.pane.margin}" if self._part else "", "quiet")
        return [spread([title, Run(f"   {plural(covered, 'report')}{of}", "quiet")], [part], width)]

    def _story(self, width: int) -> list[Row]:
        lines = 1 if self.has_class("-low") else 2
        return fact_rows(self.coverage, self.pane.item, width, self.pane.place, lines)

    @on(CoveragePane.Moved)
    def _moved(self) -> None:
        self.query_one("#coverage-head").refresh()
        self.query_one("#story").refresh()
        self.show_foot()

    def foot_right(self) -> list[Run]:
        """Which line of how many."""
        return [Run(f"{self.pane.cursor + 1}/{self.pane.items} ", "quiet")] if self.pane.items else []

    # -- stepping
    def action_next_difference(self) -> None:
        """To the next fact that is told differently."""
        self.say_round(self.pane.step_difference(self.count or 1), "difference")

    def action_previous_difference(self) -> None:
        """To the previous fact that is told differently."""
        self.say_round(self.pane.step_difference(-(self.count or 1)), "difference")

    def action_next_part(self) -> None:
        """To the next part."""
        self.say_round(self.pane.step_part(self.count or 1), "part")

    def action_previous_part(self) -> None:
        """To the previous part."""
        self.say_round(self.pane.step_part(-(self.count or 1)), "part")

    # -- what is shown
    def action_filter(self) -> None:
        """All, or a part of it."""
        self._part = _SHOWN[(_SHOWN.index(self._part) + 1) % len(_SHOWN)]
        self.post_message(MarksMade([Change.to_view(_VIEW, "part", self._part)]))
        self._draw()
        self.say(f"Shown: {_words(self._part)}.")

    @on(CoveragePane.Chosen)
    def action_open(self) -> None:
        """Compare the two reports that differ in the fact in focus, or the first two that tell it, where they do.

        What one report has alone is shown in the comparison with its most related report.
        """
        if item := self.pane.item:
            ends = self.coverage.ends(item.facts[0], item.report)
            keys = [self.coverage.reports[end.report].article.key for end in ends]
            self.post_message(ComparisonAsked(keys[0], "".join(keys[1:]), [end.mark for end in ends]))

    def action_back(self) -> None:
        """Back to where the reader came from."""
        self.post_message(CoverageLeft())

    def action_leave(self) -> None:
        """Back to where the reader came from."""
        self.post_message(CoverageLeft())


def _words(part: str) -> str:
    """A part as the foot line calls it."""
    return {"": "all", "differ": "what differs", "common": "what two have in common"}.get(part, part.replace("-", " "))
