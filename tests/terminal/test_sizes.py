"""Windows of every size, and windows that are pulled about, on every screen."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from benchmarks.terminal import Terminal
from tests.soak import tell, times
from tui.view.frame import LEAST, too_small

Start = Callable[..., Terminal]
SIZE = (100, 30)
SIZES = (
    *((1, 1), (2, 1), (1, 2), (1, 40), (200, 1), (5, 5), (12, 3), (16, 10), (17, 24), (39, 24), (40, 7), (40, 8)),
    *((41, 9), (59, 14), (60, 15), (79, 24), (80, 24), (99, 19), (100, 20), (132, 43), (160, 50), (200, 60)),
    *((300, 100), (500, 8), (500, 200)),
)
"""From what cannot show a letter to what nobody has."""
PATIENCE = 10.0
"""Seconds until a screen is given up; a tenth of that is what it should take, where the machine does nothing else."""
SCREENS = {
    "reader": ((), r"\d+ %$"),
    "comparison": (("c",), r"\b\d+/\d+$"),
    "table": (("t",), "Who reports what"),
    "finder": (("w",), "Named in"),
    "help": (("?",), "Everywhere"),
    "palette": ((":",), "Command"),
    "search": (("/", "homs"), "found"),
}
"""The keys that lead to a screen, and what it shows."""


@contextmanager
def shown(terminal: Terminal, name: str) -> Iterator[None]:
    """Go to a screen, and back to the reader."""
    keys, pattern = SCREENS[name]
    for key in keys:
        terminal.press(key)
    terminal.expect(pattern)
    while terminal.rest():
        pass
    yield
    terminal.press(*["esc"] * bool(keys))
    terminal.expect(SCREENS["reader"][1])


def reading(start: Start) -> Terminal:
    terminal = start(size=SIZE)
    terminal.expect(r"Samples .* unread")
    terminal.press("j", "enter")
    terminal.expect(r"\d+ %$")
    terminal.press("^D", "e")
    terminal.rest()
    return terminal


def settled(terminal: Terminal, good: Callable[[str], bool]) -> float:
    """Seconds until the screen was good and stayed so."""
    seconds, end = 0.0, time.monotonic() + PATIENCE
    while True:
        seconds = max(seconds, terminal.rest())
        if good(terminal.screen.text):
            return seconds
        assert time.monotonic() < end, terminal.screen.text


def steady(text: str) -> str:
    """A screen without the counts that are worked out behind it, and come when they come."""
    return re.sub(r" [!+]\d+ ", lambda found: " " * len(found[0]), text)


def fits(size: tuple[int, int], text: str) -> bool:
    """Whether a window that is too small says so, as far as it has room, and no other does."""
    if size[0] < LEAST[0] or size[1] < LEAST[1]:
        told = [row.text.rstrip() for row in too_small(size[0])][: size[1]]
        return text.split("\n")[: len(told)] == told and not "".join(text.split("\n")[len(told) :])
    return "too small" not in text and len("".join(text.split())) > 60


@pytest.mark.soak
def test_every_screen_fits_every_window_and_stands_afterwards_as_it_stood(start: Start) -> None:
    slowest = 0.0
    with reading(start) as terminal:
        for name in list(SCREENS)[times(5, 0) :]:
            with shown(terminal, name):
                before = steady(terminal.screen.text)
                for size in SIZES[:: times(8, 1)]:
                    terminal.resize(*size)
                    slowest = max(slowest, settled(terminal, partial(fits, size)))
                terminal.resize(*SIZE)
                slowest = max(slowest, settled(terminal, lambda text, before=before: steady(text) == before))
        terminal.press("Q")
        assert terminal.end() == 0
    tell(f"{len(SIZES)} sizes from 1×1 to 500×200, 7 screens", f"0 crashes, settled after {slowest:.1f} s at most")


@pytest.mark.soak
def test_a_storm_of_sizes_passes_over_every_screen(start: Start) -> None:
    chance, changes, slowest = random.Random(6), times(30, 1000), 0.0
    with reading(start) as terminal:
        for name in list(SCREENS)[: times(1, 7)]:
            with shown(terminal, name):
                before = steady(terminal.screen.text)
                sizes = [(chance.randint(1, 150), chance.randint(1, 60)) for _ in range(changes)]
                terminal.storm([*sizes, SIZE])
                slowest = max(slowest, settled(terminal, lambda text, before=before: steady(text) == before))
        terminal.press("Q")
        assert terminal.end() == 0
    tell(
        f"{changes:,} random sizes in a row, 7 screens",
        f"0 crashes, settled after {slowest:.2f} s at most, all as before",
    )
