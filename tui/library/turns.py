"""A connection that threads use in turn, and what it has learnt of the library."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING

from tui.library.errors import LibraryDamaged, LibraryUnavailable, broken, garbled
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
        self._path, self._memory = path, memory
        self._lock = RLock()
        self._opened: sqlite3.Connection | None = None
        self._closed = False
        self.refusal = ""
        """Why nothing is written, as far as is known: a sentence, or ""."""
        self._others = 0

    @property
    def _connection(self) -> sqlite3.Connection:
        """Opened when it is first used: a start needs neither searches nor, of an empty library, lists."""
        if self._opened is None:
            if self._closed:
                raise LibraryUnavailable("The library is closed.")
            self._opened, self.refusal = connect(self._path)
            for file in ("main", "idx") if self._memory else ():
                self._opened.execute(f"PRAGMA {file}.cache_size = -{self._memory}")
            self._others = pragma(self._opened, "idx.data_version")
        return self._opened

    @cached_property
    def known(self) -> Known:
        """The marks that it knows."""
        return Known(self._connection)

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

    def open(self) -> None:
        """Open the connection now.

        Raises:
            LibraryError: it cannot be opened.
        """
        with self.use():
            pass

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
            self._closed = True
            if self._opened is not None:
                self._opened.close()
