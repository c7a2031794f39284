"""The program as a person has it: in a terminal, from the command to the shell prompt."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.screen import Screen
from benchmarks.terminal import Terminal
from tui.settings import places
from tui.state import Journal

Start = Callable[..., Terminal]
SAMPLES = r"Samples .* unread"
REPORT = "Title: {title}\nSource: Wire\n\n{text}\n"


def assert_restored(terminal: Terminal) -> None:
    """The terminal is as it was before the program started."""
    fresh = Screen(80, 24)
    assert terminal.screen.modes == fresh.modes
    assert terminal.screen.keyboards == 0
    assert terminal.settings_now == terminal.settings


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_session_from_the_command_to_the_prompt(start: Start, size: tuple[int, int]) -> None:
    with start(size=size) as terminal:
        terminal.expect(SAMPLES)
        before = terminal.screen.text
        terminal.press("j", "enter")
        terminal.expect(r"\d+ %$")
        assert terminal.screen.text != before
        terminal.press("j", "j", "c")
        terminal.expect(r"\b1/\d+$")
        terminal.press("]", "q")
        terminal.expect(r"\d+ %$")
        terminal.press("q")
        assert terminal.end() == 0
        assert_restored(terminal)


def test_the_next_start_is_where_the_last_one_ended(start: Start) -> None:
    with start() as terminal:
        terminal.expect(SAMPLES)
        terminal.press("j", "enter")
        terminal.expect(r"\d+ %$")
        terminal.press("^D", "c")
        terminal.expect(r"\b1/\d+$")
        terminal.press("Q")
        assert terminal.end() == 0
    with start() as terminal:
        terminal.expect(r"\b1/\d+$")
        terminal.press("q")
        terminal.expect(r"[1-9]\d* %$")
        terminal.press("Q")
        assert terminal.end() == 0


def test_a_letter_may_come_in_two_parts_over_a_slow_line(start: Start) -> None:
    with start() as terminal:
        terminal.expect(SAMPLES)
        terminal.press("enter")
        terminal.expect(r"\d+ %$")
        terminal.press("/")
        for part in ("\udcc3", "\udca9", "t\udcc3", "\udca9"):
            terminal.type(part)
            terminal.settle(0.2)
        terminal.expect("été")
        terminal.press("^Q")
        assert terminal.end() == 0


@pytest.mark.parametrize("arguments", [[], ["--no-mouse"]])
def test_the_mouse_is_asked_for_without_each_of_its_movements_or_not_at_all(start: Start, arguments: list[str]) -> None:
    with start(*arguments) as terminal:
        terminal.expect(SAMPLES)
        terminal.press("Q")
        assert terminal.end() == 0
        asked = {mode for mode in (1000, 1002, 1003, 1006, 1015, 1016) if b"?%d" % mode in terminal.written}
        assert asked == (set() if arguments else {1000, 1002, 1006})


@pytest.mark.parametrize(
    "broken",
    [
        "from tui.app.desk import Desk; Desk.__init__ = fail",
        "from tui.app.app import Wireside; Wireside.__init__ = fail",
        "from textual._compositor import Compositor; Compositor.render_update = fail",
        "from tui.app.terminal.session import SessionDriver; SessionDriver.run_input_thread = fail",
        "from tui.app.terminal.writer import Writer; Writer._next = fail",
    ],
)
def test_whatever_breaks_the_terminal_comes_back_with_a_sentence(home: Path, broken: str) -> None:
    program = f"import sys\ndef fail(*_): raise ArithmeticError\n{broken}\nfrom tui.cli import run\nsys.exit(run([]))"
    with Terminal([sys.executable, "-c", program]) as terminal:
        assert terminal.end(20) in {1, 2, 129}
        assert terminal.settings_now == terminal.settings
        assert terminal.screen.modes == Screen(80, 24).modes
        assert "Traceback" not in terminal.screen.text
        assert "wireside: " in terminal.screen.text or "Writer" in broken


def test_a_window_that_is_too_small_says_so_and_recovers(start: Start) -> None:
    with start(size=(39, 10)) as terminal:
        terminal.expect("This window is too small")
        terminal.resize(100, 30)
        terminal.expect(SAMPLES)
        assert "too small" not in terminal.screen.text
        terminal.resize(30, 6)
        terminal.expect("This window is too small")
        terminal.press("q")
        assert terminal.end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_in_order_with_all_marks_saved(start: Start, number: signal.Signals) -> None:
    with start() as terminal:
        terminal.expect(SAMPLES)
        terminal.press("enter")
        terminal.expect(r"\d+ %$")
        terminal.press("s")
        terminal.expect("u takes it back")
        terminal.process.send_signal(number)
        assert terminal.end() == 128 + number
        assert_restored(terminal)
    journal = Journal.open(places().journal)
    assert journal.state.marked("starred")
    assert journal.state.marked("read") >= journal.state.marked("starred")
    journal.close()


def test_markup_and_escape_codes_in_an_article_are_text_or_nothing(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    title, text = (
        "[red]Fire[/] in [@click=app.quit]Oshun[/]",
        "Nobody [b]was[/b] hurt [/], [@click=app.quit]he said[/].",
    )
    path.write_text(REPORT.format(title=f"\x1b]0;owned\x07{title}", text=f"\x1b[31m{text}\x9b2J"), encoding="utf-8")
    with start(str(path)) as terminal:
        terminal.expect(re.escape(text))
        assert title in terminal.screen.text
        terminal.press("/", "Oshun")
        terminal.expect("1 found")
        assert title in terminal.screen.text
        terminal.press("esc", "Q")
        assert terminal.end() == 0
        assert b"owned" not in terminal.written
        assert "\x9b" not in terminal.written.decode()


def test_a_folder_with_files_that_cannot_be_read_opens_the_rest_and_says_so(start: Start, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(REPORT.format(title="Fire in Oshun", text="Nobody was hurt."))
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 40)
    with start(str(tmp_path)) as terminal:
        terminal.expect("Nobody was hurt")
        terminal.expect(r"bad\.txt")
        terminal.press("Q")
        assert terminal.end() == 0
