"""Joining what belongs together, step by step: links between pairs become groups over many reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Groups(Generic[Item]):
    """Disjoint sets of items; every item starts alone."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._group: dict[Item, list[Item]] = {item: [item] for item in items}

    def join(self, one: Item, other: Item) -> None:
        """Put the groups of two items together."""
        mine, theirs = self._group[one], self._group[other]
        if mine is theirs:
            return
        short, long = sorted((mine, theirs), key=len)
        long.extend(short)
        for item in short:
            self._group[item] = long

    def of(self, item: Item) -> list[Item]:
        """The group of an item."""
        return self._group[item]

    def all(self) -> list[list[Item]]:
        """All groups, each once, in the order of their first items."""
        seen: dict[int, list[Item]] = defaultdict(list)
        for item, group in self._group.items():
            seen[id(group)].append(item)
        return list(seen.values())
