"""How wide text is on a terminal, and where to cut it.

The screen measures with rich's table of cell widths, so layouts must use the very same one or columns would drift apart
on emoji and wide letters: the one thing this layer takes from rich, imported only for text that needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Letters, punctuation and currency signs that are one cell each everywhere; anything else is looked up.
_UNUSUAL = re.compile(
    "[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2500-\u25fc\n]"
)

ELLIPSIS = "…"


def is_plain(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether every character of the stretch is one cell wide."""
    return not _UNUSUAL.search(text, start, len(text) if end is None else end)


def width_of(text: str) -> int:
    """The cells that a text takes on a terminal, a line break being the blank it is shown as.

    >>> width_of("Homs"), width_of("叙利亚"), width_of("“€5”")
    (4, 6, 4)
    """
    if text.isascii() or is_plain(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text.replace("\n", " "))


def fit(text: str, width: int) -> int:
    """How many characters of the text fit into `width` cells; combining marks stay with their letter."""
    if is_plain(text):
        return min(len(text), width)
    taken = used = 0
    for shown, cells in letters(text.replace("\n", " ")):
        if used + cells > width:
            break
        taken, used = taken + len(shown), used + cells
    return taken


def letters(text: str) -> Iterator[tuple[str, int]]:
    """What is shown as one character each, with the cells that it takes: an emoji may be of several characters.

    >>> list(letters("né叙"))
    [('n', 1), ('é', 1), ('叙', 2)]
    """
    from rich.cells import split_graphemes

    return ((text[start:end], cells) for start, end, cells in split_graphemes(text)[0])


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells, cut at a word where that costs little, with an ellipsis.

    >>> cut("Thousands leave Homs as rebels near", 24)
    'Thousands leave Homs as…'
    >>> cut("Homs", 24)
    'Homs'
    """
    if width_of(text) <= width:
        return text
    if width < 1:
        return ""
    head = text[: fit(text, width - 1)]
    space = head.rfind(" ")
    if space > len(head) * 2 // 3 and not text[len(head)].isspace():
        head = head[:space]
    return head.rstrip(" ,;:–—-") + ELLIPSIS


def pad(text: str, width: int) -> str:
    """The text cut or filled with blanks to exactly `width` cells."""
    text = cut(text, width)
    return text + " " * (width - width_of(text))
