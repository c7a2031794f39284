"""What a recogniser is made of: a function that loads one, and one that finds names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Find = Callable[[str], Iterable[tuple[int, int, str]]]
"""Start, end (in code points) and label of what is named in a text, in any order. One thread at a time calls it."""
Load = Callable[[str], Find]
"""Loads what a name stands for: a pipeline, a folder. Raises `Unavailable` where it cannot."""


class Unavailable(Exception):  # noqa: N818 (as it is read: except Unavailable)
    """A recogniser cannot be had; the message is one plain sentence."""
