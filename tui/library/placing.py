"""Where an article stands among the stories: alone at first, beside others once they are found.

The story's own row (its newest report, how many there are, whose headline it has) is what lists are made of, so it is
kept in step here and nowhere else.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


def enter(connection: sqlite3.Connection, placed: Sequence[tuple[int, int]]) -> None:
    """New articles (number, slot) are stories of their own, and wait to be compared with the others."""
    rows = json.dumps(placed)
    connection.execute(f"INSERT INTO idx.place (article, slot, story) {_PLACED}", (rows,))
    connection.execute(f"INSERT INTO idx.story (id, newest, headline, reports) SELECT *, 1 FROM ({_PLACED})", (rows,))


_PLACED = "SELECT value ->> 0, value ->> 1, value ->> 0 FROM json_each(?)"


def leave(connection: sqlite3.Connection, article: int) -> None:
    """Take an article out of its story, and out of what others are like; copies of it are copies no longer."""
    (story,) = connection.execute("SELECT story FROM idx.place WHERE article = ?", (article,)).fetchone()
    connection.execute(
        """DELETE FROM idx.likeness WHERE (article, other) IN
        (SELECT other, article FROM idx.likeness WHERE article = ?)""",
        (article,),
    )
    connection.execute("DELETE FROM idx.likeness WHERE article = ?", (article,))
    connection.execute(
        "UPDATE idx.place SET copy_of = NULL, copied = 0 WHERE story = ? AND copy_of = ?", (story, article)
    )
    connection.execute("DELETE FROM idx.place WHERE article = ?", (article,))
    settle(connection, story)


def settle(connection: sqlite3.Connection, story: int) -> None:
    """Bring a story's row in step with its reports; where the first one left, the next gives it its number."""
    connection.execute("DELETE FROM idx.story WHERE id = ?", (story,))
    row = connection.execute(_TOLD, (story,)).fetchone()
    first, newest, reports, headline = row
    if reports:
        if first != story:
            connection.execute("UPDATE idx.place SET story = ? WHERE story = ?", (first, story))
        connection.execute("INSERT INTO idx.story VALUES (?, ?, ?, ?)", (first, newest, reports, headline))


_TOLD = """SELECT min(article), max(slot), count(*), (
        SELECT place.article FROM idx.place JOIN main.article ON article.id = place.article
        WHERE place.story = told.story ORDER BY article.title = '', place.central DESC, place.slot DESC LIMIT 1)
    FROM idx.place AS told WHERE told.story = ?"""
