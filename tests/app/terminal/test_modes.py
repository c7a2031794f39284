"""The terminal is taken once and given back once, as the first one to take it found it."""

from __future__ import annotations

import os
import pty
import select
import signal
import termios
from collections.abc import Iterator
from contextlib import suppress

import pytest

from benchmarks.screen import Screen
from tui.app.terminal.modes import Modes, anew


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    far, near = pty.openpty()
    os.set_blocking(far, False)
    yield far, near
    for end in (far, near):
        os.close(end)


def test_it_is_taken_once_and_left_once(ends: tuple[int, int]) -> None:
    near, modes, screen = ends[1], Modes(), Screen(80, 24)
    before = termios.tcgetattr(near)
    screen.feed(modes.take(near, near, mouse=True).encode())
    assert modes.take(near, near, mouse=True) == ""
    assert {"1000", "1002", "1006", "1049", "2004"} < screen.modes
    assert "1003" not in screen.modes
    assert screen.keyboards == 1
    assert not termios.tcgetattr(near)[3] & (termios.ECHO | termios.ICANON | termios.ISIG)
    screen.feed(modes.leave().encode())
    assert modes.leave() == ""
    modes.reset()
    assert screen.modes == Screen(80, 24).modes
    assert screen.keyboards == 0
    assert termios.tcgetattr(near) == before


def test_without_a_mouse_not_a_word_is_said_of_it(ends: tuple[int, int]) -> None:
    modes = Modes()
    said = modes.take(ends[1], ends[1], mouse=False) + modes.leave()
    assert "?100" not in said.replace("?1004", "")


def test_the_first_settings_are_what_it_goes_back_to(ends: tuple[int, int]) -> None:
    near, modes = ends[1], Modes()
    before = termios.tcgetattr(near)
    for _ in range(2):
        modes.take(near, near, mouse=True)
        modes.leave()
    modes.take(near, near, mouse=True)
    modes.give_back()
    assert termios.tcgetattr(near) == before


def test_it_is_given_back_where_nothing_more_can_be_written(ends: tuple[int, int]) -> None:
    far, near = ends
    modes, screen = Modes(), Screen(80, 24)
    screen.feed(modes.take(near, near, mouse=True).encode())
    os.set_blocking(near, False)
    with suppress(BlockingIOError):
        while os.write(near, b"\x1b[38;2;1;2;3mtext" * 50):
            pass
    modes.give_back()
    with suppress(BlockingIOError):
        while True:
            screen.feed(os.read(far, 1 << 16))
    assert screen.modes == Screen(80, 24).modes
    assert screen.keyboards == 0


def test_a_line_that_is_gone_is_no_trouble() -> None:
    far, near = pty.openpty()
    modes = Modes()
    modes.take(near, near, mouse=True)
    os.close(far)
    modes.give_back()
    os.close(near)
    assert not modes.on


def test_a_stop_waits_until_somebody_can_give_the_terminal_back(ends: tuple[int, int]) -> None:
    modes = Modes()
    modes.take(ends[1], ends[1], mouse=True)
    assert signal.getsignal(signal.SIGTSTP) is signal.SIG_IGN
    modes.give_back()
    assert signal.getsignal(signal.SIGTSTP) is signal.SIG_DFL


def test_enter_is_told_from_a_line_feed_once_the_terminal_is_ours(ends: tuple[int, int]) -> None:
    far, near = ends
    modes = Modes()
    os.write(far, b"j\rk")
    select.select([near], [], [])
    modes.take(near, near, mouse=True)
    os.write(far, b"\r\n")
    typed = b""
    while len(typed) < 5:
        typed += modes.meant(os.read(near, 2))
    assert typed == b"j\rk\r\n"
    modes.give_back()


def test_a_terminal_without_a_name_is_opened_anew_all_the_same(
    ends: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless(_: int) -> str:
        raise OSError

    monkeypatch.setattr("os.ttyname", nameless)
    opened = anew(ends[1])
    assert not os.get_blocking(opened)
    assert os.get_blocking(ends[1]), "the shell's own still waits"
    os.close(opened)
