"""How much of a report is another's text: words in runs of five that both have, and sentences in one order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from tui.compare.comparison import Comparison, Grade, Side
from tui.text.words import fold, words

RUN = 5
"""Words in a row that two writers rarely choose alike."""
COPY = 0.8
"""Share of a report's words in such runs, from which it is a near copy."""
VERSION = 3
"""Copied sentences in one order without which two reports are no versions of one text."""


def copied(left: Side, right: Side) -> tuple[float, float]:
    """Share of each report's prose that the other has word for word, 0..1."""
    ours, theirs = _tokens(left), _tokens(right)
    common = runs(ours) & runs(theirs)
    return inside(ours, common) / (len(ours) or 1), inside(theirs, common) / (len(theirs) or 1)


def _tokens(side: Side) -> list[str]:
    return [fold(word.text) for number in side.prose for word in words(side.text(number)) if word.text[0].isalnum()]


def runs(tokens: Sequence[str], length: int = RUN) -> set[tuple[str, ...]]:
    """Every so many words in a row."""
    return {tuple(tokens[at : at + length]) for at in range(len(tokens) - length + 1)}


def inside(tokens: Sequence[str], common: AbstractSet[tuple[str, ...]], length: int = RUN) -> int:
    """How many of the tokens are in runs of a length that are common."""
    found, reached = 0, 0
    for at in range(len(tokens) - length + 1):
        if tuple(tokens[at : at + length]) in common:
            found += at + length - max(at, reached)
            reached = at + length
    return found


def versions(comparison: Comparison) -> bool:
    """Whether both are versions of one text: half of the shorter one's sentences stand in the other in their order."""
    if comparison.then_and_now:
        return True
    copies = sorted((link.left, -link.right) for link in comparison.links if link.grade in {Grade.SAME, Grade.MINOR})
    tops: list[int] = []
    for _, right in copies:
        pile = bisect_left(tops, -right)
        tops[pile : pile + 1] = [-right]
    return len(tops) >= max(VERSION, min(len(comparison.left.prose), len(comparison.right.prose)) / 2)
