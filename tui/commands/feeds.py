"""`wireside feeds` and `wireside remove`: what is followed, how it fared, and what is followed no longer."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.commands.errors import CommandError
from tui.commands.followed import NOTHING, followed, meant, name_of, open_journal
from tui.commands.kept import open_library
from tui.commands.parsing import Parser
from tui.commands.streams import put

if TYPE_CHECKING:
    from tui.library import Library
    from tui.state import Journal
    from tui.view.feeds import FeedLine

_TIME = 9  # cells of a time
_FIXED = 4 + 2 * _TIME  # cells of a line that are not the feed's name or address
_LATEST = 253_402_300_799.0  # the end of the year 9999


def run_remove(arguments: Sequence[str]) -> int:
    """Follow feeds no longer."""
    parser = Parser("wireside remove", "Follow feeds, folders and files no longer. Their articles stay.")
    parser.add_argument("feeds", nargs="+", metavar="FEED", help="address, name, or a part of either that no other has")
    parser.add_argument("--articles", action="store_true", help="forget the articles that came with it alone, too")
    options = parser.parse_args(arguments)
    journal = open_journal()
    from tui.state.subscriptions import subscriptions

    with open_library(indexed=False) as library:
        known = library.feeds.all()
        for one in meant(options.feeds, subscriptions(journal.state), known):
            name = name_of(one, known)
            if not journal.write(one.removal(), f"removing {name}"):
                raise CommandError(journal.trouble)
            told = _forget(library, journal, one.address) if options.articles else ""
            library.feeds.retire(one.address)
            put(f"{name} is followed no longer.{told}\n")
    return 0


def _forget(library: Library, journal: Journal, address: str) -> str:
    """Forget what came with a feed alone, but what carries a star; a sentence that says how much that was."""
    starred = journal.state.marked("starred")
    keys = library.feeds.keys(address, (one.address for one in followed(journal)))
    forgotten = [key for key in keys if key not in starred]
    count = library.remove(forgotten)
    library.feeds.forget(forgotten)
    return f" {count:,} article{'s' * (count != 1)} {'were' if count != 1 else 'was'} forgotten."


def run_feeds(arguments: Sequence[str]) -> int:
    """List what is followed; exit code 1 when nothing is."""
    parser = Parser("wireside feeds", "List the feeds, folders and files that are followed, and how they fared.")
    parser.add_argument("--failing", action="store_true", help="only those that failed or ended")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    options = parser.parse_args(arguments)
    from tui.library.feeds import Fetched
    from tui.state.subscriptions import subscriptions
    from tui.view.feeds import FeedLine

    feeds = subscriptions(open_journal().state)
    with open_library(indexed=False) as library:
        known = library.feeds.all()
    lines = [FeedLine(one, known.get(one.address, Fetched())) for one in feeds]
    shown = [line for line in lines if _trouble(line) or not options.failing]
    if options.json:
        _print_records(shown)
    elif sys.stdout.isatty():
        _print_columns(shown)
    else:
        put("".join("\t".join(_cells(line)) + "\n" for line in shown))
    if not feeds:
        print(NOTHING, file=sys.stderr)
    return int(not feeds)


def _print_records(lines: Iterable[FeedLine]) -> None:
    import json

    for subscription, fetched, *_ in lines:
        times = {name: _iso(getattr(fetched, name)) for name in ("fetched", "due", "arrived")}
        told = {name: getattr(fetched, name) for name in ("title", "site", "truncated", "failures", "trouble", "cure")}
        put(f"{json.dumps({**subscription._asdict(), **told, **times}, ensure_ascii=False)}\n")


def _cells(line: FeedLine) -> tuple[str, ...]:
    """Folder, name, address, last fetch, last news, and what is wrong with it."""
    from tui.view.when import when

    fetched = line.fetched
    times = (when(_moment(seconds)) if seconds else "never" for seconds in (fetched.fetched, fetched.arrived))
    return line.subscription.folder, line.name, line.subscription.address, *times, _trouble(line)


def _print_columns(lines: Iterable[FeedLine]) -> None:
    """A line a feed below its folder, none of which wraps; below one that fails why, and what to do about it."""
    from shutil import get_terminal_size

    from tui.view.cells import pad
    from tui.view.feeds import shown, since
    from tui.view.wrap import wrap

    width = max(40, get_terminal_size().columns)
    named = (width - _FIXED) * 2 // 5
    put(f"  {pad('feed', named)}  {pad('address', width - _FIXED - named)}{'fetched':>{_TIME}}{'news':>{_TIME}}\n")
    folder = ""
    for line in lines:
        if line.subscription.folder != folder:
            folder = line.subscription.folder
            put(f"{folder}\n")
        times = (f"{since(seconds):>{_TIME}}" for seconds in (line.fetched.fetched, line.fetched.arrived))
        where = pad(shown(line.subscription.address), width - _FIXED - named)
        put(f"{line.sign} {pad(line.name, named)}  {where}{''.join(times)}\n")
        told = _trouble(line)
        for start, end in wrap(told, 0, len(told), width - 4) if told else ():
            put(f"    {told[start:end]}\n")


def _trouble(line: FeedLine) -> str:
    """What is wrong with a feed, and what to do about it; "" where all is well."""
    trouble = line.subscription.ended or line.fetched.trouble
    return " ".join(filter(None, (trouble, line.fetched.cure if trouble else "")))


def _iso(seconds: float) -> str | None:
    return _moment(seconds).isoformat(timespec="seconds") if seconds else None


def _moment(seconds: float) -> datetime:
    """A moment that was kept, whatever was written there."""
    return datetime.fromtimestamp(min(max(seconds, 0.0), _LATEST), UTC)
