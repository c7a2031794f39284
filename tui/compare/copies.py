"""How much of a report is another's text: the share of its words that stand in runs of five that both have."""

from __future__ import annotations

from collections.abc import Sequence

from tui.compare.comparison import Side
from tui.text.words import fold, words

RUN = 5
"""Words in a row that two writers rarely choose alike."""


def copied(left: Side, right: Side) -> tuple[float, float]:
    """Share of each report's prose that the other has word for word, 0..1."""
    ours, theirs = _tokens(left), _tokens(right)
    common = _runs(ours) & _runs(theirs)
    return _share(ours, common), _share(theirs, common)


def _tokens(side: Side) -> list[str]:
    return [fold(word.text) for number in side.prose for word in words(side.text(number)) if word.text[0].isalnum()]


def _runs(tokens: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(tokens[at : at + RUN]) for at in range(len(tokens) - RUN + 1)}


def _share(tokens: Sequence[str], common: set[tuple[str, ...]]) -> float:
    """Share of the tokens inside common runs."""
    inside, reached = 0, 0
    for at in range(len(tokens) - RUN + 1):
        if tuple(tokens[at : at + RUN]) in common:
            inside += at + RUN - max(at, reached)
            reached = at + RUN
    return inside / len(tokens) if tokens else 0.0
