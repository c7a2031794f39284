"""The process that parses: what it answers, how it is replaced, and what it must not do."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import asdict
from pathlib import Path

import pytest
import pytest_asyncio

from tui.sources.feed import Entry, Feed
from tui.sources.worker import ANSWER, FeedLink, ParseError, Worker

URL = "https://wire.example/feed"
FEED = (
    b'<rss version="2.0"><channel><title>Northern Wire</title><item><title>Toll rises</title><link>/1</link>'
    b"<description>Two died.</description></item></channel></rss>"
)
SLOW = FEED.replace(b"<title>Toll", b"<author>" + b"a." * 200_000 + b"</author><title>Toll")
"""feedparser looks for an address in it, and does not find one for minutes."""


pytestmark = pytest.mark.asyncio(
    loop_scope="module"
)  # one process for all that do not end it: each takes a while to start


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def worker() -> AsyncIterator[Worker]:
    async with Worker() as made:
        yield made


def pid(worker: Worker) -> int:
    assert worker._process
    return worker._process.pid


async def is_well(worker: Worker) -> bool:
    return (await worker.feed(FEED, URL)).entries[0].url == "https://wire.example/1"


async def test_it_starts_with_the_first_question_and_stays(worker: Worker) -> None:
    assert Worker()._process is None
    assert await is_well(worker)
    first = pid(worker)
    assert await worker.links(b"<link rel=alternate type=text/xml title=All href=/f>", URL) == [
        FeedLink("https://wire.example/f", "All")
    ]
    with pytest.raises(ParseError, match=f"{URL} is text, but no feed"):
        await worker.feed(b"Hello", URL)
    assert await is_well(worker)
    assert pid(worker) == first


async def test_several_tasks_take_turns(worker: Worker) -> None:
    bodies = [FEED.replace(b"Toll", b"%d" % n) for n in range(30)]
    feeds = await asyncio.gather(*(worker.feed(body, URL) for body in bodies))
    assert [feed.entries[0].title for feed in feeds] == [f"{n} rises" for n in range(30)]


async def test_nothing_but_text_comes_back(worker: Worker) -> None:
    feed = await worker.feed(b'{"version":"https://jsonfeed.org/version/1","items":[{"title":"\\ud800\\u0000x"}]}', URL)
    assert feed.entries[0].title.encode()


async def test_pages_and_feeds_are_read_by_one_process() -> None:
    page = b"<html><body><article><h1>Toll rises</h1>" + b"<p>Two died when the ground shook.</p>" * 9
    async with Worker() as worker:
        document = await worker.page(page, "https://wire.example/1", fast=True)
        assert "Two died when the ground shook." in document.text
        reader = pid(worker)
        assert await is_well(worker)
        assert pid(worker) == reader


# -- replaced
async def test_one_that_takes_too_long_is_replaced(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    assert await is_well(worker)
    first = pid(worker)
    with monkeypatch.context() as patch:
        patch.setattr(worker, "_seconds", 0.2)
        with pytest.raises(ParseError, match=f"{URL} takes too long to read"):
            await worker.feed(SLOW, URL)
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    assert await is_well(worker)


async def test_one_that_dies_is_replaced(worker: Worker) -> None:
    await is_well(worker)
    asked = asyncio.create_task(worker.feed(SLOW, URL))
    await asyncio.sleep(0.1)
    os.kill(pid(worker), signal.SIGSEGV)
    with pytest.raises(ParseError, match=f"{URL} cannot be read: the reader for feeds and pages stopped"):
        await asked
    assert await is_well(worker)


async def test_one_that_uses_up_its_time_is_told_so(worker: Worker) -> None:
    await is_well(worker)
    asked = asyncio.create_task(worker.feed(SLOW, URL))
    await asyncio.sleep(0.1)
    os.kill(pid(worker), signal.SIGXCPU)  # as the system does after so many seconds of computing
    with pytest.raises(ParseError, match="takes too long to read"):
        await asked


async def test_one_that_died_meanwhile_costs_no_question(worker: Worker) -> None:
    await is_well(worker)
    os.kill(pid(worker), signal.SIGKILL)
    assert await is_well(worker), "though nobody told us yet"
    os.kill(pid(worker), signal.SIGKILL)
    await asyncio.sleep(0.1)
    assert await is_well(worker)


async def test_an_answer_that_nobody_waits_for_is_not_taken_for_the_next(worker: Worker) -> None:
    await is_well(worker)
    asked = asyncio.create_task(worker.feed(SLOW, URL))
    await asyncio.sleep(0.1)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert await is_well(worker)


ENTRY = json.dumps({**asdict(Feed()), "entries": [{**asdict(Entry()), "topics": [{"x": 1}]}]})


@pytest.mark.parametrize(
    "answer",
    [
        b"x",
        b"?\0\0\0\5\0hello",
        b"?\xff\xff\xff\xff\0",
        b"?\0\0\0\2\0[]",
        b'?\0\0\0\x0e\0{"found": null}',
        b'?\0\0\0\x23\0{"found": {"entries": [{"x": 1}]}}',
        b"?" + ANSWER.pack(len(ENTRY) + 11, False) + b'{"found": %b}' % ENTRY.encode(),
        b"?" + ANSWER.pack(25, False) + b'{"found": {"text": "x"}  }',
    ],
)
async def test_one_that_answers_nonsense_is_not_believed(
    answer: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "python"
    script.write_text(f"#!{sys.executable} -IS\nimport os\nos.read(0, 9)\nos.write(1, {answer!r})\n")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(script))
    async with Worker(seconds=5) as worker:
        for ask in (worker.feed, worker.page):
            with pytest.raises(ParseError, match=f"{URL} cannot be read: the reader for feeds and pages"):
                await ask(FEED, URL)


async def test_a_missing_interpreter_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    async with Worker() as worker:
        with pytest.raises(ParseError, match="cannot be read"):
            await worker.feed(FEED, URL)


async def test_one_that_has_grown_is_replaced_quietly(worker: Worker) -> None:
    await is_well(worker)
    first = pid(worker)
    text = "word \N{GRINNING FACE} " * 450
    item = f"<item><title>T</title><description>{text}</description></item>".encode()
    feed = await worker.feed(FEED.replace(b"<item>", item * 1_900 + b"<item>", 1), URL)
    assert len(feed.entries) == 1_901
    assert await is_well(worker)
    assert pid(worker) != first
