"""Web addresses where a command line names reports: fetched all at once, and never stored.

Only what is typed with its scheme is an address: "example.org/a" may be a file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tui.commands.errors import CommandError
from tui.commands.progress import Progress

if TYPE_CHECKING:
    from asyncio import Task

    from tui.sources.fetch import Fetcher
    from tui.sources.worker import Worker
    from tui.text import Article

_PATIENCE = 2.0
"""Seconds that pass before we say what we wait for."""


def is_address(name: str) -> bool:
    """Whether a name on a command line is a web address.

    >>> is_address("https://news.example/a"), is_address("example.org/a")
    (True, False)
    """
    return name[:8].lower().startswith(("http://", "https://"))


def fetched(urls: Iterable[str]) -> dict[str, Article | CommandError]:
    """The reports on some pages, or why there are none, by the addresses as they were typed."""
    import asyncio
    import gc

    gc.enable()  # tasks and what they raise refer to each other
    return asyncio.run(_fetched(dict.fromkeys(urls)))


async def _fetched(urls: Iterable[str]) -> dict[str, Article | CommandError]:
    import asyncio

    from tui.commands.streams import complain
    from tui.settings import places, wishes
    from tui.sources.fetch import Fetcher
    from tui.sources.worker import Worker

    wished = wishes(places().wishes)
    for trouble in wished.troubles:
        complain(trouble)
    async with Fetcher(wished.logins) as fetcher, Worker() as worker:
        tasks = {asyncio.create_task(_page(url, fetcher, worker)): url for url in urls}
        await _told(tasks)
        return {url: task.result() for task, url in tasks.items()}


async def _told(tasks: Mapping[Task[Any], str]) -> None:
    """Wait for all, and tell a terminal for what, where it takes long."""
    import asyncio

    progress = Progress()
    _, waiting = await asyncio.wait(tasks, timeout=_PATIENCE)
    if not waiting:
        return
    is_watched = sys.stderr is not None and sys.stderr.isatty()
    if is_watched:
        progress.now(f"Waiting for {', '.join(dict.fromkeys(_host(tasks[task]) for task in waiting))} …")
    await asyncio.wait(waiting)
    if is_watched:
        progress.end()


async def _page(url: str, fetcher: Fetcher, worker: Worker) -> Article | CommandError:
    """A page's report, or why there is none: what is wrong, and what can be done about it."""
    from tui.sources.fetch import FetchError
    from tui.sources.pages import fetch_page
    from tui.sources.worker import ParseError

    try:
        return await fetch_page(url, fetcher, worker)
    except FetchError as error:
        return CommandError(f"{error.sentence} {error.cure}".strip())
    except ParseError as error:
        return CommandError(str(error))


def _host(url: str) -> str:
    from urllib.parse import urlsplit

    from tui.text import clean_line

    return clean_line(urlsplit(url).hostname or url, 100)
