"""What the library knows of feeds: how fetches went, which entry is which article, and that it stays so."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tui.library import Library
from tui.library import feeds as feeds_file
from tui.library.feeds import Fetched, Known
from tui.library.repair import repair
from tui.text import Article

if TYPE_CHECKING:
    from pathlib import Path

FEED, OTHER = "https://a.example/feed", "https://b.example/feed"


def test_how_fetches_went_is_kept(library: Library) -> None:
    went = Fetched('"x"', "Fri", "d1", 10.5, 20.5, 10.5, 2, "It is late.", "Wait.", "Wire", "https://a.example/", True)
    library.feeds.keep({FEED: went, OTHER: Fetched()})
    assert library.feeds.one(FEED) == went
    assert library.feeds.all() == {FEED: went, OTHER: Fetched()}
    assert library.feeds.one("https://never.example/") == Fetched()


def test_an_entry_is_its_article(library: Library) -> None:
    library.feeds.saw(FEED, {"1": Known("k1", "d1", "World\nTurkey"), "2": Known("k2", "d2")})
    library.feeds.saw(FEED, {"1": Known("k1", "d9", "World")})
    assert library.feeds.entries(FEED) == {"1": Known("k1", "d9", "World"), "2": Known("k2", "d2")}
    assert library.feeds.entries(OTHER) == {}


def test_an_article_of_two_feeds_belongs_to_both(library: Library) -> None:
    library.add(Article.from_text("Two died.", key=key) for key in ("shared", "own"))
    library.feeds.saw(FEED, {"1": Known("shared", "d", "World"), "2": Known("own", "d"), "3": Known("gone", "d")})
    library.feeds.saw(OTHER, {"x": Known("shared", "d", "World\nEurope")})
    assert sorted(library.feeds.carriers("shared")) == [FEED, OTHER]
    assert library.feeds.keys(FEED, [FEED, OTHER]) == ["own"]
    assert sorted(library.feeds.keys(FEED, [FEED])) == ["own", "shared"], "nobody reads the other"
    assert library.feeds.topics("shared") == ["World", "Europe"]


def test_a_feed_that_moved_is_the_same_feed(library: Library) -> None:
    library.feeds.keep({FEED: Fetched(title="Wire")})
    library.feeds.saw(FEED, {"1": Known("k", "d")})
    library.feeds.move(FEED, OTHER)
    assert library.feeds.all() == {OTHER: Fetched(title="Wire")}
    assert library.feeds.entries(OTHER) == {"1": Known("k", "d")}


def test_a_feed_that_moved_to_one_that_is_known_joins_it(library: Library) -> None:
    library.feeds.keep({FEED: Fetched(title="Old"), OTHER: Fetched(title="New")})
    library.feeds.saw(FEED, {"1": Known("k", "old"), "2": Known("k2", "old")})
    library.feeds.saw(OTHER, {"1": Known("k", "new")})
    library.feeds.move(FEED, OTHER)
    assert library.feeds.all() == {OTHER: Fetched(title="New")}
    assert library.feeds.entries(OTHER) == {"1": Known("k", "new"), "2": Known("k2", "old")}


def test_a_feed_that_is_followed_no_longer_is_known_and_asked_for_all_that_it_has(library: Library) -> None:
    library.feeds.keep({FEED: Fetched("x", "Fri", "d", 1.0, 2.0, title="Wire", site="https://a.example/")})
    library.feeds.saw(FEED, {"1": Known("k", "d")})
    library.feeds.retire(FEED)
    library.feeds.retire(OTHER)
    assert library.feeds.all() == {FEED: Fetched(title="Wire", site="https://a.example/")}
    assert library.feeds.entries(FEED) == {"1": Known("k", "d")}
    library.feeds.forget(["k"])
    assert library.feeds.entries(FEED) == {}


def test_what_nobody_follows_is_forgotten_when_it_is_long_gone(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add([Article.from_text("Two died.", key="there")])
    for feed in (FEED, OTHER):
        library.feeds.saw(feed, {"1": Known("there", "d"), "2": Known("gone", "d")})
    library.feeds.prune([FEED])
    assert len(library.feeds.entries(OTHER)) == 2
    monkeypatch.setattr(feeds_file, "_KEPT", -10.0)
    library.feeds.prune([FEED])
    assert len(library.feeds.entries(FEED)) == 2
    assert library.feeds.entries(OTHER) == {"1": Known("there", "d")}


def test_an_entry_outlives_its_article(library: Library) -> None:
    library.add([Article.from_text("Two died.", key="k")])
    library.feeds.saw(FEED, {"1": Known("k", "d")})
    library.remove(["k"])
    assert library.feeds.entries(FEED) == {"1": Known("k", "d")}, "else it would come again"


def test_an_entry_that_its_feed_dropped_long_ago_goes_with_its_article(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add([Article.from_text("Two died.", key="kept")])
    library.feeds.saw(FEED, {"1": Known("kept", "d"), "2": Known("gone", "d")})
    monkeypatch.setattr(feeds_file, "_KEPT", -10.0)
    library.feeds.saw(FEED, {})
    assert library.feeds.entries(FEED) == {"1": Known("kept", "d")}


def test_texts_of_pages_are_told_from_those_of_feeds(library: Library) -> None:
    library.feeds.fill(["k1"])
    library.feeds.fill(["k1", "k2"])
    assert library.feeds.filled(["k1", "k2", "k3"]) == {"k1", "k2"}


def test_nonsense_in_the_file_is_read_as_nothing(path: Path) -> None:
    with Library(path) as library:
        library.feeds.keep({FEED: Fetched(title="Wire")})
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE feed SET due = x'ff', failures = 'many', title = 'a' || char(27) || '[31mb'")
    with Library(path) as library:
        assert library.feeds.one(FEED) == Fetched(title="ab")


def test_a_repair_keeps_the_entries_of_what_it_saved(path: Path) -> None:
    with Library(path) as library:
        library.add([Article.from_text("Two died.", key="k")])
        library.feeds.keep({FEED: Fetched(etag="x")})
        library.feeds.saw(FEED, {"1": Known("k", "d"), "2": Known("lost", "d")})
        library.feeds.fill(["k"])
    repair(path, lambda _: None)
    with Library(path) as library:
        assert library.feeds.entries(FEED) == {"1": Known("k", "d")}
        assert library.feeds.filled(["k"]) == {"k"}
        assert library.feeds.one(FEED) == Fetched(), "what was lost is to come again"


def test_taking_in_what_is_known_changes_nothing(library: Library) -> None:
    report = Article.from_text("Two died.", "Quake", key="k")
    library.add([report])
    before = library.revision()
    library.add([report])
    library.remove(["unknown"])
    assert library.revision() == before, "a list that looks for changes would be filled anew after every fetch"


@pytest.fixture
def carried(library: Library) -> Library:
    """Three reports of dams: one of each of two feeds with one name, one of both."""
    library.add(Article.from_text("The dam broke.", f"Dam {key}", "BBC News", key=key) for key in ("k1", "k2", "both"))
    library.feeds.keep({FEED: Fetched(title="BBC News"), f"{FEED}/asia": Fetched(title="BBC News – Asia")})
    library.feeds.saw(FEED, {"1": Known("k1", "d"), "3": Known("both", "d")})
    library.feeds.saw(f"{FEED}/asia", {"2": Known("k2", "d"), "3": Known("both", "d")})
    return library


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        (f'feed:"{FEED}"', {"k1", "both"}),
        (f"feed:{FEED}/asia", {"k2", "both"}),
        ("feed:asia", {"k2", "both"}),
        ('feed:"bbc news"', {"k1", "k2", "both"}),
        ("feed:bbc -feed:asia", {"k1"}),
        ("feed:bbc feed:asia dam", {"k2", "both"}),
        ("dam -feed:bbc", set()),
        ("feed:reuters", set()),
    ],
)
def test_a_query_finds_what_came_with_a_feed(carried: Library, query: str, keys: set[str]) -> None:
    carried.catch_up()
    assert {article.key for article in carried.each(query)} == keys
    assert {hit.key for hit in carried.search(query)} == {hit.key for hit in carried.first(query)} == keys
    assert carried.count(query) == len(keys)
