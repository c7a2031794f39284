"""The desk: what lies before the reader, without a word about the screen.

It joins the library with the reading state and keeps what was worked out lately: articles with their mentions, and
comparisons. Everything that may take longer than a frame is called from worker threads; it holds no widget and posts
no message.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources.abc import Traversable
from itertools import islice
from typing import TYPE_CHECKING

from tui.app.loading import load_reading
from tui.library import Headline, Hit, Library, LibraryError, Story
from tui.resources import resource
from tui.settings import Places
from tui.state import Journal
from tui.text import Article
from tui.view.frame import plural

if TYPE_CHECKING:  # loaded when they are first used: the first screen waits for neither
    from tui.compare.comparison import Comparison, Side
    from tui.compare.coverage import Coverage
    from tui.entities.naming import Naming
    from tui.sources.files import Problem
    from tui.view.cast import Cast

BATCH = 100
"""Files read, or articles compared, between two signs of progress."""
CAST = 100
"""Reports of a story, the nearest in the list, whose names are joined."""
_SAMPLES = "sample_articles"
_QUICK, _SLOW = (".txt", ".md"), (".html",)
"""Endings of samples that are read at once, and of those whose reader takes half a second to load."""
_LISTED = 100_000
"""Headlines in the sidebar."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The stories to choose from."""

    stories: Sequence[Story]
    headlines: Mapping[str, Headline]
    samples: bool
    """Whether they are the sample articles, shown until there is an article of one's own."""


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

    # -- articles come in
    def open(self) -> bool:
        """Open the user's library; whether there is anything in it.

        Raises:
            LibraryError: it cannot be used, with a plain sentence why. What is read now is kept in memory only.
        """
        try:
            self._own = Library(self._places.library)
        except LibraryError:
            self._own = Library(":memory:")
            raise
        return len(self._own) > 0

    def shelf(self) -> Shelf:
        """The stories as they are known now: the user's, or the samples while there are none.

        A report that was not yet compared with the others is a story of its own; `gather` changes that.
        """
        library = self._library
        headlines = {line.key: line for line in library.headlines(_LISTED)}
        stories = [story for story in library.stories(gathered=False) if headlines.keys() >= set(story.keys)]
        placed = {key for story in stories for key in story.keys}
        loose = [Story(key, line.title, (key,), line.published) for key, line in headlines.items() if key not in placed]
        if loose:
            at = {key: number for number, key in enumerate(headlines)}
            stories = sorted([*stories, *loose], key=lambda story: at[story.keys[0]])
        return Shelf(stories, headlines, library is self._samples)

    def gather(self) -> int:
        """Compare some new reports with the others and form stories once all are; how many were compared."""
        return self._library.gather(BATCH)

    def complete(self) -> bool:
        """Add the samples that take long to read; whether there were any. The first screen does not wait for them."""
        if self._library is not self._samples or len(self._samples) >= sum(1 for _ in _files(resource(_SAMPLES))):
            return False
        _add_samples(self._samples, _SLOW)
        return True

    @property
    def _library(self) -> Library:
        if self._own is not None and len(self._own):
            return self._own
        if self._samples is None:
            self._samples = _sample_library(self._places)
        return self._samples

    def take_in(self, paths: Sequence[str], progress: Callable[[str], None]) -> tuple[list[str], list[Problem]]:
        """Read files and folders into the user's library: the keys of what was read, and what could not be.

        `progress` is told in plain words every now and then.
        """
        from tui.sources.files import Problem, count_files, read_files

        assert self._own is not None
        total = count_files(paths)
        keys: list[str] = []
        problems: list[Problem] = []
        for batch in _batches(read_files(paths)):
            articles = [found for found in batch if isinstance(found, Article)]
            problems += [found for found in batch if isinstance(found, Problem)]
            self._own.add(articles)
            keys += [article.key for article in articles]
            if total > BATCH:
                progress(f"Reading {min(len(keys) + len(problems), total):,} of {plural(total, 'file')} …")
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
        return self._library.article(key)

    def side(self, key: str) -> Side | None:
        """An article with what was found in it; `read_side` keeps what it has read."""
        article = self.article(key)
        return self._read(article) if article else None

    def _read(self, article: Article) -> Side:
        load_reading()
        from tui.compare import read_side

        return read_side(article, self.naming)

    def others(self, key: str) -> list[str]:
        """The other reports of an article's event: those of its story, then related ones, best first."""
        related = [other for other, _ in self._library.related(key)]
        story = self._library.story(key)
        told = set(story.keys) - {key} if story else set()
        return [other for other in related if other in told] + sorted(told - set(related)) or related[:1]

    def comparison(self, left: str, right: str) -> Comparison | None:
        """Two reports side by side; None where one is gone."""
        sides = self.article(left), self.article(right)
        return _compared(sides[0], sides[1], self._library, self.naming) if sides[0] and sides[1] else None

    def told_with(self, keys: Sequence[str]) -> list[str]:
        """The reports of the first article's story in the order of the list, and the others that are named."""
        story = self._library.story(keys[0])
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
        return kept[1]

    def coverage(self, keys: Sequence[str]) -> Coverage | None:
        """Who reports what; None where fewer than two of the reports are left."""
        articles = tuple(article for key in keys if (article := self.article(key)))
        return _covered(articles, self._library, self.naming) if len(articles) > 1 else None

    def search(self, query: str) -> list[Hit]:
        """What a query finds, as the reader types."""
        self._library.interrupt()
        return self._library.search(query)

    def close(self) -> None:
        """Save the reading state and let go of the files."""
        self.journal.close()
        for library in (self._own, self._samples):
            if library is not None:
                library.close()


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


def _batches(found: Iterable[Article | Problem]) -> Iterator[list[Article | Problem]]:
    rest = iter(found)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _sample_library(places: Places) -> Library:
    """The sample articles, kept in the cache from the first start on; in memory where nothing can be kept."""
    try:
        library = Library(places.samples)
    except LibraryError:
        library = Library(":memory:")
    if not len(library):
        _add_samples(library, _QUICK)
    return library


def _add_samples(library: Library, formats: Container[str]) -> None:
    from tui.sources.files import read_tree

    library.add(found for found in read_tree(resource(_SAMPLES), formats) if isinstance(found, Article))


def _files(root: Traversable) -> Iterator[Traversable]:
    """All files below a folder, wherever it is packed."""
    for entry in root.iterdir():
        if entry.is_dir():
            yield from _files(entry)
        else:
            yield entry
