"""`wireside add`: follow feeds by their addresses or by a page's, lists of feeds (OPML), folders and files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.errors import CommandError
from tui.commands.followed import followed, keep, open_journal, told_of
from tui.commands.kept import open_library
from tui.commands.lists import LARGEST, follow_all
from tui.commands.online import Online, online
from tui.commands.parsing import Parser
from tui.commands.streams import complain, put
from tui.text import clean_line

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.library import Library
    from tui.sources.events import Done
    from tui.sources.worker import FeedLink
    from tui.state import Journal
    from tui.state.subscriptions import Subscription

_FEW = 5  # other feeds of a page, and lines on a list's left out, that are told
_MOST = 1_000_000  # minutes
_ONE_NAME = "A name is for one feed; there are several here."
_OFFLINE = "`wireside add --offline` follows it unseen."


def run_add(arguments: Sequence[str]) -> int:
    """Follow what is named; exit code 1 where some of it cannot be followed."""
    parser = Parser("wireside add", "Follow feeds, the feeds of pages, lists of feeds (OPML), folders and files.")
    parser.add_argument("sources", nargs="+", metavar="URL|OPML|PATH")
    parser.add_argument("--name", default="", help="what to call it, where it is one")
    parser.add_argument("--folder", default="", help='where to file it; "News/World" is a folder in a folder')
    parser.add_argument("--full-text", action="store_true", help="fetch the page of every new entry for its full text")
    parser.add_argument("--interval", type=int, default=0, metavar="MIN", help="minutes between two fetches")
    parser.add_argument("--list", action="store_true", help="print the feeds that a page names, and follow none")
    parser.add_argument("--offline", action="store_true", help="follow addresses without asking what is there")
    options = parser.parse_args(arguments)
    if options.name and len(options.sources) > 1:
        raise CommandError(_ONE_NAME)
    if not 0 <= options.interval <= _MOST:
        raise CommandError(f"An interval is a number of minutes up to {_MOST:,}.")
    with open_library(indexed=False) as library:
        journal = open_journal()
        went = online(library, journal, _nobody, lambda web: _Adding(library, journal, options, web).add_all())
    return 0 if all(went) else 1 if any(went) else 2


def _nobody(event: object) -> None:
    """Hears of each step: what came of it is told at the end."""


class _Adding:
    """One run of the command."""

    def __init__(self, library: Library, journal: Journal, options: Namespace, web: Online) -> None:
        from tui.state.subscriptions import folder_of

        self._library, self._journal, self._options, self._web = library, journal, options, web
        self._folder = folder_of(options.folder)

    async def add_all(self) -> list[bool]:
        """Add what is named, one after the other; which of it could be."""
        return [await self._add(source) for source in self._options.sources]

    async def _add(self, source: str) -> bool:
        """Add one; what is wrong is told."""
        from tui.sources.fetch import FetchError
        from tui.sources.finding import addresses
        from tui.sources.worker import ParseError

        name = clean_line(source, 200)
        try:
            if os.path.lexists(source):  # noqa: ASYNC240 - nothing else waits
                await self._add_path(source)
            elif addresses(source):
                await self._add_address(source)
            elif not name:
                complain("Name what is to be followed: an address, a folder or a file.")
                return False
            else:
                complain(f"There is no file or folder called {name}, and it is no web address.")
                return False
        except FetchError as error:
            complain(" ".join(filter(None, (error.sentence, error.cure, "" if self._options.list else _OFFLINE))))
        except (CommandError, ParseError) as error:
            complain(str(error))
        else:
            return True
        return False

    async def _add_path(self, source: str) -> None:
        """Follow a folder or file, or all that a list names."""
        from tui.sources.opml import is_opml

        path, data = _looked_into(source)
        if is_opml(data):
            self._add_list(data)
            return
        _check(path, data)
        one = self._follow(path)
        if one and not self._options.offline:
            _tell(await self._web.refresh.fetch(one))

    async def _add_address(self, typed: str) -> None:
        """Follow what is at an address."""
        from tui.sources.finding import addresses, find, find_links
        from tui.text.addresses import LOGIN, without_login

        if without_login(typed) != typed:
            complain(LOGIN)
        if self._options.list:
            links = await find_links(typed, self._web.fetcher, self._web.worker)
            put("".join(f"{clean_line(link.url, 2048)}\t{clean_line(link.title)}\n" for link in links))
        elif self._options.offline:
            if self._follow(addresses(typed)[0]):
                put(f"{addresses(typed)[0]} is followed; `wireside fetch` brings it in.\n")
        elif not any(self._is_followed(address) for address in addresses(typed)):
            found = await find(typed, self._web.fetcher, self._web.worker)
            if found.feed is None:
                self._add_list(found.answer.body)
            elif one := self._follow(found.address):
                _tell(await self._web.refresh.take(one, found.answer, found.feed))
            _tell_others(found.others)

    def _add_list(self, data: bytes) -> None:
        """Follow all that a list of feeds names, in its folders."""
        from tui.sources.opml import read_opml

        if self._options.name:
            raise CommandError(_ONE_NAME)
        found, sentences = read_opml(data)
        _tell_some(sentences)
        if not found:
            raise CommandError("The list names no feed.")
        filed = [one._replace(folder="/".join(filter(None, (self._folder, one.folder)))) for one in found]
        wished = [self._wished(one)._replace(folder=one.folder) for one in filed]
        put(f"{told_of(*follow_all(self._journal, wished))}\n")

    def _is_followed(self, address: str) -> bool:
        """Whether something is followed already, which is told; what the command line wants of it is done."""
        before = next((one for one in followed(self._journal) if _is_same(one.address, address)), None)
        if before is None or before.ended:
            return False
        wished = self._wished(before)
        keep(self._journal, [wished] * (wished != before))
        name = before.called(self._library.feeds.one(before.address).title)
        put(f"{name} is followed already{', and is changed' * (wished != before)}.\n")
        return True

    def _follow(self, address: str) -> Subscription | None:
        """Follow something; None where it is followed already."""
        from tui.state.subscriptions import Subscription

        if self._is_followed(address):
            return None
        before = next((one for one in followed(self._journal) if one.address == address), Subscription(address))
        wished = self._wished(before._replace(ended=""))
        keep(self._journal, [wished], f"following {clean_line(wished.called())}")
        return wished

    def _wished(self, one: Subscription) -> Subscription:
        """A feed as the command line wants it."""
        from tui.state.subscriptions import FullText

        asked = self._options
        return one._replace(
            name=clean_line(asked.name) or one.name,
            folder=self._folder or one.folder,
            full_text=FullText.ALWAYS if asked.full_text else one.full_text,
            interval=asked.interval or one.interval,
        )


def _tell(done: Done) -> None:
    """What came with a feed at once."""
    if done.how == "failed":
        complain(" ".join(filter(None, (f"{done.name} is followed, but: {done.trouble}", done.cure))))
        return
    count = f"{done.new:,} new article{'s' * (done.new != 1)}" if done.new else "nothing new"
    put(" ".join(filter(None, (f"{done.name}: {count}.", done.trouble))) + "\n")


def _is_same(one: str, other: str) -> bool:
    """Whether two addresses differ at most in what servers mostly do not care for."""
    bare, like = (address.removeprefix("https:").removeprefix("http:").rstrip("/") for address in (one, other))
    return bare == like


def _tell_others(links: Sequence[FeedLink]) -> None:
    """The feeds that a page names besides the one that was taken."""
    if links:
        _tell_some(
            [
                f"The page also names {clean_line(link.url, 2048)} ({clean_line(link.title) or 'without a title'})."
                for link in links
            ]
        )


def _tell_some(sentences: Sequence[str]) -> None:
    for sentence in sentences[:_FEW]:
        complain(sentence)
    if len(sentences) > _FEW:
        complain(f"And {len(sentences) - _FEW:,} more of this kind.")


def _check(path: str, data: bytes) -> None:
    """Whether a folder or file can be followed.

    Raises:
        CommandError: it cannot.
    """
    from tui.sources.encoding import is_binary
    from tui.sources.files import is_readable
    from tui.sources.newsboat import SQLITE, is_urls
    from tui.state.subscriptions import is_address

    name = clean_line(path, 200)
    if not is_address(path):
        raise CommandError(f"{name} has a name that cannot be shown as it is; give it another one to follow it.")
    if data.startswith(SQLITE) or (is_urls(data) and not is_readable(path)):
        raise CommandError(f"{name} is newsboat's: `wireside import {name}` takes it in.")
    if is_binary(data):
        raise CommandError(f"{name} holds no text.")


def _looked_into(source: str) -> tuple[str, bytes]:
    """The absolute path of a folder or file, and what is in the file.

    Raises:
        CommandError: it cannot be read.
    """
    try:
        path = Path(source).resolve()
        if path.is_dir():
            return str(path), b""
        if path.exists() and not path.is_file():
            raise CommandError(f"{clean_line(source, 200)} is neither a folder nor a file.")
        with path.open("rb") as file:
            return str(path), file.read(LARGEST)
    except (OSError, RuntimeError) as error:
        reason = (getattr(error, "strerror", "") or "the system refuses").lower()
        raise CommandError(f"{clean_line(source, 200)} cannot be read ({reason}).") from None
