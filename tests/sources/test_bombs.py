"""Feeds that are made to harm: each ends within its limits, with entries or with one sentence, and touches no file."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from tests.soak import tell, times
from tui.sources.feed import Feed
from tui.sources.worker import ParseError, Worker

URL = "https://wire.example/feed"
MEMORY = 150_000_000
SECONDS = 40
"""By the clock, on a busy machine; 20 of computing."""
LAST = "<item><title>Toll rises</title><description>Two died.</description></item>"


def rss(inner: str, doctype: str = "") -> bytes:
    return f"{doctype}<rss version='2.0'><channel><title>Wire</title>{inner}{LAST}</channel></rss>".encode()


def described(html: str) -> bytes:
    return rss(f"<item><title>T</title><description><![CDATA[{html}]]></description></item>")


LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
ENTITY = '<!ENTITY a "b">'
ITEM = "<item><title>T</title><link>/1</link><description>Two died.</description></item>"
BOMBS: dict[str, Callable[[], bytes]] = {
    "billion laughs": lambda: rss("<item><title>&j;</title></item>", f'<!DOCTYPE r [<!ENTITY a "lol">{LAUGHS}]>'),
    "XML 200,000 deep": lambda: rss(f"<item>{'<a>' * 200_000}{'</a>' * 200_000}</item>"),
    "100,000 attributes": lambda: rss(f"<item {attributes(100_000)}><title>T</title></item>"),
    "50,000 items": lambda: rss(ITEM * 50_000),
    "JSON 200,000 deep": lambda: b'{"items": ' + b"[" * 200_000,
}
MORE: dict[str, Callable[[], bytes]] = {
    "quadratic entities": lambda: rss(
        f"<item><title>{'&a;' * 10_000}</title></item>", f'<!DOCTYPE r [<!ENTITY a "{"x" * 99_999}">]>'
    ),
    "HTML 200,000 deep": lambda: described("<div>" * 200_000 + "deep"),
    "an attribute of 20 MB": lambda: rss(f"<item a='{'x' * 20_000_000}'><title>T</title></item>"),
    "a text of 20 MB": lambda: rss(f"<item><title>T</title><description>{'x ' * 10_000_000}</description></item>"),
    "a page of 5 MB": lambda: b"<html>" + b"<p>word <a href='/feed'>x</a></p>" * 150_000,
    "entities without end": lambda: rss("", f"<!DOCTYPE r [{ENTITY * 200_000}]>"),
    "letters of four bytes": lambda: described("word \N{GRINNING FACE} " * 900_000),
    "letters of three bytes": lambda: described("報道" * 1_500_000),
    "50,000 items, broken": lambda: rss(ITEM * 50_000 + "<b>"),
    "2,000 reports": lambda: rss(ITEM.replace("died", "died of it \N{GRINNING FACE}" * 300) * 1_999),
    "a number of 200,000 digits": lambda: b'{"items": [{"content_text": ' + b"9" * 200_000 + b"}]}",
    "CDATA without end": lambda: rss("<![CDATA[" * 400_000),
    "comments without end": lambda: rss("<!--" * 400_000),
    "bold in italics in bold": lambda: described("<b><i><p>" * 100_000),
    "200,000 links": lambda: described("<a href=x>y" * 200_000),
    "tables in tables": lambda: described("<table><tr><td>" * 50_000),
    "a million ampersands": lambda: rss(f"<item><title>{'&amp;' * 1_000_000}</title></item>"),
    "a million half entities": lambda: rss(f"<item><description>{'&amp;#' * 1_000_000}</description></item>"),
    "a date of a million signs": lambda: rss(f"<item><pubDate>{'1 ' * 500_000}</pubDate></item>"),
    "a long base": lambda: rss(f"<item xml:base='http://a.example/{'x' * 1_000_000}'>{'<link>y</link>' * 999}</item>"),
    "30,000 descriptions": lambda: rss(f"<item>{'<description>x</description>' * 30_000}</item>"),
    "30,000 namespaces": lambda: rss("".join(f"<a xmlns:n{n}='u{n}'/>" for n in range(30_000))),
    "5 MB of nothing": lambda: b"\0" * 5_000_000,
    "2,000 times 400 attributes": lambda: rss(f"<item {attributes(400)}><title>T</title></item>" * 1_999),
    "20,000 categories": lambda: rss(f"<item>{''.join(f'<category>c{n}</category>' for n in range(20_000))}</item>"),
    "an address that never comes": lambda: rss(f"<item><author>{'a.' * 100_000}</author></item>"),
}
"""Those that are tried at length alone."""


def attributes(count: int) -> str:
    return " ".join(f'a{number}=""' for number in range(count))


pytestmark = pytest.mark.asyncio(loop_scope="module")
RESTS: dict[int, int] = {}
"""Bytes of memory of each process before it met a bomb: what it keeps of one counts for the next."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def worker() -> AsyncIterator[Worker]:
    async with Worker() as made:
        yield made


def memory(worker: Worker, name: str) -> int:
    """Bytes that the system says of the process; 0 where it says nothing, or the process has ended."""
    try:
        assert worker._process
        lines = Path(f"/proc/{worker._process.pid}/status").read_text(encoding="ascii").splitlines()
    except (OSError, AssertionError):
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:")), 0)


async def outcome(worker: Worker, body: bytes) -> Feed | str:
    try:
        return await worker.feed(body, URL)
    except ParseError as error:
        return str(error)


@pytest.mark.soak
@pytest.mark.parametrize("bomb", [*BOMBS, *(MORE if times(0, 1) else ())])
async def test_a_bomb_ends_within_its_limits(bomb: str, worker: Worker) -> None:
    body = {**BOMBS, **MORE}[bomb]()
    assert (await worker.feed(rss(""), URL)).entries[0].title == "Toll rises"
    assert worker._process
    rest, began = RESTS.setdefault(worker._process.pid, memory(worker, "VmRSS")), time.monotonic()
    asked = asyncio.create_task(outcome(worker, body))
    peak = 0
    while not asked.done():  # it may be gone with its answer
        peak = max(peak, memory(worker, "VmHWM"))
        await asyncio.wait([asked], timeout=0.01)
    found, took = asked.result(), time.monotonic() - began
    assert took < SECONDS
    assert peak - rest <= MEMORY
    if isinstance(found, str):
        assert found.startswith(URL)
        assert found.endswith(".")
        assert "\n" not in found
    else:
        assert found.title in {"Wire", ""}
        assert sum(len(entry.title + entry.text) for entry in found.entries) <= len(body)
    assert (await worker.feed(rss(""), URL)).entries[0].title == "Toll rises"
    tell("feeds that are made to harm", "1 feed, within 150 MB and 20 s of computing")


async def test_what_stands_beside_a_bomb_is_read(worker: Worker) -> None:
    for bomb in ("HTML 200,000 deep", "100,000 attributes", "an attribute of 20 MB"):
        feed = await worker.feed({**BOMBS, **MORE}[bomb](), URL)
        assert feed.entries[-1].text == "Two died.", bomb


OUTSIDE = [
    '<!DOCTYPE r [<!ENTITY a SYSTEM "file://{}">]>',
    '<!DOCTYPE r [<!ENTITY a PUBLIC "-//x//y" "{}">]>',
    '<!DOCTYPE r [<!ENTITY % b SYSTEM "file://{}"> %b;]>',
    '<!DOCTYPE r SYSTEM "file://{}">',
    '<?xml-stylesheet type="text/xsl" href="file://{}"?>',
]


async def test_no_entity_opens_a_file(worker: Worker, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)  # who opens it waits for ever
    include = f'<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="file://{pipe}" parse="text"/></item>'
    for doctype in OUTSIDE:
        for broken in ("", "<b>"):
            item = f"<item><title>T</title><description>&a;{broken}</description>{include}"
            feed = await worker.feed(rss(item, doctype.format(pipe)), URL)
            assert feed.entries[-1].text == "Two died."
            with pytest.raises(ParseError, match="no feed"):  # read by libxml2 too
                await worker.feed(f"{doctype.format(pipe)}<x>&a;{broken}{include[:-7]}</x>".encode(), URL)


async def test_a_body_is_never_the_name_of_a_file(worker: Worker, tmp_path: Path) -> None:
    (tmp_path / "feed").write_bytes(rss(""))
    for body in (
        str(tmp_path / "feed"),
        f"file://{tmp_path / 'feed'}",
        "http://127.0.0.1:9/",
        "<" + str(tmp_path / "feed"),
    ):
        with pytest.raises(ParseError, match="no feed"):
            await worker.feed(body.encode(), URL)
