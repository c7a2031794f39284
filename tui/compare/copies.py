"""How much of a report is another's text: the share of its words that stand in runs of five that both have."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from tui.compare.comparison import Side
from tui.text.words import fold, words

RUN = 5
"""Words in a row that two writers rarely choose alike."""


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
