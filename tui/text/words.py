"""Words: what the alignment counts and the tagger labels, with their places in the text.

A name keeps its inner hyphens and apostrophes, a number its points and commas; a possessive 's, a currency sign and a
percent sign stand alone. Other punctuation is no word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from tui.text.stem import stem

__all__ = ["STOP_WORDS", "WORD", "Word", "fold", "stem", "words"]

WORD = re.compile(
    r"\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s)\b)?"
    r"|[^\W\d_](?:\.[^\W\d_])+\b\.?"  # U.S., a.m.
    r"|['’]s\b"
    r"|[^\W\d]\w*(?:['’‐‑-](?!s\b)\w+)*"
    r"|[$€£¥₹₽₩₪₺%‰°&]"
)


class Word(NamedTuple):
    """A word and its place. A tuple, because an article has hundreds and they are made for every comparison."""

    start: int
    end: int
    text: str


def words(text: str) -> list[Word]:
    """The words of a text in order; offsets are code points.

    >>> [word.text for word in words("Borsk's envoy Sol-Baker paid £2.31bn (12%) at 6 a.m., U.S.")]
    ['Borsk', "'s", 'envoy', 'Sol-Baker', 'paid', '£', '2.31', 'bn', '12', '%', 'at', '6', 'a.m.', 'U.S.']
    """
    return [Word(match.start(), match.end(), match[0]) for match in WORD.finditer(text)]


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """A word as it is compared: no case, no accents, one kind of apostrophe and hyphen.

    >>> fold("O’Higgins"), fold("Évian"), fold("Straße")
    ("o'higgins", 'evian', 'strasse')
    """
    word = word.casefold()
    if word.isascii():
        return word
    bare = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return bare.translate(_UNIFIED)


_UNIFIED = str.maketrans("’‘‐‑ıłøđ", "''--ilod")


STOP_WORDS = frozenset(
    "a about above after again against all also although am among an and another any are as at be because been"
    " before being below between both but by can could did do does doing down during each either even ever every few"
    " for from further had has have having he her here hers herself him himself his how however i if in into is it"
    " its itself just least less many may me might more most much must my myself neither no nor not now of off on"
    " once one only onto or other others our ours out over own per rather same shall she should since so some such"
    " than that the their theirs them themselves then there these they this those though through thus to too toward"
    " towards under until up upon us very was we were what when where whether which while who whom whose why will"
    " with within without would yet you your yours 's n't said says say saying told mr mrs ms".split()
)
"""Folded words that say little about an event."""
