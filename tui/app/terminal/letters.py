"""Text as the cells of a terminal, and which of them every terminal makes equally wide.

How wide an emoji of several characters is, terminals do not agree on. Textual lays out by rich's table; what stands
behind such a letter is put in its place by itself, so that no terminal's own opinion moves the rest of a line.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache

from tui.view.cells import is_plain, letters

_AGREED = (
    "\x20\x7e\xa0\xac\xae\u02ff\u0370\u0482\u048a\u052f\u0531\u058f\u05d0\u05ea\u0621\u064a\u0904\u0939"
    "\u0e01\u0e30\u10d0\u10ff\u1e00\u1fff\u2010\u2027\u2030\u205e\u20a0\u20bf\u2190\u21ff\u2500\u25fc"
    "\u3041\u30ff\u3400\u4dbf\u4e00\u9fff\uac00\ud7a3\uff01\uff60"
)
"""Of every range the first and the last; as a regular expression it took a hundredth of a start to compile."""


def cells(text: str) -> list[str]:
    """A letter a cell; "" for the right half of a wide one. What has no width stays with the letter before it.

    >>> cells("né叙")
    ['n', 'é', '叙', '']
    """
    if is_plain(text):
        return list(text)
    return [cell for letter, width in letters(text) for cell in (letter, "")[: max(1, width)]]


def leading(text: str) -> str:
    """What a text begins with that takes no cell of its own."""
    if is_plain(text[:1]):
        return ""
    from rich.cells import cell_len

    end = 0
    while end < len(text) and cell_len(text[: end + 1]) == 0:
        end += 1
    return text[:end]


@lru_cache(maxsize=2048)
def is_agreed(letter: str) -> bool:
    """Whether all terminals make this letter equally wide."""
    marks = all(unicodedata.category(mark) == "Mn" and not "\ufe00" <= mark <= "\ufe0f" for mark in letter[1:])
    at = bisect_right(_AGREED, letter[:1])
    return marks and (at % 2 == 1 or _AGREED[at - 1] == letter[:1])


def drawn(letter: str) -> int:
    """The most cells that a terminal gives to a letter: one that knows nothing of joining draws every part of it."""
    from rich.cells import cell_len

    return sum(cell_len(part) for part in letter)
