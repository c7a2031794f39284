"""The words of a text as SQLite's `unicode61 remove_diacritics 2` sees them: runs of letters and digits, folded.

What the index finds and what is then marked in a text must agree, so this is that tokeniser's rule and not
`tui.text.words`, which keeps "Al-Assad's" and "$3.4" whole for the reader.
"""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")


class _Letters(dict[int, int]):
    """Code point to code point, filled as letters are met, so that nothing is built at import."""

    def __missing__(self, code: int) -> int:
        self[code] = folded = _letter(code)
        return folded


_LETTERS = _Letters()


def fold(text: str) -> str:
    """Lower case without accents, one character for one: offsets into the result are offsets into the text.

    >>> fold("Penas Altas: São João, ΟΔΟΣ")
    'penas altas: sao joao, οδοσ'
    """
    return text.lower() if text.isascii() else text.translate(_LETTERS)


def tokens(text: str) -> list[str]:
    """The folded words of a text in reading order.

    >>> tokens("Al-Assad’s café")
    ['al', 'assad', 's', 'cafe']
    """
    return WORD.findall(fold(text))


def _letter(code: int) -> int:
    """One letter, folded. Hangul stays whole: its decomposition is letters, not marks."""
    parts = unicodedata.normalize("NFD", chr(code))
    plain = parts[0] if all(unicodedata.category(mark).startswith("M") for mark in parts[1:]) else chr(code)
    folded = plain.casefold()
    return ord(folded) if len(folded) == 1 else ord(plain)
