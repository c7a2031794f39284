"""Searches on a connection of their own, one at a time, each ended within milliseconds when nobody waits for it."""

from __future__ import annotations

import sqlite3
from threading import Lock
from typing import TYPE_CHECKING

from tui.library.schema import reading
from tui.library.search import Found, Stopped

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

_STEPS = 10_000  # of SQLite's machine between two looks at whether a search is to end that was between two statements


class Seeker:
    """Runs searches, until it is interrupted."""

    def __init__(self, use: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        """`use` gives the connection to one thread at a time."""
        self._use = use
        self._lock = Lock()
        self._interrupted = 0
        self._running: sqlite3.Connection | None = None

    def interrupt(self) -> None:
        """End every search that was asked for until now; they find nothing."""
        with self._lock:
            self._interrupted += 1
            if self._running:
                self._running.interrupt()

    def seek(self, search: Callable[[sqlite3.Connection, Callable[[], None]], Found]) -> Found:
        """What a search finds. It is given the connection, and what to call now and then so that it can be ended."""
        ticket = self._interrupted

        def over() -> bool:
            return self._interrupted != ticket

        def stop() -> None:
            if over():
                raise Stopped

        with self._use() as connection:
            connection.set_progress_handler(over, _STEPS)
            try:
                self._run(connection)
                stop()
                with reading(connection):
                    return search(connection, stop)
            except (Stopped, sqlite3.OperationalError):
                if not over():
                    raise
                return Found()
            finally:
                self._run(None)
                if connection.in_transaction:  # a further key can interrupt even its end
                    connection.execute("ROLLBACK")
                connection.set_progress_handler(None, 0)

    def _run(self, connection: sqlite3.Connection | None) -> None:
        with self._lock:
            self._running = connection
