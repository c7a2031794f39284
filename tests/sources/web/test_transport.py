"""TLS, proxies and connections: who is trusted, who is asked for whom, and what is used again."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.sources.web.questions import SHORT, got, trouble
from tests.tls import certificate, server_side
from tests.web import (
    Web,
    failing,
    page,
    redirect,
    serving,
)
from tui.settings import Login
from tui.sources.fetch import Fetcher, FetchError


# -- TLS
async def test_a_server_proves_who_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    signed = certificate(tmp_path, "news.example")
    names = {"news.example": ["93.184.216.34"], "other.example": ["93.184.216.34"]}
    with serving(tls=server_side(signed)) as web:
        web["/feed"] = page(b"safe")
        async with Fetcher(**web.elsewhere(names)) as fetcher:
            assert "cannot prove who it is" in (await trouble(fetcher, "https://news.example/feed")).sentence
        monkeypatch.setenv("SSL_CERT_FILE", str(signed))
        async with Fetcher(**web.elsewhere(names)) as fetcher:
            assert (await got(fetcher, "https://news.example/feed")).body == b"safe"
            assert "cannot prove who it is" in (await trouble(fetcher, "https://other.example/feed")).sentence
        assert len(web.asked) == 1


async def test_certificates_that_cannot_be_read_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "empty.pem"
    empty.touch()
    for name in (empty, tmp_path / "nowhere.pem"):
        monkeypatch.setenv("SSL_CERT_FILE", str(name))
        async with Fetcher() as fetcher:
            assert "SSL_CERT_FILE" in (await trouble(fetcher, "https://127.0.0.1:1/feed")).cure


async def test_a_server_that_has_no_tls_is_told() -> None:
    async def plain(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(plain, "127.0.0.1", 0) as server, Fetcher(patience=SHORT) as fetcher:
        port = server.sockets[0].getsockname()[1]
        assert "TLS" in (await trouble(fetcher, f"https://127.0.0.1:{port}/feed")).sentence


# -- proxies
async def test_a_proxy_is_asked_where_the_system_says_so(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    web["http://a.invalid/feed"] = page(b"by proxy")
    web["/direct"] = page(b"direct")
    monkeypatch.setenv("HTTP_PROXY", web.url().replace("//", "//me:hidden@"))
    monkeypatch.setenv("NO_PROXY", "b.invalid, 10.0.0.0/8")
    async with Fetcher() as fetcher:
        assert (await got(fetcher, "http://a.invalid/feed")).body == b"by proxy"
        assert web.asked[0].headers["proxy-authorization"] == "Basic bWU6aGlkZGVu"
        assert (await got(fetcher, web.url("/direct"))).body == b"direct"
        assert web.asked[1].target == "/direct"
        assert "cannot be found" in (await trouble(fetcher, "http://b.invalid/feed")).sentence
        assert len(web.asked) == 2


async def test_a_proxy_hears_nothing_of_what_is_safe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    signed, heard = certificate(tmp_path, "a.invalid"), bytearray()
    monkeypatch.setenv("SSL_CERT_FILE", str(signed))
    with serving(tls=server_side(signed)) as web:
        web["/secret"] = page(b"by tunnel")

        async def tunnel(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            heard.extend(await reader.readuntil(b"\r\n\r\n"))
            inner, outer = await asyncio.open_connection("127.0.0.1", web.port)
            writer.write(b"HTTP/1.1 200 Yes\r\n\r\n")
            await asyncio.gather(carried(reader, outer, heard), carried(inner, writer, heard))

        async with await asyncio.start_server(tunnel, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            monkeypatch.setenv("HTTPS_PROXY", f"http://me:hidden@127.0.0.1:{port}")
            async with Fetcher() as fetcher:
                assert (await got(fetcher, "https://a.invalid/secret")).body == b"by tunnel"
            await asyncio.sleep(0.05)
    assert heard.startswith(b"CONNECT a.invalid:443 HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic bWU6aGlkZGVu" in heard
    assert b"secret" not in heard
    assert b"tunnel" not in heard


async def carried(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, heard: bytearray) -> None:
    """What comes is passed on, until there is no more."""
    while piece := await reader.read(65_536):
        heard.extend(piece)
        writer.write(piece)
    writer.close()


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "http://printer/", "http://x.local/", "http://0x0a.1/"])
async def test_no_proxy_leads_into_a_private_network(web: Web, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    web["http://a.invalid/feed"] = redirect(url)
    monkeypatch.setenv("ALL_PROXY", web.url())
    async with Fetcher() as fetcher:
        for asked, typed in ((url, False), ("http://a.invalid/feed", True)):
            with pytest.raises(FetchError, match="private place"):
                await fetcher.get(asked, typed=typed)
    assert [asked.target for asked in web.asked] == ["http://a.invalid/feed"]


@pytest.mark.parametrize("proxy", ["http://", "::::", "http://a:b:c:d/", "ftp://a.example", "socks5://127.0.0.1:1080"])
async def test_a_proxy_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, fetcher: Fetcher, proxy: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    async with Fetcher() as one:
        error = await trouble(one, "https://a.example/feed")
    assert "HTTPS_PROXY" in error.sentence


async def test_a_proxy_that_is_dead_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    async with Fetcher() as one:
        assert "proxy" in (await trouble(one, "http://a.invalid/feed")).sentence


# -- connections
async def test_connections_are_used_again_and_few_are_kept(web: Web) -> None:
    web["/feed"] = page(b"x")
    async with Fetcher() as fetcher:
        for number in range(60):
            await got(fetcher, web.url("/feed", at=f"127.0.0.{number + 1}"))
        pools = fetcher._asker.lines._pools.values()  # type: ignore[union-attr]
        assert sum(len(pool.connections) for pool in pools) <= 32


async def test_a_login_goes_with_every_question_below_it(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    web["/mine/feed"] = failing(401, times=0, then=page(b"x"))
    login = Login(web.url("/mine/"), "me", "printf 'secret\\nother'")
    async with Fetcher([login]) as fetcher:
        await got(fetcher, web.url("/mine/feed"))
    assert web.asked[0].headers["authorization"] == "Basic bWU6c2VjcmV0"
