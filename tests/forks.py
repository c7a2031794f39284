"""Programs that are killed: children that report over a pipe, and what a program of such cases says of each.

A program that forks is one of its own, without threads and without the files that a test has open.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.soak import times

Report = Callable[[str], None]


def fork(work: Callable[[Report], None]) -> tuple[int, int]:
    """Run in a child, which reports lines; its process number and the end of the pipe to read them from."""
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(source)
        report = os.write  # the real one, whatever is broken later
        try:
            work(lambda line: (report(sink, f"{line}\n".encode()), None)[1])
        except BaseException as error:  # noqa: BLE001 - told to the parent
            report(sink, f"!{error!r}\n".encode())
        os._exit(0)
    os.close(sink)
    return child, source


def reports(source: int) -> list[str]:
    """All that a child said before it ended."""
    with os.fdopen(source, "rb") as pipe:
        return pipe.read().decode().splitlines()


def cases(program: str, *arguments: str) -> list[dict[str, Any]]:
    """Run a program of `tests` that prints a JSON object a case."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.{program}", *arguments],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        timeout=times(60, 1800),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
