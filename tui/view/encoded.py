"""Text for terminals and pipes that cannot show every character: plain signs stand in, and columns stay where they are.

Locales without UTF-8 are rare, so this costs nothing until a text cannot be encoded.
"""

from __future__ import annotations

from tui.view.cells import width_of

STAND_INS = dict(zip("≈≠±↑↓│─·…▸●★“”„‘’–—•", "-#%',|--.>*+\"\"\"''--*", strict=True))
"""Signs and typographic marks, each with a plain one of the same width; no two signs of a comparison get the same."""


def encoded(text: str, encoding: str) -> str:
    """The text in characters that the encoding has, in as many cells.

    >>> encoded("Homs … 叙", "ascii"), encoded("Évian ± 叙", "latin-1")
    ('Homs . ??', 'Évian ± ??')
    """
    if _fits(text, encoding):
        return text
    return "".join(char if _fits(char, encoding) else STAND_INS.get(char, "?" * width_of(char)) for char in text)


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
