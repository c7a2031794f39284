"""Two reports of forty sentences compared inside the process, whole and in parts.

What the program keeps of texts it has seen is forgotten before every round; the tables it loads once are not.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

from benchmarks.figure import Figure
from benchmarks.reports import two_reports
from tui.compare import compare
from tui.compare.align import all_links
from tui.compare.differences import differences
from tui.entities import mentions, resolve
from tui.text import sentences

_ROUNDS = 15


def figures() -> Iterator[Figure]:
    """The parts in their order, then the whole."""
    left, right = two_reports()
    made = compare(left, right)
    here, there = made.left, made.right
    prose = [[side.text(number) for number in side.prose] for side in (here, there)]
    shown = [link for link in made.links if link.shown]
    sides = [(side.article.text, side.mentions) for side in (here, there)]
    yield _timed("sentences", lambda: [sentences(report.text, report.title) for report in (left, right)])
    yield _timed("mentions", lambda: [mentions(report.text) for report in (left, right)])
    yield _timed("names joined", lambda: resolve(sides))
    yield _timed("links", lambda: all_links(prose[0], prose[1]))
    yield _timed("differences", lambda: differences(here, there, shown, made.entities))
    yield _timed("whole", lambda: compare(left, right), limit=60)


def _timed(name: str, work: Callable[[], object], limit: float | None = None) -> Figure:
    times = []
    for _ in range(_ROUNDS):
        _forget_texts()
        began = perf_counter()
        work()
        times.append((perf_counter() - began) * 1000)
    return Figure(f"compare: {name}", median(times), "ms", limit, f"best {min(times):.1f} ms")


def _forget_texts() -> None:
    """Empty every cache whose function takes an argument."""
    for name, module in list(sys.modules.items()):
        if name.startswith("tui."):
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear") and inspect.signature(kept).parameters:
                    kept.cache_clear()
