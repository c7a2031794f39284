"""What becomes of entries that feeds hold: new ones, changed ones, and reports that several feeds carry."""

from __future__ import annotations

import pytest

from tests.sources.feeding import Reading, feed, item
from tests.web import Web, redirect
from tui.sources.events import Asked, Begun, Ended

pytestmark = pytest.mark.asyncio(loop_scope="module")


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
    reading.library.feeds.forget(["https://news.example/a"])
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


async def test_what_an_entry_does_not_say_stays_as_it_was(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    date = "Sat, 21 Nov 2026 10:00:00 GMT"
    web["/feed"] = feed(item("a", "A storm came.", title="Storm is near", date=date))
    await reading.fetch()
    bare = "<item><title>Storm hits town</title><guid>a</guid><link>https://news.example/a</link></item>"
    web["/feed"] = feed(bare)
    assert (await reading.fetch_one()).changed == 1
    (article,) = reading.library.each()
    assert (article.title, article.text) == ("Storm hits town", "A storm came.")
    assert article.published
    web["/feed"] = feed(bare.replace("<title>Storm hits town</title>", "<description>Trees fell.</description>"))
    assert (await reading.fetch_one()).changed == 1
    (article,) = reading.library.each()
    assert (article.title, article.text) == ("Storm hits town", "Trees fell.")
    web["/feed"] = feed(bare.replace("<title>Storm hits town</title>", ""))
    assert (await reading.fetch_one()).changed == 0


async def test_a_headline_without_a_text_of_its_own_follows_its_feed(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    for title in ("Storm is near", "Storm hits town"):
        web["/feed"] = feed(f"<item><title>{title}</title><guid>a</guid></item>")
        await reading.fetch()
        assert list(reading.texts()) == [title]


async def test_the_headline_of_a_page_follows_its_feed(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    web["/feed"] = feed(item("a", "Only this."))
    await reading.fetch()
    reading.library.feeds.fill(["https://news.example/a"])
    web["/feed"] = feed(item("a", "Only that.", title="Corrected"))
    assert (await reading.fetch_one()).changed == 1
    assert reading.texts() == {"Corrected": "Only this."}


async def test_counts_of_readers_are_no_news_and_figures_of_a_report_are(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    for points, dead, changed in ((9, 2, 0), (12, 2, 0), (1400, 3, 1)):
        text = f"<p>Dead: {dead}</p><p>Points: {points}</p><p># Comments: {points}</p>"
        web["/feed"] = feed(item("a", text), more=f"<!-- {points} -->")
        assert (await reading.fetch_one()).changed == changed
    assert list(reading.versions("Report a")) == ["Dead: 2\n\nPoints: 9\n\n# Comments: 9"]


# -- feeds that are followed no longer
async def test_a_feed_that_nobody_follows_holds_no_correction_up(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/a"), web.url("/b"))
    web["/a"], web["/b"] = feed(item("x", "From A."), title="A"), feed(item("x", "From B, long.", guid="y"), title="B")
    await reading.fetch()
    (text,) = reading.texts().values()
    for gone, stays in (("/a", "/b"), ("/b", "/a")):
        if text.startswith(f"From {gone[1].upper()}"):
            reading.unfollow(web.url(gone))
            web[stays] = feed(item("x", "Corrected.", guid="y" if stays == "/b" else "x"))
            assert (await reading.fetch_one()).changed == 1
    assert list(reading.texts().values()) == ["Corrected."]


async def test_what_was_thrown_away_stays_away_when_its_feed_is_followed_again(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/feed"))
    web["/feed"] = feed(item("a"), item("b", link=None))
    await reading.fetch()
    reading.library.remove(["https://news.example/a"])
    reading.unfollow(web.url("/feed"))
    reading.library.feeds.retire(web.url("/feed"))
    reading.follow(web.url("/feed"))
    assert (await reading.fetch_one()).how == "unchanged"
    assert list(reading.texts()) == ["Report b"]


async def test_a_moved_feed_that_is_removed_and_added_doubles_nothing(web: Web, reading: Reading) -> None:
    reading.follow(web.url("/old"))
    web["/old"] = web["/new"] = feed(item("a", link=None))
    await reading.fetch()
    web["/old"] = redirect("/new", status=301)
    await reading.fetch()
    reading.unfollow(web.url("/new"))
    reading.library.feeds.retire(web.url("/new"))
    reading.follow(web.url("/new"))
    await reading.fetch()
    assert len(list(reading.library.each())) == 1
