"""The reading state after years: what 100,000 read articles cost at the start, at a key press and on disk."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.figure import Figure
from tui.state import Change, Journal

_MARKS = 100_000
_OPENED = """
import json, re, sys, time
from pathlib import Path
from tui.state import Journal
def kilobytes(name):
    return int(re.search(name + r":\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
before, began = kilobytes("VmRSS"), time.perf_counter()
journal = Journal.open(Path(sys.argv[1]))
seconds, now, most = time.perf_counter() - began, kilobytes("VmRSS"), kilobytes("VmHWM")
assert len(journal.state.marked("read")) == int(sys.argv[2])
print(json.dumps([seconds * 1000, (now - before) / 1024, (most - before) / 1024]))
"""


def figures() -> Iterator[Figure]:
    """A journal of articles that were read one by one; then all of as many others are marked read at once."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "reading.jsonl")
        journal = Journal.open(path)
        for key in _keys("read"):
            journal.apply([_read(key)])
        journal.save()
        opened = [_opened(path) for _ in range(5)]
        yield _figure("open", [ms for ms, _, _ in opened], 150)
        kept, most = max(kept for _, kept, _ in opened), max(most for _, _, most in opened)
        yield Figure("state: memory of it", kept, "MiB", 25, f"at most {most:.0f} MiB while it loads")
        yield _figure("keys of all that is read", [_ms(lambda: journal.state.marked("read"))])
        yield from _one(journal)
        yield from _all(journal)


def _one(journal: Journal) -> Iterator[Figure]:
    before = journal.state
    keys = _keys("new")
    yield _figure("mark one", [_ms(lambda: journal.apply([_read(next(keys))], "marked")) for _ in range(500)], 1)
    yield _figure("which 500 changed since", [_ms(lambda: journal.state.changed_since(before))], 5)
    yield _figure("undo one", [_ms(journal.undo) for _ in range(10)], 16)
    yield _figure("save one", [_ms(lambda: journal.write([_read(next(keys))])) for _ in range(50)])


def _all(journal: Journal) -> Iterator[Figure]:
    changes = [_read(key) for key in _keys("all")]
    marked, saved = _ms(lambda: journal.apply(changes, "all marked read")), _ms(journal.save)
    yield Figure("state: mark all and save", marked + saved, "ms", 1000, f"{marked:.0f} ms of it in memory")
    undone, saved = _ms(journal.undo), _ms(journal.save)
    yield Figure("state: undo all and save", undone + saved, "ms", 1000, f"{undone:.0f} ms of it in memory")


def _keys(name: str) -> Iterator[str]:
    return (f"https://news.example.org/{number % 900}/{number}/what-was-{name}-there" for number in range(_MARKS))


def _read(key: str) -> Change:
    return Change(key, "read", value=True)


def _opened(path: Path) -> tuple[float, float, float]:
    """Milliseconds, MiB kept and MiB at most, in a program of its own."""
    command = [sys.executable, "-c", _OPENED, str(path), str(_MARKS)]
    ms, kept, most = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return ms, kept, most


def _ms(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def _figure(name: str, times: list[float], limit: float | None = None) -> Figure:
    note = f"slowest {max(times):.1f} ms" if times[1:] else ""
    return Figure(f"state: {name}", median(times), "ms", limit, note)
