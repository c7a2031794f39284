"""What the program draws in few bytes is what Textual draws in many."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.bytes import LIMITS, counted, recorded
from benchmarks.terminal import Terminal, wireside
from tests.app.terminal.screens import Shown
from tests.soak import tell, times
from tests.terminal.test_tmux import shown, socket, tmux  # noqa: F401 (a fixture)
from tui.app.terminal.abilities import Abilities
from tui.app.terminal.frame import frame
from tui.app.terminal.shadow import Shadow


def steady(terminal: Terminal) -> list[str]:
    """What is on the screen, but for the head and the counts in the list, which arrive when they are ready."""
    return [line[:26] + line[46:] for line in terminal.screen.text.split("\n")[1:-1]]


ALL = Abilities(erases=True, paints=True, scrolls=True)


@pytest.mark.soak
def test_a_recorded_session_looks_the_same_frame_by_frame(home: Path, read_samples: Path) -> None:
    shutil.copytree(read_samples, home / "cache")
    width, height = size = (times(82, 120), times(14, 40))
    frames = recorded(str(home), size)
    assert len(frames) > 30
    ours, stock, shadow = Shown(width, height), Shown(width, height), Shadow(width, height, ALL)
    few = many = compared = 0
    for data in frames:
        found = frame(data)
        assert found
        shadow.draw(found)
        changes = shadow.changes()
        ours.feed(changes)
        stock.feed(data)
        if all(ground != "default" for row in stock.cells for _, ground, *_ in row):  # from when on all is drawn
            assert ours.cells == stock.cells
            assert ours.cursor == stock.cursor
            compared += 1
        few, many = few + len(changes), many + len(data)
    assert compared > 25
    assert few * 4 < many
    tell("a recorded session, frame by frame", f"{compared} frames, every cell equal; {many:,} bytes became {few:,}")


def test_every_key_takes_no_more_bytes_than_it_may(home: Path) -> None:
    found = counted(str(home))
    assert {name: max(sizes) for name, sizes in found.items() if max(sizes) > LIMITS[name]} == {}


def test_a_screen_that_another_program_wrote_over_is_drawn_again(start: Callable[..., Terminal]) -> None:
    with start() as terminal:
        terminal.expect(r"[0-9] unread")
        while terminal.listen(0.5):
            pass  # counts arrive behind the list
        before = steady(terminal)
        terminal.screen.feed(b"\x1b[5;5Ha message of the system\x1b[2;1H\x1b[J")
        assert steady(terminal) != before
        terminal.press("^L")
        while terminal.listen(0.5):
            pass
        assert steady(terminal) == before
        terminal.press("Q")
        assert terminal.end() == 0


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
def test_tmux_shows_the_same_from_both_drivers(socket: str, home: Path, read_samples: Path) -> None:  # noqa: F811
    drivers = ("stock", "thrifty")
    for driver in drivers:
        shutil.copytree(read_samples, home / driver / "cache")
        tmux(socket, "-f", "/dev/null", "new-session", "-d", "-s", driver, "-x", "100", "-y", "24", "sh")
        command = f"WIRESIDE_HOME={home / driver} {sys.executable} -m tui --driver {driver}"
        tmux(socket, "send-keys", "-t", driver, f"COLORTERM=truecolor {command}", "Enter")
    for key, wanted in (("", "unread"), ("j", "unread"), ("Enter", "%"), ("Space", "%"), ("c", "1/"), ("j", "A1")):
        for driver in drivers:
            shown(socket, wanted, driver) if not key else tmux(socket, "send-keys", "-t", driver, key)
        for driver in drivers:
            shown(socket, wanted, driver)
    for _ in range(50):  # the foot line follows behind
        stock, thrifty = (shown(socket, "A2", driver) for driver in drivers)
        if stock == thrifty:
            break
        time.sleep(0.1)
    assert stock == thrifty


@pytest.mark.parametrize("key", ["^Z", "^L"])
def test_the_last_screen_is_no_longer_known_after_a_pause_or_a_garbled_screen(
    home: Path, read_samples: Path, key: str
) -> None:
    """The first key of all, while the last screen is shown; ^Z draws afresh where no shell could call back."""
    shutil.copytree(read_samples, home / "cache")
    with Terminal(wireside()) as terminal:
        terminal.expect(r"[0-9] unread")
        terminal.press("j", "enter")
        terminal.expect(r"\d+ %$")
        terminal.press("Q")
        assert terminal.end() == 0
    with Terminal(wireside()) as terminal:
        terminal.expect(r"\d+ %$")
        before = steady(terminal)
        terminal.screen.feed(b"\x1b[2J")
        terminal.type("\x1a" if key == "^Z" else "\x0c")
        terminal.expect(r"\d+ %$")
        while terminal.listen(0.5):
            pass
        assert steady(terminal) == before
        terminal.press("Q")
        assert terminal.end() == 0


def test_a_terminal_that_does_not_know_its_size_is_taken_for_a_small_one(start: Callable[..., Terminal]) -> None:
    with start(size=(80, 25)) as terminal:
        terminal.resize(0, 0)
        terminal.screen.resize(80, 24)
        terminal.expect(r"[0-9] unread")
        terminal.press("Q")
        assert terminal.end() == 0
