"""Real feeds parsed by the worker: how many give entries, with titles and texts, how fast, and in how much memory.

They are no part of the repository: `WIRESIDE_EVALUATION` names the folder that holds `feeds`, a file each.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.figure import Figure
from tui.sources.feed import Feed
from tui.sources.joining import article_of, named
from tui.sources.worker import ParseError, Worker

_ADDRESS = "https://feeds.example/{}"
_ROUNDS = 3
_MEMORY = 150
"""MiB that parsing may take beyond the process at rest."""


def figures() -> Iterator[Figure]:
    """What came of them, then what it cost."""
    folder = Path(os.environ.get("WIRESIDE_EVALUATION", ""), "feeds")
    bodies = {_ADDRESS.format(path.name): path.read_bytes() for path in sorted(folder.glob("*")) if path.is_file()}
    if not bodies or "WIRESIDE_EVALUATION" not in os.environ:
        yield Figure("feeds: not measured", 0, "", note="WIRESIDE_EVALUATION names no folder with feeds")
        return
    feeds, seconds, rest, peak = asyncio.run(_parsed(bodies))
    yield from _found(feeds, len(bodies))
    size = sum(map(len, bodies.values()))
    yield Figure(
        "feeds: parsed, by the clock", size / 1e6 / seconds, "MB/s", note=f"{size / 1e6:.1f} MB, questions and answers"
    )
    yield Figure("feeds: one of middling size", 1000 * seconds / len(bodies), "ms")
    yield Figure("feeds: memory of the worker beyond its rest", peak - rest, "MiB", _MEMORY, f"{rest:.0f} MiB at rest")


async def _parsed(bodies: dict[str, bytes]) -> tuple[dict[str, Feed], float, float, float]:
    """The feeds, seconds of the quickest round, and MiB of the worker after its first feed and at its most."""
    feeds: dict[str, Feed] = {}
    took = []
    async with Worker() as worker:
        await worker.links(b"<p>", "https://feeds.example")
        rest = _mebibytes(worker, "VmRSS")
        for _ in range(_ROUNDS):
            began = perf_counter()
            for address, body in bodies.items():
                try:
                    feeds[address] = await worker.feed(body, address)
                except ParseError as error:
                    print(error)
            took.append(perf_counter() - began)
        return feeds, min(took), rest, _mebibytes(worker, "VmHWM")


def _found(feeds: dict[str, Feed], count: int) -> Iterator[Figure]:
    """What is missing in them, once they are articles."""
    articles = {
        address: [article_of(entry, key, feed.title) for _, key, entry in named(feed, address)]
        for address, feed in feeds.items()
    }
    total = sum(map(len, articles.values()))
    without_text = sum(not any(article.text for article in found) for found in articles.values())
    yield Figure("feeds: refused", count - len(feeds), "feeds", 0, f"of {count}")
    yield Figure("feeds: without an entry with text", without_text, "feeds", 0)
    for name, missing in (("title", 0), ("text", None), ("published", None), ("url", None)):
        lacking = sum(not getattr(article, name) for found in articles.values() for article in found)
        yield Figure(f"feeds: entries without {name}", lacking, "", missing, f"of {total:,}")
    truncated = sum(feed.truncated for feed in feeds.values())
    yield Figure("feeds: of beginnings only", truncated, "feeds")


def _mebibytes(worker: Worker, name: str) -> float:
    """Memory of the worker's process as Linux counts it; elsewhere 0."""
    try:
        lines = Path(f"/proc/{worker._process.pid}/status").read_text(encoding="ascii").splitlines()  # type: ignore[union-attr] # noqa: SLF001
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:"))
