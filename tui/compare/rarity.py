"""How rare a word is: in news at large, and inside the event that two reports tell.

Both are needed. Rarity at large makes "landslide" say more than "people"; rarity inside the event keeps the words that
every sentence of both reports repeats (the town, the war's name) from linking everything with everything.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pkgutil import get_data
from typing import NamedTuple


class Rarity(NamedTuple):
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

    def blended(self, articles: int, uses: Mapping[str, int]) -> Rarity:
        """This rarity with that in a library of so many articles, of which so many use each stem.

        A word that stands in half the articles is taken to stand in so many of their sentences as would, spread by
        chance, leave half of the articles without it. Both sides count by their size: a few articles change nothing,
        and in a large library its own language rules.

        >>> news = Rarity(1000, {"derby": 2, "bank": 20})
        >>> [round(news.blended(n, {"derby": n // 2}).of("derby"), 1) for n in (0, 40, 4000)]
        [5.8, 4.2, 3.6]
        """
        counts = dict(self.counts)
        for stem, holding in uses.items():
            without = max(1, articles - holding) / max(1, articles)
            counts[stem] = counts.get(stem, 0) + round(articles * -math.log(without))
        return Rarity(self.sentences + articles * SENTENCES, counts)


SENTENCES = 25
"""Of an article, about."""


@cache
def background() -> Rarity:
    """Rarity in English news, from the frequencies that are shipped (data/README.md tells their source)."""
    total, *lines = (get_data(__name__, "data/stems.txt") or b"").decode().splitlines()
    counts: dict[str, int] = {}
    for line in lines:
        count, _, stems = line.partition(" ")
        counts.update(dict.fromkeys(stems.split(" "), int(count)))
    return Rarity(int(total), counts)


def local(count: int, sentences: int) -> float:
    """Rarity inside the event: 1 for a word that one sentence has, towards 0 for one that all have.

    `count` and `sentences` are of that report which has the word more often and of the longer report: taken over both
    reports together, the very words that link them would look common.
    """
    total = sentences + 1.5
    return math.log(total / (count + 0.5)) / math.log(total / 1.5)
