"""What a command needs that asks the web: an event loop, who fetches, who parses, and an end in order.

A fetch may be ended by ^C or SIGTERM at any moment; what was stored by then stays.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Coroutine
from select import select
from time import sleep
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from tui.commands.streams import complain
from tui.settings import places, wishes

if TYPE_CHECKING:
    from tui.library import Library
    from tui.sources.events import Event
    from tui.sources.fetch import Fetcher
    from tui.sources.refresh import Refresh
    from tui.sources.worker import Worker
    from tui.state import Journal

T = TypeVar("T")

BESIDE = "WIRESIDE_BESIDE"
"""Set by a reader that holds the other end of our stdin: once that is closed, nobody waits for us any more."""
_STDIN = 0
_TERMINATED = 143  # as a shell tells of a program that SIGTERM ended


class Online(NamedTuple):
    """What asks, parses and stores."""

    fetcher: Fetcher
    worker: Worker
    refresh: Refresh


def pause(seconds: float) -> None:
    """Wait a little.

    Raises:
        SystemExit: the reader for whom we work is gone.
    """
    if not os.environ.get(BESIDE):
        sleep(seconds)
    elif select([_STDIN], [], [], seconds)[0]:
        raise SystemExit(_TERMINATED)


def online(
    library: Library,
    journal: Journal,
    tell: Callable[[Event], object],
    work: Callable[[Online], Coroutine[Any, Any, T]],
) -> T:
    """What comes of some work with the web.

    Raises:
        SystemExit: SIGTERM ended it.
        KeyboardInterrupt: ^C did.
    """
    import asyncio

    gc.enable()  # a fetch of many feeds makes much that refers to itself
    try:
        return asyncio.run(_online(library, journal, tell, work))
    except asyncio.CancelledError:
        raise SystemExit(_TERMINATED) from None


async def _online(
    library: Library,
    journal: Journal,
    tell: Callable[[Event], object],
    work: Callable[[Online], Coroutine[Any, Any, T]],
) -> T:
    import asyncio

    from tui.sources.fetch import Fetcher
    from tui.sources.refresh import Refresh
    from tui.sources.worker import Worker

    task = asyncio.current_task()
    assert task
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, task.cancel)
    if os.environ.get(BESIDE):
        loop.add_reader(_STDIN, lambda: loop.remove_reader(_STDIN) and task.cancel())
    wished = wishes(places().wishes)
    for trouble in wished.troubles:
        complain(trouble)
    async with (
        Fetcher(wished.logins) as fetcher,
        Worker() as worker,
        Refresh(library, journal, fetcher, worker, tell, wished.interval) as refresh,
    ):
        try:
            return await work(Online(fetcher, worker, refresh))
        except asyncio.CancelledError:
            told = refresh.so_far.sentence if refresh.so_far.feeds else "nothing was fetched"
            complain(f"Ended early: {told}.")
            raise
