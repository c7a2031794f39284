"""No key waits for work: what takes long runs elsewhere, or in bites, and a key's action comes before its end.

Nothing is timed here, as machines are noisy; `python -m benchmarks stuck` measures. Work is held at its slow place
until the key has been answered, and what runs on the screen's own thread is counted.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from benchmarks.giants import giant
from tests.app.session import Session, Start
from tui.app.desk import Desk
from tui.app.messages import ArticleChosen, ComparisonAsked
from tui.app.screens.comparison import ComparisonScreen
from tui.app.widgets import page as page_pane
from tui.compare import pair
from tui.library import Library
from tui.view.article import Page
from tui.view.inked import Inked


class Held:
    """A function that waits until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
        self._function = getattr(owner, name)
        self.reached, self._go = threading.Event(), threading.Event()
        monkeypatch.setattr(owner, name, lambda *args, **options: self(*args, **options))  # noqa: PLW0108 (a method)

    def __call__(self, *args: object, **options: object) -> object:
        self.reached.set()
        assert self._go.wait(20)
        return self._function(*args, **options)

    def let_go(self) -> None:
        self._go.set()

    async def wait(self, session: Session) -> None:
        """Until the work has come to its slow place."""
        while not self.reached.is_set():
            await session.pilot.pause(0.01)


async def press(session: Session, *keys: str) -> None:
    """Press keys and draw, without waiting for work in the background."""
    for key in keys:
        session.send(key)
    for _ in range(5):
        await session.pilot._wait_for_screen()
    session.app.screen._on_timer_update()


@pytest.fixture
def long_report(tmp_path: Path) -> Path:
    """A file with an article that takes long to read."""
    file = tmp_path / "giant.txt"
    file.write_text(f"Title: The giant\nSource: Wire\n\n{giant('article of 5 MB', 0.05)}\n", encoding="utf-8")
    return file


async def test_a_long_article_can_be_read_before_its_sentences_and_names_are_found(
    start: Start, long_report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (long_report.parent / "other.txt").write_text("Title: Another\n\nA ship sank. Nobody was hurt.\n")
    async with start(long_report.parent) as session:
        giant_key = next(key for key in session.keys if "giant" in key)
        pair.read_side.cache_clear()
        held = Held(monkeypatch, pair, "mentions")
        session.app.post_message(ArticleChosen(giant_key))
        await held.wait(session)
        while not session.article.side:
            await session.pilot.pause(0.01)
        await press(session, "space", "space")
        assert session.article.scroll_offset.y > 20
        top = session.article.scroll_offset.y
        before = session.lines("#article")
        held.let_go()
        await session.settle()
        assert session.article.scroll_offset.y == top, "nothing moves when all of it is there"
        assert [line.strip() for line in session.lines("#article")] == [line.strip() for line in before]
        assert session.article.side
        assert session.article.side.mentions


async def test_a_long_article_is_laid_out_in_bites(
    start: Start, long_report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bites: list[int] = []

    def lay(page: Page, lines: int) -> None:
        bites.append(lines)
        laid(page, lines)

    laid = Page.lay
    monkeypatch.setattr(Page, "lay", lay)
    async with start(long_report) as session:
        assert session.article._page
        assert session.article._page.whole
        assert session.article._page.height > 3000
        assert max(bites) <= page_pane._AT_ONCE
        bites.clear()
        await session.press("G")
        assert session.article.progress == 100
        place = session.article.place
        await session.resize(70)
        assert max(bites) <= page_pane._AT_ONCE
        assert session.article.place == place


async def test_the_end_that_is_not_laid_out_yet_is_gone_to_once_it_is(start: Start, long_report: Path) -> None:
    async with start(long_report) as session:
        session.article._lay_out()
        page = session.article._coming
        assert page
        assert not page.whole
        session.article._page = page
        session.article.set_height(page.height)
        session.article.focus()
        await session.press("G")
        assert session.article.progress == 100
        assert session.article.at_end


async def test_where_a_long_article_was_left_is_gone_to_once_it_is_read(start: Start, long_report: Path) -> None:
    async with start(long_report) as session:
        await session.press("G", "k", "k")
        top = session.lines("#article")[0].strip()
        await session.press("Q")
    async with start() as session:
        assert session.lines("#article")[0].strip() == top


async def test_names_of_a_giant_are_found_in_its_beginning_and_that_is_said(
    start: Start, long_report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.compare.comparison.NAMED", 50_000)
    pair.read_side.cache_clear()
    async with start(long_report, size=(160, 24)) as session:
        assert session.article.side
        assert 0 < session.article.side.mentions[-1].end <= 50_000
        assert "names in the first 49," in session.lines("#article-head")[0]


async def test_keys_work_while_reports_are_compared_and_esc_gives_it_up(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start() as session:
        held = Held(monkeypatch, Desk, "comparison")
        await press(session, "j", "c")
        await held.wait(session)
        at = session.sidebar.cursor
        await press(session, "j", "j")
        assert session.sidebar.cursor == at + 2
        await press(session, "esc")
        assert "given up" in session.foot
        held.let_go()
        await session.settle()
        assert session.app.screen is session.reader


async def test_a_comparison_makes_the_rows_it_shows_and_no_others(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: Counter[Inked] = Counter()

    def runs(inked: Inked, *args: Any) -> Any:
        drawn[inked] += 1
        return made(inked, *args)

    made = Inked.runs
    monkeypatch.setattr(Inked, "runs", runs)
    async with start(size=(100, 12)) as session:
        await session.press("/", "homs", "enter", "c")
        assert session.pane.items > 15
        assert 0 < len(drawn) < 15
        for key in ("f", "f", "f", "f", "o", "l", "w"):
            drawn.clear()
            await session.press(key)
            assert len(drawn) < 15


@pytest.mark.parametrize("slow", ["gather", "catch_up", "complete", "forget"])
async def test_keys_work_while_the_library_is_looked_after(
    start: Start, monkeypatch: pytest.MonkeyPatch, slow: str
) -> None:
    held = Held(monkeypatch, Desk, slow)
    app = start()
    task = app.__aenter__()
    held_from_the_start = threading.Thread(target=lambda: held.reached.wait(20) and held.let_go(), daemon=True)
    held_from_the_start.start()
    session = await task
    held.reached.clear()
    held._go.clear()
    session.app.gather() if slow in {"gather", "catch_up"} else session.app.in_background(
        session.app._work.settle, "settle"
    )
    await held.wait(session)
    at = session.sidebar.cursor
    await press(session, "j")
    assert session.sidebar.cursor == at + 1
    held.let_go()
    await session.settle()
    await app.__aexit__(None, None, None)


async def test_keys_work_while_articles_come_in(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Title: Report {number}\n\nA ship sank. Nobody was hurt.\n")
    async with start() as session:
        held = Held(monkeypatch, Desk, "take_in")
        session.app.in_background(
            lambda: session.app._work.open([str(tmp_path)], session.reader.arrangement, session.reader.sight), "open"
        )
        await held.wait(session)
        at = session.sidebar.cursor
        await press(session, "j")
        assert session.sidebar.cursor == at + 1
        held.let_go()
        await session.settle()


async def test_keys_and_leaving_work_while_a_recogniser_is_loaded(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start() as session:
        held = Held(monkeypatch, Desk, "load_recogniser")
        threading.Thread(target=session.app._work.load_recogniser, daemon=True).start()
        await held.wait(session)
        at = session.sidebar.cursor
        await press(session, "j")
        assert session.sidebar.cursor == at + 1
        held.let_go()


@contextmanager
def watched(monkeypatch: pytest.MonkeyPatch, owner: type) -> Iterator[set[str]]:
    """Names of the methods of a class that ran on this thread."""
    here, ran = threading.get_ident(), set[str]()

    def watching(name: str, function: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            if threading.get_ident() == here:
                ran.add(name)
            return function(*args, **options)

        return call

    with monkeypatch.context() as patch:
        for name, function in vars(owner).items():
            if callable(function) and not name.startswith("__"):
                patch.setattr(owner, name, watching(name, function))
        yield ran


KEYS = "j k G g ^D ^U space r s u m enter e E H tab f v } { ] [ n N z Z".split()


async def test_no_key_reads_the_library_or_a_text_on_the_screens_own_thread(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start() as session:
        with watched(monkeypatch, Library) as library, watched(monkeypatch, Desk) as desk:
            await session.press(*KEYS, "esc", "j", "c")
            assert isinstance(session.app.screen, ComparisonScreen)
            await session.press("j", "]", "[", "f", "o", "w", "l", "s", "G", "g", ")", "q")
            await session.post(ComparisonAsked(*session.keys[:2]))
            await session.press("q")
            await session.post(ArticleChosen(session.keys[-1]))
        assert library == set()
        assert desk <= {"wishes"}
