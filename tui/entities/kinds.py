"""What a name names, as the sum of small evidences: its own words, its neighbours, and all its other mentions."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from tui.entities import lexicon
from tui.entities.capitals import Token
from tui.entities.mention import Kind

_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}s?|[A-Z]{1,4}&[A-Z]{1,3}")
_AGE = re.compile(r", (?:aged )?\d{1,3}\b(?!,\d| (?:people|percent|million))| \(\d\d\)")
_NEAR = frozenset("in near outside inside around across throughout".split())
_DATELINE = re.compile(
    r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?(?:, [A-Z][a-z]+\.? \d{1,2})? ?(?:\([^)\n]{2,40}\) ?)?(?:--?|–|—) "
)

Evidence = Counter[Kind]
"""How much speaks for each kind; ten is what a plain hint weighs."""


class Name(NamedTuple):
    """A candidate: tokens first to last (exclusive), and what stands before."""

    first: int
    last: int
    titled: bool
    """A title stands before it."""


def inner(words: list[Token]) -> Evidence:
    """What the words of a name say about it."""
    found: Evidence = Counter()
    text, lows = spelled(words), [word.low.rstrip(".") for word in words]
    if kind := known(text):
        found[kind] += 100 if kind is Kind.GROUP else 40
    if len(words) == 1:
        if _ACRONYM.fullmatch(words[0].text) and not found:
            found[Kind.ORGANISATION] += 25
        if words[0].text in lexicon.first_names():
            found[Kind.PERSON] += 15
        if lows[0] in lexicon.ORGANISATION_HEADS:
            found[Kind.ORGANISATION] += 15
        return found
    if lows[-1] in lexicon.LAWS or lows[0] in lexicon.SHIPS:
        found[Kind.WORK] += 50
    elif lows[-1] in lexicon.ORGANISATION_HEADS or "&" in words[1].gap:
        found[Kind.ORGANISATION] += 40
    elif lows[0] in lexicon.ORGANISATION_HEADS and any(low in {"of", "for"} for low in lows[1:3]):
        found[Kind.ORGANISATION] += 50
    elif any(low in lexicon.ORGANISATION_HEADS for low in lows[1:]):
        found[Kind.ORGANISATION] += 15
    if lows[-1] in lexicon.PLACE_HEADS:
        found[Kind.PLACE] += 35
    if lows[0] in lexicon.PLACE_STARTS:
        found[Kind.PLACE] += 20
    if words[0].text in lexicon.first_names() and len(words) < 5:
        found[Kind.PERSON] += 30
    if any(len(word.text.rstrip(".")) == 1 for word in words[:-1]):
        found[Kind.PERSON] += 30
    if any(low in lexicon.PARTICLES for low in lows[1:-1]) or any(
        "-" in word.text[:4] and word.text[0].islower() for word in words[1:]
    ):
        found[Kind.PERSON] += 10
    found[Kind.PERSON if len(words) < 4 else Kind.ORGANISATION] += 10
    return found


def outer(words: list[Token], name: Name, text: str) -> Evidence:
    """What stands round a name says about it."""
    found: Evidence = Counter()
    size = name.last - name.first
    before = words[name.first - 1] if name.first else None
    after = words[name.last] if name.last < len(words) else None
    end = words[name.last - 1]
    if name.titled:
        found[Kind.PERSON] += 50
    if before and words[name.first].gap in {" ", " the "}:
        _preceded(found, words, name, before.low)
    if after and not end.tail and after.gap == " ":
        _followed(found, after.low, size)
    if end.tail.startswith("-"):
        found[Kind.PLACE if end.tail in {"-based", "-born", "-controlled", "-occupied"} else Kind.ORGANISATION] += 15
    if _AGE.match(text, end.end):
        found[Kind.PERSON] += 50
    if after and end.tail.startswith(("'", "’")) and after.low in lexicon.STATES:
        found[Kind.PLACE] += 20
    if after and after.gap == ", ":
        _apposed(found, after, size)
    if _dateline(words, name, text):
        found[Kind.PLACE] += 50
    return found


def _preceded(found: Evidence, words: list[Token], name: Name, low: str) -> None:
    size = name.last - name.first
    if low == "the":
        found[Kind.PERSON] -= 25
        found[Kind.ORGANISATION] += 8
        found[Kind.PLACE] += 20 if words[name.first].low in {"north", "south", "east", "west"} and size == 1 else 0
        low = words[name.first - 2].low if name.first > 1 else ""
    if low in _NEAR:
        found[Kind.PLACE] += 20 if size == 1 else 15
    elif low in {"from", "at", "to"}:
        found[Kind.PLACE] += 7
    elif low in lexicon.ROLES:
        found[Kind.PERSON] += 35
    elif low == "of" and name.first > 1:
        owner = words[name.first - 2]
        found[Kind.PLACE] += 40 if owner.low in lexicon.PLACE_NOUNS else 15 if owner.capital else 0
        found[Kind.ORGANISATION] += 30 if owner.low in lexicon.FIRM_ROLES else 0
    elif low in {"and", "with", "by", "when", "as", "that", "but"}:
        found[Kind.PERSON] += 3


def _followed(found: Evidence, low: str, size: int) -> None:
    if low in lexicon.SAY_VERBS:
        found[Kind.PERSON] += 10 if size == 1 else 20
    elif low in lexicon.PLACE_NOUNS:
        found[Kind.PLACE] += 30
    elif low in lexicon.MEMBERS:
        found[Kind.ORGANISATION] += 20
    elif low in {"his", "her", "himself", "herself", "who"}:
        found[Kind.PERSON] += 15


def _apposed(found: Evidence, after: Token, size: int) -> None:
    """A comma after the name: "Wasilla, Alaska", "Farid Alaoun, a schoolteacher", "Cole, who"."""
    if after.low in {"who", "whose"}:
        found[Kind.PERSON] += 30
    elif after.low in {"a", "an", "his", "her"} and size > 1:
        found[Kind.PERSON] += 10
    elif after.capital and after.text in lexicon.places() and size < 3:
        found[Kind.PLACE] += 15
    elif after.low == "where":
        found[Kind.PLACE] += 20


def _dateline(words: list[Token], name: Name, text: str) -> bool:
    """Whether the name opens a paragraph as the place of writing: "LONDON, Sept 18 (Northern Wire) -"."""
    start, last = words[name.first].start, words[name.last - 1]
    return (start == 0 or text[start - 1] == "\n") and last.text.isupper() and bool(_DATELINE.match(text, last.end))


def spelled(words: list[Token]) -> str:
    """The name with one space between its words."""
    return "".join((word.gap if number else "") + word.text for number, word in enumerate(words))


def known(text: str) -> Kind | None:
    """The kind of a name that everybody knows."""
    if text in lexicon.groups():
        return Kind.GROUP
    if text in lexicon.places():
        return Kind.PLACE
    if text in lexicon.organisations():
        return Kind.ORGANISATION
    return Kind.WORK if text in lexicon.events() else None
