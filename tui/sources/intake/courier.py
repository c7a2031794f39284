"""What a feed holds now: asked of its server, or found in a file or folder, and read for what is news in it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.library.feeds import Fetched, Known
from tui.sources.fetch import FEED, Answer, FetchError, Leave, Mark
from tui.sources.intake.due import DAY, after_success
from tui.sources.intake.taking import Brought, News, read_entries
from tui.sources.web.places import is_our_own
from tui.text import clean_line
from tui.text.addresses import host_of

if TYPE_CHECKING:
    from contextlib import AsyncExitStack

    from tui.library import Library
    from tui.sources.feed import Feed
    from tui.sources.fetch import Fetcher
    from tui.sources.worker import Worker
    from tui.state.subscriptions import Subscription

_MARK, _TITLE, _SITE = 1000, 300, 2048  # characters that are kept
_FEEDS = {".xml", ".rss", ".atom", ".rdf", ".json"}
"""Name endings of files that are feeds themselves; any other holds articles."""


class Outcome(NamedTuple):
    """What came of asking a feed that answered."""

    brought: Brought
    moved: str = ""
    """Its new address, where it has one for good."""
    note: str = ""
    """What was odd about it, in one plain sentence."""


class Courier:
    """Brings what feeds hold. To be used in one event loop."""

    def __init__(
        self, library: Library, fetcher: Fetcher, worker: Worker, interval: int, stop: Callable[[], object]
    ) -> None:
        """`interval`: minutes between two fetches of a feed that has none of its own; `stop` ends what takes long."""
        self._library, self._fetcher, self._worker = library, fetcher, worker
        self._interval, self._stop = interval, stop
        self._began = time.time()  # the same for all, so that who asks by the clock finds all of them due

    def minutes(self, followed: Subscription) -> int:
        """How long a feed is left alone."""
        return followed.interval or self._interval

    async def bring(
        self, followed: Subscription, known: Fetched, held: AsyncExitStack, *, named: bool = False
    ) -> Outcome:
        """What a feed holds; a large one is `held` among few. `named`: whether a person wants just this one.

        Raises:
            FetchError, ParseError: there is nothing to be had.
        """
        if followed.is_local:
            return await self._from_disk(followed, known)
        answer = await self._fetcher.get(
            followed.address,
            typed=is_our_own(host_of(followed.address)) or (named and not known.digest),
            leave=Leave(known.depth, login=True),
            mark=Mark(known.etag, known.modified, known.answered),
            held=held,
        )
        return await self.answered(followed, known, answer)

    async def answered(
        self, followed: Subscription, known: Fetched, answer: Answer, feed: Feed | None = None
    ) -> Outcome:
        """What an answer holds; a body that is as it was last time is not parsed again.

        How far inside the first answer's address is, is kept: it may come nearer, and never leads further in.
        """
        depth = answer.depths[bool(answer.moved)]
        digest = sha256(answer.body).hexdigest()[:32] if answer.status != 304 else known.digest
        fetched = self._well(followed, known, answer.fresh, known.ttl)._replace(
            etag=clean_line(answer.etag, _MARK),
            modified=clean_line(answer.modified, _MARK),
            answered=clean_line(answer.url, _SITE),
            digest=digest,
            depth=min(depth, known.depth) if known.digest else depth,
        )
        if digest == known.digest:
            return Outcome(Brought(followed.address, fetched), answer.moved)
        feed = feed or await self._worker.feed(answer.body, answer.url, answer.charset)
        fetched = self._well(followed, fetched, answer.fresh, feed.ttl)._replace(
            title=clean_line(feed.title, _TITLE),
            site=clean_line(feed.site, _SITE),
            truncated=feed.truncated,
            ttl=min(feed.ttl, int(DAY)),
        )
        entries = self._library.feeds.entries(followed.address)
        outlet = followed.called(fetched.title)
        seen, news = await asyncio.to_thread(read_entries, feed, followed.address, outlet, entries, self._stop)
        return Outcome(Brought(followed.address, fetched, seen, news), answer.moved, clean_line(feed.note))

    async def _from_disk(self, followed: Subscription, known: Fetched) -> Outcome:
        """What a file or folder holds."""
        path = Path(followed.address)
        body = await asyncio.to_thread(_feed_in, path)
        if body is not None:
            return await self.answered(followed, known, Answer("", 200, body))
        seen, news, problems = await asyncio.to_thread(self._look, path)
        note = f"{problems[0]}{_more(len(problems) - 1)}" if problems else ""
        return Outcome(Brought(followed.address, self._well(followed, known), seen, news), note=note)

    def _look(self, path: Path) -> tuple[dict[str, Known], list[News], list[str]]:
        """What is new or changed in a folder, or in a file that is no feed."""
        from tui.sources.formats import Problem
        from tui.sources.watched import changed

        known = self._library.feeds.entries(str(path))
        seen, news, problems = dict[str, Known](), list[News](), list[str]()
        for found in changed(path, {guid: one.said for guid, one in known.items()}):
            self._stop()
            if isinstance(found, Problem):
                problems.append(found.reason)
            else:
                guid, digest, article = found
                seen[guid] = Known(article.key, digest)
                news.append(News(article))
        return ({**known, **seen} if seen else {}), news, problems  # what did not change is still there

    def _well(self, followed: Subscription, known: Fetched, *wished: float) -> Fetched:
        """A feed that went well, and its server's or its own wish to be left alone for so many seconds."""
        due = after_success(self._began, self.minutes(followed), *wished, was_set=followed.interval > 0)
        later = self._began + min(max(wished, default=0.0), DAY)
        return known._replace(fetched=time.time(), due=due, later=later, failures=0, trouble="", cure="")


def _feed_in(path: Path) -> bytes | None:
    """The bytes of a file that is a feed; None of a folder, and of a file that is none.

    Raises:
        FetchError: it cannot be read.
    """
    name = clean_line(str(path), 200)
    try:
        if not path.exists():
            raise FetchError(f"There is no file or folder called {name} any more.")
        if path.suffix.lower() not in _FEEDS or not path.is_file():
            return None
        with path.open("rb") as file:
            body = file.read(FEED + 1)
    except OSError as error:
        raise FetchError(f"{name} cannot be read ({(error.strerror or 'the system refuses').lower()}).") from None
    if len(body) > FEED:
        raise FetchError(f"{name} is too large to be a feed (over {FEED // 1_000_000} MB).")
    return body


def _more(count: int) -> str:
    return f" And {count:,} more could not be read." if count else ""
