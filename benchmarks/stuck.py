"""Keys while work is being done: the longest that the event loop was held up, and how long a key takes to the screen.

Beside an import of thousands of articles, their index and stories, the comparison of two long texts, a very long
article, the first seconds of a start, in which samples, names and screens are loaded, and a refresh of 200 feeds, which
are in the folder that `WIRESIDE_EVALUATION` names.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from statistics import quantiles
from tempfile import TemporaryDirectory

from benchmarks.figure import Figure
from benchmarks.giants import giant
from benchmarks.refresh import distinct, follow, served
from benchmarks.terminal import Terminal, wireside
from tests.web import serving

_ARTICLES = 6_000
_KEYS = 40
_LIMIT = 50
_NICE = 19
_READER = ("j", "j", "k", "^D", "j", "k", "^U", "G", "g")
_ARTICLE = ("j", "space", "e", "k", "G", "g", "H")


def figures() -> Iterator[Figure]:
    """Every kind of work with the keys that are pressed beside it."""
    with TemporaryDirectory() as folder:
        home, log = Path(folder, "home"), Path(folder, "log")
        many, giants = Path(folder, "many.ndjson"), [Path(folder, f"{side}.txt") for side in "ab"]
        many.write_text("\n".join(map(json.dumps, _articles())), encoding="utf-8")
        for seed, file in enumerate(giants):
            file.write_text(f"Title: Giant {seed}\n\n{giant('10,000 sentences', seed=seed)}\n", encoding="utf-8")
        with _reader(Path(folder, "first"), log) as terminal:
            yield from _beside(terminal, log, "a first start", _READER)
        with _reader(home, log, str(many)) as terminal:
            terminal.expect(r"[\d,]+ read")
            yield from _beside(terminal, log, f"import of {_ARTICLES:,} articles", _READER)
            terminal.expect(r"[\d,]+ articles read", 120)
            yield from _beside(terminal, log, "their index and stories", _READER)
        subprocess.run(
            [*wireside("import"), *map(str, giants)], env={"WIRESIDE_HOME": str(home)}, check=True, capture_output=True
        )
        with _reader(home, log) as terminal:
            terminal.expect("Giant 0")
            terminal.press("g", "c")
            yield from _beside(terminal, log, "a comparison of 10,000 sentences", ("j", "k"))
            terminal.expect(r"\b1/\d+$", 60)
            yield from _beside(terminal, log, "the comparison", ("j", "]", "f", "o", "w", "G", "g"))
            terminal.press("q", "enter")
            yield from _beside(terminal, log, "an article of 10,000 sentences", _ARTICLE)
        if named := os.environ.get("WIRESIDE_EVALUATION"):
            yield from _fetching(Path(folder, "fetched"), log, Path(named, "feeds"))


def _fetching(home: Path, log: Path, feeds: Path) -> Iterator[Figure]:
    """Keys beside a refresh of 200 feeds, in the list that they join and on the screen that shows how each fares."""
    bodies = asyncio.run(distinct([file.read_bytes() for file in sorted(feeds.iterdir())]))
    for name, keys in (("the list", _READER), ("the feeds", ("j", "j", "k", "^D", "^U", "G", "g"))):
        with _elsewhere(bodies) as addresses:
            shutil.rmtree(home, ignore_errors=True)
            follow(home, addresses)
            with _reader(home, log) as terminal:
                terminal.press(*("S" if name == "the feeds" else ()), "R")
                terminal.expect(r"fetching \d+ of \d+")
                yield from _beside(terminal, log, f"{name} beside a refresh of {len(bodies)} feeds", keys)
                assert "fetching" in terminal.screen.text, "it was over too soon"


@contextmanager
def _elsewhere(bodies: Sequence[bytes]) -> Iterator[list[str]]:
    """The addresses of feeds that another process serves: it stands for other computers, so it gives way."""
    ours, theirs = Pipe()
    server = Process(target=_serve, args=(bodies, theirs), daemon=True)
    server.start()
    try:
        yield ours.recv()
    finally:
        server.terminate()
        server.join()


def _serve(bodies: Sequence[bytes], addresses: Connection) -> None:
    os.nice(_NICE)
    with serving() as web:
        addresses.send(served(web, bodies))
        signal.pause()


def _reader(home: Path, log: Path, *arguments: str) -> Terminal:
    command = [sys.executable, "-m", "benchmarks.watched", str(log), *arguments]
    terminal = Terminal(command, env={"WIRESIDE_HOME": str(home)}, quiet=0.03)
    terminal.expect(r"\S")
    return terminal


def _beside(terminal: Terminal, log: Path, name: str, keys: Sequence[str]) -> Iterator[Figure]:
    log.unlink(missing_ok=True)
    answers = [terminal.press(keys[number % len(keys)]).ms for number in range(_KEYS)]
    blocks = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
    longest = max(blocks, key=lambda block: block["took"], default={"took": 0.0, "worked": 0.0, "at": []})
    where = next(iter(longest["at"]), "").partition(" < ")[0]
    note = f"of it {1000 * longest['worked']:.0f} ms its own work {where}".rstrip()
    yield Figure(f"{name}: the loop was held up", 1000 * longest["took"], "ms", _LIMIT, note)
    yield Figure(f"{name}: a key, p95", quantiles(answers, n=20)[-1], "ms", _LIMIT, f"slowest {max(answers):.0f} ms")


def _articles() -> Iterator[dict[str, str]]:
    chance, lines = Random(4), giant("10,000 sentences", 0.3).split("\n\n")
    for number in range(_ARTICLES):
        title, *text = chance.sample(lines, 15)
        day = f"2026-11-{1 + number % 20:02}T{number % 24:02}:00:00Z"
        source = chance.choice(["Wire", "Post", "Herald"])
        yield {
            "title": title[:60],
            "text": "\n\n".join(text),
            "source": source,
            "url": f"https://news.example/{number}",
            "published": day,
        }
