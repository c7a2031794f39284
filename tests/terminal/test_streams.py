"""Streams that are closed, full, a pipe or a file: the reader says what it needs, and what prints goes on in pipes."""

from __future__ import annotations

import shlex
import subprocess
import time
from pathlib import Path

import pytest

from benchmarks.screen import Screen
from benchmarks.terminal import Terminal, wireside
from tests.soak import tell, times

NEEDS = "wireside: The reader needs a terminal; `wireside read PATH` prints an article without one."
ENDED = "echo ended with $? >&3"
REFUSED = {
    "stdin closed": f"{{}} <&-; {ENDED}",
    "nothing in stdin": f"{{}} </dev/null; {ENDED}",
    "a pipe as stdin": f"echo Quake | {{}}; {ENDED}",
    "stdout closed": f"{{}} >&-; {ENDED}",
    "a pipe as stdout": f"{{{{ {{}}; {ENDED}; }}}} | cat",
    "stdout full": f"{{}} >/dev/full; {ENDED}",
    "no terminal at all": f"echo Quake | {{{{ {{}} 2>/dev/full; {ENDED}; }}}} | cat",
    "nothing open": f"{{}} <&- >&- 2>&-; {ENDED}",
}
SILENT = {"no terminal at all", "nothing open"}
"""Where no stream is left that could take a sentence."""
LIMIT = times(5, 1)
"""Seconds in which a refusal ends."""
QUAKE = "The quake killed 12 people in Oshun on Monday."


@pytest.fixture
def quake(tmp_path: Path) -> str:
    return report(tmp_path, "quake", QUAKE)


def report(folder: Path, name: str, text: str) -> str:
    (folder / f"{name}.txt").write_text(f"Quake\n\n{text}\n")
    return str(folder / f"{name}.txt")


def line(*arguments: str) -> str:
    return shlex.join(wireside(*arguments))


def sh(script: str, text: str = "") -> tuple[int, str, str]:
    """What a shell makes of a script: exit code, standard output, standard error."""
    done = subprocess.run(["sh", "-c", script], input=text, capture_output=True, text=True, timeout=20, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.soak
def test_the_reader_without_a_terminal_ends_with_one_line() -> None:
    slowest, runs = 0.0, times(1, 5)
    for setup, script in [*REFUSED.items()] * runs:
        began = time.perf_counter()
        with Terminal(["sh", "-c", f"exec 3>&1; {script.format(line())}"]) as terminal:
            terminal.expect("ended with 2$")
            slowest = max(slowest, time.perf_counter() - began)
            said = terminal.screen.text.partition("ended with")[0].split("\n")
            assert [sentence for sentence in said if sentence] == [NEEDS] * (setup not in SILENT), setup
            assert b"\x1b" not in terminal.written, setup
    assert slowest < LIMIT
    tell(
        "The reader without a terminal",
        f"{len(REFUSED)} set-ups, {runs} runs each, exit 2 after {slowest:.1f} s at most",
    )


@pytest.mark.parametrize("stderr", ["2>{}", "2>/dev/full", "2>&-"])
def test_the_reader_draws_on_the_terminal_wherever_errors_go(quake: str, tmp_path: Path, stderr: str) -> None:
    log = tmp_path / "log"
    with Terminal(["sh", "-c", f"{line(quake)} {stderr.format(log)}; exit $?"]) as terminal:
        terminal.expect("killed 12 people")
        terminal.press("Q")
        assert terminal.end() == 0
        assert terminal.screen.modes == Screen(80, 24).modes
        assert terminal.settings_now == terminal.settings
    assert not log.exists() or log.read_text() == ""


def test_what_prints_takes_standard_input_and_writes_into_pipes(quake: str, tmp_path: Path) -> None:
    other = report(tmp_path, "other", QUAKE.replace("12", "14"))
    assert sh(f"cat {quake} | {line('read', '-')} | tail -1") == (0, f"{QUAKE}\n", "")
    code, told, _ = sh(f"cat {quake} | {line('compare', '-', other)}")
    assert (code, "[12]! people" in told, "[14]! people" in told) == (1, True, True)
    code, told, _ = sh(f"{line('compare', other, '-')} < {quake}")
    assert (code, "[12]! people" in told) == (1, True)


@pytest.mark.parametrize("command", ["read", "compare"])
def test_whoever_has_seen_enough_is_not_argued_with(quake: str, command: str) -> None:
    arguments = [quake] * (1 if command == "read" else 2)
    code, told, said = sh(f"{line(command, *arguments)} | head -1")
    assert (code, len(told.splitlines()), said) == (0, 1, "")


@pytest.mark.parametrize(
    ("redirected", "sentence"),
    [
        ("read {} >/dev/full", "The output cannot be written (no space left on device)."),
        ("compare {} {} >/dev/full", "The output cannot be written (no space left on device)."),
        ("doctor >/dev/full", "The output cannot be written (no space left on device)."),
        ("read {} >&-", "There is nowhere to print to: standard output is closed."),
        ("compare {} {} --format json >&-", "There is nowhere to print to: standard output is closed."),
        ("read - <&-", "There is no standard input to read."),
        ("read - </dev/null", "Standard input is empty."),
        ("compare - - <{}", "Standard input holds one report; name the others."),
    ],
)
def test_a_stream_that_cannot_be_used_is_one_plain_sentence(quake: str, redirected: str, sentence: str) -> None:
    code, told, said = sh(f"{line()} {redirected.replace('{}', quake)}")
    assert (code, told, said.lower()) == (2, "", f"wireside: {sentence}\n".lower())


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["read", "--help"]])
def test_help_that_cannot_be_printed_is_told_too(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], unbuffered: str
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    code, _, said = sh(f"{line(*arguments)} >/dev/full")
    assert (code, said) == (2, "wireside: The output cannot be written (no space left on device).\n")


@pytest.mark.parametrize("stderr", ["2>/dev/full", "2>&-"])
def test_where_nothing_can_be_said_the_exit_code_says_it(stderr: str) -> None:
    assert sh(f"{line('read', 'nowhere.txt')} {stderr}") == (2, "", "")
