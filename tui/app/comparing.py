"""What sets reports side by side, and what leaves them again: the handlers of comparisons and coverages."""

from __future__ import annotations

from textual import on

from tui.app.marking import MarkingApp
from tui.app.messages import (
    ComparisonAsked,
    ComparisonLeft,
    ComparisonMade,
    CoverageAsked,
    CoverageLeft,
    CoverageMade,
    ExportAsked,
    VersionsAsked,
)
from tui.app.screens.listing import VIEW
from tui.state import JSON


class ComparingApp(MarkingApp):
    """An app that sets reports side by side."""

    @on(VersionsAsked)
    def _versions_asked(self, event: VersionsAsked) -> None:
        self.in_background(lambda: self._work.then_and_now(event.key), "compare", exclusive=True)

    @on(ComparisonAsked)
    def _comparison_asked(self, event: ComparisonAsked) -> None:
        self.in_background(lambda: self._work.compare(event), "compare", exclusive=True)

    @on(ComparisonMade)
    def _comparison_made(self, event: ComparisonMade) -> None:
        left, right = event.comparison.left.article.key, event.comparison.right.article.key
        self._keep(VIEW, "comparison", [left, right])
        from tui.app.screens.comparison import ComparisonScreen

        if isinstance(self.screen, ComparisonScreen):
            self.screen.show(event)
        else:
            self.push_screen(ComparisonScreen(self._desk, event, self._reader.searched))

    @on(ComparisonLeft)
    def _comparison_left(self) -> None:
        if self.screen is not self._reader:  # q pressed twice asks twice
            self._keep(VIEW, "comparison", None)
            self.pop_screen()

    @on(CoverageAsked)
    def _coverage_asked(self, event: CoverageAsked) -> None:
        from tui.app.screens.coverage import CoverageScreen

        if any(isinstance(screen, CoverageScreen) for screen in self.screen_stack):  # below what was opened from it
            self.post_message(ComparisonLeft())
        else:
            self.in_background(lambda: self._work.cover(event.keys), "compare", exclusive=True)

    @on(CoverageMade)
    def _coverage_made(self, event: CoverageMade) -> None:
        from tui.app.screens.coverage import CoverageScreen

        self._say("")
        if not isinstance(self.screen, CoverageScreen):  # t pressed twice asks twice
            self._keep(VIEW, "coverage", list[JSON](event.keys))
            self._keep(VIEW, "comparison", None)
            self.push_screen(CoverageScreen(self._desk, event))

    @on(CoverageLeft)
    def _coverage_left(self) -> None:
        from tui.app.screens.comparison import ComparisonScreen

        self.workers.cancel_group(self, "compare")
        if self.screen is not self._reader:
            self._keep(VIEW, "coverage", None)
            self.pop_screen()
        if isinstance(self.screen, ComparisonScreen):
            self._keep(VIEW, "comparison", list[JSON](self.screen.pair))

    @on(ExportAsked)
    def _export_asked(self, event: ExportAsked) -> None:
        self.in_background(lambda: self._work.export(event), "export")
