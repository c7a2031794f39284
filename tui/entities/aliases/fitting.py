"""How well a spelling fits a fuller name, as small whole numbers, and the patterns that all kinds of names share."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import pairwise

Words = tuple[str, ...]

SAME, SHORTENED, FORENAME, CALLED, SPELT, HEADED = 20, 12, 9, 7, 4, 2
"""The same words; a surname or a company's first word; a first name alone; a nickname alone, which holds within one
report only; another spelling; "the Council"."""
TOGETHER = 6
"""What it adds that both stand in one report: a first name there goes before a surname elsewhere, which
goes before another spelling there."""


def within(short: Words, full: Words) -> bool:
    """Whether the words of a name stand in a fuller one in their order, or make the same letters.

    >>> within(("pedro", "sanchez"), ("pedro", "sanchez", "castejon")), within(("kim", "jong", "un"), ("kim", "jongun"))
    (True, True)
    """
    rest = iter(full)
    return all(word in rest for word in short) or "".join(short) == "".join(full)


def where(short: Words, full: Words) -> int:
    """The number of the word at which a name begins in a fuller one, -1 where its words do not stand side by side.

    >>> where(("security", "council"), ("un", "security", "council")), where(("sky", "bank"), ("sky", "news", "bank"))
    (1, -1)
    """
    size = len(short)
    return next((at for at in range(len(full) - size + 1) if full[at : at + size] == short), -1)


def heads(word: str, full: Words, linkers: AbstractSet[str]) -> bool:
    """Whether a word says what a name names: the last, or the one before "of".

    >>> heads("council", ("un", "security", "council"), {"of"}), heads("gulf", ("gulf", "of", "aden"), {"of"})
    (True, True)
    >>> heads("house", ("house", "resources", "committee"), {"of"})
    False
    """
    return word == full[-1] or any(word == one and other in linkers for one, other in pairwise(full))
