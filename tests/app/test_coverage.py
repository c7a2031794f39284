"""The table of a story: who reports what, the ways into it, through it, and out of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.app.session import Session, Start
from tests.app.test_layout import assert_fits
from tui.app.desk import nearest
from tui.app.messages import CoverageAsked
from tui.app.screens.comparison import ComparisonScreen
from tui.app.screens.coverage import CoverageScreen
from tui.app.screens.reader import ReaderScreen
from tui.app.widgets.coverage import CoveragePane
from tui.view.coverage import Item, coverage_text, sheet_width

TOLD = "A landslide killed {} people in Penas Altas on Tuesday, the mayor said. Rescue teams dug all night.\n"


def pane(session: Session) -> CoveragePane:
    """The table's pane, which must be on top."""
    assert isinstance(session.app.screen, CoverageScreen)
    return session.app.screen.pane


def item(session: Session) -> Item:
    """The line in focus."""
    found = pane(session).item
    assert found
    return found


def all_text(session: Session) -> list[str]:
    """All rows of the table, whether visible or not, without the margin."""
    table = pane(session)
    return [table.row(number).text[table.margin :].rstrip() for number in range(table.virtual_size.height)]


def seen(session: Session) -> bool:
    """Whether the line in focus can be seen, below the heading that is held."""
    table = pane(session)
    first, last = table.rows_of(table.cursor)
    top = table.scroll_offset.y
    return top + len(table._held(top)) <= first and last < top + table.size.height


def reports(folder: Path, tolls: Iterable[object]) -> Path:
    """A folder with a report of one event for each toll."""
    for number, toll in enumerate(tolls):
        head = f"Title: Landslide in Penas Altas {number}\nSource: Outlet {number}\n"
        time = f"Published: 2026-04-14T{number:02}:30:00+00:00\n\n"
        (folder / f"{number:02}.txt").write_text(head + time + TOLD.format(toll), encoding="utf-8")
    return folder


async def test_t_opens_the_table_from_story_report_article_and_comparison_and_q_leads_back(start: Start) -> None:
    async with start(size=(120, 40)) as session:
        for way in ((), ("j",), ("enter",), ("c",)):
            await session.press(*way)
            home, focus, before = session.app.screen, session.focus, session.foot
            for leave in ("q", "esc"):
                await session.press("t")
                assert "Who reports what   " in session.text
                assert session.focus == "coverage"
                await session.press(leave)
                assert session.app.screen is home
                assert session.focus == focus
                assert session.foot == before, "nothing is left of it, not even in the foot line"


async def test_the_screen_shows_what_paper_shows(start: Start) -> None:
    async with start(size=(120, 40)) as session:
        await session.press("t")
        screen = session.app.screen
        assert isinstance(screen, CoverageScreen)
        printed = coverage_text(screen.coverage, sheet_width(screen.coverage, 120))
        assert all_text(session) == printed.splitlines()


async def test_the_facts_that_differ_are_stepped_through_and_round_at_the_ends(start: Start) -> None:
    async with start(size=(120, 24)) as session:
        await session.press("/", "homs", "enter", "t")
        differing = [one for one in pane(session)._sheet.items if one.differs]
        assert len(differing) > 2
        await session.press("G", "]")
        assert session.foot.startswith(" Round to the first difference.")
        for number, wanted in enumerate(differing):
            assert item(session) == wanted
            assert seen(session)
            assert session.lines("#story")[0].startswith(f" {number + 1} of {len(differing)} ")
            await session.press("]")
        assert item(session) == differing[0]
        await session.press("[")
        assert session.foot.startswith(" Round to the last difference.")
        assert item(session) == differing[-1]


async def test_every_line_can_be_reached_and_is_seen_below_its_heading(start: Start) -> None:
    for size in ((60, 15), (120, 24)):
        async with start(size=size) as session:
            await session.press("t")
            for key in ("j", "k", "space", "b", "}", "{"):
                for _ in range(12):
                    await session.press(key)
                    assert seen(session), f"{key} at {size}"
            await session.press("G")
            assert pane(session).cursor == pane(session).items - 1
            assert session.lines("#coverage")[0].strip().startswith("Only "), "the heading stays in sight"
            await session.press("g")
            assert (pane(session).cursor, pane(session).scroll_offset.y) == (0, 0) or size == (60, 15)


async def test_the_parts_are_stepped_through(start: Start) -> None:
    async with start(size=(120, 24)) as session:
        await session.press("t")
        kinds = [item(session).facts[0].kind]
        for _ in range(3):
            await session.press("}")
            kinds.append(item(session).facts[0].kind)
        assert kinds == sorted(set(kinds), key=["figure", "date", "quote", "name", "sentence"].index)
        await session.press("3{")
        assert pane(session).cursor == 0
        await session.press("{")
        assert session.foot.startswith(" Round to the last part.")


async def test_enter_leads_to_the_sentences_that_differ_and_q_back_to_the_line(start: Start) -> None:
    async with start(size=(120, 24)) as session:
        await session.press("/", "penas altas", "enter", "t", "]")
        wanted = item(session)
        while "112" not in session.text or not item(session).facts[0].outliers:
            await session.press("]")
            assert item(session) != wanted, "no fact with an odd one out"
        fact = item(session).facts[0]
        screen = session.app.screen
        assert isinstance(screen, CoverageScreen)
        ends = screen.coverage.ends(fact)
        await session.press("enter")
        assert session.sides == tuple(screen.coverage.reports[end.report].article.key for end in ends)
        found = session.pane.focused
        assert found
        assert (found.left.sentence, found.right.sentence) == tuple(end.mark.sentence for end in ends)
        await session.press("q")
        assert session.app.screen is screen
        assert item(session).facts[0] is fact
        await session.press("enter", "t")
        assert session.app.screen is screen, "t goes back to the table the comparison was opened from"
        await session.press("q")
        assert isinstance(session.app.screen, ReaderScreen)


async def test_enter_shows_the_sentence_though_the_comparison_usually_shows_another_part(start: Start) -> None:
    async with start(size=(120, 24)) as session:
        await session.press("c", "f", "f", "q", "t", "G")
        told = item(session).facts[0].values[0].tellings[0]
        await session.press("enter")
        block = session.pane.block
        assert block
        assert told.mark.sentence in block.lefts
        assert isinstance(session.app.screen, ComparisonScreen)


async def test_f_shows_parts_keeps_the_line_and_is_remembered(start: Start) -> None:
    async with start(size=(120, 24)) as session:
        await session.press("/", "homs", "enter", "t", "]")
        wanted = item(session)
        await session.press("f")
        assert session.foot.startswith(" Shown: what differs.")
        assert item(session) == wanted
        assert all(one.facts[0].differs for one in pane(session)._sheet.items)
        await session.press("f", "f")
        assert all(one.facts[0].witnesses == 1 for one in pane(session)._sheet.items)
        await session.press("q", "t")
        assert "only here" in session.lines("#coverage-head")[0]
        await session.press("f", "f", "f")
        assert session.foot.startswith(" Shown: all.")


async def test_a_part_that_is_empty_says_so_and_the_keys_go_on(start: Start, tmp_path: Path) -> None:
    async with start(reports(tmp_path, (11, 11))) as session:
        await session.press("t", "f")
        assert "Nothing to show here" in session.text
        await session.press(*"jkgG]}{", "space", "enter", "b")
        await session.resize(70, 20)
        await session.press("f", "f")
        assert pane(session).items, "what only one has"


async def test_the_foot_tells_how_a_fact_came_about(start: Start, tmp_path: Path) -> None:
    async with start(reports(tmp_path, (11, 11, 14))) as session:
        await session.press("t", "]")
        assert "Outlet 0 00:30 first: 11 · Outlet 1" in session.text
        assert "Outlet 2 02:30 brings it up to date: 14" in " ".join(session.text.split())


async def test_a_story_of_one_report_has_no_table(start: Start, tmp_path: Path) -> None:
    async with start(reports(tmp_path, (11,))) as session:
        await session.press("t")
        assert isinstance(session.app.screen, ReaderScreen)
        assert session.foot.startswith(" Only one report tells this story")


async def test_of_many_reports_the_nearest_are_compared_and_the_head_says_so(start: Start, tmp_path: Path) -> None:
    async with start(reports(tmp_path, [11] * 14), size=(100, 30)) as session:
        assert session.sidebar.spot
        assert len(session.sidebar.spot.story.keys) == 14
        await session.press("t")
        assert "12 reports of 14, the nearest in the list" in session.text


def test_the_nearest_are_those_beside_the_report_and_what_must_be_there() -> None:
    keys = list("abcdefghij")
    assert nearest(keys, ["a"], 3) == ["a", "b", "c"]
    assert nearest(keys, ["e"], 3) == ["d", "e", "f"]
    assert nearest(keys, ["j", "a"], 3) == ["a", "i", "j"]
    assert nearest(keys, ["b"], 12) == keys


async def test_it_fits_every_window_and_keeps_the_line(start: Start) -> None:
    async with start(size=(120, 40)) as session:
        await session.press("t", "9G")
        wanted = item(session)
        for size in ((60, 15), (80, 24), (120, 40), (200, 60)):
            await session.resize(*size)
            assert_fits(session, *size)
            assert item(session) == wanted or size == (60, 15)
            assert seen(session)
        await session.resize(39, 24)
        assert "window is too small" in " ".join(session.text.split())
        await session.resize(80, 24)
        assert session.focus == "coverage"


async def test_the_next_start_finds_the_table(start: Start) -> None:
    async with start() as session:
        await session.press("t", "Q")
    async with start() as session:
        assert isinstance(session.app.screen, CoverageScreen)
        await session.press("enter", "Q")
    async with start() as session:
        assert isinstance(session.app.screen, ComparisonScreen)
        await session.press("q")
        assert isinstance(session.app.screen, CoverageScreen)
        await session.press("q", "q")
    async with start() as session:
        assert isinstance(session.app.screen, ReaderScreen)


@pytest.mark.parametrize("keys", ["tt", "tq", "tttqq"])
async def test_impatient_keys_do_no_harm(start: Start, keys: str) -> None:
    async with start() as session:
        await session.type_ahead("j", *keys[:-1])
        await session.press(keys[-1])
        assert session.app.screen is session.reader or isinstance(session.app.screen, CoverageScreen)


async def test_a_report_that_is_gone_says_so(start: Start) -> None:
    async with start() as session:
        await session.post(CoverageAsked(("gone",)))
        assert isinstance(session.app.screen, ReaderScreen)
        assert session.foot.startswith(" Only one report")
