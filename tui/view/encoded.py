"""Text for terminals and pipes that cannot show every character: plain signs stand in, and columns stay where they are.

Locales without UTF-8 are rare, so this costs nothing until a text cannot be encoded. A letter loses its accent before
it becomes a question mark; signs have stand-ins of their own.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

from tui.view.cells import width_of

STAND_INS = dict(
    zip(
        "≈≠±↑↓←→│─·…▸●★“”„‘’–—•▌«»×°£€¥ØøŁłĐđßıÆæŒœ",
        '-#%\',<>|--.>*+"""\'\'--*#""xoLEYOoLlDdsiAaOo',
        strict=True,
    )
)
"""Signs, marks and letters, each with a plain one of the same width; no two signs of a comparison get the same."""


def encoded(text: str, encoding: str) -> str:
    """The text in characters that the encoding has, in as many cells.

    >>> encoded("Homs … 叙", "ascii"), encoded("Évian ± 叙", "latin-1"), encoded("Évian", "ascii")
    ('Homs . ??', 'Évian ± ??', 'Evian')
    """
    if _fits(text, encoding):
        return text
    return "".join(_plain(char, encoding) for char in text)


@lru_cache(maxsize=4096)
def _plain(char: str, encoding: str) -> str:
    """What stands in for a character: its sign, its letter, or a question mark for each of its cells."""
    if _fits(char, encoding):
        return char
    width, base = width_of(char), normalize("NFD", char)[:1]
    return STAND_INS.get(char) or (base if width == 1 and _fits(base, encoding) else "?" * width)


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
