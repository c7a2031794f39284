"""Questions to servers of every kind, over a real line: each ends in an answer or in a sentence."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linear import assert_linear
from tests.packing import packed
from tests.soak import tell, times
from tests.sources.web.questions import SHORT, got, trouble
from tests.web import Reply, Web, endless_head, page, silence, wire
from tui import __version__
from tui.sources.fetch import Answer, Fetcher, FetchError, Mark
from tui.text.clean import clean_line


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
        ("text/html; charset = latin1 ; x=y", "latin1"),
        ("text/html; charset=latin1, text/html", "latin1"),
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
    assert error.unreachable == ("no address" not in what)
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


def test_who_only_names_a_fetcher_loads_nothing() -> None:
    code = "import sys, tui.sources.fetch; print({'httpx2', 'httpcore2', 'asyncio', 'ssl'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
