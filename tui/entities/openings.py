"""Where a grammar may begin: at a number, or at one of the words it knows.

A long alternation that is tried at every character costs more than all that is done with its matches; one pass over the
words and a look into a set leave a few places to try it at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

_RUN = re.compile(r"\d+|[A-Za-z]+")


def openers(words: Iterable[str]) -> frozenset[str]:
    """Lower-case words as they may be written: at the start of a sentence they have a capital."""
    return frozenset(form for word in words for form in (word, word.capitalize()))


def openings(text: str, words: AbstractSet[str]) -> list[int]:
    """Where a run of digits begins, or a run of letters that is one of the words, in order.

    >>> openings("In 1998 two-thirds of twothirds, or Two", openers(["two"]))
    [3, 8, 36]
    """
    return [run.start() for run in _RUN.finditer(text) if (word := run[0]) in words or not word.isalpha()]
