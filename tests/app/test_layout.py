"""What is shown at which size, and that a place is kept when the size changes."""

from __future__ import annotations

from tests.app.session import Session, Start
from tui.app.messages import MarksMade
from tui.state import Change
from tui.view.cells import width_of


def sentence(session: Session) -> int:
    """Number of the first sentence on the article's pane."""
    place = session.article.place
    assert place
    return place.sentence


def shown(session: Session, selector: str) -> bool:
    """Whether a widget has room on the screen."""
    return session.app.screen.query_one(selector).region.area > 0


def assert_fits(session: Session, width: int, height: int) -> None:
    """Every line of the screen is exactly as wide as the window."""
    lines = session.text.split("\n")
    assert len(lines) == height
    assert {width_of(line) for line in lines} == {width}


async def test_the_width_decides_what_stands_beside_what(start: Start) -> None:
    async with start() as session:
        for width in (60, 79, 80, 99, 100, 200):
            both, split = width >= 80, width >= 100
            await session.resize(width, 24)
            assert_fits(session, width, 24)
            assert shown(session, "#list")
            assert shown(session, "#reading") is both
            await session.press("j", "enter")
            assert_fits(session, width, 24)
            assert shown(session, "#reading")
            assert shown(session, "#list") is both
            assert session.article._measure <= 76
            await session.press("tab")
            assert shown(session, "#list")
            await session.press("c")
            assert session.pane._split is split
            for _ in range(2):
                assert_fits(session, width, 24)
                await session.press("v")
            await session.press("q")
            await session.post(MarksMade([Change.to_view("comparison", "layout", None)]))


async def test_a_window_that_is_too_small_says_so_and_comes_back(start: Start) -> None:
    async with start() as session:
        await session.press("j")
        for keys in ("", "enter", "c"):
            await session.press(*keys.split())
            focus, before = session.focus, session.text
            for size in ((39, 24), (100, 7), (20, 3), (1, 1)):
                await session.resize(*size)
                assert size == (1, 1) or "window is too small" in " ".join(session.text.split())
                await session.press("j", "k", "?", "esc")
                await session.resize(100, 24)
                assert session.focus == focus, "what had the keys has them again"
                assert session.text == before


async def test_a_start_in_a_window_that_is_too_small_is_a_start(start: Start) -> None:
    async with start(size=(39, 7)) as session:
        assert "too small" in " ".join(session.text.split())
        await session.resize(100, 30)
        await session.press("j")
        assert session.sidebar.cursor == 1


async def test_the_articles_sentence_stays_when_the_width_changes(start: Start) -> None:
    async with start(size=(160, 24)) as session:
        await session.press("j", "enter", "25G")
        wanted = sentence(session)
        assert wanted > 3
        for width in (100, 80, 60, 200, 79, 160):
            await session.resize(width, 24)
            assert sentence(session) == wanted, width
            top = session.article.scroll_offset.y
            rows = [session.article.row(top + number).item for number in range(session.article.size.height)]
            assert wanted in rows


async def test_the_block_in_focus_stays_when_the_width_changes(start: Start) -> None:
    async with start(size=(160, 24)) as session:
        await session.press("j", "c", "9G")
        block = session.pane.block
        for width in (99, 100, 60, 200, 79, 160):
            await session.resize(width, 24)
            assert session.pane._split is (width >= 100)
            assert session.pane.block == block
            first, _ = session.pane.rows_of(session.pane.cursor)
            top = session.pane.scroll_offset.y
            assert top <= first < top + session.pane.size.height, width
            assert_fits(session, width, 24)


async def test_the_pane_with_the_keys_is_the_one_a_narrow_window_shows(start: Start) -> None:
    async with start(size=(120, 24)) as session:
        await session.press("j", "enter")
        await session.resize(70, 24)
        assert session.focus == "article"
        assert not shown(session, "#list")
        await session.press("esc")
        assert session.focus == "sidebar"
        assert not shown(session, "#reading")
        await session.resize(120, 24)
        await session.pilot.click("#article")
        await session.settle()
        await session.resize(70, 24)
        assert session.focus == "article"
        assert shown(session, "#article")


async def test_the_foot_line_teaches_whole_hints_only(start: Start) -> None:
    async with start(size=(60, 20)) as session:
        assert session.foot.rstrip().split("   ")[-1] in {"c compare", "e names", "q back", "] next", "t table"}
        await session.resize(200, 20)
        assert "? keys" in session.foot


async def test_clicks_and_the_wheel_do_what_the_keys_do(start: Start) -> None:
    async with start(size=(120, 20)) as session:
        line = session.sidebar.spot
        assert line
        items = session.sidebar.items
        await session.pilot.click("#sidebar", offset=(5, 0))
        await session.settle()
        assert session.sidebar.items == items - len(line.story.keys), "a click on a story folds it"
        await session.pilot.click("#sidebar", offset=(5, 0))
        await session.settle()
        assert session.sidebar.items == items
        assert not session.opened
        await session.pilot.click("#sidebar", offset=(5, 2))
        await session.settle()
        assert session.opened == line.story.keys[1]
        assert session.focus == "article"
        for pane, selector in ((session.article, "#article"), (session.sidebar, "#sidebar")):
            await session.wheel(selector, 2)
            down = pane.scroll_offset.y
            assert down > 0
            await session.wheel(selector, -1)
            assert pane.scroll_offset.y < down
        await session.press("/", "homs")
        await session.pilot.click("#found", offset=(5, 0))
        await session.settle()
        assert "homs" in session.opened
        await session.press("c")
        await session.wheel("#comparison", 3)
        top = session.pane.scroll_offset.y
        assert top > 0
        await session.pilot.click("#comparison", offset=(20, 3))
        await session.settle()
        assert session.pane.cursor > 0, "a click puts a block in focus"


async def test_one_pane_at_a_time_can_be_asked_for_and_is_kept(start: Start) -> None:
    async with start() as session:
        await session.press("j", "enter", "z")
        assert shown(session, "#reading")
        assert not shown(session, "#list")
        await session.press("tab")
        assert shown(session, "#list")
        assert not shown(session, "#reading")
    async with start() as session:
        assert not shown(session, "#reading")
        await session.press("z")
        assert shown(session, "#reading")


async def test_a_window_that_shows_the_whole_article_takes_no_place_away(start: Start) -> None:
    async with start(size=(100, 30)) as session:
        await session.press("j", "enter", "^D")
        before = session.lines("#article")
        for size in ((100, 60), (500, 200), (100, 40), (30, 5), (150, 55)):
            await session.resize(*size)
            await session.resize(100, 30)
            assert session.lines("#article") == before, size
        for size in ((100, 60), (150, 55), (130, 25), (30, 5), (80, 60), (100, 45), (100, 30)):
            await session.resize(*size)
        assert session.lines("#article") == before


async def test_a_notice_that_is_too_long_lies_over_the_lines_above_the_foot_for_as_long_as_it_stands(
    start: Start,
) -> None:
    told = "127.0.0.1 cannot be talked to safely (TLS). Check the address. It may need a certificate of its own."
    async with start(size=(80, 24)) as session:
        before = session.text.split("\n")
        session.reader.say(told)
        await session.settle()
        lines = session.text.split("\n")
        assert lines[:22] == before[:22]
        assert " ".join(" ".join(lines[22:]).split()) == told
        await session.resize(120, 24)
        assert session.text.split("\n")[23].strip() == told
        await session.resize(80, 24)
        await session.press("?", "q")
        assert session.text.split("\n") == before
