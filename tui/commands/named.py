"""Which articles a command line names: files, standard input, articles of the library, pages of the web.

The library comes before the web, so that what was read once is read again without it. A page of which the library has
only what its feed says is fetched; where that fails, what the feed says is better than nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.commands.addresses import fetched, is_address
from tui.commands.errors import CommandError
from tui.commands.kept import open_library
from tui.commands.streams import complain

if TYPE_CHECKING:
    import argparse

    from tui.library import Library
    from tui.text import Article


class _Kept(NamedTuple):
    """An article of the library."""

    article: Article
    is_whole: bool
    """Whether it says all that its page does, as far as anybody knows."""


def add_fetch(parser: argparse.ArgumentParser) -> None:
    """The option that prefers the web."""
    parser.add_argument("--fetch", action="store_true", help="ask the web for pages that the library has, too")


def named(names: Sequence[str], *, whole: bool = True, fetch: bool = False) -> list[Article]:
    """The articles that are named, in order. Pages are fetched at the same time, after all else was found.

    `whole`: whether an article is wanted with all that its page says; `fetch`: even where the library has that.

    Raises:
        CommandError: there is none, or it cannot be read.
    """
    found: dict[str, Article] = {}
    spare: dict[str, Article] = {}
    pages: dict[str, str] = {}
    for name in dict.fromkeys(names):
        kept = None if name == "-" or os.path.exists(name) else _kept(name)  # noqa: PTH110 (of any name, however odd)
        page = kept.article.url if kept else name
        if is_address(page) and (kept is None or fetch or (whole and not kept.is_whole)):
            pages[name] = page
            spare |= {name: kept.article} if kept else {}
        else:
            found[name] = kept.article if kept else _read(name)
    told = fetched([*pages.values()]) if pages else {}
    found |= {name: _settled(told[page], spare.get(name)) for name, page in pages.items()}
    return [found[name] for name in names]


def _settled(told: Article | CommandError, spare: Article | None) -> Article:
    """What was fetched; else what the library has."""
    if not isinstance(told, CommandError):
        return told
    if spare is None:
        raise told
    complain(f"{told} What the library has is shown.")
    return spare


def _kept(name: str) -> _Kept | None:
    """An article of the library, where there is a library: by its key, or by the address of its page."""
    from tui.settings import places
    from tui.text import clean_line
    from tui.text.article import canonical_url

    if not places().library.exists():
        return None
    with open_library(indexed=False) as library:
        key = clean_line(name, 4096)  # as every key is that an article was given
        article = library.article(key) or library.article(canonical_url(key))
        return _Kept(article, _is_whole(library, article.key)) if article else None


def _is_whole(library: Library, key: str) -> bool:
    """Whether an article has its page's text, or comes with no feed that cuts its texts short."""
    if library.feeds.filled([key]):
        return True
    return not any(library.feeds.one(feed).truncated for feed in library.feeds.carriers(key))


def _read(name: str) -> Article:
    """The article of a file or of standard input."""
    from tui.sources.files import Problem, read_files
    from tui.text import clean_line

    results = list(read_files([name], sys.stdin.buffer if sys.stdin else None))
    problems = [found for found in results if isinstance(found, Problem)]
    articles = [found for found in results if not isinstance(found, Problem)]
    if len(articles) > 1:
        raise CommandError(f"{clean_line(name)} holds {len(articles)} articles; name one of them.")
    if not articles:
        raise CommandError(problems[0].reason if problems else f"{clean_line(name)} holds no article.")
    return articles[0]
