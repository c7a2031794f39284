"""`wireside add`, `remove`, `feeds` and `fetch`, run as people and cron run them."""

from __future__ import annotations

import json
import os
import pty
import random
import re
import select
import signal
import sqlite3
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.soak import tell, times
from tests.sources.feeding import feed, item, rss
from tests.web import Web, page, silence
from tui.cli import run
from tui.commands import fetching as fetching_file
from tui.commands import telling
from tui.library import Library, errors
from tui.library.feeds import Fetched
from tui.settings import places
from tui.sources.events import Asked, Begun, Done, Ended, Failed, Filled, Waiting, from_line
from tui.state import Change, Journal
from tui.state.lock import locked
from tui.state.subscriptions import FullText, Subscription, subscriptions
from tui.text import Article

WIRESIDE = [sys.executable, "-P", "-m", "tui"]


def started(*arguments: str) -> subprocess.Popen[str]:
    """A command that runs by itself."""
    return subprocess.Popen([*WIRESIDE, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def followed() -> list[Subscription]:
    return subscriptions(Journal.open(places().journal).state)


def follow(*addresses: str) -> None:
    changes = [change for address in addresses for change in Subscription(address).changes()]
    assert Journal.open(places().journal).write(changes)


def titles() -> list[str]:
    with Library(places().library) as library:
        return sorted(article.title for article in library.each())


def until(condition: Callable[[], object], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)


# -- add
def test_a_feed_is_followed_and_joins_the_library_at_once(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    web["/feed"] = feed(item("a"), item("b"), title="Wire")
    asked = ("--name", "My Wire", "--folder", "News/World", "--interval", "30")
    assert run(["add", web.url("/feed"), *asked]) == 0
    assert capsys.readouterr().out == "My Wire: 2 new articles.\n"
    assert followed() == [Subscription(web.url("/feed"), "My Wire", "News/World", interval=30)]
    assert titles() == ["Report a", "Report b"]
    assert run(["add", web.url("/feed")]) == 0
    assert capsys.readouterr().out == "My Wire is followed already.\n"
    assert run(["add", web.url("/feed"), "--full-text", "--folder", "News/World"]) == 0
    assert capsys.readouterr().out == "My Wire is followed already, and is changed.\n"
    assert followed() == [Subscription(web.url("/feed"), "My Wire", "News/World", FullText.ALWAYS, interval=30)]


def test_a_page_leads_to_its_feeds(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="/{name}" title="{name.title()}">'
        for name in ("news", "sport", "comments")
    )
    web["/"] = page(f"<html><head>{links}</head><body>Hello</body></html>".encode())
    web["/news"] = feed(item("a"), title="News")
    assert run(["add", "--list", web.url("/")]) == 0
    listed = capsys.readouterr().out
    assert f"{web.url('/news')}\tNews\n" in listed
    web["/bare"] = page(b"<html><body>Hello</body></html>")
    assert run(["add", "--list", web.url("/bare")]) == 2
    assert "names none" in capsys.readouterr().err
    assert followed() == []
    assert run(["add", web.url("/")]) == 0
    told = capsys.readouterr()
    assert told.out == "News: 1 new article.\n"
    assert f"The page also names {web.url('/sport')} (Sport)." in told.err
    assert [one.address for one in followed()] == [web.url("/news")]


def test_addresses_as_people_write_them(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    web["/a"] = feed(item("a"))
    assert run(["add", f"feed:{web.url('/a')}"]) == 0
    assert run(["add", "--offline", "news.example/feed"]) == 0
    assert [one.address for one in followed()] == [web.url("/a"), "https://news.example/feed"]
    assert run(["add", f"{web.url('/a')}/"]) == 0
    assert "is followed already" in capsys.readouterr().out
    assert len(followed()) == 2


@pytest.mark.parametrize("how", ["typed", "opml", "newsboat"])
def test_a_password_in_an_address_is_kept_and_told_nowhere(
    web: Web, tmp_path: Path, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    web["/a"] = feed(item("a", link=None))
    address = web.url("/a").replace("://", "://me:s3cret@")
    (tmp_path / "list").write_text(
        f'<opml><outline xmlUrl="{address}"/></opml>' if how == "opml" else f"{address} news"
    )
    code = run(["add", address] if how == "typed" else ["import", str(tmp_path / "list")])
    (tmp_path / "list").unlink()
    told = capsys.readouterr()
    assert code == 0
    assert "wireside.toml" in told.err
    assert [one.address for one in followed()] == [web.url("/a")]
    for command in (["fetch", "--json"], ["feeds", "--json"], ["export"], ["export", "--opml"]):
        assert run(command) == 0
    kept = [file.read_bytes() for file in places().config.parent.rglob("*") if file.is_file()]
    assert kept
    assert not any(b"s3cret" in data for data in [*kept, repr([told, capsys.readouterr()]).encode()])


@pytest.mark.parametrize(
    "source", ["mailto:a@b.example", "nonsense", "", "file:///etc/passwd", "http://", "a b.example"]
)
def test_what_is_no_address_is_told(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", source]) == 2
    told = capsys.readouterr().err
    assert told.startswith("wireside: ")
    assert told.count("\n") == 1
    assert followed() == []


def test_what_is_no_feed_is_not_followed(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    web["/page"], web["/feed"] = page(b"<html><body>Nothing</body></html>"), feed(item("a"))
    assert run(["add", web.url("/page"), web.url("/none"), web.url("/feed")]) == 1
    told = capsys.readouterr().err.splitlines()
    assert [f"{web.url('/page')} is a web page, not a feed" in told[0], "404" in told[1]] == [True, True]
    assert [one.address for one in followed()] == [web.url("/feed")]


def test_a_list_of_ten_thousand_is_followed_in_seconds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outlines = "".join(f'<outline text="Feed {n}" xmlUrl="https://n{n}.example/feed"/>' for n in range(10_000))
    (tmp_path / "feeds.opml").write_text(f'<opml><body><outline text="All">{outlines}</outline></body></opml>')
    began = time.monotonic()
    assert run(["add", str(tmp_path / "feeds.opml")]) == 0
    assert time.monotonic() - began < 10
    assert capsys.readouterr().out == "10,000 feeds are followed; `wireside fetch` brings them in.\n"
    assert len(followed()) == 10_000


def test_a_list_is_followed_in_its_folders(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    inner = '<outline text="World"><outline text="Wire" xmlUrl="https://a.example/feed"/></outline>'
    web["/list"] = page(f"<opml><body>{inner}</body></opml>".encode(), kind="text/x-opml")
    web["/empty"] = page(b"<opml><body></body></opml>", kind="text/x-opml")
    assert run(["add", web.url("/list"), "--folder", "News"]) == 0
    assert followed() == [Subscription("https://a.example/feed", "Wire", "News/World")]
    capsys.readouterr()
    assert run(["add", web.url("/list")]) == 0
    assert capsys.readouterr().out == "No feed is new; 1 was followed before.\n"
    assert run(["add", web.url("/empty")]) == 2
    assert "names no feed" in capsys.readouterr().err


def test_folders_and_files_are_followed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Title: Otters\n\nOtters were seen.")
    (tmp_path / "feed.xml").write_bytes(rss(item("a")))
    os.utime(folder / "a.txt", (1e9, 1e9))
    assert run(["add", str(folder), str(tmp_path / "feed.xml")]) == 0
    assert capsys.readouterr().out == f"{folder}: 1 new article.\nWire: 1 new article.\n"
    assert titles() == ["Otters", "Report a"]
    assert run(["fetch", "--quiet", os.path.relpath(folder)]) == 0
    os.mkfifo(tmp_path / "pipe")
    assert run(["add", str(tmp_path / "pipe")]) == 2
    assert capsys.readouterr().err == f"wireside: {tmp_path / 'pipe'} is neither a folder nor a file.\n"


def test_what_cannot_be_followed_is_told_in_a_sentence(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "cache.db")) as connection:
        connection.execute("CREATE TABLE rss_item (guid)")
    (tmp_path / "urls").write_text("https://a.example/feed news\n")
    (tmp_path / "program").write_bytes(b"\x7fELF\0\0\1")
    (tmp_path / "tab\there").write_text("News.")
    Path(os.fsdecode(bytes(tmp_path) + b"/\xff.txt")).write_text("News.")
    told = {
        "cache.db": "takes it in",
        "urls": f"`wireside import {tmp_path / 'urls'}` takes it in.",
        "program": "holds no text.",
        "tab\there": "cannot be shown",
        "\udcff.txt": "cannot be shown",
    }
    process = subprocess.run(
        [*WIRESIDE, "add", *(tmp_path / name for name in told), ""], capture_output=True, text=True, check=False
    )
    lines = process.stderr.splitlines()
    assert (process.returncode, len(lines)) == (2, 6)
    assert all(sentence in line for line, sentence in zip(lines, told.values(), strict=False))
    assert "Name what is to be followed" in lines[-1]
    assert followed() == []


def test_folders_are_kept_apart_and_named_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    for number, folder in enumerate(("news", "News", "news", "News", " World //Wire/ ")):
        assert run(["add", "--offline", "--folder", folder, f"https://{number}.example/feed"]) == 0
    assert [one.folder for one in followed()] == ["News", "News", "news", "news", "World/Wire"]


# -- remove and feeds
def test_a_feed_is_removed_by_a_part_of_its_name(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    web["/a"], web["/b"] = (
        feed(item("a"), item("c"), title="North Wire"),
        feed(item("b"), item("c"), title="South Wire"),
    )
    run(["add", web.url("/a"), web.url("/b")])
    Journal.open(places().journal).write([Change("https://news.example/b", "starred", value=True)])
    capsys.readouterr()
    assert run(["remove", "wire"]) == 2
    assert capsys.readouterr().err == f'wireside: "wire" may be any of 2 feeds: {web.url("/a")}, {web.url("/b")}.\n'
    assert run(["remove", "nothing"]) == 2
    assert len(followed()) == 2
    capsys.readouterr()
    assert run(["remove", "north", "--articles"]) == 0
    assert capsys.readouterr().out == "North Wire is followed no longer. 1 article was forgotten.\n"
    assert titles() == ["Report b", "Report c"], "what another feed carries stays"
    assert run(["remove", "south wire", "--articles"]) == 0
    assert titles() == ["Report b"], "and what carries a star"
    run(["add", web.url("/a")])
    assert titles() == ["Report a", "Report b", "Report c"], "who follows again wants to read"


def test_feeds_are_listed_for_people_and_programs(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["feeds"]) == 1
    assert "wireside add" in capsys.readouterr().err
    web["/good"] = feed(item("a"), title="Good")
    run(["add", web.url("/good"), "--folder", "News"])
    run(["add", "--offline", web.url("/bad")])
    run(["fetch"])
    capsys.readouterr()
    assert run(["feeds"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [line[:3] for line in lines] == [
        ["", web.url("").split("/")[2], web.url("/bad")],
        ["News", "Good", web.url("/good")],
    ]
    assert lines[0][4] == "never"
    assert "404" in lines[0][5]
    assert lines[1][5] == ""
    assert run(["feeds", "--failing", "--json"]) == 0
    (record,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (record["address"], record["failures"]) == (web.url("/bad"), 1)
    assert record["cure"]


# -- fetch
def test_a_fetch_tells_what_came_and_what_failed(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fetch"]) == 2
    assert "`wireside add URL` follows a feed" in capsys.readouterr().err
    web["/a"], web["/b"] = feed(item("a"), title="North"), feed(item("b"), title="South")
    follow(web.url("/a"), web.url("/b"), web.url("/none"))
    assert run(["fetch"]) == 1
    told = capsys.readouterr()
    assert sorted(told.out.splitlines()) == ["3 feeds, 2 new, 1 failed.", "North: 1 new.", "South: 1 new."]
    assert told.err.count("\n") == 1
    assert "404" in told.err
    assert run(["fetch", "--quiet"]) == 1
    assert capsys.readouterr().out == ""
    assert run(["fetch", "--quiet", "north"]) == 0
    assert capsys.readouterr() == ("", "")
    assert run(["fetch", "--due", "--json"]) == 0
    begun, ended = map(from_line, capsys.readouterr().out.splitlines())
    assert (begun, ended) == (Begun(0), Ended(0, 0, 0, 0)), "none is due yet"
    assert run(["fetch", "--due"]) == 0
    assert capsys.readouterr().out == "No feed is due now.\n"


def knowing(fetched: Fetched) -> None:
    """A feed of which so much is known is followed."""
    follow("http://127.0.0.1:9/a")
    with Library(places().library) as library:
        library.feeds.keep({"http://127.0.0.1:9/a": fetched})


@pytest.mark.parametrize("arguments", [[], ["--due"], ["127.0.0.1"]])
def test_a_clock_that_was_wrong_once_stops_nothing(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    ahead = time.time() + 1e7
    knowing(Fetched(fetched=ahead, due=ahead + 3600, later=ahead + 3600, failures=1, trouble="It was late."))
    assert run(["fetch", *arguments]) == 1
    told = capsys.readouterr()
    assert told.out.startswith("1 feed, ")
    assert "It was late." not in told.err, "it was asked"


def test_a_shorter_interval_holds_at_once_where_the_server_does_not_mind(capsys: pytest.CaptureFixture[str]) -> None:
    now = time.time()
    knowing(Fetched(fetched=now - 4000, due=now + 80_000, later=now - 4000))
    assert run(["fetch", "--due", "--json"]) == 1
    assert from_line(capsys.readouterr().out.splitlines()[0]) == Begun(1)
    knowing(Fetched(fetched=now - 4000, due=now + 80_000, later=now + 80_000))
    assert run(["fetch", "--due", "--json"]) == 0
    assert from_line(capsys.readouterr().out.splitlines()[0]) == Begun(0), "its server wishes to be asked later"


def test_programs_are_told_why_nothing_can_be_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fetch", "--json"]) == 2
    told = capsys.readouterr()
    assert from_line(told.out) == Failed("Nothing is followed yet; `wireside add URL` follows a feed.")
    assert "Nothing is followed yet" in told.err


def test_who_reads_no_complaints_ends_no_fetch(web: Web) -> None:
    web["/a"] = feed(item("a"))
    follow(web.url("/b"), web.url("/none"), web.url("/a"))
    with started("fetch") as process:
        assert process.stderr
        process.stderr.close()
        assert process.wait(10) == 1
    assert titles() == ["Report a"]


def test_a_fetch_tells_programs_all(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    web["/a"] = feed(item("a"), title="North")
    follow(web.url("/a"))
    assert run(["fetch", "--json"]) == 0
    events = [from_line(line) for line in capsys.readouterr().out.splitlines()]
    done = Done(web.url("/a"), "new", 1, 0, "North")
    assert events == [Begun(1), Asked(web.url("/a")), done, Ended(1, 1, 0, 0)]


def test_pages_are_fetched_for_articles_and_addresses(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    story = "The ferry sank off the coast on Monday with forty people on board, officials said."
    rest = "Rescuers pulled thirty-eight of them from the water before nightfall, and two are missing."
    web["/ferry"] = page(
        f"<html><body><article><h1>Ferry</h1><p>{story}</p><p>{rest}</p></article></body></html>".encode()
    )
    web["/feed"] = feed(item("a", story, title="Ferry sinks", link=web.url("/ferry")))
    run(["add", web.url("/feed")])
    capsys.readouterr()
    assert run(["fetch", "--json", "--page", web.url("/ferry"), "no-such-key", web.url("/none")]) == 1
    found, unknown, missing = (from_line(line) for line in capsys.readouterr().out.splitlines())
    assert found == Filled(web.url("/ferry"), web.url("/ferry"))
    assert run(["fetch", "--json", "--page", web.url("/ferry")]) == 0
    assert from_line(capsys.readouterr().out) == Filled(web.url("/ferry"), web.url("/ferry"), gained=False)
    assert unknown == Filled("no-such-key", trouble="The library has no such article.")
    assert isinstance(missing, Filled)
    assert "404" in missing.trouble
    with Library(places().library) as library:
        article = library.article(web.url("/ferry"))
        assert article is not None
        assert rest in article.text


def test_a_page_that_somebody_typed_may_be_opened_again_and_one_that_was_imported_is_not_typed(
    web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "The ferry sank off the coast on Monday with forty people on board, officials said on Tuesday evening."
    more = "Nobody could say for certain where the ship had been bound, or who had owned it in the years before."
    web["/live"] = page(
        f"<html><body><article><h1>Ferry</h1><p>{told}</p><p>{told}</p></article></body></html>".encode()
    )
    assert run(["fetch", "--page", web.url("/live")]) == 0
    web["/live"] = page(
        f"<html><body><article><h1>Other</h1><p>{more}</p><p>{more}</p></article></body></html>".encode()
    )
    assert run(["fetch", "--page", web.url("/live")]) == 0
    assert titles() == ["Other"]
    imported = Article.from_text("From a file.", title="Imported", url=web.url("/router"))
    with Library(places().library) as library:
        library.add([imported])
    assert run(["fetch", "--page", imported.key]) == 1
    assert "/router" not in web.paths()
    assert capsys.readouterr().err


@contextmanager
def fetching(web: Web, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A fetch that has begun to ask a feed which does not answer."""
    follow(web.url("/silent"))
    web["/silent"] = silence()
    with started("fetch", *arguments) as process:
        try:
            until(lambda: "/silent" in web.paths())
            yield process
        finally:
            process.kill()


def test_a_second_fetch_waits_or_says_so(
    web: Web, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    web["/a"] = feed(item("a"), title="North")
    with fetching(web) as first:
        follow(web.url("/a"))
        assert run(["fetch", "--no-wait"]) == 1
        assert capsys.readouterr().err == "Another Wireside is fetching; nothing was fetched.\n"
        assert run(["fetch", "--due"]) == 0, "the other one does the work"
        assert run(["fetch", "--due", "--quiet"]) == 0
        assert capsys.readouterr().err == "Another Wireside is fetching; nothing was fetched.\n"
        monkeypatch.setattr(fetching_file, "_PATIENCE", 0.2)
        assert run(["fetch", "--quiet"]) == 1
        assert capsys.readouterr().err.endswith("nothing was fetched.\n")
        with started("fetch", "--json", web.url("/a")) as second:
            assert second.stdout is not None
            assert isinstance(from_line(second.stdout.readline()), Waiting)
            assert "/a" not in web.paths()
            first.kill()
            assert second.wait(10) == 0
    assert titles() == ["Report a"]


def test_who_waits_for_a_reader_that_is_gone_waits_no_longer() -> None:
    places().data.mkdir(parents=True, exist_ok=True)
    with (
        locked(places().fetching, 0),
        subprocess.Popen(
            [*WIRESIDE, "fetch", "--json"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "WIRESIDE_BESIDE": "1"},
        ) as process,
    ):
        assert process.stdin
        assert process.stdout
        assert isinstance(from_line(process.stdout.readline()), Waiting)
        process.stdin.close()
        assert process.wait(5) == 128 + signal.SIGTERM


def test_a_reader_that_is_stopped_keeps_no_fetch_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    out, into = os.pipe()
    monkeypatch.setattr(telling, "_STDOUT", into)
    with ThreadPoolExecutor(1) as elsewhere, telling.PipeTeller() as tell:
        for _ in range(1000):
            tell(Asked("https://a.example/" + "x" * 1000))
        tell(Ended(1000, 0, 0, 0))
        with os.fdopen(out, "rb") as pipe:
            reading = elsewhere.submit(pipe.readlines)
            tell.__exit__(None, None, None)
            os.close(into)
            events = [from_line(line) for line in reading.result()]
    assert events[-1] == Ended(1000, 0, 0, 0)
    assert 50 < len(events) < 200
    assert None not in events, "each line is whole"


def test_what_another_fetch_has_just_fetched_is_not_fetched_again(web: Web) -> None:
    web["/a"] = page(rss(item("a")), kind="application/rss+xml", delay=1.0)
    follow(web.url("/a"))
    with started("fetch") as first:
        until(lambda: web.asked)
        with started("fetch") as second:
            assert (first.wait(10), second.wait(10)) == (0, 0)
    assert web.paths() == ["/a"]


# -- ended early
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_fetch_is_ended_in_order(web: Web, sign: signal.Signals) -> None:
    web["/a"] = feed(item("a"))
    follow(web.url("/a"))
    with fetching(web, "--json") as process:
        assert process.stdout
        assert process.stderr
        until(lambda: isinstance(from_line(process.stdout.readline()), Done))
        process.send_signal(sign)
        began = time.monotonic()
        code = process.wait(5)
        assert time.monotonic() - began < 5, "which is one where nobody else works"
        told = process.stderr.read()
        assert from_line(process.stdout.readlines()[-1]) == Ended(1, 1, 0, 0, early=True)
    assert code == 128 + sign
    assert told == "wireside: Ended early: 1 feed, 1 new.\n"
    assert titles() == ["Report a"]
    with Library(places().library) as library:
        assert library.feeds.one(web.url("/a")).digest, "what was done is not done again"


def test_a_fetch_that_nobody_listens_to_ends_and_blames_no_feed(web: Web) -> None:
    for number in range(20):
        web[f"/{number}"] = page(rss(item(str(number))), kind="application/rss+xml", delay=0.05 * number)
    follow(*(web.url(f"/{number}") for number in range(20)))
    with started("fetch", "--json") as process:
        assert process.stdout
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(10) == 0
    with Library(places().library) as library:
        assert not any(fetched.trouble for fetched in library.feeds.all().values())


@pytest.mark.soak
def test_a_fetch_that_is_killed_loses_and_doubles_nothing(web: Web) -> None:
    feeds, arriving, rounds = range(8), 10, times(3, 60)
    chance = random.Random(7)
    follow(*(web.url(f"/{number}") for number in feeds))
    for nth in range(1, rounds + 1):
        for number in feeds:
            entries = (item(f"{number}-{entry}", "Some news. " * 40, link=None) for entry in range(nth * arriving))
            web[f"/{number}"] = feed(*entries, title=f"Feed {number}")
        web.asked.clear()
        with started("fetch", "--quiet") as process:
            until(lambda: web.asked)
            time.sleep(chance.uniform(0.1, 0.7))
            process.kill()
    assert run(["fetch", "--quiet"]) == 0
    count = rounds * arriving
    assert titles() == sorted(f"Report {number}-{entry}" for number in feeds for entry in range(count))
    with Library(places().library) as library:
        assert not any(library.versions(article.key) for article in library.each())
        assert all(len(library.feeds.entries(web.url(f"/{number}"))) == count for number in feeds)
    tell("fetches killed in the middle, then fetched again", f"{rounds} times, 0 articles lost, 0 twice")


# -- the disk
def test_a_library_that_is_damaged_is_one_sentence(web: Web) -> None:
    follow(web.url("/a"))
    places().data.mkdir(parents=True, exist_ok=True)
    places().library.write_bytes(b"no library at all" * 1000)
    with started("fetch") as process:
        out, told = process.communicate(timeout=20)
    assert (process.returncode, out) == (2, "")
    assert told.startswith("wireside: The library ")
    assert told.count("\n") == 1


def test_a_library_that_another_program_keeps_is_one_sentence(
    web: Web, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    web["/a"], web["/b"] = feed(item("a")), silence()
    follow(web.url("/a"), web.url("/b"))
    monkeypatch.setattr(errors, "PATIENCE", 0.1)
    with Library(places().library), closing(sqlite3.connect(places().library, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert run(["fetch"]) == 2
    told = capsys.readouterr().err
    assert "another program has kept it locked" in told
    assert told.count("\n") == 1


# -- a terminal
def test_on_a_terminal_no_line_wraps(web: Web) -> None:
    web["/a"] = feed(item("a"), title="A name that is far longer than any line of a small terminal " * 3)
    follow(web.url("/a"), web.url("/none?" + "x" * 100))
    shown = on_terminal("fetch")
    assert "2 feeds, 1 new, 1 failed." in shown
    assert "404" in shown
    shown = on_terminal("feeds")
    assert max(map(len, shown.splitlines())) <= 80
    assert "404" in shown


def on_terminal(*arguments: str) -> str:
    """What a command prints on a terminal of 80 columns."""
    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (24, 80))
    with subprocess.Popen([*WIRESIDE, *arguments], stdin=follower, stdout=follower, stderr=follower) as process:
        os.close(follower)
        shown = b""
        while select.select([leader], [], [], 10)[0]:
            try:
                shown += os.read(leader, 65_536)
            except OSError:  # all of it was read
                break
        process.wait(10)
    os.close(leader)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())
