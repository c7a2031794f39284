"""Where an article stands among the stories: alone at first, beside others once they are found.

The story's own row (its newest report, how many there are, whose headline it has) is what lists are made of, so it is
kept in step here and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def enter(connection: sqlite3.Connection, article: int, slot: int) -> None:
    """A new article is a story of its own, and waits to be compared with the others."""
    connection.execute("INSERT INTO idx.place (article, slot, story) VALUES (?, ?, ?)", (article, slot, article))
    connection.execute("INSERT INTO idx.story VALUES (?, ?, 1, ?)", (article, slot, article))


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
