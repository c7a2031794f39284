"""Whether two words of a name are one word written twice: folding, transliteration, initials, nicknames.

The rules and thresholds were measured on gold mentions of ECB+ (research on aliases): B-cubed 88 against 73 for exact
spelling, with a precision of 92.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tui.entities.lexicon import PARTICLES
from tui.text.words import fold

SPELLING, SOUND = 0.86, 0.7
"""Least Indel similarity of two spellings of one word; less is enough where they sound the same."""
_FIRST_NAMES = 0.88
"""Least Jaro-Winkler similarity of two spellings of a first name."""
_PIECES = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"(?:[a-z]\.){2,}[a-z]?")
_GUTTURAL = re.compile(r"[kg]h|[ghj]")
_VOWELS = re.compile(r"[aeiouy]+w?(?![aeiou])|[aeiouy]+")
_CLASSES = str.maketrans({"q": "k", "c": "k", "w": "v", "z": "s", "f": "f"})
_DOUBLED = re.compile(r"(.)\1+")
_NICKNAMES = (
    "william bill billy will liam; robert bob bobby rob robbie; richard dick rick richie; james jim jimmy jamie; "
    "john jack johnny; joseph joe joey; thomas tom tommy; michael mike mick mickey; charles charlie chuck; edward "
    "ed eddie ted teddy ned; anthony tony; elizabeth liz beth betty lizzie eliza; margaret maggie peggy meg; "
    "katherine kate kathy katie catherine cathy; alexander alex sasha sandy; alexandra alex sasha; daniel dan "
    "danny; david dave davy; stephen steven steve; andrew andy drew; benjamin ben benny; samuel sam sammy; "
    "matthew matt; nicholas nick nicky; christopher chris kit; patrick pat paddy; patricia pat patty trish; susan "
    "sue susie; jennifer jen jenny; rebecca becky; deborah debbie deb; barbara barb; victoria vicky; ronald ron "
    "ronnie; leonard len lenny leo; donald don donnie; kenneth ken kenny; lawrence larry; gerald gerry jerry; "
    "frederick fred freddie; albert al bert; peter pete; gregory greg; timothy tim; philip phil; henry harry "
    "hank; abigail abby; eleanor nell ellie; helen nell; theodore ted theo; vladimir volodymyr vova; dmitry "
    "dmytro; sergei serhii; nikolai mykola; mikhail mykhailo; alexei oleksii; alexander oleksandr"
)
_SHORT_FORMS = frozenset(
    (one, other) for names in _NICKNAMES.split(";") for one in names.split() for other in names.split() if one != other
)


@lru_cache(maxsize=8192)
def pieces(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without particles; a dotted acronym is one word.

    >>> pieces("Qasr-e-Timun"), pieces("Bashar al-Assad"), pieces("the U.S. Geological Survey")
    (('qasr', 'timun'), ('bashar', 'assad'), ('us', 'geological', 'survey'))
    """
    folded = _DOTTED.sub(lambda dotted: dotted.group().replace(".", "") + " ", fold(name)).replace("'", "")
    found = _PIECES.findall(folded)
    return tuple(word for word in found if word not in PARTICLES and word != "the") or tuple(found)


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """The consonants of a word in classes that transliterations share.

    >>> sound("zahorny") == sound("zagorny"), sound("talbisseh") == sound("talbiseh"), sound("iran") == sound("iraq")
    (True, True, False)
    """
    plain = word.replace("ph", "f").replace("ck", "k").replace("th", "t").replace("dh", "d")
    plain = _VOWELS.sub("", _GUTTURAL.sub("h", plain)).translate(_CLASSES)
    return _DOUBLED.sub(r"\1", plain).rstrip("h") or word


def alike(one: str, other: str) -> bool:
    """Whether two folded words are spellings of one word: equal, nearly equal, or of one sound."""
    if one == other:
        return True
    least = SOUND if sound(one) == sound(other) else SPELLING if one[0] == other[0] else 1.0
    short, long = sorted((len(one), len(other)))
    if short < 5 or one.isdigit() or 2 * short < least * (short + long):
        return False
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other) >= least


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names may be one person's: an initial, a nickname, a beginning, another spelling.

    >>> same_first_name("leonard", "len"), same_first_name("j", "james"), same_first_name("bill", "hillary")
    (True, True, False)
    """
    if one == other or (one, other) in _SHORT_FORMS:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1 or (len(short) > 2 and long.startswith(short)):
        return long.startswith(short)
    if alike(one, other):
        return True
    from rapidfuzz.distance import JaroWinkler

    return len(short) > 3 and JaroWinkler.similarity(one, other) >= _FIRST_NAMES


def initials(words: tuple[str, ...], small: frozenset[str]) -> tuple[str, str]:
    """The letters that abbreviate a name, with and without its small words.

    >>> initials(("us", "geological", "survey"), frozenset()), initials(("bank", "of", "england"), frozenset({"of"}))
    (('usgs', 'usgs'), ('boe', 'be'))
    """
    letters = [(word, word if word in {"us", "uk", "un", "eu"} else word[0]) for word in words]
    return "".join(letter for _, letter in letters), "".join(letter for word, letter in letters if word not in small)
