"""How often a test of safety runs: a few times in `make test`, in full in `make soak`.

`python -m tests.soak` runs all tests that are marked `soak` in full and writes what they told to `docs/soak.md`. It is
kept there with its date, since the whole takes too long to be run for every change. The table stands in the order of
`ROOMS`, and within a file in the order of its tests, whichever of them ended first.
"""

from __future__ import annotations

import json
import os
import platform
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import pytest

from tui import __version__

FULL = "WIRESIDE_SOAK"
"""The variable that asks for full counts; its value is the file to which tests add what they tell, a line each."""
_TABLE = Path(__file__).parent.parent / "docs" / "soak.md"
_OFTEN = re.compile(r"(?:([1-9][^;:(]*?), )?(.*)", re.DOTALL)
ROOMS = {
    "Foreign text": [
        *("terminal/test_hostile", "test_markup", "test_hostile"),
        *("text/test_clean", "text/test_links", "text/test_filenames"),
    ],
    "What comes over the line": [
        "sources",
        "test_cli_feeds",
        "test_cli_pages",
        "app/test_fetching",
        "terminal/test_fetching",
    ],
    "What was read": ["state", "terminal/test_two_readers", "terminal/test_disk", "library"],
    "Signals and sessions": ["terminal/test_signals", "terminal/test_streams", "terminal/test_terminal"],
    "Any terminal": ["terminal/test_sizes", "terminal/test_settings", "app/terminal", "terminal"],
    "Never stuck": ["view/test_large", "app", "view", "text", "compare", "entities"],
}
"""What the table is about, and which tests tell it. A file belongs to the first room that names it or its folder."""


def times(short: int, full: int) -> int:
    """How often: `short` in `make test`, `full` in `make soak`."""
    return full if FULL in os.environ else short


def tell(what: str, found: str) -> None:
    """Keep a result for the table: what was done, and how often and with what outcome ("500 runs, 0 marks lost").

    A number other than 0, up to the first comma, is how often. Nothing in `make test`.
    """
    if path := os.environ.get(FULL):
        line = json.dumps([os.environ["PYTEST_CURRENT_TEST"], what, found])
        with open(path, "a", encoding="utf-8") as file:  # noqa: PTH123 (appended to by many processes)
            file.write(f"{line}\n")


class Told(NamedTuple):
    """A result, and where the test that told it stands."""

    test: str
    what: str
    found: str


class Listener:
    """What pytest makes of the tests: their order, and which of them failed."""

    def __init__(self) -> None:
        self.order: dict[str, int] = {}
        self.failed: list[str] = []

    def pytest_collection_modifyitems(self, items: Sequence[pytest.Item]) -> None:
        self.order = {item.nodeid: at for at, item in enumerate(items)}

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, node: object, ids: Sequence[str]) -> None:
        self.order = {test: at for at, test in enumerate(ids)}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and report.nodeid not in self.failed:
            self.failed.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)


def room_of(test: str) -> str:
    """What of the table a test is about, by its id; "Other" for one that is not named.

    >>> room_of("tests/state/test_crashes.py::test_kill"), room_of("tests/view/test_large.py::test_a_line")
    ('What was read', 'Never stuck')
    """
    file = test.partition("::")[0].removeprefix("tests/").removesuffix(".py")
    named = {name: room for room, names in ROOMS.items() for name in names}
    nearest = max((name for name in named if f"{file}/".startswith(f"{name}/")), key=len, default="")
    return named.get(nearest, "Other")


def table(told: Iterable[Told]) -> str:
    """The rows, those of each room below its name; what several tests told alike stands there once.

    >>> print(table([Told("tests/state/test_crashes.py::test_a", "kill -9 while marking", "500 runs, 0 marks lost")]))
    | what | how often | what came of it |
    | --- | --- | --- |
    | **What was read** | | |
    | kill -9 while marking | 500 runs | 0 marks lost |
    """
    rows: dict[str, list[str]] = {room: [] for room in (*ROOMS, "Other")}
    for test, what, found in told:
        often, came = _OFTEN.fullmatch(found).groups("")  # type: ignore[union-attr] # it takes anything
        cells = (" ".join(cell.split()).replace("|", "\\|") for cell in (what, often, came))
        rows[room_of(test)].append(f"| {' | '.join(cells)} |")
    shown = ["| what | how often | what came of it |", "| --- | --- | --- |"]
    for room, lines in rows.items():
        shown += [f"| **{room}** | | |", *dict.fromkeys(lines)] if lines else []
    return "\n".join(shown)


def page(told: Iterable[Told], failed: Sequence[str], seconds: float) -> str:
    """What is kept: when, on what, and what was found. Nothing that tells whose machine it was."""
    kernel = f"{platform.system()} {'.'.join(re.findall('[0-9]+', platform.release())[:2])}"
    complaint = "".join(f"**Failed**: {test}\n\n" for test in failed)
    return f"""# Safety, tested at length

`make soak` wrote this on {datetime.now(UTC):%Y-%m-%d}: Wireside {__version__}, Python {platform.python_version()},
Textual {version("textual")}, SQLite {sqlite3.sqlite_version}, {kernel}, {os.cpu_count()} cores; it took
{seconds / 60:.0f} minutes.
`make test` runs a short form of every row.

{complaint}{table(told)}
"""


def main(arguments: Sequence[str]) -> int:
    """Run what is marked, or what of it lies at some paths, which is not kept; options are pytest's.

    1 when a test failed, the run was cut short, or none told anything.
    """
    paths = [argument for argument in arguments if argument.startswith("tests")]
    options = [argument for argument in arguments if argument not in paths]
    began, listener = time.monotonic(), Listener()
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder, "told")
        kept.touch()
        os.environ[FULL] = str(kept)
        code = pytest.main(["-m", "soak", *options, *(paths or ["tests"])], plugins=[listener])
        told = [Told(*json.loads(line)) for line in kept.read_text(encoding="utf-8").splitlines()]
    told.sort(key=lambda one: (listener.order.get(one.test.rpartition(" ")[0], len(listener.order)), one.what))
    if code not in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
        listener.failed.append("the run was cut short")
    text = page(told, listener.failed, time.monotonic() - began)
    if not paths:
        _TABLE.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return int(code != 0 or not told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
