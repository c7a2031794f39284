"""Fetching what is followed, from a real server: what becomes of entries, of feeds that move, end and fail."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import pytest

from tests.sources.feeding import HOUR, Reading, feed, item, rss
from tests.web import Web, page, redirect, silence
from tui.library import LibraryError
from tui.sources.worker import Worker
from tui.state import Change
from tui.state.subscriptions import FullText, Subscription

pytestmark = pytest.mark.asyncio(loop_scope="module")


# -- addresses
@pytest.mark.parametrize("status", [301, 308])
async def test_a_feed_that_moved_for_good_is_followed_there(web: Web, reading: Reading, status: int) -> None:
    reading.follow(web.url("/old"))
    reading.journal.write(Change.to_feed(web.url("/old"), name="Mine", folder="News"))
    web["/old"] = feed(item("a", link=None))
    await reading.fetch()
    web["/old"], web["/new"] = redirect("/new", status=status), feed(item("a", link=None), item("b", link=None))
    done = await reading.fetch_one()
    assert (done.how, done.moved, done.new) == ("moved", web.url("/new"), 1)
    assert reading.followed() == [Subscription(web.url("/new"), name="Mine", folder="News")]
    assert (await reading.fetch_one()).how == "unchanged"
    assert sorted(reading.texts()) == ["Report a", "Report b"], "the articles of before are the same articles"


async def test_a_feed_that_moved_to_one_that_is_followed_joins_it(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/old"), web.url("/new"))
    reading.journal.write(Change.to_feed(web.url("/new"), name="Mine"))
    web["/old"], web["/new"] = redirect("/new", status=301), feed(item("a"))
    done = (await reading.fetch())[web.url("/old")]
    assert (done.moved, done.trouble) == (web.url("/new"), "That is followed already, and stays as it is there.")
    assert reading.followed() == [Subscription(web.url("/new"), name="Mine")]


async def test_a_move_that_cannot_be_written_down_is_told(web: Web, reading: Reading, tmp_path: Path) -> None:
    reading.follow(web.url("/old"))
    web["/old"] = web["/new"] = feed(item("a", link=None))
    await reading.fetch()
    web["/old"] = redirect("/new", status=301)
    lock = tmp_path / "reading.lock"
    lock.unlink()
    lock.mkdir()
    done = await reading.fetch_one()
    lock.rmdir()
    assert (done.how, done.moved) == ("unchanged", "")
    assert done.trouble
    await reading.fetch()
    assert [one.address for one in reading.followed()] == [web.url("/new")]
    assert list(reading.texts()) == ["Report a"]


async def test_a_redirect_for_now_moves_nothing(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    web["/feed"], web["/there"] = redirect("/there", status=302), feed(item("a"))
    assert (await reading.fetch_one()).how == "new"
    assert [one.address for one in reading.followed()] == [web.url("/feed")]


async def test_a_feed_that_moved_to_what_is_no_feed_stays(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    web["/feed"], web["/login"] = redirect("/login", status=301), page(b"<html><body>Please sign in</body></html>")
    assert (await reading.fetch_one()).how == "failed"
    assert [one.address for one in reading.followed()] == [web.url("/feed")]


async def test_a_feed_that_is_gone_is_asked_no_more(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    web["/feed"] = feed(item("a"))
    await reading.fetch()
    web["/feed"] = page(status=410)
    done = await reading.fetch_one()
    assert done.how == "ended"
    assert done.trouble
    (followed,) = reading.followed()
    assert followed.ended == done.trouble
    assert await reading.fetch() == {}
    assert list(reading.texts()) == ["Report a"]


# -- failures
async def test_failures_wait_ever_longer_and_say_why(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    web["/feed"] = page(status=500)
    waits = []
    for failures in range(1, 8):
        done = await reading.fetch_one()
        known = reading.known(web.url("/feed"))
        assert (done.how, known.failures, known.trouble) == ("failed", failures, done.trouble)
        assert "500" in done.trouble
        waits.append(round((known.due - time.time()) / HOUR))
    assert waits == [2, 4, 8, 16, 24, 24, 24]
    web["/feed"] = feed(item("a"))
    assert (await reading.fetch_one()).how == "new"
    known = reading.known(web.url("/feed"))
    assert (known.failures, known.trouble, known.cure) == (0, "", "")
    assert round((known.due - time.time()) / HOUR) == 1


@pytest.mark.parametrize("status", [429, 503])
async def test_a_server_that_names_a_time_is_left_alone_until_then(web: Web, reading: Reading, status: int) -> None:
    reading.follow(web.url("/feed"))
    web["/feed"] = page(status=status, headers={"Retry-After": "7200"})
    assert (await reading.fetch_one()).how == "failed"
    assert round((reading.known(web.url("/feed")).due - time.time()) / HOUR) == 2
    done = await reading.fetch_one()
    assert (done.how, len(web.asked)) == ("failed", 1)
    assert done.trouble
    await reading.fetch_one(named=True)
    assert len(web.asked) == 2, "a person asked for this one"


@pytest.mark.parametrize(
    ("head", "more", "hours"),
    [
        ({"Cache_Control": "max-age=10800"}, "", 3),
        ({"Cache_Control": "max-age=60"}, "", 1),
        ({"Cache_Control": "max-age=99999999"}, "", 24),
        ({}, "<ttl>240</ttl>", 4),
        ({}, "<ttl>20000</ttl>", 24),
    ],
)
async def test_a_feed_is_due_when_its_server_says(
    web: Web, reading: Reading, head: dict[str, str], more: str, hours: int
) -> None:
    reading.follow(web.url("/feed"))
    head = {name.replace("_", "-"): value for name, value in head.items()}
    web["/feed"] = page(rss(item("a"), more=more), kind="application/rss+xml", headers=head)
    await reading.fetch()
    assert round((reading.known(web.url("/feed")).due - time.time()) / HOUR) == hours


async def test_what_a_feed_asks_for_holds_while_nothing_is_new(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"), web.url("/same"))
    web["/feed"], web["/same"] = feed(item("a"), more="<ttl>240</ttl>", etag="1"), feed(more="<ttl>240</ttl>")
    for _ in range(2):
        await reading.fetch()
        dues = [reading.known(web.url(path)).due for path in ("/feed", "/same")]
        assert [round((due - time.time()) / HOUR) for due in dues] == [4, 4]


async def test_an_interval_that_the_reader_has_set_is_little_stretched(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    reading.journal.write(Change.to_feed(web.url("/feed"), interval=60))
    head = {"Cache-Control": "max-age=31536000"}
    web["/feed"] = page(rss(item("a")), kind="application/rss+xml", headers=head)
    await reading.fetch()
    assert round((reading.known(web.url("/feed")).due - time.time()) / HOUR) == 7


async def test_a_host_that_cannot_be_reached_is_not_asked_for_each_of_its_feeds(
    web: Web, tmp_path: Path, worker: Worker
) -> None:
    outside = web.elsewhere({"dead.example": ["93.0.0.1"], "news.example": ["93.0.0.2"]})
    outside["dialler"].dead = {"93.0.0.1"}
    web["/feed"], web["/to"] = feed(item("a")), redirect("http://dead.example/x")
    async with Reading.at(tmp_path, worker, **outside) as reading:
        reading.follow(*(f"http://dead.example/{number}" for number in range(20)))
        reading.follow("http://news.example/to", "http://news.example/feed")
        found = await reading.fetch()
        assert (reading.ended.failed, found["http://news.example/feed"].how) == (21, "new")
        assert outside["dialler"].dialled.count("93.0.0.1") <= 3
        (trouble,) = {done.trouble for url, done in found.items() if url.startswith("http://dead")}
        assert trouble == "dead.example cannot be reached."
        assert reading.known("http://dead.example/19").failures == 1
        outside["dialler"].dead.clear()
        web["/0"] = feed(item("b"))
        assert (await reading.fetch())["http://dead.example/0"].how == "new", "and the next fetch asks again"


async def test_a_page_that_is_sent_on_elsewhere_is_read_there(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    web["/feed"], web["/a"] = redirect("/a"), feed(item("a"), etag="1")
    web["/b"] = feed(item("b"), etag="1")
    assert (await reading.fetch_one()).new == 1
    assert (await reading.fetch_one()).how == "unchanged"
    assert "if-none-match" in web.asked[-1].headers
    web["/feed"] = redirect("/b")
    assert (await reading.fetch_one()).new == 1


# -- private places
PUBLIC, INSIDE = ["93.184.216.34"], ["10.0.0.5"]


@pytest.mark.parametrize("moved", [False, True])
async def test_a_name_that_was_public_never_leads_inside(web: Web, tmp_path: Path, worker: Worker, moved: bool) -> None:
    first = "http://news.example/feed"
    web["/feed"] = redirect("http://turns.example/there", status=301) if moved else feed(item("a"))
    web["/there"] = feed(item("a"))
    for name, places in (("a", PUBLIC), ("b", INSIDE)):
        names = {"news.example": PUBLIC if moved else places, "turns.example": places}
        async with Reading.at(tmp_path, worker, **web.elsewhere(names)) as reading:
            if name == "a":
                reading.follow(first)
                assert (await reading.fetch_one()).has_failed is False
                web.asked.clear()
                continue
            done = await reading.fetch_one(named=True)
            assert "is a private place" in done.trouble
            assert web.asked == []


async def test_a_name_that_is_private_is_asked_for_where_a_person_names_it_first(
    web: Web, tmp_path: Path, worker: Worker
) -> None:
    web["/feed"] = feed(item("a"))
    async with Reading.at(tmp_path, worker, **web.elsewhere({"corp.example": INSIDE})) as reading:
        reading.follow("http://corp.example/feed")
        assert "private place" in (await reading.fetch_one()).trouble
        assert web.asked == [], "it may be from somebody else's list"
        assert (await reading.fetch_one(named=True)).how == "new"
        assert (await reading.fetch_one()).how == "unchanged"
    async with Reading.at(tmp_path, worker, **web.elsewhere({"corp.example": ["127.0.0.1"]})) as reading:
        assert "private place" in (await reading.fetch_one()).trouble, "and that is further inside"


async def test_what_goes_wrong_with_one_feed_is_its_own_trouble(web: Web, reading: Reading) -> None:
    deep = b"<rss><channel>" + b"<a>" * 300_000
    web["/html"] = page(b"<html><body><h1>502 Bad Gateway</h1></body></html>")
    web["/empty"] = page(b"", kind="application/rss+xml")
    web["/deep"] = page(deep, kind="application/rss+xml")
    web["/missing"] = page(b"not here", status=404)
    web["/charset"] = page(rss(item("é", "Fünf Öltanker.")), kind="text/xml; charset=us-ascii")
    web["/good"] = feed(item("good"))
    names = ("html", "empty", "deep", "missing", "good", "charset")
    reading.follow(*(web.url(f"/{name}") for name in names), "http://[no/wrong", "https:///wrong", "/nowhere/wrong")
    found = {feed.rpartition("/")[2]: done for feed, done in (await reading.fetch()).items()}
    failed = {name for name, done in found.items() if done.how == "failed"}
    assert {"html", "empty", "missing", "wrong"} <= failed <= {"html", "empty", "missing", "wrong", "deep"}
    assert all(found[name].trouble.endswith((".", "…")) and found[name].name for name in failed)
    assert reading.texts()["Report é"] == "Fünf Öltanker."
    assert reading.ended.failed == len(failed) + 2
    assert reading.texts()["Report good"]


async def test_a_parser_that_dies_costs_one_feed_and_that_only_for_now(web: Web, tmp_path: Path) -> None:
    async with Worker() as worker, Reading.at(tmp_path, worker) as reading:
        reading.follow(*(web.url(f"/{name}") for name in "abcd"))
        for name in "abcd":
            web[f"/{name}"] = feed(*(item(f"{name}{number}", "Some news. " * 50) for number in range(40)))
        killing = asyncio.create_task(reading.kill_parser())
        found = await reading.fetch()
        await killing
        assert sorted(done.how for done in found.values()) == ["failed", "new", "new", "new"]
        (trouble,) = {done.trouble for done in found.values() if done.how == "failed"}
        assert "stopped" in trouble
        assert [done.new for done in (await reading.fetch()).values() if done.how == "new"] == [40]
        assert len(reading.texts()) == 160


async def test_a_library_that_cannot_be_written_ends_the_fetch(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/a"), web.url("/b"))
    web["/a"], web["/b"] = feed(item("a")), silence()
    reading.library.close()
    with pytest.raises(LibraryError):
        await asyncio.wait_for(reading.fetch(), 5)


# -- full text
async def test_the_pages_of_a_feed_are_fetched_where_the_reader_wants_them(web: Web, reading: Reading) -> None:
    story = "The ferry sank off the coast on Monday with forty people on board, officials said."
    rest = "Rescuers pulled thirty-eight of them from the water before nightfall, and two are missing."
    html = f"<html><body><article><h1>Ferry sinks</h1><p>{story}</p><p>{rest}</p><p>{story}</p></article></body></html>"
    web["/ferry"] = page(html.encode())
    web["/missing"] = page(status=404)
    reading.follow(web.url("/feed"), full_text=FullText.ALWAYS)
    web["/feed"] = feed(
        item("a", story, title="Ferry sinks", link=web.url("/ferry")),
        item("b", "Nothing else.", link=web.url("/missing")),
    )
    done = await reading.fetch_one()
    assert (done.how, done.new, done.trouble) == ("new", 2, "1 page could not be had this time.")
    assert rest in reading.texts()["Ferry sinks"]
    assert not list(reading.versions("Ferry sinks"))
    assert reading.texts()["Report b"] == "Nothing else."
    assert reading.library.feeds.filled([web.url("/ferry"), web.url("/missing")]) == {web.url("/ferry")}
    reading.library.remove([web.url("/ferry")])
    web["/feed"] = feed(item("a", f"{story} Again.", title="Ferry sinks", link=web.url("/ferry")))
    assert (await reading.fetch_one()).how == "unchanged"
    assert web.paths().count("/ferry") == 1, "nobody fetches pages of what was forgotten"


async def test_a_page_that_could_not_be_had_is_asked_for_again_and_makes_no_version(
    web: Web, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.sources.intake.filling._PAGES", 2)
    text = "Ferry {0} sank off the coast on Monday with forty people on board, officials of {0} said on Tuesday."
    for name in "acb":
        told = f"<p>{text.format(name * 6)}</p><p>{text.format(name * 6)} And that is not all that is known.</p>"
        there = page(f"<html><body><article><h1>Ferry {name * 6}</h1>{told}</article></body></html>".encode())
        web[f"/{name}"] = page(status=500) if name == "b" else there
    items = (item(name, text.format(name * 6), title=f"Ferry {name * 6}", link=web.url(f"/{name}")) for name in "abc")
    web["/feed"] = feed(*items, etag="1")
    reading.follow(web.url("/feed"), full_text=FullText.ALWAYS)
    assert (await reading.fetch_one()).trouble == "2 pages could not be had this time.", "one failed, one was too many"
    assert (await reading.fetch_one()).trouble == "1 page could not be had this time."
    web["/b"] = there
    done = await reading.fetch_one()
    assert (done.how, done.trouble) == ("unchanged", "")
    assert all("not all that is known" in text for text in reading.texts().values())
    assert not any(reading.library.versions(web.url(f"/{name}")) for name in "abc")
    await reading.fetch()
    assert [web.paths().count(f"/{name}") for name in "abc"] == [1, 3, 1]


async def test_a_page_that_can_never_be_had_is_given_up(web: Web, reading: Reading) -> None:
    web["/gone"], web["/feed"] = page(status=404), feed(item("a", link=web.url("/gone")))
    reading.follow(web.url("/feed"), full_text=FullText.ALWAYS)
    told = [(await reading.fetch_one()).trouble for _ in range(7)]
    assert [bool(sentence) for sentence in told] == [True] * 5 + [False] * 2
    assert web.paths().count("/gone") == 5


# -- files
def written(file: Path, text: str) -> None:
    """A file that nobody writes any more."""
    file.write_text(text)
    os.utime(file, (time.time() - 10,) * 2)


async def test_a_folder_that_is_followed(reading: Reading, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    written(folder / "a.txt", "Title: Otters\n\nOtters were seen.")
    reading.follow(str(folder))
    assert (await reading.fetch_one()).new == 1
    assert (await reading.fetch_one()).how == "unchanged"
    written(folder / "a.txt", "Title: Otters\n\nOtters were seen again.")
    written(folder / "b.txt", "Title: Badgers\n\nBadgers were seen.")
    done = await reading.fetch_one()
    assert (done.new, done.changed) == (1, 1)
    (folder / "a.txt").unlink()
    (folder / "b.txt").unlink()
    folder.rmdir()
    done = await reading.fetch_one()
    assert (done.how, done.trouble) == ("failed", f"There is no file or folder called {folder} any more.")


async def test_a_file_that_is_a_feed(reading: Reading, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(rss(item("a")))
    reading.follow(str(file))
    assert (await reading.fetch_one()).new == 1
    assert (await reading.fetch_one()).how == "unchanged"
    file.write_bytes(b"<html>no</html>")
    assert (await reading.fetch_one()).how == "failed"


# -- the reader's own
async def test_not_a_single_mark_moves(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    web["/feed"] = feed(item("a"), item("b"))
    await reading.fetch()
    reading.journal.write(
        [Change("https://news.example/a", "read", True), Change("https://news.example/b", "starred", True)]
    )
    marks = [reading.journal.state.marked(mark) for mark in ("read", "starred")]
    web["/feed"] = feed(item("a", "Other."), item("b", "Other."), item("c"))
    await reading.fetch()
    reading.journal.refresh()
    assert [reading.journal.state.marked(mark) for mark in ("read", "starred")] == marks


async def test_a_feed_that_was_removed_meanwhile_is_not_followed_again(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    web["/feed"], web["/new"] = redirect("/new", status=301), feed(item("a"))
    (one,) = reading.followed()
    reading.journal.write(one.removal())
    await reading.refresh.run([one])
    assert reading.followed() == []
