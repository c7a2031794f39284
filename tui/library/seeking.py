"""Searches on a connection of their own, one at a time, each ended within milliseconds when nobody waits for it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from tui.library.schema import reading
from tui.library.search import Found, Stopped

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

_STEPS = 1_000  # of SQLite's machine between two looks at whether a search is to end


class Seeker:
    """Runs searches, until it is interrupted."""

    def __init__(self, use: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        """`use` gives the connection to one thread at a time."""
        self._use = use
        self._interrupted = 0

    def interrupt(self) -> None:
        """End every search that was asked for until now; they find nothing."""
        self._interrupted += 1

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
                stop()
                with reading(connection):
                    return search(connection, stop)
            except (Stopped, sqlite3.OperationalError):
                if not over():
                    raise
                return Found()
            finally:
                connection.set_progress_handler(None, 0)
