"""Related reports of an article in a large library, and what it costs there to place an article among the stories.

`WIRESIDE_BENCH_LIBRARY` names the large library (see CONTRIBUTING.md); without it nothing is measured here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.copies import copy_library
from benchmarks.figure import Figure
from tui.library import Library

_ASKED = 200
_PLACED = 400


def figures() -> Iterator[Figure]:
    """Milliseconds of a question, and of an article that is placed."""
    made = os.environ.get("WIRESIDE_BENCH_LIBRARY")
    if not made:
        return
    with TemporaryDirectory() as folder, Library(copy_library(Path(made), Path(folder))) as library:
        yield _asked(library)
        yield _placed(library)


def _asked(library: Library) -> Figure:
    keys = list(library.keys())
    times = []
    for key in keys[:: max(1, len(keys) // _ASKED)]:
        began = perf_counter()
        library.related(key)
        times.append((perf_counter() - began) * 1000)
    p95 = quantiles(times, n=20)[-1]
    return Figure("large library: related reports, p95", p95, "ms", 100, f"median {median(times):.1f} ms")


def _placed(library: Library) -> Figure:
    placed, longest = 0, 0.0
    began = perf_counter()
    bite = began
    while placed < _PLACED and (more := library.gather()):
        placed += more
        longest = max(longest, perf_counter() - bite)
        bite = perf_counter()
    took = (perf_counter() - began) * 1000 / max(1, placed)
    return Figure("large library: an article placed", took, "ms", note=f"longest bite {longest * 1000:.0f} ms")
