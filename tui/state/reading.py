"""What the user did, as a value: articles read, starred and left at a place, links pinned or broken, how views stood.

The state holds the newest change of every article and field. Changes may arrive late, twice and in any order, since
several programs write one journal: the newest by time wins (of one time the greater value), so all of them come to the
same state. Nothing is ever removed, only overwritten; that is how a mark is taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from tui.state.change import JSON, MARKS, link_sentences, view_key, written
from tui.state.entry import Entry
from tui.state.layers import Layers
from tui.state.marks import Marks
from tui.state.place import Place
from tui.state.undo import Action, Record, Step

T = TypeVar("T", bool, int, float, str, list[Any], dict[str, Any])

UNDO_LEVELS = 20
_UNDO = ":undo"
_SLOTS = frozenset(map(str, range(UNDO_LEVELS)))
_NO_MARKS = dict.fromkeys(MARKS, Marks())


class Note(NamedTuple):
    """The newest change of a field that is no mark."""

    field: str
    value: JSON
    time: int

    def newer_than(self, other: Note) -> bool:
        """Whether this change wins over another of the same field."""
        return self.time > other.time or (self.time == other.time and written(self.value) > written(other.value))


@dataclass(frozen=True, slots=True)
class ReadingState:
    """All that is known at one moment; a change makes another state, so any thread may read one."""

    latest: int = 0
    """Time of the newest change."""
    _marks: Mapping[str, Marks] = field(default_factory=_NO_MARKS.copy)
    _notes: Layers[tuple[Note, ...]] = field(default_factory=Layers)
    """Article key -> what else is known of it. Views and actions have keys of their own."""

    # -- changes
    def with_entries(self, entries: Iterable[Entry]) -> ReadingState:
        """The state after these entries; this very state where none of them is news."""
        latest, marks, others = self.latest, {**self._marks}, []
        for entry in entries:
            latest = max(latest, entry.latest)
            if entry.field in MARKS:
                marks[entry.field] = marks[entry.field].merged(entry)
            else:
                others.append(entry)
        notes = self._notes.merged(_notes_of(others), _joined) if others else self._notes
        if notes is self._notes and all(marks[mark] is known for mark, known in self._marks.items()):
            return self
        return ReadingState(latest, marks, notes)

    def entries_of(self, changes: Mapping[str, Mapping[str, JSON]], now: int, action: str = "") -> list[Entry]:
        """Those of the changes (`by_field`) that are news, at one time that is newer than all this state knows.

        Where they are an action of that name, with the record by which they can be taken back together. TypeError or
        ValueError where a value is nothing that JSON knows.
        """
        time = max(now, self.latest + 1)
        news = {name: self._news_of(name, values) for name, values in changes.items()}
        made = [Entry.at(time, name, values) for name, values in news.items() if values]
        records = self._records_of(action, made, time) if made else {}
        # Records go first: where a torn write loses the end of the changes, the rest can still be taken back.
        return [*(Entry(slot, [_UNDO], [record.to_json()], [time]) for slot, record in records.items()), *made]

    def _news_of(self, name: str, values: Mapping[str, JSON]) -> Mapping[str, JSON]:
        """The values of a field that are not what they were."""
        if name in MARKS:
            return self._marks[name].news_of(values)
        return {key: value for key, value in values.items() if written(value) != written(self._value(key, name))}

    def entries(self) -> Iterator[Entry]:
        """The newest change of every field: from these alone the state can be made again."""
        yield from (entry for mark, known in self._marks.items() if (entry := known.entry(mark)).keys)
        others: dict[str, Entry] = {}
        for key, notes in self._notes.items():
            for name, value, time in notes:
                others.setdefault(name, Entry(name, [], [], [])).add(key, value, time)
        yield from others.values()

    # -- articles
    def is_read(self, key: str) -> bool:
        """Whether the article was read."""
        return self._marks["read"].has(key)

    def read_at(self, key: str) -> int:
        """When the article was read, in microseconds since 1970; 0 where it is unread."""
        return self._marks["read"].since(key)

    def is_starred(self, key: str) -> bool:
        """Whether the article carries a star."""
        return self._marks["starred"].has(key)

    def marked(self, mark: str) -> frozenset[str]:
        """Keys of all articles that are "read" or "starred"."""
        return self._marks[mark].keys()

    def changed_since(self, earlier: ReadingState) -> frozenset[str]:
        """Keys of the articles that are read or starred now and were not in an earlier state, or the other way about.

        States share what is the same, so it mostly takes as long as there are changes.
        """
        return frozenset(key for mark in MARKS for key in self._marks[mark].changed_since(earlier._marks[mark]))

    def place(self, key: str) -> Place | None:
        """Where reading of the article stopped."""
        return Place.from_json(self._value(key, "place"))

    def pinned(self, left: str, right: str) -> frozenset[tuple[int, int]]:
        """(left, right) sentence numbers of the links that the user set between two articles."""
        return self._links(left, right, pinned=True)

    def broken(self, left: str, right: str) -> frozenset[tuple[int, int]]:
        """(left, right) sentence numbers of the links that the user took away between two articles."""
        return self._links(left, right, pinned=False)

    def _links(self, left: str, right: str, *, pinned: bool) -> frozenset[tuple[int, int]]:
        first, second = sorted((left, right))
        notes = self._notes.get(first) or ()
        pairs = (link_sentences(note.field, second) for note in notes if note.value is pinned)
        found = (pair for pair in pairs if pair is not None)
        return frozenset(found) if left == first else frozenset((b, a) for a, b in found)

    # -- what is no article
    def fields_below(self, prefix: str) -> Iterator[tuple[str, dict[str, JSON]]]:
        """Keys that begin with a prefix, each with all that is kept under it by name."""
        for key, notes in self._notes.items():
            if key.startswith(prefix):
                yield key, {note.field: note.value for note in notes if note.value is not None}

    # -- views
    def view(self, view: str) -> dict[str, JSON]:
        """All that is kept of a view, by name."""
        return {note.field: note.value for note in self._notes.get(view_key(view)) or () if note.value is not None}

    def setting(self, view: str, name: str, default: T) -> T:
        """One value of a view, or the default where there is none of the default's type."""
        value: Any = self._value(view_key(view), name)
        return value if type(value) is type(default) else default

    # -- actions
    @property
    def undoable(self) -> Action | None:
        """The last action that was not yet taken back, of whichever program: it is one user who did it."""
        if not (records := self._records):
            return None
        slot, record = max(records.items(), key=lambda known: known[1].time)
        back = {mark: known.before(record.time) for mark, known in self._marks.items()}
        for keys, name, before, after in record.steps:
            kept = (key for key in keys if self._value(key, name) == after)
            back.setdefault(name, {}).update(dict.fromkeys(kept, before))
        back.setdefault(slot, {})[_UNDO] = None
        return Action(record.name, back)

    @property
    def _records(self) -> dict[str, Record]:
        """The actions that can be taken back, by their slots."""
        slots = (note for note in self._notes.get(_UNDO) or () if note.field in _SLOTS)
        records = ((note.field, Record.from_json(note.value, note.time)) for note in slots)
        return {slot: record for slot, record in records if record is not None}

    def _records_of(self, action: str, made: Sequence[Entry], time: int) -> dict[str, Record]:
        """What has to be written down before these changes are made, by slots."""
        records = self._records
        last = max(records, key=lambda slot: records[slot].time, default="-1")
        others = [entry for entry in made if entry.field not in MARKS]
        told: dict[str, Record] = {}
        if action:
            rows = ((key, entry.field, value) for entry in others for key, value, _ in entry.rows)
            steps = (Step([key], name, self._value(key, name), value) for key, name, value in rows)
            # Records go round the slots, so the oldest is overwritten and the journal does not grow by them.
            told[str((int(last) + 1) % UNDO_LEVELS)] = Record(action, time).naming(steps)
        replaced = {*told, *(entry.field for entry in others if _UNDO in entry.keys)}
        slots = {record.time: slot for slot, record in records.items() if slot not in replaced}
        for entry in made:
            if slots and entry.field in MARKS:
                overwritten = self._marks[entry.field].said_at(slots, entry.keys)
                for (then, marked), keys in overwritten.items():
                    slot = slots[then]
                    step = Step(keys, entry.field, not marked, marked)
                    told[slot] = told.get(slot, records[slot]).naming([step])
        return told

    def _value(self, key: str, name: str) -> JSON:
        if name in MARKS:
            return self._marks[name].has(key)
        return next((note.value for note in self._notes.get(key) or () if note.field == name), None)


def _notes_of(entries: Iterable[Entry]) -> Iterator[tuple[str, tuple[Note, ...]]]:
    """What the entries say, by key."""
    found: dict[str, list[Note]] = {}
    for entry in entries:
        for key, value, time in entry.rows:
            found.setdefault(key, []).append(Note(entry.field, value, time))
    return ((key, _joined((), notes)) for key, notes in found.items())


_field = attrgetter("field")  # in one order, so that states which know the same are equal


def _joined(known: tuple[Note, ...], more: Iterable[Note]) -> tuple[Note, ...]:
    """The newest of each field; what is known itself where that is nothing new."""
    newest = {note.field: note for note in known}
    for note in more:
        if note.newer_than(newest.setdefault(note.field, note)):
            newest[note.field] = note
    joined = tuple(sorted(newest.values(), key=_field))
    return known if joined == known else joined
