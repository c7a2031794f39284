"""The words of a text as the index has them: folded runs of letters and digits, or single characters.

What the index finds and what is then marked in a text must agree. SQLite's `unicode61` folds Latin letters alone and
keeps a sentence of Chinese as one word, so a text is folded and parted here before it is indexed.
"""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")

# Thai and Lao; Burmese; jamo; Khmer; radicals, kana, Han and Hangul (whose words have spaces, but end in particles). A
# regular expression's brackets with all of them take 10 ms to compile.
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1100, 0x11FF),
    (0x1780, 0x17FF),
    (0x2E80, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFFDC),
    (0x20000, 0x3FFFF),
)
_HIGH = re.compile("[^\x00-\u0dff]")  # where the first of them begins
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_SIGNS = "\xa0‘’“”–—…"  # which English texts are full of; without them most are ASCII
_STROKED = dict(zip("øØłŁđĐħĦŧŦı", "oollddhhtti", strict=True))  # letters that Unicode takes for whole


class _Letters(dict[int, int]):
    """Code point to code point, filled as letters are met, so that nothing is built at import."""

    def __missing__(self, code: int) -> int:
        self[code] = folded = _letter(code)
        return folded


class _Entries(dict[int, str]):
    """Code point to what the index is given for it."""

    def __missing__(self, code: int) -> str:
        letter = chr(_LETTERS[code])
        self[code] = entry = " " if not WORD.match(letter) else f" {letter} " if unspaced(letter) else letter
        return entry


class _Gaps(dict[int, int]):
    """Code point to code point, or to a space for a character that is a word of its own."""

    def __missing__(self, code: int) -> int:
        self[code] = kept = ord(" ") if unspaced(chr(code)) else code
        return kept


_LETTERS = _Letters()
_ENTRIES = _Entries()
_GAPS = _Gaps()


def fold(text: str) -> str:
    """Lower case without accents, one character for one: offsets into the result are offsets into the text.

    Typographic signs become spaces.

    >>> fold("Penas Altas: São João, ΟΔΟΣ, Łódź")
    'penas altas: sao joao, οδοσ, lodz'
    """
    text = _unsigned(text)
    if not text.isascii():
        text = _FOREIGN.sub(lambda run: run[0].translate(_LETTERS), text)
    return text.lower()


def parted(text: str) -> str:
    """A text as it is given to the index: `unicode61` then finds our words in it, whatever its tables say of a letter.

    >>> parted("Xi 訪問 Ürümqi")
    'Xi  訪  問  urumqi'
    """
    text = _unsigned(text)
    return text if text.isascii() else _FOREIGN.sub(lambda run: run[0].translate(_ENTRIES), text)


def spaced(folded: str) -> str:
    """A folded text with a space for each character that is a word of its own: what is left are the other words.

    >>> spaced("iphone手機")
    'iphone  '
    """
    return folded.translate(_GAPS) if not folded.isascii() and _HIGH.search(folded) else folded


def unspaced(letter: str) -> bool:
    """Whether a character is of a script that has no spaces, and so a word of its own."""
    return any(first <= ord(letter) <= last for first, last in _UNSPACED)


def tokens(text: str) -> list[str]:
    """The folded words of a text in reading order.

    >>> tokens("Al-Assad’s café")
    ['al', 'assad', 's', 'cafe']
    """
    return WORD.findall(fold(text))


def _unsigned(text: str) -> str:
    if not text.isascii():
        for sign in _SIGNS:
            text = text.replace(sign, " ")
    return text


def _letter(code: int) -> int:
    """One letter, folded. Hangul stays whole: its decomposition is letters, not marks."""
    letter = _STROKED.get(chr(code), chr(code))
    parts = unicodedata.normalize("NFD", letter)
    plain = parts[0] if all(unicodedata.category(mark).startswith("M") for mark in parts[1:]) else letter
    folded = _STROKED.get(plain, plain).casefold()
    return ord(folded) if len(folded) == 1 else ord(plain)
