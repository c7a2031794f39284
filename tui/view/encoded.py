"""Text for terminals and pipes that cannot show every character: plain signs stand in, and columns stay where they are.

Locales without UTF-8 are rare, so this costs nothing until a text cannot be encoded. A letter loses its accent before
it becomes a question mark; signs have stand-ins of their own.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

from tui.view.cells import letters

STAND_INS = dict(
    zip(
        "≈≠±↑↓←→│─·…▸●★✓“”„‘’–—•▌«»×°£€¥ØøŁłĐđßıÆæŒœ",
        '-#%\',<>|--.>*+v"""\'\'--*#""xoLEYOoLlDdsiAaOo',
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
    return "\n".join(_line(line, encoding) for line in text.split("\n"))


def _line(line: str, encoding: str) -> str:
    return "".join(_plain(shown, cells, encoding) for shown, cells in letters(line))


@lru_cache(maxsize=4096)
def _plain(shown: str, cells: int, encoding: str) -> str:
    """What stands in for what is shown as one character: its sign, its letter, or a question mark for each cell.

    An emoji may be several characters, wider or narrower together than each on its own.
    """
    if _fits(shown, encoding):
        return shown
    sign, base = STAND_INS.get(normalize("NFC", shown)[0]), normalize("NFD", shown)[0]
    if not sign and not _fits(base, encoding):
        return "?" * cells
    return (sign or base).ljust(cells)[:cells]


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
