"""A library of every earlier version is brought to this one, with all that is in it; where that fails, it is left."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tui.library import Library, LibraryError, schema
from tui.library.feeds import Fetched
from tui.library.slots import SECOND
from tui.text import Article

if TYPE_CHECKING:
    from pathlib import Path

FIRST = """
PRAGMA application_id = 1464422981;
PRAGMA journal_mode = WAL;
CREATE TABLE article (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, source TEXT NOT NULL, title TEXT NOT NULL,
    byline TEXT NOT NULL, published TEXT, url TEXT NOT NULL, added REAL NOT NULL, listed REAL NOT NULL);
CREATE INDEX article_listed ON article (listed, id);
CREATE TABLE body (article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, text TEXT NOT NULL);
CREATE TABLE version (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, source TEXT NOT NULL,
    title TEXT NOT NULL, byline TEXT NOT NULL, published TEXT, url TEXT NOT NULL, added REAL NOT NULL,
    text TEXT NOT NULL);
CREATE INDEX version_article ON version (article);
CREATE TABLE change (number INTEGER NOT NULL);
INSERT INTO change VALUES (41);
PRAGMA user_version = 1;
"""
"""What version 1 of the file was made with."""

SECOND_MADE = """
PRAGMA application_id = 1464422981;
PRAGMA journal_mode = WAL;
CREATE TABLE article (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, source TEXT NOT NULL, title TEXT NOT NULL,
    byline TEXT NOT NULL, published TEXT, url TEXT NOT NULL, added REAL NOT NULL, slot INTEGER NOT NULL DEFAULT 0);
CREATE TABLE body (article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, text TEXT NOT NULL);
CREATE TABLE version (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, source TEXT NOT NULL,
    title TEXT NOT NULL, byline TEXT NOT NULL, published TEXT, url TEXT NOT NULL, added REAL NOT NULL,
    text TEXT NOT NULL);
CREATE INDEX version_article ON version (article);
CREATE TABLE change (number INTEGER NOT NULL);
INSERT INTO change VALUES (41);
CREATE UNIQUE INDEX article_slot ON article (slot);
CREATE INDEX article_source ON article (source, slot);
PRAGMA user_version = 2;
"""
"""What version 2 of the file was made with."""

NOON = 1_733_572_800.0  # seconds: 2024-12-07T12:00:00Z
DATES: list[tuple[str | None, float]] = [
    ("2024-12-07T12:00:00+00:00", NOON),
    ("2024-12-07T12:00:00+00:00", NOON),
    ("2024-12-07T12:00:00.010000+00:00", NOON + 0.01),
    (None, NOON + 60),
    (None, NOON + 60),
    ("0001-01-01T00:00:00+14:00", -62_135_647_200.0),
    ("9999-12-31T23:59:00-12:00", NOON + 99),
]


THIRD_MADE = SECOND_MADE.replace(
    "PRAGMA user_version = 2;",
    """CREATE TABLE removed (highest INTEGER NOT NULL);
    INSERT INTO removed VALUES (9);
    CREATE TRIGGER article_removed AFTER DELETE ON article WHEN old.id > (SELECT highest FROM removed)
    BEGIN UPDATE removed SET highest = old.id; END;
    PRAGMA user_version = 3;""",
)
"""What version 3 of the file was made with."""


@pytest.fixture
def old(path: Path) -> Path:
    """A version-1 library: dates that collide, lie far off, or are missing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(FIRST)
        for number, (published, listed) in enumerate(DATES, 1):
            connection.execute(
                "INSERT INTO article VALUES (?, ?, 'Wire', ?, '', ?, '', ?, ?)",
                (number, f"r{number}", f"Otters {number}", published, NOON + 60, listed),
            )
            connection.execute("INSERT INTO body VALUES (?, ?)", (number, f"Report {number} of otters."))
        connection.execute("INSERT INTO version VALUES (1, 2, 'Wire', 'Otters', '', NULL, '', ?, 'None.')", (NOON,))
    return path


@pytest.fixture
def recent(path: Path) -> Path:
    """A version-2 library."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(SECOND_MADE)
        for number in (1, 2, 7):
            connection.execute(
                "INSERT INTO article VALUES (?, ?, 'Wire', 'Otters', '', NULL, '', ?, ?)",
                (number, f"r{number}", NOON, int(NOON * SECOND) + number),
            )
            connection.execute("INSERT INTO body VALUES (?, ?)", (number, f"Report {number} of otters."))
    return path


def with_three(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(THIRD_MADE)
        connection.execute("INSERT INTO article VALUES (3, 'r3', 'Wire', 'Otters', '', NULL, '', ?, 7)", (NOON,))
        connection.execute("INSERT INTO body VALUES (3, 'Report 3 of otters.')")


def content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [*connection.iterdump(), str(connection.execute("PRAGMA user_version").fetchone())]


def test_every_migration_has_its_test() -> None:
    assert len(schema.MIGRATIONS) == 4, "add a library of the version before, as FIRST is one"


def test_nothing_is_lost_and_the_order_stays(old: Path) -> None:
    with Library(old) as library:
        assert [line.key for line in library.headlines(10)] == ["r7", "r5", "r4", "r3", "r2", "r1", "r6"]
        assert [library.article(f"r{number}").text for number in range(1, 8)] == [  # type: ignore[union-attr]
            f"Report {number} of otters." for number in range(1, 8)
        ]
        assert [version.article.text for version in library.versions("r2")] == ["None."]
        assert library.lagging() == 7, "the index is made anew"
        assert library.catch_up() == 7
        assert len(library.search("otters")) == 7
        assert library.add([Article.from_text("Herons.", key="heron")]) == 1
        assert library.headlines(1)[0].key == "heron"


def test_each_has_a_place_of_its_own_at_its_time(old: Path) -> None:
    with Library(old) as library:
        lines = {line.key: line for line in library.headlines(10)}
        assert len({line.slot for line in lines.values()}) == 7
        for number, (_, listed) in enumerate(DATES, 1):
            assert 0 <= lines[f"r{number}"].slot - int(listed * SECOND) < 3


def test_a_library_from_before_feeds_takes_them(path: Path) -> None:
    with_three(path)
    with Library(path) as library:
        assert library.article("r3").text == "Report 3 of otters."  # type: ignore[union-attr]
        assert library.feeds.all() == {}
        library.feeds.keep({"https://a.example/feed": Fetched(etag="x")})
        assert library.feeds.one("https://a.example/feed").etag == "x"


def test_numbers_that_were_given_are_not_given_again(recent: Path) -> None:
    with Library(recent) as library:
        assert [line.number for line in library.headlines(9)] == [7, 2, 1]
        library.remove(["r7"])
        library.add([Article.from_text("Herons.", key="heron")])
    with Library(recent) as library:
        assert [line.number for line in library.headlines(9)] == [8, 2, 1]
        library.remove(["heron", "r1", "r2"])
        library.add([Article.from_text("Storks.", key="stork")])
        assert [line.number for line in library.headlines(9)] == [9]


@pytest.mark.parametrize("version", ["old", "recent"])
def test_a_migrated_library_is_like_a_new_one(version: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    old = request.getfixturevalue(version)
    Library(old).close()
    Library(tmp_path / "new.db").close()

    def made(path: Path) -> set[tuple[str, str]]:
        with closing(sqlite3.connect(path)) as connection:
            tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            indexes = connection.execute("SELECT name, sql FROM sqlite_master WHERE type <> 'table'").fetchall()
            columns = {(table, str(connection.execute(f"PRAGMA table_info({table})").fetchall())) for table in tables}
        return columns | set(indexes)

    assert made(old) == made(tmp_path / "new.db")


@pytest.mark.parametrize("failing", ["DROP TABLE nothing", "INSERT INTO article (id) VALUES (1)", "UPDATE article SET"])
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    before = content(old)
    *others, last = schema.MIGRATIONS
    with monkeypatch.context() as patched:
        patched.setattr("tui.library.schema.MIGRATIONS", (*others, (*last, failing)))
        with pytest.raises(LibraryError):
            Library(old)
    assert content(old) == before
    with Library(old) as library:
        assert len(library) == 7


def test_an_old_library_that_may_not_be_written_says_so(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3,
        "connect",
        lambda place, **rest: connect(place if "?" in str(place) else f"file:{place}?mode=ro", **{**rest, "uri": True}),
    )
    with pytest.raises(LibraryError, match=r"is of an earlier Wireside and may not be written\.$"):
        Library(old)


def test_the_epoch_of_slots() -> None:
    assert datetime.fromtimestamp(NOON, UTC).isoformat() == DATES[0][0]
