"""What the list shows: by story, by time, by outlet; unread, starred, what a search finds; and how it comes back."""

from __future__ import annotations

import os
from array import array
from pathlib import Path

import pytest

from tests.app.session import Session, Start
from tui.app.messages import LibraryChanged
from tui.app.screens.comparison import ComparisonScreen
from tui.app.shelf import Shelf
from tui.app.widgets import sidebar
from tui.library import Headline, Listing, Story, View


def head(session: Session) -> str:
    return session.lines("#list-head")[0]


def write(path: Path, text: str, *, source: str = "Wire", title: str = "Ferry runs aground", day: int = 6) -> Path:
    path.write_text(f"Title: {title}\nSource: {source}\nDate: 2024-12-{day:02}T12:00:00Z\n\n{text}\n")
    return path


async def test_the_list_is_arranged_by_story_by_time_and_by_outlet(start: Start) -> None:
    async with start() as session:
        await session.press("2j")
        chosen = session.sidebar.selected_report
        assert "8 stories" in head(session)
        await session.press("v")
        assert "28 reports" in head(session)
        assert "newest first" in session.foot
        assert session.sidebar.selected_report == chosen, "the selection stays on the report"
        published = [line.published for line in session.sidebar._roll._lines.values() if isinstance(line, Story)]
        assert published == sorted(published, key=lambda moment: moment.timestamp() if moment else 0, reverse=True)
        await session.press("v", "g")
        outlets = [outlet.name for outlet in session.sidebar.shelf.listing.outlets]
        assert outlets == sorted(outlets, key=str.casefold)
        assert session.lines("#sidebar")[0].split()[:2] == outlets[0].split()[:2]
        await session.press("q")
    async with start() as session:
        assert session.sidebar.shelf.arrangement.view is View.OUTLETS, "it is remembered"
        await session.press("v")
        assert "8 stories" in head(session)


async def test_a_typed_name_leads_to_an_outlet(start: Start) -> None:
    async with start() as session:
        await session.press("'", "potomac", "enter")
        assert session.sidebar.shelf.arrangement.view is View.OUTLETS
        row = session.sidebar.cursor - session.sidebar.scroll_offset.y
        assert session.lines("#sidebar")[row].split()[:3] == ["The", "Potomac", "Ledger"]
        await session.press("j")
        assert session.sidebar.spot
        assert session.sidebar.spot.story.reports[0].source == "The Potomac Ledger"


async def test_f_lists_what_is_unread_then_what_is_starred_then_all(start: Start) -> None:
    async with start() as session:
        await session.press("j", "s", "v", "A", "u", "j", "m")
        read = session.sidebar.selected_report
        await session.press("f")
        assert "Unread  27 reports" in head(session)
        assert read not in session.keys
        await session.press("f")
        assert session.keys == list(session.state.marked("starred"))
        await session.press("q")
    async with start() as session:
        assert "Starred  1 report" in head(session)
        await session.press("A")
        assert session.state.marked("read") == {read, *session.keys}, "all of the list, and nothing else"
        await session.press("f")
        assert "28 reports" in head(session)


async def test_a_kept_search_stands_in_the_list_with_its_counts_until_it_is_forgotten(start: Start) -> None:
    async with start() as session:
        await session.press("/", "landslide", "^S", "esc", "g")
        saved = session.sidebar.saved
        assert saved
        while session.sidebar.shelf.saved[0].reports is None:
            await session.pilot.pause(0.05)
        saved = session.sidebar.shelf.saved[0]
        found = len(session.app._desk.search("landslide"))
        assert (saved.query, saved.reports, saved.unread) == ("landslide", found, found)
        assert session.lines("#sidebar")[0].split() == ["/", "landslide", str(found)]
        await session.press("enter")
        assert "Found  1 story" in head(session)
        await session.press("2j", "m", "g")
        unread = found - (session.state.marked("read") <= {hit.key for hit in session.app._desk.search("landslide")})
        counted = f"{unread}/{found}" if unread < found else str(found)
        await session.press("q")
    async with start() as session:
        assert "Found  1 story" in head(session)
        while session.sidebar.shelf.saved[0].reports is None:
            await session.pilot.pause(0.05)
        assert session.lines("#sidebar")[0].split() == ["▸/", "landslide", counted]
        await session.press("g", "enter")
        assert "8 stories" in head(session), "chosen again it lists everything"
        await session.press("g", "D")
        assert session.sidebar.shelf.saved == ()
        await session.press("u")
        assert [saved.query for saved in session.sidebar.shelf.saved] == ["landslide"]


async def test_what_no_query_can_mean_is_told_while_it_is_typed(start: Start) -> None:
    async with start() as session:
        await session.press("/", "after:never homs")
        assert session.found, "the rest of the query works"
        assert "after:" in session.text.split("\n")[-1]


async def test_a_changed_report_is_marked_and_its_earlier_text_is_compared(start: Start, tmp_path: Path) -> None:
    path = write(tmp_path / "ferry.txt", "The ferry carried 312 people. Nobody was hurt.")
    async with start(path) as session:
        await session.press("V")
        assert "No earlier text" in session.foot
    write(path, "The ferry carried 318 people. Nobody was hurt.")
    os.utime(path, (2e9, 2e9))
    async with start(path) as session:
        assert " changed " in session.lines("#sidebar")[0]
        await session.press("V")
        assert isinstance(session.app.screen, ComparisonScreen)
        assert "earlier text" in session.text
        assert "312" in session.text
        assert "318" in session.text
        await session.press("Q")
    async with start() as session:
        assert isinstance(session.app.screen, ComparisonScreen), "and is there again"
        assert "earlier text" in session.text


async def test_sentences_that_no_report_read_before_contains_are_marked(start: Start, tmp_path: Path) -> None:
    shared = "The ferry Corran ran aground on the Stell rocks on Friday with 312 passengers aboard."
    own = "A bus company in Stornay added two coaches for those who missed the last train home on Friday evening."
    write(tmp_path / "a.txt", f"{shared} {own}", source="Harbour Post")
    write(tmp_path / "b.txt", f"{shared} The harbour master had warned of the rocks in March.", source="Wire", day=7)
    async with start(tmp_path) as session:
        assert "2" in session.lines("#sidebar")[0]
        await session.press("g", "l", "2j", "enter")
        assert "new to you" not in session.lines("#article-head")[0], "nothing was read before"
        await session.press("esc", "k", "enter")
        assert "1 sentence new to you" in session.lines("#article-head")[0]
        marked = "".join(text for text, role in session.roles(session.article) if "novel" in role.split())
        assert "had warned of" in marked
        assert "312" not in marked


async def test_a_place_is_found_again_in_a_text_that_was_changed(start: Start, tmp_path: Path) -> None:
    told = [f"Sentence number {number} tells of the harbour and its boats at some length." for number in range(60)]
    path = write(tmp_path / "long.txt", "\n\n".join(told))
    async with start(path, size=(80, 20)) as session:
        await session.press("60G")
        place = session.article.place
        assert place
        await session.press("q")
    write(path, "\n\n".join(["What was added stands above it."] * 5 + told))
    os.utime(path, (2e9, 2e9))
    async with start(path, size=(120, 20)) as session:
        found = session.article.place
        assert found
        assert found.anchor == place.anchor
        assert found.sentence == place.sentence + 5


async def test_a_story_on_the_screen_says_what_differs_and_what_is_new(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sidebar, "_STILL", 0.01)
    async with start(size=(120, 24)) as session:
        while not session.sidebar._badges:
            await session.pilot.pause(0.05)
        await session.settle()
        differing = {story: badges.differing for story, badges in session.sidebar._badges.items()}
        assert any(differing.values())
        await session.press("j", "enter")
        spot = session.sidebar.spot
        assert spot
        while not session.sidebar._badges[spot.story.id].lacking:
            await session.pilot.pause(0.05)
        line = session.lines("#sidebar")[0]
        assert f"+{min(99, session.sidebar._badges[spot.story.id].lacking)}" in line


async def test_what_is_no_longer_listed_leaves_the_selection_on_what_came_next(start: Start) -> None:
    async with start() as session:
        await session.press("v", "f", "2j")
        read, following = session.keys[2:4]
        await session.press("m")
        await session.post(LibraryChanged())
        assert read not in session.keys
        assert session.sidebar.selected_report == following
        await session.press("f")
        assert session.keys == []
        await session.press("f")
        assert session.sidebar.selected_report == read, "it is there again"
        await session.press("f", "3j")
        following = session.keys[session.keys.index(session.sidebar.selected_report) :]
        await session.press("enter", "q", "q")
    async with start() as session:
        assert session.opened == following[0]
        assert following[0] not in session.keys
        assert session.sidebar.selected_report == following[1]


async def test_keys_that_come_before_the_list_do_all_that_they_say(start: Start) -> None:
    async with start() as session:
        await session.press("2j", "s")
        starred = session.sidebar.selected_report
        await session.type_ahead("f", "f", "A")
        assert "Starred  1 story" in head(session)
        story = session.app._desk.library.story(starred)
        assert story
        assert session.state.marked("read") == set(story.keys)
        await session.type_ahead("v", "v")
        assert session.sidebar.shelf.arrangement.view is View.OUTLETS


async def test_headings_far_down_and_outlets_without_a_name_are_reached(start: Start, tmp_path: Path) -> None:
    for number in range(260):
        source = f"Outlet {number:03}" if number else ""
        told = f"Vessel {number} left port {number * 7} today."
        write(tmp_path / f"{number}.txt", told, source=source, title=f"T{number}")
    async with start(tmp_path) as session:
        await session.press("'", "outlet 250", "enter")
        row = session.sidebar.cursor - session.sidebar.scroll_offset.y
        assert session.lines("#sidebar")[row].split()[:2] == ["Outlet", "250"]
        assert all(line.strip() for line in session.lines("#sidebar")[: row + 1])
        await session.post(LibraryChanged())
        assert session.lines("#sidebar")[row].split()[:2] == ["Outlet", "250"], "and stays there"
        await session.press("c")
        assert "Choose a report first." in session.foot


async def test_an_article_marked_unread_is_unread_when_it_is_open_again(start: Start) -> None:
    async with start() as session:
        await session.press("j", "enter", "m", "q", "q")
        assert session.state.marked("read") == frozenset()
    async with start() as session:
        assert session.opened
        assert session.state.marked("read") == frozenset()


async def test_the_list_stays_where_the_wheel_has_moved_it(start: Start) -> None:
    async with start(size=(100, 18)) as session:
        await session.wheel("#sidebar", 4)
        top = session.sidebar.scroll_offset.y
        assert top > 5
        await session.post(LibraryChanged())
        assert session.sidebar.scroll_offset.y == top


def shelf_of(*stories: tuple[str, ...]) -> Shelf:
    """A list of stories by the keys of their reports, newest first."""
    lines = {
        at: Story(at, keys[-1], "Story", tuple(Headline(key, key, "Wire", None, 0, 0, changed=False) for key in keys))
        for at, keys in enumerate(stories)
    }
    return Shelf(Listing(View.STORIES, array("q", lines)), lines=lines)


@pytest.mark.parametrize("others", [0, 40])
async def test_reports_that_join_an_unfolded_story_move_the_selected_one_to_no_other_row(
    start: Start, others: int
) -> None:
    old, more = tuple(f"old {n}" for n in range(12)), [(f"other {n}",) for n in range(others)]
    async with start() as session:
        pane = session.sidebar
        pane.show(shelf_of(old, *more), session.state)
        await session.press("g", "l", "2j")
        before = session.lines("#sidebar")[2]
        pane.show(shelf_of((*(f"new {n}" for n in range(18)), *old), *more), session.state)
        await session.settle()
        assert pane.selected_report == "old 1"
        assert session.lines("#sidebar")[2] == before
        await session.press("G")
        assert pane.cursor == pane.items - 1
        await session.press("g")
        assert pane.cursor == 0
