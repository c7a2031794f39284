"""The program as a job of a shell: stopped, called back, killed; with what the shell then finds its terminal to be."""

from __future__ import annotations

import os
import shlex
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from benchmarks.screen import Screen
from benchmarks.terminal import Terminal, wireside

PROMPT = "ready>"
_PATIENCE = 10.0
_CLEAR = r"printf '\033[H\033[2J'"
"""Clears the screen without another program, which would be a job too."""


class Shell(Terminal):
    """An interactive shell without a line editor, so that it touches the terminal as little as can be."""

    def __init__(self, size: tuple[int, int] = (120, 40), before: str = "") -> None:
        """`before` is a command for the shell, such as one to ignore a signal."""
        super().__init__(["sh", "-i"], size, env={"PS1": f"{PROMPT} ", "ENV": ""})
        self.expect(PROMPT)
        if before:
            self.press(before, "enter")
        self.job = 0
        """The process of the program that was run last."""

    def run(self, *arguments: str, wanted: str) -> None:
        """Run the program until something is on the screen."""
        self.begin(*arguments)
        self.expect(wanted)

    def begin(self, *arguments: str) -> None:
        """Run the program; from now on it is the job."""
        self.type(f"{_CLEAR}; {shlex.join(wireside(*arguments))}; echo ended with $?\n")
        self._until(lambda: self.in_front not in {self.process.pid, self.job}, "it does not start")
        self.job = self.in_front

    @property
    def in_front(self) -> int:
        """The process group that has the terminal."""
        return os.tcgetpgrp(self._fd)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.job, number)

    def stopped(self) -> None:
        """Wait until the shell has the terminal again, since the program was stopped."""
        self._until(lambda: state(self.job) == "T" and self.in_front == self.process.pid, "it does not stop")
        self.expect("Stopped")

    def ended(self, code: int, within: float = 3.0) -> float:
        """Wait until the program has ended with a code and the shell is back: the seconds that it took."""
        began = time.perf_counter()
        self._until(lambda: state(self.job) in {"", "Z"}, "it does not end")
        took = time.perf_counter() - began
        assert took < within
        self.expect(rf"ended with {code}$")
        return took

    def assert_restored(self) -> None:
        """The terminal is as it was before the program was run."""
        assert self.screen.modes == Screen(80, 24).modes
        assert self.screen.keyboards == 0
        assert self.settings_now == self.settings

    def shows(self, text: str) -> None:
        """Wait until this is on the screen, all of it."""
        with suppress(AssertionError):
            self._until(lambda: self.screen.text == text, "")
        assert self.screen.text == text

    def settled(self) -> str:
        """The screen once nothing changes any more."""
        deadline = time.perf_counter() + _PATIENCE
        while chunks := self._listen(deadline):
            self._show(chunks)
        return self.screen.text

    def _until(self, true: Callable[[], bool], trouble: str) -> None:
        deadline = time.perf_counter() + _PATIENCE
        while not true():
            assert time.perf_counter() < deadline, trouble
            self._show(self._listen(time.perf_counter() + 0.02))


def state(process: int) -> str:
    """A process as the system has it: "S" asleep, "T" stopped, "Z" ended, "" gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return ""
