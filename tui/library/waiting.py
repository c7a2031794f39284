"""Articles that wait to be compared with the others: newest first, what is on the screen before all else, in bites.

An article is compared once, with whatever is there; who comes later finds it. What is kept of a likeness is enough to
form its story anew at any time, so each article costs the same however many there are.
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from heapq import nlargest
from typing import TYPE_CHECKING

from tui.library import copies, placing
from tui.library.linkage import NEAREST
from tui.library.placing import LEAST
from tui.library.schema import writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from tui.library.related import Likeness, Near

_BITE = 0.2  # seconds for which others that want to write wait at most
_CANDIDATES = 40  # a hundred form the same stories of ECB+, in twice the time
_TOUCHED = 4  # stories, besides its own, that one article may join into one
_EVIDENCE = 6.0
"""Shared words at which a likeness counts half: two lines about one company are not yet one event."""
_FAINT = LEAST / 4  # likeness that is not worth keeping


def place_waiting(connection: sqlite3.Connection, likeness: Likeness, limit: int, first: Sequence[str] = ()) -> int:
    """Find the stories of up to `limit` waiting articles, those with the keys `first` before the others.

    How many it were: fewer where time is up. One transaction.
    """
    if not _waiting(connection, 1, ()):
        return 0
    end = time.monotonic() + _BITE
    done = 0
    with writing(connection):
        for number in _waiting(connection, limit, first):
            _place(connection, likeness, number)
            done += 1
            if time.monotonic() > end:
                break
    return done


def _waiting(connection: sqlite3.Connection, limit: int, first: Sequence[str]) -> list[int]:
    wanted = connection.execute(_WANTED, (json.dumps(list(first), ensure_ascii=False),)) if first else ()
    newest = connection.execute(_NEWEST, (limit,))
    return list(dict.fromkeys(number for rows in (wanted, newest) for (number,) in rows))[:limit]


_NEWEST = "SELECT article FROM idx.place WHERE compared = 0 ORDER BY slot DESC LIMIT ?"
_WANTED = """SELECT place.article FROM main.article JOIN idx.place ON place.article = article.id
    WHERE article.key IN (SELECT value FROM json_each(?)) AND place.compared = 0 ORDER BY place.slot DESC"""


def _place(connection: sqlite3.Connection, likeness: Likeness, number: int) -> None:
    """Compare one article with the others, and form its story and those that it may belong to."""
    near = likeness.related(number, NEAREST, _CANDIDATES)
    shares = {other.number: share for other in near if (share := _share(other, likeness.rareness.most)) >= _FAINT}
    connection.executemany(
        "INSERT OR REPLACE INTO idx.likeness VALUES (?, ?, ?)",
        [row for other, share in shares.items() for row in ((number, other, share), (other, number, share))],
    )
    connection.execute("UPDATE idx.place SET compared = 1 WHERE article = ?", (number,))
    own, reports = connection.execute(_OWN, (number,)).fetchone()
    alike = _alike(connection, own, shares)
    if alike or reports > 1:
        placing.form(connection, [own, *alike])
        copies.note(connection, number)


def _share(near: Near, most: float) -> float:
    """A likeness that means the same in a library of any size: the rarer words are, the higher cosines."""
    return near.cosine * near.fresh / most * near.words / (near.words + _EVIDENCE)


def _alike(connection: sqlite3.Connection, own: int, shares: Mapping[int, float]) -> list[int]:
    """Stories but its own that an article is alike enough to, from how like it is to their reports; the most alike."""
    sums: defaultdict[int, float] = defaultdict(float)
    sizes: dict[int, int] = {}
    for article, story, reports in connection.execute(_STORIES, (json.dumps(list(shares)),)):
        sums[story] += shares[article]
        sizes[story] = reports
    averages = {story: sums[story] / min(sizes[story], NEAREST) for story in sums if story != own}
    found = nlargest(_TOUCHED, averages, key=averages.__getitem__)
    return [story for story in found if averages[story] >= LEAST]


_OWN = "SELECT story, reports FROM idx.place JOIN idx.story ON story.id = place.story WHERE article = ?"
_STORIES = """SELECT place.article, story, reports FROM idx.place JOIN idx.story ON story.id = place.story
    WHERE place.article IN (SELECT value FROM json_each(?))"""
