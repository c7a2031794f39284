"""The library's door: articles in; articles, headlines, hits, related reports and stories out.

Four connections, each under a lock: who reads never waits for a batch that is being written, for a search, nor for a
long list, and any thread may call. A library in memory has one for all.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Self

from tui.library import articles, index, listing, marks, retention, stories, versions
from tui.library.errors import LibraryDamaged, Stopped
from tui.library.listing import View
from tui.library.marks import Marks
from tui.library.opening import MEMORY
from tui.library.retention import Keep
from tui.library.schema import writing
from tui.library.seeking import Seeker, wanted
from tui.library.stories import Story
from tui.library.taking import Taking
from tui.library.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from tui.compare.rarity import Rarity
    from tui.entities.mention import Entity
    from tui.library.articles import Headline
    from tui.library.asked import Query
    from tui.library.feeds import Feeds
    from tui.library.listing import Line, Listing
    from tui.library.search import Found
    from tui.library.versions import Version
    from tui.text.article import Article

_PAGE = 200  # articles read at a time where all are
_COMPARED = 20  # articles a transaction whose neighbours are sought
_AT_HAND = 500  # KiB of each file that a connection keeps which reads: SQLite's own 2,000 made nothing quicker


class Library:
    """The articles of one reader. Every method may be called from any thread, and several processes may share the file.

    All raise `LibraryError`, whose message is a plain sentence, when the file cannot be used. The first screen needs
    lists alone, so what searches need is imported where they begin.
    """

    def __init__(self, path: Path | str) -> None:
        """Open the library at `path`, creating it where there is none; ":memory:" keeps it in memory."""
        self._path = str(path)
        self._writer = Turns(self._path)
        self._reader, self._searcher, self._lister = (
            self._writer if self._path == MEMORY else Turns(self._path, _AT_HAND) for _ in range(3)
        )
        self._writer.open()
        self._taking = Taking(self._writer, (self._writer, self._reader, self._searcher, self._lister))
        with suppress(LibraryDamaged):  # remembered: what can be read of it is shown
            self._taking.mend()
        self._searches, self._lists = Seeker(self._searcher), Seeker(self._lister)
        self._marks = Marks()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def refusal(self) -> str:
        """Why nothing is added: a sentence where the files may be read alone or are damaged, else ""."""
        return self._taking.refusal

    def __len__(self) -> int:
        """Number of articles."""
        with self._reader.read() as connection:
            return int(connection.execute("SELECT count(*) FROM main.article").fetchone()[0])

    def __bool__(self) -> bool:
        """An empty library is a library."""
        return True

    @cached_property
    def feeds(self) -> Feeds:
        """What is known of feeds and their entries."""
        from tui.library.feeds import Feeds

        return Feeds(self._reader, self._writer)

    def close(self) -> None:
        """Let go of the files. Closing twice is harmless."""
        self._searches.interrupt()
        self._lists.interrupt()
        for turns in (self._searcher, self._lister, self._reader, self._writer):
            turns.close()

    def add(
        self,
        articles: Iterable[Article],
        progress: Callable[[int], object] | None = None,
        *,
        versions: bool = True,
    ) -> int:
        """Take articles in; how many were new or changed. A changed text keeps the earlier one (see `versions`).

        Without `versions` none is kept: what was there was the beginning of what comes.

        Each batch is there at once for all to see, and `progress` is told how many were taken in so far. The articles
        may be asked for in another thread.
        """
        return self._taking.add(articles, progress, versions=versions)

    def remove(self, keys: Iterable[str]) -> int:
        """Forget articles and their versions; how many there were."""
        return self._taking.remove(keys)

    def revision(self) -> int:
        """Another number whenever the articles may have changed, by this program or by another."""
        with self._reader.use() as connection:
            return int(connection.execute("SELECT number FROM main.change").fetchone()[0])

    def elsewhere(self) -> int:
        """Another number whenever another program has formed stories (or indexed); late while this one writes."""
        return self._writer.others()

    def prune(self, keep_days: int = 0, keep_articles: int = 0, starred: Iterable[str] = (), limit: int = 100) -> int:
        """Forget up to `limit` of the oldest articles: those past so many days, or beyond so many of the newest.

        How many it were; 0 when none is left. 0 days or articles are no limit. Those with the keys `starred` stay.
        """
        with self._reader.read() as connection:
            keys = retention.expired(connection, Keep(keep_days, keep_articles), starred, limit)
        return self.remove(keys) if keys else 0

    def expired(self, keep_days: int = 0, keep_articles: int = 0, starred: Iterable[str] = ()) -> int:
        """How many articles `prune` would forget."""
        with self._lister.read() as connection:
            return len(retention.expired(connection, Keep(keep_days, keep_articles), starred, -1))

    def lagging(self) -> int:
        """How many articles are not indexed yet, as after the index was deleted: no search finds them."""
        with self._reader.read() as connection:
            return index.lagging(connection)

    def catch_up(self, limit: int = 100) -> int:
        """Index the newest articles that are not indexed yet; how many there were. Another time goes on from there."""
        return self._taking.catch_up(limit)

    def tidy(self) -> bool:
        """Put the full text in better order, a little; whether there is more to do."""
        return self._taking.tidy()

    def article(self, key: str) -> Article | None:
        """The article of a key."""
        with self._reader.read() as connection:
            return articles.read(connection, key)

    def each(self, query: str = "") -> Iterator[Article]:
        """Every article in the order of arrival, or what a query finds, newest first; a page at a time in memory."""
        if query:
            numbers = self.listing(View.TIME, query).numbers
            for start in range(0, len(numbers), _PAGE):
                with self._reader.read() as connection:
                    found = articles.read_all(connection, numbers[start : start + _PAGE])
                yield from found
            return
        number = 0
        while True:
            with self._reader.read() as connection:
                page = articles.page(connection, number, _PAGE)
            if not page:
                return
            yield from (article for _, article in page)
            number = page[-1][0]

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

    def first(self, query: str, limit: int = 25) -> Found:
        """The newest articles that a query finds, at once: about as many as a screen holds."""
        return self._sought(query, limit, ranked=False)

    def search(self, query: str, limit: int = 50) -> Found:
        """Articles that a query finds (see `query.LANGUAGE`), the best first; then what comes near it.

        Any query is fine: what was not understood is in the answer's `troubles`. A search that `interrupt` ended finds
        nothing.
        """
        return self._sought(query, limit, ranked=True)

    def asked(self, typed: str) -> Query:
        """A query as it is understood, with the other spellings that it finds: its `spans` mark them in a text."""
        from tui.library.query import parse
        from tui.library.variants import widened

        query = parse(typed)
        with self._reader.read() as connection:
            return widened(connection, query)

    def count(self, query: str, is_over: Callable[[], bool] = wanted) -> int:
        """How many articles a query finds; `is_over` as in `listing`."""
        from tui.library import search

        return self._lists.seek(lambda files, stop: search.count(files, query, stop), self._marks, is_over)

    def learn(self, entities: Iterable[Entity]) -> None:
        """Keep how resolved entities are spelt: a search for one spelling finds the others."""
        from tui.library.variants import learn

        if not self.refusal:
            with self._writer.use() as connection, writing(connection):
                learn(connection, entities)

    def interrupt(self) -> None:
        """End the searches that other threads asked for."""
        self._searches.interrupt()

    def _sought(self, query: str, limit: int, *, ranked: bool) -> Found:
        from tui.library import search
        from tui.library.query import parse

        seek = search.search if ranked else search.first
        asked_for = self._marks if parse(query).marks else None  # which cost a tenth of a second the first time
        try:
            return self._searches.seek(lambda files, stop: seek(files, query, limit, stop), asked_for)
        except Stopped:
            return search.Found()

    def related(self, key: str, limit: int = 10) -> list[tuple[str, float]]:
        """Other reports of the same event as (key, score 0..1), best first; none for an unknown key."""
        with self._reader.read() as connection:
            number = articles.number_of(connection, key)
            found = [] if number is None else self._reader.likeness.related(number, limit)
            return [(other, near.score) for near in found if (other := articles.key_of(connection, near.number))]

    def like(self, article: Article, limit: int = 10) -> list[tuple[str, float]]:
        """Reports of the event of an article that need not be in the library, as `related` gives them."""
        from tui.library.related import Report

        with self._reader.read() as connection:
            found = self._reader.likeness.like(Report.of(article), limit)
            return [(other, near.score) for near in found if (other := articles.key_of(connection, near.number))]

    def rarity(self, *reports: Article) -> Rarity:
        """How common the words of some reports are: in news at large, blended with this library."""
        from tui.library import common

        with self._reader.read() as connection:
            return common.rarity(connection, reports)

    def mark(self, known: Marks) -> None:
        """What was read and starred from now on, for queries that ask for it."""
        self._marks = known

    def listing(
        self, view: View = View.STORIES, query: str = "", limit: int = -1, is_over: Callable[[], bool] = wanted
    ) -> Listing:
        """The order of a view, newest first, of what a query finds, or of all; its first lines where a limit is set.

        `is_over` is called all the time; where it says that nobody waits any more, `Stopped` is raised.
        """
        return self._lists.seek(
            lambda files, stop: listing.listing(files, view, query, limit, stop),
            self._marks if query else None,
            is_over,
        )

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
        return self._lists.seek(lambda files, _: listing.keys(files, listed))

    def unread(self) -> int:
        """How many articles carry no mark that they were read."""
        return self._lists.seek(lambda files, _: marks.unread(files), self._marks)

    def by_feed(self) -> dict[str, tuple[int, int]]:
        """By the address of a feed: how many of its articles are there, and how many of these were not read."""
        return self._lists.seek(lambda files, _: marks.by_feed(files), self._marks)

    def unread_lines(self, listed: Listing, start: int, stop: int) -> list[int]:
        """The positions of some lines of a listing, ascending, that hold an unread article; headings do not."""
        return self._lists.seek(lambda files, _: listing.unread(files, listed, start, stop), self._marks)

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

    def gather(self, limit: int = _COMPARED, first: Sequence[str] = ()) -> int:
        """Find the stories of up to `limit` articles that wait for it, those with the keys `first` before the others.

        How many it were; 0 when none waits. A quarter of a second at most in which no other process can write.
        """
        from tui.library import waiting

        if self.refusal:
            return 0
        with self._writer.use() as connection:
            return waiting.place_waiting(connection, self._writer.likeness, limit, first)
