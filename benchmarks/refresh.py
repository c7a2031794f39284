"""200 feeds from a server on loopback, with delays, errors and redirects, against what parsing and storing alone cost.

`WIRESIDE_EVALUATION` names the folder whose `feeds` are real ones; they are no part of the repository. Each is served
at five addresses, with hosts of its own in its entries, so that nothing of it is known already.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import urlsplit

from benchmarks.figure import Figure
from tests.web import Asked, Reply, Web, Wire, failing, page, redirect, serving
from tui.library import Library
from tui.library.feeds import Fetched
from tui.sources.feed import Feed
from tui.sources.intake.taking import Brought, read_entries, take
from tui.sources.worker import Worker
from tui.state import Journal
from tui.state.subscriptions import Subscription

_COPIES = 5
_HOSTS = 50
_SLOWEST = 1.0  # seconds that a server takes for an answer
_ROUNDS = 3
_LOOK = 0.02  # seconds between two looks at the memory of a process


def figures() -> Iterator[Figure]:
    """A refresh that brings everything, and one that brings nothing."""
    named = os.environ.get("WIRESIDE_EVALUATION")
    if not named:
        yield Figure("refresh: not measured", 0, "", note="WIRESIDE_EVALUATION names no folder")
        return
    bodies = asyncio.run(distinct([file.read_bytes() for file in sorted(Path(named, "feeds").iterdir())]))
    whole, alone, again = list[_Run](), list[float](), list[_Run]()
    for _ in range(_ROUNDS):
        alone.append(asyncio.run(_alone(bodies)))
        with TemporaryDirectory() as folder, serving() as web:
            follow(Path(folder), served(web, bodies))
            whole.append(_fetch(Path(folder), web))
            _fetch(Path(folder), web)  # what failed is there now
            again.append(_fetch(Path(folder), web))
    best, least = min(run.seconds for run in whole), min(alone)
    note = f"{best:.1f} s against {least:.1f} s"
    yield Figure(f"refresh of {len(bodies)} feeds, against parsing and storing alone", best / least, "x", 1.3, note)
    yield Figure("refresh: memory of the process that fetches", max(run.mib for run in whole), "MiB")
    yield Figure("refresh with nothing new", min(run.seconds for run in again), "s", 2)
    told = Counter(request for run in again[-1:] for request in run.requests)
    yield Figure(
        "refresh with nothing new: requests that are not conditional", told["plain"], "", 0, f"{told['asked']} asked"
    )


class _Run(NamedTuple):
    """One run of the command."""

    seconds: float
    mib: float
    """The most memory that it had, without the process that parses."""
    requests: Sequence[str]
    """ "asked" for each, and "plain" for each that would have been sent a body."""


def _fetch(home: Path, web: Web) -> _Run:
    web.asked.clear()
    began, mib = time.perf_counter(), 0.0
    command = [sys.executable, "-P", "-m", "tui", "fetch", "--quiet"]
    environment = {**os.environ, "WIRESIDE_HOME": str(home)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            mib = max(mib, _mib(process.pid))
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK)
        seconds = time.perf_counter() - began
    plain = ["plain" for asked in web.asked if "if-none-match" not in asked.headers]
    return _Run(seconds, mib, [*plain, *["asked"] * len(web.asked)])


def _mib(process: int) -> float:
    with suppress(OSError, IndexError):
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
    return 0.0


def follow(home: Path, addresses: Sequence[str]) -> None:
    """Follow feeds, where nothing is followed yet."""
    changes = [change for address in addresses for change in Subscription(address).changes()]
    assert Journal.open(home / "config" / "reading.jsonl").write(changes)


def served(web: Web, bodies: Sequence[bytes]) -> list[str]:
    """The addresses of feeds: one in ten fails at first, one in ten is elsewhere."""
    chance = random.Random(7)
    addresses = []
    for number, body in enumerate(bodies):
        etag = f'"{number}"'
        web[f"/{number}"] = _late(page(body, kind="application/xml", etag=etag), chance.uniform(0, _SLOWEST))
        if number % 10 == 3:
            web[f"/{number}"] = failing(500, times=1, then=page(body, kind="application/xml", etag=etag))
        if number % 10 == 7:
            web[f"/{number}"] = redirect(f"/there/{number}", status=302 if number % 20 == 7 else 301)
            web[f"/there/{number}"] = page(body, kind="application/xml", etag=etag)
        addresses.append(web.url(f"/{number}", at=f"127.0.0.{number % _HOSTS + 1}"))
    return addresses


def _late(reply: Reply, seconds: float) -> Reply:
    """A server that is slow to send a body."""

    async def late(asked: Asked) -> Wire:
        if "if-none-match" not in asked.headers:
            await asyncio.sleep(seconds)
        async for piece in reply(asked):
            yield piece

    return late


async def _alone(bodies: Sequence[bytes]) -> float:
    """Seconds that it takes to parse all feeds, and then to store them."""
    with TemporaryDirectory() as folder:
        began = time.perf_counter()
        async with Worker() as worker:
            parsed = [await worker.feed(body, "https://news.example/feed") for body in bodies]
        with Library(Path(folder, "library.db")) as library:
            for number, feed in enumerate(parsed):
                take(library, [_brought(f"https://news.example/{number}", feed)], _go_on, ())
            return time.perf_counter() - began


def _brought(address: str, feed: Feed) -> Brought:
    return Brought(address, Fetched(), *read_entries(feed, address, feed.title, {}, _go_on))


def _go_on() -> None:
    """Nobody ends a benchmark."""


async def distinct(bodies: Sequence[bytes]) -> list[bytes]:
    """Each feed several times, with other hosts in its entries each time."""
    async with Worker() as worker:
        hosts = [{urlsplit(entry.url).netloc for entry in (await worker.feed(body, "")).entries} for body in bodies]
    return [
        _rehosted(body, named - {""}, copy)
        for copy in range(_COPIES)
        for body, named in zip(bodies, hosts, strict=True)
    ]


def _rehosted(body: bytes, hosts: set[str], copy: int) -> bytes:
    if not (copy and hosts):
        return body
    found = re.compile(rb"://(?=(?:%s)\b)" % b"|".join(re.escape(host.encode()) for host in hosts))
    return found.sub(b"://copy-%d." % copy, body)
