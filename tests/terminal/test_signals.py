"""Whatever ends the program or stops it: the marks are there, the terminal is as it was, and nothing lives on."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal
from tests.soak import tell, times
from tests.terminal.shell import Shell, state
from tui.settings import places
from tui.state import Journal

pytestmark = pytest.mark.soak

OpenShell = Callable[..., Shell]
START, FULL, LIMIT = 2, 20, 3.0
READER, ARTICLE = r"Samples .* unread", r"\d+ %$"


def marked() -> int:
    """How many articles are starred, all of them read, according to the file."""
    journal = Journal.open(places().journal)
    starred, read = journal.state.marked("starred"), journal.state.marked("read")
    journal.close()
    assert starred <= read
    return len(starred)


@pytest.fixture
def report(tmp_path: Path) -> str:
    """One report of several screens: nothing happens behind it that changes the screen."""
    path = tmp_path / "report.txt"
    lines = ("Title: Water\nSource: Wire\n\n", *(f"The river rose by {cm} cm.\n\n" for cm in range(100)))
    path.write_text("".join(lines))
    return str(path)


def mark(shell: Shell) -> None:
    """Open the next report and star it."""
    shell.press("]")
    shell.expect(ARTICLE)
    shell.press("s")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
def test_a_signal_ends_it_in_order(shell: OpenShell, number: signal.Signals) -> None:
    slowest, runs = 0.0, times(1, FULL)
    with shell() as terminal:
        for starred in range(1, runs + 1):
            terminal.run(wanted=READER)
            mark(terminal)
            terminal.signal(number)
            slowest = max(slowest, terminal.ended(128 + number, LIMIT))
            terminal.assert_restored()
            assert marked() == starred
    tell(number.name, f"{runs} runs, gone after {slowest:.1f} s at most, 0 modes left on, 0 marks lost")


def test_a_signal_at_any_moment_of_the_start_leaves_the_terminal_as_it_was(shell: OpenShell) -> None:
    chance, runs = random.Random(1), times(4, 60)
    slowest = 0.0
    with shell() as terminal:
        for _ in range(runs):
            terminal.type(f"{Shell.line()}\n")
            time.sleep(0.1 + chance.random())
            terminal.job = terminal.in_front
            terminal.signal(signal.SIGTERM)
            slowest = max(slowest, terminal.ended(128 + signal.SIGTERM, LIMIT))
            terminal.assert_restored()
            assert "Traceback" not in terminal.screen.text
    tell("SIGTERM while it starts", f"{runs} runs, gone after {slowest:.1f} s at most, 0 modes left on")


@pytest.mark.parametrize("ignored", [False, True])
def test_a_line_that_drops_ends_it(shell: OpenShell, ignored: bool) -> None:
    slowest, runs = 0.0, times(1, FULL)
    for starred in range(1, runs + 1):
        with shell(before="trap '' HUP" if ignored else "") as terminal:
            terminal.run(wanted=READER)
            mark(terminal)
            began = time.perf_counter()
            terminal.drop()
            while state(terminal.job) not in {"", "Z"}:
                assert time.perf_counter() < began + LIMIT
                time.sleep(0.01)
            slowest = max(slowest, time.perf_counter() - began)
        assert marked() == starred
    what = "The line drops, SIGHUP ignored" if ignored else "The line drops"
    tell(what, f"{runs} runs, gone after {slowest:.1f} s at most, 0 orphans, 0 marks lost")


def test_a_line_that_stands_still_holds_up_neither_keys_nor_the_end(shell: OpenShell) -> None:
    slowest, runs = 0.0, times(1, FULL)
    with shell() as terminal:
        for starred in range(1, runs + 1):
            terminal.run(wanted=READER)
            terminal.press("]")
            terminal.expect(ARTICLE)
            terminal.type("\x0c" * 60)  # draws the screen afresh: far more than waits in any pipe
            time.sleep(0.5)
            terminal.type("s")
            deadline = time.perf_counter() + LIMIT
            while marked() < starred:
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
    tell("SIGTERM on a stalled line", f"{runs} runs, gone after {slowest:.1f} s at most, 0 modes left on, 0 marks lost")


def test_a_line_that_moves_again_shows_the_screen_as_it_is(shell: OpenShell) -> None:
    with shell() as terminal:
        terminal.run(wanted=READER)
        terminal.press("]")
        terminal.expect(ARTICLE)
        terminal.press("tab")
        terminal.type("\x0c" * 400 + "\t\x06")
        time.sleep(2)
        terminal.press("\x02")
        shown = terminal.screen.text
        terminal.press("^L")
        assert terminal.screen.text == shown
        terminal.press("Q")
        terminal.ended(0)
        terminal.assert_restored()


@pytest.mark.parametrize("by", ["^Z", "SIGTSTP"])
def test_stopped_and_called_back(shell: OpenShell, report: str, by: str) -> None:
    runs = times(START, FULL)
    with shell() as terminal:
        terminal.run(report, wanted="0 unread")
        for _ in range(runs):
            terminal.press("j")
            shown = terminal.settled()
            if by == "^Z":
                terminal.press("^Z")
            else:
                terminal.signal(signal.SIGTSTP)
            terminal.stopped()
            terminal.assert_restored()
            terminal.press("fg; echo ended with $?", "enter")
            terminal.shows(shown)
        terminal.press("q", "q")
        terminal.ended(0)
        terminal.assert_restored()
    tell(f"{by}, then fg", f"{runs} runs, the shell's terminal while stopped, the same screen and keys after")


def test_stopped_without_warning_and_called_back(shell: OpenShell, report: str) -> None:
    runs = times(START, FULL)
    with shell() as terminal:
        terminal.run(report, wanted="0 unread")
        for _ in range(runs):
            terminal.press("j")
            shown = terminal.settled()
            terminal.signal(signal.SIGSTOP)
            terminal.stopped()
            terminal.press("fg; echo ended with $?", "^J")  # the terminal is still as the program had it
            terminal.shows(shown)
        terminal.press("q", "q")
        terminal.ended(0)
        terminal.assert_restored()
    tell("SIGSTOP, then fg", f"{runs} runs, the same screen and keys after, 0 modes left on at the end")


def test_without_a_shell_nothing_stops_for_ever(start: Callable[..., Terminal], report: str) -> None:
    with start(report) as terminal:
        terminal.expect("0 unread")
        shown = terminal.screen.text
        for number in (signal.SIGTSTP, signal.SIGCONT, signal.SIGCONT):
            terminal.process.send_signal(number)
            terminal.press()
            assert terminal.screen.text == shown
        terminal.press("^Z")
        assert terminal.screen.text == shown
        terminal.press("Q")
        assert terminal.end() == 0
        assert terminal.settings_now == terminal.settings
        assert terminal.screen.keyboards == 0


def test_in_the_background_it_waits_to_be_called_to_the_front(shell: OpenShell) -> None:
    with shell() as terminal:
        terminal.run(wanted=READER)
        terminal.press("^Z")
        terminal.stopped()
        terminal.press("bg", "enter")
        terminal.stopped()
        terminal.assert_restored()
        terminal.press("fg; echo ended with $?", "enter")
        terminal.expect(READER)
        terminal.press("Q")
        terminal.ended(0)
        terminal.assert_restored()


HANGS = """
import sys, threading, time
from tui.app.terminal.signals import Signals
signals = Signals()
signals.end = lambda code: print("ending", code, flush=True)
signals.save = lambda: print("saved", flush=True)
signals.listen()
print("listening", flush=True)
threading.Lock().acquire() and time.sleep(60)
"""


@pytest.mark.parametrize("signals", [1, 2])
def test_what_hangs_ends_all_the_same_and_at_once_when_asked_twice(signals: int) -> None:
    process = subprocess.Popen([sys.executable, "-c", HANGS], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "listening\n"
    began = time.perf_counter()
    process.terminate()
    assert process.stdout.readline() == "ending 143\n"
    if signals == 2:
        process.terminate()
    assert process.wait(LIMIT + 1) == 143
    assert time.perf_counter() - began < (LIMIT if signals == 1 else 1)
    assert process.stdout.readline() == "saved\n"
    process.stdout.close()
