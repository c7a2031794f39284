"""What is new to the reader: the sentences of a report that none contains which was read before, and a story's badges.

As the desk, it holds no widget and posts no message, and is asked from worker threads.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from tui.app.loading import load_reading
from tui.library import Story

if TYPE_CHECKING:
    from tui.app.desk import Desk
    from tui.compare.badges import Badges
    from tui.compare.comparison import Side

_COMPARED = 12
"""Reports of a story that are read to tell what is new."""


class News:
    """What the reports on the desk have for somebody who has read some of them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._badges: dict[str, tuple[Sequence[str], Sequence[int], Collection[str], Badges]] = {}
        """By story: of which reports, in which slots, with which of them read."""

    def of(self, side: Side) -> tuple[int, ...] | None:
        """The sentences of a report that none contains which was read before it; None where none was."""
        key = side.article.key
        state, story = self._desk.journal.state, self._desk.library.story(key)
        since = state.read_at(key)
        read = [other for other in story.keys if other != key and 0 < state.read_at(other) < since] if story else []
        told = [article for other in read[:_COMPARED] if (article := self._desk.article(other))]
        if not told:
            return None
        from tui.compare.novel import novel
        from tui.compare.pair import read_sentences

        return novel(side, map(read_sentences, told), self._desk.library.rarity(side.article))

    def badges(self, story: Story) -> Badges:
        """How many figures differ in a story, and how much of it is new."""
        load_reading()
        from tui.compare.badges import Badges, differing, lacking
        from tui.entities import resolve

        read = frozenset(key for key in story.keys if self._desk.journal.state.is_read(key))
        slots = tuple(report.slot for report in story.reports)
        kept = self._badges.get(story.id)
        if kept and kept[:3] == (story.keys, slots, read):
            return kept[3]
        sides = self._sides(story.keys[:_COMPARED])
        self._desk.library.learn(
            resolve([(side.article.text, side.mentions) for side in sides], self._desk.naming.pins)
        )
        rarity = self._desk.library.rarity(*(side.article for side in sides))
        same = kept and kept[:2] == (story.keys, slots)
        found = Badges(
            kept[3].differing if kept and same else differing(sides, rarity, self._desk.naming.pins),
            lacking(sides, read, rarity),
        )
        self._badges[story.id] = story.keys, slots, read, found
        return found

    def _sides(self, keys: Sequence[str]) -> list[Side]:
        return [side for key in keys if (side := self._desk.side(key))]
