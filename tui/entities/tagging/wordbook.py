"""What is known of single words and of names of several: classes, how often a word has a capital, and gazetteers.

Words are kept as hashes in sorted columns, five to ten bytes each: the file is read in a millisecond, and a word is
found by bisection. What stands in it, and from where, is told by the model's card.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from zlib import crc32

MASK = 0xFFFFFFFF
_STEP = 0x9E3779B1
UNSEEN = -128
"""Stands for how often a word has a capital, of a word that is not in the book."""


def code(word: str) -> int:
    """The 32 bits that stand for a word."""
    return crc32(word.encode())


def joined(code_before: int, code_next: int) -> int:
    """The 32 bits that stand for a name with one more word."""
    return (code_before * _STEP + code_next) & MASK


@dataclass(frozen=True, slots=True)
class Wordbook:
    """Columns side by side: `words` sorted, and of each word its class, capital and gazetteers."""

    words: array[int]
    classes: array[int]
    """Number of the word's Brown cluster, 0 for none."""
    capitals: array[int]
    """Logarithm of how much more often the word is written with a capital than small; `UNSEEN` for no count."""
    lists: array[int]
    """Bits: which gazetteers have the word."""
    names: array[int]
    """Sorted hashes of names of several words, and of how they begin."""
    name_lists: array[int]
    """Bits: which gazetteers have the name; 0 for a beginning."""
    paths: array[int]
    """Of each cluster its path in the tree of clusters, the first turn in the lowest bit below a leading 1."""

    def find(self, word: str) -> int:
        """Number of a word, or -1."""
        wanted = code(word)
        at = bisect_left(self.words, wanted)
        return at if at < len(self.words) and self.words[at] == wanted else -1

    def name(self, hashed: int) -> int:
        """The bits of a name of several words, 0 for a beginning of one, -1 for neither."""
        at = bisect_left(self.names, hashed)
        return self.name_lists[at] if at < len(self.names) and self.names[at] == hashed else -1
