"""What can be read of a damaged library, into a new one.

Every number that an article may have is asked for by itself, so a broken page costs the articles on it and no others.
What SQLite no longer finds is sought on the pages themselves. Slots and the index are worked out anew.
"""

from __future__ import annotations

import mmap
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.library import articles, pages
from tui.library.errors import LibraryDamaged, LibraryUnavailable
from tui.library.opening import address, connect, index_path, plainly
from tui.library.rows import FIELDS, moment, row_of
from tui.library.schema import writing
from tui.text.article import Article
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_BATCH = 200
_HIGHEST = 10_000_000
"""Of the numbers that are all asked for; above it only those that an index names."""
_TAILS = ("", "-wal", "-shm")
_COLUMNS = 9  # of an article, and of an earlier text

Dated = tuple[Article, float]
"""An article, and when it was added."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a repair came to."""

    articles: int
    versions: int
    """Earlier texts."""
    lost: int
    """Articles that are known to have been there."""
    aside: Path
    """Where the damaged file is now."""


def repair(path: Path, progress: Callable[[int], object]) -> Saved:
    """Put a new library in the place of a damaged one, which is kept; `progress` is told how many articles were saved.

    Raises:
        LibraryError: nothing can be read, or nothing written. Then all is as it was.
    """
    new = path.with_name(f"{path.stem}-repaired.db")
    index = Path(index_path(str(path)))
    try:
        _remove(new)
        with plainly(str(new)), closing(connect(str(new)).connection) as connection:
            salvage = _Salvage(connection, progress)
            salvage.from_tables(path)
            salvage.from_pages(path)
            salvage.from_feeds(path)
            connection.execute("PRAGMA main.wal_checkpoint(TRUNCATE)")
        if not salvage.saved:
            raise LibraryDamaged(f"Nothing can be read of {clean_line(str(path))}; it was left as it is.")
        aside = _free_name(path)
        _move(path, aside)
        _remove(index)
        _move(new, path)
    except OSError as error:
        raise LibraryUnavailable(f"The library cannot be repaired: {str(error.strerror).lower()}.") from error
    finally:
        _remove(new, Path(index_path(str(new))))
    return Saved(len(salvage.saved), salvage.versions, len(salvage.named - salvage.saved.keys()), aside)


class _Salvage:
    """What has been written into the new library so far."""

    def __init__(self, connection: sqlite3.Connection, progress: Callable[[int], object]) -> None:
        self._connection, self._progress = connection, progress
        self.named: set[int] = set()
        self.saved: dict[int, int] = {}
        """Numbers of articles in the old library and in the new one."""
        self.versions = 0

    def from_tables(self, path: Path) -> None:
        """What SQLite finds."""
        with closing(_wreck(path)) as wreck:
            self.named = _numbers(wreck)
            highest = max((number for number in self.named if number <= _HIGHEST), default=0)
            for batch in _batches(sorted(self.named | set(range(1, highest + 1)))):
                with writing(self._connection):
                    for number in batch:
                        if dated := _article(wreck, number):
                            self._save(number, dated)
                            self._keep(number, _versions(wreck, number))
                self._progress(len(self.saved))

    def from_pages(self, path: Path) -> None:
        """What only its page still knows: articles, then their texts, then earlier ones."""
        if self.saved and not self.named - self.saved.keys():
            return
        with path.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as file:
            known = self.saved.copy()
            found = {number: row for number, row in pages.rows(file) if _is_article(row) and number not in known}
            self.named |= found.keys()
            for batch in _batches(pages.rows(file)):
                with writing(self._connection):
                    for number, row in batch:
                        if len(row) == 2 and number in found and number not in self.saved:
                            _, key, *fields, added, _ = found[number]
                            if dated := _sound(key, added, *fields, row[1]):
                                self._save(number, dated)
                self._progress(len(self.saved))
            with writing(self._connection):
                for _, row in pages.rows(file):
                    if _is_version(row) and row[1] not in known and (dated := _sound("", row[7], *row[2:7], row[8])):
                        self._keep(row[1], [dated])

    def from_feeds(self, path: Path) -> None:
        """Which entries of feeds the saved articles are. How fetches went is left: lost articles are to come again."""
        with closing(_wreck(path)) as wreck, writing(self._connection):
            for table in ("entry", "filled"):
                with suppress(sqlite3.Error):
                    for row in wreck.execute(f"SELECT * FROM {table}"):
                        self._connection.execute(f"INSERT OR IGNORE INTO main.{table} VALUES ({_holes(row)})", row)
                self._connection.execute(
                    f"DELETE FROM main.{table} WHERE article NOT IN (SELECT key FROM main.article)"
                )

    def _save(self, number: int, dated: Dated) -> None:
        """Write an article; one key is written once."""
        article, added = dated
        if articles.number_of(self._connection, article.key) is None:
            change = articles.store(self._connection, [article], added)[article.key]
            self.saved[number] = change.number

    def _keep(self, number: Any, earlier: Sequence[Dated]) -> None:  # noqa: ANN401 - whatever the page holds
        """Write earlier texts of an article that was saved."""
        for article, added in earlier if number in self.saved else ():
            self._connection.execute(
                f"INSERT INTO main.version (article, added, {FIELDS}, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (self.saved[number], added, *row_of(article), article.text),
            )
            self.versions += 1


def _holes(row: tuple[Any, ...]) -> str:
    return ", ".join("?" * len(row))


def _wreck(path: Path) -> sqlite3.Connection:
    """A damaged library, opened to be read; where not even its head can be, an empty one."""
    for how in ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(address(str(path), how), uri=True)
        with suppress(sqlite3.Error):
            connection.execute("SELECT id FROM article LIMIT 0")
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            return connection
        connection.close()
    return sqlite3.connect(":memory:")


def _numbers(wreck: sqlite3.Connection) -> set[int]:
    """The numbers of articles that are named anywhere; each list is read from both ends, as far as it can be."""
    found: set[int] = set()
    for number, table, column in (
        ("id", "article", "id"),
        ("id", "article", "key"),
        ("id", "article", "source"),
        ("article", "body", "article"),
    ):
        for order in ("", " DESC"):
            with suppress(sqlite3.Error):
                for (named,) in wreck.execute(f"SELECT {number} FROM {table} ORDER BY {column}{order}"):
                    if isinstance(named, int):
                        found.add(named)
    return found


def _article(wreck: sqlite3.Connection, number: int) -> Dated | None:
    """An article; None where it cannot be read."""
    with suppress(sqlite3.Error):
        row = wreck.execute(
            f"SELECT key, added, {FIELDS}, text FROM article JOIN body ON body.article = id WHERE id = ?", (number,)
        ).fetchone()
        return row and _sound(*row)
    return None


def _versions(wreck: sqlite3.Connection, number: int) -> list[Dated]:
    """The earlier texts of an article, as far as they can be read."""
    rows: list[tuple[Any, ...]] = []
    with suppress(sqlite3.Error):
        for row in wreck.execute(f"SELECT added, {FIELDS}, text FROM version WHERE article = ? ORDER BY id", (number,)):
            rows.append(row)  # noqa: PERF402 - what was read before an error counts
    return [dated for row in rows if (dated := _sound("", *row))]


def _is_article(row: list[Any]) -> bool:
    return len(row) == _COLUMNS and isinstance(row[1], str) and isinstance(row[8], int | float)


def _is_version(row: list[Any]) -> bool:
    return len(row) == _COLUMNS and isinstance(row[1], int) and isinstance(row[8], str)


def _sound(key: Any, added: Any, *fields: Any) -> Dated | None:  # noqa: ANN401 - whatever is there
    """An article out of what a row holds, if it can be one."""
    source, title, byline, published, url, text = fields
    if not all(isinstance(field, str) for field in (key, source, title, byline, url, text)):
        return None
    article = Article.from_text(text, title, source, None, url, byline, key)
    with suppress(ValueError, TypeError):
        article = replace(article, published=moment(published))
    return article, float(added) if isinstance(added, int | float) else 0.0


def _batches(items: Any) -> Iterator[list[Any]]:  # noqa: ANN401 - numbers, or rows
    """Pieces of a long sequence, each for a transaction."""
    from itertools import islice

    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _free_name(path: Path) -> Path:
    """Where a damaged library is kept: beside the new one, under the day's date."""
    day = f"{path.stem}-damaged-{datetime.now(UTC):%Y-%m-%d}"
    names = chain([f"{day}.db"], (f"{day}-{nth}.db" for nth in count(2)))
    return next(name for name in map(path.with_name, names) if not name.exists())


def _move(path: Path, to: Path) -> None:
    for tail in _TAILS:
        with suppress(FileNotFoundError):
            Path(f"{path}{tail}").rename(f"{to}{tail}")


def _remove(*paths: Path) -> None:
    for path in paths:
        for tail in _TAILS:
            Path(f"{path}{tail}").unlink(missing_ok=True)
