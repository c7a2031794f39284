"""Whatever ends the program or stops it: the marks are there, the terminal is as it was, and nothing lives on."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from benchmarks.terminal import Terminal
from tests.soak import tell, times
from tests.terminal.shell import Shell, state
from tui.settings import places
from tui.state import Journal

pytestmark = pytest.mark.soak

OpenShell = Callable[..., Shell]
FULL = 20
LIMIT = 3.0
"""Seconds in which the program is gone."""
WAIT = 20.0
"""Seconds that a busy machine may take for what takes none."""
ENDINGS = signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT
READER, ARTICLE = r"Samples .* unread", r"\d+ %$"


def starred() -> frozenset[str]:
    """What is starred, according to the file."""
    journal = Journal.open(places().journal)
    journal.close()
    return frozenset(journal.state.marked("starred"))


@pytest.fixture
def report(tmp_path: Path) -> str:
    """One report of several screens: nothing happens behind it that changes the screen."""
    path = tmp_path / "report.txt"
    lines = ("Title: Water\nSource: Wire\n\n", *(f"The river rose by {cm} cm.\n\n" for cm in range(100)))
    path.write_text("".join(lines))
    return str(path)


def mark(shell: Shell) -> None:
    """Open the next report, and change the star of what is open, until the screen says so."""
    shell.press("]")
    shell.expect(r"\? keys$")
    shell.press("s")
    shell.expect("u takes it back")


def test_a_signal_ends_it_in_order(shell: OpenShell) -> None:
    slowest, runs, before = 0.0, times(1, FULL), starred()
    with shell() as terminal:
        for number in [*ENDINGS] * runs:
            terminal.run(wanted=READER)
            mark(terminal)
            terminal.signal(number)
            slowest = max(slowest, terminal.ended(128 + number, LIMIT))
            terminal.assert_restored()
            assert len(starred() ^ before) == 1
            before = starred()
    names = ", ".join(number.name for number in ENDINGS)
    tell(
        f"{names} while reading, a star pressed just before",
        f"{runs} runs each, gone after {slowest:.1f} s at most, 0 modes left on, 0 marks lost",
    )


def test_a_signal_at_any_moment_of_the_start_leaves_the_terminal_as_it_was(shell: OpenShell) -> None:
    chance, runs = random.Random(1), times(4, 60)
    slowest = 0.0
    with shell() as terminal:
        for _ in range(runs):
            terminal.begin()
            time.sleep(chance.random())
            terminal.signal(signal.SIGTERM)
            slowest = max(slowest, terminal.ended(128 + signal.SIGTERM, LIMIT))
            terminal.assert_restored()
            assert "Traceback" not in terminal.screen.text
    tell("SIGTERM at any moment of the start", f"{runs} runs, gone after {slowest:.1f} s at most, 0 modes left on")


@pytest.mark.parametrize("ignored", [False, True])
def test_a_line_that_drops_ends_it(shell: OpenShell, ignored: bool) -> None:
    slowest, runs = 0.0, times(1, FULL)
    for _ in range(runs):
        before = starred()
        with shell(before="trap '' HUP" if ignored else "") as terminal:
            terminal.run(wanted=READER)
            mark(terminal)
            began = time.perf_counter()
            terminal.drop()
            while state(terminal.job) not in {"", "Z"}:
                assert time.perf_counter() < began + LIMIT
                time.sleep(0.01)
            slowest = max(slowest, time.perf_counter() - began)
        assert len(starred() ^ before) == 1
    what = "The line drops, and SIGHUP was ignored before" if ignored else "The line drops"
    tell(what, f"{runs} runs, gone after {slowest:.1f} s at most, 0 orphans, 0 marks lost")


def stall(terminal: Shell) -> None:
    """Have the screen drawn afresh and nothing read, until nothing can be written."""
    deadline = time.perf_counter() + 10
    while not terminal.stalled:
        assert time.perf_counter() < deadline
        terminal.type("\x0c")
        time.sleep(0.02)


def test_a_line_that_stands_still_holds_up_neither_keys_nor_the_end(shell: OpenShell) -> None:
    slowest, runs = 0.0, times(1, FULL)
    with shell() as terminal:
        for _ in range(runs):
            before = starred()
            terminal.run(wanted=READER)
            terminal.press("]")
            terminal.expect(ARTICLE)
            stall(terminal)
            terminal.type("s")
            deadline = time.perf_counter() + LIMIT
            while starred() == before:
                assert time.perf_counter() < deadline, "a key waits for the line"
                time.sleep(0.02)
            began = time.perf_counter()
            terminal.signal(signal.SIGTERM)
            while state(terminal.job) not in {"", "Z"}:
                assert time.perf_counter() < began + LIMIT
                time.sleep(0.01)
            slowest = max(slowest, time.perf_counter() - began)
            terminal.ended(128 + signal.SIGTERM)
            terminal.assert_restored()
    tell(
        "A key and SIGTERM on a line that stands still",
        f"{runs} runs, gone after {slowest:.1f} s at most, 0 modes left on, 0 marks lost",
    )


def test_a_line_that_moves_again_shows_the_screen_as_it_is(shell: OpenShell, report: str) -> None:
    with shell() as terminal:
        terminal.run(report, wanted="0 unread")
        stall(terminal)
        terminal.type("\t\x06")
        stall(terminal)
        terminal.press("\x02")
        shown = terminal.settled()
        terminal.press("^L")
        terminal.shows(shown)
        terminal.press("Q")
        terminal.ended(0)
        terminal.assert_restored()


def test_stopped_and_called_back(shell: OpenShell, report: str) -> None:
    runs = times(1, FULL)
    ways = "^Z", "^Z and bg", "SIGTSTP", "SIGSTOP"
    with shell() as terminal:
        terminal.run(report, wanted="0 unread")
        for way in [*ways] * runs:
            terminal.press("j")
            shown = terminal.settled()
            stop(terminal, way)
            terminal.press("fg; echo ended with $?", "^J")
            terminal.shows(shown)
        terminal.press("q", "q")
        terminal.ended(0)
        terminal.assert_restored()
    tell(
        f"{', '.join(ways)}; then fg",
        f"{runs} runs each, a sane shell, the same screen and keys after, 0 modes left on",
    )


def stop(terminal: Shell, way: str) -> None:
    """Have the program stop; SIGSTOP alone gives it no time to give the terminal back."""
    if way.startswith("^Z"):
        terminal.press("^Z")
    else:
        terminal.signal(signal.Signals[way])
    terminal.stopped()
    if way.endswith("bg"):
        terminal.press("bg", "enter")
        terminal.stopped()
    if way != "SIGSTOP":
        terminal.assert_restored()


def test_stopped_behind_the_curtain(shell: OpenShell) -> None:
    runs = times(2, FULL)
    with shell() as terminal:
        terminal.run(wanted=READER)
        terminal.press("]")
        terminal.expect(ARTICLE)
        for _ in range(runs):
            terminal.press("Q")
            terminal.ended(0)
            terminal.begin()
            terminal.expect(ARTICLE)
            terminal.signal(signal.SIGTSTP)
            time.sleep(0.3)
            if state(terminal.job) == "T":  # the reader was there already
                terminal.stopped()
                terminal.assert_restored()
                terminal.press("fg; echo ended with $?", "^J")
            terminal.press("?")
            terminal.expect("Everywhere")
            terminal.press("esc")
        terminal.press("Q")
        terminal.ended(0)
        terminal.assert_restored()
    tell("SIGTSTP while the last screen is shown", f"{runs} runs, answered in order, 0 modes left on")


def test_without_a_shell_nothing_stops_for_ever(start: Callable[..., Terminal], report: str) -> None:
    with start(report) as terminal:
        terminal.expect("0 unread")
        shown = terminal.screen.text
        for number in (signal.SIGTSTP, signal.SIGCONT, signal.SIGCONT):
            terminal.process.send_signal(number)
            terminal.press()
            terminal.expect("keys")  # the end of the last line
            assert terminal.screen.text == shown
        terminal.press("^Z")
        terminal.expect("keys")
        assert terminal.screen.text == shown
        terminal.press("Q")
        assert terminal.end() == 0
        assert terminal.settings_now == terminal.settings
        assert terminal.screen.keyboards == 0


HANGS = """
import os, sys, threading, time
from tui.app.terminal import signals as module
def tell(text):
    os.write(1, f"{text}\\n".encode())
module._PATIENCE = float(sys.argv[1])
def save():
    time.sleep(float(sys.argv[2]))
    tell("saved")
signals = module.Signals()
signals.end = lambda code: tell(f"ending {code}")
signals.save = save
signals.listen()
tell("listening")
threading.Lock().acquire() and time.sleep(600)
"""


@contextmanager
def hanging(patience: float, saving: float) -> Iterator[tuple[subprocess.Popen[str], IO[str]]]:
    """A program that begins to end and never does, and what it prints; saving takes it some seconds."""
    command = [sys.executable, "-c", HANGS, str(patience), str(saving)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "listening\n"
        try:
            yield process, process.stdout
        finally:
            process.kill()


def test_what_hangs_ends_all_the_same() -> None:
    with hanging(patience=0.5, saving=0) as (process, told):
        process.terminate()
        assert process.wait(WAIT) == 128 + signal.SIGTERM
        assert set(told) == {"ending 143\n", "saved\n"}


def test_who_asks_twice_waits_no_longer() -> None:
    with hanging(patience=10 * WAIT, saving=0) as (process, told):
        for _ in range(2):
            process.terminate()
            assert told.readline() in {"ending 143\n", "saved\n"}
        assert process.wait(WAIT) == 128 + signal.SIGTERM


def test_a_line_that_drops_is_told_by_many_and_leaves_time_to_save() -> None:
    with hanging(patience=10 * WAIT, saving=1) as (process, told):
        process.send_signal(signal.SIGHUP)
        assert told.readline() == "ending 129\n"
        for _ in range(2):
            process.send_signal(signal.SIGHUP)
        assert told.readline() == "saved\n"
        process.terminate()
        assert process.wait(WAIT) == 128 + signal.SIGHUP
