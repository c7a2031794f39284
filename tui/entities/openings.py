"""Where a grammar may begin: at a number, or at one of the words it knows.

A long alternation that is tried at every character costs more than all that is done with its matches; one pass over the
words, kept for the next grammar that reads the same text, leaves a few places to try it at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

_RUN = re.compile(r"\d+|[A-Za-z]+")


def openers(words: Iterable[str]) -> frozenset[str]:
    """Lower-case words as they may be written: at the start of a sentence they have a capital."""
    return frozenset(form for word in words for form in (word, word.capitalize()))


def openings(text: str, words: AbstractSet[str], *, numbers: bool = True) -> list[int]:
    """Where a run of digits begins, or a run of letters that is one of the words, in order.

    >>> openings("In 1998 two-thirds of twothirds, or Two", openers(["two"]))
    [3, 8, 36]
    """
    digits, runs = _runs(text)
    found = [start for word in runs.keys() & words for start in runs[word]]
    return sorted([*digits, *found] if numbers else found)


@lru_cache(maxsize=4)
def _runs(text: str) -> tuple[list[int], Mapping[str, list[int]]]:
    """Where the runs of digits of a text begin, and those of each word."""
    digits: list[int] = []
    runs: dict[str, list[int]] = defaultdict(list)
    for run in _RUN.finditer(text):
        word = run[0]
        (runs[word] if word.isalpha() else digits).append(run.start())
    return digits, runs
