"""`python -m benchmarks [NAME ...]`: measure, and print one table."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from benchmarks.figure import Figure, table

_NAMES = (
    "start",
    "stuck",
    "commands",
    "entities",
    "comparison",
    "linear",
    "keys",
    "bytes",
    "library",
    "large",
    "related",
    "stories",
    "search",
    "state",
    "newsboat",
    "feeds",
    "refresh",
    "pages",
)
_QUIET = 1.5
"""Load up to which seconds mean something: ours is one program at a time."""


def main(names: Sequence[str]) -> int:
    """Measure what is named, or everything; 1 when a figure misses its limit."""
    if unknown := [name for name in names if name not in _NAMES]:
        print(f"There is no benchmark {unknown[0]!r}; there are {', '.join(_NAMES)}.", file=sys.stderr)
        return 2
    found: list[Figure] = []
    for name in names or _NAMES:
        print(f"measuring {name} …", file=sys.stderr)
        found += import_module(f"benchmarks.{name}").figures()
    print(table(found))
    if os.getloadavg()[0] > _QUIET:
        print(f"The machine was busy (load {os.getloadavg()[0]:.1f}): believe ratios, not seconds.")
    return 0 if all(figure.holds for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
