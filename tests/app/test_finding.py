"""Search and links."""

from __future__ import annotations

import pytest

from tests.app.session import Session, Start
from tui.app import browser
from tui.app.screens.finder import Finder, matching
from tui.app.screens.reader import ReaderScreen
from tui.app.widgets import paint
from tui.view.found import Found


def current(session: Session, role: str) -> str:
    """What is marked as the one that was stepped to."""
    return "".join(text for text, roles in session.roles(session.article) if role in roles.split())


async def test_search_finds_while_it_is_typed_with_the_open_article_first(start: Start) -> None:
    async with start() as session:
        await session.press("j", "enter")
        opened = session.opened
        await session.press("/", "s")
        assert session.found == [], "one letter is no search"
        assert "Type to search." in session.text or "Nothing found." in session.text
        await session.press("aid")
        assert len(session.found) > 5
        assert session.found[0].id == opened
        assert "in this article" in session.found[0].note
        assert [found.id for found in session.found].count(opened) == 1
        await session.press(" zzzzqq")
        assert session.found == []
        assert "Nothing found." in session.text
        await session.press("esc")
        assert isinstance(session.app.screen, ReaderScreen)
        assert session.opened == opened


async def test_enter_opens_a_hit_and_n_steps_through_the_hits(start: Start) -> None:
    async with start() as session:
        await session.press("/", "homs")
        assert session.state.marked("read") == frozenset(), "looking opens nothing"
        await session.press("down", "down", "up")
        wanted = session.found[1].id
        await session.press("enter")
        assert session.opened == wanted
        assert session.focus == "article"
        assert session.sidebar.selected_report == wanted
        assert current(session, "hit-current") == "Homs"
        shown = [text for text, role in session.roles(session.article) if "hit" in role]
        assert len(shown) > 1
        first = session.article._current
        await session.press("n")
        second = session.article._current
        assert first and second and second[0] > first[0]
        await session.press("N")
        assert session.article._current == first
        await session.press("2n", "2N")
        assert session.article._current == first


async def test_the_last_search_is_there_again(start: Start) -> None:
    async with start() as session:
        await session.press("/", "homs", "enter", "/")
        assert isinstance(session.app.screen, Finder)
        assert [found.title for found in session.found]


async def test_without_a_search_n_says_so(start: Start) -> None:
    async with start() as session:
        for key in ("n", "N"):
            await session.press("j", "enter", key)
            assert "No hits here" in session.foot


async def test_return_pressed_before_anything_was_found_waits_for_it(start: Start) -> None:
    async with start() as session:
        await session.press("/")
        await session.type_ahead("homs", "enter")
        assert "homs" in session.opened


async def test_of_very_many_items_the_first_are_shown(start: Start) -> None:
    async with start() as session:
        many = matching(Found(str(number), f"Item {number}") for number in range(2_500))
        session.app.push_screen(Finder("Pick", many))
        await session.settle()
        assert len(session.found) == 1_000
        assert "2,500 found, the first 1,000 shown" in session.text
        await session.press("2400")
        assert [found.title for found in session.found] == ["Item 2400"]


async def test_links_are_listed_opened_and_copied(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    async with start() as session:
        visited: list[str] = []
        monkeypatch.setattr(browser, "visit", lambda url: visited.append(url) is None)
        for key in ("o", "y", "L"):
            await session.press(key)
            assert "link" in session.foot
        assert (visited, session.app.clipboard) == ([], "")
        await session.press("j", "enter")
        side = session.article.side
        assert side
        url = side.article.url
        assert url.startswith("https://")
        await session.press("o")
        assert visited == []
        assert f"o opens {url}" in session.foot
        await session.press("j", "o")
        assert visited == []
        await session.press("o")
        assert visited == [url]
        assert f"Opening {url}" in session.foot
        await session.press("y")
        assert session.app.clipboard == url
        await session.press("L")
        assert session.found[0].id == url
        await session.press("enter")
        assert visited == [url, url]
        monkeypatch.setattr(browser, "visit", lambda url: False)
        await session.press("o", "o")
        assert "No browser can be started here; y copies" in session.foot


async def test_a_link_that_is_no_web_address_is_not_opened(
    start: Start, tmp_path: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"{tmp_path}/a.txt"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123, ASYNC230 (a fixture of one line)
        file.write("Title: A\nSource: B\nURL: file:///etc/passwd\n\nSee https://one.example/a, he said.\n")
    async with start(path) as session:
        visited: list[str] = []
        monkeypatch.setattr(browser, "visit", lambda url: visited.append(url) is None)
        await session.press("o", "o")
        assert visited == []
        assert "no link that can be opened" in session.foot
        await session.press("y")
        assert session.app.clipboard == ""
        await session.press("L")
        assert [found.id for found in session.found][-1] == "https://one.example/a"
        await session.press("one.ex", "enter")
        assert visited == ["https://one.example/a"]


async def test_what_is_copied_is_clean_and_not_more_than_a_terminal_takes(start: Start) -> None:
    async with start() as session:
        session.app.copy_to_clipboard("a\ud800\x1b[2Jb" + "x" * 50_000)
        assert session.app.clipboard == ("a\ufffdb" + "x" * 50_000)[:20_000]


async def test_an_outlet_leads_to_its_page(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    paint._shows_links.cache_clear()
    async with start() as session:
        await session.press("j", "enter")
        assert session.article.side
        links = [
            {segment.style.link for segment in session.article.render_line(y) if segment.style and segment.style.link}
            for _ in range(2)
            for y in range(8)
        ]
        assert set().union(*links) == {session.article.side.article.url}
        drawn = [
            {
                segment.style.link_id
                for segment in session.article.render_line(y)
                if segment.style and segment.style.link
            }
            for _ in range(2)
            for y in range(8)
        ]
        assert len(set().union(*drawn)) == 1
    paint._shows_links.cache_clear()
