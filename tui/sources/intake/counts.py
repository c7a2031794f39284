"""Counts of readers that some feeds give as text ("Points: 12"): they change all day, and are no news."""

from __future__ import annotations

_COUNTED = {"comments", "likes", "points", "reactions", "replies", "score", "shares", "views", "votes"}


def is_recount(before: str, after: str) -> bool:
    r"""Whether two texts differ, and in nothing but counts of readers.

    >>> is_recount("A storm.\nPoints: 9\n# Comments: 3", "A storm.\nPoints: 1,012\n# Comments: 41")
    True
    >>> is_recount("Dead: 9", "Dead: 12"), is_recount("Points: 9", "Points: 9")
    (False, False)
    """
    return before != after and _uncounted(before) == _uncounted(after)


def _uncounted(text: str) -> list[str]:
    """The lines of a text, those that are counts without their figures."""
    return [_name(line) for line in text.split("\n")]


def _name(line: str) -> str:
    name, _, figure = line.partition(":")
    is_count = name.removeprefix("# ").lower() in _COUNTED and figure.strip().replace(",", "").isdecimal()
    return name if is_count else line
