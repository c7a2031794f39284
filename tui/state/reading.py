"""What the user did, as a value: articles read, starred and left at a place, links pinned or broken, how views stood.

The state holds the newest change of every article and field. Changes may arrive late, twice and in any order, since
several programs write one journal: the newest by time wins, so all of them come to the same state. Nothing is ever
removed, only overwritten; that is how a mark is taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tui.state.change import JSON, Change, link_sentences, view_key
from tui.state.place import Place
from tui.state.undo import Action, Record, Step

T = TypeVar("T", bool, int, float, str, list[Any], dict[str, Any])

UNDO_LEVELS = 20
_UNDO = ":undo"


@dataclass(frozen=True, slots=True)
class ReadingState:
    """All that is known at one moment; a change makes another state, so any thread may read one."""

    latest: int = 0
    """Time of the newest change."""
    size: int = 0
    """How many fields have a value or had one."""
    _fields: Mapping[str, Mapping[str, Change]] = field(default_factory=dict)
    """Article key -> field -> its newest change."""

    def with_changes(self, changes: Iterable[Change]) -> ReadingState:
        """The state after these changes; this very state where none of them is news."""
        touched: dict[str, dict[str, Change]] = {}
        latest, size, news = self.latest, self.size, False
        for change in changes:
            fields = touched.get(change.key)
            if fields is None:
                fields = touched[change.key] = dict(self._fields.get(change.key, ()))
            known = fields.get(change.field)
            if known is None or change.newer_than(known):
                fields[change.field] = change
                latest = max(latest, change.time)
                size += known is None
                news = True
        return ReadingState(latest, size, {**self._fields, **touched}) if news else self

    def stamped(self, changes: Iterable[Change], now: int, writer: str) -> list[Change]:
        """The changes with time and writer, each newer than all this state knows, whatever the clock says."""
        first = max(now, self.latest + 1)
        return [change._replace(time=first + number, writer=writer) for number, change in enumerate(changes)]

    def changes(self) -> Iterator[Change]:
        """The newest change of every field: from these alone the state can be made again."""
        for fields in self._fields.values():
            yield from fields.values()

    def is_read(self, key: str) -> bool:
        """Whether the article was read."""
        return self._value(key, "read") is True

    def is_starred(self, key: str) -> bool:
        """Whether the article carries a star."""
        return self._value(key, "starred") is True

    def marked(self, mark: str) -> frozenset[str]:
        """Keys of all articles that are "read" or "starred"."""
        marks = ((key, fields.get(mark)) for key, fields in self._fields.items() if key[:1] != ":")
        return frozenset(key for key, change in marks if change is not None and change.value is True)

    def place(self, key: str) -> Place | None:
        """Where reading of the article stopped."""
        return Place.from_json(self._value(key, "place"))

    def pinned(self, left: str, right: str) -> frozenset[tuple[int, int]]:
        """(left, right) sentence numbers of the links that the user set between two articles."""
        return self._links(left, right, pinned=True)

    def broken(self, left: str, right: str) -> frozenset[tuple[int, int]]:
        """(left, right) sentence numbers of the links that the user took away between two articles."""
        return self._links(left, right, pinned=False)

    def view(self, view: str) -> dict[str, JSON]:
        """All that is kept of a view, by name."""
        fields = self._fields.get(view_key(view), {})
        return {name: change.value for name, change in fields.items() if change.value is not None}

    def setting(self, view: str, name: str, default: T) -> T:
        """One value of a view, or the default where there is none of the default's type."""
        value: Any = self._value(view_key(view), name)
        return value if type(value) is type(default) else default

    @property
    def undoable(self) -> Action | None:
        """The last action that was not yet taken back, of whichever program: it is one user who did it."""
        slot, record = self._last_action()
        if record is None:
            return None
        back = (Change(s.key, s.field, s.before) for s in record.steps if self._value(s.key, s.field) == s.after)
        return Action(record.name, (*back, Change(_UNDO, str(slot), None)))

    def action(self, name: str, changes: Iterable[Change]) -> list[Change]:
        """The changes with a record before them by which they can be taken back together."""
        changes = list(changes)
        steps = tuple(Step(c.key, c.field, self._value(c.key, c.field), c.value) for c in changes)
        slot, _ = self._last_action()
        # The record goes first: where a torn write loses the end of the changes, the rest can still be taken back.
        # Records go round the slots, so the oldest is overwritten and the journal does not grow by them.
        return [Change(_UNDO, str((slot + 1) % UNDO_LEVELS), Record(name, steps).to_json()), *changes]

    def _value(self, key: str, name: str) -> JSON:
        change = self._fields.get(key, {}).get(name)
        return None if change is None else change.value

    def _links(self, left: str, right: str, *, pinned: bool) -> frozenset[tuple[int, int]]:
        first, second = sorted((left, right))
        fields = self._fields.get(first, {}).items()
        pairs = (link_sentences(name, second) for name, change in fields if change.value is pinned)
        found = (pair for pair in pairs if pair is not None)
        return frozenset(found) if left == first else frozenset((b, a) for a, b in found)

    def _last_action(self) -> tuple[int, Record | None]:
        """Slot and record of the newest action that can be taken back; (-1, None) where there is none."""
        slots = self._fields.get(_UNDO, {})
        known = [(slots[str(slot)], slot) for slot in range(UNDO_LEVELS) if str(slot) in slots]
        for change, slot in sorted(known, key=lambda each: (each[0].time, each[0].writer), reverse=True):
            record = Record.from_json(change.value)
            if record is not None:
                return slot, record
        return -1, None
