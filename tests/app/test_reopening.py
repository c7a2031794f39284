"""Quit, come back, and find everything as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.app.session import Start
from tui.app.screens.comparison import ComparisonScreen
from tui.app.screens.reader import ReaderScreen
from tui.settings import places


async def test_article_place_selection_folds_and_pane_are_restored(start: Start) -> None:
    async with start(size=(120, 24)) as session:
        await session.press("2j", "enter", "20G")
        opened, place = session.opened, session.article.place
        await session.press("esc", "G", "h", "5k")
        selected, cursor, items = session.sidebar.spot, session.sidebar.cursor, session.sidebar.items
        await session.press("q")
    async with start(size=(120, 24)) as session:
        assert session.opened == opened
        assert session.article.place == place
        assert (session.sidebar.spot, session.sidebar.cursor, session.sidebar.items) == (selected, cursor, items)
        assert session.focus == "sidebar"
        top = session.sidebar.scroll_offset.y
        assert top <= cursor < top + session.sidebar.size.height
        await session.press("tab", "^C")
    async with start(size=(70, 24)) as session:
        assert session.focus == "article"
        assert session.article.region.area
        found, kept = session.article.place, place
        assert found and kept
        assert found.sentence == kept.sentence, "another width finds the sentence"


async def test_a_storys_own_line_stays_selected(start: Start) -> None:
    async with start() as session:
        await session.press("s", "m", "q")
        assert session.sidebar.cursor == 0
    async with start() as session:
        assert session.sidebar.cursor == 0


async def test_the_comparison_is_restored_above_the_article(start: Start) -> None:
    async with start() as session:
        await session.press("/", "homs", "enter", "15G", "c", ")", "x", "v")
        sides, opened, place = session.sides, session.opened, session.article.place
        await session.press("Q")
    async with start() as session:
        assert isinstance(session.app.screen, ComparisonScreen)
        assert session.sides == sides
        assert not session.pane._split
        await session.press("q")
        assert (session.opened, session.article.place) == (opened, place)
        assert session.focus == "article"
        await session.press("q")
    async with start() as session:
        assert isinstance(session.app.screen, ReaderScreen), "it was left before the end"


async def test_each_article_is_found_where_it_was_left(start: Start) -> None:
    async with start(size=(120, 24)) as session:
        await session.press("j", "enter", "20G")
        place = session.article.place
        assert place
        await session.press("]")
        assert session.article.place is None
        await session.press("esc", "k", "enter")
        assert session.article.place == place
        await session.press("10k")
        higher = session.article.place
        await session.press("esc", "enter")
        assert session.article.place == higher, "opening what is open moves nothing"


async def test_a_theme_is_kept(start: Start) -> None:
    async with start() as session:
        await session.press(":", "colours", "enter", "light", "enter")
        assert session.app.theme == "wireside-light"
        before = session.text
        await session.press("q")
    async with start() as session:
        assert session.app.theme == "wireside-light"
        assert session.text == before


async def test_an_article_that_is_gone_is_not_missed(start: Start, tmp_path: Path) -> None:
    async with start() as session:
        await session.press("j", "enter", "c", "Q")
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Title: Report {name}\nSource: Wire\n\nA ship sank in port {name}.\n")
    async with start(tmp_path) as session:
        await session.press("q")
    async with start() as session:
        assert isinstance(session.app.screen, ReaderScreen)
        assert not session.opened
        assert "no longer" not in session.foot and "No other" not in session.foot


async def test_nonsense_in_the_kept_state_is_passed_over(start: Start) -> None:
    async with start() as session:
        await session.press("j", "enter", "q")
    path = places().journal
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + b"\x00\xff{not a line\n" + b"".join(lines[1:]))
    async with start() as session:
        assert session.opened


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
async def test_a_directory_that_cannot_be_written_gives_one_notice(start: Start, home: Path) -> None:
    (home / "config").mkdir()
    (home / "config").chmod(0o500)
    async with start() as session:
        await session.press("j", "s")
        assert "Reading marks cannot be saved" in session.foot
        assert session.state.marked("starred")


async def test_marks_that_cannot_be_saved_give_one_notice_and_reading_goes_on(start: Start, home: Path) -> None:
    (home / "config").write_text("a file stands where the directory should")
    async with start() as session:
        await session.press("j", "s")
        assert "Reading marks cannot be" in session.foot
        await session.press("j")
        assert "cannot" not in session.foot
        await session.press("s", "enter")
        assert "cannot" not in session.foot, "once is enough"
        assert len(session.state.marked("starred")) == 2
        assert session.opened


async def test_a_library_that_cannot_be_used_gives_one_notice_and_the_samples_are_read(
    start: Start, home: Path
) -> None:
    (home / "data").mkdir()
    places().library.write_bytes(b"this is no database " * 1000)
    async with start() as session:
        assert "library" in session.foot
        await session.press("j", "enter")
        assert session.opened
        await session.press("/", "homs", "enter", "c")
        assert isinstance(session.app.screen, ComparisonScreen)
    assert places().library.read_bytes().startswith(b"this is no database")


async def test_a_missing_cache_is_made_again(start: Start, home: Path) -> None:
    places().samples.unlink()
    async with start() as session:
        assert session.sidebar.items > 20
    assert places().samples.exists()


async def test_a_comparison_comes_back_with_its_filter_at_the_same_block(start: Start) -> None:
    async with start() as session:
        await session.press("j", "enter", "c", "f", "j", "j")
        before = session.text
        await session.press("Q")
    async with start() as session:
        assert session.text.splitlines()[:-3] == before.splitlines()[:-3]
        assert session.app.screen.pane.cursor == 2
