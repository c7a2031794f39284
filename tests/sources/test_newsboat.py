"""What newsboat keeps: its feeds, and its articles with the names that a fetch gives them."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.linear import assert_linear
from tests.soak import tell, times
from tui.sources import newsboat
from tui.sources.newsboat import CacheError, Item, is_urls, places, read_cache, read_urls

FEED = "https://wire.example/feed"
SCHEMA = """
CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL,
    title VARCHAR(1024) NOT NULL);
CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
    title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
    feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL,
    unread INTEGER(1) NOT NULL);
CREATE TABLE google_replay (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
    state INTEGER NOT NULL, ts INTEGER NOT NULL);
"""
LATER = """
ALTER TABLE rss_item ADD enclosure_url VARCHAR(1024);
ALTER TABLE rss_item ADD enclosure_type VARCHAR(1024);
ALTER TABLE rss_item ADD enqueued INTEGER(1) NOT NULL DEFAULT 0;
ALTER TABLE rss_item ADD flags VARCHAR(52);
ALTER TABLE rss_item ADD deleted INTEGER(1) NOT NULL DEFAULT 0;
ALTER TABLE rss_item ADD base VARCHAR(128) NOT NULL DEFAULT "";
"""
LATEST = 'ALTER TABLE rss_item ADD content_mime_type VARCHAR(255) NOT NULL DEFAULT "";'
_ROW = {"title": "Toll rises", "author": "A. Reporter", "feedurl": FEED, "pubDate": 1698135000, "unread": 1}
_ROW |= {"content": "<p>Two died &amp; one fled.</p><p>In Homs.</p>"}


def put(path: Path, rows: Iterable[dict[str, object]], schema: str = SCHEMA + LATER + LATEST) -> Path:
    """A cache as newsboat makes it, with what rows say of its items."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(schema)
        connection.execute("INSERT INTO rss_feed VALUES (?, 'https://wire.example/', 'The Wire')", (FEED,))
        for number, row in enumerate(rows):
            values = {"guid": f"g{number}", "url": f"https://wire.example/{number}"} | _ROW | row
            names, holes = ", ".join(values), ", ".join("?" * len(values))
            connection.execute(f"INSERT INTO rss_item ({names}) VALUES ({holes})", [*values.values()])
        connection.commit()
    return path


def items(path: Path) -> list[Item]:
    return [item for feed in read_cache(path) for item in feed.items]


# -- urls
@pytest.mark.parametrize(
    ("line", "name", "folder"),
    [
        ("https://a.example/f", "", ""),
        ('https://a.example/f interesting "cool stuff"', "", "interesting"),
        ('  https://a.example/f "~ORF \\"News\\"" "cool stuff"', 'ORF "News"', "cool stuff"),
        ('"https://a.example/f" ~Wire ! news/world # note', "Wire", "news-world"),
        ("https://a.example/f\t!\t~", "", ""),
    ],
)
def test_a_line_names_a_feed_its_tags_and_its_title(line: str, name: str, folder: str) -> None:
    (found,), told = read_urls(f"# feeds\n\n{line}\n".encode())
    assert (found.address, found.name, found.folder, told) == ("https://a.example/f", name, folder, [])


def test_a_password_in_an_address_is_taken_out_and_the_reader_told() -> None:
    found, told = read_urls(b"http://me:s3cret@a.example/f\nfilter:~/f.py:https://me:s3cret@b.example/f\n")
    assert [one.address for one in found] == ["http://a.example/f"]
    assert "wireside.toml" in told[-1]
    assert "s3cret" not in repr((found, told))


def test_what_newsboat_makes_by_itself_is_told() -> None:
    found, told = read_urls(
        b'"query:Unread Articles:unread = \\"yes\\""\nexec:~/bin/script\nfilter:~/f.py:https://b.example/f\n'
        b"file:///var/log/feed.xml\nhttps://a.example/f\nhttps://a.example/f again\n"
    )
    assert [(one.address, one.folder) for one in found] == [("https://a.example/f", "")]
    assert told == [
        'query:Unread Articles:unread = "yes" is a query over other feeds and was left out.',
        "exec:~/bin/script is what a program prints and was left out.",
        "filter:~/f.py:https://b.example/f is what a program makes of a feed and was left out.",
        "file:///var/log/feed.xml is no web address and was left out.",
    ]


def test_a_list_is_told_from_other_texts() -> None:
    assert is_urls(b"\xef\xbb\xbf# mine\n\n  https://a.example/f\n")
    assert is_urls(b'"query:All:unread = \\"yes\\""\n')
    assert not is_urls(b"# Notes\nSee https://a.example/f")
    assert not is_urls(b"")


@pytest.mark.parametrize("fragment", ['"', '\\"', "a ", '"a" ', '"\\', "\n", "~"])
def test_time_grows_with_length(fragment: str) -> None:
    assert_linear(lambda text: read_urls(f"https://a.example/f {text}".encode()), fragment)


# -- cache.db
@pytest.mark.parametrize("schema", [SCHEMA, SCHEMA + LATER, SCHEMA + LATER + LATEST])
def test_articles_of_every_version_are_read(tmp_path: Path, schema: str) -> None:
    (found,) = items(put(tmp_path / "cache.db", [{}], schema))
    article = found.article
    assert (found.guid, article.key, article.source) == ("g0", "https://wire.example/0", "The Wire")
    assert (article.title, article.byline) == ("Toll rises", "A. Reporter")
    assert article.text == "Two died & one fled.\n\nIn Homs."
    assert article.published
    assert article.published.isoformat() == "2023-10-24T08:10:00+00:00"
    assert (found.read, found.starred, found.deleted) == (False, False, False)


def test_marks_are_read(tmp_path: Path) -> None:
    rows = [{"unread": 0}, {"flags": "ab"}, {"deleted": 1}, {"flags": "", "unread": 0}]
    found = items(put(tmp_path / "cache.db", rows))
    assert [(one.read, one.starred, one.deleted) for one in found] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
        (True, False, False),
    ]


def test_entries_have_the_names_that_a_fetch_gives_them(tmp_path: Path) -> None:
    front = "https://wire.example/"
    rows = [
        {"url": front, "guid": "a"},
        {"url": f"{front}b?utm_source=feed", "guid": f"{front}b?utm_source=feed"},
        {"url": f"{front}c", "guid": f"{front}cTue, 24 Oct 2023 09:10:00 +0100"},
        {"url": f"{front}d", "guid": "x" * 900},
    ]
    found = items(put(tmp_path / "cache.db", rows))
    assert [(one.guid[:40], one.article.key) for one in found] == [
        ("a", f"{FEED}#a"),
        (f"{front}b?utm_source=feed", f"{front}b"),
        (f"{front}c", f"{front}c"),
        (found[3].guid, f"{front}d"),
    ]
    assert len(found[3].guid) == 32


def test_nonsense_in_a_cache_costs_itself_alone(tmp_path: Path) -> None:
    odd = [
        {"title": b"\xff\x00", "author": 7, "pubDate": 10**18, "content": b"Two", "url": "", "flags": 3},
        {"feedurl": "exec:~/script", "pubDate": "soon", "unread": "no", "title": "\x1b[2J", "content": "a < b"},
    ]
    found = items(put(tmp_path / "cache.db", [*odd, {"content": "a < b", "content_mime_type": "text/plain"}]))
    assert [(one.article.title, one.article.text, one.article.published is None) for one in found] == [
        ("Untitled", "", True),
        ("Toll rises", "a < b", False),
        ("a < …", "a < b", True),
    ]


def test_a_cache_that_newsboat_writes_at_this_moment_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newsboat, "_PATIENCE", 0.1)
    path = put(tmp_path / "cache.db", [{}])
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert len(items(path)) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"SQLite format 3\0" + b"\1" * 2000, "file is not a database"),
        (b"", "is a database, and not newsboat's"),
    ],
)
def test_what_is_no_cache_says_so(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "cache.db"
    path.write_bytes(data)
    with pytest.raises(CacheError, match=reason):
        items(path)


@pytest.mark.soak
def test_a_damaged_cache_is_a_sentence(tmp_path: Path) -> None:
    good = put(tmp_path / "cache.db", [{"content": "Two died. " * 200} for _ in range(50)]).read_bytes()
    count = times(40, 2_000)
    dice = random.Random(20261122)
    for _ in range(count):
        data = bytearray(good)
        for _ in range(dice.randint(1, 40)):
            at = dice.randrange(100, len(data))
            data[at : at + 8] = dice.randbytes(8)
        (tmp_path / "bad.db").write_bytes(data[: dice.choice([len(data), len(data) // 2])])
        with suppress(CacheError):
            items(tmp_path / "bad.db")
    tell("newsboat's cache, damaged at random", f"{count:,} caches, 0 tracebacks")


# -- where it keeps them
def test_both_files_are_found_where_newsboat_keeps_them(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert places() == []
    old = home / ".newsboat"
    new = home / ".config" / "newsboat"
    data = home / ".local" / "share" / "newsboat"
    for folder, name in ((old, "urls"), (old, "cache.db")):
        folder.mkdir(exist_ok=True)
        (folder / name).touch()
    assert places() == [old / "urls", old / "cache.db"]
    for folder, name in ((new, "urls"), (data, "cache.db")):
        folder.mkdir(parents=True)
        (folder / name).touch()
    assert places() == [new / "urls", data / "cache.db"]
    assert places(str(old)) == [old / "urls", old / "cache.db"]
    assert places(str(home)) == []


@pytest.mark.skipif(not shutil.which("newsboat"), reason="newsboat is not installed")
def test_what_newsboat_itself_has_written_is_read(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    entries = "".join(
        f"<item><title>Toll {n}</title><guid>g{n}</guid><link>https://wire.example/{n}</link>"
        f"<description>&lt;p&gt;Two died &amp;amp; {n} fled.&lt;/p&gt;</description></item>"
        for n in range(3)
    )
    feed.write_text(
        '<?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title><link>https://wire.example/</link>'
        f"<description>News</description>{entries}</channel></rss>",
        encoding="utf-8",
    )
    (tmp_path / "urls").write_text(f'file://{feed} news "~Wire"\n', encoding="utf-8")
    (tmp_path / "config").touch()
    files = [f"--url-file={tmp_path}/urls", f"--cache-file={tmp_path}/cache.db", f"--config-file={tmp_path}/config"]
    subprocess.run(["newsboat", *files, "-x", "reload"], check=True, capture_output=True, timeout=30)
    found = items(tmp_path / "cache.db")
    assert sorted((one.guid, one.article.title, one.article.text) for one in found) == [
        (f"g{n}", f"Toll {n}", f"Two died & {n} fled.") for n in range(3)
    ]
    assert {one.article.source for one in found} == {"The Wire"}
