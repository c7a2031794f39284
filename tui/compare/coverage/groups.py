"""Joining what belongs together, step by step: links between pairs become groups over many reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)
Content = TypeVar("Content")
Place = tuple[int, int, int]
"""Report, sentence, offset within the sentence."""


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


class OneValueEach(Groups[Place], Generic[Content]):
    """Groups of places in which no report contradicts itself: two values in one report are two facts.

    Without this a chain of likenesses ("about 1,200" is 1,203 and 1,190) would make one fact of several.
    """

    def __init__(self, found: Mapping[Place, Content], meets: Callable[[Content, Content], bool]) -> None:
        super().__init__(found)
        self._meets = meets
        self._given: dict[Place, dict[int, list[Content]]] = {
            place: {place[0]: [content]} for place, content in found.items()
        }

    def join(self, one: Place, other: Place) -> None:
        """Put two groups together, unless a report would give two values then."""
        mine, theirs = self.of(one), self.of(other)
        given, added = self._given[mine[0]], self._given[theirs[0]]
        if mine is theirs or not self._fit(given, added):
            return
        super().join(one, other)
        together = self.of(one)[0]
        for report, contents in added.items():
            known = given.setdefault(report, [])
            known.extend(content for content in contents if content not in known)
        self._given[together] = given

    def _fit(self, given: Mapping[int, list[Content]], added: Mapping[int, list[Content]]) -> bool:
        return all(
            self._meets(mine, theirs)
            for report in given.keys() & added.keys()
            for mine in given[report]
            for theirs in added[report]
        )
