"""Earlier texts of an article: what a file or a page said before it was changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from tui.library.rows import FIELDS, article_of

if TYPE_CHECKING:
    import sqlite3

    from tui.text.article import Article


KEPT = 20
"""Earlier texts of an article: there are feeds that give all their articles one name."""


class Version(NamedTuple):
    """What an article said once."""

    digest: str
    """Hash of title and text."""
    added: datetime
    """When this text joined the library (UTC)."""
    article: Article


def keep(connection: sqlite3.Connection, number: int) -> None:
    """Keep what an article says now, before it is written over; inside a transaction."""
    connection.execute(
        f"""INSERT INTO main.version (article, {FIELDS}, added, text)
        SELECT id, {FIELDS}, added, text FROM main.article JOIN main.body ON body.article = id WHERE id = ?""",
        (number,),
    )
    connection.execute(_FORGET, (number, number, KEPT))


_FORGET = """DELETE FROM main.version WHERE article = ? AND id <=
    (SELECT id FROM main.version WHERE article = ? ORDER BY id DESC LIMIT 1 OFFSET ?)"""


def versions(connection: sqlite3.Connection, key: str) -> list[Version]:
    """Earlier texts of a key, newest first."""
    rows = connection.execute(
        f"""SELECT version.added, version.text, {", ".join(f"version.{name}" for name in FIELDS.split(", "))}
        FROM main.article CROSS JOIN main.version ON version.article = article.id
        WHERE key = ? ORDER BY version.id DESC""",
        (key,),
    )
    return [_version(added, article_of(key, text, tuple(fields))) for added, text, *fields in rows]


def _version(added: float, article: Article) -> Version:
    return Version(article.digest, datetime.fromtimestamp(added, UTC), article)
