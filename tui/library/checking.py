"""What is wrong with the library's files, if anything: for `wireside doctor`, which may take its time."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tui.library import index
from tui.library.errors import REPAIR
from tui.library.opening import address, connect, plainly
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOLD = 3  # places of damage that are told


def troubles(path: Path) -> Iterator[str]:
    """Sentences on what is wrong; none where the library is whole. Nothing is changed.

    Raises:
        LibraryError: it cannot be opened at all.
    """
    damage = _damage(path)
    yield from damage
    with plainly(str(path)):
        connection, refusal = connect(str(path))
        with closing(connection):
            if refusal:
                yield refusal
            if not damage:
                yield from _index_troubles(connection)


def _damage(path: Path) -> list[str]:
    """What SQLite finds broken in the library itself."""
    try:
        with closing(sqlite3.connect(address(str(path), "mode=ro"), uri=True)) as connection:
            found = [row[0] for row in connection.execute(f"PRAGMA quick_check({_TOLD})") if row[0] != "ok"]
            orphans = sum(1 for _ in connection.execute("PRAGMA foreign_key_check"))
            (bare,) = connection.execute(
                "SELECT count(*) FROM article WHERE id NOT IN (SELECT article FROM body)"
            ).fetchone()
    except sqlite3.Error as error:
        found, orphans, bare = [str(error)], 0, 0
    told = [f"It is damaged ({clean_line('; '.join(found), 200)}); {REPAIR}"] if found else []
    if orphans or bare:
        told.append(f"{orphans + bare:,} of its rows belong to nothing; {REPAIR}")
    return told


def _index_troubles(connection: sqlite3.Connection) -> Iterator[str]:
    if not index.in_step(connection):
        yield "Its index is out of step; it is built again when Wireside next starts."
        return
    if lagging := index.lagging(connection):
        yield f"{lagging:,} articles are not indexed yet; that goes on when Wireside next starts."
    for check in ("PRAGMA idx.quick_check(1)", *index.CHECKS):
        try:
            rows = connection.execute(check).fetchall()
        except sqlite3.Error:
            rows = [("broken",)]
        if rows not in ([], [("ok",)]):
            yield "Its index is damaged; delete it, and it is built again."
            return
