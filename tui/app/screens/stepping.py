"""How a reader steps through a comparison: from difference to difference, to what one side alone has, to hits."""

from __future__ import annotations

from textual.getters import query_one

from tui.app.screens.counting import CountingScreen
from tui.app.widgets.comparison import ComparisonPane
from tui.app.widgets.rounds import NONE
from tui.view.blocks import ONLY


class SteppingScreen(CountingScreen):
    """A screen with a comparison."""

    pane = query_one("#comparison", ComparisonPane)
    searched = ""
    """What was searched for; its hits are marked."""

    def action_next_difference(self) -> None:
        """To the next difference, be it in the same block."""
        self.say_round(self.pane.step_difference(self.count or 1), "difference")

    def action_previous_difference(self) -> None:
        """To the previous difference."""
        self.say_round(self.pane.step_difference(-(self.count or 1)), "difference")

    def action_next_only(self) -> None:
        """To the next sentence that only one side has."""
        self.say_round(self.pane.step_to(ONLY, self.count or 1), "sentence of only one side")

    def action_previous_only(self) -> None:
        """To the previous sentence that only one side has."""
        self.say_round(self.pane.step_to(ONLY, -(self.count or 1)), "sentence of only one side")

    def action_next_hit(self) -> None:
        """To the next block with a hit of the search."""
        self._step_hit(1)

    def action_previous_hit(self) -> None:
        """To the previous block with a hit of the search."""
        self._step_hit(-1)

    def _step_hit(self, direction: int) -> None:
        said = self.pane.step_to_role("hit", direction * (self.count or 1))
        if said == NONE:
            self.say("No hits here: / in the reader searches." if self.searched else "Nothing was searched for.")
        else:
            self.say_round(said, "hit")
