"""Moving about: in the list, in the article, between panes, by counts, and out again."""

from __future__ import annotations

import pytest

from tests.app.session import Session, Start
from tui.app.screens.help import HelpScreen
from tui.app.screens.reader import ReaderScreen
from tui.keys import KEYS


def at(session: Session) -> int:
    """Number of the selected line."""
    return session.sidebar.cursor


def top(session: Session) -> int:
    """First visible row of the article."""
    return session.article.scroll_offset.y


async def test_the_list_is_walked_line_by_line_by_pages_and_by_number(start: Start) -> None:
    async with start(size=(120, 20)) as session:
        last, page = session.sidebar.items - 1, session.sidebar.page
        assert at(session) == 0
        for keys, line in [
            (["j"], 1), (["down"], 2), (["k"], 1), (["up"], 0), (["k"], 0),
            (["5j"], 5), (["3k"], 2), (["12G"], 11), (["G"], last), (["j"], last), (["g"], 0),
            (["end"], last), (["home"], 0), (["7g"], 6), (["g"], 0), (["10j"], 10), (["g", "999999j"], last),
            (["g", "^D"], page // 2), (["^U"], 0), (["^F"], page), (["^B"], 0), (["pagedown"], page), (["b"], 0),
            (["space"], page), (["pageup"], 0), (["2", "^D"], 2 * (page // 2)),
        ]:  # fmt: skip
            await session.press(*keys)
            assert at(session) == line, keys
            assert (
                session.sidebar.scroll_offset.y <= line < session.sidebar.scroll_offset.y + session.sidebar.size.height
            )
        assert not session.opened, "moving opens nothing"
        assert not session.state.marked("read")


async def test_a_number_is_shown_while_it_is_typed_and_used_up_by_one_key(start: Start) -> None:
    async with start() as session:
        await session.press("12")
        assert session.foot.endswith("12 ")
        await session.press("G")
        assert at(session) == 11
        await session.press("j")
        assert at(session) == 12
        await session.press("5", "esc", "j")
        assert at(session) == 13
        await session.press("0", "k")
        assert at(session) == 12, "nought alone is no number"


async def test_the_article_scrolls_by_the_same_keys(start: Start) -> None:
    async with start(size=(100, 16)) as session:
        await session.press("j", "enter")
        assert session.focus == "article"
        page = session.article.page
        end = session.article.virtual_size.height - session.article.size.height
        for keys, row in [
            (["j"], 1), (["down"], 2), (["k"], 1), (["up"], 0), (["5j"], 5), (["5k"], 0), (["12G"], 11), (["G"], end),
            (["g"], 0), (["end"], end), (["home"], 0), (["^D"], page // 2), (["^U"], 0), (["^F"], page), (["^B"], 0),
            (["pagedown"], page), (["b"], 0), (["space"], page), (["pageup"], 0),
        ]:  # fmt: skip
            await session.press(*keys)
            assert top(session) == row, keys
        await session.press("G")
        assert "100 %" in session.lines("#article-head")[0]


async def test_enter_opens_the_selected_report_and_marks_it_read(start: Start) -> None:
    async with start() as session:
        await session.press("2j")
        key = session.sidebar.selected_report
        assert "●" in session.lines("#sidebar")[2]
        await session.press("enter")
        assert session.opened == key
        assert session.state.marked("read") == {key}
        assert session.focus == "article"
        assert "▸" in session.lines("#sidebar")[2]
        assert "●" not in session.lines("#sidebar")[2]


async def test_enter_on_a_story_opens_its_first_unread_report(start: Start) -> None:
    async with start() as session:
        story = session.sidebar.spot
        assert story
        for expected in story.story.keys[:2]:
            await session.press("g", "enter")
            assert session.opened == expected
            await session.press("esc")


async def test_tab_h_l_and_esc_go_between_the_panes(start: Start) -> None:
    async with start() as session:
        await session.press("j", "enter")
        for key, focus in [
            ("tab", "sidebar"), ("tab", "article"), ("h", "sidebar"), ("tab", "article"), ("left", "sidebar"),
            ("l", "article"), ("esc", "sidebar"), ("right", "article"), ("esc", "sidebar"), ("esc", "sidebar"),
        ]:  # fmt: skip
            await session.press(key)
            assert session.focus == focus, key


async def test_a_story_folds_from_any_of_its_lines(start: Start) -> None:
    async with start() as session:
        lines, story = session.sidebar.items, session.sidebar.spot
        assert story
        reports = len(story.story.keys)
        for fold, unfold in [("h", "l"), ("left", "right")]:
            await session.press("2j", fold)
            assert session.sidebar.items == lines - reports
            assert at(session) == 0
            assert f" {reports} " in session.lines("#sidebar")[0]
            await session.press(fold)
            assert session.focus == "sidebar", "there is nothing further left"
            await session.press("j", "k", unfold)
            assert session.sidebar.items == lines
            await session.press(unfold)
            assert session.focus == "article"
            await session.press("esc")


async def test_the_help_lists_every_key_and_scrolls(start: Start) -> None:
    async with start(size=(80, 24)) as session:
        for leave in ("esc", "q", "?", "enter"):
            await session.press("?")
            assert isinstance(session.app.screen, HelpScreen)
            await session.press(leave)
            assert isinstance(session.app.screen, ReaderScreen)
        await session.press("?")
        seen = session.text
        for _ in range(6):
            await session.press("space")
            seen += session.text
        words = " ".join(seen.split())
        assert [key.keys for key in KEYS if key.words.split(";")[0] not in words] == []


async def test_the_screen_is_drawn_afresh_and_stays_the_same(start: Start) -> None:
    async with start() as session:
        await session.press("j", "enter")
        before = session.text
        await session.press("^L")
        assert session.text == before


@pytest.mark.parametrize("keys", ["q", "Q", "?Q", "cQ", ("^C",), ("/", "^C"), (":", "^C")])
async def test_q_quits_from_the_reader_and_its_capital_and_control_c_from_everywhere(
    start: Start, keys: tuple[str, ...] | str
) -> None:
    async with start() as session:
        await session.press("j", *keys)
        assert session.app._exit
        assert session.app.return_code == 0


async def test_q_leads_back_from_what_lies_above_the_reader_and_can_be_typed(start: Start) -> None:
    async with start() as session:
        for keys in ("jcq", "?q"):
            await session.press(*keys)
            assert session.app.screen is session.reader
        await session.press("/", "Qatar", "esc")
        assert session.app.screen is session.reader
        assert not session.app._exit


async def test_keys_pressed_faster_than_the_app_follows_do_what_they_say(start: Start) -> None:
    async with start() as session:
        await session.press("j", "enter", "c")
        await session.type_ahead("q", "q")
        assert isinstance(session.app.screen, ReaderScreen)
        await session.type_ahead("g", "12G")
        assert session.app.screen is session.reader
