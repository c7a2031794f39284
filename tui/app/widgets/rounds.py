"""Stepping from stop to stop, round at the ends, and what is to be said of a step that was more than a step."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

NONE, ALONE, FIRST, LAST = "none", "alone", "first", "last"
"""What a step comes to that was more than a step: nothing to go to, nothing else, or round to the other end."""


def stepped(found: Sequence[int], cursor: int, count: int) -> tuple[str, int]:
    """Where `count` steps lead from the cursor among these rising numbers; see `leads`."""
    return leads(len(found), bisect_left(found, cursor), bisect_right(found, cursor), count)


def leads(size: int, before: int, after: int, count: int) -> tuple[str, int]:
    """Where `count` steps lead among `size` stops, round at the ends, and what there is to say of it.

    `before` stops lie before the cursor and the one at `after` is the next behind it; -1 stays.
    """
    if not size:
        return NONE, -1
    at = after - 1 + count if count > 0 else before + count
    if 0 <= at < size:
        return "", at
    if size == 1 and before < after:
        return ALONE, -1
    return FIRST if count > 0 else LAST, at % size


def announced(said: str, what: str) -> str:
    """The sentence for it: "Round to the first difference."; "" for a plain step."""
    words = {NONE: "There is no {}.", ALONE: "There is no other {}.", FIRST: "Round to the first {}."}
    return words.get(said, "Round to the last {}.").format(what) if said else ""
