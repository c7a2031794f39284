"""Names: what finding and joining them costs, cold and warm, and how much the model weighs.

"Cold" is a tagger that has seen no text yet, "warm" one that has just read the same article. Both are told for names
alone and for all mentions of a text: names, figures, dates and quotations, joined.
"""

from __future__ import annotations

import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import process_time

import tui.entities
from benchmarks.figure import Figure
from benchmarks.reports import samples
from tui.entities import mentions, resolve
from tui.entities.names import names
from tui.entities.tagging.tagger import Tagger
from tui.entities.tagging.weights import unpacked

_WORDS = 600
_ROUNDS = 9
_MODEL = Path(tui.entities.__file__).parent / "data" / "names.model"
_LOAD = """
import json, os, zlib
from time import perf_counter
import tui.compare.terms, tui.entities.lexicon, tui.entities.mention, tui.entities.rules
def resident():  # not the peak, which a process inherits from who starts it
    with open("/proc/self/statm") as pages:
        return int(pages.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
before, began = resident(), perf_counter()
from tui.entities.names import names
names("He left Homs.")
print((perf_counter() - began) * 1000, resident() - before)
"""


def figures() -> Iterator[Figure]:
    """Loading, finding, joining."""
    text = _article()
    data = _MODEL.read_bytes()
    model = unpacked(data)
    yield Figure("names: model in the wheel", len(zlib.compress(data)) / 1e6, "MB", 3)
    load, memory = _loaded()
    yield Figure("names: load, imports included", load, "ms", 25)
    yield Figure("names: memory of load", memory, "MiB", 15)
    fresh = [Tagger(model) for _ in range(_ROUNDS)]
    yield _timed("names, cold", lambda: fresh.pop().names(text), 7)
    names(text)
    yield _timed("names, warm", lambda: names(text), 2.5)
    yield _timed("all mentions, names warm", lambda: mentions(text + " "))
    for count, limit in ((20, 50), (100, 1000)):
        reports = [(article.text, mentions(article.text)) for article in _story(count)]
        yield _timed(f"{count} reports of one story joined", lambda reports=reports: resolve(reports), limit)


def _article() -> str:
    """The first 600 words of sample reports."""
    words = " ".join(article.text for article in samples()).split(" ")
    return " ".join(words[:_WORDS])


def _story(count: int) -> list:
    """As many reports, of the samples' stories again and again."""
    return [samples()[number % len(samples())] for number in range(count)]


def _loaded() -> tuple[float, float]:
    """Milliseconds and MiB in a process of its own, where the comparison is loaded already."""
    told = [
        subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(_ROUNDS)
    ]
    return median(float(ms) for ms, _ in told), median(float(mib) for _, mib in told)


def _timed(name: str, work: Callable[[], object], limit: float | None = None) -> Figure:
    times = []
    for _ in range(_ROUNDS):
        began = process_time()
        work()
        times.append((process_time() - began) * 1000)
    return Figure(f"names: {name}", median(times), "ms", limit, f"CPU, best {min(times):.1f} ms")
