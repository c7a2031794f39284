"""Articles on their way in and out, and the index that follows them.

A transaction holds a batch: half a second at most in which no other process can write, and between two of them a pause
in which it can.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from tui.library import articles, index
from tui.library.ahead import ahead
from tui.library.errors import LibraryUnavailable
from tui.library.index import Words
from tui.library.schema import writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tui.library.turns import Turns
    from tui.text.article import Article

_BATCH = 256  # articles a transaction
_PAUSE = 0.01  # seconds
_PIECES = 64  # batches that the full text takes before it is merged
_MERGED, _MERGED_AFTER_ALL = 50, 600  # pages of full text in a bite: 5 ms, where somebody waits, and 60
_MERGED_BETWEEN = 400  # pages, about what a batch adds: with more of them, ever fewer pieces are merged at a time
_BITES_AFTER_ALL = 24  # a search takes 0.1 ms longer for every batch that was not merged
_ANALYSED = 400  # rows of an index that SQLite looks at to know how its values are spread


class Taking:
    """What writes articles, through one connection; damage that any other has met ends it."""

    def __init__(self, writer: Turns, turns: Sequence[Turns]) -> None:
        self._writer, self._turns = writer, frozenset(turns)

    @property
    def refusal(self) -> str:
        """Why nothing is written, in a sentence; "" where it can be."""
        return next((turns.refusal for turns in self._turns if turns.refusal), "")

    def add(self, arriving: Iterable[Article], progress: Callable[[int], object] | None, *, versions: bool) -> int:
        """Take articles in; how many were new or changed."""
        changed = taken = 0
        in_pieces = False  # many: they are merged a bite after each batch, while the next is made
        for number, batch in enumerate(ahead(_batches(arriving)), 1):
            if number > 1:
                time.sleep(_PAUSE)
            changed += self._add(batch, versions=versions)
            taken += len(batch)
            if progress:
                progress(taken)
            in_pieces = (in_pieces or number % _PIECES == 0) and self.tidy(_MERGED_BETWEEN)
        if taken > _BATCH:
            self._tidy_up()
            self._look_about()
        elif changed:
            self.tidy()
        return changed

    def remove(self, keys: Iterable[str]) -> int:
        """Take articles out; how many there were."""
        with self._change() as connection:
            found = [entry for key in dict.fromkeys(keys) if (entry := articles.entry(connection, key))]
            if found:
                index.drop(connection, found)
                connection.executemany("DELETE FROM main.article WHERE id = ?", [(number,) for number, *_ in found])
                index.step(connection)
        return len(found)

    def mend(self) -> None:
        """Empty an index that is out of step, as after a crash between the two files; `catch_up` fills it."""
        if self.refusal:
            return
        with self._writer.use() as connection:
            if not index.in_step(connection):
                with writing(connection):
                    index.mend(connection)

    def catch_up(self, limit: int) -> int:
        """Index some articles that are not indexed yet; how many there were."""
        if self.refusal:
            return 0
        with self._writer.use() as connection, writing(connection):
            index.mend(connection)
            return index.catch_up(connection, limit)

    def tidy(self, pages: int = _MERGED) -> bool:
        """Put the full text in better order, a little; whether there is more to do."""
        if self.refusal:
            return False
        with self._writer.use() as connection, writing(connection):
            return index.tidy(connection, pages)

    def _tidy_up(self) -> None:
        """Merge what a middling import added, for two seconds at most; the rest can wait until nobody does."""
        for _ in range(_BITES_AFTER_ALL):
            if not self.tidy(_MERGED_AFTER_ALL):
                break
            time.sleep(_PAUSE)

    def _look_about(self) -> None:
        """Have SQLite see how large its tables have become."""
        with self._writer.use() as connection, writing(connection):
            connection.execute(f"PRAGMA analysis_limit = {_ANALYSED}")
            connection.execute("PRAGMA optimize")

    def _add(self, batch: Sequence[tuple[Article, Words]], *, versions: bool) -> int:
        """One transaction: the shelf first, then once per article the index, whose entry may have to make way."""
        now = time.time()
        words = {article.key: found for article, found in batch}
        with self._change() as connection:
            changes = articles.store(connection, [article for article, _ in batch], now, versions=versions)
            if changes:  # else nobody need look at the library again
                index.drop(connection, [change.before for change in changes.values() if change.before])
                index.put(connection, [(change.number, change.slot, words[key]) for key, change in changes.items()])
                index.step(connection)
        return len(changes)

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """A transaction that may change which articles there are or what they say; who does, numbers the change."""
        if self.refusal:
            raise LibraryUnavailable(self.refusal)
        with self._writer.use() as connection, writing(connection):
            index.mend(connection)
            yield connection


def _batches(arriving: Iterable[Article]) -> Iterator[list[tuple[Article, Words]]]:
    """Articles with what is indexed of them."""
    coming = iter(arriving)
    while batch := list(islice(coming, _BATCH)):
        yield [(article, Words.of(article.title, article.text, article.source)) for article in batch]
