"""What goes into the library comes out as it was; lists are newest first, a page at a time."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.library import Library
from tui.text import Article

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2024, 12, 7, 12, tzinfo=UTC)


def report(key: str, text: str = "Rain fell on the valley.", **fields: object) -> Article:
    return replace(Article.from_text(text, key=key), **fields)  # type: ignore[arg-type]


def test_an_article_comes_back_exactly_as_it_was(library: Library) -> None:
    article = Article.from_text(
        "First.\n\n• an item\n\nA heading\n\nLast paragraph, with naïve “quotes”.",
        title="Thousands leave Homs",
        source="Northern Wire",
        published="2024-12-07T06:30:00.250000+03:00",
        url="https://news.example/a?id=1",
        byline="A. Reporter",
    )
    library.add([article])
    found = library.article(article.key)
    assert found == article
    assert found is not None and found.published is not None
    assert found.published.utcoffset() == timedelta(hours=3)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200), title=st.text(max_size=60), source=st.text(max_size=20))
def test_any_text_comes_back(library: Library, text: str, title: str, source: str) -> None:
    article = Article.from_text(text, title=title, source=source)
    library.add([article])
    assert library.article(article.key) == article


@pytest.mark.parametrize(
    "published",
    [
        None,
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
        datetime(9999, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-12))),
        datetime(2024, 1, 1),  # noqa: DTZ001 - a naive one, from a careless caller
    ],
)
def test_any_date_is_kept_and_can_be_listed(library: Library, published: datetime | None) -> None:
    library.add([report("odd", published=published), report("plain", published=NOON)])
    assert library.article("odd") == report("odd", published=published)
    assert {headline.key for headline in library.headlines(10)} == {"odd", "plain"}


def test_add_tells_how_many_were_new_or_changed(library: Library) -> None:
    first, second = report("a"), report("b")
    assert library.add([first, second]) == 2
    assert library.add([first, second]) == 0
    assert library.add(iter([first, report("b", "Snow fell.")])) == 1
    assert library.keys() == ["a", "b"]
    assert len(library) == 2


def test_an_empty_library_is_still_a_library(library: Library) -> None:
    assert library
    assert len(library) == 0
    assert library.headlines(5) == library.stories() == library.keys() == []
    assert library.article("nothing") is None


def test_headlines_are_newest_first_and_a_future_date_stays_not_on_top(library: Library) -> None:
    library.add([report(f"day {day}", published=NOON + timedelta(days=day)) for day in (1, 3, 2)])
    library.add([report("from the future", published=datetime(2999, 1, 1, tzinfo=UTC))])
    library.add([report("undated, so listed by arrival")])
    assert [headline.key for headline in library.headlines(10)] == [
        "undated, so listed by arrival",
        "from the future",
        "day 3",
        "day 2",
        "day 1",
    ]


def test_pages_join_without_a_gap_even_where_all_have_one_date(library: Library) -> None:
    library.add(report(f"r{number}", published=NOON) for number in range(25))
    pages, last = [], None
    while page := library.headlines(7, before=last):
        pages.append([headline.key for headline in page])
        last = page[-1]
    assert [len(page) for page in pages] == [7, 7, 7, 4]
    assert [key for page in pages for key in page] == [f"r{number}" for number in reversed(range(25))]


def test_a_page_can_be_asked_for_after_its_headline_was_removed(library: Library) -> None:
    library.add(report(f"r{number}", published=NOON) for number in range(4))
    first, second = library.headlines(2)
    library.remove([first.key, second.key])
    assert [headline.key for headline in library.headlines(5, before=second)] == ["r1", "r0"]


def test_what_is_removed_is_found_nowhere(library: Library) -> None:
    library.add([report("a", "Otters returned to the river."), report("b", "Otters returned to the lake.")])
    library.stories()
    assert library.remove(["a", "a", "never there"]) == 1
    assert library.article("a") is None
    assert [hit.key for hit in library.search("otters")] == ["b"]
    assert library.related("b") == []
    assert [story.keys for story in library.stories()] == [("b",)]


def test_a_thousand_texts_under_one_key(library: Library) -> None:
    assert library.add(report("one", f"Text number {number}.") for number in range(1_000)) == 4  # once a transaction
    assert len(library) == 1
    assert len(library.versions("one")) == 20, "the last"
    assert library.versions("one")[0].article.text == "Text number 998."
    assert [hit.snippet for hit in library.search('"number 999"')] == ["Text number 999."]
    assert library.search('"number 998"') == []


def test_titles_of_a_hundred_thousand_letters(library: Library) -> None:
    library.add([report("long", title="otter " * 16_700)])
    assert [hit.key for hit in library.search("otter")] == ["long"]
    assert library.stories()[0].headline == ("otter " * 50), "lists need its beginning alone"


def test_a_second_start_finds_everything(path: Path) -> None:
    with Library(path) as library:
        library.add([report("a", "Otters returned.", published=NOON)])
        before = library.stories()
    with Library(path) as library:
        assert library.article("a") == report("a", "Otters returned.", published=NOON)
        assert library.stories() == before
        assert [headline.key for headline in library.headlines(1)] == ["a"]


def test_it_works_in_memory() -> None:
    with Library(":memory:") as library:
        library.add([report("a", "Otters returned.")])
        assert [hit.key for hit in library.search("otters")] == ["a"]


def test_a_closed_library_says_so(library: Library) -> None:
    from tui.library import LibraryUnavailable

    library.close()
    library.close()
    with pytest.raises(LibraryUnavailable, match=r"^The library is closed\.$"):
        library.headlines(1)


def test_threads_read_while_one_writes(library: Library) -> None:
    failures: list[BaseException] = []

    def read() -> None:
        try:
            while writer.is_alive():
                library.search("valley")
                library.headlines(5)
                library.related("r1")
        except BaseException as error:  # noqa: BLE001 - reported by the test's own thread
            failures.append(error)

    writer = threading.Thread(target=lambda: library.add(report(f"r{number}") for number in range(300)))
    readers = [threading.Thread(target=read) for _ in range(3)]
    writer.start()
    for thread in readers:
        thread.start()
    for thread in (writer, *readers):
        thread.join()
    assert failures == []
    assert len(library) == 300


WRITER = """
import sys
from tui.library import Library
from tui.text import Article
with Library(sys.argv[1]) as library:
    for number in range(40):
        library.add([Article.from_text(f"Report {number} of {sys.argv[2]}.", key=f"{sys.argv[2]} {number}")])
"""


def test_two_programs_write_at_once_and_nothing_is_lost(path: Path) -> None:
    programs = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in ("left", "right")]
    assert [program.wait(60) for program in programs] == [0, 0]
    with Library(path) as library:
        assert len(library) == 80
        assert len(library.search("report", limit=200)) == 80
        assert [hit.key for hit in library.search('"Report 7 of left"')] == ["left 7"]
