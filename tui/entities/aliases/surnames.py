"""Whether two names are one person's: surnames, first names, initials, nicknames.

A surname and a first name must both agree: two persons of one surname are never one.
"""

from __future__ import annotations

from tui.entities.aliases.fitting import CALLED, FORENAME, SAME, SHORTENED, SPELT, within
from tui.entities.aliases.likeness import alike, sound
from tui.entities.aliases.nicknames import nicknames
from tui.entities.lexicon import TITLES, first_names
from tui.entities.mention import Kind

Words = tuple[str, ...]
_GENDERED = frozenset({"a", "e", "ia", "ina", "ine", "le", "la", "ette", "ne", "ta"})
"""What makes of a man's first name a woman's: Paul and Paula are two."""
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_MONOGRAM = 3
"""Letters of the shortest first name that is none of initials."""
_MISSPELT = 6
"""Letters of a surname in which one wrong letter still leaves the same name."""


def person_words(words: Words) -> Words:
    """A person's name without titles before it and "Jr." behind.

    >>> person_words(("judge", "tony", "weeks")), person_words(("dr", "vass")), person_words(("dean", "smith"))
    (('tony', 'weeks'), ('vass',), ('dean', 'smith'))
    """
    start, end = 0, len(words)
    while end - start > 1 and words[end - 1] in _SUFFIXES:
        end -= 1
    while end - start > 1 and words[start] in TITLES and words[start].title() not in first_names():
        start += 1
    return words[start:end]


def person(short: Words, full: Words) -> int:
    """How well a name fits a person's fuller name; 0 for another person's.

    >>> person(("len", "vass"), ("leonard", "p", "vass")), person(("vass",), ("leonard", "vass"))
    (12, 12)
    >>> person(("bill", "clinton"), ("hillary", "clinton"))
    0
    """
    if len(short) == 1:
        return _lone(short[0], full)
    if within(short, full):
        return SAME - (short[0] != full[0]) - (short[-1] != full[-1])
    if not (alike(short[-1], full[-1]) or _slip(short, full)):
        return 0
    firsts = full[:-1]
    if not (same_first_name(short[0], firsts[0]) or short[0] in firsts):
        return 0
    if len(short) > 2 and len(firsts) > 1 and not all(_among(word, firsts) for word in short[1:-1]):
        return 0
    return (SHORTENED if short[-1] == full[-1] else SPELT) + (short[0] == firsts[0])


def _slip(short: Words, full: Words) -> bool:
    """Whether equal first names make one of two surnames that nearly are: "Kougias", "Kouyias"."""
    if short[:-1] != full[:-1] or len(short[0]) < _MONOGRAM or not (short[-1].isalpha() and full[-1].isalpha()):
        return False
    one, other = sorted((short[-1], full[-1]), key=len)
    if len(one) < _MISSPELT or not (one[0] == other[0] or other.endswith(one)):
        return sound(one) == sound(other)
    from rapidfuzz.distance import Indel

    return Indel.distance(one, other, score_cutoff=2) <= 2


def _among(word: str, firsts: Words) -> bool:
    return any(same_first_name(word, first) for first in firsts)


def _lone(word: str, full: Words) -> int:
    """How well a surname or first name alone fits."""
    if len(full) == 1:
        return SPELT if alike(word, full[0]) else 0
    if word == full[-1]:
        return SHORTENED
    if alike(word, full[-1]):
        return SPELT
    if len(word) > 1 and word in full[:-1]:
        return FORENAME
    called = len(word) <= len(full[0]) or alike(word, full[0]) or nicknames(Kind.PERSON, (word,), full[:1])
    return CALLED if called and min(len(word), len(full[0])) > 1 and same_first_name(word, full[0]) else 0


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names may be one person's: an initial, a nickname, a beginning, another spelling.

    >>> same_first_name("leonard", "len"), same_first_name("j", "james"), same_first_name("bill", "hillary")
    (True, True, False)
    >>> same_first_name("paul", "paula"), same_first_name("mario", "maria"), same_first_name("jerry", "jeremy")
    (False, False, False)
    """
    if one == other or nicknames(Kind.PERSON, (one,), (other,)):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    if _other_gender(short, long):
        return False
    return (len(short) > 2 and long.startswith(short)) or alike(one, other)


def _other_gender(short: str, long: str) -> bool:
    """Whether only the ending parts two first names as it parts a man's from a woman's."""
    if long.startswith(short):
        return long[len(short) :] in _GENDERED
    return len(short) == len(long) and short[:-1] == long[:-1] and {short[-1], long[-1]} == {"a", "o"}
