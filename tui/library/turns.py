"""A connection that threads use in turn, and what it has learnt of the library."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING

from tui.library.errors import LibraryDamaged, broken, garbled
from tui.library.marks import Known
from tui.library.opening import connect, plainly
from tui.library.schema import pragma, reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.library.related import Likeness


class Turns:
    """One thread at a time; what goes wrong is told plainly, and damage is remembered."""

    def __init__(self, path: str, memory: int = 0) -> None:
        """`memory`: KiB of each file that are kept at hand; 0 is as many as SQLite thinks fit."""
        self._path = path
        self._lock = RLock()
        self._connection, self.refusal = connect(path)
        for file in ("main", "idx") if memory else ():
            self._connection.execute(f"PRAGMA {file}.cache_size = -{memory}")
        self.known = Known(self._connection)
        self._others = pragma(self._connection, "idx.data_version")

    @cached_property
    def likeness(self) -> Likeness:
        """How alike the articles are."""
        from tui.library.related import Likeness  # which no list needs

        return Likeness(self._connection)

    @contextmanager
    def use(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this thread alone."""
        try:
            with self._lock, plainly(self._path):
                yield self._connection
        except LibraryDamaged as error:
            cause = error.__cause__
            if isinstance(cause, sqlite3.Error) and (broken(cause) or garbled(cause)):
                self.refusal = str(error)  # what is written into a damaged file may be lost, and damage more
            raise

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """The connection, with one view of the library."""
        with self.use() as connection, reading(connection):
            yield connection

    def others(self) -> int:
        """Another number whenever another connection has written the index, as far as is known without waiting."""
        if self._lock.acquire(blocking=False):
            try:
                with self.use() as connection:
                    self._others = pragma(connection, "idx.data_version")
            finally:
                self._lock.release()
        return self._others

    def close(self) -> None:
        """Close the connection, once whoever uses it is done."""
        with self._lock:
            self._connection.close()
