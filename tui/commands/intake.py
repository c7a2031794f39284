"""What an import takes in: feeds that are followed from then on, articles, and what was read of them elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from tui.commands.errors import CommandError
from tui.commands.lists import LARGEST, follow_all
from tui.commands.progress import Progress

if TYPE_CHECKING:
    from tui.library import Library
    from tui.sources.files import Problem
    from tui.sources.newsboat import CachedFeed, Item
    from tui.state import Journal
    from tui.state.change import Change
    from tui.state.subscriptions import Subscription
    from tui.text import Article

STDIN = "-"
_FEW = 10  # problems told one by one
_ACTION = "Marks of newsboat were taken over"


class Intake:
    """One import, and what it has come to."""

    def __init__(self) -> None:
        self._progress = Progress()
        self._began = monotonic()
        self._before = 0
        self.new_feeds = self.known_feeds = self.kept = self.changed = self.read = self.starred = self.problems = 0
        self.told: list[str] = []
        """What was left out, a sentence each."""

    def lists(self, paths: Iterable[str], journal: Journal) -> None:
        """Follow the feeds that lists name."""
        found: list[Subscription] = []
        for path in paths:
            feeds, sentences = _listed(path)
            self.problems += not feeds
            for sentence in sentences:
                self._tell(sentence)
            found += feeds
        self.new_feeds, self.known_feeds = follow_all(journal, found)

    def articles(self, paths: Sequence[str], library: Library) -> None:
        """Take in the articles of files and folders."""
        self._add(self._good(_found(paths)), library)

    def caches(self, paths: Iterable[str], library: Library, journal: Journal) -> None:
        """Take in what newsboat keeps, and what was read and flagged there."""
        from tui.sources.newsboat import CacheError, read_cache

        marks: list[Change] = []
        for path in paths:
            try:
                for feed in read_cache(Path(path)):
                    marks += self._cached(feed, library)
            except CacheError as error:
                self._fail(str(error))
        known = journal.state
        if marks and not journal.write(marks, _ACTION):
            raise CommandError(journal.trouble)
        self.read = len(journal.state.marked("read") - known.marked("read"))
        self.starred = len(journal.state.marked("starred") - known.marked("starred"))

    def end(self) -> None:
        """Tell what was not told one by one."""
        self._progress.end()
        if len(self.told) > _FEW:
            self._progress.stay(f"wireside: {len(self.told) - _FEW:,} more could not be read.")

    def _cached(self, feed: CachedFeed, library: Library) -> list[Change]:
        """Take in the articles of a feed; the marks that they bear, unless they were here: these are the reader's."""
        from tui.library.feeds import Fetched, Known

        is_web = feed.address.startswith(("http://", "https://"))
        known = library.feeds.entries(feed.address)
        seen: dict[str, Known] = {}
        marks: list[Change] = []

        def arriving() -> Iterator[Article]:
            for item in feed.items:
                key = item.article.key
                seen[item.guid] = Known(key, "")
                is_here = library.article(key) is not None
                if not (item.guid in known if is_web else is_here):
                    marks.extend(_marks(item))
                if not item.deleted and not is_here:  # what is here already is newer, or fuller
                    yield item.article

        self._add(arriving(), library)
        if is_web:
            library.feeds.saw(feed.address, {**seen, **known})
            if library.feeds.one(feed.address) == Fetched():
                library.feeds.keep({feed.address: Fetched(title=feed.title, site=feed.site)})
        return marks

    def _add(self, articles: Iterable[Article], library: Library) -> None:
        from tui.library import LibraryError

        self._before = self.kept
        try:
            self.changed += library.add(articles, self._count)
        except LibraryError as error:
            raise CommandError(f"{error} {self.kept:,} articles were taken in before that.") from None

    def _count(self, kept: int) -> None:
        """So many more articles are in the library."""
        self.kept = self._before + kept
        self._progress.now(f"{self.kept:,} articles, {self.kept / (monotonic() - self._began):,.0f} a second")

    def _good(self, found: Iterable[Article | Problem]) -> Iterator[Article]:
        """The articles among what was found; the rest is told."""
        from tui.sources.files import Problem

        for one in found:
            if isinstance(one, Problem):
                self._fail(one.reason)
            else:
                yield one

    def _fail(self, sentence: str) -> None:
        self.problems += 1
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        self.told.append(sentence)
        if len(self.told) <= _FEW:
            self._progress.stay(sentence)


def _marks(item: Item) -> Iterator[Change]:
    """What an article bears that is there."""
    from tui.state.change import Change

    for mark, bears in (("read", item.read), ("starred", item.starred)):
        if bears and not item.deleted:
            yield Change(item.article.key, mark, value=True)


def sorted_out(paths: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    """Which of some paths are lists of feeds, which hold articles, and which are caches of newsboat."""
    kinds: dict[str, list[str]] = {"list": [], "articles": [], "cache": []}
    for path in paths:
        kinds[_kind(path)].append(path)
    return kinds["list"], kinds["articles"], kinds["cache"]


def _kind(path: str) -> str:
    from tui.sources.files import is_readable
    from tui.sources.newsboat import SQLITE, is_urls
    from tui.sources.opml import is_opml

    head = b"" if path == STDIN or is_readable(path) else _head(path)
    if head.startswith(SQLITE):
        return "cache"
    return "list" if is_opml(head) or is_urls(head) else "articles"


def _head(path: str) -> bytes:
    """How a file begins; nothing where it cannot be read, as is told later."""
    try:
        if not Path(path).is_file():  # what is read from a pipe is gone
            return b""
        with Path(path).open("rb") as file:
            return file.read(65536)
    except (OSError, ValueError):
        return b""


def _listed(path: str) -> tuple[list[Subscription], list[str]]:
    from tui.sources.newsboat import read_urls
    from tui.sources.opml import is_opml, read_opml

    with Path(path).open("rb") as file:
        data = file.read(LARGEST)
    reader: Callable[[bytes], tuple[list[Subscription], list[str]]] = read_opml if is_opml(data) else read_urls
    return reader(data)


def _found(paths: Sequence[str]) -> Iterator[Article | Problem]:
    from tui.sources.files import read_files
    from tui.sources.ndjson import read_ndjson

    for path in paths:
        if path == STDIN:
            yield from read_ndjson(sys.stdin.buffer, "standard input")
        else:
            yield from read_files([path])
