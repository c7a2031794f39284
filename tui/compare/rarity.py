"""How rare a word is: in news at large, and inside the event that two reports tell.

Both are needed. Rarity at large makes "landslide" say more than "people"; rarity inside the event keeps the words that
every sentence of both reports repeats (the town, the war's name) from linking everything with everything.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Rarity:
    """In how many of so many sentences each stem occurs."""

    sentences: int
    counts: Mapping[str, int]

    @classmethod
    def learn(cls, sentences: Iterable[Iterable[str]]) -> Rarity:
        """Count the stems of sentences, such as those of a reader's own library."""
        counts: Counter[str] = Counter()
        total = 0
        for stems in sentences:
            counts.update(set(stems))
            total += 1
        return cls(total, counts)

    def of(self, stem: str, seen: int = 0) -> float:
        """The weight of a stem, a natural logarithm, never below 0; `seen` more sentences hold it."""
        return max(0.0, math.log((self.sentences + seen) / (self.counts.get(stem, 0) + max(1, seen))))


@cache
def background() -> Rarity:
    """Rarity in English news, from the frequencies that are shipped (data/README.md tells their source)."""
    lines = files("tui.compare").joinpath("data", "stems.txt").read_text(encoding="utf-8").splitlines()
    counts: dict[str, int] = {}
    for line in lines[1:]:
        count, *stems = line.split(" ")
        counts |= dict.fromkeys(stems, int(count))
    return Rarity(int(lines[0]), counts)


def local(count: int, sentences: int) -> float:
    """Rarity inside the event: 1 for a word that one sentence has, towards 0 for one that all have.

    `count` and `sentences` are of that report which has the word more often and of the longer report: taken over both
    reports together, the very words that link them would look common.
    """
    total = sentences + 1.5
    return math.log(total / (count + 0.5)) / math.log(total / 1.5)
