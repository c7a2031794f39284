"""Which articles were read and starred, as far as a question to the library depends on it.

The marks belong to the reading state, which speaks of keys; the app hands them over. A connection keeps them as numbers
in tables of its own that vanish with it, and brings those in step when it is next asked something.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

TABLES = ("read", "starred")
_BATCH = 1_000  # keys a statement


class Marks(NamedTuple):
    """Keys of the articles that carry a mark."""

    read: frozenset[str] = frozenset()
    starred: frozenset[str] = frozenset()


class Known:
    """The marks that one connection has in its temporary tables `read` and `starred`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._marks = Marks()

    def learn(self, marks: Marks) -> None:
        """Bring the tables in step: what was marked since costs, what was known does not."""
        if marks is self._marks:
            return
        for table, before, after in zip(TABLES, self._marks, marks, strict=True):
            for keys in _batches(after - before):
                self._connection.execute(f"INSERT OR IGNORE INTO temp.{table} {_NUMBERS}", (keys,))
            for keys in _batches(before - after):
                self._connection.execute(f"DELETE FROM temp.{table} WHERE article IN ({_NUMBERS})", (keys,))
        self._marks = marks

    def forget(self, keys: Iterable[str]) -> None:
        """These articles are new: whether they are marked is looked up again."""
        self._marks = Marks(*(known.difference(keys) for known in self._marks))


_NUMBERS = "SELECT id FROM main.article WHERE key IN (SELECT value FROM json_each(?))"


def _batches(keys: Iterable[str]) -> Iterable[str]:
    """Keys as JSON lists of a bearable length."""
    rest = list(keys)
    for start in range(0, len(rest), _BATCH):
        yield json.dumps(rest[start : start + _BATCH], ensure_ascii=False)
