"""Words: what the alignment counts and the tagger labels, with their places in the text.

A name keeps its inner hyphens and apostrophes, a number its points and commas; a possessive 's, a currency sign and a
percent sign stand alone. Other punctuation is no word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(
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

    >>> [word.text for word in words("Borsk's envoy Sol-Baker paid £2.31bn (12%) at 6.52 a.m. in the U.S.")]
    ['Borsk', "'s", 'envoy', 'Sol-Baker', 'paid', '£', '2.31', 'bn', '12', '%', 'at', '6.52', 'a.m.', 'in', 'the', 'U.S.']
    """
    return [Word(*match.span(), match[0]) for match in _WORD.finditer(text)]


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


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The stem of a folded English word: common inflections go, and what they changed is undone.

    A light stemmer: it joins forms of one word and leaves derivations alone ("minister" is not "ministry").

    >>> [stem(word) for word in ("killed", "killing", "kills", "villages", "parties", "stopped", "resumes", "resuming")]
    ['kill', 'kill', 'kill', 'villag', 'party', 'stop', 'resum', 'resum']
    >>> [stem(word) for word in ("was", "news", "crisis", "red", "king", "agreed", "its", "crashes")]
    ['was', 'news', 'crisis', 'red', 'king', 'agre', 'its', 'crash']
    """
    if word in _UNINFLECTED or not word.isalpha() or len(word) < 4:
        return word
    word = _singular(word)
    for ending in ("ingly", "edly", "ing", "ed"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= 3 and any(vowel in bare for vowel in "aeiouy"):
            return _undoubled(bare).removesuffix("e")
    return word.removesuffix("e") if len(word) > 4 else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _undoubled(bare: str) -> str:
    """Without the second of two consonants that the ending brought ("stopp", but not "kill" or "pass")."""
    doubled = len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "aeioulsz"
    return bare[:-1] if doubled else bare


_UNINFLECTED = frozenset(
    "was has his this its us news yes gas bus plus thus always perhaps series species united states being during"
    " nothing something anything everything thing king ring bring string spring wing sing morning evening red bed need"
    " seed speed feed breed indeed hundred sacred".split()
)

STOP_WORDS = frozenset(
    "a about above after again against all also although am among an and another any are as at be because been before being"
    " below between both but by can could did do does doing down during each either even ever every few for from further had"
    " has have having he her here hers herself him himself his how however i if in into is it its itself just least less many"
    " may me might more most much must my myself neither no nor not now of off on once one only onto or other others our ours"
    " out over own per rather same shall she should since so some such than that the their theirs them themselves then there"
    " these they this those though through thus to too toward towards under until up upon us very was we were what when where"
    " whether which while who whom whose why will with within without would yet you your yours 's n't said says say saying told"
    " mr mrs ms".split()
)
"""Folded words that say little about an event."""
