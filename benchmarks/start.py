"""How long it takes from the command to the first headline, and how much memory and processor that needs.

Against a bare Textual app, in turns, so that whatever else the machine does falls on both. Python's own start is part
of all. With the last session's screen there are two moments: when the screen is whole, and when a key is answered.
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
_NAMES = ("bare", "first", "second", "again")
_TOLD = {
    "first": "first start, samples to be read",
    "second": "start without last session's frame",
    "again": "start with last session's frame",
}


class _Starts:
    """What was measured of starts of one kind."""

    def __init__(self) -> None:
        self._found: dict[str, list[float]] = defaultdict(list)

    def add(self, **found: float) -> None:
        for name, value in found.items():
            self._found[name].append(value)

    def __getitem__(self, name: str) -> float:
        return median(self._found[name])


def figures() -> Iterator[Figure]:
    """The bare app, a first start in an empty home, and two more in the same home, with the last screen and without."""
    starts = {name: _Starts() for name in _NAMES}
    for _ in range(_ROUNDS):
        with TemporaryDirectory() as home:
            for name in _NAMES:
                if name == "second":
                    Path(home, "cache", "last-screen.json").unlink()
                _start(name, home, starts[name])
    bare, again = starts["bare"], starts["again"]
    yield Figure("bare app: start", bare["ms"], "ms")
    yield Figure(f"{_TOLD['again']}, whole", again["ms"], "ms", 80)
    yield Figure(f"{_TOLD['again']}, a key is answered", again["answered"], "ms")
    yield Figure(f"{_TOLD['again']}, the live frame", again["bytes"], "B", 600)
    for name, limit in (("second", 1.25), ("first", 1.8)):
        found = starts[name]
        note = f"{found['ms']:.0f} ms against {bare['ms']:.0f} ms"
        yield Figure(_TOLD[name], found["ms"] / bare["ms"], "x", limit, note)
        note = f"{found['cpu']:.0f} ms against {bare['cpu']:.0f} ms"
        yield Figure(f"{_TOLD[name]}: processor", found["cpu"] / bare["cpu"], "x", limit, note)
        note = f"{found['mib']:.0f} MiB against {bare['mib']:.0f} MiB"
        yield Figure(f"{_TOLD[name]}: memory", found["mib"] / bare["mib"], "x", 1.6, note)


def _start(name: str, home: str, starts: _Starts) -> None:
    """Start once, and leave."""
    command, wanted = (_BARE, "Nothing but") if name == "bare" else (wireside(), any_headline())
    with Terminal(command, env={"WIRESIDE_HOME": home}, quiet=0.1) as terminal:
        ms, cpu = terminal.first(wanted)
        starts.add(ms=ms, cpu=cpu, mib=terminal.peak_mib)
        if name == "again":
            shown = len(terminal.written)
            terminal.type("9")
            starts.add(answered=terminal.expect(r" 9$"), bytes=len(terminal.written) - shown)
        else:
            terminal.settle(0.5)
        terminal.press("^Q" if name == "bare" else "Q")
        terminal.end()
