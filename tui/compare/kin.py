"""Kin: different words for one thing, as reporters vary them. One writes "ferry", the next "vessel".

A table written by hand (data/kin.txt) and not learnt: small, checked, and the same for every reader. A class holds only
words that mean the same in most reports; kin counts for less than the same word, and never on its own for a copy.
"""

from __future__ import annotations

from functools import cache
from pkgutil import get_data

from tui.text.words import fold, stem


def kin(key: str) -> str:
    """The class of a stem, "" for none.

    >>> kin(stem("ferry")) == kin(stem("vessels")) != ""
    True
    >>> kin("mehrab")
    ''
    """
    return _classes().get(key, "")


@cache
def _classes() -> dict[str, str]:
    classes: dict[str, str] = {}
    for line in (get_data(__name__, "data/kin.txt") or b"").decode().splitlines():
        if not line.startswith("#"):
            first, *others = line.split()
            classes |= dict.fromkeys((stem(fold(word)) for word in (first, *others)), first)
    return classes
