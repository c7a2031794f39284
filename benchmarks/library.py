"""What the library costs: pages of lists, articles that arrive, an import; and small questions, with the samples in it.

`WIRESIDE_BENCH_LIBRARY` names a library to measure on, which is made with 100,000 articles where there is none (some
minutes); without it there are 5,000. `WIRESIDE_BENCH_IMPORT` is how many articles are imported, if any.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.corpus import corpus
from benchmarks.figure import Figure
from benchmarks.reports import samples
from tui.library import Library, View
from tui.sources.ndjson import line_of, read_ndjson
from tui.text import Article

_LARGE, _SMALL = 100_000, 5_000
_PAGE = 60
_PAGES = 100
_ARRIVING = 50
_ROUNDS = 20
_IMPORT_SECONDS = 120 / 100_000


def figures() -> Iterator[Figure]:
    """Small questions on the samples; lists and arrivals on a large library; an import when it is asked for."""
    with TemporaryDirectory() as folder, Library(Path(folder, "library.db")) as library:
        yield _told("take in the samples", [_ms(lambda: library.add(samples()))])
        yield _told("find the stories", [_ms(library.stories)])
        yield _told("related reports", [_ms(lambda key=key: library.related(key)) for key in library.keys()])  # type: ignore[misc]  # noqa: SIM118 (not a mapping)
    with _large() as path:
        yield _told("open", [_ms(lambda: Library(path).close()) for _ in range(_ROUNDS)], note=f"{path.name}")
        with Library(path) as library:
            yield from _pages(library)
            yield _arrivals(library)
    if count := int(os.environ.get("WIRESIDE_BENCH_IMPORT", "0")):
        yield _import(count)


@contextmanager
def _large() -> Iterator[Path]:
    """The library that is named, or a smaller one."""
    with TemporaryDirectory() as folder:
        named = os.environ.get("WIRESIDE_BENCH_LIBRARY")
        path = Path(named or Path(folder, "library.db"))
        if not path.exists():
            with Library(path) as library:
                library.add(corpus(_LARGE if named else _SMALL))
        yield path


def _pages(library: Library) -> Iterator[Figure]:
    chance = random.Random(1)
    for view in View:
        whole = [_ms(lambda view=view: library.listing(view)) for _ in range(3)]  # type: ignore[misc]
        listed = library.listing(view)
        starts = [chance.randrange(len(listed)) for _ in range(_PAGES)]
        times = [_ms(lambda on=listed, start=start: library.lines(on, start, start + _PAGE)) for start in starts]  # type: ignore[misc]
        yield _told(f"order of all by {view}", whole, note=f"{len(library):,} articles, behind the screen")
        yield _told(f"a page by {view}, p95", times, limit=5)


def _arrivals(library: Library) -> Figure:
    """Articles that join a library and leave it again."""
    arriving = [
        Article.from_text(article.text, article.title, article.source, None, key=f"arriving {number}")
        for number, article in enumerate(corpus(_ARRIVING * _ROUNDS))
    ]
    batches = [arriving[start : start + _ARRIVING] for start in range(0, len(arriving), _ARRIVING)]
    times = [_ms(lambda batch=batch: library.add(batch)) for batch in batches]  # type: ignore[misc]
    library.remove(article.key for article in arriving)
    return _told(f"add {_ARRIVING}, p95", times, limit=100)


def _import(count: int) -> Figure:
    """NDJSON to a library that can be searched, everything included."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "news.ndjson")
        with file.open("w", encoding="utf-8") as out:
            out.writelines(f"{line_of(article)}\n" for article in corpus(count))
        with file.open("rb") as stream, Library(Path(folder, "library.db")) as library:
            found = (article for article in read_ndjson(stream, file.name) if isinstance(article, Article))
            began = perf_counter()
            library.add(found)
            seconds = perf_counter() - began
            assert len(library) == count, json.dumps([len(library), count])
    return Figure(
        f"library: import {count:,}", seconds, "s", count * _IMPORT_SECONDS, f"{count / seconds:,.0f} a second"
    )


def _ms(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def _told(name: str, times: list[float], limit: float | None = None, note: str = "") -> Figure:
    """The median, or where there is a limit what one in twenty exceeds."""
    value = quantiles(times, n=20, method="inclusive")[-1] if limit is not None else median(times)
    slowest = f"slowest {max(times):.1f} ms" if times[1:] else ""
    return Figure(f"library: {name}", value, "ms", limit, "; ".join(filter(None, (slowest, note))))
