"""What the library answers while a reader types or looks on, with the samples in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.figure import Figure
from benchmarks.reports import samples
from tui.library import Library

_TYPED = ("prime minister", "refugees homs", "evacuat", '"power plant"', "verdict -appeal")


def figures() -> Iterator[Figure]:
    """Taking the samples in, stories, related reports, and a search per letter typed."""
    with TemporaryDirectory() as folder, Library(Path(folder, "library.db")) as library:
        yield _told("take in the samples", [_ms(lambda: library.add(samples()))])
        yield _told("find the stories", [_ms(library.stories)])
        yield _told("stories again", [_ms(library.stories) for _ in range(20)])
        yield _told("related reports", [_ms(lambda key=key: library.related(key)) for key in library.keys()])  # type: ignore[misc]  # noqa: SIM118 (not a mapping)
        queries = [words[:end] for words in _TYPED for end in range(2, len(words) + 1)]
        yield _told("search per key", [_ms(lambda query=query: library.search(query)) for query in queries])  # type: ignore[misc]


def _ms(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def _told(name: str, times: list[float]) -> Figure:
    return Figure(f"library: {name}", median(times), "ms", note=f"slowest {max(times):.1f} ms" if times[1:] else "")
