"""The desk: what lies before the reader, without a word about the screen.

It joins the library with the reading state and keeps what was worked out lately: articles with their mentions, and
comparisons. Everything that may take longer than a frame is called from worker threads; it holds no widget and posts
no message.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.app import samples
from tui.app.loading import load_reading
from tui.library import Headline, Library, LibraryError, Marks
from tui.settings import Places, Wishes, wishes
from tui.state import Journal, ReadingState
from tui.text import Article

if TYPE_CHECKING:  # loaded when they are first used: the first screen waits for neither
    from pathlib import Path

    from tui.compare.comparison import Comparison, Side
    from tui.compare.coverage import Coverage
    from tui.entities.naming import Naming
    from tui.library import Found, Query
    from tui.sources.files import Problem
    from tui.view.cast import Cast

BATCH = 20
"""Articles that are compared or indexed before others may write."""
CAST = 100
"""Reports of a story, the nearest in the list, whose names are joined."""
_LONG = 100_000
"""Letters from which on the beginning of an article is shown first: reading 100,000 takes a quarter of a second."""
_BEGINNING = 20_000
"""Letters of that beginning: some screens full."""
_NEWEST = 100
"""Reports offered to be compared with, besides those of the event."""


class Desk:
    """Library, reading state, and what was worked out of them."""

    def __init__(self, places: Places, recogniser: str = "") -> None:
        """`recogniser` is what names are to be found with once it is loaded; "" for our own."""
        self._places, self._recogniser = places, recogniser
        self._naming: Naming | None = None
        self.loading = False
        """Whether a recogniser is being loaded at the moment."""
        self.journal = Journal.open(places.journal)
        self._own: Library | None = None
        self._samples: Library | None = None
        self._cast: tuple[Naming, Cast] | None = None
        """Of the story that was asked for last, and how its names were found."""
        self._filled = False
        self._known: dict[Library, tuple[ReadingState, Marks]] = {}
        """The marks that the library knows, and of which state they are."""

    @property
    def reports(self) -> Path:
        """The folder for what is written down of errors."""
        return self._places.reports

    # -- articles come in
    def open(self) -> None:
        """Open the user's library.

        Raises:
            LibraryError: it cannot be used, with a plain sentence why. What is read now is kept in memory only.
        """
        try:
            self._own = Library(self._places.library)
        except LibraryError:
            self._own = Library(":memory:")
            raise

    @property
    def own(self) -> Library | None:
        """The user's library, once it is open."""
        return self._own

    def topics(self, key: str) -> list[str]:
        """Under what feeds carry an article."""
        return self.library.feeds.topics(key)

    @property
    def _has_own(self) -> bool:
        """Whether the user has an article; once there is one there stays one."""
        self._filled = self._filled or (self._own is not None and bool(self._own.headlines(1)))
        return self._filled

    def catch_up(self) -> int:
        """Index some articles that the index lacks; how many are left."""
        return self.library.lagging() if self.library.catch_up(BATCH) else 0

    def gather(self, first: Sequence[str] = ()) -> int:
        """Find the other reports of some new articles, these keys before all others; how many were compared."""
        load_reading()
        return self.library.gather(BATCH, first)

    def complete(self) -> bool:
        """Add the samples that take long to read; whether there were any. The first screen does not wait for them."""
        return self._samples is not None and self.shows_samples and samples.complete(self._samples)

    def wishes(self) -> Wishes:
        """What the user's own file asks for."""
        return wishes(self._places.wishes)

    def forget(self, wanted: Wishes) -> int:
        """Forget some of the articles that are not to be kept; how many."""
        if self._own is None or not (wanted.keep_days or wanted.keep_articles):
            return 0
        starred = self.journal.state.marked("starred")
        return self._own.prune(wanted.keep_days, wanted.keep_articles, starred)

    @property
    def refusal(self) -> str:
        """Why nothing can be added to the user's library; "" where it can."""
        return self._own.refusal if self._own else ""

    @property
    def shows_samples(self) -> bool:
        """Whether there is no article of the user's own, so that the samples are shown."""
        return self.library is self._samples

    @property
    def library(self) -> Library:
        """The user's, or the samples while there is nothing in it."""
        if self._own is not None and self._has_own:
            return self._own
        if self._samples is None:
            self._samples = samples.library(self._places)
        return self._samples

    @property
    def questioned(self) -> Library:
        """The library, knowing what was read and starred: for whoever puts a query to it."""
        state, library = self.journal.state, self.library
        known, marks = self._known.get(library, (None, Marks()))
        if state is not known:
            marks = _marks_now(state, marks, known) if known else Marks(state.marked("read"), state.marked("starred"))
            library.mark(marks)
            self._known = {library: (state, marks)}
        return library

    def take_in(self, paths: Sequence[str], progress: Callable[[int], object]) -> tuple[list[str], list[Problem]]:
        """Read files and folders into the user's library: the keys of what was read, and what could not be.

        `progress` is told every now and then how many articles are there.
        """
        from tui.sources.files import Problem, read_files

        keys: list[str] = []
        problems: list[Problem] = []

        def arriving() -> Iterator[Article]:
            for found in read_files(paths):
                if isinstance(found, Problem):
                    problems.append(found)
                else:
                    keys.append(found.key)
                    yield found

        assert self._own is not None
        self._own.add(arriving(), progress)
        return keys, problems

    # -- how names are found
    @property
    def naming(self) -> Naming:
        """How names are found and joined as long as nothing else is loaded, and from then on."""
        load_reading()
        from tui.entities.naming import NAMING

        return self._naming or NAMING

    def read_pins(self, tell: Callable[[str], object]) -> bool:
        """Join names as the user's file says; whether there is one. `tell` hears what is wrong with it."""
        if not os.path.exists(self._places.entities):  # noqa: PTH110 (pathlib's raises where it may not look)
            return False
        load_reading()
        from tui.naming import joining

        self._naming = replace(self.naming, pins=joining(self._places.entities, tell))
        return True

    def load_recogniser(self, tell: Callable[[str], object]) -> bool:
        """Load what names are to be found with; whether that is another than before. `tell` hears what went wrong."""
        load_reading()
        from tui.naming import finding

        self.loading = bool(self._recogniser)
        wanted = finding(self._recogniser, tell)
        changed = wanted is not self.naming.recognise
        if changed:
            self._naming = replace(self.naming, recognise=wanted)
        self.loading = False
        return changed

    # -- what is asked of them
    def article(self, key: str) -> Article | None:
        """The article of a key, wherever it lies."""
        return self.library.article(key)

    def side(self, key: str) -> Side | None:
        """An article with what was found in it; `read_side` keeps what it has read."""
        article = self.article(key)
        return self._read(article) if article else None

    def is_long(self, *keys: str) -> bool:
        """Whether an article is so long that reading it takes longer than anybody likes to wait."""
        return any(_is_long(article) for key in keys if (article := self.article(key)))

    def beginning(self, key: str) -> Side | None:
        """The beginning of an article that takes long to read, its names left out; None for any other."""
        article = self.article(key)
        if not article or not _is_long(article):
            return None
        load_reading()
        from tui.compare import read_beginning

        return read_beginning(article, _BEGINNING)

    def _read(self, article: Article) -> Side:
        load_reading()
        from tui.compare import read_side

        return read_side(article, self.naming)

    def others(self, key: str) -> list[str]:
        """The other reports of an article's event: those of its story, then related ones, best first."""
        related = [other for other, _ in self.library.related(key)]
        story = self.library.story(key)
        told = set(story.keys) - {key} if story else set()
        return [other for other in related if other in told] + sorted(told - set(related)) or related[:1]

    def comparison(self, left: str, right: str) -> Comparison | None:
        """Two reports side by side, or one with its earlier text; None where there is none."""
        if left == right:
            return self.then_and_now(left)
        sides = self.article(left), self.article(right)
        return _compared(sides[0], sides[1], self.library, self.naming) if sides[0] and sides[1] else None

    def then_and_now(self, key: str) -> Comparison | None:
        """An article's latest earlier text beside what it says now; None where none is kept."""
        now, versions = self.article(key), self.library.versions(key)
        if not now or not versions:
            return None
        load_reading()
        from tui.compare import then_and_now

        then, rarity = versions[0], self.library.rarity(now)
        return then_and_now(then.article, then.added, now, rarity=rarity, naming=self.naming)

    def told_with(self, keys: Sequence[str]) -> list[str]:
        """The reports of the first article's story in the order of the list, and the others that are named."""
        story = self.library.story(keys[0])
        return list(dict.fromkeys([*(story.keys if story else ()), *keys]))

    def cast(self, opened: Side, go_on: Callable[[int, int], bool]) -> Cast | None:
        """Who and what the reports of an article's story name, its own first; None where it is wanted no more.

        `go_on` is told how many of how many reports are read, and says whether to read on.
        """
        load_reading()
        from tui.view.cast import Cast

        told = nearest(self.told_with([opened.article.key]), [opened.article.key], CAST)
        others = (self.article(key) for key in told if key != opened.article.key)
        articles = [opened.article, *(other for other in others if other)]
        naming, kept = self.naming, self._cast
        if not kept or kept[0] != naming or [side.article for side in kept[1].sides] != articles:
            sides = [opened]
            for article in articles[1:]:
                if not go_on(len(sides), len(articles)):
                    return None
                sides.append(self._read(article))
            kept = self._cast = naming, Cast.of(sides, naming.pins)
            self.library.learn(kept[1].entities)
        return kept[1]

    def coverage(self, keys: Sequence[str]) -> Coverage | None:
        """Who reports what; None where fewer than two of the reports are left."""
        articles = tuple(article for key in keys if (article := self.article(key)))
        return _covered(articles, self.library, self.naming) if len(articles) > 1 else None

    def first(self, query: str) -> Found:
        """The newest that a query finds, as the reader types; what was asked before is given up."""
        self.library.interrupt()
        return self.questioned.first(query)

    def search(self, query: str) -> Found:
        """The best that a query finds."""
        return self.library.search(query)

    def asked(self, query: str) -> Query:
        """A query with all spellings of the names in it, and what is wrong with it."""
        return self.library.asked(query)

    def partners(self, key: str) -> list[Headline]:
        """Reports that one may be compared with: the others of its event, then the newest."""
        others = self.library.headlines_of([*self.others(key), *(near for near, _ in self.library.related(key))])
        newest = self.library.headlines(_NEWEST)
        return list({line.key: line for line in (*others, *newest) if line.key != key}.values())

    def close(self) -> None:
        """Save the reading state and let go of the files."""
        self.journal.close()
        for library in (self._own, self._samples):
            if library is not None:
                library.close()


def _is_long(article: Article) -> bool:
    return len(article.text) > _LONG


def _marks_now(state: ReadingState, marks: Marks, known: ReadingState) -> Marks:
    """The marks of a state, made of those of an earlier one: looking all up again takes longer than a key may."""
    changed = state.changed_since(known)
    read, starred = (keys.difference(changed) for keys in marks)
    return Marks(read.union(filter(state.is_read, changed)), starred.union(filter(state.is_starred, changed)))


@lru_cache(maxsize=16)
def _compared(left: Article, right: Article, library: Library, naming: Naming) -> Comparison:
    """A comparison, kept by the articles themselves: a key may get another text while the reader runs."""
    load_reading()
    from tui.compare import compare

    return compare(left, right, rarity=library.rarity(left, right), naming=naming)


@lru_cache(maxsize=4)
def _covered(articles: tuple[Article, ...], library: Library, naming: Naming) -> Coverage:
    """A coverage, kept as comparisons are."""
    load_reading()
    from tui.compare.coverage import coverage

    return coverage(articles, rarity=library.rarity(*articles), naming=naming)


def nearest(keys: Sequence[str], wanted: Sequence[str], most: int) -> list[str]:
    """At most so many keys: those that are wanted, and the nearest to the first of them, in their order."""
    at = keys.index(wanted[0])
    ranked = sorted(range(len(keys)), key=lambda number: (keys[number] not in wanted, abs(number - at)))
    return [keys[number] for number in sorted(ranked[:most])]
