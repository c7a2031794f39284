"""The terminal's own cursor: braille displays and screen readers go by it."""

from __future__ import annotations

from tests.app.session import Session, Start


def pointed(session: Session) -> str:
    """The line of the screen from the cursor on."""
    x, y = session.app.cursor_position
    return session.text.split("\n")[y][x:]


async def test_in_the_list_it_stands_where_the_selected_line_begins(start: Start) -> None:
    async with start(size=(120, 24)) as session:
        await session.press("j")
        report = session.lines("#sidebar")[1].strip()
        assert pointed(session).startswith(report)
        await session.press("30j")
        row = session.sidebar.cursor - session.sidebar.scroll_offset.y
        assert pointed(session).startswith(session.lines("#sidebar")[row].strip())


async def test_in_the_article_it_stands_on_the_first_line_or_the_name_that_was_stepped_to(start: Start) -> None:
    async with start(size=(120, 24)) as session:
        await session.press("j", "enter")
        headline = session.lines("#article")[0].strip()
        assert pointed(session).startswith(headline)
        await session.press("e", "e")
        mention = session.article._named
        assert mention
        assert session.article.side
        assert pointed(session).startswith(session.article.side.article.text[mention.start : mention.end])


async def test_in_the_comparison_it_stands_on_the_block_in_focus_and_in_the_table_on_the_line(start: Start) -> None:
    async with start(size=(120, 30)) as session:
        await session.press("j", "c", "j", "j")
        pane = session.pane
        first, _ = pane.rows_of(pane.cursor)
        _, y = session.app.cursor_position
        assert y - pane.region.y == first - pane.scroll_offset.y
        assert pointed(session)[0] != " "
        await session.press("t", "j")
        line = next(line for line in session.lines("#coverage") if line.lstrip().startswith("▌"))
        assert pointed(session).startswith(line.strip().lstrip("▌ ")[:10])


async def test_in_a_finder_it_stands_where_is_typed_and_nowhere_else_in_a_window_that_is_too_small(
    start: Start,
) -> None:
    async with start(size=(120, 30)) as session:
        await session.press("/", "homs")
        x, y = session.app.cursor_position
        assert session.text.split("\n")[y][:x].rstrip().endswith("homs")
        await session.resize(1, 1)
        assert session.app.screen.outer_size.clamp_offset(session.app.cursor_position) == (0, 0)
