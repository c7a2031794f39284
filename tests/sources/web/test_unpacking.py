"""Packed bodies: whole, in several pieces, broken off, and under wrong names."""

from __future__ import annotations

import gzip
import time
import zlib

import brotli
import httpx2
import pytest

from tests.packing import packed
from tests.sources.web.questions import got, trouble
from tests.web import Web, page
from tui.sources.fetch import Fetcher
from tui.sources.web.unpacking import unpacked


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


async def test_all_members_of_gzip_are_read(web: Web, fetcher: Fetcher) -> None:
    whole = gzip.compress(b"A" * 30)
    for body, text in ((whole * 2, b"A" * 60), (whole * 1000, b"A" * 30_000), (whole + b"\0 padded", b"A" * 30)):
        web["/page"] = page(body, headers={"Content-Encoding": "gzip"})
        assert (await got(fetcher, web.url("/page"))).body == text


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate"])
async def test_what_broke_off_is_not_taken_for_whole(web: Web, fetcher: Fetcher, coding: str) -> None:
    packer = {"gzip": gzip.compress, "br": brotli.compress, "deflate": zlib.compress}[coding]
    body = packer(bytes(range(256)) * 200)
    for part in (body[:-1], body[: len(body) // 2], body[:1]):
        web["/page"] = page(part, headers={"Content-Encoding": coding})
        assert "cannot be unpacked" in (await trouble(fetcher, web.url("/page"))).sentence


@pytest.mark.parametrize("told", ["none", "utf-8", "UTF8", "8bit", "binary", "identity,", "identity, none", ""])
async def test_what_is_no_coding_is_none(web: Web, fetcher: Fetcher, told: str) -> None:
    web["/page"] = page(b"text", headers={"Content-Encoding": told})
    assert (await got(fetcher, web.url("/page"))).body == b"text"


@pytest.mark.parametrize("told", ["x-gzip", "GZIP", "gzip,", "identity, gzip"])
async def test_gzip_has_several_names(web: Web, fetcher: Fetcher, told: str) -> None:
    web["/page"] = page(gzip.compress(b"text"), headers={"Content-Encoding": told})
    assert (await got(fetcher, web.url("/page"))).body == b"text"


def test_members_without_end_are_not_unpacked() -> None:
    began = time.monotonic()
    with pytest.raises(httpx2.DecodingError):
        list(unpacked(gzip.compress(b"") * 400_000, "gzip"))
    assert time.monotonic() - began < 2
