"""The way from feeds that were fetched to the library: what comes while a batch is written is the next batch.

Writing has a thread of its own, so that fetching and parsing go on meanwhile, and the more there is to write, the more
feeds share a transaction.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Container, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, Self

from tui.library import LibraryError
from tui.sources.intake.taking import Brought, Count, Stopped, take

if TYPE_CHECKING:
    from tui.library import Library

_BATCH = 150  # articles: a batch that is being written when the fetch is ended takes a quarter of a second

_Waiting = tuple[Brought, "asyncio.Future[Count]"]


class Shelf:
    """Stores what feeds brought. To be used in one event loop; leaving it drops what was not begun."""

    def __init__(self, library: Library, followed: Callable[[], Container[str]]) -> None:
        """`followed` are the addresses of all that is followed."""
        self._library, self._followed = library, followed
        self._coming: asyncio.Queue[_Waiting] = asyncio.Queue()
        self._stopped = Event()
        self._thread = ThreadPoolExecutor(1, "wireside-shelf")

    async def __aenter__(self) -> Self:
        self._writing = asyncio.create_task(self._write())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._stopped.set()
        self._writing.cancel()
        await asyncio.gather(self._writing, return_exceptions=True)
        self._thread.shutdown()

    def stop(self) -> None:
        """Be called by what takes long.

        Raises:
            Stopped: the fetch was ended.
        """
        if self._stopped.is_set():
            raise Stopped

    async def put(self, brought: Brought) -> Count:
        """Store what a feed brought; how many articles that were.

        Raises:
            LibraryError: nothing can be stored.
        """
        stored: asyncio.Future[Count] = asyncio.get_running_loop().create_future()
        self._coming.put_nowait((brought, stored))
        return await stored

    async def _write(self) -> None:
        """Batch after batch, for ever."""
        while True:
            batch = [await self._coming.get()]
            size = len(batch[0][0].news)
            while size < _BATCH and not self._coming.empty():
                batch.append(self._coming.get_nowait())
                size += len(batch[-1][0].news)
            await self._write_batch(batch)

    async def _write_batch(self, batch: Sequence[_Waiting]) -> None:
        """One after the other where they cannot be written together: one feed's nonsense is not another's trouble."""
        try:
            counts = await self._take([brought for brought, _ in batch])
        except LibraryError as error:
            for _, stored in batch:
                _fail(stored, error)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told of the feed
            if len(batch) == 1:
                _fail(batch[0][1], error)
            else:
                for one in batch:
                    await self._write_batch([one])
        else:
            for (_, stored), count in zip(batch, counts, strict=True):
                if not stored.done():
                    stored.set_result(count)

    async def _take(self, brought: Sequence[Brought]) -> list[Count]:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, take, self._library, brought, self.stop, self._followed())


def _fail(stored: asyncio.Future[Count], error: Exception) -> None:
    if not stored.done():
        stored.set_exception(error)
