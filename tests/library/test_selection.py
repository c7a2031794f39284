"""What a search asks SQLite: rows come in the order of their slots, and none is looked at that need not be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tui.library.query import parse
from tui.library.selection import selection

if TYPE_CHECKING:
    from tui.library import Library


def plan(library: Library, query: str) -> str:
    """How SQLite finds the newest, a line a step."""
    chosen = selection(parse(query))
    asked = f"EXPLAIN QUERY PLAN SELECT {chosen.slot} FROM {chosen.where} {chosen.newest} LIMIT ?"
    with library._searcher.read() as connection:
        steps = "\n".join(step for *_, step in connection.execute(asked, chosen.with_(50)))
    return re.sub(r"\b(?:main|idx|temp)\.", "", steps)  # which not every SQLite writes


@pytest.mark.parametrize("query", ["dam", "dam -flood title:orle", '"the dam" OR source:wire last:7d'])
def test_full_text_alone_answers_words_and_days(library: Library, query: str) -> None:
    steps = plan(library, query)
    assert steps.startswith("SCAN words VIRTUAL TABLE")
    assert len(steps.splitlines()) == 1


@pytest.mark.parametrize("query", ["dam is:unread", "dam is:starred", "dam is:read -is:starred after:2024"])
def test_marks_are_looked_up_hit_by_hit(library: Library, query: str) -> None:
    steps = plan(library, query)
    assert steps.startswith("SCAN words VIRTUAL TABLE")
    assert "SEARCH article USING COVERING INDEX article_slot (slot=?)" in steps
    assert "TEMP B-TREE" not in steps


@pytest.mark.parametrize("query", ["is:unread last:7d", "-dam last:7d", "is:read before:2024 after:2023", "after:2024"])
def test_days_are_a_range(library: Library, query: str) -> None:
    steps = plan(library, query)
    assert steps.startswith("SEARCH article USING COVERING INDEX article_slot (slot")
    assert "TEMP B-TREE" not in steps


@pytest.mark.parametrize("query", ["is:unread", "-dam", "is:read"])
def test_the_newest_are_walked_down_where_nothing_narrows(library: Library, query: str) -> None:
    steps = plan(library, query)
    assert steps.startswith("SCAN article USING COVERING INDEX article_slot")
    assert "TEMP B-TREE" not in steps


def test_only_what_is_starred_is_walked_where_that_is_asked(library: Library) -> None:
    steps = plan(library, "is:starred")
    assert "SCAN starred" in steps
    assert "SEARCH article USING INTEGER PRIMARY KEY" in steps


def test_what_came_with_a_feed_is_looked_up_once(library: Library) -> None:
    steps = plan(library, "feed:bbc")
    assert steps.startswith("SCAN article USING INDEX article_slot")
    assert "SEARCH entry USING COVERING INDEX" in steps or "SEARCH entry USING PRIMARY KEY (feed=?)" in steps
    assert "CORRELATED" not in steps
