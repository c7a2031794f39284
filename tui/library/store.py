"""The library's door: articles in; articles, headlines, hits, related reports and stories out.

Two connections, each under a lock: who reads never waits for a batch that is being written, and any thread may call.
A library in memory has one for both.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING, Self

from tui.library import articles, common, index, listing, search, stories, versions
from tui.library.listing import View
from tui.library.marks import Known, Marks
from tui.library.query import Query, parse
from tui.library.related import Likeness
from tui.library.schema import MEMORY, connect, plainly, reading, writing
from tui.library.stories import Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tui.compare.rarity import Rarity
    from tui.library.articles import Headline
    from tui.library.listing import Line, Listing
    from tui.library.search import Hit
    from tui.library.versions import Version
    from tui.text.article import Article

_BATCH = 200  # articles a transaction: half a second at most in which no other process can write
_COMPARED = 20  # articles a transaction whose neighbours are sought
_UNREAD = "SELECT (SELECT count(*) FROM main.article) - (SELECT count(*) FROM temp.read)"
_STEPS = 1_000  # of SQLite's machine between two looks at whether a search was interrupted


class Library:
    """The articles of one reader. Every method may be called from any thread, and several processes may share the file.

    All raise `LibraryError`, whose message is a plain sentence, when the file cannot be used.
    """

    def __init__(self, path: Path | str) -> None:
        """Open the library at `path`, creating it where there is none; ":memory:" keeps it in memory."""
        self._path = str(path)
        self._writer = _Line(self._path)
        self._reader = self._writer if self._path == MEMORY else _Line(self._path)
        self._interrupted = False
        self._marks = Marks()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        """Number of articles."""
        with self._reader.read() as connection:
            return int(connection.execute("SELECT count(*) FROM main.article").fetchone()[0])

    def __bool__(self) -> bool:
        """An empty library is a library."""
        return True

    def close(self) -> None:
        """Let go of the files. Closing twice is harmless."""
        self.interrupt()
        self._reader.close()
        self._writer.close()

    def add(self, articles: Iterable[Article]) -> int:
        """Take articles in; how many were new or changed. A changed text keeps the earlier one (see `versions`)."""
        arriving = iter(articles)
        changed = 0
        while batch := list(islice(arriving, _BATCH)):
            changed += self._add(batch)
        return changed

    def remove(self, keys: Iterable[str]) -> int:
        """Forget articles and their versions; how many there were."""
        with self._indexed() as connection, writing(connection):
            found = [entry for key in dict.fromkeys(keys) if (entry := articles.entry(connection, key))]
            index.drop(connection, found)
            connection.executemany("DELETE FROM main.article WHERE id = ?", [(number,) for number, *_ in found])
            index.step(connection)
        return len(found)

    def article(self, key: str) -> Article | None:
        """The article of a key."""
        with self._reader.read() as connection:
            return articles.read(connection, key)

    def keys(self) -> list[str]:
        """Every key, in the order of arrival."""
        with self._reader.read() as connection:
            return [row[0] for row in connection.execute("SELECT key FROM main.article ORDER BY id")]

    def headlines(self, limit: int, before: Headline | None = None) -> list[Headline]:
        """The newest articles; with `before`, those that follow it in the list."""
        with self._reader.read() as connection:
            return articles.headlines(connection, limit, before)

    def headlines_of(self, keys: Iterable[str]) -> list[Headline]:
        """The headlines of some articles, in the order of their keys; those that are gone are left out."""
        with self._reader.read() as connection:
            numbers = [number for key in keys if (number := articles.number_of(connection, key)) is not None]
            found = articles.headlines_of(connection, numbers)
            return [found[number] for number in dict.fromkeys(numbers) if number in found]

    def versions(self, key: str) -> list[Version]:
        """Earlier texts of an article, newest first."""
        with self._reader.read() as connection:
            return versions.versions(connection, key)

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Articles that hold every word of the query: those with all of them in the title first, then newest first.

        The last word counts as a prefix, "quoted words" as a phrase, `OR` between two lets either do, -word excludes.
        Any query is fine. A search that `interrupt` ended finds nothing.
        """
        self._catch_up()
        with self._reader.read() as connection:
            self._interrupted = False
            connection.set_progress_handler(lambda: self._interrupted, _STEPS)
            try:
                return search.search(connection, query, limit)
            except sqlite3.OperationalError:
                if self._interrupted:
                    return []
                raise
            finally:
                connection.set_progress_handler(None, 0)

    def first(self, query: str, limit: int = 50) -> list[Hit]:
        """The newest articles that a query finds, at once."""
        return self.search(query, limit)

    def asked(self, typed: str) -> Query:
        """A query as it is understood."""
        return parse(typed)

    def count(self, query: str) -> int:
        """How many articles a query finds."""
        return self.listing(View.TIME, query).reports

    def interrupt(self) -> None:
        """End the search that runs in another thread, if one does."""
        self._interrupted = True

    def related(self, key: str, limit: int = 10) -> list[tuple[str, float]]:
        """Other reports of the same event as (key, score 0..1), best first; none for an unknown key."""
        self._catch_up()
        with self._reader.read() as connection:
            number = articles.number_of(connection, key)
            found = [] if number is None else self._reader.likeness.related(number, limit)
            return [(other, near.score) for near in found if (other := articles.key_of(connection, near.number))]

    def rarity(self, *reports: Article) -> Rarity:
        """How common the words of some reports are: in news at large, blended with this library."""
        with self._reader.read() as connection:
            return common.rarity(connection, reports)

    def mark(self, marks: Marks) -> None:
        """What was read and starred from now on, for queries that ask for it."""
        self._marks = marks

    def listing(self, view: View = View.STORIES, query: str = "", limit: int = -1) -> Listing:
        """The order of a view, newest first: of what a query finds, or of all; its first lines where there is a limit."""
        with self._reader.read() as connection:
            self._reader.known.learn(self._marks)
            among = search.slots(connection, query) if query else None
            return listing.listing(connection, view, among, limit)

    def lines(self, listed: Listing, start: int = 0, stop: int | None = None) -> list[Line | None]:
        """What stands on some lines of a listing; None where it is gone meanwhile."""
        with self._reader.read() as connection:
            return listing.lines(connection, listed, start, len(listed) if stop is None else stop)

    def position(self, listed: Listing, key: str) -> int:
        """On which line of a listing an article stands, or its story; -1 where it does not."""
        with self._reader.read() as connection:
            return listing.find(connection, listed, key)

    def listed(self, listed: Listing) -> list[str]:
        """Keys of all articles that stand in a listing, in no order."""
        with self._reader.read() as connection:
            return listing.keys(connection, listed)

    def unread(self) -> int:
        """How many articles carry no mark that they were read."""
        with self._reader.read() as connection:
            self._reader.known.learn(self._marks)
            return int(connection.execute(_UNREAD).fetchone()[0])

    def stories(self) -> list[Story]:
        """Every story, newest first, once all articles are compared: for small libraries."""
        while self.gather():
            pass
        return [story for story in self.lines(self.listing()) if isinstance(story, Story)]

    def story(self, key: str) -> Story | None:
        """The story that an article belongs to; None for an unknown key."""
        with self._reader.read() as connection:
            number = stories.number_of(connection, key)
            return None if number is None else stories.stories(connection, [number]).get(number)

    def gather(self, limit: int = _COMPARED, first: Sequence[str] = ()) -> int:  # noqa: ARG002 (to come)
        """Compare up to `limit` new articles with the others, and form stories once all are; how many were compared.

        `stories` does this to the end. After a large import, a caller that wants to show how far it is asks in bites.
        """
        with self._indexed() as connection:
            compared = stories.compare_waiting(connection, self._writer.likeness, limit)
            if not compared:
                stories.form(connection)
            return compared

    def _add(self, batch: Sequence[Article]) -> int:
        """One transaction: the shelf first, then once per article the index, whose entry may have to make way."""
        now = time.time()
        before: dict[str, index.Entry | None] = {}
        with self._indexed() as connection, writing(connection):
            for article in batch:
                if change := articles.store(connection, article, now):
                    before.setdefault(article.key, change.before)
            if before:
                for line in {self._reader, self._writer}:
                    line.known.forget(before)
                index.drop(connection, [entry for entry in before.values() if entry])
                index.put(connection, [entry for key in before if (entry := articles.entry(connection, key))])
                index.step(connection)
        return len(before)

    @contextmanager
    def _indexed(self) -> Iterator[sqlite3.Connection]:
        """The writer, with the index in step."""
        with self._writer.use() as connection:
            index.catch_up(connection)
            yield connection

    def _catch_up(self) -> None:
        """See to it that a reader finds the index in step; mostly it is, and nobody waits for a writer."""
        with self._reader.read() as connection:
            ready = index.in_step(connection)
        if not ready:
            with self._indexed():
                pass


class _Line:
    """A connection that one thread uses at a time, and what it has learnt about the library's words."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._lock = RLock()
        self._connection = connect(path)
        self.likeness = Likeness(self._connection)
        self.known = Known(self._connection)

    @contextmanager
    def use(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this thread alone; what goes wrong is told plainly."""
        with self._lock, plainly(self._path):
            yield self._connection

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """The connection, with one view of the library."""
        with self.use() as connection, reading(connection):
            yield connection

    def close(self) -> None:
        """Close the connection, once whoever uses it is done."""
        with self._lock:
            self._connection.close()
