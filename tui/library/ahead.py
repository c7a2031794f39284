"""Working ahead: the next piece is made by a thread while the one before is used.

Python runs one thread at a time, but SQLite lets others run while it works, so an import keeps two cores busy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Piece = TypeVar("Piece")


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
    with ThreadPoolExecutor(1, "wireside-ahead") as pool:
        asked = pool.submit(next, coming, end)
        while (piece := asked.result()) is not end:
            asked = pool.submit(next, coming, end)
            yield piece  # type: ignore[misc]
