"""Long questions to a connection, one at a time, each ended within milliseconds when nobody waits for it."""

from __future__ import annotations

import sqlite3
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from tui.library.errors import Stopped
from tui.library.schema import reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.library.marks import Marks
    from tui.library.turns import Turns

_STEPS = 10_000  # of SQLite's machine between two looks at whether a question is to end

Answer = TypeVar("Answer")


def wanted() -> bool:
    """Of a question that only an interruption ends: it is not over."""
    return False


class Seeker:
    """Has questions answered, until it is interrupted."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._lock = Lock()
        self._interrupted = 0
        self._running: sqlite3.Connection | None = None

    def interrupt(self) -> None:
        """End every question that was asked until now."""
        with self._lock:
            self._interrupted += 1
            if self._running:
                self._running.interrupt()

    def seek(
        self,
        ask: Callable[[sqlite3.Connection, Callable[[], None]], Answer],
        marks: Marks | None = None,
        is_over: Callable[[], bool] = wanted,
    ) -> Answer:
        """The answer to a question, which may depend on marks.

        It is given the connection, and what to call now and then so that it can be ended.

        Raises:
            Stopped: it was interrupted, or `is_over`, which is asked all the time, said that nobody waits for it.
        """
        ticket = self._interrupted

        def over() -> bool:
            return self._interrupted != ticket or is_over()

        def stop() -> None:
            if over():
                raise Stopped

        with self._turns.use() as connection:
            connection.set_progress_handler(over, _STEPS)
            try:
                self._run(connection)
                stop()
                if marks is not None:
                    self._turns.known.learn(marks)
                with reading(connection):
                    return ask(connection, stop)
            except sqlite3.OperationalError as error:
                if not over():
                    raise
                raise Stopped from error
            finally:
                self._run(None)
                connection.set_progress_handler(None, 0)
                if connection.in_transaction:  # a further key can interrupt even its end
                    connection.execute("ROLLBACK")

    def _run(self, connection: sqlite3.Connection | None) -> None:
        with self._lock:
            self._running = connection
