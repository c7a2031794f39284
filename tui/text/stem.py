"""Stems: which words are forms of one word, so that "rescuers found" meets "the rescuers find".

Light on purpose: a stemmer that also cuts derivations joins words that tell two reports apart ("minister", "ministry").
"""

from __future__ import annotations

import re
from functools import lru_cache

_VOWEL_THEN_CONSONANT = re.compile("[aeiouy][^aeiouy]")
_SHORT_END = re.compile("[^aeiouy][aeiouy][^aeiouywx]")
_UNINFLECTED = frozenset(
    "was has his this its us news yes gas bus plus thus always perhaps series species united states being during"
    " nothing something anything everything thing king ring bring string spring wing sing morning evening red bed"
    " need seed speed feed breed indeed hundred sacred".split()
)
_IRREGULAR_FORMS = """
agree agreed; begin began begun; break broke broken; bring brought; build built; buy bought; catch caught; child
children; choose chose chosen; come came; deal dealt; die died dying; drive drove driven; fall fell fallen;
fight fought; find found; free freed; guarantee guaranteed; fly flew flown; give gave given; go went gone going
goes; grow grew grown; hold held; keep kept; know knew known; lead led; leave left; lie lied lying; lose lost;
make made making; man men; meet met; pay paid; rise rose risen; see saw seen; seek sought; sell sold; send sent;
shake shook shaken; shoot shot; sink sank sunk; speak spoke spoken; spend spent; stand stood; steal stole
stolen; strike struck stricken; take took taken; teach taught; tell told; think thought; throw threw thrown; use
used using; win won winning; woman women; write wrote written
"""
_IRREGULAR = {form: base for base, *forms in map(str.split, _IRREGULAR_FORMS.split(";")) for form in forms}


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The stem of a folded English word: inflections go, and what they changed is undone.

    After Porter (An algorithm for suffix stripping, 1980), steps 1 and 5 only, with a table of irregular news words.

    >>> [stem(word) for word in ("killed", "killing", "villages", "parties", "stopped", "resumes", "resuming")]
    ['kill', 'kill', 'villag', 'party', 'stop', 'resum', 'resum']
    >>> [stem(word) for word in ("was", "news", "crisis", "king", "agreed", "agrees", "crashes", "prizes", "prize")]
    ['was', 'news', 'crisis', 'king', 'agre', 'agre', 'crash', 'prize', 'prize']
    >>> [stem(word) for word in ("plane", "plan", "planned", "struck", "fallen", "women", "leaving", "left")]
    ['plane', 'plan', 'plan', 'strike', 'fall', 'woman', 'leav', 'leav']
    """
    if len(word) < 3 or word in _UNINFLECTED or not word.isalpha():
        return word
    word = _singular(_IRREGULAR.get(word, word))
    ending = "ing" if word.endswith(("ing", "eed")) else "ed"
    bare = word.removesuffix(ending)
    if bare != word and len(bare) >= 3 and any(vowel in bare for vowel in "aeiouy"):
        word = _restored(bare)
    return word[:-1] if word.endswith("e") and _loses_e(word[:-1]) else word


def _singular(word: str) -> str:
    if len(word) < 4:
        return word
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _restored(bare: str) -> str:
    """What stood before "-ed" or "-ing": "stopp" was "stop", "fil" was "file"."""
    if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "aeioulsz":
        return bare[:-1]
    return bare + "e" if _is_short(bare) else bare


def _loses_e(bare: str) -> bool:
    """Whether a final e says nothing ("resume"), where it parts "plane" from "plan"."""
    return _measure(bare) > 1 or (_measure(bare) == 1 and not _is_short(bare))


def _measure(bare: str) -> int:
    """Porter's m: how many times vowels are followed by consonants."""
    return len(_VOWEL_THEN_CONSONANT.findall(bare))


def _is_short(bare: str) -> bool:
    """One syllable ending in consonant, vowel, consonant."""
    return _measure(bare) == 1 and _SHORT_END.fullmatch(bare[-3:]) is not None
