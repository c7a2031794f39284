"""The sidebar: stories with their reports folded open below them.

It knows which story or report stands on which line, what is folded and what is selected. What a line says is worked out
only when it is drawn, so that a mark costs the same in a long list as in a short one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType

from tui.app.bindings import bindings
from tui.app.messages import ArticleChosen
from tui.app.widgets.pane import ListPane
from tui.keys import Where
from tui.library import Headline, Story
from tui.state import ReadingState
from tui.view.rows import Row
from tui.view.stories import ReportLine, StoryLine, sidebar_row


class Line(NamedTuple):
    """What stands on a line."""

    story: Story
    key: str
    """Of the report; "" for the story's own line."""


class Sidebar(ListPane):
    """Stories and reports, one line each."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.READER, frozenset({"open"}))

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._stories: Sequence[Story] = ()
        self._headlines: Mapping[str, Headline] = {}
        self._state = ReadingState()
        self._lines: list[Line] = []
        self._open = ""
        self._folded: set[str] = set()

    # -- what it shows
    def show(self, stories: Sequence[Story], headlines: Mapping[str, Headline], state: ReadingState) -> None:
        """Show these stories; the selection stays on what it was on."""
        self._stories, self._headlines, self._state = stories, headlines, state
        self._lay_out()

    def mark(self, state: ReadingState, open_key: str) -> None:
        """Articles were read or starred, or another one is on the screen."""
        self._state, self._open = state, open_key
        self.draw_again()

    @property
    def folded(self) -> Collection[str]:
        """Ids of the folded stories."""
        return self._folded

    def fold_only(self, stories: Collection[str]) -> None:
        """Fold the stories of these ids and unfold all others."""
        self._folded = set(stories)
        self._lay_out()

    def _lay_out(self) -> None:
        at = self.line
        self._lines = [line for story in self._stories for line in self._lines_of(story)]
        self.set_height(len(self._lines))
        self.cursor = max(0, min(self.cursor, len(self._lines) - 1))
        if at:
            self.cursor = self._number_of(at.story.id, at.key)

    def _lines_of(self, story: Story) -> list[Line]:
        if story.id in self._folded:
            return [Line(story, "")]
        return [Line(story, ""), *(Line(story, key) for key in story.keys)]

    def _number_of(self, story: str, key: str) -> int:
        """The line of a report, or of its story where that is folded; where the cursor is when both are gone."""
        own = self.cursor
        for number, line in enumerate(self._lines):
            if line.story.id == story:
                if line.key == key:
                    return number
                if not line.key:
                    own = number
        return own

    @property
    def items(self) -> int:
        """Lines, those of folded stories not counted."""
        return len(self._lines)

    def item_at(self, number: int) -> int:
        """Each line is an item."""
        return number

    def row(self, number: int) -> Row:
        """One line of the list."""
        story, key = self._lines[number]
        return sidebar_row(self._report(key) if key else self._story(story), self.size.width, number)

    def _story(self, story: Story) -> StoryLine:
        unread = sum(not self._state.is_read(key) for key in story.keys)
        return StoryLine(story.headline, len(story.keys), unread, story.id in self._folded)

    def _report(self, key: str) -> ReportLine:
        found = self._headlines[key]
        read, starred = self._state.is_read(key), self._state.is_starred(key)
        return ReportLine(found.source, found.published, read, starred, key == self._open)

    def on_resize(self) -> None:
        """Lines are cut to the width."""
        self.set_height(len(self._lines))
        self.select(self.cursor)

    # -- the selection
    @property
    def line(self) -> Line | None:
        """What is selected."""
        return self._lines[self.cursor] if self._lines else None

    @property
    def selected_report(self) -> str:
        """What a key about one report means: the selected report, or the story's first unread, or its newest."""
        if self.line is None or self.line.key:
            return self.line.key if self.line else ""
        keys = self.line.story.keys
        return next((key for key in keys if not self._state.is_read(key)), keys[0])

    @property
    def selected_keys(self) -> tuple[str, ...]:
        """The selected report, or all of the selected story."""
        if self.line is None:
            return ()
        return (self.line.key,) if self.line.key else self.line.story.keys

    @property
    def keys(self) -> list[str]:
        """All reports in the order of the list."""
        return [key for story in self._stories for key in story.keys]

    def reveal(self, key: str) -> None:
        """Select a report, unfolding its story."""
        story = next((story for story in self._stories if key in story.keys), None)
        if story:
            if story.id in self._folded:
                self.fold_only(self._folded - {story.id})
            self.select(self._number_of(story.id, key))

    def restore(self, story: str, key: str) -> None:
        """Select what was selected before: a story's line for an empty key."""
        self.select(self._number_of(story, key))

    # -- keys
    def action_open(self) -> None:
        """Open the selected report."""
        if key := self.selected_report:
            self.post_message(ArticleChosen(key))

    def chosen(self) -> None:
        """A click opens a report, and folds or unfolds a story."""
        if self.line and not self.line.key:
            self.fold(self.line.story.id not in self._folded)
        else:
            self.action_open()

    def fold(self, folded: bool) -> bool:  # noqa: FBT001 (reads as a sentence where it is called)
        """Fold or unfold the selected story; whether that changed anything."""
        if self.line is None or (self.line.story.id in self._folded) is folded:
            return False
        story = self.line.story.id
        self.fold_only(self._folded | {story} if folded else self._folded - {story})
        self.select(self._number_of(story, ""))
        return True
