"""Whether two names are one person's: surnames, first names, initials, nicknames.

A surname and a first name must both agree: two persons of one surname are never one.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from tui.entities.aliases.fitting import CALLED, FORENAME, SAME, SHORTENED, SPELT, within
from tui.entities.aliases.likeness import transliterated
from tui.entities.aliases.nicknames import nicknames
from tui.entities.lexicon import TITLES, first_names
from tui.entities.mention import Kind

Words = tuple[str, ...]
_CLOSES = {"is": "is", "es": "es", "ee": "ee", "a": "a", "e": "e", "i": "i", "y": "i", "j": "i", "o": "o", "u": "o"}
"""The endings of first names in classes, of which one person's name has one however it is written."""
_GENERATIONS = frozenset("jr sr ii iii iv".split())
_REIGNING = frozenset("pope king queen prince princess emperor".split())
"""With one name behind, they belong to it: Pope Francis shares no first name with Francis Ford Coppola."""
_MISSPELT = 7
"""Letters of a surname in which one wrong letter still leaves the same name."""
_PATRONYMIC = ("ston", "ton", "son", "sen", "on", "s")
"""The longest first: Johnson is not Johnston, Anderson not Andersen."""


def person_words(words: Words, heirs: AbstractSet[str] = frozenset()) -> Words:
    """A person's name without titles before it and "Jr." behind, which stays with the surnames of `heirs`.

    >>> person_words(("judge", "tony", "weeks")), person_words(("dr", "vass")), person_words(("dean", "smith"))
    (('tony', 'weeks'), ('vass',), ('dean', 'smith'))
    >>> person_words(("pope", "francis")), person_words(("king", "marl", "ii")), person_words(("len", "vass", "jr"))
    (('pope', 'francis'), ('king', 'marl'), ('len', 'vass'))
    """
    start, last = 0, len(words)
    while last > 1 and words[last - 1] in _GENERATIONS:
        last -= 1
    while last - start > 1 and words[start] in TITLES and words[start].title() not in first_names():
        start += 1
    if start and last - start == 1 and words[start - 1] in _REIGNING:
        return words[start - 1 : last]
    return words[start:] if words[last - 1] in heirs else words[start:last]


def generation(words: Words) -> str:
    """What tells a person from a parent of the same name.

    >>> generation(("len", "vass", "jr")), generation(("len", "vass"))
    ('jr', '')
    """
    return words[-1] if len(words) > 1 and words[-1] in _GENERATIONS else ""


def person(short: Words, full: Words) -> int:
    """How well a name fits a person's fuller name; 0 for another person's.

    >>> person(("len", "vass"), ("leonard", "p", "vass")), person(("vass",), ("leonard", "vass"))
    (12, 12)
    >>> person(("bill", "clinton"), ("hillary", "clinton"))
    0
    """
    if generation(short) != generation(full):
        return 0
    if len(short) == 1:
        return _lone(short[0], full)
    if within(short, full):
        return SAME - (short[0] != full[0]) - (short[-1] != full[-1])
    if not one_surname(short[-1], full[-1]):
        return 0
    firsts = full[:-1]
    if not (same_first_name(short[0], firsts[0]) or short[0] in firsts):
        return 0
    if len(short) > 2 and len(firsts) > 1 and not all(_among(word, firsts) for word in short[1:-1]):
        return 0
    return (SHORTENED if short[-1] == full[-1] else SPELT) + (short[0] == firsts[0])


def one_surname(one: str, other: str) -> bool:
    """Whether two surnames are one: a transliteration, or one slip inside a long name.

    >>> one_surname("zahorny", "zagorny"), one_surname("kougias", "kouyias"), one_surname("khamenei", "khomeini")
    (True, True, False)
    >>> one_surname("johnson", "johnston"), one_surname("harris", "harrison"), one_surname("warren", "warden")
    (False, False, False)
    """
    if one == other or transliterated(one, other):
        return True
    if min(len(one), len(other)) < _MISSPELT or (one[0], one[-1]) != (other[0], other[-1]):
        return False
    if _ending(one) != _ending(other) or not (one.isalpha() and other.isalpha()):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) <= 1


def _ending(surname: str) -> str:
    """What makes of one surname another."""
    return next((ending for ending in _PATRONYMIC if surname.endswith(ending)), "")


def _among(word: str, firsts: Words) -> bool:
    return any(same_first_name(word, first) for first in firsts)


def _lone(word: str, full: Words) -> int:
    """How well a surname or first name alone fits."""
    if len(full) == 1:
        return SPELT if one_surname(word, full[0]) else 0
    if word == full[-1]:
        return SHORTENED
    if one_surname(word, full[-1]):
        return SPELT
    if len(word) > 1 and word in full[:-1]:
        return FORENAME
    return CALLED if min(len(word), len(full[0])) > 1 and same_first_name(word, full[0]) else 0


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names may be one person's: an initial, a nickname, a transliteration.

    >>> same_first_name("leonard", "len"), same_first_name("j", "james"), same_first_name("basheer", "bashir")
    (True, True, True)
    >>> same_first_name("paul", "paula"), same_first_name("michael", "michelle"), same_first_name("francis", "frances")
    (False, False, False)
    """
    if one == other or nicknames(Kind.PERSON, (one,), (other,)):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    return transliterated(one, other) and _close(one) == _close(other)


def _close(name: str) -> str:
    """How a first name ends, which tells a man's from a woman's: "Emile" from "Emily", "Rene" from "Renee".

    >>> _close("sergei") == _close("sergey"), _close("fatimah") == _close("fatima"), _close("francis")
    (True, True, 'is')
    """
    plain = name.removesuffix("h")
    return _CLOSES.get(plain[-2:]) or _CLOSES.get(plain[-1:], "")
