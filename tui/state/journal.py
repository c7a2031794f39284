"""The journal of the reading state: memory first, disk at once after, and never an exception for either."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Self

from tui.state.change import Change
from tui.state.reading import ReadingState


class Journal:
    """The reading state of the user, kept in a file that other running programs write too.

    `apply` belongs to the thread of the interface and touches no disk; `save`, `write`, `undo`, `refresh` and `close`
    may wait for the disk and for other programs (≤ 2 s) and belong to a worker. All may be called at the same time.
    """

    state: ReadingState
    """What is known now; replaced as a whole, so any thread may read it at any time."""
    trouble: str
    """Why marks cannot be kept, as one plain sentence; "" when all is well."""
    unreadable: int
    """Damaged lines in the file."""

    def __init__(self, path: Path) -> None:
        raise NotImplementedError

    @classmethod
    def open(cls, path: Path) -> Self:
        """The journal in this file with its state loaded. Never raises; creates nothing before the first mark."""
        raise NotImplementedError

    def apply(self, changes: Iterable[Change], action: str = "") -> ReadingState:
        """Make changes in memory only, as one undoable action where it has a name; the new state. Touches no disk."""
        raise NotImplementedError

    def save(self) -> bool:
        """Write to disk what was applied; whether all of it is there now. Otherwise see `trouble`, and it is kept."""
        raise NotImplementedError

    def write(self, changes: Iterable[Change], action: str = "") -> bool:
        """`apply`, then `save`."""
        raise NotImplementedError

    def undo(self) -> str:
        """Take back the last action and save; its name, or "" where there was none."""
        raise NotImplementedError

    def refresh(self) -> bool:
        """Take in what other programs wrote and retry what could not be saved; whether the state changed."""
        raise NotImplementedError

    def close(self) -> None:
        """Save what is left."""
        raise NotImplementedError
