"""Where nothing can be kept, one reads on: the reason is told once, and nobody sees a traceback."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.terminal import Terminal, wireside
from tests.soak import tell, times
from tests.state.damages import DAMAGES
from tui.settings import places
from tui.state import Change, Journal

SAMPLES = r"Samples .* unread"
HUMBLE = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.getuid() == 0 else []
"""Root is allowed to write everywhere, unless told that it is not."""
NO_LOCKS = """
import errno, fcntl
def lockf(*_):
    raise OSError(errno.ENOLCK, "No locks available")
fcntl.lockf = lockf
"""
Open = Callable[..., Terminal]


def read_on(terminal: Terminal, notice: str = "") -> None:
    """Read, mark, compare and end, where the first mark brings a notice and no other does."""
    terminal.expect(SAMPLES)
    terminal.press("j", "enter")
    terminal.expect(notice or r"\d+ %$")
    terminal.press("s")
    terminal.expect("★")
    terminal.press("]", "^D", "s", "c")
    terminal.expect(r"\b1/\d+$")
    terminal.press("Q")
    assert terminal.end() == 0
    written = terminal.written.decode(errors="replace")
    assert "Traceback" not in written
    assert written.count("cannot be saved") == bool(notice)


@pytest.mark.soak
@pytest.mark.skipif(not all(map(shutil.which, HUMBLE[:1])), reason="root may write everywhere")
def test_in_a_home_that_may_not_be_written_one_reads_on(home: Path, read_samples: Path) -> None:
    shutil.copytree(read_samples, home / "cache")
    (home / "config").mkdir()
    folders = [home / "config", home / "cache", home]
    for folder in folders:
        folder.chmod(0o555)
    with Terminal([*HUMBLE, *wireside()], (120, 40)) as terminal:
        read_on(terminal, "Reading marks cannot be saved")
    for folder in folders:
        folder.chmod(0o755)
    assert list((home / "config").iterdir()) == []
    tell("a home that may not be written", "1 session, read to the end; one notice, 0 tracebacks")


@pytest.mark.soak
def test_on_a_full_disk_one_reads_on(start: Open) -> None:
    with start() as terminal:
        terminal.expect(SAMPLES)
        terminal.press("Q")
        terminal.end()
    with Terminal(["sh", "-c", 'ulimit -f 0; exec "$@"', "sh", *wireside()], (120, 40)) as terminal:
        read_on(terminal, "Reading marks cannot be saved")
    tell("a full disk (no file may grow)", "1 session, read to the end; one notice, 0 tracebacks")


@pytest.mark.soak
def test_without_locks_marks_are_kept(start: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_LOCKS)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with start() as terminal:
        read_on(terminal)
    assert len(Journal.open(places().journal).state.marked("starred")) == 2
    tell("a file system without locks", "1 session, read to the end; no notice, marks kept")


@pytest.mark.soak
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_the_program_starts_whatever_the_reading_state_is_like(
    start: Open, damage: Callable[[bytearray, random.Random], None]
) -> None:
    Journal.open(places().journal).write(
        [Change(f"https://example.org/{number}", "read", True) for number in range(40)]
    )
    whole = places().journal.read_bytes()
    commands, sessions = times(1, 44), times(0, 6)
    for seed in range(commands + sessions):
        data = bytearray(whole)
        damage(data, random.Random(seed))
        places().journal.write_bytes(data)
        if seed < commands:
            done = subprocess.run(wireside("doctor"), capture_output=True, text=True, check=False, timeout=60)
            assert (done.stderr, done.returncode) == ("", 0), f"seed {seed}: {done.stdout}"
            assert "reading state: " in done.stdout
        else:
            with start() as terminal:
                read_on(terminal)
    tell(
        f"the program on a reading state damaged in each of {len(DAMAGES)} ways",
        f"{commands + sessions} files, all start; 0 tracebacks",
    )
