"""Which article an entry is: by its page, its name, or what it says, whatever its feed makes of the first two."""

from __future__ import annotations

from pathlib import Path

from tui.library import Library
from tui.library.feeds import Fetched
from tui.sources.feed import Entry, Feed
from tui.sources.intake.taking import Brought, read_entries, take
from tui.sources.joining import article_of, digest, named

ADDRESS = "https://a.example/feed"


def keys(*entries: Entry, site: str = "https://a.example/") -> list[str]:
    return [key for _, key, _ in named(Feed(site=site, entries=entries), ADDRESS)]


def test_an_entry_goes_by_its_page() -> None:
    assert keys(Entry("1", "https://a.example/x?utm_source=rss"), Entry("2", "https://A.example/y")) == [
        "https://a.example/x",
        "https://a.example/y",
    ]


def test_one_report_in_two_feeds_has_one_key() -> None:
    entry = Entry("1", "https://a.example/x", "Quake", text="Two died.")
    (_, here, _), (_, there, _) = (
        *named(Feed(entries=(entry,)), ADDRESS),
        *named(Feed(entries=(entry,)), "https://b.example/all"),
    )
    assert here == there


def test_where_all_entries_share_a_page_they_go_by_their_names() -> None:
    page = "https://a.example/news"
    assert keys(Entry("1", page), Entry("2", page)) == [f"{ADDRESS}#1", f"{ADDRESS}#2"]


def test_what_stands_on_a_page_is_not_the_page() -> None:
    assert keys(Entry("1", "https://a.example/x#comment-5"), Entry("", "https://a.example/y#today")) == [
        f"{ADDRESS}#1",
        f"{ADDRESS}#https://a.example/y#today",
    ]
    assert keys(Entry("1", "https://a.example/x"), Entry("2", "https://a.example/x#more")) == [
        "https://a.example/x",
        f"{ADDRESS}#2",
    ]
    assert keys(Entry("1", "https://a.example/x#xtor=RSS-1")) == ["https://a.example/x"]


def test_of_several_revisions_the_latest_counts() -> None:
    page = "https://a.example/x"
    old, new = (Entry("urn:1", page, f"Toll {n}", published=f"2024-09-24T0{n}:10:00+00:00") for n in (7, 9))
    for entries in ((old, new), (new, old)):
        assert [found[1:] for found in named(Feed(entries=entries), ADDRESS)] == [(page, new)]


def test_entries_that_share_page_and_name_are_two_where_these_name_nothing() -> None:
    page = "https://a.example/status"
    assert len(keys(Entry(page, page, "Mail is slow"), Entry(page, page, "Mail is down"))) == 2
    assert len(keys(Entry("1", "https://a.example/", "Quake"), Entry("1", "https://a.example/", "Flood"))) == 2


def test_the_site_itself_is_no_entrys_page() -> None:
    assert keys(Entry("7", "https://a.example/")) == [f"{ADDRESS}#7"]


def test_where_all_entries_have_one_name_they_go_by_their_pages() -> None:
    found = named(Feed(entries=(Entry("same", "https://a.example/x"), Entry("same", "https://a.example/y"))), ADDRESS)
    assert [(guid, key) for guid, key, _ in found] == [(f"https://a.example/{name}",) * 2 for name in "xy"]


def test_with_neither_they_go_by_what_they_say() -> None:
    first, second = Entry(title="Quake", text="Two died."), Entry(title="Flood", text="None died.")
    assert len({*keys(first, second)}) == 2
    assert keys(first, second) == list(reversed(keys(second, first))), "in whatever order they come"


def test_an_entry_that_is_sent_twice_is_one() -> None:
    entry = Entry(title="Quake", text="Two died.")
    assert len(keys(entry, entry)) == 1
    page = Entry("1", "https://a.example/x", "Quake")
    assert keys(page, page) == ["https://a.example/x"]


def test_an_article_has_what_its_entry_says() -> None:
    entry = Entry(
        "1", "https://a.example/x", "Quake", "A. Reporter", "2024-12-07T06:30:00+00:00", "Two died.\n\nOne fled."
    )
    article = article_of(entry, "https://a.example/x", "Northern Wire")
    assert (article.key, article.title, article.source, article.byline) == (
        "https://a.example/x",
        "Quake",
        "Northern Wire",
        "A. Reporter",
    )
    assert article.published
    assert article.published.isoformat() == "2024-12-07T06:30:00+00:00"
    assert len(article.paragraphs) == 2


def test_a_title_is_made_of_the_text_where_there_is_none() -> None:
    assert article_of(Entry(text="Two people died when the bridge fell. More follows."), "k", "").title.startswith(
        "Two people died when the bridge fell."
    )
    assert article_of(Entry(url="https://a.example/x"), "k", "").title == "https://a.example/x"
    assert article_of(Entry(), "k", "").title == "Untitled"


def test_what_comes_with_an_entry_is_named_below_its_text() -> None:
    article = article_of(Entry(title="Talk", text="We talk.", enclosures=("https://a.example/1.mp3",)), "k", "Wire")
    assert article.text == "We talk.\n\nhttps://a.example/1.mp3"


def test_an_entry_that_says_something_else_has_another_digest() -> None:
    entry = Entry("1", "https://a.example/x", "Quake", text="Two died.")
    assert digest(entry) == digest(Entry("1", "https://a.example/x", "Quake", text="Two died."))
    assert digest(entry) != digest(Entry("1", "https://a.example/x", "Quake", text="Three died."))


def test_one_page_may_show_one_report_after_the_other(tmp_path: Path) -> None:
    library, page = Library(tmp_path / "library.db"), "https://a.example/status"

    def bring(guid: str, title: str) -> None:
        feed = Feed(entries=(Entry(guid, page, title, text=f"{title}."),))
        seen, news = read_entries(feed, ADDRESS, "Wire", library.feeds.entries(ADDRESS), lambda: None)
        take(library, [Brought(ADDRESS, Fetched(), seen, news)], lambda: None, [ADDRESS])

    for guid, title in (("1", "Mail is slow"), ("2", "Mail is down"), ("2", "Mail is up"), ("1", "Mail was slow")):
        bring(guid, title)
    bring("https://a.example/?p=1", "Mail was slow")  # the same under another name
    titles = {key: article.title for key in (page, f"{ADDRESS}#2") if (article := library.article(key))}
    assert titles == {page: "Mail was slow", f"{ADDRESS}#2": "Mail is up"}
    assert {known.key for known in library.feeds.entries(ADDRESS).values()} == {page, f"{ADDRESS}#2"}
    library.close()
