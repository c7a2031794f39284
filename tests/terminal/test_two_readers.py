"""Two readers of one user in two terminals: neither loses a mark, and each soon shows the other's."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from benchmarks.terminal import Terminal
from tests.soak import tell, times
from tui.library import Library
from tui.settings import places
from tui.state import Journal
from tui.text import Article

EACH = times(50, 500)
AT_ONCE = 25
"""Marks that are typed ahead of the program."""
SOON = 3.0
"""Seconds after which the other's marks are seen."""
Two = tuple[Terminal, Terminal]


@pytest.fixture
def two(start: Callable[..., Terminal]) -> Iterator[Two]:
    """Two readers at one library of as many reports as both will mark."""
    with Library(places().library) as library:
        library.add(
            Article.from_text(f"Notice {number * 7919} {number * 104_729}.", f"Report {number}", key=f"r{number}")
            for number in range(2 * EACH)
        )
    with ExitStack() as both:
        yield both.enter_context(start(size=(80, 24))), both.enter_context(start(size=(80, 24)))


def wait_for(terminal: Terminal, pattern: str) -> float:
    """Seconds from now on until it is on the screen."""
    began = time.perf_counter()
    terminal.expect(pattern)
    return time.perf_counter() - began


@pytest.mark.soak
def test_marks_that_two_readers_make_at_once_are_all_kept_and_soon_seen(two: Two) -> None:
    upper, lower = two
    for terminal in two:
        terminal.expect(rf"{2 * EACH:,} unread")
    lower.press("G")
    with ThreadPoolExecutor() as hands:
        for _ in range(EACH // AT_ONCE):
            list(hands.map(lambda one: one[0].press(one[1] * AT_ONCE), [(upper, "mj"), (lower, "mk")]))
        slowest = max(hands.map(lambda one: wait_for(one, r"\b0 unread|all read"), two))
    for terminal in two:
        terminal.press("Q")
        assert terminal.end() == 0
    journal = Journal.open(places().journal)
    assert (len(journal.state.marked("read")), journal.unreadable) == (2 * EACH, 0)
    tell(
        "two readers in two terminals that mark at once",
        f"2 × {EACH} marks, {2 * EACH:,} kept; all seen in both after {slowest:.1f} s",
    )


@pytest.mark.soak
def test_what_one_reader_marks_the_other_shows(two: Two) -> None:
    waited = []
    for terminal in two:
        terminal.expect("unread")
    for turn in range(times(2, 20)):
        left = 2 * EACH - turn - 1
        active, other = two if turn % 2 else two[::-1]
        active.press("g", *"j" * turn, "m")
        waited.append(wait_for(other, rf"\b{left:,} unread"))
    assert max(waited) < SOON
    tell("a mark of one reader, until the other shows it", f"{len(waited)} marks, {max(waited):.1f} s at most")
