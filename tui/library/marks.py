"""Which articles were read and starred, as far as a question to the library depends on it.

The marks belong to the reading state, which speaks of keys; the app hands them over. A connection keeps them as numbers
in tables of its own that vanish with it, and brings those in step when it is next asked something.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from tui.library.schema import writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

TABLES = ("read", "starred")
_BATCH = 1_000  # keys a statement


class Marks(NamedTuple):
    """Keys of the articles that carry a mark."""

    read: frozenset[str] = frozenset()
    starred: frozenset[str] = frozenset()


def unread(connection: sqlite3.Connection) -> int:
    """How many articles are not among those in a connection's table `read`."""
    return int(connection.execute(_UNREAD).fetchone()[0])


_UNREAD = """SELECT (SELECT count(*) FROM main.article)
    - (SELECT count(*) FROM temp.read CROSS JOIN main.article ON article.id = read.article)"""


def by_feed(connection: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    """How many articles of each feed are there, and how many of them are not among those in the table `read`."""
    return {address: (articles, articles - read) for address, articles, read in connection.execute(_BY_FEED)}


_BY_FEED = """SELECT entry.feed, count(*), count(read.article)
    FROM main.entry JOIN main.article ON article.key = entry.article LEFT JOIN temp.read ON read.article = article.id
    GROUP BY entry.feed"""


class Known:
    """The marks that one connection has in its temporary tables `read` and `starred`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._marks = Marks()
        self._seen = (0, 0)
        """The library's last change, and the highest number of an article, when the tables were in step."""

    def learn(self, marks: Marks) -> None:
        """Bring the tables in step. What was marked, came or went since then costs; what was known does not.

        A transaction of its own: what is interrupted later takes nothing back that is held for known here.
        """
        if marks is self._marks and self._state() == self._seen:
            return
        with writing(self._connection, "BEGIN"):
            seen = self._state()
            if seen != self._seen:
                self._follow(self._seen[1])
            if marks is not self._marks:
                self._change(marks)
        self._seen, self._marks = seen, marks

    def _state(self) -> tuple[int, int]:
        change, highest = self._connection.execute(_STATE).fetchone()
        return change, highest

    def _follow(self, after: int) -> None:
        """Forget articles that are gone, and look at those with higher numbers, which are new, for marks."""
        for table, marked in zip(TABLES, self._marks, strict=True):
            self._connection.execute(f"DELETE FROM temp.{table} WHERE article NOT IN (SELECT id FROM main.article)")
            if marked:
                arrived = self._connection.execute("SELECT id, key FROM main.article WHERE id > ?", (after,))
                numbers = ((number,) for number, key in arrived if key in marked)
                self._connection.executemany(f"INSERT OR IGNORE INTO temp.{table} VALUES (?)", numbers)

    def _change(self, marks: Marks) -> None:
        """Look up what was marked and what is no longer."""
        for table, before, after in zip(TABLES, self._marks, marks, strict=True):
            for keys in _batches(after - before):
                self._connection.execute(f"INSERT OR IGNORE INTO temp.{table} {_NUMBERS}", (keys,))
            for keys in _batches(before - after):
                self._connection.execute(f"DELETE FROM temp.{table} WHERE article IN ({_NUMBERS})", (keys,))


_STATE = "SELECT number, (SELECT coalesce(max(id), 0) FROM main.article) FROM main.change"
_NUMBERS = "SELECT id FROM main.article WHERE key IN (SELECT value FROM json_each(?))"


def _batches(keys: Iterable[str]) -> Iterable[str]:
    """Keys as JSON lists of a bearable length."""
    rest = list(keys)
    for start in range(0, len(rest), _BATCH):
        yield json.dumps(rest[start : start + _BATCH], ensure_ascii=False)
