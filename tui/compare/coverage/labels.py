"""What a fact is called: the words of its own sentence round it, so that a label is as true as the report.

A figure is left out of its clause ("Homs lies … south of Hama"), because its values stand beside the label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tui.text.words import STOP_WORDS, fold

LONGEST = 44
"""Characters of a label: one line of a table."""
_BEFORE, _AFTER = 6, 6
"""Words taken on either side."""
REACH = 120
"""Characters looked at on either side."""
ENOUGH = 2
"""Telling words without which a clause is too short to stand alone."""
Span = tuple[int, int]
GAP = "…"
"""Stands in a label where the value belongs."""
_EDGE = re.compile(r"[;:()\[\]\"“”„«»\n—–]|,(?!\d)|''|``| - ")
_ASIDE = re.compile(r"\([^()]*\)")
_EDGE_SIGN = re.compile(r"[()\[\]\"“”„«»]|''|``")
_WORD = re.compile(r"\S+")
_HEDGES = frozenset(
    "about around some nearly almost roughly approximately up to at least most more than over under fewer less "
    "an a the estimated another just only as many much well".split()
)
_CONJUNCTION = re.compile(r"\b(?:and|but|or|to|from)\b")
_NO_OPENING = STOP_WORDS | frozenset("that which or nor".split())
_HANGING = frozenset("who which that when where after before while because as and but".split())
_NO_ENDING = STOP_WORDS | frozenset("near minus".split())
_ROUGHLY = frozenset("early late earlier later".split())
_AT = frozenset("on in at by".split())


def around(text: str, start: int, end: int, others: Iterable[Span] = ()) -> str:
    """The clause round a figure, with the figure left out; "" where nothing telling stands there.

    `others` are the other figures of the sentence: they are no part of what this one is about.

    >>> said = "The army said that Homs lies about 25 miles south of Hama and 100 miles north of Damascus."
    >>> around(said, said.index("25"), said.index(" south"), [(said.index("100"), said.index(" north"))])
    'army said that Homs lies … south of Hama'
    >>> around(said, said.index("100"), said.index(" north"), [(said.index("25"), said.index(" south"))])
    'north of Damascus'
    """
    left, right = _sides(text, start, end, others)
    while left and left[-1].lower() in _HEDGES:
        left.pop()
    return _joined(left, right, GAP)


def apart_from(text: str, start: int, end: int) -> str:
    """The clause round a date, without the date and the preposition that only leads to it.

    >>> said = "Hama fell on Thursday, the army said."
    >>> apart_from(said, said.index("Thursday"), said.index(", the"))
    'Hama fell'
    """
    left, right = _sides(text, start, end, ())
    while left and left[-1].lower() in _ROUGHLY:
        left.pop()
    plain = not left or left[-1].lower() in _AT
    if left and plain:
        left.pop()
    if plain and sum(map(_says, left)) >= ENOUGH:
        right = []
    return _joined(left, right, "" if plain or not right else GAP)


def trimmed(words: Sequence[str]) -> list[str]:
    """Words without those at their ends that say nothing.

    >>> trimmed("the rebel leader has".split())
    ['rebel', 'leader']
    """
    said = [number for number, word in enumerate(words) if _plain(word) not in STOP_WORDS]
    return list(words[said[0] : said[-1] + 1]) if said else []


def _sides(text: str, start: int, end: int, others: Iterable[Span]) -> tuple[list[str], list[str]]:
    """The words of the clause before and behind a stretch; where they say little, more of the sentence."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    clause, rest = _EDGE.split(before)[-1], after
    for other_start, other_end in others:
        if other_end <= start:
            clause = _coordinated(clause, before, max(0, start - REACH), other_end)
        else:
            rest = rest[: max(0, other_start - end)]
    left, right = _WORD.findall(clause), _WORD.findall(_EDGE.split(rest)[0])
    if sum(map(_says, (*left, *right))) < ENOUGH:
        right = _WORD.findall(_EDGE.split(_ASIDE.sub("", after))[0])
    if sum(map(_says, (*left, *right))) < ENOUGH:
        left = _WORD.findall(_EDGE_SIGN.sub(" ", before))
    return left, right


def _coordinated(clause: str, before: str, offset: int, figure_end: int) -> str:
    """What is left of a clause that goes on to a second figure: "47 drones and six missiles" counts missiles."""
    between = before[max(0, figure_end - offset) :]
    conjunctions = list(_CONJUNCTION.finditer(between))
    return between[conjunctions[-1].end() :] if conjunctions and len(between) < len(clause) else clause


def _joined(left: list[str], right: list[str], gap: str) -> str:
    """Both sides as one line, without what says nothing at its ends."""
    left, right = left[-_BEFORE:], _main(left, right[: _AFTER if left else 2 * _AFTER])
    while left and _plain(left[0]) in _NO_OPENING:
        left = left[1:]
    while len(" ".join((*left, gap, *right))) > LONGEST and (left or right):
        if len(left) >= len(right):
            left = left[1:]
        else:
            right = right[:-1]
    while right and not _ends(right[-1]):
        right = right[:-1]
    while left and not right and not gap and not _ends(left[-1]):
        left = left[:-1]
    if not any(map(_says, (*left, *right))):
        return ""
    between = [gap] if gap and left and (right or not _ends(left[-1])) else []
    return " ".join((*left, *between, *right)).strip(" .,;:!?'’‘•")


def _main(left: Sequence[str], right: list[str]) -> list[str]:
    """The words behind, without a clause that hangs on them where there is enough without it."""
    for number, word in enumerate(right):
        if number and word.lower() in _HANGING and sum(map(_says, (*left, *right[:number]))) >= ENOUGH:
            return right[:number]
    return right


def _ends(word: str) -> bool:
    """Whether a label may end with a word."""
    plain = _plain(word)
    return bool(plain) and plain not in _NO_ENDING


def _says(word: str) -> bool:
    return _plain(word) not in STOP_WORDS and any(map(str.isalpha, word))


def _plain(word: str) -> str:
    return fold(word.strip(".,;:!?'’‘"))
