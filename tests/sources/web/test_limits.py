"""Limits of time, of number and of size: every question ends within them."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
import zlib
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.packing import bomb, packed
from tests.soak import tell
from tests.sources.web.questions import SHORT, got, trouble
from tests.web import Reply, Web, drips, endless, endless_head, head, page, silence, wire
from tui.sources.fetch import FEED, Fetcher


# -- limits of time
async def test_every_wait_ends(web: Web, hasty: Fetcher) -> None:
    web["/silent"] = silence()
    web["/drips"] = drips(b"x" * 10_000, every=0.02)
    for number in range(6):
        web[f"/{number}"] = page(status=302, delay=0.2, headers={"Location": f"/{number + 1}"})
    for path in ("/silent", "/drips", "/0"):
        began = time.monotonic()
        assert (await trouble(hasty, web.url(path))).cure
        assert time.monotonic() - began < 5


async def test_a_name_server_that_does_not_answer_is_not_waited_for(web: Web) -> None:
    async def resolve(_: str) -> list[str]:
        await asyncio.sleep(60)
        return []

    async with Fetcher(patience=SHORT, resolve=resolve) as fetcher:
        began = time.monotonic()
        assert "too long" in (await trouble(fetcher, "http://a.example/")).sentence
        assert time.monotonic() - began < 5


async def test_waiting_for_a_turn_is_not_counted(web: Web, hasty: Fetcher) -> None:
    web["/feed"] = page(b"x", delay=0.25)
    answers = await asyncio.gather(*(got(hasty, web.url("/feed")) for _ in range(8)))
    assert len(answers) == 8, "the last waited for a second"


async def test_who_is_no_longer_waited_for_leaves_at_once(web: Web) -> None:
    web["/silent"], web["/feed"] = silence(), page(b"x")
    async with Fetcher() as fetcher:
        tasks = [asyncio.create_task(got(fetcher, web.url("/silent"))) for _ in range(5)]
        await asyncio.sleep(0.05)
        began = time.monotonic()
        for task in tasks:
            task.cancel()
        done = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(isinstance(one, asyncio.CancelledError) for one in done)
        assert (await got(fetcher, web.url("/feed"))).body == b"x", "and its turn is another's"
        assert time.monotonic() - began < 5


# -- limits of number
async def test_two_at_a_time_are_asked_of_a_host_and_sixteen_in_all(web: Web, fetcher: Fetcher) -> None:
    web["/feed"] = page(b"x", delay=0.1)
    urls = [web.url("/feed", at=f"127.0.0.{number % 12 + 1}") for number in range(60)]
    await asyncio.gather(*(got(fetcher, url) for url in urls))
    assert web.busiest == 16
    assert max(web.busiest_by_host.values()) == 2


async def test_a_slow_host_holds_up_no_other(web: Web, fetcher: Fetcher) -> None:
    web["/slow"], web["/feed"] = page(b"x", delay=0.2), page(b"x")
    slow = [asyncio.create_task(got(fetcher, web.url("/slow"))) for _ in range(30)]
    await asyncio.sleep(0.02)
    began = time.monotonic()
    await asyncio.gather(*(got(fetcher, web.url("/feed", at=f"127.0.0.{number}")) for number in range(2, 30)))
    assert time.monotonic() - began < 2.5, "the slow one takes 3 seconds"
    for one in slow:
        one.cancel()


# -- limits of size
async def test_a_body_of_the_limit_is_taken_and_one_byte_more_is_not(web: Web, fetcher: Fetcher) -> None:
    web["/fits"], web["/not"] = page(bytes(1000)), page(bytes(1001))
    assert len((await got(fetcher, web.url("/fits"), limit=1000)).body) == 1000
    assert "more than 0.001 MB" in (await trouble(fetcher, web.url("/not"), limit=1000)).sentence
    web["/fits"], web["/not"] = packed(bytes(1000), "gzip"), packed(bytes(1001), "br")
    assert len((await got(fetcher, web.url("/fits"), limit=1000)).body) == 1000
    await trouble(fetcher, web.url("/not"), limit=1000)


async def test_a_body_that_promises_too_much_is_not_begun(web: Web, fetcher: Fetcher) -> None:
    web["/large"] = wire(head(200, {"Content-Length": str(FEED + 1)}), b"")
    assert "more than 10 MB" in (await trouble(fetcher, web.url("/large"))).sentence


async def test_what_unpacks_to_nothing_for_ever_ends(web: Web, fetcher: Fetcher) -> None:
    packer = zlib.compressobj(wbits=31)
    nothing = packer.compress(b"") + b"".join(packer.flush(zlib.Z_SYNC_FLUSH) for _ in range(1))
    empty = b"\x00\x00\x00\xff\xff" * 10_000  # blocks of no bytes
    web["/nothing"] = endless(empty, headers={"Content-Encoding": "gzip"})

    async def begun(_: Any) -> AsyncIterator[bytes]:
        yield head(200, {"Content-Encoding": "gzip", "Connection": "close"}) + nothing
        while True:
            yield empty

    web["/nothing"] = begun
    assert "more than 1 MB" in (await trouble(fetcher, web.url("/nothing"), limit=1_000_000)).sentence


CHILD = """
import asyncio, json, re, sys, time
from tui.sources.fetch import Fetcher, FetchError

def peak():  # kilobytes; getrusage would count what the parent had
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])

async def main(small, url, limit):
    async with Fetcher() as fetcher:
        await fetcher.get(small, typed=True)
        before, began = peak(), time.monotonic()
        try:
            await fetcher.get(url, typed=True, limit=int(limit))
            told = ""
        except FetchError as error:
            told = error.sentence
        print(json.dumps([told, (peak() - before) / 1024, time.monotonic() - began]))

asyncio.run(main(*sys.argv[1:]))
"""


def in_a_child(web: Web, reply: Reply, limit: int) -> tuple[str, float, float]:
    """What a process of its own says of an answer, by how many megabytes it grew, and in how many seconds."""
    web["/small"], web["/large"] = packed(b"x", "gzip"), reply
    command = [sys.executable, "-c", CHILD, web.url("/small"), web.url("/large"), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)
    sentence, megabytes, seconds = json.loads(done.stdout)
    return sentence, megabytes, seconds


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux for a process's peak of memory")
@pytest.mark.soak
@pytest.mark.parametrize(
    ("what", "reply", "limit", "most"),
    [
        ("gzip, 400 kB for 400 MB", bomb("gzip"), FEED, 20),
        ("brotli, 80 kB for 400 MB", bomb("br"), FEED, 20),
        ("an endless body", endless(), FEED, 20),
        ("endless headers", endless_head(), FEED, 5),
    ],
    ids=range(4),
)
def test_a_bomb_ends_with_one_line_and_little_memory(
    web: Web, what: str, reply: Reply, limit: int, most: float
) -> None:
    sentence, megabytes, seconds = in_a_child(web, reply, limit)
    assert sentence.startswith("127.0.0.1 ")
    assert megabytes <= most
    assert seconds < 5
    tell(f"a bomb over the line: {what}", f"1, one line, +{megabytes:.0f} MB")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux for a process's peak of memory")
def test_that_memory_is_measured(web: Web) -> None:
    assert in_a_child(web, bomb("gzip", size=50_000_000), 60_000_000)[1] > 40


async def test_few_large_bodies_are_in_hand_at_a_time(web: Web, fetcher: Fetcher) -> None:
    web["/large"], web["/packed"], web["/small"] = page(bytes(2_000_000)), packed(bytes(2_000_000), "gzip"), page(b"x")
    in_hand = most = 0

    async def take(number: int) -> None:
        nonlocal in_hand, most
        async with AsyncExitStack() as held:
            await got(fetcher, web.url(("/large", "/packed")[number % 2], at=f"127.0.0.{number}"), held=held)
            in_hand += 1
            most = max(most, in_hand)
            assert (await got(fetcher, web.url("/small"))).body == b"x"
            in_hand -= 1

    await asyncio.gather(*(take(number) for number in range(2, 10)))
    assert most == 2
