"""Bringing in what is new: many feeds at once, each parsed in another process and stored by another thread.

What goes wrong with one feed is that feed's trouble; what goes wrong with the library ends all. A fetch may be ended at
any moment: what was stored stays, and a feed that was not done with is asked the same again next time.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import AsyncExitStack, suppress
from typing import TYPE_CHECKING, Self

from tui.library import LibraryError
from tui.library.feeds import Fetched
from tui.sources.events import Asked, Begun, Done, Ended, Event
from tui.sources.fetch import FetchError
from tui.sources.intake.courier import Courier, Outcome
from tui.sources.intake.due import after_failure, is_shut
from tui.sources.intake.shelf import Shelf
from tui.sources.intake.taking import Brought
from tui.sources.worker import ParseError
from tui.state.subscriptions import FullText, Subscription, subscriptions
from tui.text import clean_line
from tui.text.addresses import site_of

if TYPE_CHECKING:
    from tui.library import Library
    from tui.sources.feed import Feed
    from tui.sources.fetch import Answer, Fetcher
    from tui.sources.worker import Worker
    from tui.state import Journal
    from tui.state.reading import ReadingState

_IN_HAND = 24  # feeds: those that are being asked, and some whose bodies wait to be parsed or stored
_PER_HOST = 2
_NOTHING = Fetched()


class Refresh:
    """Fetches feeds and stores what is new. To be used in one event loop, with `async with`."""

    def __init__(
        self,
        library: Library,
        journal: Journal,
        fetcher: Fetcher,
        worker: Worker,
        tell: Callable[[Event], object],
        interval: int,
    ) -> None:
        """`tell` hears what happens; `interval` is for feeds that have none of their own, in minutes."""
        self._library, self._journal, self._fetcher, self._worker = library, journal, fetcher, worker
        self._tell = tell
        self._shelf = Shelf(library, self._followed)
        self._courier = Courier(library, fetcher, worker, interval, self._shelf.stop)
        self._slots = asyncio.Semaphore(_IN_HAND)
        self._unreachable: dict[str, FetchError] = {}
        self._state: ReadingState | None = None
        self._addresses: frozenset[str] = frozenset()
        self.so_far = Ended(0, 0, 0, 0)
        """What has come of it until now."""

    async def __aenter__(self) -> Self:
        await self._shelf.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._shelf.__aexit__()

    async def run(self, feeds: Sequence[Subscription], *, named: bool = False) -> Ended:
        """Fetch feeds; what came of it.

        A server that wants to be left alone for now is asked only where its feed was `named`.

        Raises:
            LibraryError: nothing can be stored.
        """
        self.so_far = Ended(0, 0, 0, 0)
        self._unreachable.clear()
        self._tell(Begun(len(feeds)))
        lanes = [asyncio.create_task(self._run(lane, named=named)) for lane in _lanes(feeds)]
        try:
            await asyncio.gather(*lanes)
        except BaseException:
            with suppress(BrokenPipeError):
                self._tell(self.so_far._replace(early=True))
            raise
        finally:
            for lane in lanes:
                if not lane.cancelling():  # who is told twice leaves before all is in order
                    lane.cancel()
            await asyncio.gather(*lanes, return_exceptions=True)
        await asyncio.to_thread(self._library.feeds.prune, self._followed())
        self._tell(self.so_far)
        return self.so_far

    async def take(self, followed: Subscription, answer: Answer, feed: Feed) -> Done:
        """Store what came with a feed that was just found."""
        outcome = await self._courier.answered(followed, Fetched(), answer, feed)
        return await self._stored(followed, await self._in_full(followed, outcome))

    async def _run(self, lane: Iterable[Subscription], *, named: bool) -> None:
        """Feeds of one host, one after the other."""
        for followed in lane:
            known = self._library.feeds.one(followed.address)
            wait = is_shut(known, time.time()) and not named
            done = _left_alone(followed, known) if wait else await self.fetch(followed, known, named=named)
            self.so_far = self.so_far.after(done)
            self._tell(done)

    async def fetch(self, followed: Subscription, known: Fetched = _NOTHING, *, named: bool = False) -> Done:
        """Fetch a feed, of which so much is known; what came of it. `named`: whether a person wants just this one.

        Raises:
            LibraryError: nothing can be stored.
        """
        try:
            async with self._slots, AsyncExitStack() as held:
                self._tell(Asked(followed.address))
                outcome = await self._bring(followed, known, held, named=named)
                if followed.full_text is FullText.ASKED:
                    return await self._stored(followed, outcome)
            outcome = await self._in_full(followed, outcome)  # meanwhile another takes its place
            async with self._slots:
                return await self._stored(followed, outcome)
        except (LibraryError, BrokenPipeError):  # nothing can be stored, or nobody listens any more
            raise
        except Exception as error:  # noqa: BLE001 - parsers and servers fail in their own ways
            return await self._failed(followed, known, error)

    async def _bring(self, followed: Subscription, known: Fetched, held: AsyncExitStack, *, named: bool) -> Outcome:
        """What a feed holds; who could not be reached for one is not asked for the next."""
        if error := self._unreachable.get(site_of(followed.address)):
            raise FetchError(error.sentence, error.cure)
        try:
            return await self._courier.bring(followed, known, held, named=named)
        except FetchError as error:
            if error.unreachable:
                self._unreachable[site_of(followed.address)] = error
            raise

    async def _in_full(self, followed: Subscription, outcome: Outcome) -> Outcome:
        """What was brought, with the texts of its pages where the reader wants them."""
        if followed.full_text is FullText.ASKED:
            return outcome
        from tui.sources.intake.filling import in_full

        brought, note = await in_full(outcome.brought, self._library, self._fetcher, self._worker)
        return outcome._replace(brought=brought, note=_sentences(outcome.note, note))

    async def _stored(self, followed: Subscription, outcome: Outcome) -> Done:
        """What was brought is in the library, and what an answer says of the feed itself in the journal."""
        count = await self._shelf.put(outcome.brought)
        moved = outcome.moved if outcome.moved != followed.address else ""
        note = await asyncio.to_thread(self._change, followed, moved) if moved or followed.ended else ""
        if note and note == self._journal.trouble:
            moved = ""
        name = followed.called(outcome.brought.fetched.title)
        how = "moved" if moved else "new" if any(count) else "unchanged"
        return Done(followed.address, how, *count, name=name, trouble=_sentences(outcome.note, note), moved=moved)

    async def _failed(self, followed: Subscription, known: Fetched, error: Exception) -> Done:
        """Why a feed brought nothing is kept with it."""
        name = followed.called(known.title)
        trouble, cure = _told(error, name)
        is_gone, later = (error.gone, error.later) if isinstance(error, FetchError) else (False, 0.0)
        now, failures = time.time(), known.failures + 1
        fetched = known._replace(
            fetched=now,
            due=after_failure(now, self._courier.minutes(followed), failures, later),
            later=now + later if later else 0.0,
            failures=failures,
            trouble=trouble,
            cure=cure,
        )
        await self._shelf.put(Brought(followed.address, fetched))
        if is_gone:
            trouble = _sentences(trouble, await asyncio.to_thread(self._change, followed, ended=trouble))
        return Done(followed.address, "ended" if is_gone else "failed", name=name, trouble=trouble, cure=cure)

    def _change(self, followed: Subscription, moved: str = "", ended: str = "") -> str:
        """Keep what became of a feed, unless the reader has meanwhile done otherwise; what is odd about it.

        The library moves first: an entry whose name is all that it has would else be another article.
        """
        self._journal.refresh()
        followed_now = {one.address: one for one in subscriptions(self._journal.state)}
        if (now := followed_now.get(followed.address)) is None:
            return ""
        now = now._replace(ended=ended)
        if moved:
            self._library.feeds.move(followed.address, moved)
        joined = moved in followed_now
        changes = now.removal() if joined else now.moved(moved) if moved else now.changes()
        if not self._journal.write(changes):
            return self._journal.trouble
        return "That is followed already, and stays as it is there." if joined else ""

    def _followed(self) -> frozenset[str]:
        """The addresses of all that is followed."""
        if self._state is not self._journal.state:
            self._state = self._journal.state
            self._addresses = frozenset(one.address for one in subscriptions(self._state))
        return self._addresses


def _sentences(*told: str) -> str:
    """Several sentences, some of which there may not be."""
    return " ".join(filter(None, told))


def _left_alone(followed: Subscription, known: Fetched) -> Done:
    """A feed whose server wants to be asked later."""
    name = followed.called(known.title)
    return Done(followed.address, "failed", name=name, trouble=known.trouble, cure=known.cure)


def _lanes(feeds: Iterable[Subscription]) -> list[list[Subscription]]:
    """Feeds by their hosts, two lanes each, so that a slow one keeps none but its own waiting."""
    hosts: defaultdict[str, list[Subscription]] = defaultdict(list)
    for followed in feeds:
        hosts["" if followed.is_local else site_of(followed.address).partition("//")[2]].append(followed)
    return [lane for host in hosts.values() for start in range(_PER_HOST) if (lane := host[start::_PER_HOST])]


def _told(error: Exception, name: str) -> tuple[str, str]:
    """What went wrong, and what can be done about it."""
    match error:
        case FetchError():
            return clean_line(error.sentence), clean_line(error.cure)
        case ParseError():
            return clean_line(str(error)), "Check the address; `wireside remove` ends it."
    return f"{name} could not be taken in ({type(error).__name__}).", "Please report this: it should not happen."
