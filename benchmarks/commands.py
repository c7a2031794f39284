"""Commands as whole processes, as a shell script feels them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.figure import Figure
from benchmarks.reports import two_reports
from tui.text import Article

_ROUNDS = 15
_NOTHING = [sys.executable, "-c", "pass"]
_WIRESIDE = str(Path(sys.executable).with_name("wireside"))


def figures() -> Iterator[Figure]:
    """`--help` against an interpreter that does nothing; `compare` of two reports in files."""
    nothing, told = _in_turns(_NOTHING, [_WIRESIDE, "--help"])
    note = f"{told * 1000:.0f} ms against {nothing * 1000:.0f} ms"
    yield Figure("wireside --help / python -c pass", told / nothing, "x", 4, note)
    with TemporaryDirectory() as folder:
        paths = [_written(Path(folder, name), report) for name, report in zip("ab", two_reports(), strict=True)]
        _, compared = _in_turns(_NOTHING, [_WIRESIDE, "compare", *paths])
    yield Figure("wireside compare, 40 sentences each", compared, "s", 0.4)


def _in_turns(*commands: Sequence[str]) -> list[float]:
    """Median seconds of each."""
    rounds = [[_seconds(command) for command in commands] for _ in range(_ROUNDS)]
    return [median(times) for times in zip(*rounds, strict=True)]


def _seconds(command: Sequence[str]) -> float:
    began = perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    assert done.returncode in (0, 1), command
    return perf_counter() - began


def _written(path: Path, report: Article) -> str:
    path = path.with_suffix(".txt")
    path.write_text(f"Title: {report.title}\nSource: {report.source}\n\n{report.text}\n", encoding="utf-8")
    return str(path)
