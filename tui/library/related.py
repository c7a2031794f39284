"""Other reports of the same event, by the words that tell what a report is about.

Two stages: the ten most telling words find a hundred candidates in the full-text index, then the cosine of all telling
words, weighed by how rare they are in this library, puts them in order. On ECB+ among 99,000 other articles this equals
a full scan by cosine (R@5 .961 against .963), and the library's words stay on the disk.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from heapq import nlargest
from typing import TYPE_CHECKING, Self

from tui.library.index import telling, unpacked
from tui.library.rareness import Rareness
from tui.library.slots import SECOND, seconds
from tui.library.tokens import parted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from tui.text.article import Article

Vector = dict[str, float]
"""Telling words of an article, weighed; of length one, so that a product of two is their cosine."""

CANDIDATES = 100
_QUERY_WORDS = 10  # sixteen find no more, and take twice the time
_SPARE = 10  # candidates of which the cosine is worked out, beyond those that are wanted
_FEWEST = 4  # words that are asked for however common they are
_HITS = 20_000  # hits that are ranked at most: each costs two microseconds
_DAY = 86_400.0
_HALF_LIFE = 14.0  # days
_FAR = 0.25  # what is left of a score however far the dates lie apart: dates may be wrong, and events are recalled


@dataclass(frozen=True, slots=True)
class Report:
    """What likeness is judged by."""

    number: int
    """0 for a report that is not in the library."""
    slot: int
    weights: dict[str, float]
    date: float | None
    """Seconds since 1970."""

    @classmethod
    def of(cls, article: Article) -> Self:
        """What tells of an article that is not in the library."""
        date = seconds(article.published) if article.published else None
        return cls(0, 0, telling(article.title, article.text), date)


@dataclass(frozen=True, slots=True)
class Near:
    """An article that is like another."""

    number: int
    cosine: float
    """Of the telling words, 0..1."""
    words: int
    """How many telling words both use."""
    fresh: float
    """What the time between both leaves, 0..1: half in a fortnight."""

    @property
    def score(self) -> float:
        """0..1: the cosine, less where the dates lie apart."""
        return round(self.cosine * max(_FAR, self.fresh), 4)


class Likeness:
    """How alike two reports are in one library."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.rareness = Rareness(connection)

    def related(self, number: int, limit: int, candidates: int = CANDIDATES) -> list[Near]:
        """The articles most like one, best first; of so many candidates."""
        row = self._connection.execute(f"{_REPORT} WHERE article.id = ?", (number,)).fetchone()
        return self.like(_report(row), limit, candidates) if row else []

    def like(self, report: Report, limit: int, candidates: int = CANDIDATES) -> list[Near]:
        """The articles most like a report that need not be in the library."""
        self.rareness.refresh()
        uses = self.rareness.uses(report.weights)
        self.rareness.learn(report.weights, uses)
        length = self.rareness.length(report.number, report.weights)
        mine = {word: weight * self.rareness[word] / length for word, weight in report.weights.items()}
        others = self._candidates(report, mine, uses, candidates)
        products = {other.number: self._product(mine, other) for other in others}
        likely = nlargest(limit + _SPARE, others, key=lambda other: products[other.number] / _breadth(other))
        self.rareness.learn({word for other in likely for word in other.weights})
        found = (
            self._near(report, products[other.number], other, len(mine.keys() & other.weights)) for other in likely
        )
        return nlargest(limit, (near for near in found if near.score), key=lambda near: (near.score, near.number))

    def _product(self, mine: Vector, other: Report) -> float:
        weights, rareness = other.weights, self.rareness
        return sum(mine[word] * weights[word] * rareness[word] for word in mine.keys() & weights.keys())

    def _near(self, report: Report, product: float, other: Report, words: int) -> Near:
        cosine = min(1.0, product / self.rareness.length(other.number, other.weights))
        return Near(other.number, cosine, words, freshness(report.date, other.date))

    def _candidates(self, report: Report, mine: Vector, uses: Mapping[str, int], limit: int) -> list[Report]:
        """Articles that use the most telling of the words that any other article uses."""
        shared = (word for word, used in uses.items() if used > bool(report.number))
        words = _affordable(sorted(shared, key=lambda word: (-mine[word], word)), uses)
        if not words:
            return []
        match = "{title body} : (" + " OR ".join(f'"{parted(word)}"' for word in words) + ")"
        return [_report(row) for row in self._connection.execute(_CANDIDATES, (match, report.slot, limit))]


def _breadth(report: Report) -> float:
    """How much a report says, as far as it can be told without looking up how rare its words are."""
    return math.hypot(*report.weights.values()) or 1.0


def _affordable(words: Iterable[str], uses: Mapping[str, int]) -> list[str]:
    """The most telling words, without those that would cost more than they find once some are there."""
    chosen: list[str] = []
    hits = 0
    for word in words:
        if len(chosen) < _FEWEST or hits + uses[word] <= _HITS:
            chosen.append(word)
            hits += uses[word]
        if len(chosen) == _QUERY_WORDS:
            break
    return chosen


_REPORT = f"""SELECT article.id, article.slot, telling.weights,
        iif(article.published IS NULL, NULL, article.slot / {SECOND}.0)
    FROM main.article JOIN idx.telling ON telling.article = article.id"""

_CANDIDATES = f"""{_REPORT} WHERE article.slot IN (
    SELECT rowid FROM idx.words WHERE words MATCH ? AND rowid <> ? ORDER BY rank LIMIT ?)"""


def freshness(one: float | None, other: float | None) -> float:
    """What two publication times, in seconds, leave of a likeness: half in a fortnight; all where one is not known.

    >>> freshness(None, 0.0), freshness(0.0, 14 * 86_400.0), freshness(0.0, 9e12)
    (1.0, 0.5, 0.0)
    """
    if one is None or other is None:
        return 1.0
    return math.exp2(-abs(one - other) / _DAY / _HALF_LIFE)


def _report(row: tuple[int, int, str, float | None]) -> Report:
    number, slot, weights, date = row
    return Report(number, slot, unpacked(weights), date)
