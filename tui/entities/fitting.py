"""How well a spelling fits a fuller name, as small whole numbers, and the patterns that all kinds of names share."""

from __future__ import annotations

Words = tuple[str, ...]

SAME, SHORTENED, FORENAME, SPELT, HEADED = 12, 8, 5, 3, 2
"""The same words; a surname or a company's first word; a first name alone; another spelling; "the Council"."""
TOGETHER = 4
"""What it adds that both stand in one report: a first name there goes before a surname elsewhere."""


def within(short: Words, full: Words) -> bool:
    """Whether the words of a name stand in a fuller one in their order, or make the same letters.

    >>> within(("pedro", "sanchez"), ("pedro", "sanchez", "castejon")), within(("kim", "jong", "un"), ("kim", "jongun"))
    (True, True)
    """
    rest = iter(full)
    return all(word in rest for word in short) or "".join(short) == "".join(full)


def inside(short: Words, full: Words) -> bool:
    """Whether the words of a name stand side by side in a fuller one.

    >>> inside(("security", "council"), ("un", "security", "council")), inside(("sky", "bank"), ("sky", "news", "bank"))
    (True, False)
    """
    size = len(short)
    return any(full[at : at + size] == short for at in range(len(full) - size + 1))
