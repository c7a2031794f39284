"""Read, starred, and taken back: in the list, in the article, in another session and after a restart."""

from __future__ import annotations

import pytest

from tests.app.session import Session, Start
from tui.app import app as app_module


def marks(session: Session) -> list[str]:
    """The sign that each visible line of the list begins with."""
    lines = session.lines("#sidebar")[: session.sidebar.items]
    return [line[4 if line[3] in " ▸" and line[4] in "●★ " else 1].strip() for line in lines]


def unread(session: Session) -> str:
    """What the list's head says."""
    return session.lines("#list-head")[0].split()[-2]


async def test_m_marks_one_report_or_a_whole_story(start: Start) -> None:
    async with start() as session:
        total = len(session.keys)
        await session.press("j", "m")
        assert session.state.marked("read") == {session.sidebar.selected_report}
        assert marks(session)[:2] == ["●", ""]
        assert unread(session) == str(total - 1)
        assert "1 report marked read; u takes it back." in session.foot
        await session.press("m")
        assert session.state.marked("read") == frozenset()
        assert "marked unread" in session.foot
        await session.press("k", "m")
        assert session.sidebar.cursor == 0
        story = session.sidebar.spot
        assert story
        assert session.state.marked("read") == set(story.story.keys)
        assert marks(session)[: len(story.story.keys) + 1] == [""] * (len(story.story.keys) + 1)
        await session.press("m")
        assert session.state.marked("read") == frozenset()
        assert not session.opened


async def test_in_the_article_the_marks_are_for_the_open_report(start: Start) -> None:
    async with start() as session:
        await session.press("j", "enter", "m")
        assert session.state.marked("read") == frozenset()
        await session.press("s")
        assert session.state.marked("starred") == {session.opened}
        assert "★" in session.lines("#article-head")[0]
        await session.press("esc", "j", "s")
        assert session.state.marked("starred") == {session.opened, session.sidebar.selected_report}


async def test_s_stars_and_takes_the_star_away(start: Start) -> None:
    async with start() as session:
        await session.press("2j", "s")
        assert session.state.marked("starred") == {session.sidebar.selected_report}
        assert marks(session)[2] == "★"
        await session.press("s")
        assert session.state.marked("starred") == frozenset()
        assert marks(session)[2] == "●"


async def test_marks_are_taken_back_one_action_at_a_time_and_after_a_restart(start: Start) -> None:
    async with start() as session:
        await session.press("j", "s", "j", "m", "A")
        everything = set(session.keys)
        assert session.state.marked("read") == everything
        assert unread(session) == "0"
        await session.press("A")
        assert "There is nothing to mark." in session.foot
        await session.press("u")
        assert len(session.state.marked("read")) == 1
        assert unread(session) == str(len(everything) - 1)
        assert "Taken back" in session.foot
    async with start() as session:
        await session.press("u")
        assert session.state.marked("read") == frozenset()
        assert session.state.marked("starred")
        await session.press("u")
        assert session.state.marked("starred") == frozenset()
        await session.press("u")
        assert "There is nothing to take back." in session.foot


async def test_unread_reports_are_stepped_through_in_both_directions(start: Start) -> None:
    async with start() as session:
        keys = session.keys
        await session.press("]")
        assert session.opened == keys[0], "from a story's own line its first report comes next"
        await session.press("]")
        assert session.opened == keys[1]
        await session.press("3]")
        assert session.opened == keys[4]
        await session.press("[")
        assert session.opened == keys[3]
        await session.press("[")
        assert session.opened == keys[2]
        assert session.sidebar.selected_report == keys[2]
        await session.press("[")
        assert session.opened == keys[2]
        assert "No unread report above this one." in session.foot
        await session.press("esc", "G", "]")
        assert "No unread report below this one." in session.foot


async def test_space_at_an_articles_end_goes_on_to_the_next_unread_report(start: Start) -> None:
    async with start() as session:
        keys = session.keys
        await session.press("j", "enter", "tab", "j", "m", "tab", "G")
        assert session.opened == keys[0]
        await session.press("space")
        assert session.opened == keys[2], "the second is read"
        assert session.article.scroll_offset.y == 0
        await session.press("space", "b")
        assert session.opened == keys[2], "there is more of it"


async def test_a_folded_story_unfolds_when_one_of_its_reports_is_opened(start: Start) -> None:
    async with start() as session:
        keys = session.keys
        await session.press("h", "]")
        assert session.opened == keys[0]
        line = session.sidebar.spot
        assert line
        assert line.key == keys[0]


async def test_another_running_session_sees_the_marks(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_module, "_LOOK", 0.05)
    async with start() as one, start() as other:
        await one.press("j", "s", "m")
        key = one.sidebar.selected_report
        while not other.state.is_read(key):
            await other.pilot.pause(0.01)
        await other.settle()
        assert other.state.is_starred(key)
        assert marks(other)[1] == "★"
        assert unread(other) == unread(one)
        await other.press("u")
        while one.state.is_read(key):
            await one.pilot.pause(0.01)
        assert one.state.is_starred(key)
