"""Where an article stands among the stories: alone at first, beside others once they are found.

A story has the number of the report that arrived first, and keeps it as others arrive, join, or part from it. Its row
(its newest report, how many there are, whose headline it has) is what lists are made of, so it is kept in step here and
nowhere else.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tui.library import copies
from tui.library.inserting import insert
from tui.library.linkage import Pairs, average_link, central

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

LEAST = 0.016
"""Least average likeness within a story. Chosen with `benchmarks/stories.py`; .012 to .018 do nearly as well."""
_FORMED_ANEW = 60  # reports up to which stories that meet are formed from single reports; bigger ones join as they are
_STEADY = 0.8  # of the best: how central a headline must be to stay


def enter(connection: sqlite3.Connection, placed: Sequence[tuple[int, int]]) -> None:
    """New articles (number, slot) are stories of their own, and wait to be compared with the others."""
    insert(connection, "idx.place", "article, slot, story", [(article, slot, article) for article, slot in placed])
    stories = [(article, slot, 1, article) for article, slot in placed]
    insert(connection, "idx.story", "id, newest, reports, headline", stories)


def leave(connection: sqlite3.Connection, article: int) -> None:
    """Take an article out of its story, and out of what others are like; what it held together falls apart."""
    (story,) = connection.execute("SELECT story FROM idx.place WHERE article = ?", (article,)).fetchone()
    following = copies.following(connection, article)
    near = connection.execute("SELECT other FROM idx.likeness WHERE article = ?", (article,)).fetchall()
    connection.executemany("DELETE FROM idx.likeness WHERE article = ? AND other = ?", ((n, article) for (n,) in near))
    connection.execute("DELETE FROM idx.likeness WHERE article = ?", (article,))
    connection.execute("DELETE FROM idx.place WHERE article = ?", (article,))
    form(connection, [story])
    copies.forget(connection, following)


def form(connection: sqlite3.Connection, stories: Sequence[int]) -> None:
    """Form some stories anew from the reports that they have."""
    home = dict(connection.execute(_MEMBERS, (json.dumps(list(stories)),)))
    pairs = _pairs(connection, home)
    if len(home) <= _FORMED_ANEW:
        groups = [[member] for member in sorted(home)]
    else:
        groups = [[member for member in home if home[member] == story] for story in stories]
    formed = average_link([group for group in groups if group], pairs, LEAST)
    _write(connection, stories, formed, central(formed, pairs))


_MEMBERS = "SELECT article, story FROM idx.place WHERE story IN (SELECT value FROM json_each(?))"
_LIKENESS = """SELECT article, other, score FROM idx.likeness
    WHERE article IN (SELECT value FROM json_each(?)) AND other > article"""


def _pairs(connection: sqlite3.Connection, among: Mapping[int, int]) -> Pairs:
    rows = connection.execute(_LIKENESS, (json.dumps(list(among)),))
    return {(one, other): score for one, other, score in rows if other in among}


def _write(
    connection: sqlite3.Connection,
    before: Sequence[int],
    groups: Sequence[Sequence[int]],
    centrality: Mapping[int, float],
) -> None:
    """Put groups of reports into the place of the stories that they were."""
    told = json.dumps(list(before))
    headlines = dict(connection.execute(f"SELECT id, headline FROM idx.story WHERE {_AMONG}", (told,)))
    connection.execute(f"DELETE FROM idx.story WHERE {_AMONG}", (told,))
    connection.executemany(
        "UPDATE idx.place SET story = ?, central = ? WHERE article = ?",
        [(min(group), centrality[member], member) for group in groups for member in group],
    )
    for group in groups:
        _tell(connection, min(group), headlines.get(min(group)))
        copies.part(connection, min(group))


_AMONG = "id IN (SELECT value FROM json_each(?))"


def _tell(connection: sqlite3.Connection, story: int, headline: int | None) -> None:
    """Write a story's row. Its headline is that of the report most like the others, and stays while it is nearly so."""
    reports = connection.execute(_TOLD, (story,)).fetchall()
    best = max(reports, key=lambda report: report[2:])
    kept = next((report for report in reports if report[0] == headline), best)
    if kept[2] < best[2] or kept[3] < _STEADY * best[3]:
        kept = best
    newest = max(slot for _, slot, *_ in reports)
    connection.execute("INSERT INTO idx.story VALUES (?, ?, ?, ?)", (story, newest, len(reports), kept[0]))


_TOLD = """SELECT place.article, place.slot, article.title <> '', place.central, -place.slot
    FROM idx.place JOIN main.article ON article.id = place.article WHERE place.story = ?"""
