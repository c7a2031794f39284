"""Which line of a list shows what, where some of its groups are unfolded.

A list of a hundred thousand groups has a line for each; the few that are unfolded have more. Only those few are kept,
so finding a line costs the same however long the list is.
"""

from __future__ import annotations

from bisect import bisect_left, insort


class Folds:
    """Groups in their order, by position; an unfolded one has lines below its own."""

    def __init__(self, groups: int = 0) -> None:
        self.groups = groups
        self._open: list[int] = []
        """Positions of the unfolded groups, ascending."""
        self._below: dict[int, int] = {}
        """How many lines an unfolded group has below its own."""

    @property
    def lines(self) -> int:
        """How many lines there are.

        >>> folds = Folds(3); folds.unfold(1, 4); folds.lines
        7
        """
        return self.groups + sum(self._below.values())

    def unfold(self, group: int, below: int) -> None:
        """Give a group so many lines below its own; none fold it."""
        if group in self._below:
            del self._below[group]
            del self._open[bisect_left(self._open, group)]
        if below > 0:
            insort(self._open, group)
            self._below[group] = below

    def at(self, line: int) -> tuple[int, int]:
        """The group that a line belongs to, and which line of it: 0 for its own.

        >>> folds = Folds(3); folds.unfold(1, 2)
        >>> [folds.at(line) for line in range(folds.lines)]
        [(0, 0), (1, 0), (1, 1), (1, 2), (2, 0)]
        """
        above = 0
        for group in self._open:
            own = group + above
            if line <= own:
                break
            if line <= own + self._below[group]:
                return group, line - own
            above += self._below[group]
        return line - above, 0

    def line(self, group: int, below: int = 0) -> int:
        """Where a line of a group stands."""
        return group + sum(self._below[other] for other in self._open[: bisect_left(self._open, group)]) + below
