"""Rows go in whole and in their order, however many there are."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing

import pytest

from tui.library import Library
from tui.library.inserting import MOST, insert
from tui.text import Article


@pytest.mark.parametrize("count", [0, 1, 7, MOST - 1, MOST, 2 * MOST + 5])
def test_every_row_goes_in_once_and_in_order(count: int) -> None:
    rows = [(f"row {number}", number) for number in range(count)]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE kept (name TEXT, number INTEGER)")
        insert(connection, "kept", "name, number", rows)
        assert connection.execute("SELECT name, number FROM kept ORDER BY rowid").fetchall() == rows


def test_an_import_leaves_threads_their_usual_turns(library: Library) -> None:
    before = sys.getswitchinterval()
    during: list[float] = []
    arriving = (Article.from_text(f"Otter {number}.", key=f"r{number}") for number in range(2 * MOST))
    library.add(arriving, lambda _: during.append(sys.getswitchinterval()))
    assert min(during) < before
    assert sys.getswitchinterval() == before
