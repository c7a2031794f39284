"""Fetching in a real terminal: keys go on, and nothing is left behind, however the reader ends."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.feeds import follow, serve
from tests.terminal.conftest import Start
from tests.terminal.shell import Shell, state
from tests.web import Web, silence


def below(process: int) -> list[int]:
    """The processes that one has started."""
    found = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for file in found for child in file.read_text(encoding="ascii").split()]


def fetching(process: int) -> int:
    """The process that fetches for a reader."""
    (child,) = below(process)
    assert b"fetch" in Path(f"/proc/{child}/cmdline").read_bytes()
    return child


def gone(process: int, within: float = 5.0) -> bool:
    """Whether a process ends in some seconds."""
    end = time.monotonic() + within
    while state(process) not in {"", "Z"} and time.monotonic() < end:
        time.sleep(0.02)
    return state(process) in {"", "Z"}


@pytest.fixture
def slow(web: Web) -> Web:
    """Two feeds, of which one never comes."""
    web["/slow"] = silence()
    follow(serve(web, "/good", "Homs falls", "Ferry sails", called="Good Wire"), web.url("/slow", at="127.0.0.2"))
    return web


def test_keys_are_answered_while_feeds_are_fetched(start: Start, slow: Web) -> None:
    with start() as terminal:
        terminal.expect("stories")
        terminal.press("R")
        terminal.expect(r"fetching 1 of 2 · Good Wire")
        assert max(terminal.press(key).ms for key in ("?", "q") * 4) < 1000
        terminal.expect(r"Ferry sails")
        terminal.press("S")
        terminal.expect(r"…[^\n]+127\.0\.0\.2")
        terminal.press("q")
        terminal.expect(r"fetching 1 of 2")


@pytest.mark.parametrize("how", ["q", "^C", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_who_leaves_leaves_no_child(shell: Callable[..., Shell], slow: Web, how: str) -> None:
    with shell() as terminal:
        terminal.run(wanted="stories")
        terminal.press("R")
        terminal.expect(r"fetching 1 of 2")
        child = fetching(terminal.job)
        workers = below(child)
        if how.startswith("SIG"):
            terminal.signal(signal.Signals[how])
        else:
            terminal.press(how)
        assert gone(terminal.job)
        assert all(map(gone, [child, *workers]))


def test_a_key_that_stops_the_reader_lets_the_fetch_go_on(shell: Callable[..., Shell], slow: Web) -> None:
    with shell() as terminal:
        terminal.run(wanted="stories")
        terminal.press("R")
        terminal.expect(r"fetching 1 of 2")
        child = fetching(terminal.job)
        terminal.press("^Z")
        terminal.stopped()
        assert state(child) == "S"
        os.kill(terminal.job, signal.SIGCONT)
        terminal.press("fg", "enter")
        terminal.expect(r"fetching 1 of 2")
        terminal.press("Q")
        assert gone(child)


def test_the_keyboard_is_told_when_what_fetches_dies(shell: Callable[..., Shell], slow: Web) -> None:
    with shell() as terminal:
        terminal.run(wanted="stories")
        terminal.press("R")
        terminal.expect(r"fetching 1 of 2")
        os.kill(fetching(terminal.job), signal.SIGKILL)
        terminal.expect("Fetching broke off; what was fetched before is kept")
        terminal.press("j", "q")
        terminal.ended(0)
