"""`wireside fetch`: bring in what is new, or the pages of some articles in full."""

from __future__ import annotations

import time
from collections.abc import Container, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from tui.commands.errors import CommandError
from tui.commands.followed import NOTHING, meant, open_journal
from tui.commands.kept import open_library
from tui.commands.online import Online, online, pause
from tui.commands.parsing import Parser
from tui.commands.telling import Teller, teller

if TYPE_CHECKING:
    from tui.library import Library
    from tui.library.feeds import Fetched
    from tui.sources.events import Filled
    from tui.state.subscriptions import Subscription
    from tui.text import Article

_PAUSE = 0.1  # seconds between two looks at whether another program still fetches
_PATIENCE = 600.0
"""Seconds for which another program is waited for: one that fetches longer is stopped, or stuck."""
_BUSY = "Another Wireside is fetching"


def run_fetch(arguments: Sequence[str]) -> int:
    """Fetch; exit code 1 when some of it failed, or when another program fetches and is not waited for."""
    parser = Parser("wireside fetch", "Bring in what is new from the feeds, folders and files that are followed.")
    parser.add_argument("feeds", nargs="*", metavar="FEED", help="only these: address, name, or a part of either")
    parser.add_argument("--due", action="store_true", help="only those whose time has come (for cron)")
    parser.add_argument("--page", nargs="+", metavar="KEY|URL", default=[], help="the full text of articles instead")
    parser.add_argument("--no-wait", action="store_true", help="end with code 1 where another Wireside is fetching")
    parser.add_argument("--quiet", action="store_true", help="print failures alone")
    parser.add_argument("--json", action="store_true", help="print what happens, one JSON object a line")
    options = parser.parse_args(arguments)
    with teller(as_json=options.json, quiet=options.quiet) as tell, ExitStack() as stack:
        if options.page:
            return _fetch_pages(options.page, stack.enter_context(open_library(indexed=False)), tell)
        began = time.time()
        if not _alone(stack, tell, patient=not (options.no_wait or options.due)):
            return int(options.no_wait or not options.due)
        library = stack.enter_context(open_library(indexed=False))
        return _fetch(library, tell, options.feeds, due=options.due, since=began)


def _alone(stack: ExitStack, tell: Teller, *, patient: bool) -> bool:
    """Whether we are the one program that fetches, until the stack is left; `patient`: wait for another that does."""
    from tui.settings import places
    from tui.sources.events import Failed, Waiting
    from tui.state import disk
    from tui.state.lock import locked

    path = places().fetching
    disk.make_directory(path.parent)
    end = time.monotonic() + _PATIENCE
    told = False
    while time.monotonic() < end:
        try:
            stack.enter_context(locked(path, 0))
        except TimeoutError:
            if not told:
                tell(Waiting(f"{_BUSY}; this one waits for it." if patient else f"{_BUSY}; nothing was fetched."))
            if not patient:
                return False
            told = True
            pause(_PAUSE)
        else:
            return True
    tell(Failed(f"{_BUSY}, and has been for {_PATIENCE / 60:.0f} minutes; nothing was fetched."))
    return False


def _fetch(library: Library, tell: Teller, asked: Sequence[str], *, due: bool, since: float) -> int:
    """Fetch what was asked for, but what another program has fetched since then."""
    from tui.library.feeds import Fetched
    from tui.settings import places, wishes
    from tui.state.subscriptions import subscriptions

    journal = open_journal()
    feeds, known = subscriptions(journal.state), library.feeds.all()
    if not feeds:
        raise CommandError(NOTHING)
    feeds = meant(asked, feeds, known) if asked else [one for one in feeds if not one.ended]
    interval = wishes(places().wishes).interval if due else 0
    fetched = ((one, known.get(one.address, Fetched())) for one in feeds)
    wanted = [one for one, last in fetched if _is_wanted(one, last, interval, since=since)]
    ended = online(library, journal, tell, lambda web: web.refresh.run(wanted, named=bool(asked)))
    return int(ended.failed > 0)


def _is_wanted(followed: Subscription, last: Fetched, interval: int, *, since: float) -> bool:
    """Whether a feed is fetched now; `interval` is that of feeds without their own, 0 where none need be due."""
    from tui.sources.intake.due import is_due

    now = time.time()
    if since <= last.fetched <= now:  # by another program, for which we waited
        return False
    return not interval or is_due(last, followed.interval or interval, now, was_set=followed.interval > 0)


def _fetch_pages(asked: Sequence[str], library: Library, tell: Teller) -> int:
    """Fetch the pages of articles; exit code 1 where any could not be had."""
    from tui.state.subscriptions import subscriptions

    journal = open_journal()
    followed = frozenset(one.address for one in subscriptions(journal.state))
    found = online(library, journal, tell, lambda web: _pages(asked, library, followed, web, tell))
    return int(any(one.trouble for one in found))


async def _pages(
    asked: Sequence[str], library: Library, followed: Container[str], web: Online, tell: Teller
) -> list[Filled]:
    """One after the other."""
    return [await _page(one, library, followed, web, tell) for one in asked]


async def _page(asked: str, library: Library, followed: Container[str], web: Online, tell: Teller) -> Filled:
    """The page of an article of the library, or of an address."""
    from tui.sources.events import Filled
    from tui.sources.fetch import FetchError
    from tui.sources.worker import ParseError
    from tui.text import clean_line

    try:
        article = await _with_page(asked, library, followed, web)
        before = library.article(article.key)
        library.add([article])
        library.feeds.fill([article.key])
        found = Filled(asked, article.key, gained=before is None or before.text != article.text)
    except FetchError as error:
        found = Filled(asked, trouble=clean_line(error.sentence), cure=clean_line(error.cure))
    except ParseError as error:
        found = Filled(asked, trouble=clean_line(str(error)))
    tell(found)
    return found


async def _with_page(asked: str, library: Library, followed: Container[str], web: Online) -> Article:
    """An article with the text of its page; feeds that are followed no longer open no door.

    Raises:
        FetchError, ParseError: that cannot be had.
    """
    from tui.sources.fetch import FetchError
    from tui.sources.intake.filling import leave_of
    from tui.sources.pages import fetch_page, fill
    from tui.text.article import canonical_url

    article = library.article(asked) or library.article(canonical_url(asked))
    feeds = [one for one in library.feeds.carriers(article.key) if one in followed] if article else []
    is_address = asked.startswith(("http://", "https://"))
    if is_address and (article is None or (not feeds and library.feeds.filled([article.key]))):
        return await fetch_page(asked, web.fetcher, web.worker)  # which somebody typed, now or before
    if article is None or not article.url:
        raise FetchError("This article names no page." if article else "The library has no such article.")
    return await fill(article, web.fetcher, web.worker, leave=leave_of(article.url, feeds), fast=False)
