"""The last session's screen: there at once, only where it fits, and gone if nothing comes after it."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.screen import Screen
from benchmarks.terminal import Terminal, wireside
from tui.settings import places

Start = Callable[..., Terminal]
STORIES = r"Samples  \d+ stories"
READING = r"\d+ %$"
COUNT = r"keys.* 9\s*$"
LOWER = """
import sys
from tui.app.terminal.curtain import CURTAIN
from tui.settings import places
CURTAIN.lower(places(), mouse=False)
"""
TRY = f"{LOWER}sys.exit(not CURTAIN.down)"
LOOK = f"{LOWER}sys.stdin.read(1)"
WITHOUT_TEXTUAL = (
    "import sys; sys.modules['textual'] = None; sys.argv = ['wireside']; from tui.__main__ import main; main()"
)


@pytest.fixture(scope="module")
def ended(read_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a session that ended with an article on the screen."""
    home = tmp_path_factory.mktemp("ended")
    shutil.copytree(read_samples, home / "cache")
    with Terminal(wireside(), env={"WIRESIDE_HOME": str(home)}) as terminal:
        terminal.expect(STORIES)
        terminal.press("j", "enter")
        terminal.expect(READING)
        terminal.press("Q")
        assert terminal.end() == 0
    return home


@pytest.fixture
def left(ended: Path, home: Path) -> Path:
    """A home of our own that was left like that."""
    shutil.copytree(ended, home, dirs_exist_ok=True)
    return home


def lowered(size: tuple[int, int] = (120, 40), **environment: str) -> bool:
    """Whether the curtain is let down in a terminal."""
    with Terminal([sys.executable, "-c", TRY], size, environment) as terminal:
        return terminal.end() == 0


def kept() -> Path:
    return places().cache / "last-screen.json"


def assert_given_back(terminal: Terminal) -> None:
    """The terminal is as it was before."""
    assert terminal.screen.modes == Screen(80, 24).modes
    assert terminal.settings_now == terminal.settings


@pytest.mark.usefixtures("left")
def test_the_screen_is_there_at_once_and_the_reader_behind_it_costs_what_differs() -> None:
    with Terminal(wireside()) as terminal:
        terminal.expect(READING)
        shown, size = terminal.screen.text, len(terminal.written)
        terminal.type("9")
        terminal.expect(COUNT)
        assert terminal.screen.text.splitlines()[1:-1] == shown.splitlines()[1:-1]
        assert len(terminal.written) - size < size / 3, "the first frame is drawn over what is there"
        terminal.press("Q")
        assert terminal.end() == 0
        assert_given_back(terminal)


def test_keys_that_come_before_the_program_does_are_kept_in_order(start: Start) -> None:
    with start() as terminal:
        terminal.ask("jj\r", r"The Harbour Post · \d+ reports")  # the terminal is set to lines: enter is a line feed
        terminal.press("Q")
        assert terminal.end() == 0


@pytest.mark.usefixtures("left")
def test_what_was_said_for_a_moment_is_not_kept() -> None:
    with Terminal(wireside()) as terminal:
        terminal.expect(READING)
        terminal.settle(0.5)
        foot = terminal.screen.text.splitlines()[-1]
        terminal.press("s", "9")
        terminal.expect(r"u takes it back.* 9\s*$")
        terminal.press("^Q")
        assert terminal.end() == 0
    with Terminal([sys.executable, "-c", LOOK]) as terminal:
        terminal.expect(READING)
        assert terminal.screen.text.splitlines()[-1] == foot


@pytest.mark.usefixtures("left")
def test_what_a_death_left_half_written_is_removed_in_the_end() -> None:
    left = [kept().with_suffix(f".{process}") for process in (1, 2)]
    for file in left:
        file.touch()
    os.utime(left[0], (0, time.time() - 2 * 86_400))
    with Terminal(wireside()) as terminal:
        terminal.expect(READING)
        terminal.press("Q")
        assert terminal.end() == 0
    assert [file.exists() for file in left] == [False, True]


@pytest.mark.usefixtures("left")
def test_it_is_private_and_shown_only_where_everything_is_as_it_was() -> None:
    assert kept().stat().st_mode & 0o777 == 0o600
    assert lowered()
    assert not lowered(size=(100, 40))
    assert not lowered(NO_COLOR="1")
    assert not lowered(LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    whole = kept().read_bytes()
    for damaged in (whole[:-100], b"[1, 2, 3]", b"[" * 100_000):
        kept().write_bytes(damaged)
        assert not lowered()
    kept().write_bytes(whole)
    os.utime(kept(), (0, time.time() - 8 * 86_400))
    assert not lowered(), "too old"
    assert not kept().exists()
    kept().write_bytes(whole)
    assert lowered()
    places().wishes.write_text('theme = "light"\n')
    assert not lowered(), "another theme"
    assert not kept().exists()


@pytest.mark.usefixtures("left")
def test_an_end_behind_it_gives_the_terminal_back() -> None:
    with Terminal([sys.executable, "-c", WITHOUT_TEXTUAL]) as terminal:
        assert terminal.end() == 2
        assert b"The Harbour Post" in terminal.written, "the curtain was down"
        assert "wireside: Wireside had to end" in terminal.screen.text, "and is gone"
        assert_given_back(terminal)
    with Terminal(wireside()) as terminal:
        terminal.expect(READING)
        os.kill(terminal.process.pid, signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
        assert_given_back(terminal)


@pytest.mark.usefixtures("left")
def test_what_the_next_start_would_not_show_is_not_kept() -> None:
    with Terminal(wireside()) as terminal:
        terminal.expect(READING)
        terminal.type("/")
        terminal.expect("Type to search")
        terminal.press("^Q")
        assert terminal.end() == 0
    assert not kept().exists()
