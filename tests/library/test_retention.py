"""Old articles are forgotten when that is wanted, a few at a time; what is starred never is."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tui.library import Library, articles
from tui.text import Article

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime.now(UTC)


@pytest.fixture
def aged(path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """An article a day for forty days, each taken in on its day."""
    library = Library(path)
    store = articles.store
    reports = [
        Article.from_text(f"Report {day}.", published=NOW - timedelta(days=day), key=f"{day}") for day in range(40)
    ]
    for day, report in enumerate(reports):
        with monkeypatch.context() as patched:
            then = time.time() - day * 86_400
            patched.setattr(
                articles, "store", lambda connection, batch, _, then=then, **how: store(connection, batch, then, **how)
            )
            library.add([report])
    return library


def left(library: Library) -> list[int]:
    return sorted(int(key) for key in library.keys())  # noqa: SIM118 (not a mapping)


def test_nothing_is_forgotten_unless_it_is_wanted(aged: Library) -> None:
    assert aged.prune() == 0
    assert len(aged) == 40


def test_articles_are_forgotten_by_age_oldest_first_in_bites(aged: Library) -> None:
    assert aged.expired(keep_days=30) == 10
    assert aged.prune(keep_days=30, limit=4) == 4
    assert left(aged) == list(range(36))
    while aged.prune(keep_days=30, limit=4):
        pass
    assert left(aged) == list(range(30))
    assert not len(aged.search("39"))


def test_articles_are_forgotten_beyond_a_number(aged: Library) -> None:
    assert aged.prune(keep_articles=15) == 25
    assert left(aged) == list(range(15))
    assert aged.prune(keep_articles=15) == 0
    assert aged.prune(keep_articles=100) == 0


def test_what_is_starred_stays(aged: Library) -> None:
    assert aged.prune(keep_days=30, keep_articles=5, starred=["35", "7", "no longer there"]) == 33
    assert left(aged) == [0, 1, 2, 3, 4, 7, 35]


def test_an_archive_that_was_just_taken_in_is_kept_for_its_days(aged: Library) -> None:
    aged.add([Article.from_text("Long ago.", published=NOW - timedelta(days=4_000), key="4000")])
    aged.prune(keep_days=30)
    assert left(aged)[-1] == 4_000
