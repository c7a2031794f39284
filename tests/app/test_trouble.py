"""An error that nobody foresaw: a notice, a report without a word of the text, and the reader goes on."""

from __future__ import annotations

import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.app.session import Session, Start
from tui.app.desk import Desk
from tui.app.screens.comparison import ComparisonScreen
from tui.app.screens.finder import Finder
from tui.app.sturdy import Sturdy
from tui.app.trouble import KEPT, OFTEN, Trouble
from tui.app.widgets.article import ArticlePane
from tui.app.widgets.lines import Lines
from tui.app.widgets.page import PagePane
from tui.app.widgets.sidebar import Sidebar

SECRET = "what the minister said"


def fails(*_: object, **__: object) -> None:
    """Choke on a text."""
    said = SECRET
    raise KeyError(said)


@asynccontextmanager
async def expected(start: Start, *paths: Path, **options: object) -> AsyncIterator[Session]:
    """A session in which errors are no failure of the test."""
    async with start(*paths, **options) as session:
        yield session
        session.app._exception = None


def reports(home: Path) -> list[Path]:
    return sorted((home / "cache" / "trouble").glob("*.txt"))


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    return monkeypatch


async def test_after_an_error_in_a_key_the_next_key_works_as_ever(
    start: Start, home: Path, broken: pytest.MonkeyPatch
) -> None:
    broken.setattr(Sidebar, "action_bottom", fails)
    async with expected(start, size=(180, 24)) as session:
        await session.press("j", "G")
        assert "Something went wrong here (KeyError); the reader goes on. A report is in" in session.foot
        at = session.sidebar.cursor
        await session.press("j", "j")
        assert session.sidebar.cursor == at + 2
    (report,) = reports(home)
    told = report.read_text(encoding="utf-8")
    assert "builtins.KeyError" in told
    assert "actions: down bottom" in told
    assert "size: 180x24" in told
    assert any(
        line.strip().startswith("tests/app/test_trouble.py:") and line.endswith("fails") for line in told.splitlines()
    )


async def test_a_report_holds_no_word_of_the_text_and_is_its_owners(
    start: Start, home: Path, broken: pytest.MonkeyPatch
) -> None:
    broken.setattr(Sidebar, "action_bottom", fails)
    async with expected(start) as session:
        await session.press("G")
    (report,) = reports(home)
    assert SECRET not in report.read_text(encoding="utf-8")
    assert str(home) not in report.read_text(encoding="utf-8")
    assert stat.S_IMODE(report.stat().st_mode) == 0o600


async def test_a_pane_that_cannot_be_drawn_says_so_and_the_others_are_drawn(
    start: Start, home: Path, broken: pytest.MonkeyPatch
) -> None:
    async with expected(start) as session:
        broken.setattr(ArticlePane, "render_line", fails)
        await session.press("j", "enter")
        assert "This could not be drawn." in session.text
        assert "stories" in session.text, "the list's head"
        await session.press("tab", "j")
        assert session.focus == "sidebar"
        broken.undo()
        await session.press("tab", "G")
        assert "This could not be drawn." not in session.text
    assert len(reports(home)) == 1, "one for the error, however often it comes"


@pytest.mark.parametrize("method", ["compose", "on_mount"])
async def test_a_screen_that_cannot_be_set_up_is_left_for_the_reader(
    start: Start, broken: pytest.MonkeyPatch, method: str
) -> None:
    broken.setattr(ComparisonScreen, method, fails)
    async with expected(start) as session:
        await session.press("j", "c")
        assert session.app.screen is session.reader
        before = session.sidebar.cursor
        await session.press("j")
        assert session.sidebar.cursor == before + 1


async def test_an_error_in_a_callback_or_a_timer_does_not_end_the_reader(start: Start, home: Path) -> None:
    async with expected(start) as session:
        session.app.set_timer(0.001, fails)
        session.reader.call_after_refresh(fails)
        session.sidebar.call_later(fails)
        await session.pilot.pause(0.05)
        await session.press("j")
        await session.press("j")
        assert session.app.is_running
        assert session.sidebar.cursor == 2
    assert len(reports(home)) == 1


async def test_an_error_in_a_worker_is_reported_too(start: Start, home: Path) -> None:
    async with expected(start, size=(180, 24)) as session:
        session.may_fail = True
        session.app.in_background(fails, "test")
        await session.settle()
        assert "Something went wrong here (KeyError)" in session.foot
    assert len(reports(home)) == 1


async def test_an_error_that_comes_again_and_again_ends_the_program_with_a_sentence(
    start: Start, broken: pytest.MonkeyPatch
) -> None:
    broken.setattr(Sidebar, "action_down", fails)
    async with expected(start) as session:
        await session.type_ahead(*["j"] * (OFTEN + 2))
        assert session.app.return_code == 1
        assert session.app.last_words.startswith("Wireside had to end: KeyError came again and again; a report is in")
        assert SECRET not in session.app.last_words


async def test_errors_that_take_turns_end_the_program_too(start: Start, broken: pytest.MonkeyPatch) -> None:
    broken.setattr(Sidebar, "action_down", fails)
    broken.setattr(Sidebar, "action_top", lambda _: int("no number"))
    async with expected(start) as session:
        await session.type_ahead(*["j", "g"] * (OFTEN + 2))
        assert session.app.return_code == 1


async def test_a_foot_line_that_cannot_be_drawn_is_not_drawn_for_ever(
    start: Start, home: Path, broken: pytest.MonkeyPatch
) -> None:
    async with expected(start) as session:
        tried: list[int] = []
        broken.setattr(Lines, "render_line", lambda *_: (tried.append(1), fails()))
        await session.press("j")
        await session.pilot.pause(0.1)
        before = len(tried)
        assert before
        await session.pilot.pause(0.3)
        assert len(tried) == before
        at = session.sidebar.cursor
        await session.press("j")
        assert session.sidebar.cursor == at + 1
    assert len(reports(home)) == 1


async def test_a_page_whose_layout_fails_behind_its_first_lines_says_so(
    start: Start, home: Path, tmp_path: Path, broken: pytest.MonkeyPatch
) -> None:
    text = "\n\n".join(f"Paragraph {number} says one thing here and there." for number in range(400))
    (tmp_path / "long.txt").write_text(f"Title: Long\nSource: Wire\n\n{text}\n")
    async with expected(start, tmp_path / "long.txt", size=(90, 24)) as session:
        session.may_fail = True
        broken.setattr(PagePane, "_lay_further", fails)
        await session.resize(180)
        assert "Something went wrong here (KeyError)" in session.foot
    assert len(reports(home)) == 1


@pytest.mark.parametrize("key", ["/", "w"])
async def test_a_search_that_fails_says_so_in_its_own_last_line_and_not_what_it_searched(
    start: Start, home: Path, broken: pytest.MonkeyPatch, key: str
) -> None:
    async with expected(start, size=(180, 24)) as session:
        session.may_fail = True
        await session.press("j", "enter")
        broken.setattr(Finder, "_found", fails)
        await session.press(key)
        assert isinstance(session.app.screen, Finder)
        last = session.text.splitlines()[-1]
        assert "Something went wrong here (KeyError)" in last
        assert SECRET not in session.text
    assert len(reports(home)) == 1


async def test_names_that_cannot_be_joined_say_so(start: Start, home: Path, broken: pytest.MonkeyPatch) -> None:
    async with expected(start, size=(180, 24)) as session:
        session.may_fail = True
        await session.press("j", "enter")
        broken.setattr(Desk, "cast", fails)
        await session.press("w")
        assert isinstance(session.app.screen, Finder)
        assert SECRET not in session.text
    assert len(reports(home)) == 1


async def test_a_notice_that_cannot_be_shown_is_no_further_trouble(start: Start, broken: pytest.MonkeyPatch) -> None:
    async with expected(start) as session:
        broken.setattr(Lines, "show", fails)
        broken.setattr(Sidebar, "action_bottom", fails)
        await session.press("G", "j")
        assert session.app.is_running


def test_only_so_many_reports_are_kept(tmp_path: Path) -> None:
    for number in range(KEPT + 3):
        assert Trouble(tmp_path).report(type(f"Error{number}", (Exception,), {})(), (80, 24))
    left = sorted(tmp_path.iterdir())
    assert len(left) == KEPT
    assert left[-1].name.endswith(f"Error{KEPT + 2}.txt")


def test_where_nothing_can_be_written_there_is_no_report_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert Trouble(tmp_path / "file" / "trouble").report(ValueError(), (80, 24)) is None


def test_an_endless_recursion_makes_a_short_report(tmp_path: Path) -> None:
    def again() -> None:
        again()

    try:
        again()
    except RecursionError as error:
        report = Trouble(tmp_path).report(error, (80, 24))
    assert report
    assert len(report.read_text().splitlines()) < 80


async def test_everything_on_the_screen_is_sturdy(start: Start) -> None:
    async with start() as session:
        for keys in ((), ("j", "c"), ("t",), ("?",)):
            await session.press(*keys)
            shown = [
                node for node in session.app.screen.walk_children(with_self=True) if "tui." in type(node).__module__
            ]
            assert all(isinstance(node, Sturdy) for node in shown)
            assert any(node is session.app.screen for node in shown)
