"""Questions to servers of every kind, over a real line: each ends, within its limits, in an answer or in a sentence."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
import zlib
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linear import assert_linear
from tests.soak import tell, times
from tests.tls import certificate, server_side
from tests.web import (
    Reply,
    Web,
    bomb,
    drips,
    endless,
    endless_head,
    failing,
    head,
    packed,
    page,
    redirect,
    serving,
    silence,
    wire,
)
from tui import __version__
from tui.settings import Login
from tui.sources.fetch import FEED, Answer, Fetcher, FetchError, Mark, Patience
from tui.text.clean import clean_line

SHORT = Patience(connect=0.3, read=0.3, total=0.6)


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher() as one:
        yield one


@pytest.fixture
async def hasty() -> AsyncIterator[Fetcher]:
    async with Fetcher(patience=SHORT) as one:
        yield one


async def got(fetcher: Fetcher, url: str, **asked: Any) -> Answer:
    return await fetcher.get(url, typed=True, **asked)


async def trouble(fetcher: Fetcher, url: str, **asked: Any) -> FetchError:
    """Why there is no answer: two plain sentences, with nothing of the machinery hanging on them."""
    with pytest.raises(FetchError) as caught:
        await got(fetcher, url, **asked)
    error = caught.value
    for sentence in (error.sentence, error.cure):
        assert sentence.endswith(".")
        assert clean_line(sentence) == sentence
    assert error.__cause__ is error.__context__ is None
    return error


# -- what an answer says
async def test_an_answer_says_what_the_server_says(web: Web, fetcher: Fetcher) -> None:
    told = {"Cache-Control": "max-age=600"}
    kind = "Application/RSS+xml; charset=ISO-8859-1"
    web["/feed?a=1"] = page(
        b"<rss/>", kind=kind, etag='W/"a b"', modified="Sun, 22 Nov 2026 12:00:00 GMT", headers=told
    )
    answer = await got(fetcher, f" {web.url('/feed?a=1')}#top ")
    assert answer == Answer(
        url=web.url("/feed?a=1"),
        status=200,
        body=b"<rss/>",
        kind="application/rss+xml",
        charset="iso-8859-1",
        etag='W/"a b"',
        modified="Sun, 22 Nov 2026 12:00:00 GMT",
        fresh=600.0,
        depths=(2, 2),
    )


@pytest.mark.parametrize("mark", [{"etag": '"1"'}, {"modified": "Sun, 22 Nov 2026 12:00:00 GMT"}])
async def test_what_is_known_is_not_sent_again(web: Web, fetcher: Fetcher, mark: dict[str, str]) -> None:
    web["/feed"] = page(b"<rss/>", **mark)
    first = await got(fetcher, web.url("/feed"))
    again = await got(fetcher, web.url("/feed"), mark=Mark(first.etag, first.modified))
    assert (again.status, again.body, again.etag, again.modified) == (304, b"", first.etag, first.modified)
    assert "if-none-match" not in web.asked[0].headers


async def test_a_server_that_says_unchanged_unasked_is_wrong(web: Web, fetcher: Fetcher) -> None:
    web["/feed"] = page(status=304)
    assert "status 304" in (await trouble(fetcher, web.url("/feed"))).sentence


async def test_we_say_who_we_are_and_no_more(web: Web, fetcher: Fetcher) -> None:
    web["/feed"] = page(b"", headers={"Set-Cookie": "who=you; Path=/"})
    for _ in range(2):
        await got(fetcher, web.url("/feed"))
    for asked in web.asked:
        assert asked.headers["user-agent"] == f"Wireside/{__version__} (terminal news reader)"
        assert asked.headers["accept-encoding"] == "gzip, br, deflate"
        assert asked.headers.keys() == {"host", "user-agent", "accept", "accept-encoding"}


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate", "identity"])
async def test_bodies_are_unpacked(web: Web, fetcher: Fetcher, coding: str) -> None:
    body = b"Thousands left Homs. " * 50_000
    web["/page"] = packed(body, coding)
    assert (await got(fetcher, web.url("/page"))).body == body


async def test_deflate_is_taken_both_ways(web: Web, fetcher: Fetcher) -> None:
    packer = zlib.compressobj(wbits=-15)
    raw = packer.compress(b"text") + packer.flush()
    web["/page"] = page(raw, headers={"Content-Encoding": "deflate"})
    assert (await got(fetcher, web.url("/page"))).body == b"text"


@pytest.mark.parametrize(
    "told",
    [
        {"ETag": '"\u00e9"', "Last-Modified": "x" * 600},
        {"Content-Type": "\u2022/\u2022; charset=\u2022"},
        {"Content-Type": "; charset="},
        {"Expires": "Fri, 31 Dec 9999 23:59:59 -9999", "Date": "yesterday"},
        {"Cache-Control": "max-age=" + "9" * 5000},
    ],
)
async def test_odd_headers_do_no_harm(web: Web, fetcher: Fetcher, told: dict[str, str]) -> None:
    web["/feed"] = page(b"x", headers=told)
    answer = await got(fetcher, web.url("/feed"))
    assert (answer.etag, answer.modified) == ("", "")
    assert answer.kind in {"", "text/html"}
    assert answer.charset in {"", "utf-8"}
    assert 0 <= answer.fresh <= 86_400
    assert (await got(fetcher, web.url("/feed"), mark=Mark("a\r\nX: y", "\u00e9"))).status == 200
    assert "x" not in web.asked[-1].headers


@pytest.mark.parametrize(
    ("told", "charset"),
    [
        ("text/html;charset=UTF-8", "utf-8"),
        ('text/html; charset="utf-8"; x=y', "utf-8"),
        ("text/html; x=y; charset='latin1'", "latin1"),
        ("text/html; charset=", ""),
        ("text/html", ""),
        ("text/html; charset=" + "x" * 100, ""),
    ],
)
async def test_the_charset_is_as_the_server_says(web: Web, fetcher: Fetcher, told: str, charset: str) -> None:
    web["/page"] = page(b"x", kind=told)
    answer = await got(fetcher, web.url("/page"))
    assert (answer.kind, answer.charset) == ("text/html", charset)


# -- what servers say instead of an answer
@pytest.mark.parametrize("status", [204, 206, 226])
async def test_what_is_nearly_200_is_taken(web: Web, fetcher: Fetcher, status: int) -> None:
    web["/feed"] = page(status=status)
    assert (await got(fetcher, web.url("/feed"))).status == 200


@pytest.mark.parametrize("status", [300, 305, 400, 401, 402, 403, 404, 406, 410, 418, 429, 451, 500, 502, 503, 511])
async def test_a_status_is_told_in_a_sentence(web: Web, fetcher: Fetcher, status: int) -> None:
    web["/feed"] = page(b"<html>an error</html>", status=status, headers={"Retry-After": "90"})
    error = await trouble(fetcher, web.url("/feed"))
    assert error.sentence.startswith("127.0.0.1 ")
    assert f"(status {status})" in error.sentence
    assert error.gone == (status == 410)
    assert error.later == 90


async def test_a_login_is_offered_where_one_is_asked_for(web: Web, fetcher: Fetcher) -> None:
    web["/feed"] = page(status=401)
    assert "password_command in wireside.toml" in (await trouble(fetcher, web.url("/feed"))).cure


@pytest.mark.parametrize(
    ("reply", "what"),
    [
        (wire(reset=True), "broke off"),
        (wire(), "broke off"),
        (wire(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"), "broke off"),
        (wire(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", reset=True), "broke off"),
        (wire(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf"), "broke off"),
        (wire(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nmany\r\nhalf"), "other than HTTP"),
        (wire(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"), "other than HTTP"),
        (wire(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello"), "other than HTTP"),
        (wire(b"SSH-2.0-OpenSSH_9.2\r\n"), "other than HTTP"),
        (wire(b"\x15\x03\x01\x00\x02\x02\x16"), "other than HTTP"),
        (wire(b"HTTP/1.1 " + b"9" * 5000 + b" Yes\r\n\r\n"), "other than HTTP"),
        (endless_head(), "other than HTTP"),
        (packed(b"hello", "zstd"), "packed in a way"),
        (packed(b"hello", "gzip, gzip"), "packed in a way"),
        (page(b"hello", headers={"Content-Encoding": "gzip"}), "cannot be unpacked"),
        (page(b"\xff" * 20, headers={"Content-Encoding": "br"}), "cannot be unpacked"),
        (page(b"hello", headers={"Content-Encoding": "deflate"}), "cannot be unpacked"),
        (silence(), "fallen silent"),
        (wire(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n"), "more than 10 MB"),
        (wire(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"), "other than HTTP"),
    ],
)
async def test_a_broken_server_is_told_in_a_sentence(web: Web, hasty: Fetcher, reply: Reply, what: str) -> None:
    web["/feed"] = reply
    assert what in (await trouble(hasty, web.url("/feed"))).sentence


@pytest.mark.soak
def test_whatever_a_server_says_ends_in_an_answer_or_a_sentence(web: Web) -> None:
    async def ask() -> str:
        async with Fetcher(patience=SHORT) as fetcher:
            try:
                return (await got(fetcher, web.url("/feed"))).etag
            except FetchError as error:
                return error.sentence

    @given(
        st.binary(max_size=200),
        st.binary(max_size=60),
        st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 302 X\r\n"]),
    )
    @settings(max_examples=times(40, 3000), deadline=None)
    def say(body: bytes, line: bytes, first: bytes) -> None:
        web["/feed"] = wire(first, b"Location: " + line + b"\r\n\r\n", body)
        told = asyncio.run(ask())
        assert clean_line(told) == told

    say()
    tell("answers of random bytes", f"{times(40, 3000)}, each an answer or a sentence")


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("http://127.0.0.1:1/", "refuses the connection"),
        ("http://nowhere.invalid/", "cannot be found"),
        ("example.org/feed", "is no address"),
        ("", "is no address"),
        ("http://", "is no address"),
        ("feed:http://a.example", "is no address"),
        ("http://a.example:x/", "is no address"),
        ("http://a\u202e.example/", "is no address"),
        ("http://" + "a" * 70_000, "is no address"),
        ("http://" + "a" * 300 + ".example", "cannot be found"),
        ("http://a..example/", "cannot be found"),
        ("\x1b]0;x\x07", "is no address"),
    ],
)
async def test_an_address_without_a_server_is_told_in_a_sentence(fetcher: Fetcher, url: str, what: str) -> None:
    error = await trouble(fetcher, url)
    assert what in error.sentence
    assert len(error.sentence) < 400


@given(st.text() | st.from_regex(r"https?:(//)?[@:/a-z0-9\\[\]%.#?-]*", fullmatch=True))
@settings(max_examples=times(40, 3000), deadline=None)
def test_any_address_ends_in_a_sentence(url: str) -> None:
    async def ask() -> None:
        async def resolve(_: str) -> list[str]:
            return ["127.0.0.1"]

        async with Fetcher(resolve=resolve) as fetcher:
            with pytest.raises(FetchError) as caught:
                await fetcher.get(url, typed=False)
        assert clean_line(caught.value.sentence) == caught.value.sentence

    asyncio.run(ask())


@pytest.mark.parametrize("piece", ["//", "@", "//@", "/a@", "%", "\u6f22", "\u0301", "[", "../", "xn--a."])
@pytest.mark.parametrize("start", ["", "http://", "ftp://a.example/"])
def test_a_long_address_takes_no_longer_than_it_is(start: str, piece: str) -> None:
    def refuse(text: str) -> None:
        async def ask() -> None:
            async with Fetcher() as fetcher:
                with pytest.raises(FetchError):
                    await fetcher.get(f"{start}{text}\x00", typed=False)

        asyncio.run(ask())

    assert_linear(refuse, piece)


@pytest.mark.parametrize("piece", ["a/", "/", ';"', "charset=", ';charset="', ",", "="])
def test_long_headers_take_no_longer_than_they_are(web: Web, piece: str) -> None:
    async def ask() -> None:
        for name in ("Content-Type", "Cache-Control", "Expires", "ETag", "Content-Encoding", "Retry-After", "Age"):
            web["/feed"] = page(b"x", headers={name: piece * (80_000 // len(piece))})
            async with Fetcher() as fetcher:
                with suppress(FetchError):
                    await got(fetcher, web.url("/feed"))

    began = time.monotonic()
    asyncio.run(ask())
    assert time.monotonic() - began < 5


async def test_the_next_address_is_tried_where_one_is_dead(web: Web) -> None:
    web["/feed"] = page(b"here")
    outside = web.elsewhere({"a.example": ["93.0.0.1", "93.0.0.2"]})
    outside["dialler"].dead = {"93.0.0.1"}
    async with Fetcher(**outside) as fetcher:
        assert (await got(fetcher, "http://a.example/feed")).body == b"here"


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
    assert time.monotonic() - began < 1.5, "the slow one takes 3 seconds"
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


def test_who_only_names_a_fetcher_loads_nothing() -> None:
    code = "import sys, tui.sources.fetch; print({'httpx2', 'httpcore2', 'asyncio', 'ssl'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
