"""Whether two names are of one organisation, place, people or work.

They shorten by other rules than persons do: to a first word ("Halvern Group"), to a last one ("Ashcombe Rovers"), to
the word for what they are ("the Council"), to initials.
"""

from __future__ import annotations

from functools import lru_cache

from tui.entities.aliases.fitting import HEADED, SAME, SHORTENED, SPELT, heads, where, within
from tui.entities.aliases.likeness import alike
from tui.entities.kinds import known
from tui.entities.lexicon import (
    ORGANISATION_HEADS,
    ORGANISATION_LINKERS,
    PLACE_HEADS,
    PLACE_STARTS,
    SHIPS,
    common_words,
)

Words = tuple[str, ...]
_FORMS = frozenset("plc inc ltd llc corp corporation group holdings company co limited gmbh ag sa nv".split())
_CIVIC = frozenset(
    "church department police council county court courthouse hospital university college school airport committee "
    "precinct district office museum society association federation library cathedral mosque prison jail parish "
    "government party army navy".split()
)
"""What is named after its place: "Wasilla" is not the Wasilla Bible Church."""
_NAMESAKES = frozenset(
    "county city station airport boulevard road highway bridge stadium dam base camp port prison".split()
)
"""The same among places: "Norwalk" is not Norwalk Boulevard."""
_OFFICES = frozenset("ministry department office embassy bureau parliament secretariat directorate".split())
"""What is named before or behind its matter: "Ministry of Finance", "Finance Ministry"; a university is not."""


_RIVALS = frozenset(
    "free social new old anti real true peoples popular national first united democratic independent provisional "
    "continuity reformed christian socialist islamic liberal revolutionary".split()
)
"""What a body calls itself to tell itself from another: the Free Syrian Army fights the Syrian army."""
_GENERIC = frozenset(
    "world state states general global international foreign federal central royal supreme high public local "
    "western eastern northern southern human security house press".split()
) | (_RIVALS - {"real", "united"})
"""What stands for no body alone: the State is not the Islamic State, the World not the World Bank."""


@lru_cache(maxsize=8192)
def is_known(words: Words) -> bool:
    """Whether everybody knows a name as it stands, so that it is short for nothing."""
    text = " ".join(words)
    return any(known(written) is not None for written in (text.title(), text.upper()))


def organisation(short: Words, full: Words) -> int:
    """How well a name fits an organisation's fuller one.

    >>> organisation(("finance", "ministry"), ("ministry", "of", "finance")) == SAME
    True
    >>> organisation(("halvern",), ("halvern", "group")), organisation(("council",), ("security", "council"))
    (12, 2)
    >>> organisation(("syrian", "army"), ("free", "syrian", "army")), organisation(("world",), ("world", "bank"))
    (0, 0)
    >>> organisation(("leeds", "crown", "court"), ("carrick", "crown", "court"))
    0
    """
    one, other = _formless(short), _formless(full)
    if len(one) == len(other) and all(map(alike, one, other)):
        return SHORTENED
    if _office(short, full) or "".join(short) == "".join(full) or _hyphened(one, other):
        return SAME
    return _shortened(one, other) if len(one) < len(other) else 0


def _shortened(one: Words, other: Words) -> int:
    if len(one) == 1 and one[0] in _GENERIC:
        return 0
    if len(one) == 1 and one[0] in ORGANISATION_HEADS:
        return HEADED if heads(one[0], other, ORGANISATION_LINKERS) else 0
    if one in _placeless(other):
        return SHORTENED if one[0] not in ORGANISATION_HEADS else HEADED
    if is_known(one) or len(one[0]) == 1:
        return 0
    at = where(one, other)
    if at == 0:
        return 0 if other[-1] in _CIVIC else SPELT + (other[len(one)] in ORGANISATION_HEADS)
    if at > 0 and _RIVALS.isdisjoint(other[:at]) and other[at - 1] not in ORGANISATION_LINKERS:
        return SPELT if len(one) == 1 or not (one[0] in ORGANISATION_HEADS or one[0] in common_words()) else 0
    ends = len(one) > 1 and (one[0], one[-1]) == (other[0], other[-1]) and within(one, other)
    return HEADED if ends and _RIVALS.isdisjoint(set(other).difference(one)) else 0


def _formless(words: Words) -> Words:
    """An organisation's name without the form of company behind."""
    end = len(words)
    while end > 1 and words[end - 1] in _FORMS:
        end -= 1
    return words[:end]


def _placeless(words: Words) -> list[Words]:
    """An organisation's name without the country, city or body before it.

    >>> _placeless(("new", "york", "yankees")), _placeless(("acme", "bank")), _placeless(("united", "marl", "party"))
    ([('yankees',)], [], [])
    """
    return [
        words[size:]
        for size in (1, 2)
        if size < len(words) and is_known(words[:size]) and words[size - 1] not in _RIVALS
    ]


def _office(one: Words, other: Words) -> bool:
    plain, others = ({word for word in words if word not in ORGANISATION_LINKERS} for words in (one, other))
    return plain == others and not plain.isdisjoint(_OFFICES)


def _hyphened(one: Words, other: Words) -> bool:
    """Whether only a hyphen or a letter parts two long names: "Co-operation", "Cooperation"."""
    left, right = "".join(one), "".join(other)
    if len(one) == len(other) or min(len(one), len(other)) < 2 or abs(len(left) - len(right)) > 1:
        return False
    return left[0] == right[0] and one[-1][-1] == other[-1][-1] and alike(left, right)


def place(short: Words, full: Words) -> int:
    """How well a name fits a place's fuller one: "Tave" the River Tave, but not "York" New York.

    >>> place(("tave",), ("river", "tave")), place(("york",), ("new", "york")), place(("talbisseh",), ("talbiseh",))
    (5, 0, 4)
    """
    if "".join(short) == "".join(full):
        return SAME
    if len(short) == len(full) and all(map(alike, short, full)):
        return SPELT
    if len(short) == 1 and short[0] in PLACE_HEADS:
        return HEADED if heads(short[0], full, ORGANISATION_LINKERS) else 0
    rest = [word for word in full if word not in short]
    geographic = all((word in PLACE_HEADS and word not in _NAMESAKES) or word in PLACE_STARTS for word in rest)
    if set(short) < set(full) and not is_known(short) and (geographic or (is_known(full[:1]) and short == full[1:])):
        return SPELT + 1
    return 0


def group(short: Words, full: Words) -> int:
    """How well a name fits a people's: one and many."""
    return SAME if short[:-1] == full[:-1] and short[-1].removesuffix("s") == full[-1].removesuffix("s") else 0


def work(short: Words, full: Words) -> int:
    """How well a name fits a work's or a ship's: a ship goes without its prefix, an award is given many times."""
    if group(short, full) or without_ship(short) == without_ship(full):
        return SAME
    return SPELT if len(short) == len(full) and all(map(alike, short, full)) else 0


def without_ship(words: Words) -> Words:
    """A ship's name without what ships are called.

    >>> without_ship(("mv", "lady", "orsola"))
    ('lady', 'orsola')
    """
    return words[1:] if len(words) > 1 and words[0] in SHIPS else words
