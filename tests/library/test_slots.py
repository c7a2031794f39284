"""A place of its own in time for every article, however many want the same."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.library import Library
from tui.library.slots import SECOND, free, wanted
from tui.text import Article

SLOTS = st.integers(-3, 12)


@settings(max_examples=200, deadline=None)
@given(taken=st.sets(SLOTS), asked=st.lists(SLOTS, max_size=12))
def test_each_gets_the_first_free_place_from_where_it_wants_to_be(taken: set[int], asked: list[int]) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE article (slot INTEGER UNIQUE)")
        connection.executemany("INSERT INTO article VALUES (?)", [(slot,) for slot in taken])
        found = free(connection, asked)
    used = set(taken)
    for nth in sorted(range(len(asked)), key=asked.__getitem__):  # who wants an earlier one chooses first
        place = asked[nth]
        while place in used:
            place += 1
        assert found[nth] == place
        used.add(place)


def test_a_crowd_at_one_time_is_placed_at_once() -> None:
    began = time.perf_counter()
    with Library(":memory:") as library:
        noon = datetime(2024, 12, 7, 12, tzinfo=UTC)
        library.add(Article.from_text("x", published=noon, key=f"r{number}") for number in range(3_000))
        lines = library.headlines(3_000)
    assert [line.key for line in lines] == [f"r{number}" for number in reversed(range(3_000))]
    first = wanted(noon, time.time())
    assert [line.slot for line in lines] == list(reversed(range(first, first + 3_000)))
    assert time.perf_counter() - began < 10


def test_any_date_has_a_place() -> None:
    now = time.time()
    for date in (datetime(1, 1, 1), datetime(9999, 12, 31), datetime(9999, 12, 31, tzinfo=UTC), None):  # noqa: DTZ001 - naive ones too
        assert -(1 << 62) < wanted(date, now) <= now * SECOND
