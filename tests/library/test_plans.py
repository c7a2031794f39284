"""Every question on a screen's way to the library is answered through an index, whether SQLite knows its tables or not.

A hundred thousand articles must cost a screen what a hundred do, so nothing but the order of a whole list, which is
read behind the screen, goes through a table from end to end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tui.library import Library, Marks, View
from tui.text import Article

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

WORDS = "otters valley bridge minister verdict harbour storm election orchard railway".split()
SMALL = ("json_each", "asked", "change", "removed", "step", "CONSTANT ROW", "read", "starred", "among")
"""What is gone through in full: lists that were handed over, tables of one row, the reader's marks."""
IN_ORDER = ("article", "taken", "story", "place")
"""What is gone through in the order of an index, until a limit or for the order of a whole list."""


def reports() -> Iterator[Article]:
    for number in range(2_000):
        words = [WORDS[number // 10**place % 10] for place in range(4)]
        yield Article.from_text(
            f"The {words[0]} of {words[1]} and the {words[2]} number {number}.",
            f"{words[0].title()} {words[3]} {number}",
            f"Wire {number % 30}",
            f"2024-{1 + number % 12:02}-{1 + number % 28:02}T06:30:00Z",
            key=f"r{number}",
        )


@pytest.fixture(scope="module", params=["as it grew", "analysed"])
def asked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    path = tmp_path_factory.mktemp("plans") / "library.db"
    with Library(path) as library:
        library.add(reports())
        library.add([Article.from_text("Another text.", key="r7")])
        for _ in range(5):
            library.gather()
        if request.param == "analysed":
            library._writer._connection.execute("ANALYZE")
    with Library(path) as library:
        library.mark(Marks(frozenset(f"r{n}" for n in range(900)), frozenset({"r3", "r5"})))
        yield Asked(library)


class Asked:
    """A library, and the plans of what it was asked."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def plans(self, door: Callable[[Library], object]) -> list[tuple[str, str]]:
        """Each step of the plans of all questions that a door asks, with the question."""
        turns = [getattr(self.library, name) for name in ("_reader", "_searcher", "_lister", "_writer")]
        asked: list[tuple[sqlite3.Connection, str]] = []
        for each in turns:
            connection = each._connection
            connection.set_trace_callback(lambda sql, on=connection: asked.append((on, sql)))  # type: ignore[misc]
        door(self.library)
        for each in turns:
            each._connection.set_trace_callback(None)
        questions = [(on, sql) for on, sql in asked if sql.lstrip().upper().startswith(("SELECT", "WITH", "INSERT"))]
        return [(step[3], sql) for on, sql in questions for step in on.execute("EXPLAIN QUERY PLAN " + sql)]


def listed(view: View, query: str = "") -> Callable[[Library], object]:
    return lambda library: library.listing(view, query)


def shown(view: View, query: str = "") -> Callable[[Library], object]:
    def show(library: Library) -> object:
        whole = library.listing(view, query)
        return library.lines(whole, 20, 80), library.position(whole, "r5"), library.headlines_of(["r1", "r2"])

    return show


SCREEN: dict[str, Callable[[Library], object]] = {
    "a page of headlines": lambda library: library.headlines(60, library.headlines(1)[0]),
    "an article": lambda library: (library.article("r7"), library.versions("r7"), library.story("r7")),
    "related reports": lambda library: (library.related("r7"), library.rarity(library.article("r7"))),  # type: ignore[arg-type]
    "the newest hits": lambda library: [library.first(query) for query in ("ot", "otters", "storm or", '"the otters"')],
    "ranked hits": lambda library: [library.search(query) for query in ("otters", "storm or", "ottters valey bridg")],
    "hits of a filter": lambda library: [
        library.first(f"otters {part}") for part in ("is:unread", "source:Wire", "after:2024-06-01", "title:storm")
    ],
    "numbers beside a list": lambda library: (library.unread(), len(library), library.count("is:starred")),
    "what is unread in a list": lambda library: [
        library.unread_lines(library.listing(view, limit=60), 0, 60) for view in View
    ],
    "an article that is added": lambda library: library.add([Article.from_text("New.", key="new")]),
    "background work": lambda library: (library.gather(5), library.lagging(), library.catch_up(5)),
    "what is to be forgotten": lambda library: library.prune(keep_days=9_000),
    **{f"lines by {view}": shown(view) for view in View},
    **{f"lines by {view} of a search": shown(view, "otters") for view in View},
    **{f"lines by {view} of what is unread": shown(view, "is:unread") for view in View},
}


def gone_through(step: str) -> bool:
    """Whether a step of a plan reads a whole table that grows with the library."""
    found = re.match(r"SCAN (?:main\.|idx\.|temp\.)?(CONSTANT ROW|\w+)(.*)", step)
    if not found or "VIRTUAL TABLE" in found[2] or found[1] in SMALL or found[1].endswith("_config"):  # FTS5's own
        return False
    return not (found[1] in IN_ORDER and "USING" in found[2] and "INDEX" in found[2])


@pytest.mark.parametrize("door", SCREEN)
def test_nothing_is_gone_through_in_full(asked: Asked, door: str) -> None:
    plans = asked.plans(SCREEN[door])
    assert plans, "something was asked"
    assert {(step, sql) for step, sql in plans if gone_through(step)} == set()


@pytest.mark.parametrize("door", SCREEN)
def test_nothing_is_sorted_that_has_an_order(asked: Asked, door: str) -> None:
    """What is sorted after all: the reports of the stories on the screen, hits by their rank, and found stories."""
    sorted_ = {sql for step, sql in asked.plans(SCREEN[door]) if "TEMP B-TREE FOR ORDER BY" in step}
    assert {
        sql
        for sql in sorted_
        if not re.search(r"story IN|WHERE place.story|told.story|bm25|FROM idx.story WHERE id IN", sql)
    } == set()
