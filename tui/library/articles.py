"""Articles in the library's own file: written, found changed, read, and listed newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.library.rows import FIELDS, article_of, listed, moment, row_of
from tui.library.versions import keep

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from tui.library.index import Entry
    from tui.text.article import Article

_NEWEST = 9e99  # later than any date


@dataclass(frozen=True, slots=True)
class Headline:
    """An article as a list shows it, without its text."""

    key: str
    title: str
    source: str
    published: datetime | None
    story: str
    """Id of its story; "" until `Library.stories` has placed it."""
    listed: float
    """What lists are ordered by: seconds since 1970 of the publication, or of the arrival where that is not known."""
    number: int
    """Order of arrival, which decides between two of the same moment."""


@dataclass(frozen=True, slots=True)
class Change:
    """What `store` did to an article that was new or changed."""

    number: int
    before: Entry | None
    """What was indexed of it; None for a new one."""


def store(connection: sqlite3.Connection, article: Article, now: float) -> Change | None:
    """Write an article; None where nothing is new. Inside a transaction.

    The same title and text are the same report: a corrected byline or date is taken over, but makes no version.
    """
    row = connection.execute(
        "SELECT id, added, title, text FROM main.article JOIN main.body ON body.article = id WHERE key = ?",
        (article.key,),
    ).fetchone()
    if row is None:
        return Change(_insert(connection, article, now), None)
    number, added, title, text = row
    if (title, text) == (article.title, article.text):
        _update(connection, number, article, added)
        return None
    keep(connection, number)
    _update(connection, number, article, now)
    return Change(number, (number, title, text))


def number_of(connection: sqlite3.Connection, key: str) -> int | None:
    """An article's number in this library."""
    row = connection.execute("SELECT id FROM main.article WHERE key = ?", (key,)).fetchone()
    return row and int(row[0])


def key_of(connection: sqlite3.Connection, number: int) -> str | None:
    """The key of an article's number."""
    row = connection.execute("SELECT key FROM main.article WHERE id = ?", (number,)).fetchone()
    return row and str(row[0])


def entry(connection: sqlite3.Connection, key: str) -> Entry | None:
    """What is indexed of an article."""
    found: Entry | None = connection.execute(
        "SELECT id, title, text FROM main.article JOIN main.body ON body.article = id WHERE key = ?", (key,)
    ).fetchone()
    return found


def read(connection: sqlite3.Connection, key: str) -> Article | None:
    """The article of a key."""
    row = connection.execute(
        f"SELECT text, {FIELDS} FROM main.article JOIN main.body ON body.article = id WHERE key = ?",  # noqa: S608 - our own columns
        (key,),
    ).fetchone()
    return row and article_of(key, row[0], row[1:])


def headlines(connection: sqlite3.Connection, limit: int, before: Headline | None) -> list[Headline]:
    """The page of the list that follows `before`, found through the index: no page costs more than another."""
    place = (before.listed, before.number) if before else (_NEWEST, 0)
    rows = connection.execute(
        """SELECT article.key, article.title, article.source, article.published,
            coalesce(first.key, ''), article.listed, article.id
        FROM main.article
        LEFT JOIN idx.place ON place.article = article.id
        LEFT JOIN main.article AS first ON first.id = place.story
        WHERE (article.listed, article.id) < (?, ?)
        ORDER BY article.listed DESC, article.id DESC LIMIT ?""",
        (*place, max(0, limit)),
    )
    return [Headline(key, title, source, moment(published), *rest) for key, title, source, published, *rest in rows]


def _insert(connection: sqlite3.Connection, article: Article, now: float) -> int:
    number = connection.execute(
        f"INSERT INTO main.article (key, added, listed, {FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - as above
        (article.key, now, listed(article, now), *row_of(article)),
    ).lastrowid
    assert number is not None
    connection.execute("INSERT INTO main.body VALUES (?, ?)", (number, article.text))
    return number


def _update(connection: sqlite3.Connection, number: int, article: Article, added: float) -> None:
    connection.execute(
        f"UPDATE main.article SET (added, listed, {FIELDS}) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?",  # noqa: S608 - as above
        (added, listed(article, added), *row_of(article), number),
    )
    connection.execute("UPDATE main.body SET text = ? WHERE article = ?", (article.text, number))
