"""What sites allow programs to fetch: asked once, before a page that nobody asked for."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from itertools import pairwise

import httpx2
import pytest

from tests.packing import packed
from tests.soak import times
from tests.web import Reply, Web, endless, page, redirect, silence, wire
from tui.sources.fetch import Fetcher, FetchError
from tui.sources.web import robots
from tui.sources.web.mishaps import Mishap
from tui.sources.web.places import Depth

FOR_ALL = b"User-agent: *\nDisallow: /private\nDisallow: /*.pdf$\n"
FOR_US = b"User-agent: wireside\nDisallow: /ours\nAllow: /ours/fine\n"


async def allowed(web: Web, *paths: str, at: str = "127.0.0.1") -> list[bool]:
    """Which pages may be fetched."""
    found = []
    async with Fetcher() as fetcher:
        for path in paths:
            web[path] = page(b"text")
            try:
                await fetcher.get(web.url(path, at=at), typed=True, robots=True)
                found.append("")
            except FetchError as error:
                found.append(error.sentence)
    assert all(not said or "does not want programs" in said for said in found)
    return [not said for said in found]


async def test_the_rules_for_us_are_kept(web: Web) -> None:
    web["/robots.txt"] = page(FOR_ALL + FOR_US, kind="text/plain")
    assert await allowed(web, "/", "/ours/x", "/ours/fine", "/private") == [True, False, True, True]
    assert web.paths() == ["/robots.txt", "/", "/ours/fine", "/private"], "asked once; what is not allowed, never"


async def test_the_rules_for_all_are_kept_where_there_are_none_for_us(web: Web) -> None:
    web["/robots.txt"] = page(FOR_ALL)
    assert await allowed(web, "/x", "/private/x", "/a.pdf", "/a.pdf.html") == [True, False, False, True]


async def test_pages_that_a_person_asks_for_need_no_leave(web: Web) -> None:
    web["/robots.txt"] = page(b"User-agent: *\nDisallow: /")
    web["/page"] = page(b"text")
    async with Fetcher() as fetcher:
        assert (await fetcher.get(web.url("/page"), typed=True)).body == b"text"
    assert web.paths() == ["/page"]


async def test_every_host_and_port_has_rules_of_its_own(web: Web) -> None:
    web["/robots.txt"] = page(b"User-agent: *\nDisallow: /x")
    web["/page"] = redirect(web.url("/x", at="127.0.0.2"))
    web["/x"] = page(b"text")
    async with Fetcher() as fetcher:
        with pytest.raises(FetchError, match=r"127\.0\.0\.2, to which 127\.0\.0\.1 sends on, does not want"):
            await fetcher.get(web.url("/page"), typed=True, robots=True)
    assert [asked.address for asked in web.asked if asked.path == "/robots.txt"] == ["127.0.0.1", "127.0.0.2"]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (page(status=404), True),
        (page(status=403), True),
        (page(status=500), False),
        (page(status=503), False),
        (redirect("/robots.txt"), True),
        (wire(b"SSH-2.0\r\n"), False),
        (wire(reset=True), False),
        (endless(), True),
        (silence(), False),
        (page(bytes(range(256)) * 10), True),
        (page(b"User-agent: *\nDisallow: /" + b"*a" * 5000), True),
        (page(b"<html>not found</html>"), True),
    ],
)
async def test_a_site_that_has_no_rules_allows_all(
    web: Web, rules: Reply, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.sources.web.asking.PATIENCE", 0.2)
    web["/robots.txt"] = rules
    assert await allowed(web, "/page") == [expected]


MANY = times(90_000, 490_000)


@pytest.mark.soak
@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: a{number}\n" for number in range(MANY // 34)) + "Disallow: /x\n" * (MANY // 26),
        "User-agent: *\n" + "".join(f"Disallow: /{number}*a*b$\n" for number in range(MANY // 22)),
        "User-agent: *\nDisallow: /" + "*a" * (MANY // 2),
        "User-agent: *\n" + "Disallow: /$\n" * (MANY // 13),
        "User-agent\n" * (MANY // 11),
        "\n" * MANY,
        "%" * MANY,
    ],
    ids=range(7),
)
async def test_rules_that_flood_are_read_in_time(text: str) -> None:
    async def ask(_: str, __: Depth) -> str:
        return text

    began, asked = time.monotonic(), robots.Robots(ask)
    with suppress(Mishap):
        await asked.admit(httpx2.URL("http://a.example/" + "a" * 2000), Depth.PUBLIC)
    assert time.monotonic() - began < 10, "or minutes"


async def test_rules_lead_into_no_private_network(web: Web) -> None:
    web["/robots.txt"] = redirect(web.url("/secret"))
    web["/page"] = page(b"text")
    async with Fetcher(**web.elsewhere({"a.example": ["93.184.216.34"]})) as fetcher:
        assert (await fetcher.get("http://a.example/page", typed=False, robots=True)).body == b"text"
    assert web.paths() == ["/robots.txt", "/page"]


async def test_rules_hold_for_a_day(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    web["/robots.txt"], web["/page"] = page(b""), page(b"text")
    async with Fetcher() as fetcher:
        for later in (0.0, 80_000.0, 90_000.0):
            now = time.monotonic
            monkeypatch.setattr(robots.time, "monotonic", lambda now=now, later=later: now() + later)
            await fetcher.get(web.url("/page"), typed=True, robots=True)
            monkeypatch.undo()
    assert web.paths().count("/robots.txt") == 2


async def test_pages_are_as_far_apart_as_a_site_wants(web: Web) -> None:
    web["/robots.txt"], web["/page"] = page(b"User-agent: *\nCrawl-delay: 0.2"), page(b"text")
    async with Fetcher() as fetcher:
        await asyncio.gather(*(fetcher.get(web.url("/page"), typed=True, robots=True) for _ in range(3)))
    assert web.paths().count("/robots.txt") == 1, "though three asked at once"
    at = [asked.at for asked in web.asked if asked.path == "/page"]
    assert all(later - sooner > 0.1 for sooner, later in pairwise(at))


@pytest.mark.parametrize(("asked", "kept"), [("3", 3), ("86400", 10), ("-5", 0), ("nan", 0), ("inf", 0), ("x", 0)])
async def test_nobody_waits_longer_than_ten_seconds(asked: str, kept: float) -> None:
    async def ask(_: str, __: Depth) -> str:
        return f"User-agent: *\nCrawl-delay: {asked}"

    assert (await robots.Robots(ask)._read("http://a.example/robots.txt", Depth.PUBLIC)).delay == kept


@pytest.mark.parametrize(
    "rules",
    [
        "\ufeffUser-agent: *\nDisallow: /page",
        "User-agent: *\nDisallow: /page\n#" + "x" * 510_000,
        "User-agent: *\nAllow: /\n\nUser-agent: wireside/1.0\nDisallow: /page",
        "User-agent: a\nUser-agent: *\nDisallow: /page",
        "User-agent : Wireside # us\rDisallow : /page",
    ],
    ids=range(5),
)
@pytest.mark.parametrize("coding", ["identity", "gzip"])
async def test_rules_are_read_however_they_come(web: Web, rules: str, coding: str) -> None:
    web["/robots.txt"] = packed(rules.encode(), coding)
    assert await allowed(web, "/page", "/other") == [False, True]


async def test_a_site_that_could_not_say_is_asked_again_soon(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    web["/robots.txt"], web["/page"] = wire(reset=True), page(b"text")
    async with Fetcher() as fetcher:
        with pytest.raises(FetchError, match="does not want programs"):
            await fetcher.get(web.url("/page"), typed=True, robots=True)
        web["/robots.txt"] = page(b"")
        now = time.monotonic
        monkeypatch.setattr(robots.time, "monotonic", lambda: now() + 700)
        assert (await fetcher.get(web.url("/page"), typed=True, robots=True)).body == b"text"


async def test_nothing_is_asked_for_rules_where_no_page_may_be(web: Web) -> None:
    web["/hop"] = redirect(web.url("/page", at="127.0.0.2"))
    async with Fetcher(**web.elsewhere({"nas.local": ["192.168.1.2"]})) as fetcher:
        with pytest.raises(FetchError, match="private place"):
            await fetcher.get("http://nas.local/hop", typed=True, robots=True)
        with pytest.raises(FetchError, match="private place"):
            await fetcher.get(web.url("/page", at="127.0.0.2"), typed=False, robots=True)
    assert web.paths() == ["/robots.txt", "/hop"], "of the first host alone"
