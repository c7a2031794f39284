"""What the library knows of feeds: how the last fetch of each went, and which entry of a feed is which article.

It lies with the articles, for it holds as long as they do: with the library gone, a feed that has nothing new would
send nothing, and no article would come back. Which feeds the reader follows is reading state, and is kept there.
An entry is known on after its article was forgotten, so that it does not come again.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, Self

from tui.library.rows import line
from tui.library.schema import writing

if TYPE_CHECKING:
    from tui.library.turns import Turns

_KEPT = 90 * 86_400.0
"""Seconds for which an entry is known that its feed has dropped and whose article is gone."""
_OWED, _DIGITS = "~", 4


class Fetched(NamedTuple):
    """What is known of a feed since it was last fetched."""

    etag: str = ""
    modified: str = ""
    """What its server wants to be asked with, see RFC 9110, 13.1."""
    digest: str = ""
    """A hash of the body that was last parsed: some servers send everything every time."""
    fetched: float = 0.0
    """When it was last asked for, in seconds since 1970; 0 for never."""
    due: float = 0.0
    """When it may be asked for again."""
    arrived: float = 0.0
    """When it last brought an article."""
    failures: int = 0
    """How often it failed since it last went well."""
    trouble: str = ""
    """Why it failed, in one plain sentence; "" where it did not."""
    cure: str = ""
    """What the reader can do about it, in one plain sentence; "" where nothing, or nothing needs doing."""
    title: str = ""
    """What it calls itself."""
    site: str = ""
    """The address of the pages it is made of."""
    truncated: bool = False
    """Whether its entries hold only the beginnings of their reports."""
    later: float = 0.0
    """Until when its server wants to be left alone, in seconds since 1970; past where it does not say."""
    answered: str = ""
    """The address that etag and modified came from, which nobody else is asked with."""
    ttl: int = 0
    """Seconds for which the feed itself asks to be left alone; 0 where it does not."""
    depth: int = 0
    """How far inside its address was when it was first asked (see `sources.web.places.Depth`): it leads no further."""


class Known(NamedTuple):
    """An entry of a feed that was seen before."""

    key: str
    """Its article's."""
    digest: str
    """A hash of what it said then, and how often its page is still to be asked for (see `owing`)."""
    topics: str = ""
    """Its categories, a line each."""

    @property
    def said(self) -> str:
        """The hash alone."""
        return self.digest.partition(_OWED)[0]

    @property
    def owed(self) -> int:
        """How often its article's page is still to be asked for, which could not be had; mostly 0."""
        times = self.digest.partition(_OWED)[2]
        return int(times) if times.isdecimal() and len(times) < _DIGITS else 0

    def owing(self, times: int) -> Self:
        """The same, its page to be asked for so often.

        >>> Known("k", "d").owing(5), Known("k", "d~5").owed, Known("k", "d~5").owing(0)
        (Known(key='k', digest='d~5', topics=''), 5, Known(key='k', digest='d', topics=''))
        """
        return self._replace(digest=f"{self.said}{_OWED}{times}" if times else self.said)


class Feeds:
    """The library's side of feeds; every method may be called from any thread."""

    def __init__(self, reader: Turns, writer: Turns) -> None:
        self._reader, self._writer = reader, writer

    def all(self) -> dict[str, Fetched]:
        """What is known of every feed, by its address."""
        with self._reader.read() as connection:
            rows = connection.execute(f"SELECT address, {_FIELDS} FROM main.feed")
            return {line(address): _fetched(fields) for address, *fields in rows}

    def one(self, address: str) -> Fetched:
        """What is known of a feed; nothing of one that was never fetched."""
        with self._reader.read() as connection:
            row = connection.execute(f"SELECT {_FIELDS} FROM main.feed WHERE address = ?", (address,)).fetchone()
            return _fetched(row) if row else Fetched()

    def keep(self, known: Mapping[str, Fetched]) -> None:
        """Write down how fetches went."""
        rows = [(address, *fetched) for address, fetched in known.items()]
        with self._writer.use() as connection, writing(connection):
            connection.executemany(f"INSERT OR REPLACE INTO main.feed (address, {_FIELDS}) VALUES ({_HOLES})", rows)

    def move(self, before: str, after: str) -> None:
        """A feed has another address now, and is the same feed."""
        with self._writer.use() as connection, writing(connection):
            for table in ("feed", "entry"):
                column = "address" if table == "feed" else "feed"
                connection.execute(
                    f"UPDATE OR IGNORE main.{table} SET {column} = ? WHERE {column} = ?", (after, before)
                )
                connection.execute(f"DELETE FROM main.{table} WHERE {column} = ?", (before,))

    def retire(self, address: str) -> None:
        """A feed is followed no longer. What it is called and which entry is which stays: it may be followed again."""
        known = self.one(address)
        if known != Fetched():
            self.keep({address: Fetched(title=known.title, site=known.site, truncated=known.truncated)})

    def forget(self, keys: Iterable[str]) -> None:
        """Forget that feeds brought some articles: with their feeds they may come again."""
        with self._writer.use() as connection, writing(connection):
            connection.executemany("DELETE FROM main.entry WHERE article = ?", [(key,) for key in keys])

    def prune(self, followed: Iterable[str]) -> None:
        """Forget what feeds brought that nobody follows any more, once it is long gone."""
        with self._writer.use() as connection, writing(connection):
            connection.execute(
                """DELETE FROM main.entry WHERE seen < ? AND feed NOT IN (SELECT value FROM json_each(?))
                AND NOT EXISTS (SELECT 1 FROM main.article WHERE article.key = entry.article)""",
                (time.time() - _KEPT, json.dumps([*followed], ensure_ascii=False)),
            )

    def entries(self, address: str) -> dict[str, Known]:
        """The entries of a feed that were seen, by the names that it gives them."""
        with self._reader.read() as connection:
            rows = connection.execute("SELECT guid, article, digest, topics FROM main.entry WHERE feed = ?", (address,))
            return {guid: Known(line(key), digest, topics) for guid, key, digest, topics in rows}

    def saw(self, address: str, seen: Mapping[str, Known]) -> None:
        """Remember the entries that a feed holds now; those that it dropped long ago go with their articles."""
        now = time.time()
        rows = [(address, guid, *known, now) for guid, known in seen.items()]
        with self._writer.use() as connection, writing(connection):
            connection.executemany(
                """INSERT OR REPLACE INTO main.entry (feed, guid, article, digest, topics, seen)
                VALUES (?, ?, ?, ?, ?, ?)""",
                rows,
            )
            connection.execute(
                """DELETE FROM main.entry WHERE feed = ? AND seen < ?
                AND NOT EXISTS (SELECT 1 FROM main.article WHERE article.key = entry.article)""",
                (address, now - _KEPT),
            )

    def carriers(self, key: str) -> list[str]:
        """The addresses of the feeds that carry an article, whether they are followed or not."""
        with self._reader.read() as connection:
            return [row[0] for row in connection.execute("SELECT feed FROM main.entry WHERE article = ?", (key,))]

    def keys(self, address: str, followed: Iterable[str]) -> list[str]:
        """The articles that are there and came with a feed, and with no other of those that are followed."""
        with self._reader.read() as connection:
            rows = connection.execute(
                """SELECT DISTINCT entry.article FROM main.entry
                JOIN main.article ON article.key = entry.article WHERE feed = ?
                AND NOT EXISTS (SELECT 1 FROM main.entry AS other
                    WHERE other.article = entry.article AND other.feed <> entry.feed
                    AND other.feed IN (SELECT value FROM json_each(?)))""",
                (address, json.dumps([*followed], ensure_ascii=False)),
            )
            return [row[0] for row in rows]

    def topics(self, key: str) -> list[str]:
        """The categories under which feeds carry an article."""
        with self._reader.read() as connection:
            rows = connection.execute("SELECT topics FROM main.entry WHERE article = ?", (key,))
            named = (line(topic) for (topics,) in rows for topic in topics.split("\n"))
            return list(dict.fromkeys(filter(None, named)))

    def fill(self, keys: Iterable[str]) -> None:
        """Remember that the texts of articles are now those of their pages: a feed no longer writes over them."""
        with self._writer.use() as connection, writing(connection):
            connection.executemany("INSERT OR REPLACE INTO main.filled VALUES (?, ?)", [(k, time.time()) for k in keys])

    def filled(self, keys: Iterable[str]) -> set[str]:
        """Which of some articles have the texts of their pages."""
        with self._reader.read() as connection:
            ask = "SELECT 1 FROM main.filled WHERE article = ?"
            return {key for key in keys if connection.execute(ask, (key,)).fetchone()}


_FIELDS = ", ".join(Fetched._fields)
_HOLES = ", ".join("?" * (len(Fetched._fields) + 1))
_TYPES = [type(value) for value in Fetched()]


def _fetched(row: Iterable[object]) -> Fetched:
    """What a row says; a value of another type, which SQLite keeps as well, is the default."""
    values = [
        (line(value) if kind is str else kind(value))
        if isinstance(value, str if kind is str else (int, float))
        else kind()
        for kind, value in zip(_TYPES, row, strict=True)
    ]
    return Fetched(*values)  # type: ignore[arg-type]
