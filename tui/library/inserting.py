"""Many rows in one statement: while it runs, other threads do, and no row is packed into JSON and parsed again."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

MOST = 256
"""Rows of a statement."""


def insert(connection: sqlite3.Connection, table: str, columns: str, rows: Sequence[Sequence[Any]]) -> None:
    """Put rows into a table, in their order. `columns` are names parted by commas."""
    row = f"({', '.join('?' * (columns.count(',') + 1))})"
    for some in _parts(rows):
        statement = f"INSERT INTO {table} ({columns}) VALUES {', '.join([row] * len(some))}"
        connection.execute(statement, tuple(chain.from_iterable(some)))


def _parts(rows: Sequence[Sequence[Any]]) -> Iterator[Sequence[Sequence[Any]]]:
    """As many rows at a time as a power of two, so that a connection keeps few statements.

    >>> [len(part) for part in _parts([()] * 525)]
    [256, 256, 8, 4, 1]
    """
    size, start = MOST, 0
    while start < len(rows):
        while size > len(rows) - start:
            size //= 2
        yield rows[start : start + size]
        start += size
