"""How long it takes from the command to the first headline on the screen, and how much memory that needs.

Against a bare Textual app, in turns, so that whatever else the machine does falls on both.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.figure import Figure
from benchmarks.reports import any_headline
from benchmarks.terminal import Terminal, wireside

_ROUNDS = 9
_BARE = [sys.executable, str(Path(__file__).with_name("bare.py"))]


def figures() -> Iterator[Figure]:
    """The bare app, a first start in an empty home, and a second start in the same home."""
    ms: dict[str, list[float]] = defaultdict(list)
    mib: dict[str, list[float]] = defaultdict(list)
    for _ in range(_ROUNDS):
        with TemporaryDirectory() as home:
            for name in ("bare", "first", "second"):
                command, wanted = (_BARE, "Nothing but") if name == "bare" else (wireside(), any_headline())
                with Terminal(command, env={"WIRESIDE_HOME": home}, quiet=0.3) as terminal:
                    ms[name].append(terminal.expect(wanted))
                    mib[name].append(terminal.peak_mib)
                    terminal.press("^Q" if name == "bare" else "Q")
                    terminal.end()
    start, memory = ({name: median(values) for name, values in found.items()} for found in (ms, mib))
    yield Figure("bare app: start", start["bare"], "ms")
    for name in ("first", "second"):
        note = f"{start[name]:.0f} ms against {start['bare']:.0f} ms"
        yield Figure(f"{name} start with the samples", start[name] / start["bare"], "x", 1.5, note)
    for name in ("first", "second"):
        note = f"{memory[name]:.0f} MiB against {memory['bare']:.0f} MiB"
        yield Figure(f"{name} start: memory", memory[name] / memory["bare"], "x", 1.6, note)
