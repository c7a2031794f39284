"""Articles in the library's own file: written, found changed, read, and listed newest first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.library import slots
from tui.library.inserting import insert
from tui.library.rows import FIELDS, article_of, line, moment, row_of
from tui.library.versions import keep

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

    from tui.library.index import Entry
    from tui.text.article import Article

_TITLE = 300  # characters of a title that a list shows: some are 100 kB


class Headline(NamedTuple):
    """An article as a list shows it, without its text."""

    key: str
    title: str
    """Its first 300 characters."""
    source: str
    published: datetime | None
    slot: int
    """Its place in time: lists are ordered by it."""
    number: int
    """Order of arrival."""
    changed: bool
    """Whether earlier texts of it are kept."""
    copy_of: str = ""
    """Key of the report that it is a near copy of; "" for none."""
    copied: int = 0
    """Percentage of it that it has from there."""


class Change(NamedTuple):
    """What `store` did to an article that was new or changed."""

    number: int
    slot: int
    before: Entry | None
    """What was indexed of it; None for a new one."""


def store(
    connection: sqlite3.Connection, batch: Sequence[Article], now: float, *, versions: bool = True
) -> dict[str, Change]:
    """Write articles; what is to be indexed anew, by key; `versions`: earlier texts are kept. Inside a transaction.

    Those that are new, which is most, are written by one statement: while it runs, other threads do.
    """
    known = _known(connection, batch)
    fresh: dict[str, Article] = {}
    rest = [
        article for article in batch if article.key in known or fresh.setdefault(article.key, article) is not article
    ]
    changes = _insert(connection, list(fresh.values()), now)
    for article in rest:
        if change := _store(connection, article, now, versions=versions):
            first = changes.get(article.key, change)
            changes[article.key] = change._replace(before=first.before)
    return changes


def _known(connection: sqlite3.Connection, batch: Sequence[Article]) -> set[str]:
    """The keys among those of a batch that the library has."""
    keys = json.dumps([article.key for article in batch], ensure_ascii=False)
    row = connection.execute(
        "SELECT json_group_array(key) FROM main.article WHERE key IN (SELECT value FROM json_each(?))", (keys,)
    ).fetchone()
    return set(json.loads(row[0]))


def _store(connection: sqlite3.Connection, article: Article, now: float, *, versions: bool) -> Change | None:
    """Write an article over what is known of it; None where nothing of it is indexed anew.

    The same title and text are the same report: a corrected byline or date is taken over, but makes no version.
    """
    row = connection.execute(
        """SELECT id, slot, added, title, text, source FROM main.article JOIN main.body ON body.article = id
        WHERE key = ?""",
        (article.key,),
    ).fetchone()
    number, slot, added, title, text, source = row
    if versions and (title, text) != (article.title, article.text):
        keep(connection, number)
        added = now
    place = _update(connection, number, slot, article, added)
    same = (title, text, source, slot) == (article.title, article.text, article.source, place)
    return None if same else Change(number, place, (number, slot, title, text, source))


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
        "SELECT id, slot, title, text, source FROM main.article JOIN main.body ON body.article = id WHERE key = ?",
        (key,),
    ).fetchone()
    return found


def read(connection: sqlite3.Connection, key: str) -> Article | None:
    """The article of a key."""
    row = connection.execute(
        f"SELECT text, {FIELDS} FROM main.article JOIN main.body ON body.article = id WHERE key = ?",
        (key,),
    ).fetchone()
    return row and article_of(key, row[0], row[1:])


def page(connection: sqlite3.Connection, after: int, limit: int) -> list[tuple[int, Article]]:
    """The next articles in the order of arrival, each with its number."""
    rows = connection.execute(
        f"""SELECT id, key, text, {FIELDS} FROM main.article JOIN main.body ON body.article = id
        WHERE id > ? ORDER BY id LIMIT ?""",
        (after, limit),
    )
    return [(number, article_of(key, text, tuple(fields))) for number, key, text, *fields in rows]


def read_all(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Article]:
    """The articles of some numbers, in their order; those that are gone are left out."""
    rows = connection.execute(
        f"""SELECT article.key, text, {FIELDS} FROM json_each(?) AS asked JOIN main.article ON article.id = asked.value
        JOIN main.body ON body.article = article.id ORDER BY asked.id""",
        (json.dumps(list(numbers)),),
    )
    return [article_of(key, text, tuple(fields)) for key, text, *fields in rows]


def headlines(connection: sqlite3.Connection, limit: int, before: Headline | None) -> list[Headline]:
    """The page of the list that follows `before`, found through the index: no page costs more than another."""
    place = before.slot if before else slots.NEWEST
    rows = connection.execute(
        f"{HEADLINE} WHERE article.slot < ? ORDER BY article.slot DESC LIMIT ?", (place, max(0, limit))
    )
    return [headline_of(row) for row in rows]


def headlines_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Headline]:
    """The headlines of some articles by their numbers; those that are gone are left out."""
    rows = connection.execute(
        f"{HEADLINE} WHERE article.id IN (SELECT value FROM json_each(?))", (json.dumps(list(numbers)),)
    )
    return {headline.number: headline for headline in map(headline_of, rows)}


HEADLINE = f"""SELECT article.key, substr(article.title, 1, {_TITLE}), article.source, article.published,
        article.slot, article.id, EXISTS (SELECT 1 FROM main.version WHERE version.article = article.id),
        coalesce(original.key, ''), coalesce(place.copied, 0), place.story
    FROM main.article
    LEFT JOIN idx.place ON place.article = article.id
    LEFT JOIN main.article AS original ON original.id = place.copy_of"""
"""Selects rows for `headline_of`; the last column is the number of the article's story."""


def headline_of(row: Sequence[Any]) -> Headline:
    """The headline of a row that `HEADLINE` selected."""
    key, title, source, published, slot, number, changed, copy_of, copied, *_ = row
    return Headline(
        line(key), line(title), line(source), moment(published), slot, number, bool(changed), line(copy_of), copied
    )


def _insert(connection: sqlite3.Connection, batch: Sequence[Article], now: float) -> dict[str, Change]:
    """Write new articles, numbered in their order."""
    (last,) = connection.execute(_LAST).fetchone()
    places = slots.free(connection, [slots.wanted(article.published, now) for article in batch])
    numbered = list(enumerate(zip(batch, places, strict=True), last + 1))
    rows = [[number, article.key, now, slot, *row_of(article)] for number, (article, slot) in numbered]
    insert(connection, "main.article", f"id, key, added, slot, {FIELDS}", rows)
    insert(connection, "main.body", "article, text", [(number, article.text) for number, (article, _) in numbered])
    return {article.key: Change(number, slot, None) for number, (article, slot) in numbered}


_LAST = "SELECT max(highest, coalesce((SELECT max(id) FROM main.article), 0)) FROM main.removed"


def _update(connection: sqlite3.Connection, number: int, slot: int, article: Article, added: float) -> int:
    """Take over what an article says now; the slot where it then stands."""
    before = connection.execute("SELECT published, added FROM main.article WHERE id = ?", (number,)).fetchone()
    place = slots.wanted(article.published, added)
    if slots.wanted(moment(before[0]), before[1]) != place:
        (slot,) = slots.free(connection, [place])
    connection.execute(
        f"UPDATE main.article SET (added, slot, {FIELDS}) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?",
        (added, slot, *row_of(article), number),
    )
    connection.execute("UPDATE main.body SET text = ? WHERE article = ?", (article.text, number))
    return slot
