"""The journal: a file of changes that only grows, shared by all running programs, and the state it adds up to.

A mark is in memory at once and on disk when `save` returns. Where the disk refuses, marks wait in memory and the user
is told in one sentence. A line that cannot be read costs that line and nothing else; it ends in a file of its own.
"""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self

from tui.state import disk
from tui.state.change import Change
from tui.state.lines import FORMAT, encode, heading, parse
from tui.state.lock import locked
from tui.state.reading import ReadingState
from tui.state.tail import Tail

PATIENCE = 2.0
"""Seconds to wait for another program's lock; it holds it for some milliseconds."""
COMPACT_ABOVE = 1 << 16
"""Bytes under which a journal loads so fast that compacting it wins nothing."""
COMPACT_RATIO = 4
"""Lines for each live change at which the journal is compacted."""

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

    `apply` and `undo` touch no disk and belong to the thread of the interface; `save`, `write`, `refresh` and `close`
    may wait for the disk and for other programs (≤ 2 s) and belong to a worker. All may be called at the same time.
    """

    def __init__(self, path: Path) -> None:
        # What a link stands for is replaced, not the link: people keep this file with their other settings.
        self._path = Path(os.path.realpath(path))
        self._writer = os.urandom(6).hex()
        self._tail = Tail(self._path)
        self._memory = threading.Lock()
        self._disk = threading.Lock()
        self._pending: list[bytes] = []
        self._lines = 0
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
        with self._memory:
            return self._apply(self.state.action(action, changes) if action else changes)

    def undo(self) -> str:
        """Take back the last action in memory; its name, or "" where there was none."""
        with self._memory:
            action = self.state.undoable
            if action is None:
                return ""
            self._apply(action.changes)
            return action.name

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

    def _apply(self, changes: Iterable[Change]) -> ReadingState:
        stamped = self.state.stamped(changes, time.time_ns() // 1000, self._writer)
        self._pending += [encode(change) for change in stamped]
        self.state = self.state.with_changes(stamped)
        return self.state

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

    def _append(self, lines: list[bytes]) -> None:
        first = [] if self._tail.offset else [heading()]
        disk.append(self._path, b"".join(first + lines))
        if not self._settled:  # the name of the file must last too, and who made it may have died before it did
            disk.sync_directory(self._path.parent)
            self._settled = True

    def _catch_up(self) -> None:
        added = self._tail.read()
        if added is None:
            return
        found = parse(added.lines)
        if added.anew:
            self._lines, self._bad, self._version = 0, [], 0
        self._lines += len(added.lines)
        self._bad += found.unreadable
        self._version = max(self._version, found.version)
        changes = found.changes + parse([added.unfinished]).changes
        with self._memory:
            self.state = self.state.with_changes(changes)

    def _wants_compaction(self) -> bool:
        dead_weight = self._lines > max(COMPACT_RATIO * self.state.size, self._retry_above)
        # What a newer version of the program keeps in its lines is not ours to drop.
        return dead_weight and self._tail.offset > COMPACT_ABOVE and self._version <= FORMAT

    def _compact(self) -> None:
        """Leave one line a live change. The marks are on disk already, so a failure is nothing to tell the user."""
        try:
            self._catch_up()
            if self._bad:
                disk.append(self._path.with_suffix(".bad"), b"".join(line + b"\n" for line in self._bad))
            lines = b"".join([heading(), *map(encode, self.state.changes())])
            disk.replace(self._path, lines, self._path.with_name(f"{self._path.name}.{os.urandom(6).hex()}.tmp"))
            self._retry_above = 0
            disk.sweep(self._path.parent, f"{self._path.name}.*.tmp")
        except OSError:
            self._retry_above = 2 * self._lines
