"""The sidebar: stories with their reports folded open below them.

It keeps what is folded and what is selected; which articles are read or starred it is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.app.bindings import bindings
from tui.app.messages import ArticleChosen
from tui.app.widgets.pane import ListPane
from tui.keys import Where
from tui.library import Headline, Story
from tui.state import ReadingState
from tui.view.rows import Row
from tui.view.stories import ReportLine, SidebarLine, StoryLine, sidebar_row


class Sidebar(ListPane):
    """Stories and reports, one line each."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.READER, frozenset({"open"}))

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._stories: Sequence[Story] = ()
        self._headlines: Mapping[str, Headline] = {}
        self._state = ReadingState()
        self._lines: list[SidebarLine] = []
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
        self._lay_out()

    @property
    def folded(self) -> set[str]:
        """Ids of the folded stories."""
        return self._folded

    @folded.setter
    def folded(self, stories: set[str]) -> None:
        self._folded = stories
        self._lay_out()

    def _lay_out(self) -> None:
        at = self.selected_key
        self._lines = [line for story in self._stories for line in self._lines_of(story)]
        self.set_height(len(self._lines))
        if at:
            self.cursor = max(0, min(self.line_of(at, self.cursor), len(self._lines) - 1))

    def _lines_of(self, story: Story) -> list[SidebarLine]:
        unread = sum(not self._state.is_read(key) for key in story.keys)
        folded = story.id in self._folded
        line = StoryLine(story.id, story.headline, len(story.keys), unread, folded)
        return [line] if folded else [line, *(self._report(key, story.id) for key in story.keys)]

    def _report(self, key: str, story: str) -> ReportLine:
        found = self._headlines[key]
        read, starred = self._state.is_read(key), self._state.is_starred(key)
        return ReportLine(key, story, found.source, found.title, found.published, read, starred, key == self._open)

    @property
    def items(self) -> int:
        """Lines, those of folded stories not counted."""
        return len(self._lines)

    def item_at(self, number: int) -> int:
        """Each line is an item."""
        return number

    def row(self, number: int) -> Row:
        """One line of the list."""
        return sidebar_row(self._lines[number], self.size.width, number)

    def on_resize(self) -> None:
        """Lines are cut to the width."""
        self.set_height(len(self._lines))
        self.select(self.cursor)

    # -- the selection
    @property
    def selected_line(self) -> SidebarLine | None:
        """The line under the cursor."""
        return self._lines[self.cursor] if self._lines else None

    @property
    def selected_key(self) -> str:
        """Key of the selected report, or of the story's newest; "" in an empty list."""
        line = self.selected_line
        return line.key if line else ""

    @property
    def selected_report(self) -> str:
        """What a key about one report means: the selected report, or the story's first unread, or its newest."""
        line = self.selected_line
        if not isinstance(line, StoryLine):
            return line.key if line else ""
        keys = next(story.keys for story in self._stories if story.id == line.key)
        return next((key for key in keys if not self._state.is_read(key)), keys[0])

    @property
    def selected_keys(self) -> tuple[str, ...]:
        """The selected report, or all of the selected story."""
        line = self.selected_line
        if isinstance(line, StoryLine):
            return next(story.keys for story in self._stories if story.id == line.key)
        return (line.key,) if line else ()

    @property
    def keys(self) -> list[str]:
        """All reports in the order of the list."""
        return [key for story in self._stories for key in story.keys]

    def line_of(self, key: str, default: int = 0) -> int:
        """The line of a report, or of the story that holds it folded."""
        for number, line in enumerate(self._lines):
            if line.key == key and (isinstance(line, ReportLine) or line.folded or not self._is_report(key)):
                return number
        story = next((story for story in self._stories if key in story.keys), None)
        return self.line_of(story.id, default) if story and story.id != key else default

    def _is_report(self, key: str) -> bool:
        return key in self._headlines

    def reveal(self, key: str) -> None:
        """Select a report, unfolding its story."""
        story = next((story for story in self._stories if key in story.keys), None)
        if story and story.id in self._folded:
            self._folded.discard(story.id)
            self._lay_out()
        self.select(self.line_of(key, self.cursor))

    # -- keys
    def action_open(self) -> None:
        """Open the selected report."""
        if key := self.selected_report:
            self.post_message(ArticleChosen(key))

    def chosen(self) -> None:
        """A click opens a report and folds a story."""
        if isinstance(self.selected_line, StoryLine):
            self.fold(not self.selected_line.folded)
        else:
            self.action_open()

    def fold(self, folded: bool) -> bool:  # noqa: FBT001 (reads as a sentence where it is called)
        """Fold or unfold the selected story; whether that changed anything."""
        line = self.selected_line
        if line is None:
            return False
        story = line.key if isinstance(line, StoryLine) else line.story
        if (story in self._folded) is folded:
            return False
        (self._folded.add if folded else self._folded.discard)(story)
        self._lay_out()
        self.select(next(n for n, at in enumerate(self._lines) if isinstance(at, StoryLine) and at.key == story))
        return True
