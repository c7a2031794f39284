"""Working ahead: the next piece is made by a thread while the one before is used.

Python runs one thread at a time, but SQLite lets others run while it works, so an import keeps two cores busy.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Piece = TypeVar("Piece")

_TURN = 0.0005  # seconds. With Python's own 5 ms SQLite's thread waits a third of an import for its next turn


def ahead(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The same pieces, each asked for before the one before it is done with; a single one costs no thread.

    >>> list(ahead("abc"))
    ['a', 'b', 'c']
    """
    coming = iter(pieces)
    for first in coming:
        yield first
        break
    else:
        return
    from concurrent.futures import ThreadPoolExecutor

    end = object()
    with ThreadPoolExecutor(1, "wireside-ahead") as pool, _short_turns():
        asked = pool.submit(next, coming, end)
        while (piece := asked.result()) is not end:
            asked = pool.submit(next, coming, end)
            yield piece  # type: ignore[misc]


@contextmanager
def _short_turns() -> Iterator[None]:
    """Have threads that wait for Python get it soon."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
