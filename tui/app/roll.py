"""The roll: a list with the lines of it that are known, what is unfolded in it, and which line shows what.

Lines are numbered as they stand on the screen: saved searches, then stories or reports with what is unfolded below.
Nothing here knows a screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.app.shelf import OUTLET, SEARCH, Bookmark, Saved, Shelf
from tui.library import Line, Outlet, Story
from tui.view.folds import Folds
from tui.view.sidebar import shown_reports

_KEPT = 2_000
"""Lines that are kept; of more, those that are far from the screen are read again when they are wanted."""
_FOLLOWING, _BEFORE = 20, 5
"""Lines below and above the selected one that are marked too, should it not be there any more."""


class Spot(NamedTuple):
    """A story or a report of it."""

    story: Story
    key: str
    """Of the report; "" for the line of a story of several."""


class Roll:
    """Which line shows what."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.unfolded: dict[str, None] = {}
        """Ids of unfolded stories, and "=" with the key of a report whose copies are shown; the latest last."""
        self._lines: dict[int, Line] = {}
        self._folds = Folds()
        self._counted: dict[str, Saved] = {}

    # -- lines come and go
    def show(self, shelf: Shelf) -> None:
        """Another list, or the same anew; what saved searches found is known until it is counted again."""
        self.shelf = shelf._replace(saved=tuple(self._counted.get(saved.query, saved) for saved in shelf.saved))
        self._lines = dict(shelf.lines)
        self._lay_out()

    def count(self, counted: Saved) -> None:
        """What a saved search finds."""
        self._counted[counted.query] = counted
        saved = tuple(self._counted.get(saved.query, saved) for saved in self.shelf.saved)
        self.shelf = self.shelf._replace(saved=saved)

    def take(self, lines: Mapping[int, Line], near: int) -> None:
        """Lines that were read; those that are far from a position may go."""
        if len(self._lines) > _KEPT:
            kept = range(near - _KEPT // 4, near + _KEPT // 4)
            self._lines = {at: line for at, line in self._lines.items() if at in kept or self._is_unfolded(line)}
        self._lines |= lines
        self._lay_out()

    def unfold(self, ids: Iterable[str]) -> None:
        """Unfold these and fold all others."""
        self.unfolded = dict.fromkeys(ids)
        self._lay_out()

    def _lay_out(self) -> None:
        self._folds = Folds(len(self.shelf.listing))
        for at, line in self._lines.items():
            if self._is_unfolded(line):
                self._folds.unfold(at, len(self._shown(line)))

    def _is_unfolded(self, line: Line) -> bool:
        return isinstance(line, Story) and line.id in self.unfolded and len(line.reports) > 1

    def _shown(self, story: Line) -> Sequence[int]:
        """Which reports of an unfolded story stand below it."""
        return shown_reports(story, self.unfolded) if isinstance(story, Story) else ()

    # -- from a line to what it shows
    @property
    def items(self) -> int:
        """How many lines there are."""
        return len(self.shelf.saved) + self._folds.lines

    def at(self, number: int) -> tuple[int, int]:
        """The position in the listing, and which line of what stands there: 0 for its own."""
        return self._folds.at(max(0, number - len(self.shelf.saved)))

    def line(self, number: int) -> Line | None:
        """What a line of the list belongs to; None while it is not read."""
        return self._lines.get(self.at(number)[0])

    def knows(self, position: int) -> bool:
        """Whether a line of the listing is read, or there is none."""
        return position in self._lines or not 0 <= position < len(self.shelf.listing)

    def saved(self, number: int) -> Saved | None:
        """The saved search on a line."""
        return self.shelf.saved[number] if number < len(self.shelf.saved) else None

    def spot(self, number: int) -> Spot | None:
        """The story or report on a line."""
        story, below = self.line(number), self.at(number)[1]
        if self.saved(number) or not isinstance(story, Story):
            return None
        if below:
            return Spot(story, story.reports[self._shown(story)[below - 1]].key)
        return Spot(story, story.reports[0].key if len(story.reports) == 1 else "")

    def stories(self, first: int, last: int) -> list[Story]:
        """The stories on some lines."""
        among = range(self.at(first)[0], self.at(last)[0] + 1)
        return [story for at in among if isinstance(story := self._lines.get(at), Story)]

    # -- from what is meant to its line
    def bookmarks(self, number: int) -> list[Bookmark]:
        """What is on a line and on those around it, should it be gone in the next list: nearest below first."""
        around = (*range(number, number + _FOLLOWING), *range(number - 1, number - _BEFORE, -1))
        return [mark for line in around if (mark := self._bookmark(line))]

    def _bookmark(self, number: int) -> Bookmark | None:
        if not 0 <= number < self.items:
            return None
        if saved := self.saved(number):
            return Bookmark(SEARCH, saved.query)
        line, spot = self.line(number), self.spot(number)
        if isinstance(line, Outlet):
            return Bookmark(OUTLET, line.name)
        return Bookmark(spot.story.id, spot.key) if spot else None

    def number_of(self, mark: Bookmark) -> int | None:
        """The line of what was marked, or of its story where that is folded; None where it is not known."""
        if mark.story == SEARCH:
            queries = [saved.query for saved in self.shelf.saved]
            return queries.index(mark.key) if mark.key in queries else None
        at = next(self._positions(mark), None)
        if at is None:
            return None
        shown = self._keys_below(self._lines[at])
        below = shown.index(mark.key) + 1 if mark.key in shown else 0
        return len(self.shelf.saved) + self._folds.line(at, below)

    def _keys_below(self, line: Line) -> list[str]:
        """Keys of the reports that stand below a line."""
        if not isinstance(line, Story) or not self._is_unfolded(line):
            return []
        return [line.reports[number].key for number in self._shown(line)]

    def _positions(self, mark: Bookmark) -> Iterator[int]:
        """Where what was marked may be: the report wherever it is now, before the story that it was in."""
        if mark.story == OUTLET:
            yield from (at for at, line in self._lines.items() if isinstance(line, Outlet) and line.name == mark.key)
            return
        stories = [(at, line) for at, line in self._lines.items() if isinstance(line, Story)]
        if mark.key:
            yield from (at for at, story in stories if mark.key in story.keys)
        yield from (at for at, story in stories if story.id == mark.story)

    def story_of(self, key: str) -> Story | None:
        """The story of a report, where its line is read."""
        return next((line for line in self._lines.values() if isinstance(line, Story) and key in line.keys), None)
