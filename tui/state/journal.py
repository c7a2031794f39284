"""The journal: a file of changes that only grows, shared by all running programs, and the state it adds up to.

A mark is in memory at once and on disk when `save` returns. Where the disk refuses, marks wait in memory and the user
is told in one sentence. A line that cannot be read costs that line and nothing else; it ends in a file of its own.
"""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Self

from tui.state import disk
from tui.state.change import Change, by_field
from tui.state.entry import Entry
from tui.state.lines import FORMAT, Parsed, encode, heading
from tui.state.lock import locked
from tui.state.reading import ReadingState
from tui.state.tail import Tail

PATIENCE = 2.0
"""Seconds to wait for another program's lock; it holds it for some milliseconds."""
COMPACT_ABOVE = 100
"""Lines that may be added in any case before the journal is compacted: they load in a few milliseconds."""
COMPACT_RATIO = 1.5
"""What the journal may grow to besides, against what the last compaction left: so much longer it takes to load."""

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ETIMEDOUT: "another program holds them",
}


class Journal:
    """The reading state of the user, kept in a file that other running programs write too.

    Any thread may call any method at any time. `apply` and `undo` touch no disk: with a few changes they are for the
    thread of the interface, with 100,000 for a worker, which nobody waits for meanwhile. `save`, `write`, `refresh`
    and `close` may wait for the disk and for other programs (≤ 2 s) and are for a worker.
    """

    def __init__(self, path: Path) -> None:
        # What a link stands for is replaced, not the link: people keep this file with their other settings.
        self._path = Path(os.path.realpath(path))
        self._tail = Tail(self._path)
        self._memory = threading.Lock()
        self._disk = threading.Lock()
        self._pending: list[Entry] = []
        self._lines = 0
        self._compacted = 0
        self._bad: list[bytes] = []
        self._version = 0
        self._retry_above = 0
        self._settled = False
        self.state = ReadingState()
        """What is known now; replaced as a whole, so any thread may read it at any time."""
        self.trouble = ""
        """Why marks cannot be kept, as one plain sentence; "" when all is well."""

    @classmethod
    def open(cls, path: Path) -> Self:
        """The journal in this file with its state loaded. Never raises; creates nothing before the first mark."""
        journal = cls(path)
        journal.refresh()
        return journal

    @property
    def unreadable(self) -> int:
        """Damaged lines in the file."""
        return len(self._bad)

    def apply(self, changes: Iterable[Change], action: str = "") -> ReadingState:
        """Make changes in memory, as one undoable action where it has a name; the new state.

        A value that JSON cannot hold raises TypeError or ValueError, and nothing is changed.
        """
        made = by_field(changes)
        while True:
            known = self.state
            news = known.entries_of(made, _now(), action)
            if self._took(known, news, news):
                return self.state

    def undo(self) -> str:
        """Take back the last action in memory; its name, or "" where there was none."""
        while (action := (known := self.state).undoable) is not None:
            news = known.entries_of(action.changes, _now())
            if self._took(known, news, news):
                return action.name
        return ""

    def save(self) -> bool:
        """Write to disk what was applied; whether all of it is there now. If not, `trouble` says why and it is kept."""
        with self._disk:
            return self._attempt(self._save, "Reading marks cannot be saved ({}). They are kept until you quit.")

    def write(self, changes: Iterable[Change], action: str = "") -> bool:
        """`apply`, then `save`."""
        self.apply(changes, action)
        return self.save()

    def refresh(self) -> bool:
        """Take in what other programs wrote and retry what could not be saved; whether the state changed."""
        before = self.state
        if self._pending:
            self.save()
        else:
            with self._disk:
                self._attempt(self._catch_up, "Reading marks cannot be loaded ({}).")
        return self.state is not before

    def close(self) -> None:
        """Save what is left."""
        if self._pending:
            self.save()

    def _took(self, known: ReadingState, entries: Sequence[Entry], unsaved: Sequence[Entry] = ()) -> bool:
        """Replace a state by what the entries make of it, unless another thread has replaced it already.

        What takes long is done before the lock is taken, so a key press never waits for it.
        """
        state = known.with_entries(entries)
        with self._memory:
            if self.state is not known:
                return False
            self.state = state
            self._pending += unsaved
            return True

    def _attempt(self, step: Callable[[], None], complaint: str) -> bool:
        try:
            step()
        except OSError as error:
            reason = _REASONS.get(error.errno or 0) or (error.strerror or "the disk failed").lower()
            self.trouble = complaint.format(reason)
        else:
            self.trouble = ""
        return not self.trouble

    def _save(self) -> None:
        pending = self._pending.copy()
        if not pending:
            return
        disk.make_directory(self._path.parent)
        with locked(self._path.with_suffix(".lock"), PATIENCE) as alone:
            self._catch_up()
            self._append(pending)
            with self._memory:
                del self._pending[: len(pending)]
            if alone and self._wants_compaction():
                self._compact()

    def _append(self, entries: Iterable[Entry]) -> None:
        lines = _lines(entries)
        data = lines if self._tail.offset else heading() + lines
        disk.append(self._path, data)
        if self._tail.skip(data):
            self._lines += data.count(b"\n")
        if not self._settled:  # the name of the file must last too, and who made it may have died before it did
            disk.sync_directory(self._path.parent)
            self._settled = True

    def _catch_up(self) -> None:
        found, torn, anew = Parsed(), Parsed(), False
        for added in self._tail.read():
            found.take(added.lines)
            torn.take([added.unfinished])
            anew |= added.anew
        if anew:
            self._lines, self._compacted, self._bad, self._version = 0, 0, [], 0
        self._lines += found.lines
        self._compacted = max(self._compacted, found.compacted)
        self._bad += found.unreadable
        self._version = max(self._version, found.version)
        while not self._took(self.state, [*found.entries, *torn.entries]):
            continue

    def _wants_compaction(self) -> bool:
        due = self._lines > max(COMPACT_RATIO * self._compacted + COMPACT_ABOVE, self._retry_above)
        # What a newer version of the program keeps in its lines is not ours to drop.
        return due and self._version <= FORMAT

    def _compact(self) -> None:
        """Leave what counts. All of it is on disk already, so a failure is nothing to tell the user."""
        try:
            self._catch_up()
            if self._bad:
                disk.append(self._path.with_suffix(".bad"), b"".join(line + b"\n" for line in self._bad))
            lines = _lines(self.state.entries())
            left = lines.count(b"\n")
            data = heading(left) + lines
            disk.replace(self._path, data, self._path.with_name(f"{self._path.name}.{os.urandom(6).hex()}.tmp"))
            if self._tail.skip(data, anew=True):
                self._lines, self._compacted, self._bad, self._version = left + 1, left, [], FORMAT
            self._retry_above = 0
            disk.sweep(self._path.parent, f"{self._path.name}.*.tmp")
        except OSError:
            self._retry_above = 2 * self._lines


def _lines(entries: Iterable[Entry]) -> bytes:
    return b"".join(line for entry in entries for line in encode(entry))


def _now() -> int:
    return time.time_ns() // 1000
