"""The library's door: articles in, articles and headlines out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from tui.library.search import Hit
    from tui.library.stories import Story
    from tui.library.versions import Version
    from tui.text.article import Article


@dataclass(frozen=True, slots=True)
class Headline:
    """An article as a list shows it, without its text."""

    key: str
    title: str
    source: str
    published: datetime | None
    story: str
    """Id of its story; "" until `Library.stories` has placed it."""
    listed: float
    """Seconds since 1970: the publication, or the arrival where no date (or a future one) is given. Lists are ordered by it."""


class Library:
    """The articles of one reader. Every method may be called from any thread, and by several processes at once.

    All raise `LibraryError`, whose message is a plain sentence, when the file cannot be used.
    """

    def __init__(self, path: Path | str) -> None:
        """Open the library at `path`, creating it where there is none; ":memory:" keeps it in memory."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        """Number of articles."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the files. Closing twice is harmless."""

    def add(self, articles: Iterable[Article]) -> int:
        """Take articles in; how many were new or changed. A changed text keeps the earlier one (see `versions`)."""
        raise NotImplementedError

    def remove(self, keys: Iterable[str]) -> int:
        """Forget articles and their versions; how many there were."""
        raise NotImplementedError

    def article(self, key: str) -> Article | None:
        """The article of a key."""
        raise NotImplementedError

    def keys(self) -> list[str]:
        """Every key, in the order of arrival."""
        raise NotImplementedError

    def headlines(self, limit: int, before: Headline | None = None) -> list[Headline]:
        """The newest articles; with `before`, those that follow it in the list."""
        raise NotImplementedError

    def versions(self, key: str) -> list[Version]:
        """Earlier texts of an article, newest first."""
        raise NotImplementedError

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Articles that hold every word of the query: those with all of them in the title first, then newest first.

        The last word counts as a prefix, "quoted words" as a phrase, -word excludes. Any query is fine. A search that
        `interrupt` ended returns nothing.
        """
        raise NotImplementedError

    def interrupt(self) -> None:
        """End the search that runs in another thread, if one does."""

    def related(self, key: str, limit: int = 10) -> list[tuple[str, float]]:
        """Other reports of the same event as (key, score 0..1), best first; none for an unknown key."""
        raise NotImplementedError

    def stories(self) -> list[Story]:
        """Every story, newest first. What was worked out before is read from the file; only new articles cost time."""
        raise NotImplementedError
