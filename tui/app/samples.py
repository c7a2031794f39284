"""The sample articles: read once, kept in the cache, and shown until there is an article of the reader's own."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from tui.app.loading import load_reading
from tui.library import Library, LibraryError
from tui.resources import resource
from tui.settings import Places
from tui.text import Article

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SAMPLES = "sample_articles"
_QUICK, _SLOW = (".txt", ".md"), (".html",)
"""Endings of samples that are read at once, and of those whose reader takes half a second to load."""


def library(places: Places) -> Library:
    """The sample articles, kept in the cache from the first start on; in memory where nothing can be kept."""
    try:
        found = Library(places.samples)
    except LibraryError:
        found = Library(":memory:")
    if not len(found):
        _add(found, _QUICK)
    return found


def complete(samples: Library) -> bool:
    """Add those that take long to read; whether there were any missing."""
    missing = len(samples) < sum(1 for _ in _files(resource(_SAMPLES)))
    if missing:
        _add(samples, _SLOW)
    return missing


def _add(samples: Library, formats: Container[str]) -> None:
    """Add samples and join them into stories: they are few, and the first screen shows at once what a story is."""
    from tui.sources.files import read_tree

    samples.add(found for found in read_tree(resource(_SAMPLES), formats) if isinstance(found, Article))
    load_reading()
    while samples.gather():
        pass


def _files(root: Traversable) -> Iterator[Traversable]:
    """All files below a folder, wherever it is packed."""
    for entry in root.iterdir():
        if entry.is_dir():
            yield from _files(entry)
        else:
            yield entry
