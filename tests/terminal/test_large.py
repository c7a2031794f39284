"""Texts larger than any report, in the real program: there at once, every key answered, and no more memory than usual.

Times are told and not held here, but for what nobody could overlook: other programs run beside the tests.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.giants import GIANTS, giant
from benchmarks.terminal import Terminal, wireside
from tests.soak import tell, times

Start = Callable[..., Terminal]
MEMORY = 300
"""MiB."""
SCALE = times(1, 10) / 10
SHORT = ("article of 5 MB",)
KEYS = ("j", "space", "^D", "G", "g", "e", "H", "H", "k", "G")


def _import(text: str, folder: Path) -> None:
    file = folder / "giant.txt"
    file.write_text(f"Title: The giant\nSource: Wire\n\n{text}\n", encoding="utf-8")
    subprocess.run([*wireside("import", str(file))], check=True, capture_output=True)


@pytest.mark.soak
@pytest.mark.parametrize("name", GIANTS if SCALE == 1 else SHORT)
def test_a_giant_is_on_the_screen_at_once_and_every_key_is_answered(start: Start, tmp_path: Path, name: str) -> None:
    text = giant(name, SCALE)
    _import(text, tmp_path)
    with start() as terminal:
        terminal.expect("The giant")
        terminal.press("j", "k")
        opened = terminal.ask("\r", r"[01] %$")
        answers = [terminal.press(key) for key in KEYS]
        terminal.expect(r"100 %$")
        slowest, memory = max(answer.ms for answer in answers), terminal.peak_mib
        terminal.press("Q")
        assert terminal.end() == 0
    assert memory <= MEMORY
    assert opened < 5000
    tell(f"text: {name}", f"there after {opened:.0f} ms, slowest key {slowest:.0f} ms, {memory:.0f} MiB")


@pytest.mark.soak
@pytest.mark.skipif(SCALE < 1, reason="takes long; `tests/view/test_summary.py` holds what is said")
def test_two_giants_are_compared_as_far_as_makes_sense_and_that_is_said(start: Start, tmp_path: Path) -> None:
    files = [tmp_path / f"{side}.txt" for side in "ab"]
    for seed, file in enumerate(files):
        told = giant("10,000 sentences", seed=seed)
        file.write_text(f"Title: The giant {seed}\nSource: Wire {seed}\n\n{told}\n", encoding="utf-8")
    subprocess.run([*wireside("import", *map(str, files))], check=True, capture_output=True)
    with start(size=(160, 40)) as terminal:
        terminal.expect("The giant")
        terminal.press("j", "k")
        made = terminal.ask("C", "Compare with") + terminal.ask("\r", r"\b1/\d+$")
        assert "sentences not compared" in terminal.screen.text
        slowest = max(terminal.press(key).ms for key in ("j", "]", "f", "o", "w", "G", "l"))
        memory = terminal.peak_mib
        terminal.press("Q")
        assert terminal.end() == 0
    assert memory <= MEMORY
    tell(
        "comparison of two texts of 10,000 sentences",
        f"there after {made:.0f} ms, slowest key {slowest:.0f} ms, {memory:.0f} MiB",
    )


@pytest.mark.soak
def test_read_prints_a_giant_in_no_more_memory(tmp_path: Path) -> None:
    file = tmp_path / "giant.txt"
    file.write_text(giant("article of 5 MB", SCALE), encoding="utf-8")
    code = "import re, sys; from tui.cli import run; run(['read', sys.argv[1]]); "
    code += "print(re.search(r'VmHWM:\\s*([0-9]+)', open('/proc/self/status').read())[1], file=sys.stderr)"
    done = subprocess.run([*wireside()[:1], "-c", code, str(file)], check=True, capture_output=True)
    assert len(done.stdout) > 5_000_000 * SCALE
    memory = int(done.stderr) / 1024
    assert memory <= MEMORY
    tell("wireside read, 5 MB", f"{memory:.0f} MiB")
