"""The best labels for a stretch of tokens: Viterbi's search over scores and moves, in whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from operator import add

Row = Sequence[int]
"""The score of each label."""


class Chain:
    """What moving from label to label is worth."""

    def __init__(self, moves: Sequence[Row]) -> None:
        """The last two rows of `moves` are the start's and the end's."""
        *between, start, end = moves
        self._columns = list(zip(*between, strict=True))
        self._start, self._end = start, end
        self._alone = list(map(add, start, end))

    def best(self, scores: Sequence[Row]) -> list[int]:
        """The labels whose scores and moves add up to most.

        >>> Chain([[0, 0], [-9, 0], [0, 0], [0, 0]]).best([[0, 5], [1, 0]])
        [1, 1]
        """
        if len(scores) == 1:
            return [_highest(list(map(add, scores[0], self._alone)))]
        reached = [list(map(add, scores[0], self._start))]
        for row in scores[1:]:
            before = reached[-1]
            arrived = [max(map(add, before, column)) for column in self._columns]
            reached.append(list(map(add, arrived, row)))
        label = _highest(list(map(add, reached.pop(), self._end)))
        labels = [label]
        for before in reversed(reached):
            label = _highest(list(map(add, before, self._columns[label])))
            labels.append(label)
        return labels[::-1]


def _highest(values: list[int]) -> int:
    return values.index(max(values))
