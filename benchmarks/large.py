"""The reader on a large library against the same on its hundred newest articles, in turns: start, memory, and keys.

`WIRESIDE_BENCH_LIBRARY` names the large library (see CONTRIBUTING.md); without it nothing is measured here.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.copies import copy_library
from benchmarks.figure import Figure
from benchmarks.terminal import Terminal, wireside
from tui.library import Library

_ROUNDS = 7
_SMALL = 100
_TYPED = ("minister", "oil pri", "election res")
_STEPS = ("j", "j", "j", "k", "^D", "^D", "^U")


def figures() -> Iterator[Figure]:
    """Start, memory and keys."""
    made = os.environ.get("WIRESIDE_BENCH_LIBRARY")
    if not made:
        return
    with TemporaryDirectory() as folder:
        homes = {"large": Path(folder, "large"), "small": Path(folder, "small")}
        headline = _fill(homes, Path(made))
        yield from _starts(homes, headline)
        yield from _keys(homes["large"], headline)


def _fill(homes: dict[str, Path], made: Path) -> str:
    """Put a copy of the library into one home and its newest articles into the other; a pattern for the first line."""
    copy_library(made, homes["large"] / "data")
    with Library(made) as library, Library(homes["small"] / "data" / "library.db") as small:
        newest = library.headlines(_SMALL)
        small.add([article for line in newest if (article := library.article(line.key))])
        small.stories()
    return re.escape(newest[0].title[:16])


def _starts(homes: dict[str, Path], headline: str) -> Iterator[Figure]:
    ms: dict[str, list[float]] = defaultdict(list)
    mib: dict[str, list[float]] = defaultdict(list)
    for _ in range(_ROUNDS):
        for name, home in homes.items():
            with Terminal(wireside(), env={"WIRESIDE_HOME": str(home)}, quiet=0.3) as terminal:
                ms[name].append(terminal.expect(headline))
                mib[name].append(terminal.peak_mib)
                terminal.press("Q")
                terminal.end()
    start = {name: median(values) for name, values in ms.items()}
    note = f"{start['large']:.0f} ms against {start['small']:.0f} ms"
    yield Figure("start with a large library", start["large"] / start["small"], "x", 1.15, note)
    yield Figure("large library: memory at the start", median(mib["large"]), "MiB", 90)


def _keys(home: Path, headline: str) -> Iterator[Figure]:
    with Terminal(wireside(), env={"WIRESIDE_HOME": str(home)}, quiet=0.12) as terminal:
        terminal.expect(headline)
        yield _pressed("large library: a step or a page", terminal, _STEPS)
        yield _pressed("large library: to the end and back", terminal, ("G", "g", "G", "g"))
        for typed in _TYPED:
            terminal.press("/")
            yield _pressed(f"large library: typing {typed!r}", terminal, tuple(typed[1:]), first=typed[0])
            terminal.press("esc")
        yield Figure("large library: memory of the reader", terminal.peak_mib, "MiB", 90, "after reading and searching")


def _pressed(name: str, terminal: Terminal, keys: tuple[str, ...], first: str = "") -> Figure:
    if first:
        terminal.press(first)
    times = [terminal.press(key).ms for key in keys]
    return Figure(name, median(times), "ms", note=f"to the last byte; slowest {max(times):.0f} ms")
