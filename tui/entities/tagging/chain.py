"""The best labels for a stretch of tokens: Viterbi's search over scores and moves, in whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from operator import add

Scores = Sequence[Sequence[int]]
"""Of each token the score of each label."""


def best_labels(scores: Scores, moves: Scores) -> list[int]:
    """The labels whose scores and moves add up to most. The last two rows of `moves` are the start's and the end's.

    >>> best_labels([[0, 5], [1, 0]], [[0, 0], [-9, 0], [0, 0], [0, 0]])
    [1, 1]
    """
    *between, start, end = moves
    if len(scores) == 1:
        return [_highest(list(map(add, map(add, scores[0], start), end)))]
    columns = list(zip(*between, strict=True))
    reached = [list(map(add, scores[0], start))]
    for row in scores[1:]:
        before = reached[-1]
        reached.append([max(map(add, before, column)) + score for column, score in zip(columns, row, strict=True)])
    label = _highest(list(map(add, reached[-1], end)))
    labels = [label]
    for before in reached[-2::-1]:
        label = _highest(list(map(add, before, columns[label])))
        labels.append(label)
    return labels[::-1]


def _highest(values: list[int]) -> int:
    return values.index(max(values))
