"""Whether two words of a name are one word written twice: folding, transliteration, slips of the pen.

The thresholds were measured on gold mentions of ECB+ (research on aliases) and on twelve of its events annotated with
all their names; the classes of letters are those in which transliterations from Arabic, Persian and Cyrillic differ.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tui.entities.lexicon import PARTICLES
from tui.text.words import fold

SPELLING, SOUND = 0.86, 0.7
"""Least Indel similarity of two spellings of one word; less is enough where they sound the same."""
_SHORTEST = 5
"""Letters of a word that may be misspelt: "Iran" and "Iraq" are two."""
_PIECES = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"(?:[a-z]\. ?){2,}(?:[a-z](?![a-z]))?")
_LOUD = re.compile(r"\b(?:[A-Z]{2}\b|[A-Z]\.[A-Z]\.)")
"""Two letters that abbreviate: "LA Times" has no particle."""
_CONSONANTS = {
    "tsch": "ch", "tch": "ch", "sch": "s", "sh": "s", "ph": "f", "th": "t", "dh": "d", "ck": "k", "x": "ks",
}  # fmt: skip
_DIGRAPHS = re.compile("tsch|tch|sch|sh|ph|th|dh|ck|x")
_GUTTURAL = re.compile(r"[kgc]h|[cghjkq]")
_ROUNDED = re.compile(r"[ao]w(?![aeiouy])|au")
_CLASSES = str.maketrans({"w": "v", "z": "s", "e": "i", "y": "i", "o": "u"})
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("", "", "aiu")
_STARTS = ("gh", "gj", "gkqc", "jy", "zs", "wvf", "aeiouy")
"""First letters that transliterations exchange: Horvat is not Korvat, but Qaddafi is Gaddafi."""


@lru_cache(maxsize=8192)
def pieces(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without particles; a dotted acronym is one word.

    >>> pieces("Qasr-e-Timun"), pieces("Bashar al-Assad"), pieces("the U.S. Geological Survey"), pieces("P.J.Carl")
    (('qasr', 'timun'), ('bashar', 'assad'), ('us', 'geological', 'survey'), ('pj', 'carl'))
    >>> pieces("La Croix"), pieces("LA Times"), pieces("L.A. Times")
    (('croix',), ('la', 'times'), ('la', 'times'))
    """
    folded = fold(name)
    if "." in folded:
        folded = _DOTTED.sub(lambda dotted: dotted[0].replace(".", "").replace(" ", "") + " ", folded)
    found = _PIECES.findall(folded.replace("'", ""))
    small = {word for word in found if word in PARTICLES or word == "the"}
    if small and not name.isupper():
        small -= {loud.replace(".", "").lower() for loud in _LOUD.findall(name)}
    return tuple(word for word in found if word not in small) or tuple(found)


@lru_cache(maxsize=8192)
def blurred(word: str) -> str:
    """A folded word in the letters that transliterations share.

    >>> blurred("golani") == blurred("jolani") == blurred("jawlani") == blurred("julani")
    True
    >>> blurred("talbisseh") == blurred("talbise"), blurred("qassem") == blurred("kasem"), blurred("hezbollah")
    (True, True, 'kisbula')
    """
    plain = word[:-1] if word.endswith(("ah", "eh")) else word
    plain = _DIGRAPHS.sub(lambda found: _CONSONANTS[found[0]], plain)
    plain = _GUTTURAL.sub("k", _ROUNDED.sub("u", plain)).translate(_CLASSES)
    return _DOUBLED.sub(r"\1", plain.replace("ai", "i").replace("uu", "u").replace("iu", "u"))


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """The consonants of a word in classes that transliterations share.

    >>> sound("zahorny") == sound("zagorny"), sound("qaddafi") == sound("gadhafi"), sound("iran") == sound("iraq")
    (True, True, False)
    """
    return blurred(word).translate(_VOWELS) or word


def alike(one: str, other: str) -> bool:
    """Whether two folded words are spellings of one word: equal, nearly equal, or of one sound.

    >>> alike("zelenskyy", "zelensky"), alike("tchaikovsky", "chaikovsky"), alike("hansen", "jansen")
    (True, True, False)
    """
    if one == other:
        return True
    short, long = sorted((len(one), len(other)))
    if short < _SHORTEST or not (one.isalpha() and other.isalpha()):
        return transliterated(one, other)
    starts = _starts_alike(one, other)
    if starts and blurred(one) == blurred(other):
        return True
    least = SOUND if starts and sound(one) == sound(other) else SPELLING if one[0] == other[0] else 1.0
    if 2 * short < least * (short + long):
        return False
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other) >= least


def transliterated(one: str, other: str) -> bool:
    """Whether only the letters part two folded words that transliterations exchange.

    >>> transliterated("zahorny", "zagorny"), transliterated("khalid", "khaled"), transliterated("bashar", "bashir")
    (True, True, False)
    """
    if min(len(one), len(other)) < _SHORTEST - (one[0] == other[0]) or not (one.isalpha() and other.isalpha()):
        return one == other
    return _starts_alike(one, other) and blurred(one) == blurred(other)


def _starts_alike(one: str, other: str) -> bool:
    if one[0] == other[0]:
        return True
    first = {word.removeprefix("t")[0] if word.startswith(("tch", "tsch")) else word[0] for word in (one, other)}
    if len(first) == 1 or ("h" in first and one.startswith("kh") + other.startswith("kh") == 1):
        return True
    return any(first.issubset(group) for group in _STARTS)
