"""How often a test of safety runs: a few times in `make test`, in full in `make soak`.

`python -m tests.soak` runs all tests that are marked `soak` in full and writes what they told to `docs/soak.md`. It is
kept there with its date, since the whole takes too long to be run for every change.
"""

from __future__ import annotations

import os

FULL = "WIRESIDE_SOAK"
"""The variable that asks for full counts; its value is the file to which tests add what they tell, a line each."""


def times(short: int, full: int) -> int:
    """How often: `short` in `make test`, `full` in `make soak`."""
    return full if FULL in os.environ else short


def tell(what: str, found: str) -> None:
    """Keep a result for the table: what was done, how often, and what came of it. Nothing in `make test`."""
    if path := os.environ.get(FULL):
        with open(path, "a", encoding="utf-8") as file:  # noqa: PTH123 (appended to by many processes)
            file.write(f"{what}\t{found}\n")
