"""Hard-wrapped text read as if it were not: agencies break lines in the middle of names and figures.

A line break that only keeps the line short becomes a space, so that the grammars need not know of it. The length stays
the same, and with it every offset.
"""

from __future__ import annotations

from itertools import pairwise

NARROWEST, WIDEST = 40, 100


def unwrapped(text: str) -> str:
    r"""The text with a space for every line break inside a hard-wrapped paragraph.

    >>> wrapped = "British pump maker Brackwell has agreed to be bought by Castellan\nIndustries of the United States"
    >>> "Castellan Industries" in unwrapped(wrapped), len(unwrapped(wrapped)) == len(wrapped)
    (True, True)
    """
    return "\n\n".join(map(_joined, text.split("\n\n"))) if "\n" in text else text


def _joined(paragraph: str) -> str:
    if "\n" not in paragraph:
        return paragraph
    lines = paragraph.split("\n")
    width = max(map(len, lines))
    if not NARROWEST <= width <= WIDEST:
        return paragraph
    return " ".join(lines) if all(_full(*pair, width) for pair in pairwise(lines)) else paragraph


def _full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line had no room on this one."""
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width
