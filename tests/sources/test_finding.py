"""Which feed somebody means: addresses without a scheme, pages, and what pages may not lead to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpcore2
import pytest

from tests.elsewhere import Dialler, Names
from tests.sources.feeding import feed, item
from tests.tls import certificate, server_side
from tests.web import Web, page, redirect, serving
from tui.sources.fetch import Fetcher, FetchError, Patience
from tui.sources.finding import Found, find
from tui.sources.web import network
from tui.sources.worker import ParseError, Worker

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def found(typed: str, worker: Worker, **elsewhere: object) -> Found:
    async with Fetcher(patience=Patience(connect=0.3), **elsewhere) as fetcher:  # type: ignore[arg-type]
        return await find(typed, fetcher, worker)


def naming(address: str) -> bytes:
    return f'<html><head><link rel="alternate" type="application/rss+xml" href="{address}"></head></html>'.encode()


async def test_where_there_is_no_https_http_will_do(web: Web, worker: Worker) -> None:
    web["/feed"] = feed(item("a"))
    assert (await found(web.url("/feed").removeprefix("http://"), worker)).address == web.url("/feed")


async def test_a_feed_that_has_moved_is_followed_where_it_is(web: Web, worker: Worker) -> None:
    web["/old"], web["/new"] = redirect("/new", status=301), feed(item("a"))
    assert (await found(web.url("/old"), worker)).address == web.url("/new")
    web["/old"] = redirect("/new", status=302)
    assert (await found(web.url("/old"), worker)).address == web.url("/old")


async def test_a_page_in_a_private_network_may_name_a_feed_there(web: Web, worker: Worker) -> None:
    web["/"], web["/feed"] = page(naming("/feed")), feed(item("a"))
    assert (await found(web.url("/"), worker)).address == web.url("/feed")


async def test_a_public_page_leads_into_no_private_network(web: Web, worker: Worker) -> None:
    web["/"], web["/feed"] = page(naming("http://192.168.0.1/feed")), feed(item("a"))
    with pytest.raises(FetchError):
        await found("http://news.example/", worker, **web.elsewhere({"news.example": ["93.184.216.34"]}))
    assert web.paths() == ["/"]


async def test_a_page_may_name_what_is_no_feed(web: Web, worker: Worker) -> None:
    web["/"], web["/feed"] = page(naming("/feed")), page(b"<html><body>Nothing</body></html>")
    with pytest.raises(ParseError):
        await found(web.url("/"), worker)


async def test_who_cannot_prove_who_it_is_is_not_asked_in_the_open(web: Web, worker: Worker, tmp_path: Path) -> None:
    web["/feed"] = feed(item("a"))
    with serving(tls=server_side(certificate(tmp_path, "news.example"))) as safe:
        names = {"news.example": ["93.184.216.34"]}

        class Both(Dialler):
            async def connect_tcp(self, host: str, port: int, *rest: Any) -> httpcore2.AsyncNetworkStream:
                self._port = safe.port if port == 443 else web.port
                return await super().connect_tcp(host, port, *rest)

        with pytest.raises(FetchError, match="cannot prove who it is"):
            await found("news.example/feed", worker, resolve=Names(names), dialler=Both(0))
    assert web.asked == []


async def test_a_link_of_a_page_leads_no_further_inside_than_the_page(
    web: Web, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    web["/"], web["/feed"] = page(naming("/feed")), feed(item("a"))
    monkeypatch.setattr(network, "_KEPT", -1.0)  # the name is looked up for each, and has turned in between
    turning = web.elsewhere({"news.example": [["93.184.216.34"], ["93.184.216.34"], ["10.0.0.1"]]})
    with pytest.raises(FetchError, match="private place"):
        await found("http://news.example/", worker, **turning)
    assert web.paths() == ["/"]
