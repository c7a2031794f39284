"""Stories: the reports of one event under one headline.

Reports join by average link: two groups become one while their reports are, on average over all pairs, alike enough.
One report that resembles both cannot chain two events together. What was found is kept in the index, so that a new
article is compared with its neighbours alone and a second start only reads.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from tui.library import placing
from tui.library.articles import HEADLINE, Headline, headline_of
from tui.library.schema import writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from tui.library.related import Likeness, Near

Pairs = dict[tuple[int, int], float]

_LEAST = 0.02
"""Least average likeness within a story, as a share of ln(articles + 1): the rarer words are, the higher cosines.
Chosen, with the next, on ECB+ events alone (462 articles), among 7,600 others, and in draws of seven events."""
_EVIDENCE = 6.0
"""Shared words at which a likeness counts half: two lines about one company are not yet one event."""
_FAINT = _LEAST / 4  # likeness that is not worth keeping
_NEIGHBOURS = 50  # a hundred form the same stories of ECB+, in twice the time


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one event; an article without companions is a story of its own."""

    number: int
    """By which listings name it; that of a report which is listed singly."""
    id: str
    """Key of the report that arrived first: it stays when further reports arrive."""
    headline: str
    """Title of the report that is most like the others."""
    reports: tuple[Headline, ...]
    """Newest first."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Of its reports, newest first."""
        return tuple(report.key for report in self.reports)

    @property
    def published(self) -> datetime | None:
        """When the newest of its dated reports was published; None where none has a date."""
        return next((report.published for report in self.reports if report.published), None)


def average_link(members: Sequence[int], likeness: Pairs, least: float) -> list[list[int]]:
    """Groups of members: the two most alike are joined as long as their average likeness is at least `least`.

    Pairs that are not in `likeness` are not alike at all. Unweighted average linkage (UPGMA), with a heap.

    >>> average_link([1, 2, 3], {(1, 2): 0.9, (2, 3): 0.6}, least=0.4)
    [[1, 2], [3]]
    """
    merging = _Merging(members, likeness)
    while merging.heap and -merging.heap[0][0] >= least:
        merging.step()
    return [sorted(group) for group in merging.groups if group]


class _Merging:
    """Groups, the summed likeness between them, and the pairs of groups waiting to be joined, most alike first."""

    def __init__(self, members: Sequence[int], likeness: Pairs) -> None:
        self.groups = [[member] for member in members]
        self.sums: list[defaultdict[int, float]] = [defaultdict(float) for _ in members]
        home = {member: place for place, member in enumerate(members)}
        for (one, other), score in likeness.items():
            self.sums[home[one]][home[other]] = self.sums[home[other]][home[one]] = score
        self.heap = [self._pair(here, there) for here, sums in enumerate(self.sums) for there in sums if here < there]
        heapify(self.heap)

    def step(self) -> None:
        """Join the most alike pair, unless one of the two has changed since it was put on the heap."""
        pair = heappop(self.heap)
        _, here, there = pair
        if there in self.sums[here] and pair == self._pair(here, there):
            self._join(here, there)

    def _join(self, here: int, there: int) -> None:
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
        pairs = len(self.groups[here]) * len(self.groups[there])
        score = -self.sums[here][there] / pairs
        return (score, here, there) if here < there else (score, there, here)


def compare_waiting(connection: sqlite3.Connection, likeness: Likeness, limit: int) -> int:
    """Find the neighbours of up to `limit` articles that have none yet; how many articles it were. One transaction."""
    waiting = connection.execute(
        "SELECT article FROM idx.place WHERE compared = 0 ORDER BY slot DESC LIMIT ?", (limit,)
    ).fetchall()
    if not waiting:
        return 0
    with writing(connection):
        for (number,) in waiting:
            near = likeness.related(number, _NEIGHBOURS, _NEIGHBOURS)
            connection.executemany(
                "INSERT OR REPLACE INTO idx.likeness VALUES (?, ?, ?)",
                _both_ways(number, near, math.log(likeness.articles + 1)),
            )
            connection.execute("UPDATE idx.place SET compared = 1 WHERE article = ?", (number,))
    return len(waiting)


def form(connection: sqlite3.Connection) -> None:
    """Form the stories of articles that were compared, and anew those that they resemble; one transaction."""
    if connection.execute("SELECT 1 FROM idx.place WHERE compared = 1").fetchone() is None:
        return
    with writing(connection):
        numbers = [row[0] for row in connection.execute(_TOUCHED, (_LEAST,))]
        pairs = _pairs(connection, set(numbers))
        before = {row[0] for row in connection.execute("SELECT DISTINCT story FROM idx.place WHERE compared < 3")}
        places = [place for group in average_link(numbers, pairs, _LEAST) for place in _places(group, pairs)]
        connection.executemany("UPDATE idx.place SET story = ?, central = ?, compared = 2 WHERE article = ?", places)
        connection.execute(
            "DELETE FROM idx.story WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(before)),)
        )
        for story in before | {story for story, _, _ in places}:
            placing.settle(connection, story)


def stories(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Story]:
    """The stories of these numbers; those that are gone are left out."""
    reports: defaultdict[int, list[Headline]] = defaultdict(list)
    for *row, story in connection.execute(_REPORTS, (json.dumps(list(numbers)),)):
        reports[story].append(headline_of(row))
    titled = dict(connection.execute(_HEADLINES, (json.dumps(list(numbers)),)))
    return {number: _story(number, titled[number], found) for number, found in reports.items()}


def number_of(connection: sqlite3.Connection, key: str) -> int | None:
    """The number of the story that an article belongs to."""
    row = connection.execute(
        "SELECT story FROM idx.place JOIN main.article ON article.id = place.article WHERE key = ?", (key,)
    ).fetchone()
    return row and int(row[0])


_REPORTS = f"""{HEADLINE} WHERE place.story IN (SELECT value FROM json_each(?)) ORDER BY article.slot DESC"""

_HEADLINES = "SELECT id, headline FROM idx.story WHERE id IN (SELECT value FROM json_each(?))"

_TOUCHED = """SELECT article FROM idx.place WHERE compared = 1 OR story IN (
    SELECT near.story FROM idx.place AS loose
    JOIN idx.likeness ON likeness.article = loose.article JOIN idx.place AS near ON near.article = likeness.other
    WHERE loose.compared = 1 AND near.compared = 2 AND likeness.score >= ?)"""
"""Articles that are not in a story yet, and all reports of the stories that they might join."""


def _story(number: int, headline: int, reports: Sequence[Headline]) -> Story:
    by_number = {report.number: report for report in reports}
    return Story(number, by_number[number].key, by_number[headline].title, tuple(reports))


def _both_ways(number: int, found: Iterable[Near], scale: float) -> Iterator[tuple[int, int, float]]:
    for near in found:
        share = near.score / scale * near.words / (near.words + _EVIDENCE)
        if share >= _FAINT:
            yield from ((number, near.number, share), (near.number, number, share))


def _pairs(connection: sqlite3.Connection, among: set[int]) -> Pairs:
    return {
        (number, other): score
        for number in among
        for other, score in connection.execute(
            "SELECT other, score FROM idx.likeness WHERE article = ? AND other > article", (number,)
        )
        if other in among
    }


def _places(group: Sequence[int], pairs: Mapping[tuple[int, int], float]) -> list[tuple[int, float, int]]:
    """For each report of a story: the story, how like it is to the others, its number."""
    central = dict.fromkeys(group, 0.0)
    for place, one in enumerate(group):
        for other in group[place + 1 :]:
            score = pairs.get((one, other), 0.0)
            central[one] += score
            central[other] += score
    return [(group[0], central[number], number) for number in group]
