"""Average linkage: which groups of reports are alike enough to be one.

Two groups become one while their reports are, on average over all pairs, alike enough: one report that resembles both
cannot chain two events together. And where both are events by themselves, reports across must be half as alike as those
within: two elections are alike, but each report is far more like those of its own.
"""

from __future__ import annotations

import math
from collections import defaultdict
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Pairs = dict[tuple[int, int], float]
"""How alike two members are, lower number first; pairs that are left out are not alike at all."""

_ACROSS = 0.5
"""Likeness across, as a share of that within (the geometric mean of both groups), below which two groups stay apart.
Chosen with `benchmarks/stories.py`, alone and among others: precision rises from .87 to .93; .45 does as well."""
NEAREST = 15
"""Likenesses that are known of a member: of a bigger group the most alike are looked at, not all."""
_EVENT = 3  # members from which a group has a likeness of its own


def average_link(
    groups: Sequence[Sequence[int]], likeness: Mapping[tuple[int, int], float], least: float
) -> list[list[int]]:
    """Join groups, the two most alike first, as long as their average likeness is at least `least`.

    Unweighted average linkage (UPGMA), with a heap.

    >>> average_link([[1], [2], [3]], {(1, 2): 0.9, (2, 3): 0.6}, least=0.4)
    [[1, 2], [3]]
    """
    merging = _Merging(groups, likeness)
    while merging.heap and -merging.heap[0][0] >= least:
        merging.step()
    return [sorted(group) for group in merging.groups if group]


def central(groups: Iterable[Sequence[int]], likeness: Mapping[tuple[int, int], float]) -> dict[int, float]:
    """For each member, how like it is to the others of its group: the sum.

    >>> central([[1, 2, 3], [4]], {(1, 2): 0.5, (2, 3): 0.25, (3, 4): 0.5})
    {1: 0.5, 2: 0.75, 3: 0.25, 4: 0.0}
    """
    home = {member: place for place, group in enumerate(groups) for member in group}
    sums = dict.fromkeys(home, 0.0)
    for (one, other), score in likeness.items():
        if home[one] == home[other]:
            sums[one] += score
            sums[other] += score
    return sums


class _Merging:
    """Groups, the summed likeness within and between them, and pairs waiting to be joined, most alike first."""

    def __init__(self, groups: Sequence[Sequence[int]], likeness: Mapping[tuple[int, int], float]) -> None:
        self.groups = [list(group) for group in groups]
        self.within = [0.0] * len(groups)
        self.sums: list[defaultdict[int, float]] = [defaultdict(float) for _ in groups]
        home = {member: place for place, group in enumerate(groups) for member in group}
        for (one, other), score in likeness.items():
            here, there = home[one], home[other]
            if here == there:
                self.within[here] += score
            else:
                self.sums[here][there] += score
                self.sums[there][here] += score
        self.heap = [self._pair(here, there) for here, sums in enumerate(self.sums) for there in sums if here < there]
        heapify(self.heap)

    def step(self) -> None:
        """Join the most alike pair, unless one of the two has changed since it was put on the heap."""
        pair = heappop(self.heap)
        score, here, there = pair
        if there in self.sums[here] and pair == self._pair(here, there) and -score >= _ACROSS * self._own(here, there):
            self._join(here, there)

    def _own(self, here: int, there: int) -> float:
        """How alike members within either of two groups are; 0 where one is too small to say."""
        sizes = len(self.groups[here]), len(self.groups[there])
        if min(sizes) < _EVENT:
            return 0.0
        within = (
            self.within[place] / (size * min(size - 1, NEAREST) / 2)
            for place, size in zip((here, there), sizes, strict=True)
        )
        return math.sqrt(math.prod(within))

    def _join(self, here: int, there: int) -> None:
        self.within[here] += self.within[there] + self.sums[here][there]
        self.groups[here] += self.groups[there]
        self.groups[there] = []
        for place, score in self.sums[there].items():
            del self.sums[place][there]
            if place != here:
                self.sums[here][place] += score
                self.sums[place][here] += score
        self.sums[there].clear()
        for place in self.sums[here]:
            heappush(self.heap, self._pair(here, place))

    def _pair(self, here: int, there: int) -> tuple[float, int, int]:
        few, many = sorted((len(self.groups[here]), len(self.groups[there])))
        score = -self.sums[here][there] / (few * min(many, NEAREST))
        return (score, here, there) if here < there else (score, there, here)
