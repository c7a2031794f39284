"""Fetching what is followed, from a real server: what becomes of entries, of feeds that move, end and fail."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.sources.feeding import HOUR, Reading, feed, item, rss
from tests.web import Web, page, redirect, silence
from tui.library import LibraryError
from tui.sources.events import Asked, Begun, Ended
from tui.state import Change
from tui.state.subscriptions import FullText, Subscription


@pytest.fixture
async def reading(tmp_path: Path) -> AsyncIterator[Reading]:
    async with Reading.at(tmp_path) as reading:
        yield reading


# -- entries
async def test_new_changed_and_unchanged_entries(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    web["/feed"] = feed(item("a"), item("b", "At first."))
    done = await reading.fetch_one()
    assert (done.how, done.new, done.changed, done.name) == ("new", 2, 0, "Wire")
    assert reading.told[0] == Begun(1)
    assert reading.told[1] == Asked(web.url("/feed"))
    assert reading.ended == Ended(1, 2, 0, 0)
    web["/feed"] = feed(item("a"), item("b", "And then."), item("c"))
    done = await reading.fetch_one()
    assert (done.how, done.new, done.changed) == ("new", 1, 1)
    assert reading.texts()["Report b"] == "And then."
    assert list(reading.versions("Report b")) == ["At first."]
    assert not list(reading.versions("Report a"))
    done = await reading.fetch_one()
    assert (done.how, done.new, done.changed) == ("unchanged", 0, 0)


async def test_a_server_is_asked_whether_anything_is_new(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    web["/feed"] = feed(item("a"), etag='"1"')
    await reading.fetch_one()
    assert (await reading.fetch_one()).how == "unchanged"
    assert web.asked[-1].headers["if-none-match"] == '"1"'
    web["/feed"] = feed(item("a"), item("b"), etag='"2"')
    assert (await reading.fetch_one()).new == 1


async def test_a_body_that_is_as_it_was_is_not_parsed_again(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    web["/feed"] = feed(item("a"))
    await reading.fetch_one()
    before = reading.known(web.url("/feed"))
    assert before.digest
    reading.library.feeds.saw(web.url("/feed"), {})
    reading.library.feeds.forget(web.url("/feed"))
    reading.library.feeds.keep({web.url("/feed"): before})
    await reading.fetch_one()
    assert reading.library.feeds.entries(web.url("/feed")) == {}, "else they would be known again"


async def test_entries_without_names_dates_or_addresses_are_told_apart(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/same"), web.url("/bare"), web.url("/one-page"))
    web["/same"] = feed(*(item(name, guid="x") for name in "abc"))
    web["/bare"] = feed(*(item(name, guid=None, link=None) for name in "def"), title="Bare")
    web["/one-page"] = feed(*(item(name, link="https://news.example/") for name in "ghi"), title="Page")
    assert [done.new for done in (await reading.fetch()).values()] == [3, 3, 3]
    web["/same"] = feed(*(item(name, guid="x") for name in "abcj"))
    web["/bare"] = feed(*(item(name, guid=None, link=None) for name in "kdef"), title="Bare")
    web["/one-page"] = feed(*(item(name, link="https://news.example/") for name in "lghi"), title="Page")
    assert [(done.new, done.changed) for done in (await reading.fetch()).values()] == [(1, 0)] * 3
    assert sorted(reading.texts()) == [f"Report {name}" for name in "abcdefghijkl"]


async def test_impossible_dates_are_none(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    dates = ["", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 -1200", "yesterday", "0000-00-00"]
    dates.append("Sat, 21 Nov 2026 10:00:00 GMT")
    web["/feed"] = feed(*(item(str(number), date=date) for number, date in enumerate(dates)))
    assert (await reading.fetch_one()).new == len(dates)
    when = {article.title: article.published for article in reading.library.each()}
    assert [when[f"Report {number}"] is None for number in range(len(dates))] == [True] * 5 + [False]


async def test_what_has_no_date_is_listed_as_its_feed_has_it(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    web["/feed"] = feed(*(item(name) for name in "abc"))
    await reading.fetch_one()
    assert [line.title for line in reading.library.headlines(9)] == ["Report a", "Report b", "Report c"]


async def test_forgotten_articles_do_not_come_back(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    web["/feed"] = feed(item("a"), item("b"))
    await reading.fetch_one()
    reading.library.remove(["https://news.example/a"])
    web["/feed"] = feed(item("a", "Corrected."), item("b"), item("c"))
    assert (await reading.fetch_one()).new == 1
    assert sorted(reading.texts()) == ["Report b", "Report c"]
    reading.follow(web.url("/other"))
    web["/other"] = feed(item("a", guid="another"))
    assert (await reading.fetch())[web.url("/other")].new == 0


async def test_hostile_names_are_kept_as_any_other(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    entries = item("a", guid="x" * 9000 + "1", link=None), item("b", guid="x" * 9000 + "2", link=None)
    web["/feed"] = feed(*entries, item("c", guid="\u202e\u2066 c", link=None), item("d\ud7ff", "\U0001f600" * 100))
    assert (await reading.fetch_one()).new == 4
    web["/feed"] = feed(*entries, item("c", guid="\u202e\u2066 c", link=None))
    assert (await reading.fetch_one()).how == "unchanged"


# -- one report in several feeds
async def test_a_report_of_two_feeds_is_one_article(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/world"), web.url("/all"))
    web["/world"] = feed(item("a", "What World says."), title="World")
    web["/all"] = feed(item("a", "What All says.", guid="other"), item("b"), title="All")
    found = await reading.fetch()
    assert sum(done.new for done in found.values()) == 2
    (text,) = {text for title, text in reading.texts().items() if title == "Report a"}
    for number in range(3):
        web["/world"] = feed(item("a", "What World says."), item(f"w{number}"), title="World")
        web["/all"] = feed(item("a", "What All says.", guid="other"), item(f"a{number}"), title="All")
        found = await reading.fetch()
        assert all((done.new, done.changed) == (1, 0) for done in found.values())
    assert reading.texts()["Report a"] == text
    assert not list(reading.versions("Report a"))


async def test_two_feeds_that_change_one_report_do_not_write_over_each_other(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/world"))
    web["/world"] = feed(item("a", "What World says."), title="World")
    await reading.fetch()
    reading.follow(web.url("/all"))
    for number in range(4):
        web["/world"] = feed(item("a", f"What World says {number}."), title="World")
        web["/all"] = feed(item("a", f"What All says {number}."), title="All")
        await reading.fetch()
        assert reading.texts()["Report a"] == f"What World says {number}."
    assert len(list(reading.versions("Report a"))) == 4


@pytest.mark.parametrize(
    "order", [("aggregator", "own"), ("own", "aggregator"), ("aggregator own",), ("own aggregator",)]
)
async def test_a_report_is_what_its_own_outlet_says_whoever_comes_first(
    web: Web, reading: Reading, order: tuple[str, ...]
) -> None:
    page_of = web.url("/storm")
    feeds = {"own": web.url("/own"), "aggregator": web.url("/aggregator", at="127.0.0.2")}

    def tell(number: int) -> None:
        short, long = f"Two people died, {number}.", f"Points {number}. " * 99
        web["/own"] = feed(item("a", short, title="Storm hits town", link=page_of), title="Own")
        web["/aggregator"] = feed(item("b", long, title="Storm (2026)", link=page_of), title="Aggregator")

    for number, step in enumerate(order):
        tell(number)
        reading.follow(*(feeds[name] for name in step.split()))
        await reading.fetch()
    for number in range(5, 8):
        tell(number)
        await reading.fetch()
        article = reading.library.article(page_of)
        assert article
        assert (article.title, article.source, article.text) == (
            "Storm hits town",
            "Own",
            f"Two people died, {number}.",
        )
    versions = [version.article.source for version in reading.library.versions(page_of)]
    assert versions[:3] == ["Own"] * 3, "newest first: none is written over in between"


async def test_a_clearly_fuller_text_takes_the_place_of_a_summary_once(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/short"))
    web["/short"] = feed(item("a", "Only this."), title="Short")
    await reading.fetch()
    full = "Much more than that is told here. " * 30
    reading.follow(web.url("/full"))
    web["/full"] = feed(item("a", full), title="Full")
    assert (await reading.fetch())[web.url("/full")].changed == 1
    web["/short"] = feed(item("a", "Only this, again."), title="Short")
    assert (await reading.fetch())[web.url("/short")].changed == 0
    assert reading.texts()["Report a"] == full.strip()


async def test_an_outlets_short_feed_does_not_write_over_its_full_one(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/short"), web.url("/full"))
    full = "Much more than that is told here. " * 30
    for number in range(3):
        web["/short"], web["/full"] = feed(item("a", f"Short {number}.")), feed(item("a", f"{number} {full}"))
        await reading.fetch()
        assert reading.texts()["Report a"] == f"{number} {full}".strip()
    assert len(list(reading.versions("Report a"))) <= 3


async def test_the_text_of_a_page_is_not_written_over_by_a_feed(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    web["/feed"] = feed(item("a", "Only this."))
    await reading.fetch()
    reading.library.feeds.fill(["https://news.example/a"])
    web["/feed"] = feed(item("a", "Only this, and more."))
    assert (await reading.fetch_one()).changed == 0
    assert reading.texts()["Report a"] == "Only this."


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
    await reading.fetch()
    assert reading.followed() == [Subscription(web.url("/new"), name="Mine")]


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


async def test_a_host_that_cannot_be_reached_is_not_asked_for_each_of_its_feeds(web: Web, tmp_path: Path) -> None:
    outside = web.elsewhere({"dead.example": ["93.0.0.1"], "news.example": ["93.0.0.2"]})
    outside["dialler"].dead = {"93.0.0.1"}
    web["/feed"], web["/to"] = feed(item("a")), redirect("http://dead.example/x")
    async with Reading.at(tmp_path, **outside) as reading:
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
async def test_a_name_that_was_public_never_leads_inside(web: Web, tmp_path: Path, moved: bool) -> None:
    first = "http://news.example/feed"
    web["/feed"] = redirect("http://turns.example/there", status=301) if moved else feed(item("a"))
    web["/there"] = feed(item("a"))
    for name, places in (("a", PUBLIC), ("b", INSIDE)):
        names = {"news.example": PUBLIC if moved else places, "turns.example": places}
        async with Reading.at(tmp_path, **web.elsewhere(names)) as reading:
            if name == "a":
                reading.follow(first)
                assert (await reading.fetch_one()).has_failed is False
                web.asked.clear()
                continue
            done = await reading.fetch_one(named=True)
            assert "is a private place" in done.trouble
            assert web.asked == []


async def test_a_name_that_is_private_is_asked_for_where_a_person_names_it_first(web: Web, tmp_path: Path) -> None:
    web["/feed"] = feed(item("a"))
    async with Reading.at(tmp_path, **web.elsewhere({"corp.example": INSIDE})) as reading:
        reading.follow("http://corp.example/feed")
        assert "private place" in (await reading.fetch_one()).trouble
        assert web.asked == [], "it may be from somebody else's list"
        assert (await reading.fetch_one(named=True)).how == "new"
        assert (await reading.fetch_one()).how == "unchanged"
    async with Reading.at(tmp_path, **web.elsewhere({"corp.example": ["127.0.0.1"]})) as reading:
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


async def test_a_parser_that_dies_costs_one_feed_and_that_only_for_now(web: Web, reading: Reading) -> None:
    reading.follow(*(web.url(f"/{name}") for name in "abcd"))
    for name in "abcd":
        web[f"/{name}"] = feed(*(item(f"{name}{number}", "Some news. " * 50) for number in range(400)))
    killing = asyncio.create_task(reading.kill_parser())
    found = await reading.fetch()
    await killing
    assert sorted(done.how for done in found.values()) == ["failed", "new", "new", "new"]
    (trouble,) = {done.trouble for done in found.values() if done.how == "failed"}
    assert "stopped" in trouble
    assert [done.new for done in (await reading.fetch()).values() if done.how == "new"] == [400]
    assert len(reading.texts()) == 1600


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
    assert (done.how, done.new, done.trouble) == ("new", 2, "")
    assert rest in reading.texts()["Ferry sinks"]
    assert not list(reading.versions("Ferry sinks"))
    assert reading.texts()["Report b"] == "Nothing else."
    assert reading.library.feeds.filled([web.url("/ferry"), web.url("/missing")]) == {web.url("/ferry")}
    reading.library.remove([web.url("/ferry")])
    web["/feed"] = feed(item("a", f"{story} Again.", title="Ferry sinks", link=web.url("/ferry")))
    assert (await reading.fetch_one()).how == "unchanged"
    assert web.paths().count("/ferry") == 1, "nobody fetches pages of what was forgotten"


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
